"""The rules of the product: what is right, what is wrong, what may follow what.

Never reads or writes anything, uses neither clock nor randomness, nor a library that does.
"""
