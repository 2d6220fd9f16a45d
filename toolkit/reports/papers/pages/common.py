"""What several templates have alike: heads, lists by title, signatures, choices."""

from collections.abc import Sequence

from toolkit.reports.docx.layout.blocks import (
    Column,
    Looks,
    columns,
    letterhead,
    loop_table,
    paragraph,
    rule,
    signature,
)
from toolkit.reports.docx.layout.sizes import LANDSCAPE_WIDTH, TEXT_WIDTH

PLACE_AND_DAY = "………, ngày\u00a0……\u00a0tháng\u00a0……\u00a0năm\u00a0………"
DOTTED = "…" * 10
"""The signer's capacity, or the name, which a person writes."""
_LINE = "…" * 28

SMALL = Looks(size=2)


def head(number: str) -> str:
    """The letterhead of the office; `number` is «Số: … /TTr-…», or "" for none."""
    superior, office = "{{ dau_trang.cap_tren }}", "{{ dau_trang.co_quan }}"
    return letterhead(superior, office, number, PLACE_AND_DAY)


def council_head(number: str) -> str:
    """The letterhead of the office's council."""
    council = "Hội đồng\nThi đua – Khen thưởng"
    return letterhead("{{ dau_trang.co_quan }}", council, number, PLACE_AND_DAY)


def wide_title(kind: str, subject: str) -> str:
    """The title of a page that lies on its side."""
    return (
        paragraph(kind, "TenLoai")
        + paragraph(subject, "TrichYeu")
        + rule(50, LANDSCAPE_WIDTH)
        + paragraph("", "Normal", Looks(size=6, after=6))
    )


def repeated(each: str, over: str, blocks: str) -> str:
    """Blocks for each of a list."""
    start = paragraph(f"{{%p for {each} in {over} %}}", "Normal")
    return start + blocks + paragraph("{%p endfor %}", "Normal")


def either(condition: str, blocks: str, otherwise: str) -> str:
    """Blocks where a field holds something, else others."""
    return (
        paragraph(f"{{%p if {condition} %}}", "Normal")
        + blocks
        + paragraph("{%p else %}", "Normal")
        + otherwise
        + paragraph("{%p endif %}", "Normal")
    )


def part(text: str) -> str:
    """A line that begins a part: bold, kept with what follows."""
    return paragraph(text, "NoiDung", Looks(bold=True, before=8, keep_next=True))


def before_list(text: str) -> str:
    """A line kept with the list below it, and away from one above."""
    return paragraph(text, "NoiDung", Looks(before=6, keep_next=True))


def after_list(text: str, *, italic: bool | None = None) -> str:
    """A line below a table, which itself leaves no room."""
    return paragraph(text, "NoiDung", Looks(italic=italic, before=6))


def lines_to_write(number: int = 2) -> str:
    """Dotted lines for what a person writes."""
    return paragraph(_LINE, "NoiDung") * number


def grouped(listed: Sequence[Column], *, granted_by: bool = False) -> str:
    """Every title with its own table; `granted_by`: with the body that grants it."""
    title = "{{ n.so }}. {{ n.ten }} ({{ n.gom }})"
    title += "{{ n.do_ai }}" if granted_by else ""
    return repeated("n", "nhom", part(title) + loop_table(listed, "d", "n.dong"))


NOMINEES = (
    Column("STT", 12, "{{ d.stt }}", "center"),
    Column("Họ và tên, tên tập thể", 52, "{{ d.ten_day_du }}"),
    Column("Chức vụ, đơn vị", 52, "{{ d.chuc_vu_don_vi }}"),
    Column("Thành tích", 44, "{{ d.thanh_tich }}"),
)


def signed(recipients: Sequence[str]) -> str:
    """«Nơi nhận» and who signs, both to be written."""
    return _room() + signature(recipients, (DOTTED,), DOTTED) + closing()


def both_sign(left: str, right: str) -> str:
    """Two who sign side by side, neither of them «Nơi nhận»."""
    half = TEXT_WIDTH / 2
    cells = [
        paragraph(text, "ChucVu")
        + paragraph("", "NguoiKy") * 4
        + paragraph(DOTTED, "NguoiKy")
        for text in (left, right)
    ]
    return _room() + columns((half, half), cells) + closing()


def _room() -> str:
    return paragraph("", "Normal", Looks(size=8))


def closing() -> str:
    """What Word wants behind a table that ends a document."""
    return paragraph("", "Normal", SMALL)
