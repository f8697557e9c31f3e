"""What the book shows: its pictures, and numbers printed alike on every machine."""
