"""Columns that several tables have."""

from toolkit.forms.register.columns import CellKind, RegisterColumn
from toolkit.rules.words import MODE_WORDS, RECIPIENT_WORDS, SERVICE_WORDS, STAFF_WORDS


def year_column(hint: str = "Năm xét, bốn chữ số.") -> RegisterColumn:
    """The award year of a row."""
    return RegisterColumn(
        "year",
        "Năm",
        CellKind.YEAR,
        8,
        hint,
        synonyms=("Năm xét", "Năm khen thưởng", "Năm đăng ký", "Năm xếp loại"),
        required=True,
        counted=True,
    )


def recipient_column() -> RegisterColumn:
    """Whether a person, a collective or a household."""
    return RegisterColumn(
        "recipient",
        "Đối tượng",
        CellKind.CHOICE,
        11,
        "Cá nhân, tập thể hoặc hộ gia đình.",
        RECIPIENT_WORDS,
        (
            "Phân loại",
            "Loại đối tượng",
            "Phân loại đối tượng",
            "Tập thể/cá nhân",
            "Cá nhân/tập thể",
            "Mã phân loại",
            "Phân loại khen thưởng",
        ),
        required=True,
        counted=True,
    )


def name_column(hint: str, *, required: bool = True) -> RegisterColumn:
    """Who it is about; `hint` says where the name must stand too."""
    return RegisterColumn(
        "name",
        "Họ và tên hoặc tên tập thể",
        CellKind.NAME,
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


def unit_column(header: str = "Đơn vị") -> RegisterColumn:
    """The unit that somebody belongs to."""
    return RegisterColumn(
        "unit",
        header,
        CellKind.NAME,
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
            "Nơi công tác",
            "Nơi làm việc",
            "Đơn vị/Phòng ban",
            "Tên đơn vị",
        ),
        counted=True,
    )


def award_column(header: str = "Danh hiệu, hình thức") -> RegisterColumn:
    """The title or form."""
    return RegisterColumn(
        "award",
        header,
        CellKind.AWARD,
        30,
        "Chọn trong danh sách.",
        synonyms=(
            "Danh hiệu",
            "Hình thức",
            "Danh hiệu/Hình thức",
            "Danh hiệu thi đua",
            "Danh hiệu thi đua/Hình thức khen thưởng",
            "Danh hiệu thi đua, hình thức khen thưởng",
            "Hình thức khen thưởng",
            "Hình thức, danh hiệu",
            "Mã danh hiệu",
            "Mã hình thức KT",
            "Mã hình thức",
            "Loại hình khen",
        ),
        required=True,
        counted=True,
    )


POSITION = RegisterColumn(
    "position", "Chức vụ", CellKind.TEXT, 18, synonyms=("Chức danh",)
)
STAFF = RegisterColumn(
    "staff",
    "Loại cán bộ",
    CellKind.CHOICE,
    13,
    "Cấp trưởng, cấp phó hoặc người trực tiếp lao động, công tác.",
    STAFF_WORDS,
    ("Mã phân loại cán bộ", "Phân loại cán bộ", "Lãnh đạo/trực tiếp"),
    counted=True,
)
SERVICE = RegisterColumn(
    "service",
    "Công chức, viên chức",
    CellKind.CHOICE,
    13,
    "Có quy định chỉ áp dụng cho công chức hoặc viên chức.",
    SERVICE_WORDS,
    ("Ngạch", "Loại hợp đồng", "Biên chế"),
    counted=True,
)
GROUP = RegisterColumn(
    "group",
    "Nhóm nhiệm vụ tương đồng",
    CellKind.NAME,
    16,
    "Tỷ lệ xếp loại tính riêng trong từng nhóm.",
    synonyms=("Nhóm", "Nhóm nhiệm vụ", "Nhóm đối tượng"),
    counted=True,
)
MODE = RegisterColumn(
    "mode",
    "Loại hình khen",
    CellKind.CHOICE,
    14,
    "Thường xuyên, chuyên đề, đột xuất, …",
    MODE_WORDS,
    ("Phương thức", "Loại khen", "Loại hình"),
)
REASON = RegisterColumn(
    "reason",
    "Thành tích, lý do",
    CellKind.TEXT,
    34,
    "Ghi ngắn gọn, giống nhau cho cùng một thành tích.",
    synonyms=(
        *("Lý do", "Thành tích", "Lĩnh vực", "Nội dung khen"),
        *("Thành tích đạt được", "Tóm tắt thành tích"),
    ),
)
PERIOD = (
    RegisterColumn(
        "start",
        "Thành tích từ",
        CellKind.MOMENT,
        12,
        "Năm hoặc ngày bắt đầu lập thành tích.",
        synonyms=("Từ năm", "Từ ngày", "Từ"),
    ),
    RegisterColumn(
        "end",
        "đến",
        CellKind.MOMENT,
        12,
        "Năm hoặc ngày cuối; lần khen sau tính từ đây.",
        synonyms=("Thành tích đến", "Đến năm", "Đến ngày"),
    ),
)
