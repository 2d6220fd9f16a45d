"""Checks the award-tracking workbook: reads it, judges it, says what was found."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from toolkit.awards.consistency.checks import consistency, shortened
from toolkit.awards.eligibility.verdicts import (
    Conclusion,
    Verdict,
    doubts_of,
    eligibility_findings,
    verdicts,
)
from toolkit.awards.money.findings import money_findings
from toolkit.awards.money.lines import MoneyLine, money_lines
from toolkit.awards.ratios.line import BROKEN
from toolkit.awards.ratios.lines import RatioLine, ratio_findings, ratio_lines
from toolkit.awards.settings import Settings
from toolkit.awards.summary import SummaryLine, YearLine, summary_lines, year_lines
from toolkit.findings import Finding, Severity, find
from toolkit.forms.register.computed import YEARS
from toolkit.forms.register.locate import lost_sheets
from toolkit.forms.register.reading.register import read_register
from toolkit.forms.register.renewing import earlier_looks
from toolkit.forms.register.writing.overview_rows import TOLD_RATIOS
from toolkit.model.register import Register
from toolkit.parts.records.own import writable
from toolkit.rules.loader import judged_on, reported_law
from toolkit.xlsx.closed_book import ClosedBook

NOTHING_PENDING = "không có đề nghị nào đang xét"
_BARRED = ("E401", "E404")
"""Proposals that are not eligible."""
LOST = ("S120", "S121", "S129")
"""Columns and tables that could not be read."""
INCOMPLETE = (
    "kiểm tra CHƯA ĐẦY ĐỦ vì sổ thiếu cột hoặc bảng, xem trang «Kết quả kiểm tra»"
)
FRACTIONS = "chưa tính {} tỷ lệ vì cột «Số lượng» có số lẻ"
YEAR_AS_TEXT = "chưa tính tỷ lệ vì năm xét ở trang «Quy tắc» ghi thành chữ"
NO_YEAR = "Chưa ghi năm xét ở trang «Quy tắc», nên chưa xét được tỷ lệ và điều kiện"

_COUNTED = {
    Conclusion.ELIGIBLE: "đủ điều kiện",
    Conclusion.FOR_COUNCIL: "Hội đồng xét",
    Conclusion.INELIGIBLE: "không đủ",
    Conclusion.NOT_KNOWN: "chưa đủ dữ liệu",
    Conclusion.UNVERIFIED: "không đạt điều kiện chưa kiểm chứng",
    Conclusion.INFORMED: "không đạt điều kiện chỉ để tham khảo",
    Conclusion.NO_BASIS: "chưa có căn cứ trong bộ quy định",
}
"""How the proposals of each conclusion are told together, each kind apart."""
_ALWAYS = (Conclusion.ELIGIBLE, Conclusion.INELIGIBLE, Conclusion.NOT_KNOWN)
"""Those that are told even where there is none."""
BROKEN_RATIOS: Mapping[str, str] = {
    "Q401": "{} tỷ lệ bị vượt",
    "Q403": "{} tỷ lệ chưa đạt",
    **TOLD_RATIOS,
}
"""The finding of a ratio that is broken, and how the first line counts it."""
ALL_KEPT = "không tỷ lệ nào bị vượt"
KEPT_AS_CHOSEN = f"{ALL_KEPT} theo cách tính đang chọn"
"""Where a row that is shown for comparison alone says «vượt»."""


class RegisterAssessment(NamedTuple):
    """What a check of the register found; nothing is written yet.

    `year_counted`: formulas can count by the award year, so there are ratios. `money`
    is empty where the workbook has no sheet for it.
    """

    register: Register
    settings: Settings
    ratios: tuple[RatioLine, ...]
    verdicts: tuple[Verdict, ...]
    years: tuple[YearLine, ...]
    summary: tuple[SummaryLine, ...]
    findings: tuple[Finding, ...]
    year_counted: bool = True
    money: tuple[MoneyLine, ...] = ()

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

    @property
    def said_of_proposals(self) -> str:
        """What came of the proposals alone, as «Điều kiện» shows them."""
        if self.register.year is None:
            return NO_YEAR
        lost = [INCOMPLETE] * self._lost
        return "; ".join((self._judged(), *lost))

    @property
    def _lost(self) -> bool:
        return any(finding.code in LOST for finding in self.findings)

    def _said(self) -> list[str]:
        if self.register.year is None:
            return [NO_YEAR]
        lost = self._lost
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
        if open_ratios := sum(not one.countable for one in self.ratios):
            told.append(FRACTIONS.format(open_ratios))
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
            counts[verdict.told] += 1
        told = ", ".join(
            f"{counts[one]} {words}"
            for one, words in _COUNTED.items()
            if counts[one] or one in _ALWAYS
        )
        return f"{len(self.verdicts)} đề nghị: {told}"


def _last_day(year: int, judged: Sequence[Verdict]) -> date:
    """The last day whose law may be asked: of the year, or of a dossier after it."""
    days = (one.proposal.day for one in judged)
    return max((judged_on(year), *filter(None, days)))


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
        if law := reported_law(register.year, _last_day(register.year, judged)):
            found.append(find("E420", seen=law.value))
    found += consistency(register, settings)
    money: tuple[MoneyLine, ...] = ()
    if register.year is not None and writable(book, "td_money") is not None:
        money = money_lines(register, settings)
        found += shortened(money_findings(register, settings, money))
    found += lost_sheets(book)
    found += earlier_looks(book)
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
        money=money,
    )


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors, then what needs a look, then notes; each in the order it was found in.

    Of the errors those who may not be proposed come before what is typed badly, but
    behind what could not be read at all.
    """
    severities = list(Severity)

    def place(one: Finding) -> tuple[int, int]:
        first = 1 if one.code in _BARRED else 2 - 2 * one.code.startswith(("F", "S"))
        rank = severities.index(one.severity)
        return rank, first if one.severity is Severity.ERROR else 0

    return tuple(sorted(findings, key=place))
