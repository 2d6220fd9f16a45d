"""What is sent to a unit, by the kind of its round; nothing is written here."""
