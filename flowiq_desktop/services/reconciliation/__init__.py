"""Messages whose outcome is unknown: looking at conversations, a person's decisions."""
