"""The window. Only this package and `app` know Qt."""
