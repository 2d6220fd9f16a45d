"""Where a table stands when the workbook is made, and which version of it this is."""

SCHEMA = 1
HEAD_ROW = 4
FIRST_ROW = 5
CAPACITY = 100_000
"""Rows that the formulas, lists and filters of a table reach."""
