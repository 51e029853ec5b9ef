"""FlowIQ's HTTP API: the client, what an answer proves, what its errors mean.

Never posts a message twice, and never takes an answer for proof of more than it proves.
"""
