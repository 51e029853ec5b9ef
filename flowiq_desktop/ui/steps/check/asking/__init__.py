"""What Check asks before many cells or rows change, and what it shows of that.

Never changes anything by itself: it says what is wished.
"""
