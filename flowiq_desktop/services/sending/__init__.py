"""Sending: freezing, the run and its scheduler, locks, pauses, repeats held back.

Never takes the next step before the last outcome is on disk.
"""
