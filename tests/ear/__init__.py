"""The program as a screen reader meets it: its names, roles, states and news, and nothing else."""
