"""The dialog about a damaged journal."""
