"""An office's own scoring table, understood so that it can become a working form."""
