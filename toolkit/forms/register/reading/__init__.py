"""From the cells of a register to its records."""
