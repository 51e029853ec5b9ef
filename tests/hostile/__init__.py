"""Files that are made to exhaust or mislead a reader, of every kind, by a recipe."""
