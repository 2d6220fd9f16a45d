"""The buttons: one function each, on the workbook that is open."""
