"""Whether this journal is the latest one: copied, older and missing journals are noticed.

Never sends what a later journal may have sent already.
"""
