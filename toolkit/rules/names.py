"""Names as clerks write them: one key for all spellings, and which award is meant."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from unicodedata import normalize

from toolkit.model.spelling import tone_last
from toolkit.rules.shelf import series
from toolkit.rules.standards import Award

_SIGNS = re.compile("[«»“”\"'‘’().,;:]+")
_DASHES = re.compile("[-–—]")
_OPENINGS = ("tặng thưởng ", "tặng ", "danh hiệu ", "hình thức ")
_YEAR_AFTER = re.compile(r" năm \d{4}$")
_ANY_END = "*"
_CLASSES = {"i": "nhất", "ii": "nhì", "iii": "ba", "1": "nhất", "2": "nhì", "3": "ba"}
_CLASSED = re.compile(r"(.+?) (?:– )?(iii|ii|i|1|2|3)")
_KEPT = 200
"""Characters of a text of which it is kept what title it means."""

MOST_WORDS = 24
"""No known name has more; a paragraph is not gone through for each of its words."""


def fold(text: str) -> str:
    """The key of a text: one case, one spacing, a tone wherever it was typed.

    «Uỷ ban  nhân dân tỉnh» and «UBND Tỉnh» have the same key, as have hoà and hòa.
    """
    bare = _SIGNS.sub(" ", normalize("NFC", text).lower())
    words = _DASHES.sub(" – ", bare).split()
    return " ".join(map(tone_last, words)).replace(_COMMITTEE, "ubnd")


folded = lru_cache(maxsize=8192)(fold)
"""The same, kept: for words that come again. Of thousands of names few do."""

_COMMITTEE = " ".join(map(tone_last, ("ủy", "ban", "nhân", "dân")))


def match(text: str, names: Mapping[str, str]) -> str | None:
    """What a folded text stands for among folded names, the longest opening first.

    A name that ends in «*» stands for every text that begins so, at a word's end.
    """
    if text in names:
        return names[text]
    words = text.split()
    for length in range(min(len(words), MOST_WORDS), 0, -1):
        found = names.get(" ".join(words[:length]) + _ANY_END)
        if found is not None:
            return found
    return None


def known_title(text: str, authority: str = "") -> str | None:
    """The id of the title or form that a text means; None if it is not known.

    Where the form alone says too little («Bằng khen»), the authority beside it helps.
    """
    short = len(text) + len(authority) <= _KEPT
    return (_short if short else _known)(text, authority)


def _known(text: str, authority: str) -> str | None:
    bare = bare_title(text)
    found = match(bare, _award_names())
    if found is None and (classed := _CLASSED.fullmatch(bare)):
        found = match(_with_class(classed), _award_names())
    if found is None and bare and authority:
        found = match(f"{bare} {folded(authority)}", _award_names())
    return found


_short = lru_cache(maxsize=4096)(_known)


def _with_class(found: re.Match[str]) -> str:
    """«hclđ iii» → «hclđ hạng ba», folded."""
    order = _CLASSES[found[2]]
    return f"{found[1]} {folded('hạng')} {folded(order)}"


def bare_title(text: str) -> str:
    """A folded title without what clerks write before it, and without its year."""
    bare = folded(text).replace(folded("sỹ"), folded("sĩ"))
    for opening in _OPENINGS:
        bare = bare.removeprefix(folded(opening) + " ")
    return _YEAR_AFTER.sub("", bare)


@cache
def _award_names() -> dict[str, str]:
    """Every folded spelling of every title and form, with its id."""
    return {
        starred(written): one.id
        for one in series(Award)
        for record in one.records
        for written in (
            record.title,
            record.version.value,
            record.short,
            *record.synonyms,
        )
    }


def starred(name: str) -> str:
    """A folded name; its «*», if it has one, stands at the end of the last word."""
    star = _ANY_END if name.endswith(_ANY_END) else ""
    return folded(name.rstrip(_ANY_END)) + star
