"""The built scoring workbook."""
