"""Building a unit's slice of a register."""
