"""Rows in and out; workbooks that travel."""
