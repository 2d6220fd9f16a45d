"""Eligibility of each proposal, condition by condition."""
