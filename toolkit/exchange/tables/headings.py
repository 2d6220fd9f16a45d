"""Which column of a table a heading means, and which table a row of headings is of."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import combining, normalize

from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.tables.all_tables import BY_KEY, TABLES
from toolkit.model.register import TableKey
from toolkit.rules.names import folded

UNIT_AND_POSITION = "unit+position"
"""Stands for a column that tells somebody's position and unit in one text."""

_BREAKS = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_POSITIONS = ("Chức vụ", "Chức danh")
_UNITS = ("đơn vị", "đơn vị công tác", "nơi công tác", "cơ quan")
_LONGEST = 120
"""Characters; no heading is longer, while a paragraph above a table may be."""

_WHOSE = (
    *("cán bộ", "công chức", "viên chức", "người lao động", "lao động", "nhân viên"),
    *("đảng viên", "giáo viên", "cá nhân", "hợp đồng", "NLĐ", "CBCC", "CBCCVC"),
    *("CBVC", "CCVC", "CB", "CC", "VC", "được khen thưởng", "được khen"),
    *("được đề nghị", "được tặng", "người", "các", "của", "và"),
)
"""What may stand behind «Họ và tên» and change nothing: whose name it is."""

_NAME = "Họ và tên"

_OWN = (0, 2)
"""Of how sure a meaning is: by the table's own words, with or without diacritics."""

_NEAR = 0.75
"""How alike a heading and a known one must be for the known one to be suggested."""


class Match(NamedTuple):
    """A row of headings as one table understands it.

    `fields`: column → field of the table; `unknown`: column → heading that means none
    of its columns. `exact` counts the headings that are the table's own words.
    `titles`: column → heading that is itself a title, whoever gets it being marked.
    """

    table: TableForm
    fields: Mapping[int, str]
    unknown: Mapping[int, str]
    exact: int
    titles: Mapping[int, str] = MappingProxyType({})

    @property
    def given(self) -> frozenset[str]:
        """The fields that the source says something about."""
        marked = ("award",) if self.titles else ()
        return frozenset((*self.fields.values(), *marked))

    @property
    def rank(self) -> tuple[int, int, int]:
        """The higher, the better the table fits."""
        return (len(self.given), self.exact, -len(self.unknown))


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """A heading regardless of case, line breaks, punctuation and tone placement."""
    return folded(_BREAKS.sub(" ", normalize("NFC", text)))


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A heading also regardless of its diacritics."""
    letters = normalize("NFD", key(text)).replace("đ", "d")
    return "".join(letter for letter in letters if not combining(letter))


_NUMBERING = frozenset(map(key, ("STT", "TT", "Số TT", "Số thứ tự", "No.")))


def is_numbering(heading: str) -> bool:
    """Whether a heading is that of the column that numbers the rows."""
    return key(heading) in _NUMBERING


@cache
def _known(name: TableKey) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """Keys of headings → fields, the surest kind first: own words, then synonyms."""
    table = BY_KEY[name]
    own = [(column.header, column.field) for column in table.columns]
    others = [(word, c.field) for c in table.columns for word in c.synonyms]
    fields = {column.field for column in table.columns}
    if "unit" in fields:
        others += [
            (f"{position} {unit}", UNIT_AND_POSITION)
            for position in _POSITIONS
            for unit in _UNITS
        ]
    return (
        _by_key((key(word), field) for word, field in own),
        _by_key((key(word), field) for word, field in others),
        # Typed without diacritics: only where nothing else is meant.
        _by_key((bare(word), field) for word, field in own),
        _by_key((bare(word), field) for word, field in others),
    )


def _by_key(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, field in pairs:
        if field not in found.get(word, ()):
            found[word] = (*found.get(word, ()), field)
    return found


def meanings(table: TableForm, heading: str) -> tuple[int, tuple[str, ...]]:
    """How surely (0: the table's own words) a heading means which fields; () none."""
    if len(heading) > _LONGEST:
        return (9, ())
    plain = _IN_BRACKETS.sub(" ", heading)
    for text in dict.fromkeys((heading, plain, _nobodys(plain))):
        for sure, words in enumerate(_known(table.key)):
            found = words.get((key if sure < 2 else bare)(text))
            if found:
                return (sure, found)
    return (9, ())


@lru_cache(maxsize=4096)
def _nobodys(heading: str) -> str:
    """«Họ tên cán bộ, công chức» → «Họ và tên»; any other heading as it is."""
    text = bare(heading)
    for name in (bare(_NAME), "ho ten", "ten"):
        rest = f"{text.removeprefix(name)} "
        if text.startswith(f"{name} "):
            for whose in _WHOSE:
                rest = rest.replace(f" {bare(whose)} ", " ")
            return heading if rest.strip() else _NAME
    return heading


def match(table: TableForm, headings: Mapping[int, str]) -> Match:
    """What a row of headings (column → text) means to a table.

    A heading that may mean several fields takes the first that no other one means:
    «Tên đơn vị» is a unit beside «Họ và tên», and the name where it stands alone.
    """
    fields: dict[int, str] = {}
    unknown: dict[int, str] = {}
    open_ones: dict[int, tuple[str, ...]] = {}
    exact = 0
    for column, heading in headings.items():
        if is_numbering(heading):
            continue
        sure, found = meanings(table, heading)
        exact += sure in _OWN
        if not found:
            unknown[column] = heading
        elif len(found) == 1:
            fields[column] = found[0]
        else:
            open_ones[column] = found
    for column, found in open_ones.items():
        taken = set(fields.values())
        fields[column] = next((f for f in found if f not in taken), found[0])
    return Match(table, dict(sorted(fields.items())), unknown, exact)


def nearest(table: TableForm, heading: str) -> str:
    """The heading of the table that an unknown one is most like; "" when none is."""
    known = {key(w): c.header for c in table.columns for w in (c.header, *c.synonyms)}
    found = get_close_matches(key(heading)[:_LONGEST], known, n=1, cutoff=_NEAR)
    return known[found[0]] if found else ""


def other_table(
    table: TableForm, heading: str, headings: Mapping[int, str]
) -> TableForm | None:
    """Another table that surely has a column of this heading.

    Where there are several, the one that understands most of the row of headings.
    """
    others = [t for t in TABLES if t is not table and meanings(t, heading)[0] < 2]
    return max(others, key=lambda t: match(t, headings).rank, default=None)


def table_called(word: str) -> TableForm | None:
    """The table of a key («awards»), sheet («Khen thưởng») or file («khen_thuong»)."""
    wanted = bare(word)
    return next((t for t in TABLES if wanted in (bare(t.key), bare(t.sheet))), None)


def file_stem(table: TableForm) -> str:
    """«Khen thưởng» → khen_thuong."""
    return bare(table.sheet).replace(" ", "_")
