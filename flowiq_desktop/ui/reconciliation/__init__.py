"""The dialog about messages whose outcome is unknown.

Never presses a decision on anybody: leaving a row as it is needs no click.
"""
