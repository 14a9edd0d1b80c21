"""Connects the parts and runs them: settings, command line, local stack, container and Kubernetes files."""
