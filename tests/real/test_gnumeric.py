"""The register as Gnumeric computes it anew: every formula says what we say."""

import csv
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.awards.department import DEPARTMENT, YEAR
from tests.forms.register.filling import filled_register, recomputed, region_of
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.writing.stale import FRESH, STALE
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

NEAR = 1e-9
RAW = ("-T", "Gnumeric_stf:stf_assistant", "-O", "separator=, format=raw")

Shown = dict[str, list[list[str]]]
"""A sheet's name → what each of its cells holds, row by row."""
Change = Callable[[ClosedBook], None]


def computed(ssconvert: str, book: ClosedBook, folder: Path) -> Shown:
    """All formulas anew, a file for each sheet."""
    path = folder / "so.xlsx"
    path.write_bytes(book.to_bytes())
    command = [ssconvert, "--recalc", "-S", *RAW, str(path), str(folder / "%n.csv")]
    subprocess.run(command, check=True, capture_output=True)
    found = {}
    for at, name in enumerate(book.sheet_names):
        with (folder / f"{at}.csv").open(encoding="utf-8", newline="") as lines:
            found[name] = list(csv.reader(lines))
    return found


def at(shown: Shown, sheet: str, row: int, column: int) -> str:
    """What a cell holds; "" beyond the last row or column that Gnumeric wrote."""
    rows = shown[sheet]
    cells = rows[row - 1] if row <= len(rows) else []
    return cells[column - 1] if column <= len(cells) else ""


def same(ours: CellValue, theirs: str) -> bool:
    if not isinstance(ours, float):
        return theirs == (ours or "")
    try:
        return abs(float(theirs) - ours) < NEAR
    except ValueError:
        return False


def differences(book: ClosedBook, shown: Shown) -> Iterator[str]:
    for name in book.sheet_names:
        for (row, column), cell in book.sheet(name).cells.items():
            theirs = at(shown, name, row, column)
            if cell.formula is not None and not same(cell.value, theirs):
                place = f"{name}!{a1(row, column)}"
                yield f"{place}: {cell.value!r}, Gnumeric {theirs!r}: {cell.formula}"


def checked() -> ClosedBook:
    book = filled_register(DEPARTMENT, year=YEAR)
    recomputed(book)
    return ClosedBook.from_bytes(book.to_bytes())


def test_every_formula_of_a_checked_register_says_the_same(
    ssconvert: str, tmp_path: Path
) -> None:
    book = checked()
    formulas = [
        cell.formula
        for name in book.sheet_names
        for cell in book.sheet(name).cells.values()
        if cell.formula is not None
    ]
    assert len(formulas) > 250
    assert list(differences(book, computed(ssconvert, book, tmp_path))) == []


SEVERAL = """
# Đơn vị
Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu
Sở Công Thương | | x
Phòng Kỹ thuật | Sở Công Thương |
Văn phòng | Sở Công Thương |
Chi cục Quản lý thị trường | Sở Công Thương | x
Đội số 1 | Chi cục Quản lý thị trường |
"""
"""Two offices of more than one unit in one register."""


def of_two_offices() -> ClosedBook:
    """Each unit has people rated, in number unlike those of any other."""
    head = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Xếp loại"
    units = ("Phòng Kỹ thuật", "Văn phòng", "Chi cục Quản lý thị trường", "Đội số 1")
    ranks = ("Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "")
    rows = [
        f"{YEAR} | cá nhân | Người {at}{n} | {unit} | {ranks[n % 3]}"
        for at, unit in enumerate(units)
        for n in range(2 * at + 3)
    ]
    book = filled_register("\n".join((SEVERAL, "# Xếp loại", head, *rows)), year=YEAR)
    assert {len(one.scope.units) for one in recomputed(book).ratios} >= {2, 3}
    return ClosedBook.from_bytes(book.to_bytes())


def test_a_register_of_several_offices_says_the_same(
    ssconvert: str, tmp_path: Path
) -> None:
    book = of_two_offices()
    assert list(differences(book, computed(ssconvert, book, tmp_path))) == []


GROUP = "Nhóm nhiệm vụ tương đồng"
SIGNS = f"""
# Đơn vị
Tên đơn vị
=Tổ 1
<Đội Ổ khóa>

# Xếp loại
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | {GROUP} | Xếp loại
{YEAR} | cá nhân | Người 1 | =Tổ 1 | >Nhóm | Hoàn thành tốt nhiệm vụ
{YEAR} | cá nhân | Người 2 | =TỔ 1 | >NHÓM | Hoàn thành tốt nhiệm vụ
{YEAR} | cá nhân | Người 3 | =TỔ 1 | Nhóm | Hoàn thành tốt nhiệm vụ

# Khen thưởng
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu, hình thức
{YEAR} | cá nhân | Người 1 | =Tổ 1 | Giấy khen
{YEAR} | cá nhân | Người 4 | <ĐỘI Ổ KHÓA> | Giấy khen
"""
"""Names that begin like a comparison, once in other capitals."""


def with_signs() -> ClosedBook:
    book = filled_register(SIGNS, year=YEAR, switches={"R9a": "có"})
    recomputed(book)
    return ClosedBook.from_bytes(book.to_bytes())


def test_names_with_signs_in_other_capitals_are_known(
    ssconvert: str, tmp_path: Path
) -> None:
    book = with_signs()
    shown = computed(ssconvert, book, tmp_path)
    notes = ("td_ratios_note", "td_summary_note", "td_ratios_changed", "td_stale")
    places = {region_of(book, name) for name in notes}
    told = {f"{one.sheet}!{a1(one.top, one.left)}" for one in places}
    different = {line.partition(":")[0] for line in differences(book, shown)}
    assert not different & told


@pytest.mark.parametrize(
    ("table", "field", "ratios", "sums"),
    [("ratings", "unit", True, False), ("awards", "staff", False, True)],
)
def test_ratios_and_sums_are_told_apart(
    table: str, field: str, ratios: bool, sums: bool, ssconvert: str, tmp_path: Path
) -> None:
    book = with_signs()
    typed(name_of(TableKey(table), field), 0, "x=Tổ 1")(book)
    shown = computed(ssconvert, book, tmp_path)
    for name, stale in (("td_ratios_note", ratios), ("td_summary_note", sums)):
        place = region_of(book, name)
        said = at(shown, place.sheet, place.top, place.left)
        assert said.startswith("ĐÃ CŨ") == stale


def typed(name: str, down: int, value: CellValue) -> Change:
    def change(book: ClosedBook) -> None:
        region = region_of(book, name)
        book.set_value(region.sheet, region.top + down, region.left, value)

    return change


CHANGES: dict[str, tuple[Change, str]] = {
    "a tone": (typed(name_of("ratings", "name"), 0, "Nguyễn Vân An"), STALE),
    "a day": (typed(name_of("people", "joined"), 0, 40_211.0), STALE),
    "a setting": (typed("td_set_office", 0, "Sở Nội vụ"), STALE),
    "an award gone": (typed(name_of("awards", "award"), 4, None), STALE),
    "nothing that is checked": (
        typed(name_of("initiatives", "title"), 0, "Khác"),
        FRESH,
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_since_the_check_is_told(
    ssconvert: str, tmp_path: Path, name: str
) -> None:
    change, wanted = CHANGES[name]
    book = checked()
    change(book)
    stale = region_of(book, "td_stale")
    shown = computed(ssconvert, book, tmp_path)
    assert at(shown, stale.sheet, stale.top, stale.left) == wanted
