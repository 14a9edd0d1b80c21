"""From events to the profile that a department reads: effects, fragments, view. Pure functions."""
