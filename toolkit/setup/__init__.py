"""Installing on a clerk's PC: steps, their undoing, and what may be wrong."""
