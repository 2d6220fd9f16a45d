"""Both workbooks, filled with what departments published."""
