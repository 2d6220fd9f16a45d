"""«Tổng quan»: what to do next, what is over, what is missing; awards by form."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from toolkit.awards.eligibility.case import cut, short_name
from toolkit.awards.eligibility.verdict import Conclusion, Verdict
from toolkit.awards.eligibility.words import CONCLUSION_WORDS
from toolkit.awards.people.identity import Directory
from toolkit.awards.people.to_enter import (
    granted_only,
    unproposed,
    unrated,
    unread,
    unregistered,
)
from toolkit.awards.ratios.line import BROKEN, RatioLine, RatioState
from toolkit.awards.ratios.words import scope_words
from toolkit.awards.summary import SummaryLine
from toolkit.findings import Finding, Severity
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.computed import (
    ELIGIBILITY,
    FINDINGS,
    FORMS_LEFT,
    FORMS_SHOWN,
    OVERVIEW_COLUMNS,
    RATIOS,
    RULES,
)
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import Register, TableKey
from toolkit.xlsx.cells.cell import CellValue

NEXT, OVER, MISSING, LOOK = "Làm tiếp", "Vượt", "Còn thiếu", "Xem lại"
DONE = "Không có việc nào đang chờ."
NO_OFFICE = "Bắt đầu: ghi tên cơ quan ở trang «Quy tắc»."
NO_YEAR = "Làm tiếp: ghi năm xét ở trang «Quy tắc»."
NO_AWARDS = "Chưa ghi khen thưởng năm {}"
TOLD_RATIOS: Mapping[str, str] = {
    "Q402": "{} tỷ lệ vượt, chỉ để biết",
    "Q404": "{} tỷ lệ chưa đạt, chỉ để biết",
}
"""The finding of a ratio that is broken and only informs, and how it is counted."""
NO_SUPERIOR = "Chưa ghi cơ quan cấp trên: giấy in không có dòng cơ quan chủ quản."
EARLIER = "C265"
"""The finding of a register that an earlier version made."""
RENEW = "Sổ lập bằng phiên bản trước: «thidua renew» đưa về cách trình bày mới."
RATIOS_SHOWN = 10
"""Broken ratios that are named one by one."""
LONGEST = 88
"""Letters that a line has room for: behind it lie the charts."""

Row = tuple[CellValue, ...]


class Task(NamedTuple):
    """A line of the list: what kind it is, on which sheet it is done, what it says."""

    kind: str
    sheet: str
    text: str


def note_formula() -> str:
    """The live note, without «=»: what to do first, or whether answers are old."""
    return (
        f'IF(td_set_office="","{NO_OFFICE}",IF(td_set_year="","{NO_YEAR}",'
        'IFERROR(td_stale,"")))'
    )


def note_value(register: Register, stale: str) -> str:
    """What the note shows; `stale` is what the line of «Điều kiện» shows."""
    if not register.office:
        return NO_OFFICE
    return NO_YEAR if register.year is None else stale


def overview_rows(
    register: Register, tasks: Sequence[Task], summary: Sequence[SummaryLine]
) -> list[Row]:
    """The rows below the header: tasks on the left, awards by form far on the right."""
    shown = tasks or [Task("", "", DONE)]
    forms = awards_by_form(register.year, summary)
    gap: Row = (None,) * (FORMS_LEFT - 1 - len(OVERVIEW_COLUMNS))
    empty: Row = (None, None, None)
    return [
        (*(tuple(task) if task else empty), *gap, *(form or (None, None)))
        for task, form in zip_longest(shown, forms)
    ]


def awards_by_form(
    year: int | None, summary: Sequence[SummaryLine]
) -> tuple[tuple[str, float | None] | None, ...]:
    """The titles and forms given most in the award year, the most frequent first.

    Always FORMS_SHOWN of them: None where there are fewer. Where there is none a line
    without a number says so.
    """
    counts: dict[str, int] = {}
    for line in summary:
        if line.key == year and isinstance(line.key, int):
            number = line.collectives + line.individuals + line.households
            counts[line.award] = counts.get(line.award, 0) + number
    ordered = sorted(counts, key=lambda award: -counts[award])[:FORMS_SHOWN]
    found: list[tuple[str, float | None]]
    found = [(award_words()[one], float(counts[one])) for one in ordered]
    if not found and year is not None:
        found = [(NO_AWARDS.format(year), None)]  # the chart shows it on its axis
    return (*found, *((None,) * (FORMS_SHOWN - len(found))))


def tasks_of(
    register: Register,
    ratios: Sequence[RatioLine] = (),
    verdicts: Sequence[Verdict] = (),
    findings: Sequence[Finding] = (),
    *,
    superior: str | None = None,
) -> list[Task]:
    """What is to be done, what comes first on top.

    Of what is missing the rows of the tables come before what waits for them.
    `superior`: the body above, "" where it is not written; None asks nothing of it.
    """
    order = (NEXT, OVER, LOOK, MISSING)
    found = (
        *_beginnings(register),
        *_of_tables(register),
        *_of_proposals(register),
        *_of_ratios(ratios),
        *_of_verdicts(verdicts),
        *_of_findings(findings),
        *([Task(MISSING, RULES, NO_SUPERIOR)] if superior == "" else []),
    )
    return sorted(found, key=lambda task: order.index(task.kind))


def _beginnings(register: Register) -> Iterator[Task]:
    if not register.office:
        yield Task(NEXT, RULES, "Ghi tên cơ quan.")
    if register.year is None:
        yield Task(NEXT, RULES, "Ghi năm xét: năm này quyết định quy định áp dụng.")
    if not register.units:
        yield Task(NEXT, _sheet(TableKey.UNITS), "Ghi các đơn vị.")
    if not register.people:
        yield Task(NEXT, _sheet(TableKey.PEOPLE), "Ghi cán bộ của từng đơn vị.")


def _sheet(table: TableKey) -> str:
    return BY_KEY[table].sheet


def _of_ratios(ratios: Sequence[RatioLine]) -> Iterator[Task]:
    broken = [one for one in ratios if one.bars and one.state in BROKEN]
    for one in broken[:RATIOS_SHOWN]:
        over = one.state is RatioState.OVER
        limit = "được phép" if over else "phải có"
        text = f"{_title(one)}: có {one.numerator}, {limit} {one.places}"
        text = f"{text} – {scope_words(one.scope)}."
        yield Task(OVER if over else MISSING, RATIOS, cut(text, LONGEST))
    if len(broken) > RATIOS_SHOWN:
        text = f"Còn {len(broken) - RATIOS_SHOWN} tỷ lệ khác không giữ được."
        yield Task(OVER, RATIOS, text)


def _title(line: RatioLine) -> str:
    """What a ratio is of, short enough for one line: «Tỷ lệ LĐTT để đạt TTLĐXS»."""
    text = line.rule.title
    for award, words in award_words().items():
        text = text.replace(words, short_name(award))
    return text


def _of_verdicts(verdicts: Sequence[Verdict]) -> Iterator[Task]:
    for kind, conclusion, words in (
        (LOOK, Conclusion.INELIGIBLE, "không đủ điều kiện"),
        (MISSING, Conclusion.NOT_KNOWN, "chưa đủ dữ liệu để kết luận"),
        (LOOK, Conclusion.UNVERIFIED, CONCLUSION_WORDS[Conclusion.UNVERIFIED]),
        (LOOK, Conclusion.INFORMED, CONCLUSION_WORDS[Conclusion.INFORMED]),
    ):
        number = sum(one.told is conclusion for one in verdicts)
        if number:
            yield Task(kind, ELIGIBILITY, f"{number} đề nghị {words}.")


def _of_findings(findings: Sequence[Finding]) -> Iterator[Task]:
    for code, text in TOLD_RATIOS.items():
        number = sum(one.code == code for one in findings)
        if number:
            yield Task(LOOK, RATIOS, f"{text.format(number)}.")
    if any(one.code == EARLIER for one in findings):
        yield Task(LOOK, FINDINGS, RENEW)
    for severity, words in (
        (Severity.ERROR, "lỗi cần sửa"),
        (Severity.WARNING, "điều cần xem"),
    ):
        number = sum(one.severity is severity for one in findings)
        if number:
            yield Task(LOOK, FINDINGS, f"{number} {words}.")


def _of_proposals(register: Register) -> Iterator[Task]:
    """What proposals lack: whoever is to grant it; those of another year, a result."""
    sheet, year = _sheet(TableKey.PROPOSALS), register.year
    pending = [one for one in register.proposals if one.name and one.result is None]
    others = sum(one.year not in (None, year) for one in pending)
    if year is not None and others:
        text = f"{others} đề nghị của năm khác {year} chưa có kết quả: không được xét."
        yield Task(LOOK, sheet, text)
    unsigned = sum(one.year == year and not one.authority for one in pending)
    if unsigned:
        yield Task(MISSING, sheet, f"{unsigned} đề nghị chưa ghi cấp khen.")


def _of_tables(register: Register) -> Iterator[Task]:
    year = register.year
    if year is None:
        return
    directory = Directory(register)
    if granted := granted_only(register, directory):
        yield Task(
            NEXT,
            _sheet(TableKey.AWARDS),
            f"{len(granted)} đề nghị đã được khen chưa có ở đây;"
            " bấm «Ghi người được khen».",
        )
    for table, people, words in (
        (
            TableKey.RATINGS,
            len(unrated(register, directory)) + len(unread(register)),
            "chưa có xếp loại",
        ),
        (
            TableKey.REGISTRATIONS,
            len(unregistered(register, directory)),
            "chưa đăng ký",
        ),
    ):
        if people:
            text = f"{people} người {words} năm {year}."
            yield Task(MISSING, _sheet(table), text)
    asked = unproposed(register, directory) if register.registrations else ()
    if asked:
        text = f"{len(asked)} danh hiệu đã đăng ký năm {year} chưa được đề nghị."
        yield Task(MISSING, _sheet(TableKey.PROPOSALS), text)
