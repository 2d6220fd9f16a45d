"""Cells, addresses, rectangles, the text of formulas."""
