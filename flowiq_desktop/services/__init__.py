"""Use cases: what the window and the command line both do. Long ones yield their progress.

Never knows Qt. A feature knows those before it alone: account, preparing, reach, sending, results.
"""
