"""Whether this journal is the latest one: copied, older and missing journals are noticed.

Never lets anything go out that a later journal may have sent already.
"""
