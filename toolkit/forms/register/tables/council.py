"""«Biểu quyết» and «Hồ sơ»: how a proposal goes its way."""

from collections.abc import Mapping

from toolkit.forms.register.columns import CellKind, RegisterColumn, TableForm
from toolkit.forms.register.tables.shared import (
    award_column,
    name_column,
    recipient_column,
    unit_column,
    year_column,
)
from toolkit.model.register import TableKey
from toolkit.rules.words import COUNCIL_WORDS, LEVEL_WORDS

PART_FIELDS: Mapping[str, str] = {
    "request": "Tờ trình, danh sách",
    "report": "Báo cáo thành tích",
    "minutes": "Biên bản, kết quả bỏ phiếu",
    "initiative": "Chứng nhận sáng kiến",
    "opinion": "Ý kiến cơ quan có thẩm quyền",
}
"""The parts of a dossier that «Hồ sơ» ticks; `part_request` is the column's field."""

VOTES = TableForm(
    TableKey.VOTES,
    "Biểu quyết",
    "KẾT QUẢ BIỂU QUYẾT CỦA HỘI ĐỒNG",
    "Tỷ lệ phiếu tính trên tổng số thành viên Hội đồng, kể cả người vắng mặt.",
    (
        year_column(),
        recipient_column(),
        name_column("Như ở trang «Đề nghị».")._replace(width=22),
        unit_column()._replace(width=18),
        award_column(),
        RegisterColumn("council", "Hội đồng", CellKind.TEXT, 16),
        RegisterColumn(
            "council_level",
            "Cấp Hội đồng",
            CellKind.CHOICE,
            11,
            "Mức phiếu phải đạt tùy theo cấp của Hội đồng.",
            words=COUNCIL_WORDS,
            added=True,
        ),
        RegisterColumn("day", "Ngày họp", CellKind.DATE, 11),
        RegisterColumn(
            "total",
            "Tổng số thành viên",
            CellKind.COUNT,
            8,
            "Kể cả người vắng mặt.",
            synonyms=("Tổng số", "Số thành viên"),
            required=True,
        ),
        RegisterColumn("present", "Dự họp", CellKind.COUNT, 7, synonyms=("Có mặt",)),
        RegisterColumn(
            "recused",
            "Không biểu quyết",
            CellKind.COUNT,
            9,
            "Vì là người của đơn vị được xét.",
        ),
        RegisterColumn(
            "votes_for",
            "Số phiếu đồng ý",
            CellKind.COUNT,
            8,
            synonyms=("Đồng ý", "Phiếu thuận"),
            required=True,
        ),
        RegisterColumn(
            "secret", "Phiếu kín", CellKind.FLAG, 7, "Ghi x nếu bỏ phiếu kín."
        ),
    ),
    printed="votes_for",
)

DOSSIERS = TableForm(
    TableKey.DOSSIERS,
    "Hồ sơ",
    "HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG",
    "Ghi x cho thành phần đã có; ngày trình, ngày bị trả lại và lý do.",
    (
        year_column(),
        recipient_column(),
        name_column("Như ở trang «Đề nghị».", required=False)._replace(width=24),
        unit_column()._replace(width=23),
        award_column(),
        RegisterColumn(
            "level",
            "Cấp",
            CellKind.CHOICE,
            9,
            "Cấp quyết định khen thưởng.",
            LEVEL_WORDS,
            ("Cấp trình",),
            counted=True,
        ),
        RegisterColumn(
            "number",
            "Số lượng",
            CellKind.COUNT,
            7,
            "Để trống là 1.",
            synonyms=("Số hồ sơ", "SL"),
            counted=True,
        ),
        *(
            RegisterColumn(f"part_{key}", words, CellKind.FLAG, 8, "Ghi x khi đã có.")
            for key, words in PART_FIELDS.items()
        ),
        RegisterColumn(
            "sent",
            "Ngày trình",
            CellKind.DATE,
            11,
            synonyms=("Ngày gửi",),
            counted=True,
        ),
        RegisterColumn(
            "returned",
            "Ngày bị trả lại",
            CellKind.DATE,
            12,
            synonyms=("Ngày trả lại",),
            counted=True,
        ),
        RegisterColumn(
            "reason",
            "Lý do trả lại",
            CellKind.TEXT,
            34,
            synonyms=("Lý do",),
            watched=False,
        ),
    ),
    printed="sent",
)
