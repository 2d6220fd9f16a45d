"""The round book: its sheets, tables and settings, and the names of their cells."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from toolkit.model.round import Deed, LetterKind

KIND = "round"
SCHEMA = 1

UNITS, LEDGER, SETTINGS, LETTERS = "Đơn vị", "Sổ gửi nhận", "Cài đặt", "Thư mẫu"
FINDINGS, LOG, RUBRIC, GUIDE = "Kết quả kiểm tra", "Nhật ký", "Bộ tiêu chí", "Hướng dẫn"

HEAD_ROW, FIRST_ROW = 4, 5
CAPACITY = 1_000
"""Units of a round, and lines of its ledger for each ten of them."""


class RoundColumn(NamedTuple):
    """A column of a table: its field, its heading, and what a cell of it takes.

    `aside`: for the program, hidden and not on paper.
    """

    field: str
    header: str
    width: float
    hint: str = ""
    required: bool = False
    shows: str = ""
    centred: bool = False
    aside: bool = False


class RoundTable(NamedTuple):
    """A table: `key` in code, its sheet, heading, note; `typed`: by the clerk."""

    key: str
    sheet: str
    heading: str
    note: str
    columns: tuple[RoundColumn, ...]
    typed: bool
    capacity: int = CAPACITY

    def name(self, field: str) -> str:
        """The defined name of a column's cells below its heading."""
        return f"td_g_{self.key}_{field}"


_DAY = "dd/mm/yyyy"
_MOMENT = "dd/mm/yyyy hh:mm"

UNIT_TABLE = RoundTable(
    "units",
    UNITS,
    "DANH SÁCH ĐƠN VỊ THAM GIA",
    "Mỗi dòng một đơn vị. Ô tô đậm tiêu đề là ô bắt buộc.",
    (
        RoundColumn(
            "name",
            "Tên đơn vị",
            42,
            "Tên đầy đủ, như ghi trên sổ chấm điểm.",
            required=True,
        ),
        RoundColumn(
            "short",
            "Tên ngắn",
            18,
            "Dùng để đặt tên tệp, ví dụ: Sở KHCN. Để trống thì dùng tên đầy đủ.",
        ),
        RoundColumn(
            "address",
            "Địa chỉ thư điện tử",
            32,
            "Để trống thì thư nháp không có người nhận; gửi bằng cách khác cũng được.",
        ),
        RoundColumn("cluster", "Cụm, khối", 18, "Tên cụm hoặc khối thi đua, nếu chia."),
        RoundColumn(
            "deadline",
            "Hạn gửi về",
            14,
            "Chỉ ghi khi khác hạn chung ở trang «Cài đặt».",
            shows=_DAY,
            centred=True,
        ),
    ),
    typed=True,
)
LEDGER_TABLE = RoundTable(
    "ledger",
    LEDGER,
    "SỔ GỬI NHẬN",
    "Bộ công cụ ghi: mỗi lần gửi, mỗi tệp nhận về là một dòng.",
    (
        RoundColumn("moment", "Thời điểm", 17, shows=_MOMENT, centred=True),
        RoundColumn("deed", "Việc", 11, centred=True),
        RoundColumn("unit", "Đơn vị", 36),
        RoundColumn("round", "Vòng", 16, centred=True),
        RoundColumn("revision", "Lần", 6, shows="0", centred=True),
        RoundColumn("state", "Tình trạng", 34),
        RoundColumn("late", "Trễ (ngày)", 9, shows="0;-0;;@", centred=True),
        RoundColumn("file", "Tệp", 44),
        RoundColumn("key", "Mã đơn vị", 24, aside=True),
        RoundColumn("issue", "Mã lần gửi", 18, aside=True),
        RoundColumn("digest", "Dấu của tệp (SHA-256)", 68, aside=True),
    ),
    typed=False,
    capacity=10 * CAPACITY,
)
TABLES = (UNIT_TABLE, LEDGER_TABLE)

DEED_WORDS: Mapping[Deed, str] = MappingProxyType(
    {Deed.SENT: "gửi đi", Deed.TAKEN: "nhận về", Deed.REFUSED: "không nhận"}
)


class Setting(NamedTuple):
    """A setting: its field, its label, what it takes."""

    field: str
    label: str
    hint: str
    shows: str = ""

    @property
    def name(self) -> str:
        """The defined name of its cell."""
        return f"td_gs_{self.field}"


SETTING_ROWS = (
    Setting("office", "Cơ quan gửi", "Tên cơ quan, như ký trong thư."),
    Setting("title", "Tên đợt", "Ví dụ: Chấm điểm thi đua năm 2026, Khối thi đua 3."),
    Setting("year", "Năm thi đua", "Bốn chữ số.", "0"),
    Setting("round", "Vòng chấm", "Ví dụ: Tự chấm. Ghi trong thư và sổ gửi nhận."),
    Setting("deadline", "Hạn gửi về", "Ngày cuối cùng nhận, cho mọi đơn vị.", _DAY),
    Setting(
        "plain_names",
        "Tên tệp không dấu",
        "x: tên tệp không dấu, đi qua mọi hệ thống thư; để trống: giữ dấu.",
    ),
)

FIELDS = ("don_vi", "ten_ngan", "co_quan", "dot", "nam", "vong", "han", "tep")
"""What a letter may hold in braces."""

LETTER_WORDS: Mapping[LetterKind, str] = MappingProxyType(
    {
        LetterKind.SEND: "Thư gửi sổ",
    }
)


def letter_name(kind: LetterKind, part: str) -> str:
    """The defined name of a letter's cell: its `subject` or its `body`."""
    return f"td_gl_{kind}_{part}"


USUAL_LETTERS: Mapping[LetterKind, tuple[str, str]] = MappingProxyType(
    {
        LetterKind.SEND: (
            "{dot} – gửi {don_vi}",
            "Kính gửi: {don_vi}\n\n{co_quan} gửi sổ chấm điểm thi đua năm {nam}"
            " (tệp {tep} kèm theo).\n\nĐề nghị quý đơn vị điền vào các ô màu vàng nhạt,"
            " lưu lại và gửi chính tệp này về trước hết ngày {han}. Các ô khác đã khóa,"
            " xin không sửa.\n\nTrân trọng./.",
        ),
    }
)
