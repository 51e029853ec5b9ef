"""Which letters the bytes of a text file stand for, by what is usual in forty languages.

Never takes one reading in silence where another would do as well.
"""
