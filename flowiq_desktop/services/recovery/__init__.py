"""A damaged journal opened again: what was kept, what is lost, in words."""
