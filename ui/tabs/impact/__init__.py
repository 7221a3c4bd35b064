"""The desk of what changed."""
