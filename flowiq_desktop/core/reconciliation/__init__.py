"""What a conversation proves about a message whose outcome is unknown.

Never asks FlowIQ itself, and never proves that a message was *not* sent.
"""
