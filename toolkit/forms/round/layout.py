"""The round book: its sheets, tables and settings, and the names of their cells."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from toolkit.model.round import Deed, LetterKind

KIND = "round"
SCHEMA = 1

UNITS, LEDGER, SETTINGS, LETTERS = "Đơn vị", "Sổ gửi nhận", "Cài đặt", "Thư mẫu"
FINDINGS, LOG, RUBRIC, GUIDE = "Kết quả kiểm tra", "Nhật ký", "Bộ tiêu chí", "Hướng dẫn"
EVIDENCE = "Minh chứng"
CHOICES, MARKS = "Chỗ khác nhau", "Danh mục"
"""Only of a round book that sends slices of a register."""

HEAD_ROW, FIRST_ROW = 4, 5
CAPACITY = 1_000
"""Units of a round, and lines of its ledger for each ten of them."""


class RoundColumn(NamedTuple):
    """A column of a table: its field, its heading, and what a cell of it takes.

    `aside`: for the program, hidden and not on paper; `marked`: a clerk puts an x.
    `later`: books that were made before it came do without.
    """

    field: str
    header: str
    width: float
    hint: str = ""
    required: bool = False
    shows: str = ""
    centred: bool = False
    aside: bool = False
    later: bool = False
    marked: bool = False


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
        RoundColumn(
            "votes",
            "Số phiếu",
            9,
            "Chỉ ghi khi bằng điểm và cụm, khối đã bỏ phiếu: số phiếu của đơn vị.",
            centred=True,
            later=True,
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
CHOICE_TABLE = RoundTable(
    "choices",
    CHOICES,
    "CHỖ ĐƠN VỊ GHI KHÁC SỔ THEO DÕI",
    "Ghi x ở cột «Lấy của đơn vị» rồi chạy lại «Nhận về»; để trống thì giữ như sổ.",
    (
        RoundColumn("unit", "Đơn vị", 30),
        RoundColumn("table", "Trang", 14),
        RoundColumn("cell", "Ô của sổ", 10, centred=True),
        RoundColumn("who", "Dòng của", 34),
        RoundColumn("column", "Cột", 22),
        RoundColumn("there", "Sổ đang ghi", 34),
        RoundColumn("typed", "Đơn vị ghi", 34),
        RoundColumn("take", "Lấy của đơn vị", 11, centred=True, marked=True),
        RoundColumn("key", "Mã", 20, aside=True),
    ),
    typed=False,
)
EVIDENCE_TABLE = RoundTable(
    "evidence",
    EVIDENCE,
    "MINH CHỨNG NHẬN KÈM",
    "Tệp lưu ở «nhan_ve/minh_chung», mỗi đơn vị một thư mục. Tiêu chí là dòng ghi tên"
    " tệp ở cột «Minh chứng».",
    (
        RoundColumn("unit", "Đơn vị", 36),
        RoundColumn("criteria", "Tiêu chí", 20, centred=True),
        RoundColumn("file", "Tệp", 60),
        RoundColumn("size", "Cỡ (KB)", 10, shows="0", centred=True),
        RoundColumn("digest", "Dấu của tệp (SHA-256)", 68),
        RoundColumn("key", "Mã đơn vị", 24, aside=True),
    ),
    typed=False,
    capacity=10 * CAPACITY,
)
TABLES = (UNIT_TABLE, LEDGER_TABLE, EVIDENCE_TABLE)

DEED_WORDS: Mapping[Deed, str] = MappingProxyType(
    {
        Deed.SENT: "gửi đi",
        Deed.TAKEN: "nhận về",
        Deed.REFUSED: "không nhận",
        Deed.APPRAISED: "thẩm định",
    }
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
    Setting(
        "round",
        "Vòng chấm",
        "Một vòng của bộ tiêu chí. Chỉ vòng tự chấm mở ô điểm cho đơn vị.",
    ),
    Setting(
        "published",
        "Vòng đã công bố",
        "Cách nhau bằng dấu phẩy. Vòng đã công bố thì không sửa, không nhận thêm.",
    ),
    Setting("deadline", "Hạn gửi về", "Ngày cuối cùng nhận, cho mọi đơn vị.", _DAY),
    Setting(
        "plain_names",
        "Tên tệp không dấu",
        "x: tên tệp không dấu, đi qua mọi hệ thống thư; để trống: giữ dấu.",
    ),
    Setting(
        "ranked_by",
        "Vòng để xếp hạng",
        "Một vòng của bộ tiêu chí, ví dụ: thẩm định. Để trống: vòng sau cùng mà mọi đơn"
        " vị đã gửi về có đủ điểm.",
    ),
    Setting(
        "tie_order",
        "Khi bằng điểm, xét",
        "Các phần theo thứ tự, rồi phiếu, ví dụ: III; I; phiếu. Để trống: giữ đồng"
        " hạng.",
    ),
    Setting(
        "flag",
        "Danh hiệu đề nghị",
        "Ví dụ: Cờ thi đua cấp tỉnh. Để trống: không lập đề nghị.",
    ),
    Setting(
        "flag_share",
        "Tỷ lệ được đề nghị (%)",
        "Phần trăm số đơn vị của cụm, khối, theo quy chế của cụm, khối.",
    ),
    Setting(
        "flag_rounding",
        "Số lẻ khi tính tỷ lệ",
        "Ghi: bỏ phần lẻ; từ 0,5 trở lên làm tròn lên; hoặc luôn làm tròn lên."
        " Để trống: bỏ phần lẻ.",
    ),
)

REGISTER_SETTING = Setting(
    "register",
    "Sổ theo dõi khen thưởng",
    "Tên tệp, để cùng thư mục với sổ này. Phần của mỗi đơn vị được cắt từ đó.",
)
"""Only of a round book that sends slices of a register."""

SETTINGS_OF_SLICES = (
    *(one for one in SETTING_ROWS if one.field in ("office", "title", "year")),
    Setting("round", "Vòng", "Ví dụ: Đăng ký. Ghi trong thư và sổ gửi nhận."),
    *(one for one in SETTING_ROWS if one.field in ("deadline", "plain_names")),
    REGISTER_SETTING,
)
"""Those of a round book that sends slices: nothing of rounds, nor of ranks."""

FIELDS = (
    *("don_vi", "ten_ngan", "co_quan", "dot", "nam", "vong", "han", "tep"),
    "ly_do",
)
"""What a letter may hold in braces."""

LETTER_WORDS: Mapping[LetterKind, str] = MappingProxyType(
    {
        LetterKind.SEND: "Thư gửi sổ",
        LetterKind.AGAIN: "Thư trả lại",
        LetterKind.REMIND: "Thư nhắc",
    }
)

LETTER_PARTS: Mapping[str, str] = MappingProxyType(
    {"subject": "tiêu đề", "body": "nội dung"}
)


def letter_name(kind: LetterKind, part: str) -> str:
    """The defined name of a letter's cell: its `subject` or its `body`."""
    return f"td_gl_{kind}_{part}"


USUAL_LETTERS: Mapping[LetterKind, tuple[str, str]] = MappingProxyType(
    {
        LetterKind.SEND: (
            "{dot} – gửi {don_vi}",
            "Kính gửi: {don_vi}\n\n{co_quan} gửi sổ chấm điểm thi đua năm {nam}"
            " (tệp {tep} kèm theo).\n\nĐề nghị quý đơn vị điền vào các ô màu xanh"
            " nhạt, vàng nhạt, lưu lại và gửi chính tệp này về trước hết ngày {han}."
            " Các ô khác đã khóa, xin không sửa.\n\nTrân trọng./.",
        ),
        LetterKind.AGAIN: (
            "{dot} – trả lại {don_vi}",
            "Kính gửi: {don_vi}\n\n{co_quan} trả lại sổ của quý đơn vị, lý do:"
            " {ly_do}\n\nĐề nghị quý đơn vị sửa trong tệp {tep} kèm theo (không dùng"
            " tệp cũ), lưu lại và gửi về trước hết ngày {han}.\n\nTrân trọng./.",
        ),
        LetterKind.REMIND: (
            "{dot} – nhắc {don_vi} gửi sổ",
            "Kính gửi: {don_vi}\n\nĐã quá hạn ngày {han} mà {co_quan} chưa nhận được"
            " sổ của quý đơn vị ({dot}). Đề nghị quý đơn vị điền tệp {tep} kèm theo và"
            " gửi về sớm.\n\nNếu đã gửi, xin bỏ qua thư này.\n\nTrân trọng./.",
        ),
    }
)

SLICE_LETTERS: Mapping[LetterKind, tuple[str, str]] = MappingProxyType(
    {
        **USUAL_LETTERS,
        LetterKind.SEND: (
            "{dot} – gửi {don_vi}",
            "Kính gửi: {don_vi}\n\n{co_quan} gửi phần của quý đơn vị trong sổ theo dõi"
            " khen thưởng năm {nam} (tệp {tep} kèm theo): đăng ký, sáng kiến, xếp loại,"
            " đề nghị.\n\nĐề nghị quý đơn vị ghi vào các bảng trong tệp, lưu lại và gửi"
            " chính tệp này về trước hết ngày {han}. Các ô khác đã khóa, xin không"
            " sửa.\n\nTrân trọng./.",
        ),
    }
)
"""Where slices of a register are sent."""
