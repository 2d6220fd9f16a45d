"""Reading a foreign file as sheets of cells, as a person sees them."""
