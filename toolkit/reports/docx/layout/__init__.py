"""Word documents written from source, in the layout of official papers."""
