"""The scoring workbook."""
