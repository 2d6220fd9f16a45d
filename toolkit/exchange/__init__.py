"""Taking tables in from other files and giving them out."""
