"""A folder of what came back, taken in."""
