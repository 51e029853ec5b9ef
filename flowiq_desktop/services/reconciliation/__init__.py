"""Messages whose outcome is unknown: asking conversations, and a person's decisions.

Never sends again by itself, and never takes absence for proof.
"""
