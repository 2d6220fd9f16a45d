"""What stands where on a foreign sheet: tables, headings, groups, totals."""
