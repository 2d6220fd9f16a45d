"""Reward money: what each award of a year is paid, and in words."""
