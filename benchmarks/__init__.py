"""Measurements: the pipeline beside other frameworks, identity beside other matchers, and the cost of single parts."""
