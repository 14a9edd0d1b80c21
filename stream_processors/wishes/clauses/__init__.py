"""A sentence with its times → statements: what each speaks of, and which times belong to it."""
