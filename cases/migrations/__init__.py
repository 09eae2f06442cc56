"""Schema history of the facts."""
