"""The headings of a table: one to three rows, merged, parted or spread as people do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple, TypeGuard

from toolkit.exchange.sources.source import Line, Source
from toolkit.exchange.tables.layout.headings import (
    BORN_MAN,
    BORN_WOMAN,
    LONGEST,
    bare,
    is_known,
    is_numbering,
)
from toolkit.forms.register.reading.days import is_year
from toolkit.rules.names import known_title

SOME_AUTHORITY = "UBND tỉnh"
"""«Bằng khen» alone is a title too; whose it is the row tells, or the clerk."""

_MOST_ROWS = 3
_FEWEST = 2
"""Known headings that make a row of headings."""

_MOST_TITLES = 4
_TITLE = re.compile(r"\bdanh sach\b|\bnam (?:19|20)\d\d\b|\bquyet dinh so\b")
_YEAR = re.compile(
    r"(?:(?:kết quả |mức )?(?:xếp loại|đánh giá|phân loại|danh hiệu)[^\d]{0,30}?\s)?"
    r"(?:năm )?((?:19|20)\d\d)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\(.*\)")
_BIRTH = re.compile(r"(?:ngay )?(?:thang )?(?:nam|ngay) sinh")
_WHOLE_DAY = re.compile(r"ngay thang nam(?: ban hanh| ky)?")
_SEXES = {"nam": BORN_MAN, "nu": BORN_WOMAN}


class Head(NamedTuple):
    """Which lines of a sheet (by index) hold headings, and what stands over a column.

    `texts`: column → the texts over it from top to bottom, each once.
    """

    first: int
    last: int
    texts: Mapping[int, tuple[str, ...]]

    def within(self, left: int, right: int) -> "Head":
        """The part of it over the columns from `left` to before `right`."""
        texts = {n: t for n, t in self.texts.items() if left <= n < right}
        return self._replace(texts=texts)


def wordings(texts: tuple[str, ...]) -> tuple[str, ...]:
    """What texts over each other may say together, the likeliest first.

    «Quyết định» over «Số» is a «Số quyết định».
    """
    if len(texts) == 1:
        return texts
    *parents, child = texts
    parent = parents[-1]
    if _BIRTH.fullmatch(bare(parent)) and bare(child) in _SEXES:
        return (_SEXES[bare(child)],)
    plain = (parent,) if _NOTE.fullmatch(child.strip()) else ()
    day = _WHOLE_DAY.fullmatch(bare(child))
    children = (child, "Ngày") if day else (child,)
    above = dict.fromkeys((" ".join(parents), parent, parents[0]))
    behind = (f"{one} {over}" for over in above for one in children)
    before = (f"{over} {child}" for over in above)
    return (*plain, *behind, *before, child)


def heads(source: Source) -> Iterator[Head]:
    """The rows of headings of a sheet, from top to bottom; a repeated one is none."""
    lines = source.lines
    index, before = 0, None
    while index < len(lines):
        head = _head_at(source, index) if _may_begin(lines[index]) else None
        if head is None:
            index += 1
            continue
        again = before is not None and head.texts == before.texts
        if not again or _is_titled(source, head.first):
            yield head
            before = head
        index = head.last + 1


def _is_titled(source: Source, first: int) -> bool:
    """Whether repeated headings have a title of their own: then a list begins anew."""
    for index in range(first - 1, max(first - _MOST_TITLES, 0) - 1, -1):
        line = source.lines[index]
        if len(line.cells) > 1:
            return False
        if any(_TITLE.search(bare(text)) for text in texts_of(line).values()):
            return True
    return False


def lone_heads(source: Source, most: int) -> Iterator[Head]:
    """Each of the first lines as if it were a row of headings."""
    for index, line in enumerate(source.lines[:most]):
        yield Head(index, index, {n: (t,) for n, t in texts_of(line).items()})


def head_in_rows(source: Source, first: int, last: int) -> Head | None:
    """The headings that somebody says stand in these rows; None where no text does."""
    inside = [n for n, line in enumerate(source.lines) if first <= line.number <= last]
    if not inside:
        return None
    rows = source.lines[inside[0] : inside[-1] + 1]
    texts = _over_columns(source, rows)
    return Head(inside[0], inside[-1], texts) if texts else None


def texts_of(line: Line) -> dict[int, str]:
    """The texts of a line, by column; a year may stand over a column as a number."""
    return {
        n: v if isinstance(v, str) else f"{v:.0f}"
        for n, v in line.cells.items()
        if isinstance(v, str) or _is_year(v)
    }


def year_over(texts: tuple[str, ...]) -> int | None:
    """The year that a column is of: «2021», «Xếp loại năm 2021»; None for others."""
    found = _YEAR.fullmatch(" ".join(texts[-1].split()))
    return int(found[1]) if found else None


def _head_at(source: Source, index: int) -> Head | None:
    """The headings that begin in a line; None where none does."""
    line = source.lines[index]
    rows = [line, *takewhile(_is_text, source.lines[index + 1 : index + _MOST_ROWS])]
    best, known = None, 0
    for count in range(1, len(rows) + 1):
        if count > 1 and not _belongs_below(source, rows[count - 2], rows[count - 1]):
            break
        texts = _over_columns(source, rows[:count])
        found = sum(map(_says_something, texts.values()))
        years = [year for one in texts.values() if (year := year_over(one))]
        found += len(set(years)) if len(years) >= _FEWEST else 0
        numbered = any(is_numbering(one[0]) for one in texts.values())
        enough = found >= _FEWEST - (numbered and found == 1)
        if enough and 2 * found >= len(texts) - numbered and found >= known:
            best, known = Head(index, index + count - 1, texts), found
    return best


def _says_something(texts: tuple[str, ...]) -> bool:
    """Whether a column of some table is called so, or a title stands below another."""
    titled = len(texts) > 1 and known_title(texts[-1], SOME_AUTHORITY) is not None
    return titled or any(map(is_known, wordings(texts)))


def _may_begin(line: Line) -> bool:
    return len(line.cells) >= _FEWEST and _is_text(line) and not _is_of_titles(line)


def _is_of_titles(line: Line) -> bool:
    """«TẬP THỂ … NĂM 2021 | CÁ NHÂN … NĂM 2021»: each the title of a table below it."""
    return all(
        _TITLE.search(bare(text)) and not _YEAR.fullmatch(text.strip())
        for text in texts_of(line).values()
    )


def _is_text(line: Line) -> bool:
    """Whether a line holds texts alone; a year may stand over a column."""
    for value in line.cells.values():  # most rows of a list begin with a number
        if not (len(value) <= LONGEST if isinstance(value, str) else _is_year(value)):
            return False
    return True


def _is_year(value: object) -> TypeGuard[float]:
    return isinstance(value, float) and is_year(value)


def _belongs_below(source: Source, above: Line, line: Line) -> bool:
    """Whether a line parts the headings of the line above it.

    Each of its texts stands below nothing, below itself (merged over both rows), or
    below a heading that is spread over several columns.
    """
    texts, over = texts_of(line), texts_of(above)
    spread = dict(_spread(source, above, texts.keys()))
    below = [n for n in texts if over.get(n) != texts[n]]
    titled = [n for n in below if n in spread and known_title(texts[n], SOME_AUTHORITY)]
    # «Hình thức» over one column, beside «Danh hiệu» over several: titles below both.
    lone = {n for n in below if titled and known_title(texts[n], SOME_AUTHORITY)}
    if not all(n in spread or n not in over or n in lone for n in below):
        return False
    # One text alone below a wide heading is the name of a group of rows.
    parts: Counter[str] = Counter()
    for n in below:
        if n in spread:
            parts[spread[n]] += source.spans.get((line.number, n), n) - n + 1
    alone = [n for n in below if n not in spread]
    enough = len(parts) > 0 or sum(is_known(texts[n]) for n in alone) >= _FEWEST
    return enough and all(count >= _FEWEST for count in parts.values())


def _spread(
    source: Source, above: Line, below: Iterable[int]
) -> Iterator[tuple[int, str]]:
    """Columns with the heading that is spread over them: merged, or empty beside it."""
    texts = texts_of(above)
    ordered = sorted(texts)
    wanted = sorted(below)
    for start, follows in zip(ordered, [*ordered[1:], 1 << 20], strict=True):
        last = source.spans.get((above.number, start), start)
        inside = [n for n in wanted if start <= n < follows]
        if last > start:
            inside = [n for n in inside if n <= last]
        else:
            side = enumerate(inside, start)  # an empty column ends what is not merged
            inside = [n for place, n in side if n == place]
            if len(inside) < _FEWEST:
                continue
        yield from ((n, texts[start]) for n in inside)


def _over_columns(source: Source, rows: Sequence[Line]) -> dict[int, tuple[str, ...]]:
    """What stands over each column, a heading spread over its columns."""
    columns = sorted({n for line in rows for n in texts_of(line)})
    found: dict[int, list[str]] = {n: [] for n in columns}
    for place, line in enumerate(rows):
        before = {text for texts in found.values() for text in texts}
        texts = texts_of(line)
        spread = dict(_spread(source, line, columns)) if place < len(rows) - 1 else {}
        for n in columns:
            text = texts.get(n) or spread.get(n)
            # What is merged over both rows is nobody's parent in the second.
            beside = n not in texts and bool(found[n]) and text in before
            if text is not None and text not in found[n] and not beside:
                found[n].append(text)
    return {n: tuple(texts) for n, texts in found.items() if texts}
