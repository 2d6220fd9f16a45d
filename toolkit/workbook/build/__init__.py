"""Makes workbooks from a rubric; XlsxWriter lives here."""
