"""What a person wishes of a campaign's course: when it goes out, and whether five go first.

Never takes a wish that cannot be read for none: such a campaign does not go out.
"""
