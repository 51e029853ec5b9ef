"""Speed, as ratios to a peer timed in the same run: `make bench`. No test asserts any of it."""
