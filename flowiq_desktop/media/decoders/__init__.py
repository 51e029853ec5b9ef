"""Reading files that nobody vouches for, one module per family.

Never runs outside the decode worker.
"""
