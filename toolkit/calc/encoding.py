"""Cell values on their way into Calc, as Excel would put them; pure."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from toolkit.calc.entry import Entry, TypedText
from toolkit.calc.values import Formats, Kind, Rect, to_serial


class Encoded(NamedTuple):
    """A block ready to be written.

    `data` holds floats and texts only, with "" where a formula goes; `formulas`
    are (row, column, text); `formats` says which cells get which new format.
    """

    data: list[list[float | str]]
    formulas: list[tuple[int, int, str]]
    formats: dict[str, list[tuple[int, int]]]


def encoded(
    rows: Sequence[Sequence[Any]],
    formats: Formats,
    null_date: dt.datetime,
    typed: TypedText,
) -> Encoded:
    """A block of prepared values, put as Excel would put them into such cells.

    Raises:
        ValueError: an infinite number, or a text longer than Excel's cells hold.
    """
    for row in rows:
        if math.inf in row or -math.inf in row:
            raise ValueError("A cell cannot hold an infinite number.")
    if _all_numbers(rows) and formats == Formats(Kind.GENERAL):
        return Encoded([list(row) for row in rows], [], {})
    result = Encoded([], [], {})
    writer = _Writer(result, null_date, typed)
    if not formats.others:
        kinds: Iterable[Iterable[Kind]] = ([formats.most] * len(row) for row in rows)
    else:
        kinds = formats.grid(len(rows), len(rows[0]))
    # What is the same everywhere is not asked again: most cells end here.
    kept, general, text = writer.kept, Kind.GENERAL, Kind.TEXT
    settled = writer.settled
    for number, (row, line) in enumerate(zip(rows, kinds, strict=True)):
        result.data.append(
            [
                value
                if (type(value) is float and kind is general)
                or (type(value) is str and value in kept and kind is not text)
                else settled[value, id(kind)]
                if type(value) in _SETTLED and (value, id(kind)) in settled
                else writer.put(value, kind, number, column)
                for column, (value, kind) in enumerate(zip(row, line, strict=True))
            ]
        )
    return result


# Excel's limit; Calc itself takes more, and writes files that Excel repairs.
_LONGEST = 32_767


def _refuse_long(text: str) -> None:
    letters = len(text.removeprefix("'"))
    if letters > _LONGEST:
        raise ValueError(
            f"A cell holds {_LONGEST} letters at most; this text has {letters}."
        )


_SETTLED = frozenset((bool, dt.datetime))


def _all_numbers(rows: Sequence[Sequence[Any]]) -> bool:
    return {type(value) for row in rows for value in row} <= {float}


class _Writer:
    """What becomes of one value in one cell."""

    def __init__(
        self, result: Encoded, null_date: dt.datetime, typed: TypedText
    ) -> None:
        self.result = result
        self.null_date = null_date
        self.typed = typed
        # Texts that are known to stay what they are in any but a text cell.
        self.kept = {""}
        # Dates and booleans whose cells already show them as such, by the cell's kind:
        # by its id, since the hash of an Enum is slow.
        self.settled: dict[tuple[object, int], float] = {}
        self._entries: dict[object, Entry] = {}

    def put(self, value: Any, kind: Kind, row: int, column: int) -> float | str:
        """The float or text for the data array; formulas and formats are noted."""
        if value == "" and type(value) is str:
            return ""
        if type(value) is str and len(value) > _LONGEST:
            _refuse_long(value)
        if kind is Kind.TEXT:
            # The apostrophe is no part of the text there either.
            return _as_text(value).removeprefix("'")
        if type(value) is str:
            return self._text(value, kind, row, column)
        entry = self._entry(value)
        # A number in a cell that showed TRUE must not read as a boolean.
        wanted = entry.format or ("general" if kind is Kind.LOGICAL else "")
        if wanted == "boolean":
            if kind is not Kind.LOGICAL:
                self._format(wanted, row, column)
                return entry.number
        elif wanted and kind in (Kind.GENERAL, Kind.LOGICAL):
            self._format(wanted, row, column)
            return entry.number
        if type(value) in _SETTLED:
            self.settled[value, id(kind)] = entry.number
        return entry.number

    def _text(self, text: str, kind: Kind, row: int, column: int) -> float | str:
        if text[0] == "=" and len(text) > 1:
            self.result.formulas.append((row, column, text))
            return ""
        if text[0] == "'":
            return text[1:]
        entry = self.typed.read(text)
        if entry is None:
            self.kept.add(text)
            return text
        value: Any = bool(entry.number) if entry.format == "boolean" else entry.number
        if entry.format and entry.format != "boolean":
            if kind in (Kind.GENERAL, Kind.LOGICAL):
                self._format(entry.format, row, column)
            return entry.number
        return self.put(value, kind, row, column)

    def _entry(self, value: Any) -> Entry:
        if type(value) is float:
            return Entry(value, "")
        # True == 1: so the kind is part of the key.
        key = type(value), value
        if key not in self._entries:
            self._entries[key] = self._new_entry(value)
        return self._entries[key]

    def _new_entry(self, value: Any) -> Entry:
        if type(value) is bool:
            return Entry(float(value), "boolean")
        if isinstance(value, dt.datetime):
            has_time = value.time() != dt.time()
            serial = to_serial(value, self.null_date)
            return Entry(serial, "datetime" if has_time else "date")
        if isinstance(value, dt.time):
            moment = dt.datetime.combine(self.null_date.date(), value)
            return Entry(to_serial(moment.replace(tzinfo=None), self.null_date), "time")
        if isinstance(value, dt.timedelta):
            return Entry(value / dt.timedelta(days=1), "duration")
        return Entry(float(value), "")

    def _format(self, wanted: str, row: int, column: int) -> None:
        self.result.formats.setdefault(wanted, []).append((row, column))


def _as_text(value: Any) -> str:
    """What a cell formatted as text («@») keeps of a value."""
    if type(value) is bool:
        return "TRUE" if value else "FALSE"
    if type(value) is float:
        whole = value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else repr(value)
    return str(value)


def rectangles(cells: Iterable[tuple[int, int]]) -> list[Rect]:
    """Few rectangles that cover exactly these cells."""
    columns: dict[tuple[int, int], list[int]] = {}
    runs: dict[int, list[list[int]]] = {}
    for row, column in sorted(cells, key=lambda c: (c[1], c[0])):
        spans = runs.setdefault(column, [])
        if spans and spans[-1][1] == row:
            spans[-1][1] = row + 1
        else:
            spans.append([row, row + 1])
    for column, spans in runs.items():
        for top, bottom in spans:
            columns.setdefault((top, bottom), []).append(column)
    found = []
    for (top, bottom), where in columns.items():
        left = where[0]
        for here, after in zip(where, [*where[1:], None], strict=True):
            if after != here + 1:
                found.append(Rect(top, left, bottom, here + 1))
                left = after if after is not None else here
    return found
