"""Autofilters of ranges and tables."""

from datetime import datetime
from itertools import chain, product
from typing import Any

from xlwings import base_classes

from toolkit.calc import uno_import
from toolkit.calc.boundary import guarded

# com.sun.star.sheet.FilterOperator2
_EMPTY, _NOT_EMPTY, _EQUAL = 0, 1, 2
_COMPARED = {
    "equal_to": _EQUAL,
    "not_equal_to": 3,
    "greater_than": 4,
    "greater_than_or_equal": 5,
    "less_than": 6,
    "less_than_or_equal": 7,
}
_OUTSIDE = {_COMPARED["less_than"], _COMPARED["greater_than"]}
_TOP_ITEMS, _TOP_PERCENT, _BOTTOM_ITEMS, _BOTTOM_PERCENT = 8, 9, 10, 11
_WORDS = {operator: word for word, operator in _COMPARED.items()}
_RANKED = {
    _TOP_ITEMS: ("top_items", "count"),
    _BOTTOM_ITEMS: ("bottom_items", "count"),
    _TOP_PERCENT: ("top_percent", "percent"),
    _BOTTOM_PERCENT: ("bottom_percent", "percent"),
}
_NUMBER, _TEXT = 0, 1  # com.sun.star.sheet.FilterFieldType
_DAY_ZERO = datetime.fromisoformat("1899-12-30")

Field = Any  # com.sun.star.sheet.TableFilterField3


@guarded
class AutoFilter(base_classes.AutoFilter):  # type: ignore[misc, unused-ignore]
    """The filter of a block whose first row is its header.

    `cells` are the block, `database` the UNO database range that keeps the
    criteria, or None as long as the sheet has no filter there.
    """

    def __init__(self, cells: Any, database: Any | None) -> None:
        self.cells = cells
        self.database = database

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """One entry a column, as xlwings names them."""
        columns = self._by_column()
        return [
            _criterion(column, columns.get(column, []))
            for column in range(1, self.cells.coords[3] + 1)
        ]

    @property
    def criteria_set(self) -> bool:
        """Whether any row may be hidden by it."""
        return bool(self._by_column())

    def apply_values(self, field: int, values: list[str]) -> None:
        """Show the rows that hold one of the values."""
        wanted = [item for text in values for item in _items(text)]
        self._replace(field, _field(field, _EQUAL, *wanted))

    def apply_comparison(
        self, field: int, operator: str, value1: Any, value2: Any
    ) -> None:
        """Show the rows that compare so; None stands for blanks."""
        if value1 is None:
            kind = _EMPTY if operator == "equal_to" else _NOT_EMPTY
            self._replace(field, _field(field, kind))
        elif operator == "between":
            low = _field(field, _COMPARED["greater_than_or_equal"], _item(value1))
            high = _field(field, _COMPARED["less_than_or_equal"], _item(value2))
            self._replace(field, low, high)
        elif operator == "not_between":
            low = _field(field, _COMPARED["less_than"], _item(value1))
            high = _field(field, _COMPARED["greater_than"], _item(value2))
            self._replace(field, low, high)
        else:
            self._replace(field, _field(field, _COMPARED[operator], _item(value1)))

    def apply_top_items(self, field: int, count: int) -> None:
        """Show the highest values."""
        self._replace(field, _field(field, _TOP_ITEMS, _item(count)))

    def apply_bottom_items(self, field: int, count: int) -> None:
        """Show the lowest values."""
        self._replace(field, _field(field, _BOTTOM_ITEMS, _item(count)))

    def apply_top_percent(self, field: int, percent: float) -> None:
        """Show the highest share of the rows."""
        self._replace(field, _field(field, _TOP_PERCENT, _item(percent)))

    def apply_bottom_percent(self, field: int, percent: float) -> None:
        """Show the lowest share of the rows."""
        row, column, rows, _ = self.cells.coords
        data = (row + 1, column + field - 1, max(rows - 1, 1), 1)
        values = self.cells.sheet.range(data).uno.getDataArray()
        numbers = sum(isinstance(value, float) for (value,) in values)
        # Calc shows one row more than the share has; so it is given the middle
        # of the shares that make it show the right number.
        wanted = max(int(numbers * percent / 100), 1)
        share = (wanted - 0.5) * 100 / max(numbers, 1)
        self._replace(field, _field(field, _BOTTOM_PERCENT, _item(share)))

    def clear(self, field: int | None) -> None:
        """Forget one column's criterion, or all; the arrows stay."""
        if field is None:
            self._apply([])
        else:
            self._replace(field)

    def _by_column(self) -> dict[int, list[Field]]:
        """The criteria of each column that has some, each once."""
        found: dict[int, list[Field]] = {}
        if self.database is not None:
            for field in self.database.getFilterDescriptor().getFilterFields3():
                parts = found.setdefault(field.Field + 1, [])
                if not any(_same(field, part) for part in parts):
                    parts.append(field)
        return found

    def _replace(self, field: int, *criteria: Field) -> None:
        columns = self._by_column()
        columns.pop(field, None)
        if criteria:
            columns[field] = list(criteria)
        # Calc joins by AND before OR: an excluded middle (two ways to pass) is
        # written out as whole alternatives, each with what other columns want.
        ways = [_alternatives(parts) for parts in columns.values()]
        self._apply([list(chain(*way)) for way in product(*ways)])

    def _apply(self, alternatives: list[list[Field]]) -> None:
        sheet = self.cells.sheet
        fields = [
            _joined(field, "OR" if way and not place else "AND")
            for way, alternative in enumerate(alternatives)
            for place, field in enumerate(alternative)
        ]
        with sheet.writable(self.cells):
            # Filtering cells shows rows again, but looks at one value a column;
            # a database range looks at all values, but shows no row again.
            nothing = self.cells.uno.createFilterDescriptor(True)
            nothing.ContainsHeader = True
            self.cells.uno.filter(nothing)
            if self.database is None:
                self.database = _make_sheet_filter(self.cells)
            self.database.AutoFilter = True
            if fields:
                wish = self.database.getFilterDescriptor()
                wish.ContainsHeader = True
                wish.setFilterFields3(tuple(fields))
                self.database.refresh()


def sheet_filter(sheet: Any) -> Any | None:
    """The database range behind a sheet's own autofilter."""
    unnamed = sheet.book.uno.getPropertyValue("UnnamedDatabaseRanges")
    index = sheet.index - 1
    return unnamed.getByTable(index) if unnamed.hasByTable(index) else None


def _make_sheet_filter(cells: Any) -> Any:
    """Put the sheet's own autofilter on these cells; a sheet has only one."""
    unnamed = cells.sheet.book.uno.getPropertyValue("UnnamedDatabaseRanges")
    unnamed.setByTable(cells.uno.getRangeAddress())
    return unnamed.getByTable(cells.sheet.index - 1)


def filter_of(cells: Any) -> AutoFilter:
    """The sheet's filter, if it lies on these cells; else one to be made."""
    database = sheet_filter(cells.sheet)
    if database is not None and database.DataArea != cells.uno.RangeAddress:
        database = None
    return AutoFilter(cells, database)


def _criterion(field: int, parts: list[Field]) -> dict[str, Any]:
    if not parts:
        return base_classes.empty_autofilter_criteria(field)  # type: ignore[no-any-return, unused-ignore]
    found: dict[str, Any] = base_classes.empty_autofilter_criteria(field, "comparison")
    first, operator = parts[0], parts[0].Operator
    if operator in _RANKED:
        found["type"], key = _RANKED[operator]
        number = first.Values[0].NumericValue
        # The share of the lowest is not kept as it was given.
        if operator != _BOTTOM_PERCENT:
            found[key] = int(number) if key == "count" else number
    elif len(parts) == 2:
        outside = {part.Operator for part in parts} == _OUTSIDE
        found["operator"] = "not_between" if outside else "between"
        found["value1"], found["value2"] = (_text(p.Values[0]) for p in parts)
    elif operator in (_EMPTY, _NOT_EMPTY):
        found["operator"] = "equal_to" if operator == _EMPTY else "not_equal_to"
    elif operator == _EQUAL and len(first.Values) > 1:
        found["type"] = "values"
        # A number stands twice: as itself and as the text it shows.
        found["values"] = list(dict.fromkeys(_text(item) for item in first.Values))
    elif operator in _WORDS and len(parts) == 1:
        found["operator"], found["value1"] = _WORDS[operator], _text(first.Values[0])
    else:
        found["type"] = "unknown"
    return found


def _field(field: int, operator: int, *items: Any) -> Field:
    return uno_import.struct(
        "com.sun.star.sheet.TableFilterField3",
        Field=field - 1,
        Operator=operator,
        Values=items,
    )


def _items(text: str) -> tuple[Any, ...]:
    """A value to look for. Excel looks for what a cell shows, Calc for what it
    is: a number is looked for as both.
    """
    item = _item(text)
    return (item, _text_item(text)) if item.IsNumeric else (item,)


def _item(value: Any) -> Any:
    number = _number(value)
    if number is None:
        return _text_item(str(value))
    return uno_import.struct(
        "com.sun.star.sheet.FilterFieldValue",
        IsNumeric=True,
        NumericValue=number,
        FilterType=_NUMBER,
    )


def _text_item(text: str) -> Any:
    return uno_import.struct(
        "com.sun.star.sheet.FilterFieldValue",
        IsNumeric=False,
        StringValue=text,
        FilterType=_TEXT,
    )


def _number(value: Any) -> float | None:
    if isinstance(value, dict):
        span = datetime.fromisoformat(value["value"]) - _DAY_ZERO
        return span.total_seconds() / 86_400
    try:
        return float(value)
    except ValueError:
        return None


def _text(item: Any) -> str:
    return f"{item.NumericValue:.15g}" if item.IsNumeric else str(item.StringValue)


def _same(one: Field, other: Field) -> bool:
    return bool(one.Operator == other.Operator and one.Values == other.Values)


def _alternatives(parts: list[Field]) -> list[list[Field]]:
    if {part.Operator for part in parts} == _OUTSIDE:
        return [[part] for part in parts]
    return [parts]


def _joined(field: Field, connection: str) -> Field:
    # Calc forgets the kind of a value that it hands out.
    items = [
        _item(item.NumericValue) if item.IsNumeric else _text_item(item.StringValue)
        for item in field.Values
    ]
    copied = _field(field.Field + 1, field.Operator, *items)
    copied.Connection = uno_import.enum(
        "com.sun.star.sheet.FilterConnection", connection
    )
    return copied
