"""Measured numbers that come from an award-tracking workbook or a year book."""
