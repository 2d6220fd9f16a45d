"""An xlwings engine over LibreOffice Calc."""
