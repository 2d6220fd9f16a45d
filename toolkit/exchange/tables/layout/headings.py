"""Which column of a table a heading means, and which table a row of headings is of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.tables.all_tables import BY_KEY, TABLES
from toolkit.model.plain_text import without_marks
from toolkit.model.register import TableKey
from toolkit.rules.names import folded

UNIT_AND_POSITION = "unit+position"
"""Stands for a column that tells somebody's position and unit in one text."""

BORN_MAN, BORN_WOMAN = "Năm sinh của nam", "Năm sinh của nữ"
"""Headings that stand for «Nam» and «Nữ» below «Năm sinh»: a column for each sex."""

BIRTHS: Mapping[str, bool] = {BORN_MAN: False, BORN_WOMAN: True}
"""Whether who is born there is a woman."""

YEARLY: Mapping[TableKey, str] = {
    TableKey.RATINGS: "rating",
    TableKey.AWARDS: "award",
}
"""What may stand below years that are headings, by the table that it is of."""

_BREAKS = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_POSITIONS = ("Chức vụ", "Chức danh")
_UNITS = ("đơn vị", "đơn vị công tác", "nơi công tác", "cơ quan")
LONGEST = 120
"""Characters; no heading is longer, while a paragraph above a table may be."""

_LATER_WORDS = ("khen thưởng", "khen", "thi đua", "đề nghị", "được đề nghị")
"""What may stand behind a heading and change nothing: «Số QĐ khen thưởng»."""

_WHOSE = (
    *("cán bộ", "công chức", "viên chức", "người lao động", "lao động", "nhân viên"),
    *("đảng viên", "giáo viên", "cá nhân", "hợp đồng", "NLĐ", "CBCC", "CBCCVC"),
    *("CBVC", "CCVC", "CB", "CC", "VC", "được khen thưởng", "được khen"),
    *("được đề nghị", "được tặng", "người", "các", "của", "và", "nhân sự", "công nhân"),
)
"""What may stand behind «Họ và tên» and change nothing: whose name it is."""

_NAME = "Họ và tên"
_BESIDE = "(?:cap bac|quan ham|cap ham|chuc vu|chuc danh)"
_NAME_BESIDE = re.compile(
    rf"(?:{_BESIDE} (?:va )?){{1,2}}ho (?:va )?ten"
    rf"|ho (?:va )?ten (?:va )?{_BESIDE}(?: (?:va )?{_BESIDE})?"
)

_EITHER = "Tên tập thể/cá nhân/hộ"
_OWN = (0, 2)
"""Of how sure a meaning is: by the table's own words, with or without diacritics."""

_NEAR = 0.75
"""How alike a heading and a known one must be for the known one to be suggested."""


class Match(NamedTuple):
    """A row of headings as one table understands it.

    `fields`: column → field of the table; `unknown`: column → heading that means none
    of its columns. `exact` counts the headings that are the table's own words.
    `titles`: column → heading that is itself a title, whoever gets it being marked.
    `births`: column of years of birth of one sex → whether of women. `years`: column
    of one year → that year; below stands what `YEARLY` says, or a mark for what rows
    between the rows or the title tell (`marked_years`). `grouped`: fields that these
    tell. `title_years`: column of a title in one year → that year.
    """

    table: TableForm
    fields: Mapping[int, str]
    unknown: Mapping[int, str]
    exact: int
    titles: Mapping[int, str] = MappingProxyType({})
    births: Mapping[int, bool] = MappingProxyType({})
    years: Mapping[int, int] = MappingProxyType({})
    grouped: frozenset[str] = frozenset()
    title_years: Mapping[int, int] = MappingProxyType({})
    marked_years: bool = False

    @property
    def given(self) -> frozenset[str]:
        """The fields that the source says something about."""
        marked = ("award",) if self.titles else ()
        births = ("born", "woman") if self.births else ()
        dated = ("year",) if self.years or self.title_years else ()
        by_year = self.years and not self.marked_years
        yearly = (YEARLY[self.table.key],) if by_year else ()
        told = (*marked, *births, *dated, *yearly, *self.grouped)
        return frozenset((*self.fields.values(), *told))

    @property
    def columns(self) -> frozenset[int]:
        """The columns of the source that the table takes something from."""
        return frozenset((*self.fields, *self.titles, *self.births, *self.years))

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
    return without_marks(key(text))


_NAME_OPENINGS = tuple(f"{key(words)} " for words in ("họ và tên", "họ tên", "tên"))
_ANYBODY = tuple(
    key(words)
    for words in (
        *("tập thể", "cá nhân", "hộ gia đình", "hộ", "đơn vị"),
        *("hoặc", "và", "họ và tên", "họ tên", "tên"),
    )
)
"""What may stand together in the heading of a column of names of all kinds."""

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
    return _meanings(table.key, heading) if len(heading) <= LONGEST else (9, ())


@lru_cache(maxsize=8192)
def _meanings(table: TableKey, heading: str) -> tuple[int, tuple[str, ...]]:
    plain = _IN_BRACKETS.sub(" ", heading)
    others = [_nobodys(plain), _anybodys(plain), _shorter(plain)]
    others += [_NAME] if is_name_beside(plain) else []
    for text in dict.fromkeys((heading, plain, *others)):
        for sure, words in enumerate(_known(table)):
            found = words.get((key if sure < 2 else bare)(text))
            if found:
                return (sure, found)
    return (9, ())


@lru_cache(maxsize=1024)
def is_name_beside(heading: str) -> bool:
    """«Cấp bậc, họ và tên», «Họ và tên, chức vụ»: a name that shares its cell."""
    return _NAME_BESIDE.fullmatch(bare(heading)) is not None


@lru_cache(maxsize=4096)
def _anybodys(heading: str) -> str:
    """«Tên tập thể, cá nhân», «Họ tên/Tên đơn vị» → a name of either kind."""
    words = key(heading)
    opening = next((one for one in _NAME_OPENINGS if f"{words} ".startswith(one)), "")
    rest = f" {words[len(opening) :]} "
    kinds = sum(f" {kind} " in rest for kind in _ANYBODY[:5])
    for anybody in _ANYBODY:
        rest = rest.replace(f" {anybody} ", "  ")
    return _EITHER if opening and kinds > 1 and not rest.strip() else heading


@lru_cache(maxsize=4096)
def _shorter(heading: str) -> str:
    """«Số QĐ khen thưởng» → «so qd»; any other heading as it is."""
    text = bare(heading)
    for later in _LATER_WORDS:
        if text.endswith(f" {bare(later)}"):
            return text.removesuffix(f" {bare(later)}")
    return heading


@lru_cache(maxsize=8192)
def is_known(heading: str) -> bool:
    """Whether some table has a column of this heading."""
    if heading in BIRTHS:
        return True
    first = heading.split(None, 1)
    if not first or bare(first[0]) not in _first_words():
        return False  # most texts of a file are names of people
    return any(meanings(table, heading)[1] for table in TABLES)


@cache
def _first_words() -> frozenset[str]:
    texts = (word for table in TABLES for word in _all_words(table))
    return frozenset(bare(re.split(r"[\W_]+", text.strip())[0]) for text in texts)


def _all_words(table: TableForm) -> Iterator[str]:
    for column in table.columns:
        yield column.header
        yield from column.synonyms
    yield from (*_POSITIONS, _NAME, "Họ tên", "Tên", "Cấp bậc", "Quân hàm")


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
    return _match(table.key, tuple(headings.items()))


@lru_cache(maxsize=2048)
def _match(name: TableKey, headings: tuple[tuple[int, str], ...]) -> Match:
    table = BY_KEY[name]
    fields: dict[int, str] = {}
    unknown: dict[int, str] = {}
    births: dict[int, bool] = {}
    open_ones: dict[int, tuple[str, ...]] = {}
    exact = 0
    for column, heading in headings:
        if is_numbering(heading):
            continue
        if heading in BIRTHS and _has_births(table):
            births[column] = BIRTHS[heading]
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
    return Match(table, dict(sorted(fields.items())), unknown, exact, births=births)


def _has_births(table: TableForm) -> bool:
    return {"born", "woman"} <= {column.field for column in table.columns}


def nearest(table: TableForm, heading: str) -> str:
    """The heading of the table that an unknown one is most like; "" when none is."""
    return _nearest(table.key, key(heading)[:LONGEST])


@lru_cache(maxsize=1024)
def _nearest(table: TableKey, typed: str) -> str:
    known = _headers(table)
    # «Số QĐ» is never advised for «Ngày QĐ»: what differs first tells most.
    alike = [word for word in known if _begin_alike(word, typed)]
    found = get_close_matches(typed, alike, n=1, cutoff=_NEAR)
    return known[found[0]] if found else ""


@cache
def _headers(name: TableKey) -> Mapping[str, str]:
    """Keys of all headings that a table knows → its own."""
    columns = BY_KEY[name].columns
    return {key(w): c.header for c in columns for w in (c.header, *c.synonyms)}


@lru_cache(maxsize=4096)
def _begin_alike(known: str, typed: str) -> bool:
    first, other = (bare(text).partition(" ")[0] for text in (known, typed))
    return bool(get_close_matches(other, [first], n=1, cutoff=_NEAR))


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
