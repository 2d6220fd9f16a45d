"""What a year book says it is; apart, so that telling it loads nothing of its own."""

KIND = "year"
SCHEMA = 1
