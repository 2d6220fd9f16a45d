"""The tables of the award-tracking workbook: their sheets, columns, lists and hints.

A column is reached by its defined name (`td_awards_year`), never by a literal address:
an office may insert, move, hide and rename columns and sheets.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from toolkit.forms.register.kind import KIND as KIND
from toolkit.model.emulation import Level, Recipient
from toolkit.rules.book import awards
from toolkit.rules.standards import Award, AwardKind
from toolkit.rules.words import (
    ABSENCE_WORDS,
    DISCIPLINE_WORDS,
    INITIATIVE_WORDS,
    LEVEL_WORDS,
    MODE_WORDS,
    RATING_WORDS,
    RECIPIENT_WORDS,
    RESULT_WORDS,
    SERVICE_WORDS,
    STAFF_WORDS,
    TRAINING_WORDS,
    TRANSFER_WORDS,
)

SCHEMA = 1
HEAD_ROW = 4
FIRST_ROW = 5
CAPACITY = 100_000
"""Rows that the formulas, lists and filters of a table reach."""


class Holds(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    NAME = "name"  # of a person or a unit
    NAMES = "names"  # several, parted by ; or line ends
    YEAR = "year"
    YEARS = "years"  # several, parted by , or ;
    DATE = "date"
    MOMENT = "moment"  # a date, or a year alone
    COUNT = "count"  # a whole number from 0
    NUMBER = "number"
    CHOICE = "choice"  # one of `words`
    AWARD = "award"  # a title or form
    FLAG = "flag"  # x, or empty


NO_WORDS: Mapping[Any, str] = MappingProxyType({})
"""Of a column that has no list."""


class Column(NamedTuple):
    """A column: its `field` in the record, and what a clerk sees and may write.

    `words`: record value → the words of its list. `synonyms`: other headings met in
    practice. `counted`: live formulas look at it. `watched`: eligibility depends on it.
    """

    field: str
    header: str
    holds: Holds
    width: float = 14
    hint: str = ""
    words: Mapping[Any, str] = NO_WORDS
    synonyms: tuple[str, ...] = ()
    required: bool = False
    counted: bool = False
    watched: bool = True


class TableForm(NamedTuple):
    """A table: `key` in code, its sheet, heading, note, and columns in order."""

    key: str
    sheet: str
    heading: str
    note: str
    columns: tuple[Column, ...]

    def column(self, field: str) -> Column:
        """The column of a field. Raises KeyError."""
        return next((c for c in self.columns if c.field == field), None) or _no(field)


def _no(field: str) -> Column:
    raise KeyError(field)


def name_of(table: str, field: str) -> str:
    """The defined name of a column: the cells below its header."""
    return f"td_{table}_{field}"


PART_FIELDS: Mapping[str, str] = {
    "request": "Tờ trình, danh sách",
    "report": "Báo cáo thành tích",
    "minutes": "Biên bản, kết quả bỏ phiếu",
    "initiative": "Chứng nhận sáng kiến",
    "opinion": "Ý kiến cơ quan có thẩm quyền",
}
"""The parts of a dossier that «Hồ sơ» ticks; `part_request` is the column's field."""


def _year(hint: str = "Năm xét, bốn chữ số.") -> Column:
    return Column(
        "year",
        "Năm",
        Holds.YEAR,
        8,
        hint,
        synonyms=("Năm xét", "Năm khen thưởng", "Năm đăng ký", "Năm xếp loại"),
        required=True,
        counted=True,
    )


def _recipient() -> Column:
    return Column(
        "recipient",
        "Đối tượng",
        Holds.CHOICE,
        11,
        "Cá nhân, tập thể hoặc hộ gia đình.",
        RECIPIENT_WORDS,
        (
            "Phân loại",
            "Loại đối tượng",
            "Phân loại đối tượng",
            "Tập thể/cá nhân",
            "Mã phân loại",
        ),
        required=True,
        counted=True,
    )


def _name(hint: str, *, required: bool = True) -> Column:
    return Column(
        "name",
        "Họ và tên hoặc tên tập thể",
        Holds.NAME,
        28,
        hint,
        synonyms=(
            "Họ và tên",
            "Họ tên",
            "Tên tập thể",
            "Tên tập thể/cá nhân/hộ",
            "Tên đơn vị/cá nhân",
            "Tên cá nhân, tập thể",
            "Người được khen",
            "Tên đơn vị",
        ),
        required=required,
    )


def _unit(header: str = "Đơn vị") -> Column:
    return Column(
        "unit",
        header,
        Holds.NAME,
        28,
        "Chọn trong danh sách của trang «Đơn vị».",
        synonyms=(
            "Tên đơn vị công tác",
            "Đơn vị công tác",
            "Tên phòng ban",
            "Phòng",
            "Phòng ban",
            "Cơ quan",
            "Phòng, đơn vị",
            "Tên đơn vị",
        ),
        counted=True,
    )


def _award(header: str = "Danh hiệu, hình thức") -> Column:
    return Column(
        "award",
        header,
        Holds.AWARD,
        28,
        "Chọn trong danh sách.",
        synonyms=(
            "Danh hiệu",
            "Hình thức",
            "Danh hiệu/Hình thức",
            "Danh hiệu thi đua",
            "Hình thức khen thưởng",
            "Mã danh hiệu",
            "Mã hình thức KT",
            "Mã hình thức",
            "Loại hình khen",
        ),
        required=True,
        counted=True,
    )


_POSITION = Column("position", "Chức vụ", Holds.TEXT, 18, synonyms=("Chức danh",))
_STAFF = Column(
    "staff",
    "Loại cán bộ",
    Holds.CHOICE,
    13,
    "Cấp trưởng, cấp phó hoặc người trực tiếp lao động, công tác.",
    STAFF_WORDS,
    ("Mã phân loại cán bộ", "Phân loại cán bộ", "Lãnh đạo/trực tiếp"),
    counted=True,
)
_SERVICE = Column(
    "service",
    "Công chức, viên chức",
    Holds.CHOICE,
    13,
    "Có quy định chỉ áp dụng cho công chức hoặc viên chức.",
    SERVICE_WORDS,
    ("Ngạch", "Loại hợp đồng", "Biên chế"),
    counted=True,
)
_GROUP = Column(
    "group",
    "Nhóm nhiệm vụ tương đồng",
    Holds.NAME,
    18,
    "Tỷ lệ xếp loại tính riêng trong từng nhóm.",
    synonyms=("Nhóm", "Nhóm nhiệm vụ", "Nhóm đối tượng"),
    counted=True,
)
_MODE = Column(
    "mode",
    "Loại hình khen",
    Holds.CHOICE,
    14,
    "Thường xuyên, chuyên đề, đột xuất, …",
    MODE_WORDS,
    ("Phương thức", "Loại khen", "Loại hình"),
)
_REASON = Column(
    "reason",
    "Thành tích, lý do",
    Holds.TEXT,
    34,
    "Ghi ngắn gọn, giống nhau cho cùng một thành tích.",
    synonyms=("Lý do", "Thành tích", "Lĩnh vực", "Nội dung khen"),
)
_PERIOD = (
    Column(
        "start",
        "Thành tích từ",
        Holds.MOMENT,
        12,
        "Năm hoặc ngày bắt đầu lập thành tích.",
        synonyms=("Từ năm", "Từ ngày", "Từ"),
    ),
    Column(
        "end",
        "đến",
        Holds.MOMENT,
        12,
        "Năm hoặc ngày cuối; lần khen sau tính từ đây.",
        synonyms=("Thành tích đến", "Đến năm", "Đến ngày"),
    ),
)

TABLES: tuple[TableForm, ...] = (
    TableForm(
        "units",
        "Đơn vị",
        "ĐƠN VỊ",
        "Mỗi dòng một đơn vị; đơn vị cấp trên cũng phải có trong danh sách.",
        (
            Column(
                "name",
                "Tên đơn vị",
                Holds.NAME,
                34,
                "Ghi một kiểu ở mọi trang.",
                synonyms=("Đơn vị", "Tên tập thể", "Tên phòng ban"),
                required=True,
                counted=True,
            ),
            Column(
                "parent",
                "Đơn vị cấp trên",
                Holds.NAME,
                30,
                "Để trống nếu không có.",
                synonyms=("Cơ quan chủ quản", "Trực thuộc"),
            ),
            Column(
                "is_agency",
                "Là cơ quan xét danh hiệu",
                Holds.FLAG,
                14,
                "Ghi x nếu đơn vị tự công nhận danh hiệu; tỷ lệ tính theo cơ quan.",
                synonyms=("Cơ quan",),
            ),
            Column(
                "cluster",
                "Khối, cụm thi đua",
                Holds.NAME,
                24,
                synonyms=("Khối thi đua", "Cụm thi đua", "Khối", "Cụm"),
            ),
            Column(
                "founded",
                "Ngày thành lập",
                Holds.MOMENT,
                13,
                "Năm hoặc ngày; dùng cho Huân chương.",
                synonyms=("Năm thành lập",),
            ),
        ),
    ),
    TableForm(
        "people",
        "Người",
        "CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG",
        "Mỗi dòng một người. Người đã chuyển đi vẫn giữ lại, ghi ngày rời đi.",
        (
            Column(
                "name",
                "Họ và tên",
                Holds.NAME,
                26,
                synonyms=("Họ tên", "Ông/Bà", "Tên"),
                required=True,
            ),
            Column(
                "code",
                "Mã",
                Holds.TEXT,
                9,
                "Chỉ cần khi có người trùng họ tên; ghi «Tên (mã)» ở các trang khác.",
                synonyms=("Mã số", "Mã cán bộ", "Số hiệu"),
            ),
            Column(
                "woman",
                "Nữ",
                Holds.FLAG,
                6,
                "Ghi x nếu là nữ.",
                synonyms=("Giới tính",),
            ),
            Column(
                "born",
                "Ngày sinh",
                Holds.DATE,
                12,
                synonyms=("Ngày tháng năm sinh",),
                watched=False,
            ),
            _unit(),
            _POSITION,
            _STAFF,
            _SERVICE,
            _GROUP,
            Column(
                "joined",
                "Ngày vào làm",
                Holds.DATE,
                12,
                "Ngày tuyển dụng; dùng cho điều kiện về thời gian công tác.",
                synonyms=("Ngày tuyển dụng", "Ngày vào cơ quan"),
            ),
            Column(
                "left",
                "Ngày rời đi",
                Holds.DATE,
                12,
                "Để trống khi còn làm việc.",
                synonyms=("Ngày nghỉ việc", "Ngày chuyển đi", "Ngày nghỉ hưu"),
            ),
        ),
    ),
    TableForm(
        "registrations",
        "Đăng ký",
        "ĐĂNG KÝ THI ĐUA",
        "Mỗi dòng một danh hiệu mà cá nhân, tập thể đăng ký đầu năm.",
        (
            _year(),
            _recipient(),
            _name("Như ở trang «Người» hoặc «Đơn vị»."),
            _unit(),
            _award("Danh hiệu đăng ký"),
            Column(
                "initiative",
                "Sáng kiến đăng ký",
                Holds.TEXT,
                34,
                "Tên sáng kiến, đề tài; để trống nếu không đăng ký.",
                synonyms=("Đăng ký sáng kiến", "Tên sáng kiến", "Tên đề tài"),
            ),
            Column("day", "Ngày đăng ký", Holds.DATE, 12, watched=False),
        ),
    ),
    TableForm(
        "initiatives",
        "Sáng kiến",
        "SÁNG KIẾN, ĐỀ TÀI ĐƯỢC CÔNG NHẬN",
        "Mỗi dòng một sáng kiến; nhiều tác giả cách nhau bằng dấu chấm phẩy.",
        (
            _year("Năm sáng kiến được công nhận."),
            Column(
                "title",
                "Tên sáng kiến, đề tài",
                Holds.TEXT,
                40,
                synonyms=("Tên đề tài/sáng kiến", "Tên sáng kiến", "Tên đề tài"),
                required=True,
                watched=False,
            ),
            Column(
                "authors",
                "Tác giả",
                Holds.NAMES,
                28,
                "Nhiều người cách nhau bằng dấu chấm phẩy.",
                synonyms=("Đồng tác giả", "Họ và tên tác giả"),
                required=True,
            ),
            Column(
                "scope",
                "Phạm vi",
                Holds.CHOICE,
                12,
                "Phạm vi được công nhận.",
                INITIATIVE_WORDS,
                ("Cấp công nhận", "Cấp", "Phạm vi ảnh hưởng"),
                required=True,
                counted=True,
            ),
            Column(
                "accepted_by",
                "Nơi công nhận",
                Holds.TEXT,
                24,
                synonyms=("Đơn vị công nhận", "Cơ quan công nhận"),
                watched=False,
            ),
            Column(
                "decision",
                "Số quyết định",
                Holds.TEXT,
                16,
                synonyms=("Số QĐ",),
                watched=False,
            ),
            Column(
                "day",
                "Ngày công nhận",
                Holds.DATE,
                12,
                synonyms=("Ngày",),
                watched=False,
            ),
            Column(
                "used",
                "Đã dùng cho năm",
                Holds.YEARS,
                14,
                "Những năm sáng kiến đã là căn cứ, ví dụ 2023; 2024.",
            ),
        ),
    ),
    TableForm(
        "ratings",
        "Xếp loại",
        "XẾP LOẠI CHẤT LƯỢNG HẰNG NĂM",
        "Mỗi người, mỗi tập thể một dòng cho mỗi năm; đơn vị ghi theo năm đó.",
        (
            _year(),
            _recipient(),
            _name("Như ở trang «Người» hoặc «Đơn vị»."),
            _unit(),
            _POSITION._replace(watched=False),
            _STAFF,
            _SERVICE,
            _GROUP,
            Column(
                "rating",
                "Xếp loại",
                Holds.CHOICE,
                30,
                "Mức xếp loại chất lượng của năm.",
                RATING_WORDS,
                ("Mức xếp loại", "Kết quả xếp loại", "Đánh giá, xếp loại"),
                counted=True,
            ),
            Column("points", "Điểm", Holds.NUMBER, 8, synonyms=("Số điểm",)),
            Column(
                "discipline",
                "Kỷ luật",
                Holds.CHOICE,
                13,
                "Để trống là không bị kỷ luật.",
                DISCIPLINE_WORDS,
                ("Hình thức kỷ luật",),
            ),
            Column(
                "under_procedure",
                "Đang bị xem xét",
                Holds.FLAG,
                11,
                "Ghi x nếu đang bị xem xét kỷ luật, thanh tra, xác minh đơn thư.",
            ),
            Column(
                "days_off",
                "Số ngày nghỉ",
                Holds.NUMBER,
                9,
                "Ngày làm việc đã nghỉ trong năm.",
                synonyms=("Ngày nghỉ",),
            ),
            Column(
                "absence",
                "Lý do nghỉ",
                Holds.CHOICE,
                16,
                "Thai sản, điều trị: được tính là thời gian công tác.",
                ABSENCE_WORDS,
            ),
            Column(
                "training",
                "Đi học",
                Holds.CHOICE,
                16,
                "Để trống nếu không đi học.",
                TRAINING_WORDS,
                ("Đào tạo, bồi dưỡng",),
            ),
            Column(
                "transfer",
                "Chuyển công tác",
                Holds.CHOICE,
                13,
                "Chuyển đến hoặc biệt phái trong năm.",
                TRANSFER_WORDS,
            ),
        ),
    ),
    TableForm(
        "proposals",
        "Đề nghị",
        "ĐỀ NGHỊ KHEN THƯỞNG",
        "Mỗi dòng một danh hiệu hoặc hình thức đề nghị cho một cá nhân, tập thể.",
        (
            _year(),
            _recipient(),
            _name("Như ở trang «Người» hoặc «Đơn vị»."),
            _unit(),
            _POSITION._replace(watched=False),
            _STAFF,
            _award(),
            Column(
                "authority",
                "Cấp khen",
                Holds.TEXT,
                26,
                "Người có thẩm quyền quyết định, ví dụ: Chủ tịch UBND tỉnh.",
                synonyms=("Cấp trình", "Cấp quyết định", "Thẩm quyền", "Cấp"),
            ),
            _REASON,
            *_PERIOD,
            _MODE,
            Column(
                "day",
                "Ngày đề nghị",
                Holds.DATE,
                12,
                synonyms=("Ngày tờ trình",),
            ),
            Column(
                "result",
                "Kết quả",
                Holds.CHOICE,
                14,
                "Để trống khi đang xét; đã được khen thì ghi thêm vào «Khen thưởng».",
                RESULT_WORDS,
                counted=True,
            ),
        ),
    ),
    TableForm(
        "awards",
        "Khen thưởng",
        "KHEN THƯỞNG ĐÃ CÓ QUYẾT ĐỊNH",
        "Mỗi dòng một lần khen. Không có danh sách tên thì ghi số lượng ở một dòng.",
        (
            _year("Năm của thành tích được khen."),
            Column(
                "decision",
                "Số quyết định",
                Holds.TEXT,
                18,
                "Ví dụ: 138/QĐ-SCT.",
                synonyms=("Số QĐ", "Quyết định số", "Quyết định"),
            ),
            Column(
                "day",
                "Ngày quyết định",
                Holds.DATE,
                12,
                synonyms=("Ngày", "Ngày QĐ", "Ngày ký"),
            ),
            Column(
                "authority",
                "Cấp khen",
                Holds.TEXT,
                26,
                "Người ký quyết định, ví dụ: Chủ tịch UBND tỉnh.",
                synonyms=("Cấp", "Cấp quyết định", "Thẩm quyền", "Cơ quan khen"),
                counted=True,
            ),
            _award(),
            _recipient(),
            _name(
                "Để trống khi dòng này thay cho nhiều người không ghi tên.",
                required=False,
            ),
            _unit(),
            _STAFF,
            Column(
                "number",
                "Số lượng",
                Holds.COUNT,
                9,
                "Để trống là 1; ghi số khi một dòng thay cho nhiều người, tập thể.",
                synonyms=("Số người", "SL"),
                counted=True,
            ),
            _REASON,
            *_PERIOD,
            _MODE,
            Column(
                "period",
                "Kỳ báo cáo",
                Holds.TEXT,
                12,
                "Chỉ ghi khi tổng hợp theo kỳ khác năm, ví dụ 2019–2020.",
                synonyms=("Giai đoạn", "Kỳ"),
                counted=True,
                watched=False,
            ),
        ),
    ),
    TableForm(
        "votes",
        "Biểu quyết",
        "KẾT QUẢ BIỂU QUYẾT CỦA HỘI ĐỒNG",
        "Tỷ lệ phiếu tính trên tổng số thành viên Hội đồng, kể cả người vắng mặt.",
        (
            _year(),
            _recipient(),
            _name("Như ở trang «Đề nghị»."),
            _unit(),
            _award(),
            Column("council", "Hội đồng", Holds.TEXT, 26),
            Column("day", "Ngày họp", Holds.DATE, 12),
            Column(
                "total",
                "Tổng số thành viên",
                Holds.COUNT,
                11,
                "Kể cả người vắng mặt.",
                synonyms=("Tổng số", "Số thành viên"),
                required=True,
            ),
            Column("present", "Dự họp", Holds.COUNT, 9, synonyms=("Có mặt",)),
            Column(
                "recused",
                "Không biểu quyết",
                Holds.COUNT,
                11,
                "Vì là người của đơn vị được xét.",
            ),
            Column(
                "votes_for",
                "Số phiếu đồng ý",
                Holds.COUNT,
                10,
                synonyms=("Đồng ý", "Phiếu thuận"),
                required=True,
            ),
            Column("secret", "Phiếu kín", Holds.FLAG, 8, "Ghi x nếu bỏ phiếu kín."),
        ),
    ),
    TableForm(
        "dossiers",
        "Hồ sơ",
        "HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG",
        "Ghi x cho thành phần đã có; ngày trình, ngày bị trả lại và lý do.",
        (
            _year(),
            _recipient(),
            _name("Như ở trang «Đề nghị».", required=False),
            _unit(),
            _award(),
            Column(
                "level",
                "Cấp",
                Holds.CHOICE,
                10,
                "Cấp quyết định khen thưởng.",
                LEVEL_WORDS,
                ("Cấp trình",),
                counted=True,
            ),
            Column(
                "number",
                "Số lượng",
                Holds.COUNT,
                9,
                "Để trống là 1.",
                synonyms=("Số hồ sơ", "SL"),
                counted=True,
            ),
            *(
                Column(f"part_{key}", words, Holds.FLAG, 12, "Ghi x khi đã có.")
                for key, words in PART_FIELDS.items()
            ),
            Column(
                "sent",
                "Ngày trình",
                Holds.DATE,
                12,
                synonyms=("Ngày gửi",),
                counted=True,
            ),
            Column(
                "returned",
                "Ngày bị trả lại",
                Holds.DATE,
                12,
                synonyms=("Ngày trả lại",),
                counted=True,
            ),
            Column(
                "reason",
                "Lý do trả lại",
                Holds.TEXT,
                34,
                synonyms=("Lý do",),
                watched=False,
            ),
        ),
    ),
)

BY_KEY: Mapping[str, TableForm] = {table.key: table for table in TABLES}


@cache
def award_words() -> Mapping[str, str]:
    """Award id → the words of the list, as the law calls it today or called it last.

    Titles before forms, from base to state level; what only individuals get before
    what collectives get too, then collectives alone, then households.
    """
    found: dict[str, Award] = {}
    for day in (date.max, *sorted(_changes(), reverse=True)):
        for award in awards(day):
            found.setdefault(award.id, award)
    ordered = sorted(found.values(), key=_place_in_list)
    return {award.id: award.version.value for award in ordered}


def _place_in_list(award: Award) -> tuple[int, int, int, int]:
    """Of the same rank, what more kinds of recipients get comes first."""
    kinds, recipients = list(AwardKind), list(Recipient)
    alone = (Recipient.INDIVIDUAL,)
    rank = 2 * min(map(recipients.index, award.recipients))
    rank += Recipient.INDIVIDUAL in award.recipients and award.recipients != alone
    level = _LEVELS.index(award.level)
    return kinds.index(award.kind), level, rank, -len(award.recipients)


_LEVELS = (Level.BASE, Level.PROVINCE, Level.STATE)


@cache
def _changes() -> frozenset[date]:
    """The days on which some award's name began."""
    from toolkit.rules.shelf import series

    return frozenset(
        version.start for one in series(Award) for version in one.quantity.versions
    )
