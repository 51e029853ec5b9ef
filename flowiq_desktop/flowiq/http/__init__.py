"""One request and its one answer: whether a byte left, what came back, whether it is whole.

Never sends again, follows a redirect, or reads a setting from the environment.
"""
