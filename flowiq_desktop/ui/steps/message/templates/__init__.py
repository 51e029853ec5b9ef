"""Templates on Message: which saved one is sent, and what somebody saves of one.

Never invents what a template says: FlowIQ does not list them, and the person types it.
"""
