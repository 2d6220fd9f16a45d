"""What a report says of the plan, movements, indicators, gifts, from the year book."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from toolkit.findings import Finding, find
from toolkit.model.origin import Origin
from toolkit.model.year import (
    Contribution,
    Indicator,
    MovementLevel,
    Period,
    YearBook,
    YearTable,
)
from toolkit.reports.docx.charts import Chart, Series
from toolkit.reports.docx.values import Blank, Value, Values
from toolkit.reports.official_days import official_day
from toolkit.reports.written.figures import Figures, Gathered, Source, key_of
from toolkit.reports.written.period import ReportKind, Span
from toolkit.reports.written.task_words import NONE, stretch, task_row
from toolkit.rules.names import folded
from toolkit.year.deadlines import State, TaskState, states_of
from toolkit.year.figures import (
    actual_of,
    growth,
    rounded,
    share,
    share_of,
)
from toolkit.year.giving import Total, by_fund, total

_COUNTED = {
    "tong": tuple(State),
    "xong": (State.DONE, State.DONE_LATE),
    "dung_han": (State.DONE,),
    "xong_muon": (State.DONE_LATE,),
    "qua_han": (State.LATE,),
    "con_lai": (State.DUE, State.NO_DAY),
}
_LEVELS = {
    MovementLevel.STATE: "Trung ương",
    MovementLevel.PROVINCE: "Bộ, tỉnh",
    MovementLevel.CLUSTER: "Cụm, khối",
    MovementLevel.UNIT: "Đơn vị",
}
_CHART_BARS = 12


class YearParts:
    """The fields of a report that the year book fills."""

    def __init__(
        self, book: YearBook, span: Span, today: date, figures: Figures, file: str
    ) -> None:
        self.book, self.span, self.figures, self.file = book, span, figures, file
        self.today = book.as_of or today
        wanted = {
            ReportKind.YEAR: (Period.YEAR, None),
            ReportKind.HALF_YEAR: (Period.HALF_YEAR,),
        }.get(span.kind, (*Period, None))
        self.indicators = [
            one for one in book.indicators if one.period in wanted and one.name
        ]

    def values(self) -> dict[str, Value]:
        return {
            **self._plan(),
            **self._movements(),
            **self._giving(),
            "chi_tieu": [self._indicator(one) for one in self.indicators],
        }

    def findings(self) -> tuple[Finding, ...]:
        """Cells that nobody could read, and so no figure holds."""
        cells = sorted(self.book.unread)
        if not cells:
            return ()
        table, row, column = cells[0]
        at = self.book.at(table, row, column)
        return (find("B137", at, seen=str(len(cells))),)

    def chart(self) -> Chart | None:
        """Share of plan of each indicator that has one."""
        told = [(one, share_of(one)) for one in self.indicators]
        shares = [(one.name, rounded(found, 1)) for one, found in told if found]
        if len(shares) < 2:
            return None
        return Chart(
            name="Mức thực hiện so với kế hoạch năm (%)",
            heading="Chỉ tiêu",
            labels=tuple(name for name, _ in shares),
            series=(Series.of_numbers("So kế hoạch (%)", [n for _, n in shares]),),
        ).cut(_CHART_BARS)

    def _source(
        self, table: YearTable, row: int, column: str = "", how: str = ""
    ) -> Source:
        return Source(self.file, self.book.at(table, row, column), how)

    def _gathered(
        self, table: YearTable, column: str, rows: Iterable[int], how: str
    ) -> Source:
        place = self.book.places.get(table)
        cells = Gathered(self.book.at(table, row, column) for row in rows)
        return cells.source(self.file, Origin(place.sheet if place else ""), how)

    # The plan

    def _plan(self) -> dict[str, Value]:
        states = states_of(self.book, self.today)
        # A task is of the period when it was to be done, or was done, within it.
        states = tuple(one for one in states if self._concerned(one))
        of = {
            name: [one.task.row for one in states if one.state in wanted]
            for name, wanted in _COUNTED.items()
        }
        counted: dict[str, Value] = {
            name: self.figures.count(
                f"kh_{name}",
                len(rows),
                self._gathered(YearTable.TASKS, "task", rows, "đếm các việc ở"),
            )
            for name, rows in of.items()
        }
        flags: dict[str, Value] = {
            "co": bool(states),
            "co_qua_han": bool(of["qua_han"]),
            "co_con_lai": bool(of["con_lai"]),
            "den_ngay": official_day(self.today),
        }
        return {
            "ke_hoach": {**counted, **flags},
            "nhiem_vu": [task_row(one) for one in states],
        }

    def _concerned(self, one: TaskState) -> bool:
        if self.span.kind is ReportKind.YEAR or one.last_day is None:
            return True
        return self.span.holds(one.last_day) or self.span.holds(one.task.done)

    # Movements

    def _movements(self) -> dict[str, Value]:
        rows = [one for one in self.book.movements if one.name]
        found = []
        for one in rows:
            source = YearTable.MOVEMENTS, one.row
            numbers = {
                short: self.figures.count(
                    key_of("pt", one.name, of=short),
                    number,
                    self._source(*source, column),
                )
                if number is not None
                else NONE
                for short, column, number in (
                    ("tt", "collectives", one.collectives),
                    ("cn", "individuals", one.individuals),
                )
            }
            found.append(
                {
                    "ten": one.name,
                    "cap": _LEVELS[one.level] if one.level else NONE,
                    "thoi_gian": stretch(one.start, one.end),
                    "van_ban": one.document,
                    "co_van_ban": bool(one.document),
                    "ket_qua": one.results or Blank("nêu kết quả chính"),
                    **numbers,
                }
            )
        number = self.figures.count(
            "pt_tong",
            len(rows),
            self._gathered(
                YearTable.MOVEMENTS, "name", [one.row for one in rows], "đếm các ô"
            ),
        )
        return {"phong_trao": found, "so_phong_trao": number}

    # Gifts

    def _giving(self) -> dict[str, Value]:
        rows = [one for one in self.book.contributions if self._given_within(one)]
        money = [one for one in rows if one.amount is not None]
        of_fund: dict[str, list[int]] = defaultdict(list)
        for one in money:
            of_fund[folded(one.fund)].append(one.row)
        funds = by_fund(money)
        things = [one for one in rows if one.in_kind]
        whole = self.figures.amount(
            "dg_tong", total(rows), self._given([one.row for one in money])
        )
        return {
            "dong_gop": {
                "co": bool(funds or things),
                "co_tien": bool(funds),
                "tong": whole,
            },
            "quy": [
                self._fund(one, of_fund[folded(one.name)], total(rows)) for one in funds
            ],
            "hien_vat": [
                {"quy": one.fund or NONE, "vat": one.in_kind, "don_vi": one.unit}
                for one in things
            ],
        }

    def _given_within(self, one: Contribution) -> bool:
        if one.day is not None:
            return self.span.holds(one.day)
        year = one.year or self.book.year
        if self.span.kind is ReportKind.HALF_YEAR:
            return year == self.span.year
        return year is not None and self.span.start.year <= year <= self.span.end.year

    def _given(self, rows: list[int]) -> Source:
        return self._gathered(YearTable.CONTRIBUTIONS, "amount", rows, "cộng các ô")

    def _fund(self, one: Total, rows: list[int], whole: Decimal) -> Values:
        source = self._given(rows)
        key, of_all = (key_of("dg", one.name, of=of) for of in ("tien", "ty_le"))
        part = share(one.amount, whole)
        how = source._replace(how=f"{source.how}, so tổng đóng góp".lstrip(", "))
        return {
            "quy": one.name or "Khác",
            "so_tien": self.figures.amount(key, one.amount, source),
            "ty_le": NONE if part is None else self.figures.per_cent(of_all, part, how),
        }

    # Indicators

    def _indicator(self, one: Indicator) -> Values:
        actual, reached = actual_of(one), share_of(one)
        more = growth(actual, one.before)
        if more is None and one.stated_growth is not None:
            more = one.stated_growth.value
        numbers = (
            ("thuc_hien", "actual", actual),
            ("cung_ky", "before", one.before),
            ("ke_hoach", "plan", one.plan),
            ("nam_sau", "next_plan", one.next_plan),
        )
        told: dict[str, Value] = {
            name: self._amount(one, name, column, number)
            for name, column, number in numbers
        }
        told |= {f"co_{name}": number is not None for name, _, number in numbers}
        return {
            "ten": one.name,
            "don_vi": one.measure,
            **told,
            "co_tang": more is not None,
            "tang_giam": "giảm" if more is not None and more < 0 else "tăng",
            "dau": "−" if more is not None and more < 0 else "+",
            "tang": self._per_cent(one, "tang", "actual", more),
            "co_so_kh": reached is not None,
            "so_kh": self._per_cent(one, "so_kh", "plan", reached),
        }

    def _key(self, one: Indicator, of: str) -> str:
        return key_of("ct", one.name, one.period or "", of=of)

    def _amount(
        self, one: Indicator, name: str, column: str, number: Decimal | None
    ) -> Value:
        if number is None:
            return NONE
        source = self._source(YearTable.INDICATORS, one.row, column)
        return self.figures.amount(self._key(one, name), _readable(number), source)

    def _per_cent(
        self, one: Indicator, name: str, column: str, number: Decimal | None
    ) -> Value:
        if number is None:
            return NONE
        how = "so cùng kỳ" if name == "tang" else "so kế hoạch năm"
        source = self._source(YearTable.INDICATORS, one.row, column, how)
        return self.figures.per_cent(self._key(one, name), number, source)


def _readable(number: Decimal) -> Decimal:
    """A quotient has no end; two decimals of it are printed."""
    exponent = number.as_tuple().exponent
    many = isinstance(exponent, int) and exponent < -4
    return rounded(number, 2) if many else number
