"""Workbooks that travel between units: sent, taken in, appraised, put together."""
