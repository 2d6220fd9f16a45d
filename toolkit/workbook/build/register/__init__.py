"""Builds the award-tracking workbook, sheet by sheet."""
