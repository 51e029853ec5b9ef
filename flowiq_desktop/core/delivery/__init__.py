"""What may become of a message: its states, how fast it may go, when a campaign pauses.

Never reads a clock: time and outcomes are passed in.
"""
