"""How a list is to be read, as the command line is told it and tells it.

Never lets a list be sent that can be read in two ways.
"""
