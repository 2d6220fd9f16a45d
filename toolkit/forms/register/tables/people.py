"""«Đơn vị» and «Người»: who is here."""

from toolkit.forms.register.columns import CellKind, RegisterColumn, TableForm
from toolkit.forms.register.tables.shared import (
    GROUP,
    POSITION,
    SERVICE,
    STAFF,
    unit_column,
)
from toolkit.model.register import TableKey

UNITS = TableForm(
    TableKey.UNITS,
    "Đơn vị",
    "ĐƠN VỊ",
    "Mỗi dòng một đơn vị; đơn vị cấp trên cũng phải có trong danh sách.",
    (
        RegisterColumn(
            "name",
            "Tên đơn vị",
            CellKind.NAME,
            34,
            "Ghi một kiểu ở mọi trang.",
            synonyms=("Đơn vị", "Tên tập thể", "Tên phòng ban"),
            required=True,
            counted=True,
        ),
        RegisterColumn(
            "parent",
            "Đơn vị cấp trên",
            CellKind.NAME,
            30,
            "Để trống nếu không có.",
            synonyms=("Cơ quan chủ quản", "Trực thuộc"),
        ),
        RegisterColumn(
            "is_agency",
            "Là cơ quan xét danh hiệu",
            CellKind.FLAG,
            14,
            "Ghi x nếu đơn vị tự công nhận danh hiệu; tỷ lệ tính theo cơ quan.",
            synonyms=("Cơ quan",),
        ),
        RegisterColumn(
            "cluster",
            "Khối, cụm thi đua",
            CellKind.NAME,
            24,
            synonyms=("Khối thi đua", "Cụm thi đua", "Khối", "Cụm"),
        ),
        RegisterColumn(
            "founded",
            "Ngày thành lập",
            CellKind.MOMENT,
            13,
            "Năm hoặc ngày; dùng cho Huân chương.",
            synonyms=("Năm thành lập",),
        ),
    ),
)

PEOPLE = TableForm(
    TableKey.PEOPLE,
    "Người",
    "CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG",
    "Mỗi dòng một người. Người đã chuyển đi vẫn giữ lại, ghi ngày rời đi.",
    (
        RegisterColumn(
            "name",
            "Họ và tên",
            CellKind.NAME,
            26,
            synonyms=("Họ tên", "Ông/Bà", "Tên"),
            required=True,
        ),
        RegisterColumn(
            "code",
            "Mã",
            CellKind.TEXT,
            9,
            "Chỉ cần khi có người trùng họ tên; ghi «Tên (mã)» ở các trang khác.",
            synonyms=("Mã số", "Mã cán bộ", "Số hiệu"),
        ),
        RegisterColumn(
            "woman",
            "Nữ",
            CellKind.FLAG,
            6,
            "Ghi x nếu là nữ.",
            synonyms=("Giới tính", "Nam/Nữ"),
        ),
        RegisterColumn(
            "born",
            "Ngày sinh",
            CellKind.DATE,
            12,
            synonyms=("Ngày tháng năm sinh",),
            watched=False,
        ),
        unit_column(),
        POSITION,
        STAFF._replace(width=15),
        SERVICE._replace(width=15),
        GROUP,
        RegisterColumn(
            "joined",
            "Ngày vào làm",
            CellKind.DATE,
            12,
            "Ngày tuyển dụng; dùng cho điều kiện về thời gian công tác.",
            synonyms=("Ngày tuyển dụng", "Ngày vào cơ quan"),
        ),
        RegisterColumn(
            "left",
            "Ngày rời đi",
            CellKind.DATE,
            12,
            "Để trống khi còn làm việc.",
            synonyms=("Ngày nghỉ việc", "Ngày chuyển đi", "Ngày nghỉ hưu"),
        ),
    ),
    printed="joined",
)
