"""Workbooks that are none of ours: only what needs no form is checked."""
