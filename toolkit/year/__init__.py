"""Arithmetic of an office's emulation year; knows no workbook and no clock."""
