"""The texts of every code, an area a file; the catalogue joins them."""
