"""What sending and previews share of the network: when it must be over, and where it may lead.

Deadlines, and addresses read strictly. It opens no connection and sends nothing: sending has an
adapter of its own (`flowiq.http.transport`), which knows whether a byte left, and so has reading
what is behind a link (`media.connection`).
"""
