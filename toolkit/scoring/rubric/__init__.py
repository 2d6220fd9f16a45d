"""A rubric as text and as rows of a sheet, and its faults."""
