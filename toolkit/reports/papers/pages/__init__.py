"""The templates of papers, written from source in the layout of official papers."""
