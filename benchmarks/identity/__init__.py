"""Measurements of identity resolution on labelled data."""
