"""Office workbooks as people make them, drawn with a seed, and faults to plant."""
