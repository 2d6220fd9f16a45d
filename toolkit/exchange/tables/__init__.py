"""Tables of a register out as CSV; rows of other files in."""
