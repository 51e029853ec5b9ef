"""What messages cost and how many are allowed, as the command line is told it and tells it.

Never decides about a limit by itself: a campaign without one goes as it always did.
"""
