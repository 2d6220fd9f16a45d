"""The built award-tracking workbook."""
