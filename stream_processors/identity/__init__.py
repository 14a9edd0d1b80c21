"""Which records are one person (design §5): pure functions. Start with `partition.py`."""
