"""Vietnamese without its marks, for keys and names of files."""

from unicodedata import combining, normalize


def without_marks(text: str) -> str:
    """«Hội đồng» → «Hoi dong»; what is no Latin letter stays as it is."""
    parted = normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in parted if not combining(letter))
