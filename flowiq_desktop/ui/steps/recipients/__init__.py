"""Step one: the file, its columns, the country."""
