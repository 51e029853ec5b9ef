"""Places on earth: the map that comes with the program, where the sea is, and unlikely places.

Never looks a place up anywhere, and never swaps its numbers by itself: it says what is unlikely.
"""
