"""What a cell may hold, as a finding lists it."""

from collections.abc import Collection


def one_of(words: Collection[str]) -> str:
    """«có, không»; «sở, đơn vị; cấp xã» where a word has a comma of its own."""
    return ("; " if any("," in word for word in words) else ", ").join(words)
