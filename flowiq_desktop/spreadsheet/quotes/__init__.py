"""Quotation marks of text files: the standard's, and what people and programs write instead.

Never loses a row, nor glues two of them together.
"""
