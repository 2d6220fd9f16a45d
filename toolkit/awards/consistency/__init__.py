"""Contradictions of a register."""
