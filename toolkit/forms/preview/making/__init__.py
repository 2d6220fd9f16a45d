"""Building the preview."""
