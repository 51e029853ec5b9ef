"""Results sheets and example sheets, written whole or not at all.

Never writes a formula: a text stays a text.
"""
