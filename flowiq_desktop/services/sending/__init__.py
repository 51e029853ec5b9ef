"""Sending: the run, its scheduler, locks, pauses. Every outcome is written before the next step."""
