"""What the window knows: the draft, the campaign being sent, the account.

Never lays anything out; pages and dialogs ask it and listen to it.
"""
