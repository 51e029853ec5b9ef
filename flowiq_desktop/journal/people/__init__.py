"""What is kept of people, whatever campaign wrote to them: looks, and who wants no messages.

Never knows a campaign's tables; those ask here before a message begins.
"""
