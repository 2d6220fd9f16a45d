"""Building the round book."""
