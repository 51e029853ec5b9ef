"""The rules of the product: what is right, what is wrong, what may follow what.

Never reads or writes anything, asks no clock and no chance, and knows no library that does.
"""
