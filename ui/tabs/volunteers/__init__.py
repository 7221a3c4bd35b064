"""The desk of the same name."""
