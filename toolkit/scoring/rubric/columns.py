"""The columns of the sheet «Bộ tiêu chí», in which a rubric is authored."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from toolkit.model.origin import NOWHERE, Origin
from toolkit.scoring.rubric.words import (
    BOUNDS_WORDS,
    COMPARISON_WORDS,
    DRAWN_WORDS,
    KIND_WORDS,
    MARK_WORDS,
    ROUND_WORDS,
    ROW_WORDS,
    STATUS_WORDS,
    TARGET_WORDS,
    RowKind,
    Words,
)

Raw = str | int | float | bool | Decimal | None
"""What a cell or a TOML key holds before anything is known of it."""


class Holds(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    WORD = "word"  # one of its words


class RubricRow(NamedTuple):
    """One row as it stands: raw values by column name, and the cell of each.

    The settings of the whole rubric are such a row too, by setting name. A value
    without a place of its own is taken to stand at `origin`.
    """

    cells: Mapping[str, Raw]
    origin: Origin = NOWHERE
    places: Mapping[str, Origin] = MappingProxyType({})

    def at(self, name: str) -> Origin:
        """The cell of one value."""
        return self.places.get(name, self.origin)


class Column(NamedTuple):
    """A column (or a setting): `name` in code, `header` on screen, `hint` for typing.

    `rows` are the kinds of row that use the column; `width` is in characters. A
    workbook that was issued before an `optional` column existed lacks it.
    """

    name: str
    header: str
    hint: str
    holds: Holds = Holds.TEXT
    width: int = 10
    words: Words | None = None
    rows: frozenset[RowKind] = frozenset({RowKind.CRITERION})
    optional: bool = False

    @property
    def label(self) -> str:
        """The header as messages quote it."""
        return f"«{self.header}»"


_LINE = frozenset({RowKind.LINE})
_PARTS = frozenset({RowKind.CRITERION, RowKind.LINE})
_ALL = frozenset(RowKind)
_NUMBER, _WORD = Holds.NUMBER, Holds.WORD

COLUMNS: tuple[Column, ...] = (
    Column(
        name="row",
        header="Dòng",
        hint="Dòng này là tiêu chí, mức (của tiêu chí ngay trên) hay xếp loại.",
        holds=_WORD,
        words=ROW_WORDS,
        rows=_ALL,
    ),
    Column(
        name="id",
        header="Mã",
        hint="Mã riêng của tiêu chí, ví dụ III.2.đ; không dùng hai lần."
        " Dòng mức và xếp loại để trống.",
        width=9,
    ),
    Column(
        name="parent",
        header="Thuộc",
        hint="Mã của mục chứa tiêu chí này; mục lớn nhất để trống.",
        width=9,
        rows=_PARTS,
    ),
    Column(
        name="number",
        header="Số TT",
        hint="Số thứ tự in trên biểu, ví dụ II, 3, b, đ.",
        width=7,
    ),
    Column(
        name="title",
        header="Nội dung",
        hint="Tên tiêu chí, nội dung của mức, hoặc tên xếp loại.",
        width=60,
        rows=_ALL,
    ),
    Column(
        name="points",
        header="Điểm",
        hint="Tiêu chí: điểm chuẩn; chỉ trừ hoặc chỉ cộng thì ghi 0. Mức: điểm của mức;"
        " mức bị trừ ghi số âm. Xếp loại: từ bao nhiêu điểm.",
        holds=_NUMBER,
        width=8,
        rows=_ALL,
    ),
    Column(
        name="kind",
        header="Cách chấm",
        hint="Nhóm (cộng các tiêu chí con), chọn mức, theo khoảng, ngưỡng,"
        " trừ mỗi lần, cộng mỗi lần, đánh dấu, hoặc nhập điểm.",
        holds=_WORD,
        width=13,
        words=KIND_WORDS,
    ),
    Column(
        name="measure",
        header="Số đo",
        hint="Tên số đo kèm đơn vị, ví dụ: Tỷ lệ hồ sơ bị trả lại (%)."
        " Dùng cho: theo khoảng, ngưỡng, trừ mỗi lần, cộng mỗi lần.",
        width=28,
    ),
    Column(
        name="comparison",
        header="So sánh",
        hint="Số đo phải thế nào so với ngưỡng. Dùng cho: ngưỡng.",
        holds=_WORD,
        width=9,
        words=COMPARISON_WORDS,
    ),
    Column(
        name="low",
        header="Từ",
        hint="Mức: cận dưới của khoảng (trống là không giới hạn). Tiêu chí: ngưỡng.",
        holds=_NUMBER,
        width=8,
        rows=_PARTS,
    ),
    Column(
        name="high",
        header="Đến",
        hint="Cận trên của khoảng; trống là không giới hạn.",
        holds=_NUMBER,
        width=8,
        rows=_LINE,
    ),
    Column(
        name="bounds",
        header="Gồm mút",
        hint="[ là gồm cả số ở đầu khoảng, ( là không gồm: [ ) là từ … đến dưới …"
        " Trống là [ ).",
        holds=_WORD,
        width=9,
        words=BOUNDS_WORDS,
        rows=_LINE,
    ),
    Column(
        name="target",
        header="Chỉ tiêu",
        hint="Mức này là vượt, đạt hay không đạt chỉ tiêu; trống là không nói đến.",
        holds=_WORD,
        width=11,
        words=TARGET_WORDS,
        rows=_LINE,
    ),
    Column(
        name="points_per_event",
        header="Trừ mỗi lần",
        hint="Số điểm trừ (hoặc cộng) cho mỗi lần. Dùng cho: trừ mỗi lần, cộng mỗi"
        " lần.",
        holds=_NUMBER,
    ),
    Column(
        name="floor",
        header="Sàn",
        hint="Trừ nhiều lần cũng còn lại bao nhiêu điểm; trống là 0. Mục chỉ trừ: ghi"
        " số âm, ví dụ -20. Dùng cho: trừ mỗi lần, nhập điểm, nhóm (trừ chung"
        " nhiều nhất).",
        holds=_NUMBER,
        width=7,
    ),
    Column(
        name="bonus_rate",
        header="Cộng mỗi %",
        hint="Số điểm cộng cho mỗi 1 % vượt chỉ tiêu; trống là không có điểm cộng.",
        holds=_NUMBER,
    ),
    Column(
        name="bonus_cap_share",
        header="Trần cộng (% điểm chuẩn)",
        hint="Điểm cộng tối đa, tính bằng % điểm chuẩn: ghi 10 cho 10 %.",
        holds=_NUMBER,
        width=12,
    ),
    Column(
        name="bonus_cap_points",
        header="Trần cộng (điểm)",
        hint="Điểm cộng tối đa, tính bằng điểm; của mục chỉ cộng (điểm chuẩn 0), của"
        " nhóm các mục ấy cũng ghi ở đây.",
        holds=_NUMBER,
    ),
    Column(
        name="whole_percents",
        header="Phần trăm nguyên",
        hint="Gõ x nếu chỉ tính phần trăm tròn: vượt 2,7 % tính như 2 %.",
        holds=_WORD,
        words=MARK_WORDS,
    ),
    Column(
        name="penalty_rate",
        header="Trừ mỗi %",
        hint="Số điểm trừ cho mỗi 1 % không đạt; trống là không trừ.",
        holds=_NUMBER,
    ),
    Column(
        name="penalty_cap",
        header="Trần trừ",
        hint="Điểm trừ tối đa vì không đạt chỉ tiêu, tính bằng điểm.",
        holds=_NUMBER,
        width=8,
    ),
    Column(
        name="min_share",
        header="Tối thiểu mỗi tiêu chí (%)",
        hint="Xếp loại: mỗi tiêu chí phải đạt ít nhất bao nhiêu % điểm chuẩn.",
        holds=_NUMBER,
        width=12,
        rows=frozenset({RowKind.GRADE}),
    ),
    Column(
        name="status",
        header="Nguồn quy tắc",
        hint="Cách chấm theo văn bản, hay suy ra từ số liệu; trống là theo văn bản.",
        holds=_WORD,
        width=13,
        words=STATUS_WORDS,
    ),
    Column(
        name="bonus_status",
        header="Nguồn điểm cộng",
        hint="Quy tắc điểm cộng theo văn bản, hay suy ra; trống là theo văn bản.",
        holds=_WORD,
        width=13,
        words=STATUS_WORDS,
    ),
    Column(
        name="penalty_status",
        header="Nguồn điểm trừ",
        hint="Quy tắc điểm trừ theo văn bản, hay suy ra; trống là theo văn bản.",
        holds=_WORD,
        width=13,
        words=STATUS_WORDS,
    ),
    Column(
        name="note",
        header="Ghi chú",
        hint="Điều văn bản chưa nêu rõ, hoặc lưu ý khi chấm.",
        width=50,
        rows=_ALL,
    ),
    Column(
        name="drawn_from",
        header="Lấy số từ sổ",
        hint="Số nào của sổ theo dõi khen thưởng; trống là nhập tay. Tiêu chí: theo"
        " khoảng, ngưỡng, trừ mỗi lần. Mức: của tiêu chí chọn mức.",
        holds=_WORD,
        width=28,
        words=DRAWN_WORDS,
        rows=_PARTS,
        optional=True,
    ),
    Column(
        name="drawn_least",
        header="Chọn mức khi số từ",
        hint="Mức: chọn khi số của sổ từ số này trở lên. Xét lần lượt từ mức trên"
        " xuống; mức không ghi gì ở hai cột này là mức còn lại.",
        holds=_NUMBER,
        width=11,
        rows=_LINE,
        optional=True,
    ),
)

SETTINGS: tuple[Column, ...] = (
    Column(
        name="id",
        header="Mã bộ tiêu chí",
        hint="Tên ngắn không dấu, ví dụ khoi-2017-950.",
        width=24,
    ),
    Column(name="title", header="Tên bộ tiêu chí", hint="Tên đầy đủ.", width=60),
    Column(
        name="standard_points",
        header="Tổng điểm chuẩn",
        hint="Bằng tổng điểm chuẩn của các mục lớn.",
        holds=_NUMBER,
    ),
    Column(
        name="rounds",
        header="Các vòng chấm",
        hint="Viết cách nhau bằng dấu phẩy, vòng đầu là tự chấm: tự chấm, thẩm định,"
        " kết luận. Đặt tên khác được: tự chấm, Chuyên viên, Hội đồng. Trống là ba vòng"
        " nêu trước.",
        width=32,
        words=ROUND_WORDS,
    ),
    Column(
        name="bonus_cap",
        header="Trần điểm cộng cả bảng",
        hint="Tổng điểm cộng tối đa của cả bảng; trống là không giới hạn.",
        holds=_NUMBER,
    ),
    Column(
        name="grade_depth",
        header="Bậc tiêu chí xét xếp loại",
        hint="Điều kiện «Tối thiểu mỗi tiêu chí» xét các mục lớn (1), các mục con của"
        " chúng (2), …; trống là 1.",
        holds=_NUMBER,
    ),
    Column(name="source", header="Văn bản", hint="Văn bản ban hành.", width=60),
    Column(name="note", header="Ghi chú", hint="Lưu ý chung.", width=60),
)

BY_NAME: Mapping[str, Column] = {c.name: c for c in COLUMNS}
SETTING_BY_NAME: Mapping[str, Column] = {c.name: c for c in SETTINGS}
