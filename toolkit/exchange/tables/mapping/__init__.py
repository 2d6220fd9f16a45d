"""What the columns of a source are for, where a person says so: shown, read, kept."""
