"""Titles and forms that the law names and of which the data have no standard."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from toolkit.rules.names import bare_title, folded, known_title

_CLASSES = ("Nhất", "Nhì", "Ba")
_IN_CLASSES = (
    *("Huân chương Độc lập", "Huân chương Quân công", "Huân chương Lao động"),
    *("Huân chương Bảo vệ Tổ quốc", "Huân chương Chiến công"),
    "Huy chương Chiến sĩ vẻ vang",
)
_ALONE = (
    *("Huân chương Sao vàng", "Huân chương Hồ Chí Minh", "Huân chương Dũng cảm"),
    *("Huân chương Đại đoàn kết dân tộc", "Huân chương Hữu nghị"),
    *("Huy chương Quân kỳ quyết thắng", "Huy chương Vì an ninh Tổ quốc"),
    *("Huy chương Hữu nghị", "Tỉnh Anh hùng", "Thành phố Anh hùng"),
    *("Bà mẹ Việt Nam anh hùng", "Anh hùng Lực lượng vũ trang nhân dân"),
    *("Nhà giáo nhân dân", "Nhà giáo ưu tú", "Thầy thuốc nhân dân"),
    *("Thầy thuốc ưu tú", "Nghệ sĩ nhân dân", "Nghệ sĩ ưu tú"),
    *("Nghệ nhân nhân dân", "Nghệ nhân ưu tú"),
    *("Giải thưởng Hồ Chí Minh", "Giải thưởng Nhà nước"),
)
_SHORT = {
    "hclđ": "huân chương lao động",
    "hcđl": "huân chương độc lập",
    "ahllvtnd": "anh hùng lực lượng vũ trang nhân dân",
}
_CLASS = re.compile(r" (?:hạng )?(nhất|nhì|ba|i{1,3}|[123])$")
_NUMBERED = {"i": 0, "ii": 1, "iii": 2, "1": 0, "2": 1, "3": 2}


@lru_cache(maxsize=1024)
def law_title(text: str) -> str:
    """The name of a title or form without data that a text means; "" for none.

    «HCĐL hạng II» is «Huân chương Độc lập hạng Nhì». Nothing but the names is known.
    """
    if known_title(text):
        return ""
    bare = bare_title(text)
    first, _, rest = bare.partition(" ")
    bare = f"{folded(_SHORT[first]) if first in _SHORT else first} {rest}".strip()
    return _names().get(bare) or _names().get(_classed(bare), "")


def _classed(bare: str) -> str:
    """A folded name whose class is written out: «… hạng nhì»."""
    plain = _CLASS.search(_toneless_class(bare))
    if plain is None:
        return bare
    word = plain[1]
    name = _CLASSES[_NUMBERED[word]] if word in _NUMBERED else word
    return f"{bare[: plain.start()]} {folded('hạng')} {folded(name)}"


def _toneless_class(bare: str) -> str:
    """The class with its tone where a clerk types it, as the pattern has it."""
    for word in ("hạng", *_CLASSES):
        bare = bare.replace(f" {folded(word)}", f" {word.lower()}")
    return bare


@cache
def _names() -> Mapping[str, str]:
    return {folded(name): name for name in _all() if known_title(name) is None}


def _all() -> Iterator[str]:
    for name in _IN_CLASSES:
        yield name
        for word in _CLASSES:
            yield f"{name} hạng {word}"
    yield from _ALONE
