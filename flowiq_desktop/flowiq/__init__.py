"""The FlowIQ HTTP API: client, the meaning of its answers, and the practice server."""
