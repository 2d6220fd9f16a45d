"""Builds what goes with a report."""
