"""The ways in: HTTP collector, Segment API, file import, and the replay of failed events."""
