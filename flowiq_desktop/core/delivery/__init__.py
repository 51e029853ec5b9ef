"""What may become of a message: its states, how fast it may go, when to stop, what is reported."""
