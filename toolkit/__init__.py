"""Workbooks and checks for emulation and commendation (thi đua, khen thưởng)."""

__version__ = "0.1.0"
