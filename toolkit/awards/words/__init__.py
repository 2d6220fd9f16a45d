"""Words of the field: awards, bodies, ranks, periods."""
