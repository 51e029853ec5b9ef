"""The dialog about messages whose outcome is unknown."""
