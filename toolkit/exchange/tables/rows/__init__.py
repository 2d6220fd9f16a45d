"""From lines of a foreign table to rows of the register, and what became of each."""
