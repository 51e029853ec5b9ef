"""Buttons, list rows and contact cards in the form: moved and taken away.

Never takes one away that one press cannot put back.
"""
