"""One request, one answer: what left, what came back and whether it is whole. Never sends again."""
