"""The journal: every change of a delivery, durable before the next step relies on it."""
