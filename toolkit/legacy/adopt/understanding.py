"""An office's scoring workbook, understood: its table, its rubric, what is doubtful."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.findings import Finding, Severity, find
from toolkit.forms.scoring.layout import OWN_KEY, TOTAL_KEY, points_column
from toolkit.legacy.adopt.head import Head, heads, with_columns
from toolkit.legacy.adopt.matching import match_rubric
from toolkit.legacy.adopt.meaning import Doubt, mean
from toolkit.legacy.adopt.outline import Is, Outline, Row, outline_of
from toolkit.legacy.adopt.words import FIELDS, plain
from toolkit.model.numbers import vi
from toolkit.model.origin import Origin
from toolkit.model.rubric import Criterion, Kind, Round, Rubric
from toolkit.xlsx.cells.address import a1, letters
from toolkit.xlsx.cells.cell import Region, Sheet
from toolkit.xlsx.closed_book import ClosedBook

NO_HEAD = (
    "không trang nào có hàng tiêu đề với các cột «Nội dung», «Điểm chuẩn», «Tự chấm»"
)
ALONE = ": để nguyên, không dùng để tính điểm"
SHOWN = 60
"""Letters of a row that a message repeats."""

_YEAR = re.compile(r"\bnăm\s+(?:thi đua\s+)?(20[0-9]{2})\b", re.IGNORECASE)
_UNIT = re.compile(r"^(?:tên\s+)?(?:đơn vị|cơ quan)\s*:\s*(.+)$", re.IGNORECASE)
_TITLE = re.compile(r"bảng|biểu|phiếu|chấm điểm|tiêu chí|đánh giá", re.IGNORECASE)
_BLANK = re.compile(r"[.…_\s]+$")
_ROUNDS = {"appraised": Round.APPRAISED, "final": Round.FINAL}
_NOT_ID = re.compile(r"[^\w.\-]+")


@dataclass(kw_only=True, slots=True)
class Understanding:
    """How a table is understood.

    `keys` are the rows of the form by the key they will carry, `own` the rows between
    them that are left alone. `rubric` is None as long as a finding is an error.
    """

    sheet: str
    head: Head
    outline: Outline
    rubric: Rubric | None = None
    keys: dict[str, int] = field(default_factory=dict)
    own: tuple[int, ...] = ()
    unit: str = ""
    year: int | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def bounds(self) -> tuple[int, int]:
        """The first and the last row of the table."""
        rows = [*self.keys.values(), *self.own]
        return min(rows), max(rows)


def understand(
    book: ClosedBook,
    *,
    sheet: str = "",
    columns: Mapping[str, int] | None = None,
    skipped: Collection[int] = (),
    rubric: Rubric | None = None,
) -> tuple[Understanding | None, tuple[Finding, ...]]:
    """The scoring table of a workbook; None, with the findings, where there is none.

    `sheet`, `columns` (field → number) and `skipped` rows are what a person has said;
    `rubric` is the one that the office has already: the rows are then found by it.
    Raises FileRefusedError for sheets that cannot be read.
    """
    chosen, found = _the_table(book, sheet, columns or {})
    if chosen is None:
        return None, found
    name, head = chosen
    findings = list(_of_columns(name, head))
    if any(one.severity is Severity.ERROR for one in findings):
        return None, tuple(findings)
    page = book.sheet(name)
    outline = outline_of(page, head, skipped)
    doubts = mean(outline)
    if rubric is None:
        findings += [_doubted(name, head, one) for one in doubts]
    if outline.total is None:
        at = Origin(name, a1(head.bottom, head.columns["title"]))
        findings.append(find("X663", at, item="Tổng cộng", seen="không có dòng này"))
    result = Understanding(sheet=name, head=head, outline=outline)
    result.unit, result.year = _unit(page, head), _year(page, head)
    if not any(one.severity is Severity.ERROR for one in findings):
        if rubric is None:
            result.rubric = _rubric(result, page)
        else:
            result.rubric = rubric
            result.keys, lost = match_rubric(rubric, outline)
            findings += [find("X669", Origin(name), item=item) for item in lost]
        _place_rows(result)
        findings += _covered(result, page)
        findings += _left_alone(result)
    if any(one.severity is Severity.ERROR for one in findings):
        result.rubric = None
    result.findings = tuple(findings)
    return result, result.findings


def _the_table(
    book: ClosedBook, wanted: str, columns: Mapping[str, int]
) -> tuple[tuple[str, Head] | None, tuple[Finding, ...]]:
    names = [n for n in book.sheet_names if wanted in ("", n)]
    if not names:
        known = ", ".join(f"«{name}»" for name in book.sheet_names)
        return None, (find("X603", seen=wanted, expected=known),)
    found = []
    for name in names:
        head = next(heads(book.sheet(name)), None)
        if head is not None:
            found.append((name, with_columns(head, columns)))
    whole = [one for one in found if not one[1].missing] or found
    if len(whole) > 1:
        seen = "các trang " + ", ".join(f"«{name}»" for name, _ in whole) + " đều có"
        return None, (find("X660", seen=seen),)
    if not whole:
        return None, (find("X660", seen=NO_HEAD),)
    return whole[0], ()


def _of_columns(sheet: str, head: Head) -> Iterator[Finding]:
    for name in head.missing:
        at = Origin(sheet, a1(head.bottom, min(head.headings)))
        yield find("X662", at, item=FIELDS[name], seen="không tiêu đề nào nói vậy")
    for name, columns in head.twice.items():
        at = Origin(sheet, a1(head.bottom, columns[0]))
        both = " và ".join(f"{letters(c)} «{head.headings[c]}»" for c in columns)
        yield find("X662", at, item=FIELDS[name], seen=f"các cột {both} đều nói vậy")


def _doubted(sheet: str, head: Head, doubt: Doubt) -> Finding:
    row = doubt.row
    at = Origin(sheet, a1(row.row, head.columns["standard"]))
    item = (f"{row.number} " if row.number else "") + row.text[:SHOWN]
    if doubt.added is None:
        return find("X663", at, item=item, seen=row.unread or "ô trống")
    said = "chưa ghi" if doubt.said is None else vi(doubt.said)
    return find("X664", at, item=item, seen=said, expected=vi(doubt.added))


# The rubric


def _rubric(result: Understanding, page: Sheet) -> Rubric:
    criteria: list[Criterion] = []
    taken: set[str] = set()

    def add(row: Row, parent: str, above: Row | None, order: int) -> None:
        number = _free_number(row.number, order)
        if above is not None and number.startswith(above.number + "."):
            number = number[len(above.number) + 1 :]
        key = _free(f"{parent}.{number}" if parent else number, taken)
        result.keys[key] = row.row
        criteria.append(
            Criterion(
                id=key,
                title=row.text,
                number=row.number or str(order),
                standard_points=row.points or Decimal(0),
                kind=Kind.GROUP if row.kind is Is.GROUP else Kind.MANUAL,
                parent=parent,
                origin=Origin(result.sheet, a1(row.row, 1)),
            )
        )
        for place, part in enumerate(row.parts, 1):
            add(part, key, row, place)

    for place, section in enumerate(result.outline.sections, 1):
        add(section, "", None, place)
    official = tuple(r for f, r in _ROUNDS.items() if f in result.head.columns)
    later = result.head.rounds or official
    whole = sum((s.points or Decimal(0) for s in result.outline.sections), Decimal(0))
    title = _title(page, result.head) or result.sheet
    return Rubric(
        id=_NOT_ID.sub("-", result.sheet.lower()).strip("-.") or "bieu",
        title=title,
        standard_points=whole,
        criteria=tuple(criteria),
        rounds=(Round.SELF, *later),
        source="Biểu của cơ quan",
    )


def _free_number(number: str, order: int) -> str:
    return _NOT_ID.sub("", number) or str(order)


def _free(key: str, taken: set[str]) -> str:
    """A key that no other row has: of two «d» the second becomes «d-2»."""
    found, number = key, 2
    while found in taken:
        found, number = f"{key}-{number}", number + 1
    taken.add(found)
    return found


def _place_rows(result: Understanding) -> None:
    if result.outline.total is not None:
        result.keys[TOTAL_KEY] = result.outline.total.row
    used = {*result.keys.values()}
    result.own = tuple(r.row for r in result.outline.rows if r.row not in used)


def _covered(result: Understanding, page: Sheet) -> Iterator[Finding]:
    """Points of a row that a merge hides: nobody could type them."""
    scored = (Is.ITEM, Is.TOTAL)
    by_row = {row.row: row for row in result.outline.rows if row.kind in scored}
    own = (points_column(one) for one in result.head.rounds)
    named = dict.fromkeys(("standard", "total", *_ROUNDS, *own))
    fields = [f for f in named if f in result.head.columns]
    columns = [result.head.columns[f] for f in fields]
    first, last = result.bounds
    for merge in page.merges:
        within = [c for c in columns if merge.left <= c <= merge.right]
        # Merges never lie over each other: no row is looked at often.
        rows = range(max(merge.top, first), min(merge.bottom, last) + 1)
        for number in rows if within else ():
            if (row := by_row.get(number)) is None:
                continue
            for column in within:
                if (number, column) != (merge.top, merge.left):
                    yield _hidden(result.sheet, row, merge, a1(number, column))


def _hidden(sheet: str, row: Row, merge: Region, cell: str) -> Finding:
    corner = a1(merge.top, merge.left)
    area = f"{corner}:{a1(merge.bottom, merge.right)}"
    item = row.text[:SHOWN] or row.number
    return find("X665", Origin(sheet, cell), item=item, seen=cell, expected=area)


def _left_alone(result: Understanding) -> Iterator[Finding]:
    head = result.head
    at = Origin(result.sheet)
    if head.left:
        names = ", ".join(f"{letters(c)} «{head.headings[c]}»" for c in head.left)
        yield find("X666", at, seen=f"Cột {names}{ALONE}")
    for kind, words in (
        (Is.LEVEL, "dòng mức điểm"),
        (Is.TEXT, "dòng không có điểm"),
    ):
        rows = [
            r.row for r in result.outline.rows if r.kind is kind and r.row in result.own
        ]
        if rows:
            some = ", ".join(map(str, rows[:20])) + ("…" if len(rows) > 20 else "")
            seen = f"{len(rows)} {words} (hàng {some}){ALONE}"
            yield find("X666", at, seen=seen)


# What stands above the table


def _above(page: Sheet, head: Head) -> Iterator[str]:
    for (row, _), cell in sorted(page.cells.items()):
        if row >= head.top:
            return
        if isinstance(cell.value, str) and cell.value.strip():
            yield plain(cell.value)


def _unit(page: Sheet, head: Head) -> str:
    for text in _above(page, head):
        found = _UNIT.match(text)
        if found and not _BLANK.fullmatch(found[1]):
            return found[1].strip()
    return ""


def _year(page: Sheet, head: Head) -> int | None:
    years = {int(y) for text in _above(page, head) for y in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def _title(page: Sheet, head: Head) -> str:
    texts = [text for text in _above(page, head) if _TITLE.search(text)]
    return max(texts, key=len, default="")[:200]


__all__ = ["OWN_KEY", "Understanding", "understand"]
