"""«Soát sổ»: the general checks on the workbook that is open, whosever it is."""

from collections.abc import Sequence

import xlwings

from toolkit.audit.general import general_findings
from toolkit.excel.blocks import TEXT_FORMAT
from toolkit.excel.host import (
    calculates_by_hand,
    facts,
    locked_in_calc,
    patiently,
    refuse_unfit,
    unrecorded,
)
from toolkit.excel.press import Outcome
from toolkit.excel.safety import copy_of
from toolkit.findings import SEVERITY_WORDS, Finding, WorkRefusedError
from toolkit.jobs.render import finding_line
from toolkit.xlsx.closed_book import ClosedBook

SHEET = "Soát sổ"
CLEAN = "Không thấy điều nào cần xem lại. Sổ không bị sửa."
LOCKED = (
    "Sổ đang khóa cấu trúc nên không thêm được trang «Soát sổ»; sổ không bị sửa. Muốn"
    " có trang đó: mở khóa ở thẻ Xem lại (Review) › Bảo vệ sổ làm việc (Protect"
    " Workbook), trong LibreOffice ở Công cụ (Tools) › Bảo vệ cấu trúc bảng tính"
    " (Protect Spreadsheet Structure), rồi bấm lại."
)
_SHOWN = 8
_HEAD = ("STT", "Mức độ", "Mã", "Trang tính", "Ô", "Nội dung", "Căn cứ", "Cách sửa")
_WIDTHS = (6, 11, 8, 20, 9, 70, 40, 50)


def review(book: xlwings.Book, *, listed: bool) -> Outcome:
    """Say what the general checks find; `listed`: on a new sheet at the end too.

    Nothing that is there is changed, and nothing at all where it is not asked for.
    """
    seen = facts(book)
    if listed:
        refuse_unfit(seen)
    with copy_of(book, seen) as copy:
        closed = ClosedBook.open(copy)
        by_hand = calculates_by_hand(book)
        closed.manual_calculation = closed.manual_calculation or by_hand
        findings = tuple(general_findings(closed))
    if not findings:
        return Outcome(CLEAN, ok=True)
    if not listed:
        return Outcome(_told(findings), True, findings)
    if closed.structure_locked or locked_in_calc(book):
        return Outcome(LOCKED + "\n" + _told(findings, asked=True), False, findings)
    name = _free_name(closed.sheet_names)
    try:
        with unrecorded(book):
            _write(book, name, findings)
    except WorkRefusedError:
        raise
    except Exception:  # the application says no, whatever it is for
        text = "Không thêm được trang mới vào sổ này; sổ không bị sửa.\n"
        return Outcome(text + _told(findings, asked=True), False, findings)
    text = f"Có {len(findings)} điều cần xem: xem trang mới «{name}» ở cuối sổ."
    return Outcome(text, True, findings)


def _told(findings: Sequence[Finding], *, asked: bool = False) -> str:
    lines = [finding_line(one) for one in findings[:_SHOWN]]
    left = len(findings) - len(lines)
    if left and asked:
        lines.append(f"Còn {left} điều nữa.")
    elif left:
        lines.append(f"Còn {left} điều nữa: chọn «Ghi vào trang mới» để xem đủ.")
    return "\n".join(lines)


def _free_name(names: Sequence[str]) -> str:
    """«Soát sổ», or «Soát sổ (2)» where there is one: an older list stays."""
    taken = {name.casefold() for name in names}
    name, number = SHEET, 1
    while name.casefold() in taken:
        number += 1
        name = f"{SHEET} ({number})"
    return name


def _write(book: xlwings.Book, name: str, findings: Sequence[Finding]) -> None:
    rows = [
        (
            *(str(number), SEVERITY_WORDS[one.severity], one.code, one.sheet),
            *(one.cell, one.what, one.basis, one.next_step),
        )
        for number, one in enumerate(findings, 1)
    ]
    last = book.sheets[len(book.sheets) - 1]
    sheet = patiently(lambda: book.sheets.add(name, after=last))
    cells = sheet.range((1, 1), (len(rows) + 1, len(_HEAD)))

    def fill() -> None:
        cells.number_format = TEXT_FORMAT  # «=SUM(C2:C9)» is told, not computed
        cells.value = [_HEAD, *rows]
        for column, width in enumerate(_WIDTHS, 1):
            sheet.range((1, column)).column_width = width
        cells.wrap_text = True
        sheet.range((1, 1), (1, len(_HEAD))).font.bold = True

    patiently(fill)
