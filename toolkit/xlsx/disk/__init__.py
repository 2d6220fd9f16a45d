"""Reading, replacing, backing up, locking and undoing files."""
