"""Every fault of a rubric is found, in its cell, all of them at once."""

from decimal import Decimal as D
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as running
from hypothesis import strategies as st

from tests.reading_reports import codes_and_cells
from tests.scoring.rubric.rubric_grid import grid, row_of, settings_row
from toolkit.findings import Finding
from toolkit.findings.catalogue import CATALOGUE
from toolkit.model.rubric import Criterion, Grade, Kind, Line, Rubric
from toolkit.scoring.rubric.columns import COLUMNS, SETTINGS, RubricRow
from toolkit.scoring.rubric.faults.rubric import check
from toolkit.scoring.rubric.rows import from_rows
from toolkit.scoring.rubric.text import standard_rubric


def report(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return sorted(codes_and_cells(findings))


def faults(text: str, **settings: object) -> list[tuple[str, str]]:
    rubric, findings = from_rows(settings_row(**settings), grid(text))
    errors = [f for f in findings if f.severity == "error"]
    assert (rubric is None) == bool(errors)
    return report(findings)


GOOD = """
    row      | id | parent | number | title  | points | kind     | target
    tiêu chí | I  |        | I      | Mục    | 10     | nhóm     |
    tiêu chí | 1  | I      | 1      | Một    | 6      | chọn mức |
    mức      |    |        |        | tốt    | 6      |          | vượt
    mức      |    |        |        | chưa   | 3.5    |          | đạt
    tiêu chí | 2  | I      | 2      | Hai    | 4      | nhập điểm|
    xếp loại |    |        |        | Đạt    | 0      |          |
"""


def test_a_right_rubric_has_no_faults_and_is_read_as_it_stands() -> None:
    rubric, findings = from_rows(settings_row(), grid(GOOD))
    assert findings == ()
    assert rubric is not None
    assert [(c.id, c.parent, c.kind, c.standard_points) for c in rubric.criteria] == [
        ("I", "", Kind.GROUP, 10),
        ("1", "I", Kind.LEVELS, 6),
        ("2", "I", Kind.MANUAL, 4),
    ]
    assert [line.points for line in rubric.criteria[1].lines] == [6, D("3.5")]
    assert rubric.criteria[1].origin.cell == "A13"


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("3.500001", []),  # six decimals
        ("3.5000001", [("S522", "F15")]),
        ("999999.5", [("S513", "F15")]),  # a number, but more than the criterion has
        ("1000000.5", [("S522", "F15")]),
    ],
)
def test_a_number_has_at_most_six_decimals_and_is_below_a_million(
    points: str, expected: list[tuple[str, str]]
) -> None:
    assert faults(GOOD.replace("3.5 ", f"{points} ")) == expected


TREE = {
    "parts do not add up to their group": (
        """
        row      | id | parent | number | title | points | kind
        tiêu chí | I  |        | I      | Mục   | 10     | nhóm
        tiêu chí | a  | I      | a      | A     | 4      | nhập điểm
        tiêu chí | b  | I      | b      | B     | 5      | nhập điểm
        """,
        [("S501", "F12")],
    ),
    "sections do not add up to the rubric": (
        """
        row      | id | number | title | points | kind
        tiêu chí | I  | I      | Mục   | 9      | nhập điểm
        """,
        [("S501", "B4")],
    ),
    "parts of a checklist do not add up": (
        """
        row      | id | number | title | points | kind
        tiêu chí | I  | I      | Mục   | 10     | đánh dấu
        mức      |    |        | một   | 5      |
        mức      |    |        | hai   | 4      |
        """,
        [("S501", "F12")],
    ),
    "one number printed twice, like d for đ": (
        """
        row      | id | parent | number | title | points | kind
        tiêu chí | I  |        | I      | Mục   | 10     | nhóm
        tiêu chí | d  | I      | d      | A     | 5      | nhập điểm
        tiêu chí | đ  | I      | d      | B     | 5      | nhập điểm
        """,
        [("S505", "D14")],
    ),
    "a circle, told once, though something hangs on it": (
        """
        row      | id | parent | number | title | points | kind
        tiêu chí | I  |        | I      | Mục   | 10     | nhập điểm
        tiêu chí | a  | b      | a      | A     | 5      | nhóm
        tiêu chí | b  | a      | b      | B     | 5      | nhóm
        tiêu chí | c  | b      | c      | C     | 0      | nhập điểm
        """,
        [("S508", "C13")],
    ),
    "a criterion under itself": (
        """
        row      | id | parent | number | title | points | kind
        tiêu chí | I  |        | I      | Mục   | 10     | nhập điểm
        tiêu chí | a  | a      | a      | A     | 5      | nhóm
        """,
        [("S508", "C13")],
    ),
    "an unknown parent, and one that stands below": (
        """
        row      | id | parent | number | title | points | kind
        tiêu chí | a  | II     | a      | A     | 5      | nhập điểm
        tiêu chí | b  | I      | b      | B     | 10     | nhập điểm
        tiêu chí | I  |        | I      | Mục   | 10     | nhóm
        """,
        [("S509", "C12"), ("S509", "C13")],
    ),
    "an id twice": (
        """
        row      | id | number | title | points | kind
        tiêu chí | I  | I      | Mục   | 5      | nhập điểm
        tiêu chí | I  | II     | Mục   | 5      | nhập điểm
        """,
        [("S510", "B13")],
    ),
    "children under what is no group, and a group without": (
        """
        row      | id | parent | number | title | points | kind
        tiêu chí | I  |        | I      | Mục   | 5      | nhập điểm
        tiêu chí | a  | I      | a      | A     | 5      | nhập điểm
        tiêu chí | II |        | II     | Mục   | 5      | nhóm
        """,
        [("S514", "G12"), ("S515", "G14")],
    ),
    "no criteria at all": ("row | id", [("S512", "B4")]),
}

CELLS = {
    "an unknown kind, and a missing one": (
        """
        row      | id | number | title | points | kind
        tiêu chí | I  | I      | Mục   | 5      | chọn nức
        tiêu chí | II | II     | Mục   | 5      |
        """,
        [("S506", "G12"), ("S512", "G13")],
    ),
    "numbers below zero": (
        """
        row      | id | number | title | points | kind | bonus_rate | bonus_cap_points
        tiêu chí | I  | I      | Mục   | 11     | nhập điểm   | 1   | -3
        tiêu chí | II | II     | Mục   | -1     | nhập điểm   |     |
        """,
        [("S507", "F13"), ("S507", "R12")],
    ),
    "texts where numbers belong": (
        """
        row      | id | number | title | points | kind
        tiêu chí | I  | I      | Mục   | '16,5  | chọn mức
        mức      |    |        | tốt   | mười   |
        """,
        [("S511", "F12"), ("S511", "F13")],
    ),
    "what a kind cannot do without": (
        """
        row      | id | number | title | points | kind
        tiêu chí | 1  | 1      | Một   | 2      | chọn mức
        tiêu chí | 2  | 2      | Hai   | 2      | theo khoảng
        tiêu chí | 3  | 3      | Ba    | 2      | ngưỡng
        tiêu chí | 4  | 4      | Bốn   | 2      | trừ mỗi lần
        tiêu chí | 5  | 5      | Năm   | 2      | đánh dấu
        """,
        [
            ("S512", c)
            for c in ["G12", "G13", "G16", "H13", "H14", "H15", "I14", "J14", "N15"]
        ],
    ),
    "a level above the standard": (
        """
        row      | id | number | title | points | kind
        tiêu chí | 1  | 1      | Một   | 10     | chọn mức
        mức      |    |        | hơn   | 12     |
        """,
        [("S513", "F13")],
    ),
    "a floor above the standard": (
        """
        row | id | number | title | points | kind | measure | points_per_event | floor
        tiêu chí | 1  | 1      | Một   | 10     | trừ mỗi lần | Lần | 1        | 11
        """,
        [("S513", "O12")],
    ),
    "words that are none": (
        """
        row | id | number | title | points | kind | status | whole_percents | bonus_rate
        tiêu chí | 1  | 1      | Một   | 10     | chọn mức | đoán | có           | 1
        mứt      |    |        | nửa   | 5      |          |      |              |
        """,
        [("S512", "G12"), ("S517", "A13"), ("S517", "S12"), ("S517", "W12")],
    ),
    "a bad comparison": (
        """
        row      | id | number | title | points | kind     | comparison | low
        tiêu chí | 1  | 1      | Một   | 5      | ngưỡng   | ≈          | 3
        tiêu chí | 2  | 2      | Hai   | 5      | chọn mức |            |
        """,
        [("S512", "G13"), ("S512", "H12"), ("S517", "I12")],
    ),
    "a bad target and bad bounds": (
        """
        row      | id | number | title | points | kind     | bounds | target
        tiêu chí | 2  | 2      | Hai   | 10     | chọn mức |        |
        mức      |    |        | tốt   | 10     |          | [[     | hơn
        """,
        [("S517", "L13"), ("S517", "M13")],
    ),
    "an id that could be taken for another row's key": (
        """
        row      | id  | number | title | points | kind
        tiêu chí | I/2 | I      | Mục   | 10     | nhập điểm
        """,
        [("S517", "B12")],
    ),
    "an error value in a text": (
        """
        row      | id | number | title | points | kind
        tiêu chí | I  | I      | #REF! | 10     | nhập điểm
        """,
        [("S517", "E12")],
    ),
    "lines without a criterion that takes them": (
        """
        row      | id | parent | number | title | points | kind
        mức      |    |        |        | lạc   | 5      |
        tiêu chí | I  |        | I      | Mục   | 10     | nhập điểm
        mức      |    |        |        | lạc   | 5      |
        tiêu chí | a  | I      | a      | A     | 0      | chọn mức
        mức      |    | b      |        | lạc   | 0      |
        mức      |    | a      |        | đây   | 0      |
        """,
        [
            *[("S514", "G13"), ("S518", "A12"), ("S518", "A14"), ("S518", "A16")],
            ("S525", "F15"),
        ],
    ),
    "levels of the same points, and none that reaches the standard": (
        """
        row      | id | number | title | points | kind
        tiêu chí | 1  | 1      | Một   | 10     | chọn mức
        mức      |    |        | tốt   | 8      |
        mức      |    |        | khá   | 8.0    |
        mức      |    |        | vừa   | 8      |
        """,
        [("S504", "F14"), ("S519", "F12")],
    ),
    "a number no cell would keep": (
        """
        row      | id | number | title | points    | kind
        tiêu chí | 1  | 1      | Một   | 0.1234567 | nhập điểm
        tiêu chí | 2  | 2      | Hai   | 1e300     | nhập điểm
        """,
        [("S522", "F12"), ("S522", "F13")],
    ),
    "what is filled in for nothing": (
        """
        row | id | parent | number | title | points | kind | measure | high | bonus_rate
        tiêu chí | I  |        | I      | Mục   | 10     | nhóm |         |      | 1
        tiêu chí | a  | I      | a      | A     | 10     | nhập điểm | Số | 5    |
        """,
        [("S523", "H13"), ("S523", "K13"), ("S523", "P12")],
    ),
    "a source of numbers that is none, or of another kind": (
        """
        row | id | number | title | points | kind | measure | drawn_from |low|comparison
        tiêu chí | 1 | 1 | Một | 4 | ngưỡng | Số | số lỗi | 1 | >
        tiêu chí | 2 | 2 | Hai | 3 | ngưỡng | Số | tỷ lệ hồ sơ bị trả lại | 1 | >
        tiêu chí | 3 | 3 | Ba  | 3 | ngưỡng | Số (%) | số sáng kiến | 1 | >
        """,
        [("S517", "AA12"), ("S517", "AA13"), ("S517", "AA14")],
    ),
    "levels drawn by half": (
        """
        row      | id | number | title | points | kind | drawn_from | drawn_least
        tiêu chí | 1 | 1 | Một | 10 | chọn mức | số sáng kiến |
        mức      |   |   | a   | 10 |          | số sáng kiến |
        mức      |   |   | b   | 8  |          |              | 4
        mức      |   |   | c   | 7  |          | số sáng kiến | -1
        mức      |   |   | d   | 6  |          |              |
        mức      |   |   | e   | 5  |          | số sáng kiến | 2
        """,
        [
            ("S507", "AB15"),
            ("S512", "AA14"),
            ("S512", "AB13"),
            ("S523", "AA12"),
            ("S523", "AA17"),
            ("S523", "AB17"),
        ],
    ),
    "bands and grades that draw": (
        """
        row | id | number | title | points | kind | measure | drawn_from | drawn_least
        tiêu chí | 1 | 1 | Một | 10 | theo khoảng | Số | số sáng kiến |
        mức      |   |   | a   | 10 |          |      | số sáng kiến | 1
        xếp loại |   |   | Đạt | 0  |          |      | số sáng kiến |
        """,
        [("S523", "AA13"), ("S523", "AA14"), ("S523", "AB13")],
    ),
    "caps without the rate they cap": (
        """
        row      | id | number | title | points | kind | bonus_cap_share | penalty_cap
        tiêu chí | I  | I      | Mục   | 10     | nhập điểm | 10 | 2
        """,
        [("S512", "P12"), ("S512", "T12")],
    ),
    "grades out of order, and a share above all": (
        """
        row      | id | number | title | points | kind | min_share
        tiêu chí | I  | I      | Mục   | 10     | nhập điểm |
        xếp loại |    |        | Khá   | 5      |           | 120
        xếp loại |    |        | Tốt   | 8      |           |
        xếp loại |    |        | Kém   | 8      |           |
        """,
        [("S516", "F14"), ("S516", "F15"), ("S522", "V13")],
    ),
}


@pytest.mark.parametrize("name", [*TREE, *CELLS])
def test_a_fault_is_found_in_its_cell(name: str) -> None:
    text, expected = (TREE | CELLS)[name]
    assert faults(text) == expected


BANDS = {
    "no fault: a share covered from 0 to 100": ("[0;0] (0;10) [10;20] (20;100]", []),
    "no fault: open towards both sides": ("(;5) [5;)", []),
    "no fault: any order": ("[50;100] [0;50)", []),
    "a hole in the middle": ("[0;10) [20;100]", [("S502", "J14")]),
    "a hole of one point": ("[0;10) (10;100]", [("S502", "J14")]),
    "a hole before the first": ("(0;100]", [("S502", "J13")]),
    "a hole behind the last": ("[0;50) [50;100)", [("S502", "K14")]),
    "an overlap": ("[0;60) [50;100]", [("S503", "J14")]),
    "an overlap of one point": ("[0;50] [50;100]", [("S503", "J14")]),
    "a band inside another": ("[0;100] [20;30]", [("S503", "J14")]),
    "the same band twice": ("[0;100] [0;100]", [("S503", "J14")]),
    "ends the wrong way round": ("[0;100] (30;20)", [("S521", "J14")]),
    "a band of nothing": ("[0;100] [5;5)", [("S521", "J14")]),
    "beyond 100 %, so without end": ("[0;100) [100;150]", [("S502", "K14")]),
    "below zero, so without end": ("[-5;0) [0;100]", [("S502", "J13")]),
    "two holes": ("[0;10) [20;30) [40;100]", [("S502", "J14"), ("S502", "J15")]),
}


def banded(measure: str, bands: str) -> list[RubricRow]:
    head = {"row": "tiêu chí", "id": "1", "number": "1", "title": "Một", "points": 10}
    rows = [row_of({**head, "kind": "theo khoảng", "measure": measure}, 12)]
    for i, band in enumerate(bands.split()):
        low, high = (float(x) if x else None for x in band[1:-1].split(";"))
        cells = {"row": "mức", "title": band, "points": 10.0 - i}
        ends = {"low": low, "high": high, "bounds": band[0] + " " + band[-1]}
        rows.append(row_of(cells | ends, 13 + i))
    return rows


@pytest.mark.parametrize("name", BANDS)
def test_bands_must_cover_each_number_once(name: str) -> None:
    bands, expected = BANDS[name]
    _, findings = from_rows(settings_row(), banded("Tỷ lệ (%)", bands))
    assert report(findings) == expected


def test_a_count_has_no_upper_end() -> None:
    _, findings = from_rows(settings_row(), banded("Số lần", "[0;3) [3;100]"))
    assert [(f.code, f.cell, f.seen) for f in findings] == [("S502", "K14", "trên 100")]


def test_a_hole_is_said_in_words() -> None:
    _, findings = from_rows(
        settings_row(), banded("Tỷ lệ (%)", "[0;10) (10;20.5) [30;100]")
    )
    assert [f.seen for f in findings] == ["đúng 10", "từ 20,5 đến dưới 30"]


bound = st.none() | st.integers(-2, 6)
bands = st.lists(st.tuples(bound, bound, st.booleans(), st.booleans()), max_size=5)


@given(bands, st.sampled_from(["Số lần", "Tỷ lệ (%)"]))
def test_bands_without_faults_hold_every_number_exactly_once(
    drawn: list[tuple[int | None, int | None, bool, bool]], measure: str
) -> None:
    """Clause: each number the measure can have belongs to one band, and to one only."""
    lines = tuple(
        Line(
            title="m",
            points=D(1),
            low=None if low is None else D(low),
            high=None if high is None else D(high),
            low_closed=left,
            high_closed=right,
        )
        for low, high, left, right in drawn
    )
    one = Criterion(
        id="1", number="1", title="Một", standard_points=D(1), kind=Kind.BANDS,
        measure=measure, lines=lines,
    )  # fmt: skip
    whole = Rubric(id="t", title="T", standard_points=D(1), criteria=(one,))
    codes = {f.code for f in check(whole)} & {"S502", "S503", "S521"}
    negative = any(
        b is not None and b < 0 for low, high, *_ in drawn for b in (low, high)
    )
    tops = [D(n) / 2 for n in range(-8 if negative else 0, 20)]
    counts = [sum(_holds(line, n) for line in lines) for n in tops]
    if lines and not codes:
        assert set(counts) == {1}
    if lines and codes == {"S502"}:
        assert max(counts) <= 1
    if max(counts) > 1:
        assert "S503" in codes


def _holds(line: Line, n: D) -> bool:
    low = line.low is None or n > line.low or (line.low_closed and n == line.low)
    high = line.high is None or n < line.high or (line.high_closed and n == line.high)
    return low and high


def test_all_faults_come_at_once() -> None:
    found = faults(
        """
        row      | id | parent | number | title | points | kind
        tiêu chí | I  | X      | I      | Mục   | '10    | chọn nức
        tiêu chí | I  |        | I      |       | -2     | chọn mức
        mức      |    |        |        | tốt   | 5      |
        """,
        id="",
        rounds="thẩm định",
    )
    assert found == [
        ("S501", "B4"),
        ("S506", "G12"),
        ("S507", "F13"),
        ("S509", "C12"),
        ("S510", "B13"),
        ("S511", "F12"),
        ("S512", "B2"),
        ("S512", "E13"),
        ("S513", "F14"),
        ("S535", "B5"),
    ]


@pytest.mark.parametrize("kind", ["đánh dấu", "chọn mức", "nhóm"])
def test_what_cannot_be_read_is_reported_once_and_not_judged(kind: str) -> None:
    rows = grid(
        """
        row      | id | parent | number | title | points | kind
        tiêu chí | I  |        | I      | Mục   | 10     | nhóm
        tiêu chí | a  | I      | a      | A     | '10    | nhập điểm
        """
        if kind == "nhóm"
        else f"""
        row      | id | parent | number | title | points | kind
        tiêu chí | I  |        | I      | Mục   | 10     | {kind}
        mức      |    |        |        | tốt   | '10    |
        """
    )
    _, findings = from_rows(settings_row(), rows)
    assert report(findings) == [("S511", "F13")]


def test_a_row_that_lacks_everything_says_each_thing() -> None:
    found = faults(
        """
        row      | id | number | title | points | kind | note
        tiêu chí |    |        |       |        |      |
        mức      |    |        |       |        |      |
        xếp loại |    |        |       |        |      |
                 |    |        | gì    |        |      |
                 |    |        |       |        |      |
        """
    )
    missing = ["A15", "B12", "D12", "E12", "E13", "E14", "F12", "F13", "F14", "G12"]
    assert found == [("S512", cell) for cell in missing]


def test_settings_have_faults_too() -> None:
    found = faults(GOOD, title=None, standard_points="mười", bonus_cap=-1.0)
    assert found == [("S507", "B6"), ("S511", "B4"), ("S512", "B3")]


@pytest.mark.parametrize(("depth", "cell"), [(0, "B7"), (1.5, "B7"), (3, "B7")])
def test_least_shares_need_criteria_at_their_depth(depth: float, cell: str) -> None:
    rows = grid(GOOD)
    last = {**rows.pop().cells}
    better = {**last, "title": "Tốt", "points": 8.0, "min_share": 50}
    rows += [row_of(better, 17), row_of(last, 18)]
    _, findings = from_rows(settings_row(grade_depth=depth), rows)
    assert report(findings) == [("S522", cell)]


def test_a_record_built_in_code_is_checked_by_the_same_rules() -> None:
    one = Criterion(
        id="", title="", number="1", standard_points=D(-1), kind=Kind.THRESHOLD
    )
    low = Grade(title="A", low=D(1)), Grade(title="B", low=D(2))
    whole = Rubric(id="r", title="R", standard_points=D(1), criteria=(one,), grades=low)
    codes = sorted(f.code for f in check(whole))
    assert codes == ["S501", "S507", *["S512"] * 5, "S516"]


ODD = st.one_of(
    st.none(),
    st.text(max_size=6),
    st.floats(),
    st.integers(-20, 20),
    st.booleans(),
    st.decimals(),
    st.sampled_from([c for col in COLUMNS if col.words for c in col.words.shown]),
    st.sampled_from(
        ["I", "1", "a", "#REF!", "thẩm định, tự chấm", "1e5", "١", "\ud800"]
    ),
)


def _some(names: list[str]) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(st.sampled_from(names), ODD, max_size=12)


NAMES = [c.name for c in COLUMNS]
KEYED = st.fixed_dictionaries(
    {"row": st.sampled_from(["tiêu chí", "mức", "xếp loại"])},
    optional={
        "id": st.sampled_from("abc"),
        "parent": st.sampled_from("abc"),
        "kind": st.sampled_from(
            [w for c in COLUMNS if c.name == "kind" for w in c.words.shown]
        ),
        "points": st.integers(-1, 5),
    },
)


@pytest.mark.slow
@running(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    _some([c.name for c in SETTINGS]),
    st.lists(
        st.builds(lambda a, b: {**a, **b}, _some(NAMES), KEYED) | _some(NAMES),
        max_size=9,
    ),
)
def test_no_row_whatsoever_raises(
    settings: dict[str, object], rows: list[dict[str, object]]
) -> None:
    made = [row_of(cells, 12 + i) for i, cells in enumerate(rows)]
    rubric, findings = from_rows(RubricRow(cells=settings), made)
    assert all(f.code in CATALOGUE and f.text for f in findings)
    if rubric is None:
        assert any(f.severity == "error" for f in findings)
    else:
        assert check(rubric) is not None


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "VI_DU"},
        {"id": "Vi du"},
        {"title": "Bộ tiêu chí  VÍ DỤ của Sở"},
        {"note": "VÍ DỤ để  soạn theo"},
        {"note": normalize("NFD", "Ví dụ để soạn theo; đã sửa.")},
    ],
)
def test_texts_of_the_example_are_known_however_they_were_changed(
    changed: dict[str, str],
) -> None:
    rubric = standard_rubric("mau-100")
    assert "S531" not in {one.code for one in check(rubric)}
    assert "S531" in {one.code for one in check(rubric._replace(**changed))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "cell"),
    [("Một", "E13"), ("tốt", "E14"), ("chưa", "E15"), ("Mục ", "E12"), ("Đạt ", "E17")],
)
def test_texts_of_the_example_are_known_in_the_heading_of_every_row(
    old: str, cell: str
) -> None:
    """In a heading as in a note: all of it would be printed on an official form."""
    told = GOOD.replace(old, "1. VÍ DỤ  cách chấm")
    assert faults(told) == [("S531", cell)]


def test_the_measure_of_a_criterion_is_asked_for_the_example_too() -> None:
    rubric = standard_rubric("mau-100")
    at, first = next((i, c) for i, c in enumerate(rubric.criteria) if c.measure)
    criteria = list(rubric.criteria)
    criteria[at] = first._replace(measure="Số của bộ tiêu chí ví dụ")
    assert "S531" in {f.code for f in check(rubric._replace(criteria=tuple(criteria)))}


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà", "Hòa"), ("Thuỷ", "thủy "), ("Quý khoẻ", "QUÝ  KHỎE")]
)
def test_grades_whose_tone_marks_stand_otherwise_are_two_of_one_title(
    one: str, other: str
) -> None:
    rubric = standard_rubric("mau-100")
    first, second, *rest = rubric.grades
    grades = (first._replace(title=one), second._replace(title=other), *rest)
    found = [f.code for f in check(rubric._replace(grades=grades))]
    assert "S526" in found
    apart = (first._replace(title="Hoa"), second._replace(title="Hòa"), *rest)
    assert "S526" not in [f.code for f in check(rubric._replace(grades=apart))]
