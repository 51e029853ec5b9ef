"""From a file to what would be sent: loading, mapping, checking, drafts, previews, examples.

Never changes the person's file, and sends nothing.
"""
