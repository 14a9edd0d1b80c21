"""What is said on the wire and in the stores. Pure values: no I/O, imported by every other package."""
