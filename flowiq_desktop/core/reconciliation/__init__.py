"""What a conversation proves about a message whose outcome is unknown. Asks nobody."""
