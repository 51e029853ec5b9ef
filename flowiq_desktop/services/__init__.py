"""Use cases: what the window and the command line both do. Long ones yield their progress."""
