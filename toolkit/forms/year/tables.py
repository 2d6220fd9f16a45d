"""The tables of the year book, column by column."""

from types import MappingProxyType

from toolkit.forms.year.layout import (
    CLAIM_WORDS,
    DAY,
    DAYS,
    FIGURE,
    GIVING,
    INDICATORS,
    KIND_WORDS,
    LEVEL_WORDS,
    MARK,
    MONEY,
    MOVEMENTS,
    PERCENT,
    PERIOD_WORDS,
    PLAN,
    QUARTER_WORDS,
    RULE_LIST,
    WORK_WORDS,
    Takes,
    YearColumn,
    YearForm,
)
from toolkit.model.year import YearTable

MONTHS = tuple(range(1, 13))
_MARKED = MappingProxyType({MARK: MARK})


def month_field(month: int) -> str:
    """The field of a month of the calendar strip."""
    return f"m{month:02}"


_DAY = Takes.DAY
_CHOICE = Takes.CHOICE
_NUMBER = Takes.NUMBER
_COMPUTED = Takes.COMPUTED


def _day(field: str, header: str, hint: str = "") -> YearColumn:
    return YearColumn(field, header, 12, _DAY, hint, DAY, centred=True)


TASKS = YearForm(
    YearTable.TASKS,
    PLAN,
    "KẾ HOẠCH CÔNG TÁC THI ĐUA, KHEN THƯỞNG",
    "Mỗi dòng một việc. Cột có tiêu đề xám là công thức: không cần nhập.",
    (
        YearColumn("number", "Số", 5, hint="Như trong kế hoạch: 1.1, 1.2 …"),
        YearColumn(
            "quarter",
            "Quý",
            5,
            _CHOICE,
            "Quý mà kế hoạch xếp việc này vào.",
            words=QUARTER_WORDS,
            centred=True,
        ),
        YearColumn("task", "Nội dung công việc", 38, required=True),
        YearColumn(
            "responsible", "Chủ trì", 18, hint="Đơn vị, người chịu trách nhiệm."
        ),
        YearColumn(
            "kind",
            "Loại hạn",
            13,
            _CHOICE,
            "«Trước ngày» thì hạn cuối là ngày liền trước; «trong tháng» thì là ngày"
            " cuối tháng.",
            words=KIND_WORDS,
        ),
        _day("day", "Ngày ghi trong kế hoạch", "Trong tháng 12: ghi 01/12."),
        YearColumn("last", "Hạn cuối", 12, _COMPUTED, shows=DAY, centred=True),
        YearColumn("state", "Tình trạng", 15, _COMPUTED, centred=True),
        YearColumn(
            "left", "Còn (ngày làm việc)", 9, _COMPUTED, shows="0", centred=True
        ),
        _day("done", "Ngày xong", "Để trống khi việc còn làm."),
        YearColumn("result", "Kết quả", 22),
        YearColumn("document", "Số văn bản", 13),
        _day("document_day", "Ngày văn bản"),
        *(
            YearColumn(
                month_field(month),
                str(month),
                3.4,
                _COMPUTED,
                printed=False,
                centred=True,
            )
            for month in MONTHS
        ),
        YearColumn("partners", "Phối hợp", 24, printed=False),
        YearColumn(
            "after",
            "Sau việc số",
            10,
            hint="Số của việc phải xong trước, cách nhau dấu chấm phẩy: 3.1; 3.2.",
            printed=False,
        ),
        YearColumn(
            "rule",
            "Mốc của cấp trên",
            30,
            hint="Chọn mốc trong bộ quy định mà việc này phải kịp.",
            printed=False,
            listed=RULE_LIST,
        ),
        YearColumn("note", "Ghi chú", 24, printed=False),
        YearColumn("key", "Mã tình trạng", 8, _COMPUTED, printed=False, hidden=True),
        YearColumn("falls", "Tháng của hạn", 8, _COMPUTED, printed=False, hidden=True),
    ),
    120,
)
MOVEMENT_FORM = YearForm(
    YearTable.MOVEMENTS,
    MOVEMENTS,
    "PHONG TRÀO THI ĐUA",
    "Mỗi dòng một phong trào.",
    (
        YearColumn("name", "Tên phong trào", 44, required=True),
        YearColumn("level", "Cấp phát động", 12, _CHOICE, words=LEVEL_WORDS),
        _day("start", "Từ ngày"),
        _day("end", "Đến ngày"),
        YearColumn("document", "Văn bản phát động", 20),
        _day("document_day", "Ngày văn bản"),
        YearColumn("criteria", "Nội dung, tiêu chí", 40),
        YearColumn("results", "Kết quả", 40),
        _day("reviewed", "Ngày sơ kết, tổng kết"),
        YearColumn(
            "collectives",
            "Tập thể được khen",
            9,
            Takes.COUNT,
            "Số tập thể được khen vì phong trào này.",
            "0",
            centred=True,
        ),
        YearColumn(
            "individuals",
            "Cá nhân được khen",
            9,
            Takes.COUNT,
            "Số cá nhân được khen vì phong trào này.",
            "0",
            centred=True,
        ),
        YearColumn("note", "Ghi chú", 24, printed=False),
    ),
    60,
)
CONTRIBUTIONS = YearForm(
    YearTable.CONTRIBUTIONS,
    GIVING,
    "ĐÓNG GÓP, ỦNG HỘ",
    "Mỗi dòng một khoản. Số tiền ghi bằng đồng, gõ liền các chữ số.",
    (
        YearColumn("fund", "Quỹ, nội dung", 44, required=True),
        YearColumn("unit", "Đơn vị đóng góp", 28),
        YearColumn(
            "year",
            "Năm",
            8,
            Takes.YEAR,
            "Để trống thì lấy năm của ngày, hoặc năm của sổ.",
            "0",
            centred=True,
        ),
        _day("day", "Ngày"),
        YearColumn(
            "amount",
            "Số tiền (đồng)",
            18,
            _NUMBER,
            "Gõ liền: 31600000.",
            MONEY,
        ),
        YearColumn("in_kind", "Hiện vật", 30),
        YearColumn("document", "Chứng từ, văn bản", 20),
        YearColumn("note", "Ghi chú", 24, printed=False),
        YearColumn(
            "of_year", "Tính vào năm", 8, _COMPUTED, printed=False, centred=True
        ),
    ),
    200,
)


def _figure(field: str, header: str, hint: str = "") -> YearColumn:
    return YearColumn(field, header, 12, _NUMBER, hint, FIGURE)


def _stated(field: str, header: str) -> YearColumn:
    hint = "Như báo cáo ghi, chỉ gõ số: 15,7. Giảm thì ghi số âm."
    return YearColumn(field, header, 9, _NUMBER, hint, FIGURE, centred=True)


def _percent(field: str, header: str) -> YearColumn:
    return YearColumn(field, header, 9, _COMPUTED, shows=PERCENT, centred=True)


def _implied(field: str, header: str) -> YearColumn:
    return YearColumn(field, header, 13, _COMPUTED, shows="#,##0.0", printed=False)


def _flag(field: str, header: str) -> YearColumn:
    return YearColumn(field, header, 8, _COMPUTED, printed=False, hidden=True)


INDICATOR_FORM = YearForm(
    YearTable.INDICATORS,
    INDICATORS,
    "CHỈ TIÊU SO VỚI KẾ HOẠCH",
    "Mỗi dòng một chỉ tiêu của cả năm hoặc 6 tháng. Cột «nêu» ghi số như trong báo cáo;"
    " chỗ lệch quá mức làm tròn được tô đậm.",
    (
        YearColumn("name", "Chỉ tiêu", 32, required=True),
        YearColumn("measure", "Đơn vị tính", 10, centred=True),
        YearColumn(
            "period",
            "Kỳ",
            9,
            _CHOICE,
            "Kế hoạch luôn là kế hoạch cả năm.",
            words=PERIOD_WORDS,
            centred=True,
        ),
        YearColumn(
            "lower_is_better",
            "Thấp là tốt",
            6,
            Takes.MARK,
            "x: chỉ tiêu càng thấp càng tốt.",
            words=_MARKED,
            centred=True,
        ),
        _figure("actual", "Thực hiện", "Để trống nếu ghi hai cột «đạt», «tổng số»."),
        _percent("of_parts", "Số đạt trên tổng số (%)")._replace(added=True),
        _figure("before", "Cùng kỳ trước"),
        _figure("plan", "Kế hoạch năm"),
        _percent("growth", "Tăng, giảm (%)"),
        _percent("share", "So kế hoạch (%)"),
        YearColumn("pace", "Đánh giá", 12, _COMPUTED, centred=True),
        _stated("stated_actual", "Thực hiện nêu"),
        _stated("stated_growth", "Tăng, giảm nêu (%)"),
        _stated("stated_share", "So kế hoạch nêu (%)"),
        YearColumn(
            "claim",
            "Nhận định nêu",
            10,
            _CHOICE,
            "Báo cáo nói chỉ tiêu này vượt, đạt hay chưa đạt.",
            words=CLAIM_WORDS,
            centred=True,
        ),
        YearColumn("check", "Kiểm số nêu", 10, _COMPUTED, centred=True),
        _implied("implied_before", "Cùng kỳ suy ra"),
        _implied("implied_plan", "Kế hoạch suy ra"),
        _figure("next_plan", "Chỉ tiêu năm sau")._replace(printed=False),
        _percent("next_growth", "Năm sau tăng (%)")._replace(printed=False),
        _stated("stated_next_growth", "Năm sau tăng nêu (%)")._replace(printed=False),
        YearColumn(
            "part",
            "Số đạt",
            11,
            _NUMBER,
            "Cho chỉ tiêu phần trăm: 8 trong 33 thì ghi 8.",
            FIGURE,
            printed=False,
        ),
        YearColumn(
            "whole", "Tổng số", 11, _NUMBER, "… và ghi 33.", FIGURE, printed=False
        ),
        YearColumn(
            "decimals",
            "Số lẻ đã nêu",
            8,
            Takes.COUNT,
            "Báo cáo ghi 100,0 thì ghi 1: số 100 trong ô không giữ số 0 sau dấu phẩy.",
            "0",
            printed=False,
            centred=True,
        ),
        YearColumn(
            "criteria",
            "Tiêu chí chấm điểm",
            12,
            hint="Phần trăm vượt của dòng này dùng cho các tiêu chí nào: I.1; I.4.",
            printed=False,
        ),
        YearColumn("note", "Ghi chú", 24, printed=False),
        _flag("reached", "So kế hoạch, tính hoặc nêu (%)"),
        _flag("ok_actual", "Khớp 1"),
        _flag("ok_growth", "Khớp 2"),
        _flag("ok_share", "Khớp 3"),
        _flag("ok_next", "Khớp 4"),
    ),
    60,
)
DAY_FORM = YearForm(
    YearTable.DAYS_OFF,
    DAYS,
    "NGÀY NGHỈ, NGÀY LÀM BÙ",
    "Bên trái: ngày riêng của cơ quan, được ưu tiên. Bên phải: bảng chung các năm.",
    (
        _day("day", "Ngày"),
        YearColumn(
            "working",
            "Nghỉ hay làm việc",
            12,
            _CHOICE,
            "Để trống: nghỉ.",
            words=WORK_WORDS,
            centred=True,
        ),
        YearColumn("name", "Lý do", 46),
        _flag("weight", "Cộng vào ngày làm việc"),
    ),
    60,
)
TABLES = (TASKS, MOVEMENT_FORM, CONTRIBUTIONS, INDICATOR_FORM, DAY_FORM)
BY_KEY = {table.key: table for table in TABLES}
