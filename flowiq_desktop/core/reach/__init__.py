"""Who can be reached: what a look at a person shows, and the group that puts each row into.

Never asks FlowIQ itself, and never calls somebody unreachable because nobody has looked.
"""
