"""The rows of «Tiền thưởng»: by fund and unit, amounts as formulas of their own row.

No formula looks at a sheet that is typed into: only the office's choice of rounding,
above the table, changes what they show. Subtotals add up the rows right below them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from toolkit.awards.money.funds import FundMoney, UnitMoney, by_fund
from toolkit.awards.money.lines import MoneyLine, Why, step_of
from toolkit.awards.settings import Settings
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.computed import MONEY_COLUMNS
from toolkit.model.register import AwardLine
from toolkit.rules.loader import Version
from toolkit.rules.standards import MoneyRounding
from toolkit.rules.words import RECIPIENT_WORDS
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import Cell, Written

_FIELDS = [head.field for head in MONEY_COLUMNS]
_AT = {field: letters(i) for i, field in enumerate(_FIELDS, 1)}
NO_UNIT = "Chưa ghi đơn vị"
NO_AUTHORITY = "Chưa ghi cấp khen"
BLANK = "………………"
"""Where somebody writes the fund on paper."""
TOTAL, BY_FUND, BY_UNIT = "TỔNG CỘNG", "Cộng theo nguồn chi", "Cộng theo đơn vị"
SIGNERS = (
    ("name", "NGƯỜI LẬP DANH SÁCH"),
    ("decision", "PHỤ TRÁCH KẾ TOÁN"),
    ("signed", "THỦ TRƯỞNG CƠ QUAN"),
)
SAME_PERIOD = "(cùng kỳ, chỉ nhận mức cao nhất)"
NAMELESS = "{} {} theo danh sách kèm quyết định"

WHY_WORDS: Mapping[Why, str] = {
    Why.PAID: "",
    Why.HIGHER: "Cùng kỳ đã nhận «{instead}», mức cao nhất",
    Why.NO_DAY: "Chưa ghi ngày quyết định",
    Why.NO_BASE_PAY: "Chưa có mức lương cơ sở của ngày này",
    Why.NO_COEFFICIENT: "Chưa có hệ số của ngày này",
}


class Kind(StrEnum):
    """What a row is, in its last column."""

    FUND = "quỹ"
    UNIT = "đơn vị"
    AWARD = "khen"
    TOTAL = "tổng"
    MORE = "phụ"
    SIGN = "ký"


class MoneyRows(NamedTuple):
    """The rows, the row of the total (from 1), and what it comes to."""

    rows: tuple[tuple[Written, ...], ...]
    total_row: int
    total: int


class _Place(NamedTuple):
    """A subtotal that stands in a row, and what it comes to."""

    row: int
    number: int
    amount: int


class _Sheet:
    """Rows from `first` down, as they are added."""

    def __init__(self, first: int, day_zero: date) -> None:
        self.first = first
        self.day_zero = day_zero
        self.rows: list[tuple[Written, ...]] = []

    @property
    def next(self) -> int:
        """The row that comes next."""
        return self.first + len(self.rows)

    def add(self, kind: Kind | None = None, **values: Written) -> int:
        row = self.next
        if kind is not None:
            values["kind"] = kind.value
        self.rows.append(tuple(values.get(field) for field in _FIELDS))
        return row


def money_rows(
    lines: Sequence[MoneyLine], settings: Settings, first: int, day_zero: date
) -> MoneyRows:
    """The list from row `first` down: lines, totals, further sums, who signs.

    `day_zero`: that of the workbook.
    """
    sheet = _Sheet(first, day_zero)
    if not lines:
        row = sheet.add(Kind.TOTAL, name=TOTAL, amount=0.0)
        return MoneyRows(tuple(sheet.rows), row, 0)
    funds = by_fund(lines, settings.funds)
    of_funds: list[tuple[str, _Place]] = []
    of_units: dict[str, list[_Place]] = {}
    for number, fund in enumerate(funds, 1):
        place, units = _fund(sheet, number, fund)
        of_funds.append((_fund_words(fund), place))
        for unit, each in units:
            of_units.setdefault(unit, []).append(each)
    last = sheet.next - 1
    number = sum(place.number for _, place in of_funds)
    total = sum(place.amount for _, place in of_funds)
    row = sheet.add(
        Kind.TOTAL,
        name=TOTAL,
        **_sums(Kind.FUND, first, last, number, total),
    )
    if len(of_funds) > 1:
        _more(sheet, BY_FUND, {words: [place] for words, place in of_funds})
        _more(sheet, BY_UNIT, of_units)
    sheet.add()
    sheet.add(Kind.SIGN, **dict(SIGNERS))
    return MoneyRows(tuple(sheet.rows), row, total)


def _fund(
    sheet: _Sheet, number: int, fund: FundMoney
) -> tuple[_Place, list[tuple[str, _Place]]]:
    heading = sheet.add(Kind.FUND)
    units = [(unit.unit or NO_UNIT, _unit(sheet, unit)) for unit in fund.units]
    count = sum(place.number for _, place in units)
    amount = sum(place.amount for _, place in units)
    last = sheet.next - 1
    sums = _sums(Kind.UNIT, heading + 1, last, count, amount)
    values: dict[str, Written] = {
        "at": _roman(number),
        "name": _fund_words(fund),
        "kind": Kind.FUND.value,
        **sums,
    }
    sheet.rows[heading - sheet.first] = tuple(map(values.get, _FIELDS))
    return _Place(heading, count, amount), units


def _unit(sheet: _Sheet, unit: UnitMoney) -> _Place:
    heading, count = sheet.next, sum(line.row.number for line in unit.lines)
    amount = sum(line.amount for line in unit.lines)
    first, last = heading + 1, heading + len(unit.lines)
    sheet.add(
        Kind.UNIT,
        name=unit.unit or NO_UNIT,
        number=Cell(float(count), f"SUM({_range('number', first, last)})"),
        amount=Cell(float(amount), f"SUM({_range('amount', first, last)})"),
    )
    for at, line in enumerate(unit.lines, 1):
        sheet.add(Kind.AWARD, **_values(line, at, sheet))
    return _Place(heading, count, amount)


def _values(line: MoneyLine, at: int, sheet: _Sheet) -> dict[str, Written]:
    granted, row = line.row, sheet.next
    awards = award_words()
    values: dict[str, Written] = {
        "at": float(at),
        "name": granted.name or _nameless(granted),
        "award": awards.get(granted.award or "", ""),
        "decision": granted.decision or None,
        "day": float((granted.day - sheet.day_zero).days) if granted.day else None,
        "number": float(granted.number),
        "told": _told(line, awards) or None,
    }
    if line.times is None or line.pay is None:
        return values
    values["times"] = float(line.times.times)
    values["pay"] = float(line.pay.amount)
    each = 0 if line.each is None else line.each
    amount = f"{_AT['number']}{row}*{_AT['each']}{row}"
    values["amount"] = Cell(float(line.amount), amount)
    if line.why is Why.HIGHER:
        values["each"] = 0.0
        values["award"] = f"{values['award']} {SAME_PERIOD}"
    else:
        values["each"] = Cell(float(each), each_formula(line, row))
    return values


def _nameless(granted: AwardLine) -> str:
    kind = RECIPIENT_WORDS[granted.recipient] if granted.recipient else ""
    return NAMELESS.format(granted.number, kind)


def each_formula(line: MoneyLine, row: int) -> str:
    """The money of one recipient as the office rounds it, without «=».

    `td_money_mode` counts the choices: 0 by the rule of the day, then as they stand in
    `MoneyRounding`.
    """
    exact = f"ROUND({_AT['times']}{row}*{_AT['pay']}{row},0)"
    step = step_of(line.rounding)
    ways = {
        MoneyRounding.UP: f"ROUNDUP({exact}/{step},0)*{step}",
        MoneyRounding.NEAREST: f"ROUND({exact}/{step},0)*{step}",
        MoneyRounding.EXACT: exact,
    }
    by_rule = line.rounding.rounds if line.rounding else None
    at_first = list(ways).index(by_rule or MoneyRounding.EXACT) + 1
    chosen = f"IF(td_money_mode=0,{at_first},td_money_mode)"
    return f"CHOOSE({chosen},{','.join(ways.values())})"


def _told(line: MoneyLine, awards: Mapping[str, str]) -> str:
    """What is said beside the line on the screen, and not on paper."""
    told = [WHY_WORDS[line.why].format(instead=awards.get(line.instead, ""))]
    if line.each is not None:
        if line.is_ceiling:
            told.append("Mức cao nhất được chi")
        known = (line.times and line.times.version, line.pay and line.pay.version)
        doubted = [
            words
            for words, version in zip(("hệ số", "lương cơ sở"), known, strict=True)
            if isinstance(version, Version) and version.status == "unverified"
        ]
        if doubted:
            told.append(f"Chưa kiểm chứng: {', '.join(doubted)}")
    if line.several is not None and line.several.rule is None:
        told.append("Nhiều danh hiệu, chưa rõ có cùng kỳ")
    return "; ".join(filter(None, told))


def _sums(
    kind: Kind, first: int, last: int, number: int, amount: int
) -> dict[str, Written]:
    """What the rows of a kind, from a row to a row, add up to."""
    kinds = _range("kind", first, last)
    return {
        field: Cell(
            float(value), f'SUMIF({kinds},"{kind}",{_range(field, first, last)})'
        )
        for field, value in (("number", number), ("amount", amount))
    }


def _more(sheet: _Sheet, title: str, sums: Mapping[str, Sequence[_Place]]) -> None:
    """Sums that follow from the subtotals above."""
    sheet.add(Kind.MORE, name=title)
    for words, places in sums.items():
        values: dict[str, Written] = {"name": words}
        for field in ("number", "amount"):
            value = float(sum(getattr(place, field) for place in places))
            text = "+".join(f"{_AT[field]}{place.row}" for place in places)
            values[field] = Cell(value, text)
        sheet.add(Kind.AWARD, **values)


def _range(field: str, first: int, last: int) -> str:
    return f"${_AT[field]}${first}:${_AT[field]}${last}"


def _fund_words(fund: FundMoney) -> str:
    if fund.fund:
        return f"Nguồn chi: {fund.fund}"
    return f"{fund.granted_by or NO_AUTHORITY} khen; nguồn chi: {BLANK}"


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found


def counted_without(lines: Sequence[MoneyLine]) -> Iterator[MoneyLine]:
    """The lines whose money is not known."""
    return (line for line in lines if line.each is None)
