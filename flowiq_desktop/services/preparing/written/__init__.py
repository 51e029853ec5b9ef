"""Messages that were written once and are used again, under a name or as they were sent.

Never sends or composes one: it keeps what fills the fields of a message.
"""
