"""Check and recompute the award-tracking workbook: read, judge, write what is ours."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from toolkit.awards.consistency.checks import consistency
from toolkit.awards.eligibility.verdicts import (
    Conclusion,
    Verdict,
    eligibility_findings,
    verdicts,
)
from toolkit.awards.ratios.lines import (
    RatioLine,
    RatioState,
    ratio_findings,
    ratio_lines,
)
from toolkit.awards.settings import Settings
from toolkit.awards.summary import SummaryLine, YearLine, summary_lines, year_lines
from toolkit.findings import Finding, Severity, find
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.computed import (
    CONDITION_COLUMNS,
    RATIO_COLUMNS,
    RULE_COLUMNS,
    SUMMARY_COLUMNS,
    YEAR_COLUMNS,
    YEARS,
    Head,
)
from toolkit.forms.register.locate import lost_sheets
from toolkit.forms.register.reading.register import read_register
from toolkit.forms.register.writing.condition_rows import CONCLUSION, condition_rows
from toolkit.forms.register.writing.input_copy import copy_rows
from toolkit.forms.register.writing.ratio_copy import ratio_copy_rows
from toolkit.forms.register.writing.ratio_rows import ratio_rows
from toolkit.forms.register.writing.rules import rule_rows
from toolkit.forms.register.writing.stale import FRESH, ratios_note_formula
from toolkit.forms.register.writing.summary_rows import summary_rows
from toolkit.forms.register.writing.years import MISSING, NOTHING_MISSES, TOO_MANY
from toolkit.model.register import Register, TableKey
from toolkit.parts.records.columns import RecordColumn, row_points
from toolkit.parts.records.findings_and_log import LogLine, append_log, write_findings
from toolkit.rules import rules_version
from toolkit.xlsx.cells.address import quoted
from toolkit.xlsx.cells.cell import Cell, CellValue, Region, Written
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.closed_book import ClosedBook

RATIO_ACTION, CONDITION_ACTION = "Kiểm tra tỷ lệ", "Kiểm tra điều kiện"

_BOLD_SHARE = 0.88
"""Of a column's width that a bold text has, measured in letters that are not bold."""

NOTHING_PENDING = "không có đề nghị nào đang xét"
LOST = ("S120", "S121", "S129")
"""Columns and tables that could not be read."""
INCOMPLETE = (
    "kiểm tra CHƯA ĐẦY ĐỦ vì sổ thiếu cột hoặc bảng, xem trang «Kết quả kiểm tra»"
)
YEAR_AS_TEXT = "chưa tính tỷ lệ vì năm xét ở trang «Quy tắc» ghi thành chữ"
NO_YEAR = "Chưa ghi năm xét ở trang «Quy tắc», nên chưa xét được tỷ lệ và điều kiện"

Row = Sequence[Written]


class RegisterAssessment(NamedTuple):
    """What a check of the register found; nothing is written yet.

    `year_counted`: formulas can count by the award year, so there are ratios.
    """

    register: Register
    settings: Settings
    ratios: tuple[RatioLine, ...]
    verdicts: tuple[Verdict, ...]
    years: tuple[YearLine, ...]
    summary: tuple[SummaryLine, ...]
    findings: tuple[Finding, ...]
    year_counted: bool = True

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """All of them: nothing that a clerk typed is repaired here."""
        return self.findings

    @property
    def said(self) -> str:
        """What a clerk wants to know first, in one line."""
        return "; ".join(self._said())

    @property
    def said_of_ratios(self) -> str:
        """The same, the ratios before the proposals."""
        first, *rest = self._said()
        return "; ".join((*rest, first))

    def _said(self) -> list[str]:
        if self.register.year is None:
            return [NO_YEAR]
        over = sum(one.state is RatioState.OVER and one.bars for one in self.ratios)
        lost = any(finding.code in LOST for finding in self.findings)
        told = [self._judged()]
        if not self.year_counted:
            told.append(YEAR_AS_TEXT)
        elif over:
            told.append(f"{over} tỷ lệ bị vượt")
        elif self.verdicts and not lost:
            told.append("không tỷ lệ nào bị vượt")
        return told + [INCOMPLETE] * lost

    def _judged(self) -> str:
        """What came of the proposals."""
        if not self.verdicts:
            return f"{len(self.register.awards)} dòng khen thưởng; {NOTHING_PENDING}"
        counts = dict.fromkeys(Conclusion, 0)
        for verdict in self.verdicts:
            counts[verdict.conclusion] += 1
        good = counts[Conclusion.ELIGIBLE] + counts[Conclusion.FOR_COUNCIL]
        told = (
            f"{len(self.verdicts)} đề nghị: {good} đủ điều kiện, "
            f"{counts[Conclusion.INELIGIBLE]} không đủ, "
            f"{counts[Conclusion.NOT_KNOWN]} chưa đủ dữ liệu"
        )
        if unverified := counts[Conclusion.UNVERIFIED]:
            told += f", {unverified} chưa kết luận được"
        return told


def assess_register(book: ClosedBook) -> RegisterAssessment:
    """Read and judge the register of a workbook; changes nothing.

    Raises WorkRefusedError when the workbook holds no register that can be read.
    """
    read = read_register(book)
    register, settings = read.register, read.settings
    lines: tuple[RatioLine, ...] = ()
    judged: tuple[Verdict, ...] = ()
    years: tuple[YearLine, ...] = ()
    found = list(read.findings)
    if register.year is not None:
        if read.year_counted:
            shown = range(register.year, register.year - YEARS, -1)
            lines = ratio_lines(register, settings)
            years = year_lines(register, settings, tuple(shown))
            found += ratio_findings(register, lines)
        judged = verdicts(register, settings)
        found += eligibility_findings(register, judged)
    found += consistency(register, settings)
    found += lost_sheets(book.names())
    found += [find("S111", seen=target) for target in book.external_links]
    found += [find("S112", seen=target) for target in book.dde_links]
    return RegisterAssessment(
        register=register,
        settings=settings,
        ratios=lines,
        verdicts=judged,
        years=years,
        summary=summary_lines(register, settings),
        findings=by_severity(found),
        year_counted=read.year_counted,
    )


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors, then what needs a look, then notes; each in the order it was found in."""
    severities = list(Severity)
    return tuple(sorted(findings, key=lambda one: severities.index(one.severity)))


def apply_register(
    book: ClosedBook,
    assessment: RegisterAssessment,
    now: datetime,
    *,
    ratios: bool = True,
    conditions: bool = True,
) -> None:
    """Write the computed sheets, the findings and the log; no input is touched.

    `ratios`: «Tỷ lệ», «Tổng hợp» and the list of rules; `conditions`: «Điều kiện» with
    its stamp. Sheets that the office has deleted are passed over.
    """
    if ratios:
        _write_ratios(book, assessment, now)
    if conditions:
        _write_conditions(book, assessment, now)
    write_findings(book, assessment.findings, (), now=now)
    done = [
        action
        for action, wanted in ((RATIO_ACTION, ratios), (CONDITION_ACTION, conditions))
        if wanted
    ]
    year, said = assessment.register.year, assessment.said
    why = f"năm {year}: {said}" if year else said
    append_log(book, [LogLine(" và ".join(done), None, "", "", why)], now=now)


def _write_ratios(
    book: ClosedBook, assessment: RegisterAssessment, now: datetime
) -> None:
    first = _below(book, "ratios")
    if first is not None:
        rows: list[Row] = list(ratio_rows(assessment.ratios, first.top))
        _rows(book, first, rows, RATIO_COLUMNS)
    copy = book.names().get("td_copy_ratios")
    if copy is not None:
        kept = ratio_copy_rows(book, assessment.register, assessment.settings)
        book.set_rows(copy.sheet, copy.top, kept)
    _ratios_note(book, assessment, now)
    _cache_years(book, assessment.years)
    first = _below(book, "summary")
    if first is not None:
        lines = assessment.summary
        _rows(book, first, list(summary_rows(lines, first.top)), SUMMARY_COLUMNS)
        _settle_note(book, lines)
    first = _below(book, "rules")
    if first is not None:
        listed: list[Row] = list(
            rule_rows(assessment.register.year, assessment.settings)
        )
        _rows(book, first, listed, RULE_COLUMNS)


def _write_conditions(
    book: ClosedBook, assessment: RegisterAssessment, now: datetime
) -> None:
    first = _below(book, "conditions")
    if first is not None:
        rows: list[Row] = list(condition_rows(assessment.verdicts))
        register = assessment.register
        at = [i for i, row in enumerate(rows, first.top) if row[3] == CONCLUSION]
        links = {
            Spot(row, 1): f"{quoted(place.sheet)}!{place.cell}"
            for row, verdict in zip(at, assessment.verdicts, strict=True)
            if (
                place := register.at(TableKey.PROPOSALS, verdict.proposal.row, "name")
            ).sheet
        }
        _rows(book, first, rows, CONDITION_COLUMNS, links)
    year = assessment.register.year
    told = f"Năm {year}: {assessment.said}." if year else f"{assessment.said}."
    _note(book, "conditions_note", told)
    _note(book, "checked_at", f"{now:%H:%M:%S %d/%m/%Y}")
    _note(book, "rules_version", rules_version())
    copy = book.names().get("td_copy")
    if copy is not None:
        book.set_rows(copy.sheet, copy.top, copy_rows(book))
    _settle_stale(book)


def _settle_stale(book: ClosedBook) -> None:
    """The value beside the formula that says whether inputs changed: nothing did."""
    region = book.names().get("td_stale")
    if region is None:
        return
    cell = book.sheet(region.sheet).at(region.top, region.left)
    if cell.formula is not None:
        book.set_cached(region.sheet, region.top, region.left, FRESH)


def _cache_years(book: ClosedBook, years: Sequence[YearLine]) -> None:
    """The right values beside the formulas of the table by year, where it stands."""
    head = book.names().get("td_years")
    if head is None:
        return
    sheet = book.sheet(head.sheet)
    blank: tuple[CellValue, ...] = ("",) * len(YEAR_COLUMNS)
    shown = [year_values(line) for line in years] or [blank] * YEARS
    for row, values in enumerate(shown, head.bottom + 1):
        for column, value in enumerate(values, head.left):
            if sheet.at(row, column).formula is not None:
                book.set_cached(head.sheet, row, column, value)


def year_values(line: YearLine) -> tuple[CellValue, ...]:
    """What a row of the table by year shows, in the order of YEAR_COLUMNS."""
    known = line.leaders + line.direct
    values: dict[str, CellValue] = {
        "year": float(line.year),
        "collectives": float(line.collectives),
        "individuals": float(line.individuals),
        "households": float(line.households),
        "all": float(line.collectives + line.individuals + line.households),
        "leaders": float(line.leaders),
        "direct": float(line.direct),
        "unknown": float(line.unknown),
        "share": line.direct / known if known else "",
    }
    return tuple(values[head.field] for head in YEAR_COLUMNS)


def _ratios_note(
    book: ClosedBook, assessment: RegisterAssessment, now: datetime
) -> None:
    """Which year's rules the rows hold; live, for what they come from may change."""
    region = book.names().get("td_ratios_note")
    if region is None:
        return
    place = (region.sheet, region.top, region.left)
    year = assessment.register.year
    if year is not None and not assessment.year_counted:
        book.set_value(*place, f"{YEAR_AS_TEXT[0].upper()}{YEAR_AS_TEXT[1:]}.")
        return
    if year is None:
        book.set_value(*place, "Chưa ghi năm xét ở trang «Quy tắc».")
        return
    told = f"Quy định của năm {year}. Kiểm tra lúc {now:%H:%M %d/%m/%Y}."
    copied = book.names().get("td_ratios_changed") is not None
    book.set_formula(*place, ratios_note_formula(year, told, copied=copied), told)


def _settle_note(book: ClosedBook, lines: Sequence[SummaryLine]) -> None:
    """The value beside the live note that says what the table does not hold."""
    region = book.names().get("td_summary_note")
    year, number = (
        book.names().get(name_of(TableKey.AWARDS, f)) for f in ("year", "number")
    )
    if region is None or year is None or number is None:
        return
    if book.sheet(region.sheet).at(region.top, region.left).formula is None:
        return
    rows = book.table(year.sheet, year.top, [year.left, number.left])
    there = sum(
        1 if n is None else n if isinstance(n, float) and n > 0 else 0
        for _, (y, n) in rows
        if isinstance(y, float) and y > 0
    )
    held = sum(
        line.collectives + line.individuals + line.households
        for line in lines
        if isinstance(line.key, int)
    )
    missing = round(there - held)
    told = NOTHING_MISSES if not missing else TOO_MANY
    if missing > 0:
        told = f"{MISSING[0]}{missing}{MISSING[1]}"
    book.set_cached(region.sheet, region.top, region.left, told)


def _below(book: ClosedBook, name: str) -> Region | None:
    """The row below a header; None when the sheet is gone."""
    head = book.names().get(f"td_{name}")
    if head is None:
        return None
    return head._replace(top=head.bottom + 1)


def _rows(
    book: ClosedBook,
    first: Region,
    rows: Sequence[Row],
    columns: Sequence[Head],
    links: dict[Spot, str] | None = None,
) -> None:
    plain, bold = (
        tuple(RecordColumn(head.header, head.width * share) for head in columns)
        for share in (1, _BOLD_SHARE)
    )
    heights = {
        number: row_points(
            tuple(map(_shown, row[: len(columns)])),
            bold if CONCLUSION in row else plain,
        )
        for number, row in enumerate(rows, first.top)
    }
    book.set_rows(first.sheet, first.top, rows, links=links or {}, heights=heights)


def _shown(value: Written) -> CellValue:
    return value.value if isinstance(value, Cell) else value


def _note(book: ClosedBook, name: str, text: str) -> None:
    region = book.names().get(f"td_{name}")
    if region is not None:
        book.set_value(region.sheet, region.top, region.left, text)
