"""From results to the rows of the computed sheets."""
