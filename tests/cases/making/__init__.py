"""Recipes of the cases that no text editor makes: each writes its files into a folder by kind."""
