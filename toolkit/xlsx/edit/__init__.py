"""Changes spliced into the bytes of a sheet."""
