"""Who is who, in which unit, with which history."""
