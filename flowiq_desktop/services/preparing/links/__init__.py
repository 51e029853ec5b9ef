"""Links of a checked list: which there are, what is behind them, and what that means for rows.

Opens each link once, never blocks a row, and says what it did not look at.
"""
