"""A page from top to bottom, and the book it belongs to."""
