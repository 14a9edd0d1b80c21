"""The table of words, and text → tagged words."""
