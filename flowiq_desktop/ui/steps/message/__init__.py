"""Step two: what is sent."""
