"""The phone beside the steps: what one person will see of the message."""
