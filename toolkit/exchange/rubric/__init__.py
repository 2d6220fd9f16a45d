"""An office's scoring table, understood line by line, as a rubric and its entries."""
