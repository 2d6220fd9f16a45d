"""What a door asks for on files."""
