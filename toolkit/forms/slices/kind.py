"""What a slice says it is; apart, so that telling it loads nothing of the register."""

KIND = "slice"
SCHEMA = 1
