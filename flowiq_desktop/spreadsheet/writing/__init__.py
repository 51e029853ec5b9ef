"""Results sheets and example sheets written; text stays text."""
