"""One drawn message per kind, as the phone will show it."""
