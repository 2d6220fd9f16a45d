"""Every figure that can be checked in five papers comes back from the product.

A line a figure: what agrees in the paper is shown by the workbook, what does not is a
finding at its cell. What the papers say was recomputed by hand; see `data/`.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.forms.register.filling import region_of
from tests.seeds.papers import (
    NOW,
    Checked,
    awarded,
    checked,
    scoring,
    shown,
    typed_register,
    typed_year_book,
)
from toolkit.forms.register.reading.days import EPOCH
from toolkit.forms.year.tables import BY_KEY, CONTRIBUTIONS, INDICATOR_FORM, TASKS
from toolkit.jobs.files import rescore_file
from toolkit.model.year import YearTable
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

GIA_LAI, PLAN = "gia_lai_2019_2023", "gia_lai_plan_2023"
BG20, TB22, BG17 = "bac_giang_2020", "thai_binh_2022", "bac_giang_2017"
YEAR_BOOKS = (GIA_LAI, PLAN, BG20, TB22, BG17)
SCORE = "scoring"

MINISTRY, PROVINCE = "Bộ Công Thương", "UBND tỉnh Gia Lai"
FLAG, MERIT = "province_flag", "province_merit"
ROOM, FIGHTER = "excellent_collective", "province_fighter"
LETTER, STATE_MERIT = "praise_letter", "prime_minister_merit"
PM, MINISTER = "Thủ tướng Chính phủ", "Bộ trưởng Bộ Công Thương"
CHAIR, DIRECTOR = "Chủ tịch UBND tỉnh Bắc Giang", "Giám đốc Sở Công Thương"
TT, CN = "collectives", "individuals"


class Papers:
    """The workbooks of the papers, each made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, str], Checked] = {}

    def __call__(self, kind: str, name: str) -> Checked:
        key = (kind, name)
        if key not in self._made:
            if kind == SCORE:
                self._made[key] = scoring(self._folder)
            else:
                of_awards = kind == "register"
                make = typed_register if of_awards else typed_year_book
                self._made[key] = checked(make(name, self._folder))
        return self._made[key]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return Papers(tmp_path_factory.mktemp("papers"))


# Contributions: fund, or «Đơn vị: …», or all; đồng
GIVEN: list[tuple[str, str, int]] = [
    (GIA_LAI, "Quỹ: Quỹ Vì người nghèo", 50_901_000),
    (GIA_LAI, "Quỹ: Ngày Thương binh, liệt sỹ", 14_623_000),
    (GIA_LAI, "Quỹ: Quỹ Đền ơn đáp nghĩa", 39_307_000),
    (GIA_LAI, "Quỹ: Quỹ Phòng chống thiên tai", 33_022_000),
    (GIA_LAI, "Quỹ: Quỹ Mái ấm công đoàn", 5_000_000),
    (GIA_LAI, "Quỹ: Quỹ Chất độc da cam", 6_110_000),
    (GIA_LAI, "Quỹ: Mùa xuân chiến sĩ", 2_000_000),
    (GIA_LAI, "Quỹ: Ủng hộ lũ lụt miền Trung", 2_510_000),
    (GIA_LAI, "Quỹ: Công tác phòng chống dịch", 14_930_000),
    (GIA_LAI, "Quỹ: Quà học sinh Trường nội trú Kbang, quà nhà tình nghĩa", 7_195_000),
    (GIA_LAI, "Quỹ: Xây nhà tình nghĩa, Khu Di tích lịch sử", 214_797_000),
    (GIA_LAI, "Quỹ: Chương trình sóng và máy tính cho em", 935_000_000),
    (GIA_LAI, "", 1_325_395_000),
    (GIA_LAI, "Năm: 2023", 1_325_395_000),
    (BG20, "Đơn vị: Công đoàn ngành", 1_790_000_000),
    (BG20, "Đơn vị: Sở Công Thương", 46_800_000),
    (BG20, "Quỹ: Ngày vì người nghèo", 520_000_000),
    (BG20, "Quỹ: Ủng hộ đồng bào bị bão lụt", 650_000_000),
    (BG20, "Quỹ: Quỹ phòng chống dịch", 620_000_000),
    (BG17, "Quỹ: Quỹ Mái ấm công đoàn", 58_490_000),
    (BG17, "Quỹ: Nhà cho hộ nghèo Phi Điền", 50_000_000),
    # «31.600000đ» is not guessed: the sum is without it.
    (BG17, "", 109_090_000),
]

SXCN, XK, NK, BL = (
    "Giá trị sản xuất công nghiệp",
    "Kim ngạch xuất khẩu",
    "Kim ngạch nhập khẩu",
    "Tổng mức bán lẻ",
)
SXCN17, SXCN22 = f"{SXCN} (giá thực tế)", f"{SXCN} (giá so sánh 2010)"
BL22 = f"{BL} hàng hóa và dịch vụ"
CCN = "Cụm công nghiệp có hệ thống xử lý nước thải"

# Indicators: column of «Chỉ tiêu», the figure with as many decimals as are compared
INDICATORS: list[tuple[str, str, str, str]] = [
    (GIA_LAI, "Xã, phường, thị trấn dùng điện lưới quốc gia", "check", "khớp"),
    (GIA_LAI, "Hộ dân dùng điện", "check", "khớp"),
    (GIA_LAI, "Xã đạt tiêu chí số 4", "check", "khớp"),
    (BG20, SXCN, "implied_before", "218199"),
    (BG20, SXCN, "implied_plan", "275081"),
    (BG20, XK, "share", "110.0"),
    (BG20, XK, "implied_plan", "9500"),
    (BG20, XK, "check", "khớp"),
    (BG20, NK, "share", "108.15"),
    (BG20, NK, "implied_plan", "9196"),
    (BG20, NK, "check", "khớp"),
    (BG20, BL, "implied_before", "29396"),
    (BG20, BL, "implied_plan", "32783"),
    (TB22, SXCN22, "implied_before", "37552"),
    (TB22, SXCN22, "implied_plan", "95868"),
    (TB22, BL22, "implied_before", "24500"),
    (TB22, BL22, "implied_plan", "55313"),
    (TB22, XK, "implied_before", "862.6"),
    (TB22, XK, "implied_plan", "2293"),
    (TB22, NK, "implied_before", "848.9"),
    (TB22, NK, "implied_plan", "1796"),
    (BG17, SXCN17, "implied_before", "86113"),
    (BG17, SXCN17, "implied_plan", "92988"),
    (BG17, SXCN17, "next_growth", "26.78"),
    (BG17, XK, "implied_before", "3630"),
    (BG17, XK, "implied_plan", "4755"),
    (BG17, XK, "next_growth", "25.81"),
    (BG17, NK, "implied_before", "3795"),
    (BG17, NK, "implied_plan", "5102"),
    (BG17, NK, "next_growth", "25.00"),
    (BG17, BL, "implied_before", "19568"),
    (BG17, BL, "next_growth", "2.30"),
    (BG17, CCN, "share", "80.8"),
    (BG20, SXCN, "pace", "chưa đạt"),
    (BG20, XK, "pace", "vượt"),
    (BG20, NK, "pace", "vượt"),
    (BG20, BL, "pace", "chưa đạt"),
    (BG20, "Cụm công nghiệp đã thành lập và hoạt động", "check", "khớp"),
    (TB22, SXCN22, "pace", "chậm"),
    (TB22, BL22, "pace", "đạt tiến độ"),
    (TB22, XK, "pace", "chậm"),
    (TB22, NK, "pace", "đạt tiến độ"),
    (BG17, "Sự cố lưới điện", "growth", "-53.8"),
    (BG17, "Sự cố lưới điện", "check", "khớp"),
    (BG17, "Vụ kiểm tra thị trường", "implied_plan", "1294.5"),
    (BG17, "Thủ tục hành chính trực tuyến mức độ 3", "check", "khớp"),
    (BG17, "Công đoàn cơ sở đăng ký đạt chuẩn văn hóa", "check", "khớp"),
    # Sums and differences, typed as such
    (BG17, "Diện tích bốn cụm công nghiệp", "check", "khớp"),
    (BG17, "Hồ sơ đã tiếp nhận", "check", "khớp"),
    (BG17, "Tổn thất điện nông thôn so cùng kỳ", "actual", "-1.28"),
    (BG17, "Tổn thất điện nông thôn so cùng kỳ", "check", "khớp"),
    (BG17, "Tổn thất điện 10 tháng so cùng kỳ", "check", "khớp"),
    (BG20, "Diện tích năm cụm công nghiệp", "actual", "304.6"),
    (BG20, "Diện tích năm cụm công nghiệp", "check", "khớp"),
    (GIA_LAI, "Hộ dân dùng điện", "of_parts", "99.9085"),
    (GIA_LAI, "Xã đạt tiêu chí số 4", "of_parts", "99.4505"),
    (GIA_LAI, "Xã đạt tiêu chí 4.1", "of_parts", "100"),
    (GIA_LAI, "Xã đạt tiêu chí 4.2", "of_parts", "99.45"),
    (GIA_LAI, "Xã đạt tiêu chí số 7", "of_parts", "100"),
    (BG17, "Hồ sơ đã trả trước và đúng hạn", "of_parts", "98.04"),
]

# Awards: period or year, who granted, award, collectives or individuals
_PERIODS = [
    ("2019–2020", MINISTRY, FLAG, TT, 2),
    ("2019–2020", MINISTRY, MERIT, TT, 2),
    ("2019–2020", MINISTRY, MERIT, CN, 3),
    ("2019–2020", PROVINCE, MERIT, TT, 0),
    ("2019–2020", PROVINCE, MERIT, CN, 4),
    ("2020–2021", MINISTRY, MERIT, TT, 2),
    ("2020–2021", MINISTRY, MERIT, CN, 3),
    ("2020–2021", PROVINCE, MERIT, CN, 9),
    ("2020–2021", PROVINCE, ROOM, TT, 1),
    ("2021–2022", MINISTRY, FLAG, TT, 1),
    ("2021–2022", MINISTRY, MERIT, TT, 4),
    ("2021–2022", MINISTRY, MERIT, CN, 6),
    ("2021–2022", PROVINCE, FLAG, TT, 1),
    ("2021–2022", PROVINCE, MERIT, TT, 2),
    ("2021–2022", PROVINCE, MERIT, CN, 7),
    ("2021–2022", PROVINCE, ROOM, TT, 1),
    ("2022–2023", MINISTRY, FLAG, TT, 1),
    ("2022–2023", MINISTRY, MERIT, TT, 0),
    ("2022–2023", MINISTRY, MERIT, CN, 1),
    ("2022–2023", PROVINCE, MERIT, CN, 7),
    ("2022–2023", PROVINCE, ROOM, TT, 1),
    ("2022–2023", PROVINCE, FIGHTER, CN, 2),
    ("6 tháng 2023", PROVINCE, MERIT, TT, 2),
    ("6 tháng 2023", PROVINCE, MERIT, CN, 4),
    ("6 tháng 2023", PROVINCE, ROOM, TT, 1),
    ("", MINISTRY, FLAG, TT, 4),
    ("", MINISTRY, MERIT, TT, 8),
    ("", MINISTRY, MERIT, CN, 13),
    ("", PROVINCE, FLAG, TT, 1),
    ("", PROVINCE, MERIT, TT, 4),
    ("", PROVINCE, MERIT, CN, 31),
    ("", PROVINCE, ROOM, TT, 4),
    ("", PROVINCE, FIGHTER, CN, 2),
    ("", "", LETTER, CN, 0),
]
AWARDS: list[tuple[str, str, str, str, str, int]] = [
    *((GIA_LAI, *line) for line in _PERIODS),
    # Without the rows that are told to be there twice (QLTM, khuyến công) …
    ("gia_lai_once", "", MINISTRY, FLAG, TT, 4),
    ("gia_lai_once", "", MINISTRY, MERIT, TT, 7),
    ("gia_lai_once", "", MINISTRY, MERIT, CN, 11),
    # … and with the larger count of PCTT 2020 alone.
    ("gia_lai_larger", "", MINISTRY, FLAG, TT, 4),
    ("gia_lai_larger", "", MINISTRY, MERIT, TT, 6),
    ("gia_lai_larger", "", MINISTRY, MERIT, CN, 10),
    (BG20, "2020", PM, STATE_MERIT, CN, 1),
    (BG20, "2020", CHAIR, MERIT, TT, 1),
    (BG20, "2020", CHAIR, MERIT, CN, 1),
    (BG20, "2020", MINISTER, MERIT, CN, 1),
    (BG20, "2020", DIRECTOR, LETTER, TT, 16),
    (BG20, "2020", DIRECTOR, LETTER, CN, 21),
    (BG20, "2020", "", "", TT, 17),
    (BG20, "2020", "", "", CN, 24),
    (BG17, "2017", PM, STATE_MERIT, CN, 1),
    (BG17, "2017", CHAIR, MERIT, TT, 6),
    (BG17, "2017", CHAIR, MERIT, CN, 11),
    (BG17, "2017", DIRECTOR, LETTER, TT, 24),
    (BG17, "2017", DIRECTOR, LETTER, CN, 70),
    (BG17, "2017", "", "", TT, 30),
    (BG17, "2017", "", "", CN, 82),
]

# The plan, looked at on 01/09/2023: number, last day, how it stands
TASKS_2023: list[tuple[str, date | None, str]] = [
    ("1.1", date(2023, 2, 27), "quá hạn"),
    ("1.2", date(2023, 2, 27), "quá hạn"),
    ("2.1", date(2023, 6, 14), "quá hạn"),
    ("2.2", None, "chưa có hạn"),
    ("2.3", None, "chưa có hạn"),
    ("3.1", date(2023, 10, 9), "còn"),
    ("3.2", date(2023, 10, 30), "còn"),
    ("4.1", date(2023, 12, 31), "còn"),
    ("4.2", date(2023, 12, 31), "còn"),
    ("4.3", date(2023, 12, 31), "còn"),
    ("4.4", None, "chưa có hạn"),
    ("5", date(2023, 12, 31), "còn"),
]

# The self-score: standard, bonus, deduction, result
SCORES: list[tuple[str, tuple[int, int, int, int]]] = [
    ("I", (550, 35, 2, 583)),
    ("II", (200, 0, 0, 200)),
    ("III", (200, 0, 0, 200)),
    ("I.1", (100, 10, 0, 110)),
    ("I.2", (100, 10, 0, 110)),
    ("I.3", (100, 5, 0, 105)),
    ("I.4", (50, 5, 0, 55)),
    ("I.5", (20, 0, 2, 18)),
    ("I.7", (50, 5, 0, 55)),
    ("I.9", (50, 0, 0, 50)),
    ("III.1", (35, 0, 0, 35)),
    ("III.2", (40, 0, 0, 40)),
    ("III.3", (30, 0, 0, 30)),
    ("III.4", (35, 0, 0, 35)),
    ("III.5", (15, 0, 0, 15)),
    ("III.6", (30, 0, 0, 30)),
    ("III.7", (15, 0, 0, 15)),
]


class Wrong(NamedTuple):
    """What does not hold in a paper: the finding, in the row of a key, at a column."""

    paper: str
    code: str
    table: YearTable
    key: str
    field: str


OF_PLAN, FIGURES, GIFTS = (
    YearTable.TASKS,
    YearTable.INDICATORS,
    YearTable.CONTRIBUTIONS,
)
WRONG = [
    # «giai đoạn, quý III» with two deadlines in October.
    Wrong(PLAN, "Y120", OF_PLAN, "3.1", "day"),
    Wrong(PLAN, "Y120", OF_PLAN, "3.2", "day"),
    # «Thông tư số 12/2019/TT-BNV ngày 04/01/2019»: it is of 04/11/2019.
    Wrong(PLAN, "Y201", OF_PLAN, "1.1", "note"),
    # «phê duyệt, thành lập 05»: two of them are still under way.
    Wrong(
        BG20,
        "Y142",
        FIGURES,
        "Cụm công nghiệp được phê duyệt, thành lập",
        "stated_actual",
    ),
    # «đều đạt và vượt kế hoạch», at mid-year below half of it.
    Wrong(TB22, "Y144", FIGURES, SXCN22, "claim"),
    Wrong(TB22, "Y144", FIGURES, XK, "claim"),
    # 716 of 31/7 and 7162 of 14/8: one number, typed with a digit too many.
    Wrong(BG20, "Y180", OF_PLAN, "3", "document"),
    # 22.700 is 2,3 % more than 22.190, not 15,7 %.
    Wrong(BG17, "Y143", FIGURES, BL, "stated_next_growth"),
    # 8 of 33 is below 30 %, and the report does not say so.
    Wrong(BG17, "Y145", FIGURES, CCN, "claim"),
    # «31.600000đ»
    Wrong(BG17, "Y110", GIFTS, "Quỹ nạn nhân chất độc da cam", "amount"),
]
OF_REGISTER = [
    # «giai đoạn 2026-2020»
    (GIA_LAI, "C270", "L6"),
    # QLTM and khuyến công, in 5.1 and 5.2; PCTT 2020 to the department, in 5.2 and 5.3
    (GIA_LAI, "C271", "O15"),
    (GIA_LAI, "C271", "O16"),
    (GIA_LAI, "C271", "O21"),
    # PCTT 2020: 1 person in 5.2, 2 in 5.3; the merits of 2021: 2 in 5.3, 7 in 5.4
    (GIA_LAI, "C272", "J22"),
    (GIA_LAI, "C272", "J38"),
]


def agrees(found: Any, wanted: str) -> bool:
    """A figure to as many decimals as are wanted; a word as it is."""
    if not isinstance(found, float):
        return str(found).startswith(wanted)
    return Decimal(repr(found)).quantize(Decimal(wanted)) == Decimal(wanted)


@pytest.mark.parametrize(("paper", "what", "amount"), GIVEN)
def test_what_was_given(papers: Papers, paper: str, what: str, amount: int) -> None:
    book = papers("year", paper).book
    if what:
        head = region_of(book, "td_overview")
        sheet = book.sheet(head.sheet)
        rows = {row for row, _ in sheet.cells if row > head.bottom}
        [row] = [row for row in rows if sheet.at(row, head.left + 2).value == what]
        assert amount in [
            cell.value for at, cell in sheet.cells.items() if at[0] == row
        ]
        return
    amounts = region_of(book, CONTRIBUTIONS.name("amount"))
    sheet = book.sheet(amounts.sheet)
    cells = (
        sheet.at(row, amounts.left).value
        for row in range(amounts.top, amounts.bottom + 1)
    )
    assert sum(one for one in cells if isinstance(one, float)) == amount
    top = region_of(book, "td_y_stats").sheet
    assert float(amount) in [one.value for one in book.sheet(top).cells.values()]


@pytest.mark.parametrize(("paper", "name", "column", "wanted"), INDICATORS)
def test_indicators(
    papers: Papers, paper: str, name: str, column: str, wanted: str
) -> None:
    found = shown(papers("year", paper).book, INDICATOR_FORM, name, column)
    assert agrees(found, wanted), found


@pytest.mark.parametrize(
    ("paper", "key", "authority", "award", "column", "wanted"), AWARDS
)
def test_awards(
    papers: Papers,
    paper: str,
    key: str,
    authority: str,
    award: str,
    column: str,
    wanted: int,
) -> None:
    book = papers("register", paper).book
    assert awarded(book, key, authority, award, column) == wanted


@pytest.mark.parametrize(("number", "last", "state"), TASKS_2023)
def test_the_plan(papers: Papers, number: str, last: date | None, state: str) -> None:
    book = papers("year", PLAN).book
    found = shown(book, TASKS, number, "last")
    assert found == (float((last - EPOCH).days) if last else found)
    assert last or found in (None, "")
    assert str(shown(book, TASKS, number, "state")).lower().startswith(state)


@pytest.mark.parametrize(("item", "wanted"), SCORES)
def test_the_self_score(
    papers: Papers, item: str, wanted: tuple[int, int, int, int]
) -> None:
    assert papers(SCORE, "").scored[item] == wanted


def test_the_self_score_in_all(papers: Papers) -> None:
    made = papers(SCORE, "")
    assert tuple(map(int, made.totals["self"])) == (950, 35, 2, 983)
    assert made.findings == ()


@pytest.mark.parametrize("wrong", WRONG, ids=lambda one: f"{one.code} {one.key}")
def test_what_does_not_hold_is_a_finding_at_its_cell(
    papers: Papers, wrong: Wrong
) -> None:
    made = papers("year", wrong.paper)
    form = BY_KEY[wrong.table]
    first = {FIGURES: "name", OF_PLAN: "number", GIFTS: "fund"}[wrong.table]
    names, there = (
        region_of(made.book, form.name(field)) for field in (first, wrong.field)
    )
    sheet = made.book.sheet(names.sheet)
    [row] = [
        row
        for row in range(names.top, names.bottom + 1)
        if str(sheet.at(row, names.left).value) == wrong.key
    ]
    told = {(one.code, one.sheet, one.cell) for one in made.findings}
    assert (wrong.code, names.sheet, a1(row, there.left)) in told


def test_all_targets_met_is_held_against_them(papers: Papers) -> None:
    [one] = [f for f in papers("year", TB22).findings if f.code == "Y150"]
    assert SXCN22[:40] in one.seen
    assert XK in one.seen


@pytest.mark.parametrize(("paper", "code", "cell"), OF_REGISTER)
def test_what_does_not_hold_in_awards_is_a_finding_at_its_cell(
    papers: Papers, paper: str, code: str, cell: str
) -> None:
    told = {
        (one.code, one.sheet, one.cell) for one in papers("register", paper).findings
    }
    assert (code, "Khen thưởng", cell) in told


def test_sub_periods_that_share_years_are_told(papers: Papers) -> None:
    assert "C294" in [one.code for one in papers("register", GIA_LAI).findings]


def test_decisions_whose_days_fall_and_signs_of_the_party_are_told(
    papers: Papers,
) -> None:
    told = {one.code for one in papers("year", GIA_LAI).findings}
    assert {"Y200", "Y202"} <= told


def test_a_movement_of_other_years_and_other_awards_is_told(papers: Papers) -> None:
    """Section 4: a room and one person, 2016–2020; 5.1: two persons, 2010–2020."""
    made, register = papers("year", GIA_LAI), papers("register", GIA_LAI)
    path = made.path.with_name("năm với sổ.xlsx")
    path.write_bytes(made.path.read_bytes())
    report = rescore_file(path, now=NOW, registers=register.path)
    told = {(one.code, one.expected) for one in report.findings if one.cell}
    assert {("Y181", "2010–2020"), ("Y162", "2"), ("Y162", "3")} <= told


def test_anniversaries_that_are_right_are_not_told(papers: Papers) -> None:
    """75 years since 1948, 71 since 1951."""
    for paper in (PLAN, TB22):
        assert "Y179" not in [one.code for one in papers("year", paper).findings]


def test_what_is_right_is_not_told(papers: Papers) -> None:
    """Of all that agrees in the papers nothing is an error."""
    wrong = {(one.paper, one.code) for one in WRONG} | {(TB22, "Y150")}
    for paper in YEAR_BOOKS:
        found = papers("year", paper).findings
        errors = {one.code for one in found if one.severity.value == "error"}
        assert {(paper, code) for code in errors} <= wrong
    of_documents = {one.code for one in papers("year", TB22).findings}
    assert not of_documents & {"Y200", "Y201", "Y202"}


def test_once_the_amount_is_typed_again_the_sum_holds_it(papers: Papers) -> None:
    """58.490.000 + 31.600.000 + 50.000.000, and 600.000 for gifts."""
    made = papers("year", BG17)
    place = region_of(made.book, CONTRIBUTIONS.name("amount"))
    book = ClosedBook.open(made.path)
    book.set_value(place.sheet, place.top + 1, place.left, 31_600_000.0)
    path = made.path.with_name("sửa.xlsx")
    path.write_bytes(book.to_bytes())
    again = checked(path)
    assert "Y110" not in [one.code for one in again.findings]
    cells = again.book.sheet(region_of(again.book, "td_y_stats").sheet).cells.values()
    assert 140_690_000.0 in [one.value for one in cells]


def test_there_are_as_many_lines_as_there_are_figures() -> None:
    lines = (GIVEN, INDICATORS, AWARDS, TASKS_2023, SCORES, WRONG, OF_REGISTER)
    assert sum(map(len, lines)) >= 90
