"""Text of people: merge fields, WhatsApp's markup, what can be printed."""
