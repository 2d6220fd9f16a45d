"""The nine tables of the register: their sheets, columns, lists and hints."""
