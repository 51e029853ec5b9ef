"""Texts that are not the same for everybody: a column chooses, or a part is for some rows alone.

Never chooses a text for anybody by itself, and shows which values have none.
"""
