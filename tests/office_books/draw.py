"""What the drawn workbooks have in common: pages, names of people and of things."""

from random import Random

from tests.audit_corpus.page import Page
from toolkit.xlsx.cells.address import a1, letters

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
GIVEN = (
    *("Văn An", "Thị Bình", "Văn Cường", "Thị Dung", "Văn Em", "Thị Giang"),
    *("Văn Hải", "Thị Hoa", "Văn Khánh", "Thị Lan", "Quốc Minh", "Thu Nga"),
)
UNITS = (
    *("Văn phòng", "Thanh tra", "Phòng Kế hoạch", "Phòng Thương mại"),
    *("Phòng Năng lượng", "Phòng Công nghiệp", "Trung tâm Khuyến công"),
    *("Trung tâm Xúc tiến", "Chi cục Quản lý", "Ban Quản lý dự án"),
)
COSTS = (
    *("Văn phòng phẩm", "Điện, nước", "Điện thoại", "Xăng xe", "Hội nghị"),
    *("Công tác phí", "Sửa chữa nhỏ", "Báo, tạp chí", "Tiếp khách", "Đào tạo"),
    *("Thuê phương tiện", "Vệ sinh", "Bảo vệ", "In ấn"),
)
COSTS_EN = (
    *("Office supplies", "Utilities", "Telephone", "Fuel", "Meetings", "Travel"),
    *("Repairs", "Subscriptions", "Training", "Printing", "Insurance", "Rent"),
)
GOODS = (
    *("Giấy A4", "Bút bi", "Mực in", "Kẹp tài liệu", "Bìa hồ sơ", "Ghim bấm"),
    *("Sổ công tác", "Phong bì", "Pin AA", "Băng dính", "Thước kẻ", "Máy tính tay"),
    *("Bàn làm việc", "Ghế xoay", "Tủ hồ sơ", "Quạt cây"),
)


def people(rng: Random, number: int) -> list[str]:
    """Names, not all of them different, as in a real list."""
    return [f"{rng.choice(FAMILY)} {rng.choice(GIVEN)}" for _ in range(number)]


def some(rng: Random, words: tuple[str, ...], number: int) -> list[str]:
    """Different words in any order; numbered where there are too few."""
    drawn = rng.sample(words, min(number, len(words)))
    return drawn + [f"Mục {n}" for n in range(len(drawn) + 1, number + 1)]


def put(page: Page, row: int, column: int, *values: str | float | None) -> None:
    """Values from a place to the right; None leaves its cell alone."""
    for offset, value in enumerate(values):
        if value is not None:
            page.cells[row, column + offset] = value


def span(column: int, first: int, last: int, *, fixed: bool = False) -> str:
    """C5:C12, or $C$5:$C$12."""
    name = letters(column)
    return f"${name}${first}:${name}${last}" if fixed else f"{name}{first}:{name}{last}"


def across(row: int, first: int, last: int) -> str:
    """C5:H5."""
    return f"{a1(row, first)}:{a1(row, last)}"


def heading(page: Page, rng: Random, title: str, width: int) -> int:
    """A title over the table, in one of the usual ways; the row where it goes on."""
    style = rng.randrange(3)
    if style == 0:
        page.title(f"A1:{a1(1, max(2, width))}", title)
        return 3
    if style == 1:
        page.title(f"A1:{a1(1, max(2, width // 2))}", "SỞ CÔNG THƯƠNG")
        page.title(f"A2:{a1(2, max(2, width))}", title)
        put(page, 3, 1, f"Ngày lập: {rng.randint(1, 28)}/{rng.randint(1, 12)}/2024")
        return 5
    put(page, 1, 1, title)
    return 2
