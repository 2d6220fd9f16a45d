"""«Điều kiện» of 57 proposals, folded, as LibreOffice prints it."""

from pathlib import Path

from tests.forms.register.filling import filled_register, recomputed
from tests.offices import Office
from tests.real.paper import drawn_over, only, pages
from tests.real.test_demo_in_libreoffice import page_sizes
from toolkit.xlsx.closed_book import ClosedBook

SHEET = "Điều kiện"
MOST_PAGES = 4
SMALLEST = 9.0
"""Points."""
YEAR = 2023
UNITS = (
    "Phòng Kỹ thuật an toàn và Môi trường",
    "Phòng Quản lý thương mại",
    "Văn phòng",
)
FAMILY = ("Nguyễn Thị Phương", "Lê Công Tằng Tôn Nữ Thị Ngọc")
"""What most are called, and a few: longer than the column of names."""
RATED = ("Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ", "")


def grid() -> str:
    people = [
        (f"{FAMILY[n % 5 == 0]} {chr(ord('A') + n // 2 % 26)}{n}", UNITS[n % 3])
        for n in range(57)
    ]
    rows = {
        "# Người\nHọ và tên | Đơn vị | Ngày vào làm": [
            f"{name} | {unit} | 0{1 + n % 9}/0{1 + n % 9}/20{10 + n % 14}"
            for n, (name, unit) in enumerate(people)
        ],
        "# Xếp loại\nNăm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | "
        "Xếp loại": [
            f"{YEAR} | cá nhân | {name} | {unit} | {RATED[n % 3]}"
            for n, (name, unit) in enumerate(people)
            if RATED[n % 3]
        ],
        "# Đề nghị\nNăm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | "
        "Danh hiệu, hình thức | Cấp khen": [
            f"{YEAR} | cá nhân | {name} | {unit} | "
            + ("Lao động tiên tiến" if n % 4 else "Bằng khen cấp bộ, cấp tỉnh")
            + " | Giám đốc Sở Công Thương"
            for n, (name, unit) in enumerate(people)
        ],
    }
    return "\n".join("\n".join((head, *lines)) for head, lines in rows.items())


def test_fifty_seven_proposals_take_four_pages_and_no_name_is_cut(
    trusting_office: Office, pdftotext: str, tmp_path: Path
) -> None:
    book = filled_register(grid(), year=YEAR)
    assert len(recomputed(book).verdicts) == 57
    source = tmp_path / "so.xlsx"
    source.write_bytes(only(ClosedBook.from_bytes(book.to_bytes()), [SHEET]))
    printed = trusting_office(source, "pdf", tmp_path / "out")
    sizes = page_sizes(printed.read_bytes())
    assert 1 <= len(sizes) <= MOST_PAGES
    for width, height in sizes:
        assert (round(width), round(height)) == (842, 595)
    words = list(pages(pdftotext, printed))
    assert [pair for page in words for pair in drawn_over(page)] == []
    assert min(word.size for page in words for word in page) >= SMALLEST
