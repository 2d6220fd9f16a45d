"""Measured numbers that come from an award-tracking workbook."""
