"""Qt item models: they hold positions and fetch what is painted."""
