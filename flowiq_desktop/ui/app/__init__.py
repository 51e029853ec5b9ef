"""The window itself: steps, menu, opening, leaving, one window only."""
