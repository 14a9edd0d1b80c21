"""From events to what a department reads of a client: effects, fragments and the profile. Pure functions of values."""
