"""Who can be reached: looking people up in FlowIQ, and the plan of what would become of each row.

Never sends, never keeps what people wrote, and never makes a look the condition of sending.
"""
