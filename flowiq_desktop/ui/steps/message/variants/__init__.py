"""Texts that are not the same for everybody: a column chooses which of them a row gets.

Never chooses a text for anybody by itself, and shows which values have none.
"""
