"""The ladder: refute, else prove, else say that it is not proved."""
