"""The stores in memory: twins of the real ones that pass the same contract tests."""
