"""What input cells accept, what they say when selected, and how they are coloured."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from toolkit.model.numbers import plain
from toolkit.model.rubric import Criterion, Kind, RubricTree, Target
from toolkit.workbook.address import a1, absolute, letters
from toolkit.workbook.build import styles
from toolkit.workbook.build.form_inputs import (
    Input,
    Takes,
    form_inputs,
    scoring_cells,
)
from toolkit.workbook.build.styles import Styles
from toolkit.workbook.forms.scoring_layout import (
    MARK,
    NOT_DONE,
    ROUND_COLUMN,
    Places,
    typed_in_total,
)

EARLIEST, LATEST = 2000, 2100
MOST_PERCENT = 1000
MOST_EVENTS = 1000
MOST_NUMBER = 10**9


class Hint(NamedTuple):
    """What a cell says: on selection, and when it refuses what was typed."""

    title: str
    says: str
    error: str


HINTS = {
    Takes.SUPERIOR: Hint(
        "Cơ quan cấp trên",
        "Ghi tên cơ quan cấp trên trực tiếp, ví dụ: UBND TỈNH BẮC GIANG. Có thể để"
        " trống.",
        "Tên dài nhất 150 ký tự.",
    ),
    Takes.UNIT: Hint(
        "Đơn vị tự chấm",
        "Ghi tên đầy đủ của đơn vị, ví dụ: Sở Công Thương.",
        "Tên dài nhất 150 ký tự.",
    ),
    Takes.YEAR: Hint(
        "Năm thi đua",
        "Ghi năm bằng bốn chữ số, ví dụ 2025.",
        f"Năm là số nguyên từ {EARLIEST} đến {LATEST}.",
    ),
    Takes.ATTACHED: Hint(
        "Kèm theo báo cáo",
        "Ghi số, ngày của báo cáo mà bảng này kèm theo. Có thể xóa nếu không cần.",
        "Dòng này dài nhất 250 ký tự.",
    ),
    Takes.BASIS: Hint(
        "Căn cứ",
        "Các văn bản làm căn cứ chấm điểm. Có thể ghi thêm hướng dẫn của tỉnh, của"
        " khối.",
        "Dòng này dài nhất 1000 ký tự.",
    ),
    Takes.TICK: Hint(
        "Chọn một mức",
        "Gõ x vào mức đạt được (hoặc bấm mũi tên để chọn). Mỗi tiêu chí chỉ chọn một"
        " mức; bỏ chọn bằng phím Delete.",
        "Ô này chỉ nhận chữ x, hoặc để trống.",
    ),
    Takes.PART: Hint(
        "Đánh dấu việc đã làm",
        "Gõ x nếu đã làm, gõ 0 nếu chưa làm. Được đánh dấu nhiều dòng; điểm là tổng"
        " các dòng có x.",
        "Ô này chỉ nhận chữ x (đã làm) hoặc số 0 (chưa làm).",
    ),
    Takes.COUNT: Hint(
        "Số lần",
        "Ghi số lần (số nguyên). Không có lần nào thì ghi 0, không để trống.",
        "Ô này cần số nguyên từ 0 trở lên. Không có lần nào thì ghi 0.",
    ),
    Takes.SHARE: Hint(
        "Tỷ lệ phần trăm",
        "Ghi số phần trăm, không gõ dấu %: 16 % thì ghi 16. Số lẻ dùng dấu phẩy: 8,5."
        " Không có thì ghi 0.",
        "Ô này cần số phần trăm, không gõ dấu %: 16 % thì ghi 16, không ghi 0,16."
        " Chọn Không (No) để sửa; chỉ chọn Có (Yes) nếu đúng là dưới 1 %.",
    ),
    Takes.NUMBER: Hint(
        "Số đo",
        "Ghi số đo nêu ở bên phải. Số lẻ dùng dấu phẩy: 8,5. Không có thì ghi 0.",
        "Ô này cần một số từ 0 trở lên, không gõ chữ hay đơn vị.",
    ),
    Takes.POINTS: Hint(
        "Điểm đạt được",
        "Ghi điểm từ 0 đến điểm chuẩn, chưa kể điểm cộng. Số lẻ dùng dấu phẩy: 16,5.",
        "Ô này cần một số từ 0 đến điểm chuẩn của tiêu chí. Điểm cộng được tính riêng"
        " từ cột «Vượt chỉ tiêu».",
    ),
    Takes.TOTAL: Hint(
        "Điểm tự chấm",
        "Ghi điểm từ 0 đến điểm chuẩn. Số lẻ dùng dấu phẩy: 16,5.",
        "Ô này cần một số từ 0 đến điểm chuẩn của tiêu chí.",
    ),
    Takes.OVER: Hint(
        "Vượt chỉ tiêu (%)",
        "Ghi số phần trăm vượt, không gõ dấu %: vượt 16 % thì ghi 16. Không vượt thì"
        " để trống. Điểm cộng tự tính.",
        "Ô này cần số phần trăm, không gõ dấu %: 16 % thì ghi 16, không ghi 0,16."
        " Chọn Không (No) để sửa; chỉ chọn Có (Yes) nếu đúng là dưới 1 %.",
    ),
    Takes.UNDER: Hint(
        "Không đạt chỉ tiêu (%)",
        "Ghi số phần trăm còn thiếu, không gõ dấu %: thiếu 5 % thì ghi 5. Đạt đủ thì"
        " để trống. Điểm trừ tự tính.",
        "Ô này cần số phần trăm, không gõ dấu %: 5 % thì ghi 5, không ghi 0,05."
        " Chọn Không (No) để sửa; chỉ chọn Có (Yes) nếu đúng là dưới 1 %.",
    ),
    Takes.GIVEN: Hint(
        "Điểm của người thẩm định",
        "Cơ quan thẩm định hoặc hội đồng ghi; đơn vị tự chấm để trống. Từ 0 đến điểm"
        " chuẩn cộng điểm cộng tối đa.",
        "Ô này cần một số từ 0 đến điểm chuẩn cộng điểm cộng tối đa của tiêu chí.",
    ),
    Takes.EVIDENCE: Hint(
        "Minh chứng",
        "Ghi số, ngày văn bản hoặc tài liệu chứng minh, ví dụ: QĐ 15/QĐ-SCT ngày"
        " 10/02/2025.",
        "Minh chứng dài nhất 500 ký tự.",
    ),
    Takes.OPINION: Hint(
        "Ý kiến thẩm định",
        "Cơ quan thẩm định ghi lý do khi cho điểm khác điểm tự chấm.",
        "Ý kiến dài nhất 500 ký tự.",
    ),
    Takes.DATE_LINE: Hint(
        "Địa danh, ngày tháng",
        "Ghi nơi và ngày ký, ví dụ: Bắc Giang, ngày 05 tháng 12 năm 2025.",
        "Dòng này dài nhất 100 ký tự.",
    ),
    Takes.SIGNER: Hint(
        "Họ và tên", "Ghi họ và tên người ký.", "Họ và tên dài nhất 100 ký tự."
    ),
}

_LONGEST = {
    Takes.SUPERIOR: 150,
    Takes.UNIT: 150,
    Takes.ATTACHED: 250,
    Takes.BASIS: 1000,
    Takes.EVIDENCE: 500,
    Takes.OPINION: 500,
    Takes.DATE_LINE: 100,
    Takes.SIGNER: 100,
}


class FormRules:
    """Puts validations and conditional formats on the form."""

    def __init__(
        self, sheet: Worksheet, formats: Styles, tree: RubricTree, places: Places
    ) -> None:
        self.sheet = sheet
        self.formats = formats
        self.tree = tree
        self.places = places
        self._inputs = tuple(form_inputs(tree, places))

    # Validations

    def validations(self, extra: Iterable[tuple[Takes, int, int]]) -> None:
        """One validation for each kind of input, over all its cells."""
        groups: dict[tuple[Takes, str], list[tuple[int, int]]] = {}
        for entry in self._inputs:
            limit = self._limit(entry)
            group = groups.setdefault((entry.takes, limit), [])
            group.append((entry.row, entry.column))
        for takes, row, column in extra:
            groups.setdefault((takes, ""), []).append((row, column))
        for (takes, limit), cells in groups.items():
            for column in sorted({c for _, c in cells}):
                rows = [row for row, at in cells if at == column]
                self._validate(takes, limit, rows, column)

    def _limit(self, entry: Input) -> str:
        """What tells inputs of one kind apart: how much bonus may be given."""
        return _ceiling(entry.criterion) if entry.takes is Takes.GIVEN else ""

    def _validate(self, takes: Takes, limit: str, rows: list[int], column: int) -> None:
        hint = HINTS[takes]
        (first, bottom), *others = _runs(rows)
        rule = {
            **self._condition(takes, limit, first, column),
            "input_title": hint.title,
            "input_message": hint.says,
            "error_title": hint.title,
            "error_message": hint.error,
            # An area that is named twice is drawn wrong by LibreOffice.
            "other_cells": [(t - 1, column - 1, b - 1, column - 1) for t, b in others],
        }
        self.sheet.data_validation(first - 1, column - 1, bottom - 1, column - 1, rule)

    def _condition(
        self, takes: Takes, limit: str, row: int, column: int
    ) -> dict[str, Any]:
        standard = letters(self.places.form.columns["standard"])
        match takes:
            case Takes.TICK | Takes.PART:
                return {"validate": "list", "source": self._ticks(takes)}
            case Takes.YEAR:
                return _between("integer", EARLIEST, LATEST)
            case Takes.COUNT:
                return _between("integer", 0, MOST_EVENTS)
            case Takes.NUMBER:
                return _between("decimal", 0, MOST_NUMBER)
            case Takes.SHARE | Takes.OVER | Takes.UNDER:
                cell = a1(row, column)
                whole = f"OR({cell}=0,AND({cell}>=1,{cell}<={MOST_PERCENT}))"
                rule = f"=IF(ISNUMBER({cell}),{whole},FALSE)"
                return {"validate": "custom", "value": rule, "error_type": "warning"}
            case Takes.TOTAL:
                return _between("decimal", 0, f"=${standard}{row}")
            case Takes.POINTS:
                return _between("decimal", 0, f"=${standard}{row - 1}")
            case Takes.GIVEN:
                most = limit.format(f"${standard}{row}")
                return _between("decimal", 0, f"={most}" if most else MOST_NUMBER)
        length = {"validate": "length", "criteria": "<=", "value": _LONGEST[takes]}
        return {**length, "ignore_blank": True}

    def _ticks(self, takes: Takes) -> str:
        """The words of the drop-down stand in cells: such a list takes X for x too."""
        column = self.places.form.columns["key"]
        bottom = absolute(2 if takes is Takes.PART else 1, column)
        return f"={absolute(1, column)}:{bottom}"

    def tick_words(self) -> None:
        """The words themselves, in the hidden column beside the title block."""
        column = self.places.form.columns["key"] - 1
        small = self.formats.get(font_size=9, font_color=styles.GREY)
        self.sheet.write_string(0, column, MARK, small)
        self.sheet.write_number(1, column, int(NOT_DONE), small)

    # Colours

    def colours(self) -> None:
        """Show what is wrong, what is missing, and what deserves a look."""
        self._wrong_numbers()
        for criterion in self.tree.leaves():
            self._criterion(criterion)
        self._capped_bonus()
        self._different_rounds()
        self._status()

    def _wrong_numbers(self) -> None:
        red = self.formats.signal(styles.RED, styles.RED_INK, bold=True)
        numeric = {
            Takes.COUNT: "{0}<0",
            Takes.NUMBER: "{0}<0",
            Takes.SHARE: "OR({0}<0,AND({0}>0,{0}<1))",
            Takes.OVER: "OR({0}<0,AND({0}>0,{0}<1))",
            Takes.UNDER: "OR({0}<0,AND({0}>0,{0}<1))",
            Takes.POINTS: "OR({0}<0,{0}>{1})",
            Takes.TOTAL: "OR({0}<0,{0}>{1})",
            Takes.GIVEN: "OR({0}<0,{0}>{1})",
        }
        groups: dict[tuple[Takes, str, int], list[int]] = {}
        for entry in self._inputs:
            if entry.takes in numeric:
                key = (entry.takes, self._limit(entry), entry.column)
                groups.setdefault(key, []).append(entry.row)
        standard = letters(self.places.form.columns["standard"])
        for (takes, limit, column), rows in groups.items():
            cell = a1(rows[0], column)
            above = rows[0] - (takes is Takes.POINTS)
            most = f"${standard}{above}"
            if takes is Takes.GIVEN:
                most = limit.format(most) or str(MOST_NUMBER)
            wrong = numeric[takes].format(cell, most)
            rule = f"=IF(ISNUMBER({cell}),{wrong},ISTEXT({cell}))"
            self._colour(rows, column, rule, red)

    def _criterion(self, criterion: Criterion) -> None:
        form = self.places.form
        cells = scoring_cells(criterion, self.places)
        rows, column = [row for row, _ in cells], cells[0][1]
        if criterion.kind is Kind.LEVELS:
            red = self.formats.signal(styles.RED, styles.RED_INK, bold=True)
            area = f"{absolute(rows[0], column)}:{absolute(rows[-1], column)}"
            self._colour(rows, column, f'=COUNTIF({area},"{MARK}")>1', red)
        total = absolute(form.rows[criterion.id], form.columns["total"])
        missing = self.formats.signal(styles.MISSING)
        self._colour(rows, column, f"=NOT(ISNUMBER({total}))", missing)
        self._over_target(criterion)

    def _over_target(self, criterion: Criterion) -> None:
        """The level says «over target»: then the percent must be there."""
        over = [i for i, e in enumerate(criterion.lines) if e.target is Target.OVER]
        if criterion.kind is not Kind.LEVELS or not criterion.bonus or not over:
            return
        form = self.places.form
        first = scoring_cells(criterion, self.places)[0][0]
        marks = [absolute(first + i, form.columns["number"]) for i in over]
        ticked = ",".join(f'{mark}="{MARK}"' for mark in marks)
        row, column = form.rows[criterion.id], form.columns["over"]
        rule = f"=AND(OR({ticked}),NOT(ISNUMBER({absolute(row, column)})))"
        self._colour([row], column, rule, self.formats.signal(styles.MISSING))

    def _capped_bonus(self) -> None:
        orange = self.formats.signal(styles.ORANGE, styles.ORANGE_INK)
        column = self.places.form.columns["bonus"]
        groups: dict[str, list[int]] = {}
        for criterion in self.tree.leaves():
            cap = _cap(criterion)
            if cap:
                row = self.places.form.rows[criterion.id]
                groups.setdefault(cap, []).append(row)
        standard = letters(self.places.form.columns["standard"])
        for cap, rows in groups.items():
            cell = a1(rows[0], column)
            most = cap.format(f"${standard}{rows[0]}")
            rule = f"=IF(ISNUMBER({cell}),AND({cell}>0,{cell}>={most}),FALSE)"
            self._colour(rows, column, rule, orange)

    def _different_rounds(self) -> None:
        """A later round that gives other points than the one before it."""
        blue = self.formats.signal(styles.BLUE, styles.BLUE_INK)
        names = [ROUND_COLUMN[r] for r in self.tree.rubric.rounds]
        rows = [self.places.form.rows[c.id] for c in self.tree.leaves()]
        for earlier, later in pairwise(names):
            before = letters(self.places.form.columns[earlier])
            column = self.places.form.columns[later]
            here, there = a1(rows[0], column), f"${before}{rows[0]}"
            both = f"AND(ISNUMBER({here}),ISNUMBER({there}))"
            self._colour(rows, column, f"=IF({both},{here}<>{there},FALSE)", blue)

    def _status(self) -> None:
        _, row, column = self.places.cells["status"]
        cell = absolute(row, column)
        waiting = self.formats.signal(styles.ORANGE, styles.ORANGE_INK)
        done = self.formats.signal(styles.GREEN, styles.GREEN_INK)
        self._colour([row], column, f'=LEFT({cell},3)="Còn"', waiting)
        self._colour([row], column, f'=LEFT({cell},2)="Đã"', done)

    def _colour(self, rows: list[int], column: int, rule: str, look: Any) -> None:
        name = letters(column)
        areas = " ".join(
            f"{name}{top}:{name}{bottom}" if bottom > top else f"{name}{top}"
            for top, bottom in _runs(rows)
        )
        top = rows[0] - 1
        options = {
            "type": "formula",
            "criteria": rule,
            "format": look,
            "multi_range": areas,
            "stop_if_true": True,
        }
        self.sheet.conditional_format(top, column - 1, top, column - 1, options)


def _between(validate: str, low: int, high: int | str) -> dict[str, Any]:
    return {
        "validate": validate,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
    }


def _cap(criterion: Criterion) -> str:
    """The most bonus as a formula of the standard points «{0}»; "" without a cap."""
    rule = criterion.bonus
    if rule is None:
        return ""
    caps = []
    if rule.cap_share is not None:
        caps.append(f"{{0}}*{plain(rule.cap_share)}/100")
    if rule.cap_points is not None:
        caps.append(f"{plain(rule.cap_points)}")
    return f"MIN({','.join(caps)})" if len(caps) > 1 else "".join(caps)


def _ceiling(criterion: Criterion) -> str:
    """The most points a later round may give, as a formula; "" without a limit."""
    if criterion.bonus is None:
        return "{0}"
    cap = _cap(criterion)
    return f"{{0}}+{cap}" if cap else ""


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """[3, 4, 5, 9] → [(3, 5), (9, 9)]."""
    runs: list[tuple[int, int]] = []
    for row in sorted(rows):
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def is_typed(criterion: Criterion) -> bool:
    """Whether the points of a criterion stand in the total column."""
    return typed_in_total(criterion)
