"""The demo: one customer's story as the events of its channels and the views of its departments."""
