"""The workbook, and the sheet, of a rubric."""
