"""Deadlines of year books: told, and as a calendar."""
