"""What all our workbooks have alike: their records, and what making them shares."""
