"""Models of all that travels on the wire or lies in the stores. Pure values without I/O, imported by every package."""
