"""The built workbook in which a rubric is written."""
