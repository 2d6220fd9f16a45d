"""Texts of what travels between units, a file for each part of the way."""
