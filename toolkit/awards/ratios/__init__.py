"""Award ratios: lines, counts, places left."""
