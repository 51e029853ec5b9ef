"""What sending and previews share of the network: deadlines, and addresses read strictly.

Never opens a connection and never sends: `flowiq.http` and `media` do.
"""
