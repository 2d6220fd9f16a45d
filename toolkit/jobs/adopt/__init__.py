"""An office's own workbook made a working form: its scoring table, its registers."""
