"""What messages cost: amounts as people write them, prices, estimates, budgets.

Never knows a price by itself, and never counts a message without one as free.
"""
