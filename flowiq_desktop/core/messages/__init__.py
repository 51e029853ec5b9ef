"""From a row to a message: the row's values, the composer, the message types."""
