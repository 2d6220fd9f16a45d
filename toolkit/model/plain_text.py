"""Texts made plainer: without marks for keys and names of files, or shorter."""

from unicodedata import combining, normalize


def without_marks(text: str) -> str:
    """«Hội đồng» → «Hoi dong»; what is no Latin letter stays as it is."""
    parted = normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in parted if not combining(letter))


def excerpt(text: str, longest: int) -> str:
    """A text of at most so many letters: whole words of its beginning, then «…»."""
    if len(text) <= longest:
        return text
    start = text[:longest]
    words = start.rpartition(" ")[0] or start[:-1]
    return f"{words.rstrip(' ,;(')}…"
