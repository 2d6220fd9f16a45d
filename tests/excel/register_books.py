"""Registers whose buttons are pressed: what a clerk typed, and what a press shows."""

from collections.abc import Iterator
from functools import lru_cache

from tests.excel.pressed_books import Open
from tests.forms.register.filling import filled_register
from toolkit.forms.register.computed import RATIO_COLUMNS
from toolkit.jobs.shipped import standard_workbook
from toolkit.xlsx.closed_book import ClosedBook

YEAR = 2022
COMPUTED = (
    *("Tỷ lệ", "Điều kiện", "Tổng hợp", "Bản chụp", "Bản chụp tỷ lệ"),
    *("Tổng quan", "Tiền thưởng"),
)
"""The computed sheets that are nothing else."""
RECORDS = ("Kết quả kiểm tra", "Nhật ký")
OF_CONDITIONS = {"Điều kiện", "Bản chụp", "Tổng quan", *RECORDS}
"""What «Kiểm tra điều kiện» writes."""

SETTINGS = {
    "year": YEAR,
    "office": "Sở Công Thương",
    "superior": "UBND tỉnh Gia Lai",
}
TECHNICAL, TRADE = "Phòng Kỹ thuật", "Phòng Thương mại"
_GIVEN = "Dũng, Em, Giang, Hà, Khánh, Lâm, Minh, Nam, Oanh, Phúc, Quý, Sơn"
NAMES = (
    *("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"),
    *(f"Phạm Văn {given}" for given in _GIVEN.split(", ")),
)
DIRECTOR, CHAIR = "Giám đốc Sở Công Thương", "Chủ tịch UBND tỉnh Gia Lai"
GRID = f"""
# Đơn vị
Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu | Khối, cụm thi đua
Sở Công Thương | | x | Khối 1
{TECHNICAL} | Sở Công Thương | |
{TRADE} | Sở Công Thương | |
# Người
Họ và tên | Đơn vị | Loại cán bộ | Công chức, viên chức | Ngày vào làm
Nguyễn Văn An | {TECHNICAL} | cấp trưởng | công chức | 01/02/2010
Trần Thị Bình | {TRADE} | người trực tiếp | công chức | 01/02/2012
Lê Văn Cường | {TECHNICAL} | người trực tiếp | công chức | 01/05/2022
# Sáng kiến
Năm | Tên sáng kiến, đề tài | Tác giả | Phạm vi
2022 | Cải tiến quy trình | Nguyễn Văn An; Trần Thị Bình | cơ sở
2021 | Số hóa hồ sơ | Nguyễn Văn An | cơ sở
# Đăng ký
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu đăng ký | Sáng kiến đăng ký
2022 | cá nhân | Nguyễn Văn An | Chiến sĩ thi đua cơ sở | Cải tiến quy trình
2022 | cá nhân | Trần Thị Bình | Chiến sĩ thi đua cơ sở | Cải tiến quy trình
""" + "\n".join(f"2022 | cá nhân | {name} | Lao động tiên tiến |" for name in NAMES[3:])
FIGHTERS = 3
"""Of fourteen with the title below it, where two may be proposed."""


def typed_rows() -> str:
    """Ratings of three years, proposals for all titles, awards of the years before."""
    return "\n".join((GRID, *_ratings(), *_proposals(), *_awards()))


def _unit(number: int) -> str:
    return TRADE if number % 2 else TECHNICAL


def _ratings() -> Iterator[str]:
    yield "# Xếp loại"
    yield (
        "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Loại cán bộ | "
        "Nhóm nhiệm vụ tương đồng | Xếp loại"
    )
    for year in range(YEAR - 2, YEAR + 1):
        for number, name in enumerate(NAMES):
            staff = "người trực tiếp" if number else "cấp trưởng"
            how = "xuất sắc" if number < FIGHTERS else "tốt"
            yield (
                f"{year} | cá nhân | {name} | {_unit(number)} | {staff} | "
                f"Nhóm {number % 2 + 1} | Hoàn thành {how} nhiệm vụ"
            )


def _proposals() -> Iterator[str]:
    yield "# Đề nghị"
    yield (
        "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Loại cán bộ | "
        "Danh hiệu, hình thức | Cấp khen"
    )
    for number, name in enumerate(NAMES):
        line = f"{YEAR} | cá nhân | {name} | {_unit(number)} | người trực tiếp"
        yield f"{line} | Lao động tiên tiến | {DIRECTOR}"
        if number < FIGHTERS:
            yield f"{line} | Chiến sĩ thi đua cơ sở | {DIRECTOR}"
    line = f"{YEAR} | cá nhân | {NAMES[0]} | {TECHNICAL} | cấp trưởng"
    yield f"{line} | Bằng khen cấp bộ, cấp tỉnh | {CHAIR}"
    collective = f"{YEAR} | tập thể | {TECHNICAL} | Sở Công Thương |"
    yield f"{collective} | Tập thể lao động tiên tiến | {DIRECTOR}"


def _awards() -> Iterator[str]:
    yield "# Khen thưởng"
    yield (
        "Năm | Số quyết định | Ngày quyết định | Cấp khen | Danh hiệu, hình thức | "
        "Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Loại cán bộ | Số lượng"
    )
    for year in (YEAR - 2, YEAR - 1):
        for number, name in enumerate(NAMES[:2]):
            yield (
                f"{year} | {year - 2000}/QĐ-SCT | 20/12/{year} | {DIRECTOR} | "
                f"Chiến sĩ thi đua cơ sở | cá nhân | {name} | {_unit(number)} | "
                "người trực tiếp |"
            )
    yield (
        f"{YEAR - 1} | 5/QĐ-UBND | 10/01/{YEAR} | {CHAIR} | "
        "Bằng khen cấp bộ, cấp tỉnh | cá nhân | | | | 4"
    )


@lru_cache(maxsize=2)
def example_register(name: str = "theo_doi_khen_thuong.xlsx") -> bytes:
    """A built register with these rows typed in; nothing is checked yet."""
    base = standard_workbook(name)
    return filled_register(typed_rows(), settings=SETTINGS, base=base).to_bytes()


@lru_cache(maxsize=4)
def large_register(awards: int) -> bytes:
    """A register of so many awards, as many ratings, a twentieth of proposals.

    The units, titles and years are always the same: so are the ratios and the lines
    of «Tổng hợp», while «Điều kiện», the findings and «Bản chụp» grow.
    """
    units = [f"Phòng {n}" for n in range(4)]
    people = max(5, awards // 10)
    names = [f"Người thứ {n}" for n in range(people)]

    def who(number: int) -> dict[str, object]:
        at = number % people
        return {
            "recipient": "cá nhân",
            "name": names[at],
            "unit": units[at % 4],
            "staff": "người trực tiếp",
        }

    tables = {
        "units": [{"name": "Sở Công Thương", "is_agency": "x"}]
        + [{"name": unit, "parent": "Sở Công Thương"} for unit in units],
        "people": [
            {"name": name, "unit": units[n % 4]} for n, name in enumerate(names)
        ],
        "ratings": [
            {
                "year": YEAR - n // people % 10,
                **who(n),
                "rating": "Hoàn thành tốt nhiệm vụ",
            }
            for n in range(awards)
        ],
        "proposals": [
            {
                "year": YEAR,
                **who(n),
                "award": "Chiến sĩ thi đua cơ sở",
                "authority": DIRECTOR,
            }
            for n in range(awards // 20)
        ],
        "awards": [
            {
                "year": YEAR - n // people % 10,
                "decision": f"{n // people + 1}/QĐ-SCT",
                "authority": DIRECTOR,
                "award": "Lao động tiên tiến",
                **who(n),
            }
            for n in range(awards)
        ],
    }
    base = standard_workbook("theo_doi_khen_thuong.xlsx")
    return filled_register(tables, settings=SETTINGS, base=base).to_bytes()


def shown_below(book: ClosedBook, name: str) -> list[list[object]]:
    """The rows below a header of a computed sheet that hold anything, as shown."""
    head = book.names()[f"td_{name}"]
    assert head
    sheet = book.sheet(head.sheet)
    last = max(row for row, _ in sheet.cells)
    rows = [
        [sheet.at(row, column).value for column in range(head.left, head.right + 1)]
        for row in range(head.bottom + 1, last + 1)
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def changed(before: list, after: list) -> set[str]:
    """The sheets that hold something else, of `OpenRegister.everything`."""
    was, now_is = dict(before), dict(after)
    return {name for name in was if was[name] != now_is[name]}


class OpenRegister(Open):
    """What an open register shows in Calc, asked through UNO, apart from our engine."""

    def shown(self, name: str) -> str:
        """The text of the first cell of a name."""
        return str(self.cells(name).getCellByPosition(0, 0).String)

    @property
    def stale(self) -> str:
        """Whether «Điều kiện» is still right, as its live formula says."""
        return self.shown("td_stale")

    def ratio(self, rule: str) -> dict[str, object]:
        """The first row of a rule on «Tỷ lệ», by field."""
        for line in self.rows("td_ratios"):
            if line[0] == rule:
                fields = [head.field for head in RATIO_COLUMNS]
                return dict(zip(fields, line, strict=True))
        raise KeyError(rule)

    def rate(self, words: str) -> str:
        """Type another rating of the first person of the year; the old one."""
        cell = self.cells("td_ratings_rating").getCellByPosition(0, 2 * len(NAMES))
        old, cell.String = str(cell.String), words
        return old
