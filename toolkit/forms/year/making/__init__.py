"""Builds the year book."""
