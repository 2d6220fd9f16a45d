"""Ratios, eligibility, consistency and summaries of a register of awards; pure."""
