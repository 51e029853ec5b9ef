"""People's text: merge fields, WhatsApp's markup, what can be printed.

Never evaluates what stands in braces: a name is looked up, and nothing more.
"""
