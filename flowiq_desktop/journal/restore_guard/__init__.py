"""Whether this journal is the newest there is: copied, older or missing ones are noticed."""
