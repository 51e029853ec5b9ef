"""What a damaged journal still proves. Writes only to a fresh one, and never guesses *sent*."""
