"""Sheets of a workbook that we made, put into a workbook of somebody else."""
