"""The table of dialogs: what each command that asks has to be told."""

from pathlib import Path

from toolkit.commands import BY_ID
from toolkit.excel import dialog_jobs as jobs
from toolkit.excel.dialog_jobs import (
    AUTHORING,
    AWARDS,
    COPIED,
    COPY_PAGE,
    DIFFERING,
    DOUBTFUL,
    HELD,
    IN_PLACE,
    LISTED,
    PREVIEW,
    READ,
    SCORING,
    SHOWN,
    YEARLY,
)
from toolkit.excel.dialogs import Choice, Dialog, Field, Kind, Setting
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.jobs import new
from toolkit.jobs.many import LIST_ENDINGS, WORKBOOK_ENDINGS
from toolkit.reports.papers.kinds import KINDS

RUBRIC_ENDINGS = (*WORKBOOK_ENDINGS, new.TEXT_ENDING)
WORD_ENDINGS = (".docx", ".dotx")
SCORED_ENDINGS = (*WORKBOOK_ENDINGS, ".xls", ".ods", ".docx", ".txt")

# The fields that several ask for


def _here(setting: Setting) -> str:
    return str(setting.folder)


def _this_year(setting: Setting) -> str:
    return str(setting.now().year)


def _open_file(setting: Setting) -> str:
    path = Path(setting.book.fullname) if setting.book is not None else None
    return str(path) if path is not None and path.is_file() else ""


def _open_sheet(setting: Setting) -> str:
    return "" if setting.book is None else str(setting.book.sheets.active.name)


def _kinds() -> tuple[Choice, ...]:
    return (
        Choice(AWARDS, "Sổ theo dõi khen thưởng"),
        Choice(SCORING, "Sổ chấm điểm, theo bộ tiêu chí có sẵn"),
        Choice(YEARLY, "Sổ năm thi đua"),
        Choice(COPIED, "Sổ chấm điểm, từ trang chép cho đơn vị khác"),
        Choice(AUTHORING, "Sổ để soạn bộ tiêu chí"),
        Choice(READ, "Bộ tiêu chí, đọc từ bảng chấm điểm đã có"),
    )


def _rubrics() -> tuple[Choice, ...]:
    return tuple(Choice(*pair) for pair in new.standard_titles().items())


def _one_table() -> tuple[Choice, ...]:
    return (Choice("", "Tự nhận theo tiêu đề cột"), *_tables())


def _where_to() -> tuple[Choice, ...]:
    return (
        Choice("", "Chỉ nói ở đây, không ghi gì vào sổ"),
        Choice(LISTED, "Ghi vào trang mới «Soát sổ» ở cuối sổ"),
    )


def _papers() -> tuple[Choice, ...]:
    return tuple(Choice(kind.value, about.label) for kind, about in KINDS.items())


def _how_to_print() -> tuple[Choice, ...]:
    return (
        Choice("", "Lập giấy: chỉ đưa vào đề nghị đủ điều kiện"),
        Choice(DOUBTFUL, "Lập giấy: cả đề nghị còn điều chưa rõ"),
        Choice(COPY_PAGE, "Chép mẫu Word ra để sửa, chưa lập giấy"),
    )


def _how_to_adopt() -> tuple[Choice, ...]:
    return (
        Choice("", "Nói hiểu ra sao, rồi tạo bản dùng được cạnh tệp gốc"),
        Choice(PREVIEW, "Chỉ nói hiểu ra sao, không tạo gì"),
        Choice(IN_PLACE, "Ghi vào chính tệp ấy, giữ bản sao lưu để hoàn tác"),
    )


def _how_to_import() -> tuple[Choice, ...]:
    return (
        Choice("", "Nhập ngay, theo sổ xem trước đã sửa nếu có"),
        Choice(SHOWN, "Xem trước: ghi sổ xem trước cạnh tệp nguồn, chưa nhập"),
        Choice(DIFFERING, "Nhập cả dòng đã có trong sổ nhưng ghi khác"),
    )


def _reports() -> tuple[Choice, ...]:
    return (
        Choice("year", "Lập báo cáo tổng kết năm"),
        Choice("half-year", "Lập báo cáo sơ kết 6 tháng"),
        Choice("themed", "Lập báo cáo chuyên đề, theo kỳ ghi ở «Cài đặt»"),
        Choice(HELD, "Đối chiếu một báo cáo đã lập với các sổ"),
    )


def _all_tables() -> tuple[Choice, ...]:
    return (Choice("", "Tất cả các bảng"), *_tables())


def _tables() -> tuple[Choice, ...]:
    return tuple(Choice(form.sheet, form.sheet) for form in TABLES)


UNIT = Field("unit", "Tên đơn vị")
SUPERIOR = Field("superior", "Cơ quan cấp trên")
YEAR = Field("year", "Năm", Kind.YEAR, first=_this_year)
FOLDER = Field("folder", "Lưu vào thư mục", Kind.FOLDER, needed=True, first=_here)
RUBRIC_FILE = Field(
    "file",
    "Tệp bộ tiêu chí",
    Kind.FILE,
    needed=True,
    hint="Sổ soạn bộ tiêu chí đã lưu (.xlsx) hoặc tệp .toml.",
    endings=RUBRIC_ENDINGS,
)

_ALL = (
    Dialog(
        BY_ID["new_book"],
        "Tệp đã có không bao giờ bị ghi đè: tên trùng thì sổ mới thêm «(2)».",
        (
            Field("kind", "Loại sổ", Kind.CHOICE, needed=True, choices=_kinds),
            Field(
                "rubric",
                "Bộ tiêu chí",
                Kind.CHOICE,
                needed=True,
                choices=_rubrics,
                only=("kind", SCORING),
            ),
            Field(
                "source",
                "Sổ có trang chép",
                Kind.FILE,
                needed=True,
                hint="Được đọc như đã lưu và không bị sửa.",
                endings=WORKBOOK_ENDINGS,
                first=_open_file,
                only=("kind", COPIED),
            ),
            Field(
                "sheet",
                "Tên trang chép",
                needed=True,
                hint="Đơn vị, năm lấy như ghi ở trang ấy.",
                first=_open_sheet,
                only=("kind", COPIED),
            ),
            Field(
                "scored",
                "Bảng chấm điểm",
                Kind.FILE,
                needed=True,
                hint="Được đọc như đã lưu và không bị sửa.",
                endings=SCORED_ENDINGS,
                only=("kind", READ),
            ),
            Field(
                "own_rubric",
                "Sổ gốc của trang chép",
                Kind.FILE,
                hint="Chỉ chọn khi sổ trên không còn trang «Bộ tiêu chí».",
                endings=RUBRIC_ENDINGS,
                only=("kind", COPIED),
            ),
            UNIT,
            SUPERIOR,
            YEAR,
            FOLDER,
        ),
        jobs.new_book,
        "Tạo sổ",
    ),
    Dialog(
        BY_ID["check_rubric"],
        "Tệp được đọc như đã lưu và không bị sửa.",
        (RUBRIC_FILE,),
        jobs.check_rubric,
        "Kiểm tra",
    ),
    Dialog(
        BY_ID["rubric_book"],
        "Bộ tiêu chí còn lỗi thì chỉ nói lỗi, không tạo sổ.",
        (RUBRIC_FILE, UNIT, SUPERIOR, YEAR, FOLDER),
        jobs.rubric_book,
        "Tạo sổ",
    ),
    Dialog(
        BY_ID["adopt"],
        "Tệp được đọc như đã lưu, chỉ bị sửa khi chọn ghi vào chính tệp ấy. Chỗ nào "
        "chưa rõ thì được hỏi lại, không tạo gì.",
        (
            Field(
                "form",
                "Biểu của cơ quan",
                Kind.FILE,
                needed=True,
                endings=WORKBOOK_ENDINGS,
                first=_open_file,
            ),
            Field("what", "Việc", Kind.CHOICE, choices=_how_to_adopt),
            Field("sheet", "Trang có biểu", hint="Để trống: tự tìm."),
            Field(
                "columns",
                "Cột nào là gì",
                hint="Để trống: nhận theo tiêu đề. Ví dụ: tự chấm=E; thẩm định=F.",
            ),
            Field("skip", "Hàng không phải tiêu chí", hint="Ví dụ: 12,15-18."),
        ),
        jobs.adopt_form,
        "Nhận biểu",
    ),
    Dialog(
        BY_ID["import"],
        "Dòng mới được nối vào cuối bảng của sổ đang mở; dòng đã có được bỏ qua. "
        "Nút «Hoàn tác» bỏ các dòng vừa thêm.",
        (
            Field(
                "source",
                "Tệp nguồn",
                Kind.FILE,
                needed=True,
                hint="Tệp CSV hoặc sổ Excel (.xls cũng được), như đã lưu.",
                endings=LIST_ENDINGS,
            ),
            Field("table", "Vào bảng", Kind.CHOICE, choices=_one_table),
            Field("sheet", "Trang của nguồn", hint="Để trống: tự tìm trang phù hợp."),
            Field("how", "Cách làm", Kind.CHOICE, choices=_how_to_import),
        ),
        jobs.import_file,
        "Nhập",
    ),
    Dialog(
        BY_ID["export"],
        "Các bảng được ghi như đang thấy trong sổ đang mở, kể cả chỗ chưa lưu. Tệp đã "
        "có không bị ghi đè.",
        (
            Field("table", "Bảng", Kind.CHOICE, choices=_all_tables),
            FOLDER,
        ),
        jobs.export_tables,
        "Xuất",
    ),
    Dialog(
        BY_ID["draw"],
        "Số đo còn trống của sổ chấm điểm đang mở được điền từ sổ theo dõi khen "
        "thưởng; ô đã gõ được giữ nguyên. Sổ khen thưởng đang mở thì hãy lưu trước.",
        (
            Field(
                "registers",
                "Sổ theo dõi khen thưởng",
                Kind.FILE,
                needed=True,
                hint="Hoặc sổ năm thi đua: điền phần trăm vượt chỉ tiêu.",
                endings=WORKBOOK_ENDINGS,
            ),
        ),
        jobs.draw_numbers,
        "Lấy số",
    ),
    Dialog(
        BY_ID["papers"],
        "Giấy tờ Word được lập từ sổ đang mở, kể cả chỗ chưa lưu. Điều còn phải làm rõ "
        "ghi ở danh sách đi kèm; tệp đã có không bị ghi đè.",
        (
            Field("kind", "Loại giấy", Kind.CHOICE, choices=_papers),
            Field("what", "Việc", Kind.CHOICE, choices=_how_to_print),
            Field(
                "who",
                "Của ai",
                hint="Chỉ với báo cáo, hồ sơ thành tích: họ tên hoặc tên tập thể.",
            ),
            Field("unit", "Đơn vị", hint="Chỉ khi có người trùng tên."),
            Field(
                "council",
                "Hội đồng",
                hint="Chỉ với biên bản họp. Để trống: của cuộc họp sau cùng.",
            ),
            Field(
                "decision",
                "Số quyết định",
                hint="Chỉ với danh sách kèm quyết định, trộn thư. Để trống: các đề "
                "nghị ghi «được khen».",
            ),
            Field(
                "day",
                "Ngày họp",
                hint="Chỉ với biên bản, như 15/12/2026. Để trống: cuộc họp sau cùng.",
            ),
            Field(
                "template",
                "Mẫu Word",
                Kind.FILE,
                hint="Để trống: mẫu có sẵn.",
                endings=(".docx",),
            ),
            FOLDER,
        ),
        jobs.print_papers,
        "Lập giấy",
    ),
    Dialog(
        BY_ID["report"],
        "Số lấy từ sổ đang mở, kể cả chỗ chưa lưu, và các tệp chọn dưới đây. Báo cáo "
        "đã có không bị ghi đè; chỗ tô vàng là chỗ người viết bổ sung.",
        (
            Field("kind", "Việc", Kind.CHOICE, needed=True, choices=_reports),
            Field(
                "report",
                "Báo cáo đã lập",
                Kind.FILE,
                needed=True,
                endings=WORD_ENDINGS,
                only=("kind", HELD),
            ),
            Field(
                "registers",
                "Sổ theo dõi khen thưởng",
                Kind.FILE,
                hint="Để trống nếu không có, hoặc đó là sổ đang mở.",
                endings=WORKBOOK_ENDINGS,
            ),
            Field(
                "points",
                "Sổ chấm điểm",
                Kind.FILE,
                hint="Để trống nếu không kèm bảng chấm điểm.",
                endings=WORKBOOK_ENDINGS,
            ),
            Field(
                "template",
                "Mẫu Word của cơ quan",
                Kind.FILE,
                hint="Để trống: mẫu có sẵn.",
                endings=WORD_ENDINGS,
            ),
            FOLDER,
        ),
        jobs.write_report,
        "Thực hiện",
    ),
    Dialog(
        BY_ID["review"],
        "Sổ đang mở được đọc như đang thấy, kể cả chỗ chưa lưu. Không ô nào bị sửa; "
        "điều chắc nhất được nêu trước.",
        (Field("list", "Kết quả", Kind.CHOICE, choices=_where_to),),
        jobs.review_book,
        "Soát",
    ),
)

DIALOGS: dict[str, Dialog] = {dialog.command.id: dialog for dialog in _ALL}
"""By the id of the command: one for each that asks."""
