"""Slices of a register: what of it one unit of an office fills and sends back."""
