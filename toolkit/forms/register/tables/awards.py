"""«Đề nghị» and «Khen thưởng»: what is asked for, and what was granted."""

from toolkit.forms.register.columns import CellKind, RegisterColumn, TableForm
from toolkit.forms.register.tables.shared import (
    MODE,
    PERIOD,
    POSITION,
    REASON,
    STAFF,
    award_column,
    name_column,
    recipient_column,
    unit_column,
    year_column,
)
from toolkit.model.register import TableKey
from toolkit.rules.words import RESULT_WORDS

PROPOSALS = TableForm(
    TableKey.PROPOSALS,
    "Đề nghị",
    "ĐỀ NGHỊ KHEN THƯỞNG",
    "Mỗi dòng một danh hiệu hoặc hình thức đề nghị cho một cá nhân, tập thể.",
    (
        year_column(),
        recipient_column(),
        name_column("Như ở trang «Người» hoặc «Đơn vị»."),
        unit_column(),
        POSITION._replace(watched=False),
        STAFF,
        award_column(),
        RegisterColumn(
            "authority",
            "Cấp khen",
            CellKind.TEXT,
            26,
            "Người có thẩm quyền quyết định, ví dụ: Chủ tịch UBND tỉnh.",
            synonyms=("Cấp trình", "Cấp quyết định", "Thẩm quyền", "Cấp"),
        ),
        REASON,
        *PERIOD,
        MODE,
        RegisterColumn(
            "day",
            "Ngày đề nghị",
            CellKind.DATE,
            12,
            synonyms=("Ngày tờ trình",),
        ),
        RegisterColumn(
            "result",
            "Kết quả",
            CellKind.CHOICE,
            14,
            "Để trống khi đang xét; đã được khen thì ghi thêm vào «Khen thưởng».",
            RESULT_WORDS,
            counted=True,
        ),
    ),
)

AWARDS = TableForm(
    TableKey.AWARDS,
    "Khen thưởng",
    "KHEN THƯỞNG ĐÃ CÓ QUYẾT ĐỊNH",
    "Mỗi dòng một lần khen. Không có danh sách tên thì ghi số lượng ở một dòng.",
    (
        year_column("Năm của thành tích được khen."),
        RegisterColumn(
            "decision",
            "Số quyết định",
            CellKind.TEXT,
            18,
            "Ví dụ: 138/QĐ-SCT.",
            synonyms=("Số QĐ", "Quyết định số", "Quyết định"),
        ),
        RegisterColumn(
            "day",
            "Ngày quyết định",
            CellKind.DATE,
            12,
            synonyms=("Ngày", "Ngày QĐ", "Ngày ký"),
        ),
        RegisterColumn(
            "authority",
            "Cấp khen",
            CellKind.TEXT,
            26,
            "Người ký quyết định, ví dụ: Chủ tịch UBND tỉnh.",
            synonyms=("Cấp", "Cấp quyết định", "Thẩm quyền", "Cơ quan khen"),
            counted=True,
        ),
        award_column(),
        recipient_column(),
        name_column(
            "Để trống khi dòng này thay cho nhiều người không ghi tên.",
            required=False,
        ),
        unit_column(),
        STAFF,
        RegisterColumn(
            "number",
            "Số lượng",
            CellKind.COUNT,
            9,
            "Để trống là 1; ghi số khi một dòng thay cho nhiều người, tập thể.",
            synonyms=("Số người", "SL"),
            counted=True,
        ),
        REASON,
        *PERIOD,
        MODE,
        RegisterColumn(
            "period",
            "Kỳ báo cáo",
            CellKind.TEXT,
            12,
            "Chỉ ghi khi tổng hợp theo kỳ khác năm, ví dụ 2019–2020.",
            synonyms=("Giai đoạn", "Kỳ"),
            counted=True,
            watched=False,
        ),
    ),
)
