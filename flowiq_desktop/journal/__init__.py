"""The journal: every change of a delivery, durable before the next step relies on it.

Never holds more than one connection to its file, and never deletes what was tried unasked.
"""
