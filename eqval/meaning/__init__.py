"""What a page has said so far, and what a formula means by it."""
