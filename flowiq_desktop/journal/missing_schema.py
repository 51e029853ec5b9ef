"""What the journal must know about messages that were sent but are missing from it."""

MISSING_SCHEMA = """
ALTER TABLE installation ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE installation ADD COLUMN missing_until TEXT NOT NULL DEFAULT '';
ALTER TABLE installation ADD COLUMN acknowledged TEXT NOT NULL DEFAULT '';
"""
"""`missing`: at most how many messages. `missing_until`: from then on they are too long ago to be
repeats. `acknowledged`: when a person last said that nothing need be held back for them.
"""
