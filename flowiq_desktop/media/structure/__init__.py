"""Structure: which kind of file it is by its own directory or marks, one module per family.

Every reader takes a bounded number of steps whatever a file says of itself.
"""
