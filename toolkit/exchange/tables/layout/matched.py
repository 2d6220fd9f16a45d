"""What a table of a source means to one table of the register, by its headings."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from toolkit.exchange.sources.source import Value
from toolkit.exchange.tables.layout.blocks import Block
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.groups import award_above, award_group
from toolkit.exchange.tables.layout.headings import (
    BIRTHS,
    YEARLY,
    Match,
    bare,
    key,
    match,
    meanings,
)
from toolkit.exchange.tables.layout.heads import SOME_AUTHORITY, wordings, year_over
from toolkit.exchange.tables.layout.looks import are_titles, is_person, is_rating
from toolkit.exchange.tables.layout.marks import mark
from toolkit.exchange.tables.layout.names_parted import joined_names
from toolkit.exchange.tables.layout.totals import is_total
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey
from toolkit.rules.names import known_title

_OF_LEVEL = re.compile(
    r"\b(?:khen|danh hieu|hinh thuc|thi dua)\b.*\bcap (?:co so|tinh|bo|nganh|so|huyen"
    r"|xa|nha nuoc|trung uong|toan quoc|thanh pho)\b"
)
_FEWEST_YEARS = 2
_GROUP_CELLS = 2
_MOSTLY = 2
"""One filled cell in so many must be a mark where a heading is a title."""

_SALUTATION = key("Ông/Bà")
_NAME = "Họ và tên"
_SALUTATIONS = frozenset(map(key, ("ông", "bà", "anh", "chị")))


def worded(form: TableForm, texts: tuple[str, ...]) -> str:
    """What texts over each other say to a table: as it knows them, or as they stand."""
    return _worded(form.key, texts)


@lru_cache(maxsize=4096)
def _worded(table: TableKey, texts: tuple[str, ...]) -> str:
    form = BY_KEY[table]
    known = (text for text in wordings(texts) if meanings(form, text)[1])
    titled = (text for text in texts if known_title(text, SOME_AUTHORITY))
    fallback = " – ".join(texts) if len(texts) > 1 else texts[0]
    births = (text for text in wordings(texts) if text in BIRTHS)
    return next(known, None) or next(births, None) or next(titled, fallback)


def matched(block: Block, form: TableForm) -> Chosen:
    """A table of a source as a table of the register understands its headings."""
    headings = {n: worded(form, texts) for n, texts in block.head.texts.items()}
    names = joined_names(block, headings, form)
    headings = {**headings, **{part.first: part.heading for part in names}}
    spread = {n for part in names for n in part.others}
    rest = {n: h for n, h in headings.items() if n not in spread}
    headings = {n: _named(block, n, h) for n, h in headings.items()}
    rest = {n: headings[n] for n in rest}
    spoken = {n: h for n, h in rest.items() if _is_salutation(block, n, h)}
    found = match(form, {n: h for n, h in rest.items() if n not in spoken})
    found = _with_years(block, _with_titles(block, _with_levels(block, found)))
    found = with_groups(block, found)
    if any(column.field == "woman" for column in form.columns) and len(spoken) == 1:
        column = next(iter(spoken))
        if "woman" not in found.fields.values():
            fields = dict(sorted({**found.fields, column: "woman"}.items()))
            found, spoken = found._replace(fields=fields), {}
    return Chosen(block, headings, found, spoken, names)


def _with_levels(block: Block, found: Match) -> Match:
    """«Khen cấp cơ sở | Khen cấp tỉnh» with titles below: columns of awards."""
    if all(column.field != "award" for column in found.table.columns):
        return found
    levels = [
        n
        for n, heading in found.unknown.items()
        if _OF_LEVEL.search(bare(heading))
        and _mostly(are_titles, [line.cells.get(n) for line in block.below])
    ]
    fields = {**found.fields, **dict.fromkeys(levels, "award")}
    unknown = {n: h for n, h in found.unknown.items() if n not in levels}
    return found._replace(fields=dict(sorted(fields.items())), unknown=unknown)


def _with_titles(block: Block, found: Match) -> Match:
    """Headings that are titles, with marks below them, told from unknown ones.

    Where numbers stand below them somebody counted: nobody gets a title by that.
    """
    if all(column.field != "award" for column in found.table.columns):
        return found
    named = {
        column: heading
        for column, heading in found.unknown.items()
        if known_title(heading, SOME_AUTHORITY)
    }
    if any(_counts(block, column) for column in named):
        return found
    titles = {n: heading for n, heading in named.items() if _is_marked(block, n)}
    unknown = {n: h for n, h in found.unknown.items() if n not in titles}
    years = years_over(block, titles)
    return found._replace(titles=titles, unknown=unknown, title_years=years)


def years_over(block: Block, columns: Iterable[int]) -> dict[int, int]:
    """The years of columns that are of one year each: «LĐTT» over «2021 | 2022»."""
    texts = block.head.texts
    found = ((n, year_over(texts[n])) for n in columns if n in texts)
    return {n: year for n, year in found if year}


def _with_years(block: Block, found: Match) -> Match:
    """Years that are headings, with ratings or titles below, told from unknown ones."""
    field = YEARLY.get(found.table.key)
    if field is None or {field, "year"} & set(found.fields.values()):
        return found
    read = are_titles if field == "award" else is_rating
    years = years_over(block, found.unknown)
    values = [line.cells.get(column) for column in years for line in block.below]
    each = len(years) >= _FEWEST_YEARS and len(set(years.values())) == len(years)
    counted = any(_counts(block, column) for column in years)
    marked = field == "award" and not counted and _mostly(_is_mark, values)
    if not each or not (marked or _mostly(read, values)):
        return found
    unknown = {n: h for n, h in found.unknown.items() if n not in years}
    return found._replace(years=years, unknown=unknown, marked_years=marked)


def _is_mark(value: Value) -> bool:
    return mark(value) is not None


def years_are_marked(block: Block, years: Iterable[int]) -> bool:
    """Whether marks stand below years, for the title that the list is of."""
    values = [line.cells.get(column) for column in years for line in block.below]
    return _mostly(_is_mark, values)


def _mostly(read: Callable[[Value], bool], values: Sequence[Value | None]) -> bool:
    """Whether most of what is filled in reads so."""
    filled = [value for value in values if value is not None]
    return bool(filled) and len(filled) < _MOSTLY * sum(map(read, filled))


def with_groups(block: Block, found: Match) -> Match:
    """The title of a list of which rows between the rows, or its heading, tell it."""
    fields = {column.field for column in found.table.columns}
    if "award" not in fields or "award" in found.given:
        return found
    rows = (line for line in block.below if len(line.cells) <= _GROUP_CELLS)
    told = (
        any(award_group(line) for line in rows)
        or award_above(block.titles, block.head_row) is not None
    )
    return found._replace(grouped=frozenset({"award"})) if told else found


def _is_marked(block: Block, column: int) -> bool:
    """Whether most of what stands below a heading is x, «có», «không» and the like."""
    below = [line.cells.get(column) for line in block.below]
    read = [mark(value) for value in below if value is not None]
    return True in read and len(read) < _MOSTLY * sum(one is not None for one in read)


def _counts(block: Block, column: int) -> bool:
    rows = (
        line for line in block.below if not is_total(next(iter(line.cells.values())))
    )
    values = (line.cells.get(column) for line in rows)
    return any(isinstance(one, float) and one > 1 for one in values)


def _named(block: Block, column: int, heading: str) -> str:
    """«Ông/Bà» over names of people is the heading of names."""
    if key(heading) != _SALUTATION or _is_salutation(block, column, heading):
        return heading
    values = [line.cells.get(column) for line in block.below]
    return _NAME if _mostly(is_person, values) else heading


def _is_salutation(block: Block, column: int, heading: str) -> bool:
    """Whether a column «Ông/Bà» holds the words themselves and not names."""
    if key(heading) != _SALUTATION:
        return False
    below = (line.cells.get(column) for line in block.below)
    words = {v if isinstance(v, str) else "" for v in below if v is not None}
    return bool(words) and all(key(word) in _SALUTATIONS for word in words)
