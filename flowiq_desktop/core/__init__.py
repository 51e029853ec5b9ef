"""Rules of the product: no input or output, no Qt, no clock of its own."""
