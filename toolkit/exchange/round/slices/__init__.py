"""Slices of a register: cut for each unit, and merged when they come back."""
