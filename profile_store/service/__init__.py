"""The profile service: HTTP API, staff pages, live changes, planner feed."""
