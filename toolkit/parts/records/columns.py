"""The columns of «Kết quả kiểm tra» and «Nhật ký», and how high their rows must be."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.parts.records import text_size as metrics

SIZE = 11
"""Points of the text in these rows."""

HIGHEST = 409.0
"""Points of the highest row that Excel knows."""


class RecordColumn(NamedTuple):
    """A column of one of these sheets."""

    header: str
    width: float
    centred: bool = False


FINDING_COLUMNS = (
    RecordColumn("Mức độ", 10, centred=True),
    RecordColumn("Mã", 7, centred=True),
    RecordColumn("Trang tính", 13),
    RecordColumn("Ô", 7, centred=True),
    RecordColumn("Nội dung", 48),
    RecordColumn("Đang ghi", 16),
    RecordColumn("Đúng ra", 16),
    RecordColumn("Căn cứ", 20),
    RecordColumn("Cách sửa", 40),
    RecordColumn("Trạng thái", 13, centred=True),
)
LOG_COLUMNS = (
    RecordColumn("Thời điểm", 20, centred=True),
    RecordColumn("Việc", 24),
    RecordColumn("Trang tính", 15),
    RecordColumn("Ô", 8, centred=True),
    RecordColumn("Trước", 30),
    RecordColumn("Sau", 30),
    RecordColumn("Lý do", 50),
)


def row_points(values: Sequence[object], columns: Sequence[RecordColumn]) -> float:
    """The height, in points, of a row in which every text is wrapped and none is cut.

    Excel finds it by itself for a row without a height; LibreOffice does not.
    """
    lines = [
        metrics.lines_needed(str(value), metrics.column_px(column.width), SIZE)
        for value, column in zip(values, columns, strict=False)
        if value not in (None, "")
    ]
    return min(HIGHEST, max(lines, default=1) * metrics.line_points(SIZE) + 3)
