"""The journal: every change of a delivery, durable before the next step relies on it.

Never has two connections to its file, and never deletes unasked what was tried even once.
"""
