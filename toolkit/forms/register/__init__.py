"""The award-tracking workbook."""
