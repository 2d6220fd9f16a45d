"""A year, as it is typed behind an option."""

import argparse


def year_of(text: str) -> int:
    """The year. Raises ArgumentTypeError unless it is four digits."""
    if len(text) != 4 or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"«{text}» không phải là năm")
    return int(text)
