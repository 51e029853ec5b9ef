"""FlowIQ's HTTP API: the client, what an answer proves, what its errors mean.

Never posts a message twice, and never calls unproved what is proved, or the reverse.
"""
