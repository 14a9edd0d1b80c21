"""Tagged words → times of day, days and stretches of days."""
