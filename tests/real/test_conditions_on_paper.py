"""«Điều kiện» of 57 proposals, folded, as LibreOffice prints it."""

import re
from pathlib import Path

from tests.forms.register.filling import filled_register, recomputed
from tests.offices import Office
from tests.real.test_demo_in_libreoffice import page_sizes
from toolkit.xlsx.closed_book import ClosedBook

SHEET = "Điều kiện"
MOST_PAGES = 4
YEAR = 2023
UNITS = (
    "Phòng Kỹ thuật an toàn và Môi trường",
    "Phòng Quản lý thương mại",
    "Văn phòng",
)
RATED = ("Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ", "")


def grid() -> str:
    people = [
        (f"Nguyễn Thị Phương {chr(ord('A') + n // 2 % 26)}{n}", UNITS[n % 3])
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


def alone(book: ClosedBook) -> bytes:
    """The workbook with all other sheets hidden: LibreOffice prints what is shown."""
    text = book.package.read("xl/workbook.xml").decode()

    def hidden(tag: re.Match[str]) -> str:
        bare = re.sub(r' state="\w+"', "", tag[0])
        own = f'name="{SHEET}"' in bare
        return bare if own else bare.replace("<sheet ", '<sheet state="hidden" ')

    text = re.sub(r"<sheet [^>]*/>", hidden, text)
    at = book.sheet_names.index(SHEET)
    text = re.sub(r' (?:activeTab|firstSheet)="\d+"', "", text)
    text = text.replace("<workbookView", f'<workbookView activeTab="{at}"')
    # It prints a hidden sheet too where that has a print area.
    area = rf'<definedName name="_xlnm.Print_Area" localSheetId="(?!{at}")[^<]*</d'
    text = re.sub(rf"{area}efinedName>", "", text)
    return book.package.with_parts({"xl/workbook.xml": text.encode()})


def test_fifty_seven_proposals_take_four_pages(
    trusting_office: Office, tmp_path: Path
) -> None:
    book = filled_register(grid(), year=YEAR)
    assert len(recomputed(book).verdicts) == 57
    source = tmp_path / "so.xlsx"
    source.write_bytes(alone(ClosedBook.from_bytes(book.to_bytes())))
    printed = trusting_office(source, "pdf", tmp_path / "out").read_bytes()
    pages = page_sizes(printed)
    assert 1 <= len(pages) <= MOST_PAGES
    for width, height in pages:
        assert (round(width), round(height)) == (842, 595)
