"""The page of all codes, made from the catalogue."""

from toolkit.findings.catalogue import CATALOGUE
from toolkit.findings.entry import Entry
from toolkit.findings.finding import SEVERITY_WORDS, Severity

GROUPS = {
    "F": "Tệp",
    "S": "Cấu trúc",
    "C": "Ô",
    "P": "Điểm",
    "Q": "Tỷ lệ",
    "E": "Điều kiện",
    "X": "Nhập, xuất",
    "G": "Gửi, nhận, tổng hợp",
    "Y": "Năm thi đua",
    "B": "Văn bản, báo cáo",
    "T": "Giấy tờ",
}


def page() -> str:
    """The catalogue as Markdown, one table for each letter."""
    lines = ["# Danh mục các điều cần xem lại", ""]
    lines += ["Lỗi: phải sửa. Cần xem: người ký quyết định. Lưu ý: để biết.", ""]
    for letter, title in GROUPS.items():
        entries = {c: e for c, e in CATALOGUE.items() if c.startswith(letter)}
        if entries:
            lines += [
                f"## {letter} – {title}",
                "",
                "| Mã | Mức | Nội dung | Cách sửa |",
            ]
            lines += ["|---|---|---|---|"]
            lines += [_row(code, entry) for code, entry in sorted(entries.items())]
            lines.append("")
    return "\n".join(lines)


def _row(code: str, entry: Entry) -> str:
    cells = (
        code,
        SEVERITY_WORDS[Severity(entry.severity)],
        entry.what,
        entry.next_step,
    )
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"
