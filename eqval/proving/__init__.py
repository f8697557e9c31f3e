"""The first meaning: SymPy over symbolic sizes."""
