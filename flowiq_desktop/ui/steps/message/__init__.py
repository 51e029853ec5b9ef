"""Step 2, Message: what is sent.

Never composes a message: it edits what the services compose one from.
"""
