"""A workbook as a file: taken in safely, read, edited without loss, saved whole."""
