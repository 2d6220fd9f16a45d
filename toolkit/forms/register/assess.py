"""Check and recompute the award-tracking workbook: read, judge, write what is ours."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from toolkit.awards.consistency.checks import consistency
from toolkit.awards.eligibility.verdicts import (
    Conclusion,
    Verdict,
    doubts_of,
    eligibility_findings,
    verdicts,
)
from toolkit.awards.ratios.line import BROKEN
from toolkit.awards.ratios.lines import RatioLine, ratio_findings, ratio_lines
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
from toolkit.forms.register.writing.condition_rows import CONCLUSION, told_below
from toolkit.forms.register.writing.input_copy import copy_rows
from toolkit.forms.register.writing.overview_rows import (
    note_value,
    overview_rows,
    tasks_of,
)
from toolkit.forms.register.writing.ratio_copy import ratio_copy_rows
from toolkit.forms.register.writing.ratio_rows import ratio_rows
from toolkit.forms.register.writing.rules import rule_rows
from toolkit.forms.register.writing.stale import FRESH, ratios_note_formula
from toolkit.forms.register.writing.summary_rows import summary_rows
from toolkit.forms.register.writing.years import (
    MISSING,
    NOTHING_MISSES,
    TOO_MANY,
    kept_note,
)
from toolkit.model.register import Register, TableKey
from toolkit.parts.records.columns import RecordColumn, row_points
from toolkit.parts.records.findings_and_log import LogLine, append_log, write_findings
from toolkit.rules import rules_version
from toolkit.rules.loader import reported_law
from toolkit.xlsx.cells.address import absolute, quoted
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

_COUNTED = {
    Conclusion.ELIGIBLE: "đủ điều kiện",
    Conclusion.FOR_COUNCIL: "Hội đồng xét",
    Conclusion.INELIGIBLE: "không đủ",
    Conclusion.NOT_KNOWN: "chưa đủ dữ liệu",
    Conclusion.UNVERIFIED: "không đạt điều kiện chưa kiểm chứng",
    Conclusion.NO_BASIS: "chưa có căn cứ trong bộ quy định",
}
"""How the proposals of each conclusion are told together, each kind apart."""
_ALWAYS = (Conclusion.ELIGIBLE, Conclusion.INELIGIBLE, Conclusion.NOT_KNOWN)
"""Those that are told even where there is none."""
BROKEN_RATIOS: Mapping[str, str] = {
    "Q401": "{} tỷ lệ bị vượt",
    "Q403": "{} tỷ lệ chưa đạt",
    "Q402": "{} tỷ lệ vượt, chỉ để biết",
    "Q404": "{} tỷ lệ chưa đạt, chỉ để biết",
}
"""The finding of a ratio that is broken, and how the first line counts it."""
UNFOLD = " Bấm dấu + ở lề trái để xem từng điều kiện."
"""Where the conditions of a proposal are folded below its conclusion."""
ALL_KEPT = "không tỷ lệ nào bị vượt"
KEPT_AS_CHOSEN = f"{ALL_KEPT} theo cách tính đang chọn"
"""Where a row that is shown for comparison alone says «vượt»."""

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
        lost = any(finding.code in LOST for finding in self.findings)
        told = [self._judged()]
        if not self.year_counted:
            told.append(YEAR_AS_TEXT)
        else:
            told += self._of_ratios(silent=lost or not self.verdicts)
        return told + [INCOMPLETE] * lost

    def _of_ratios(self, *, silent: bool) -> list[str]:
        """What «Tỷ lệ» shows; `silent`: too little is known to call all ratios kept."""
        codes = Counter(finding.code for finding in self.findings)
        told = [
            w.format(codes[code]) for code, w in BROKEN_RATIOS.items() if codes[code]
        ]
        if told or silent:
            return told
        compared = any(one.state in BROKEN and not one.chosen for one in self.ratios)
        return [KEPT_AS_CHOSEN if compared else ALL_KEPT]

    def _judged(self) -> str:
        """What came of the proposals."""
        if not self.verdicts:
            return f"{len(self.register.awards)} dòng khen thưởng; {NOTHING_PENDING}"
        counts = dict.fromkeys(Conclusion, 0)
        for verdict in self.verdicts:
            counts[verdict.conclusion] += 1
        told = ", ".join(
            f"{counts[one]} {words}"
            for one, words in _COUNTED.items()
            if counts[one] or one in _ALWAYS
        )
        return f"{len(self.verdicts)} đề nghị: {told}"


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
        judged = verdicts(register, settings)
        if read.year_counted:
            shown = range(register.year, register.year - YEARS, -1)
            lines = ratio_lines(register, settings, doubts_of(judged))
            years = year_lines(register, settings, tuple(shown))
            found += ratio_findings(register, lines)
        found += eligibility_findings(register, judged)
        if law := reported_law(register.year):
            found.append(find("E420", seen=law.value))
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
    _letterheads(book, ("ratios", "summary") * ratios + ("conditions",) * conditions)
    if ratios:
        _write_ratios(book, assessment, now)
    if conditions:
        _write_conditions(book, assessment, now)
    write_findings(book, assessment.findings, (), now=now, stamped=True)
    done = [
        action
        for action, wanted in ((RATIO_ACTION, ratios), (CONDITION_ACTION, conditions))
        if wanted
    ]
    year, said = assessment.register.year, assessment.said
    why = f"năm {year}: {said}" if year else said
    append_log(book, [LogLine(" và ".join(done), None, "", "", why)], now=now)
    _write_overview(book, assessment)


def _write_overview(book: ClosedBook, assessment: RegisterAssessment) -> None:
    """What is to be done; a register that was made without the sheet goes without."""
    first = _below(book, "overview")
    if first is None:
        return
    one = assessment
    tasks = tasks_of(one.register, one.ratios, one.verdicts, one.findings)
    rows = overview_rows(one.register, tasks, one.summary)
    links = {
        Spot(row, 2): f"{quoted(task.sheet)}!A1"
        for row, task in enumerate(tasks, first.top)
        if task.sheet in book.sheet_names
    }
    book.set_rows(first.sheet, first.top, rows, links=links)
    names = book.names()
    note, stale = names.get("td_overview_note"), names.get("td_stale")
    if note is None or book.sheet(note.sheet).at(note.top, note.left).formula is None:
        return
    told = stale and book.sheet(stale.sheet).at(stale.top, stale.left).value
    shown = note_value(one.register, str(told or ""))
    book.set_cached(note.sheet, note.top, note.left, shown)


def _letterheads(book: ClosedBook, heads: Sequence[str]) -> None:
    """What stands beside the formulas of the two offices on the sheets for paper.

    `heads`: names of the headers on the sheets that are written.
    """
    names = book.names()
    for name in ("superior", "office"):
        region = names.get(f"td_set_{name}")
        if region is None:
            continue
        typed = book.sheet(region.sheet).at(region.top, region.left).value
        words = "" if typed is None else str(typed).upper()
        for head in heads:
            area = names.get(f"td_{head}")
            if area is None:
                continue
            for row in range(1, area.top):
                cell = book.sheet(area.sheet).at(row, 1)
                if cell.formula == f"UPPER(td_set_{name})" and cell.value != words:
                    book.set_cached(area.sheet, row, 1, words)


def _write_ratios(
    book: ClosedBook, assessment: RegisterAssessment, now: datetime
) -> None:
    first = _below(book, "ratios")
    if first is not None:
        rows: list[Row] = list(ratio_rows(assessment.ratios, first.top))
        _rows(book, first, rows, RATIO_COLUMNS)
    copy = book.names().get("td_copy_ratios")
    if copy is not None:
        kept = ratio_copy_rows(
            book, assessment.register, assessment.settings, assessment.ratios
        )
        book.set_rows(copy.sheet, copy.top, kept)
    _ratios_note(book, assessment, now)
    _write_years(book, assessment.years, live=copy is None)
    first = _below(book, "summary")
    if first is not None:
        lines = assessment.summary
        summed: list[Row] = list(summary_rows(lines, first.top, live=copy is None))
        _rows(book, first, summed, SUMMARY_COLUMNS)
        _summary_note(book, assessment, copy)
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
        _write_verdicts(book, first, assessment)
    year = assessment.register.year
    told = f"Năm {year}: {assessment.said}." if year else f"{assessment.said}."
    if first is not None and assessment.verdicts and _folds(book, first.sheet):
        told += UNFOLD
    _note(book, "conditions_note", told)
    _note(book, "checked_at", f"{now:%H:%M:%S %d/%m/%Y}")
    _note(book, "rules_version", rules_version())
    copy = book.names().get("td_copy")
    if copy is not None:
        book.set_rows(copy.sheet, copy.top, copy_rows(book))
    _settle_stale(book)


def _write_verdicts(
    book: ClosedBook, first: Region, assessment: RegisterAssessment
) -> None:
    register = assessment.register
    told = tuple(told_below(assessment.verdicts, first.top))
    links = {
        Spot(one.top, 1): f"{quoted(place.sheet)}!{place.cell}"
        for one in told
        if (
            place := register.at(TableKey.PROPOSALS, one.verdict.proposal.row, "name")
        ).sheet
    }
    below = frozenset(row for one in told for row in one.below)
    folded = below if _folds(book, first.sheet) else ()
    rows: list[Row] = [row for one in told for row in one.rows]
    _rows(book, first, rows, CONDITION_COLUMNS, links, folded)


def _folds(book: ClosedBook, sheet: str) -> bool:
    """Excel unfolds nothing on a protected sheet, as older registers have it."""
    return not book.sheet(sheet).protected


def _settle_stale(book: ClosedBook) -> None:
    """The value beside the formula that says whether inputs changed: nothing did."""
    region = book.names().get("td_stale")
    if region is None:
        return
    cell = book.sheet(region.sheet).at(region.top, region.left)
    if cell.formula is not None:
        book.set_cached(region.sheet, region.top, region.left, FRESH)


def _write_years(book: ClosedBook, years: Sequence[YearLine], *, live: bool) -> None:
    """The right values in the table by year, where it stands; see `writing.years`.

    The row of the award year keeps its formulas; the others only where `live`.
    """
    head = book.names().get("td_years")
    if head is None:
        return
    sheet = book.sheet(head.sheet)
    blank: tuple[CellValue, ...] = ("",) * len(YEAR_COLUMNS)
    shown = [year_values(line) for line in years] or [blank] * YEARS
    first = head.bottom + 1
    for row, values in enumerate(shown, first):
        for column, value in enumerate(values, head.left):
            if sheet.at(first, column).formula is None:
                continue  # the office has put something else there
            if row > first and not live:
                book.set_value(head.sheet, row, column, value)
            elif sheet.at(row, column).formula is not None:
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


def _summary_note(
    book: ClosedBook, assessment: RegisterAssessment, copy: Region | None
) -> None:
    """What the sums do not hold, and, live, whether they are out of date.

    `copy`: the first cell of the inputs that they were made from.
    """
    region = book.names().get("td_summary_note")
    if region is None:
        return
    place = (region.sheet, region.top, region.left)
    told = _missing(book, assessment.summary)
    if copy is not None:
        changed = f"{quoted(copy.sheet)}!{absolute(copy.top, copy.left + 1)}"
        year = assessment.register.year if assessment.year_counted else None
        book.set_formula(*place, kept_note(year, told, changed), told)
    elif told and book.sheet(region.sheet).at(region.top, region.left).formula:
        book.set_cached(*place, told)


def _missing(book: ClosedBook, lines: Sequence[SummaryLine]) -> str:
    """How many awards the lower table does not hold; "" where none can be counted."""
    year, number = (
        book.names().get(name_of(TableKey.AWARDS, f)) for f in ("year", "number")
    )
    if year is None or number is None:
        return ""
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
    if missing > 0:
        return f"{MISSING[0]}{missing}{MISSING[1]}"
    return TOO_MANY if missing else NOTHING_MISSES


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
    folded: Collection[int] = (),
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
    book.set_rows(
        first.sheet,
        first.top,
        rows,
        links=links or {},
        heights=heights,
        folded=folded,
    )


def _shown(value: Written) -> CellValue:
    return value.value if isinstance(value, Cell) else value


def _note(book: ClosedBook, name: str, text: str) -> None:
    region = book.names().get(f"td_{name}")
    if region is not None:
        book.set_value(region.sheet, region.top, region.left, text)
