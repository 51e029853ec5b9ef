"""Work in the background, and what comes home from it."""
