"""Step 4, Send: the test message, confirming, sending, progress.

Never starts without a confirmation, and shows no count that is not on disk.
"""
