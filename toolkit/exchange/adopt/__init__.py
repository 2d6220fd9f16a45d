"""An office's own register of awards, taken over as it is."""
