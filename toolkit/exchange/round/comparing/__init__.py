"""One return: whose it is, and what was done to it since it was sent."""
