"""Workbooks that go beside papers, as XlsxWriter makes them."""
