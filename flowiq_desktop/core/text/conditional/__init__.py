"""Conditional parts of a text: what decides on them, and how a piece becomes one.

Never computes: a cell is empty or not, is a value or not.
"""
