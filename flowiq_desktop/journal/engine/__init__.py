"""Under the tables: connection, commit queue, disk reserve, integrity, schema and migrations."""
