"""An award that stands in two rows is told once; two awards are left alone."""

import pytest

from tests.awards.entered import entered
from tests.reading_reports import codes_and_cells
from toolkit.awards.consistency.checks import consistency
from toolkit.awards.settings import Settings
from toolkit.awards.words.periods import sharing_years
from toolkit.findings.finding import Finding

WORKER, FIGHTER = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
PROVINCE_FIGHTER = "Chiến sĩ thi đua cấp bộ, cấp tỉnh"
FLAG, MERIT = "Cờ thi đua cấp bộ, cấp tỉnh", "Bằng khen cấp bộ, cấp tỉnh"
LETTER = "Giấy khen"
MINISTRY, PROVINCE = "Bộ Công Thương", "UBND tỉnh Gia Lai"

COLUMNS = {
    "year": "Năm",
    "decision": "Số quyết định",
    "day": "Ngày quyết định",
    "authority": "Cấp khen",
    "award": "Danh hiệu, hình thức",
    "recipient": "Đối tượng",
    "name": "Họ và tên hoặc tên tập thể",
    "unit": "Đơn vị",
    "staff": "Loại cán bộ",
    "number": "Số lượng",
    "reason": "Thành tích, lý do",
    "start": "Thành tích từ",
    "end": "đến",
    "mode": "Loại hình khen",
    "period": "Kỳ báo cáo",
}
HEAD = "# Khen thưởng\n" + " | ".join(COLUMNS.values())
PERSON = {"year": "2022", "recipient": "cá nhân", "name": "Lê An", "authority": "Sở"}
LINE = {"year": "2021", "recipient": "cá nhân", "authority": "Sở", "award": LETTER}
UNIT = {"year": "2021", "recipient": "tập thể", "name": "Phòng A"}


def row(**cells: str) -> str:
    return " | ".join(cells.get(column, "") for column in COLUMNS)


def title(award: str = WORKER, **cells: str) -> str:
    return row(**{**PERSON, "award": award, **cells})


def form(award: str = LETTER, **cells: str) -> str:
    return row(**{**PERSON, "award": award, **cells})


def line(**cells: str) -> str:
    return row(**{**LINE, "reason": "Chống dịch", **cells})


def unit(**cells: str) -> str:
    return row(**{**UNIT, **cells})


def findings(*rows: str, before: str = "") -> list[Finding]:
    register = entered("\n".join((before, HEAD, *rows)), year=2024)
    doubles = ("C271", "C272", "C294")
    return [f for f in consistency(register, Settings()) if f.code in doubles]


def told(*rows: str, before: str = "") -> list[tuple[str, str]]:
    return codes_and_cells(findings(*rows, before=before))


TWICE = [("C271", "A6")]
DECIDED = {"decision": "1/QĐ-SCT", "day": "20/12/2022"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (title(), title()),
        (title(**DECIDED), title(**DECIDED)),
        (title(**DECIDED), title()),
        (title(), title(**DECIDED)),
        (title(unit="Phòng A"), title()),
        (title(), title(unit="Phòng A")),
        (title(**DECIDED), title(decision="2/QĐ-SCT", day="21/12/2022")),
        (title(**DECIDED), title(name="LÊ AN", **DECIDED)),
        (title(reason="Năm 2022"), title(reason="Hoàn thành nhiệm vụ")),
        (title(authority="Sở A"), title(authority="Sở B")),
        (
            title(PROVINCE_FIGHTER, authority=MINISTRY),
            title(PROVINCE_FIGHTER, authority="Bộ trưởng Bộ Công Thương"),
        ),
        (unit(award=FLAG, authority=MINISTRY), unit(award=FLAG, authority=MINISTRY)),
    ],
)
def test_a_title_is_given_once_a_year(first: str, second: str) -> None:
    assert told(first, second) == TWICE
    assert told(second, first) == TWICE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Another year, with whatever decision and reason.
        (title(), title(year="2023")),
        (
            title(reason="Hoàn thành nhiệm vụ năm"),
            title(reason="Hoàn thành nhiệm vụ năm", year="2023"),
        ),
        (
            title(year="2021", decision="01/QĐ-SCT", day="05/01/2022"),
            title(year="2022", decision="01/QĐ-SCT", day="04/01/2023"),
        ),
        (title(**DECIDED), title(year="2021", **DECIDED)),
        # Another title, another person, or perhaps another one of that name.
        (title(), title(FIGHTER)),
        (title(), title(name="Lê Bình")),
        (title(unit="Phòng A"), title(unit="Phòng B")),
        # A ministry and a province; a flag for each movement.
        (
            title(PROVINCE_FIGHTER, authority=MINISTRY),
            title(PROVINCE_FIGHTER, authority=PROVINCE),
        ),
        (unit(award=FLAG, authority=MINISTRY), unit(award=FLAG, authority=PROVINCE)),
        (unit(award=FLAG, reason="Năm 2021"), unit(award=FLAG, reason="Nông thôn mới")),
        (unit(award=FLAG, unit="Sở A"), unit(award=FLAG, unit="Sở B")),
        # Lines that name nobody are counted, not compared.
        (title(name="", number="3"), title(name="", number="3")),
    ],
)
def test_two_titles_are_no_finding(first: str, second: str) -> None:
    assert told(first, second) == []


LISTED = """
# Người
Họ và tên | Mã | Đơn vị
Lê An | | Phòng A
Vũ Hùng | 'H1 | Phòng A
Vũ Hùng | 'H2 | Phòng A
Vũ Hùng | 'H3 | Phòng B
"""


def test_somebody_whom_the_list_knows_is_one_in_any_unit() -> None:
    rows = (title(unit="Phòng A"), title(unit="Phòng B"))
    assert told(*rows, before=LISTED) == TWICE


def test_namesakes_that_nothing_tells_apart_are_not_taken_for_one() -> None:
    unclear = title(name="Vũ Hùng", unit="Phòng A")
    assert told(unclear, unclear, before=LISTED) == []
    coded = title(name="Vũ Hùng (H1)", unit="Phòng A")
    assert told(coded, coded, before=LISTED) == TWICE


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # One year.
        (form(), form(), TWICE),
        (form(**DECIDED), form(**DECIDED), TWICE),
        (form(decision="9/QĐ"), form(decision="9/QĐ", name="LÊ AN"), TWICE),
        (form(**DECIDED), form(), TWICE),
        (form(reason="a"), form(reason="A"), TWICE),
        (form(reason="a"), form(reason="b"), []),
        (form(reason="a"), form(), []),
        (form(**DECIDED), form(decision="2/QĐ-SCT", day="20/12/2022"), []),
        (form(**DECIDED), form(decision="1/QĐ-SCT", day="21/12/2022"), []),
        (form(reason="a", **DECIDED), form(reason="b", **DECIDED), []),
        (form(reason="a", **DECIDED), form(**DECIDED), TWICE),
        (form(mode="đột xuất"), form(mode="thường xuyên"), []),
        (form(start="2021", end="2022"), form(start="2022", end="2022"), []),
        (form(MERIT, authority=MINISTRY), form(MERIT, authority=PROVINCE), []),
        (form(MERIT, authority=MINISTRY), form(MERIT, authority="Bộ Nội vụ"), []),
        # Two years: numbers begin anew, and reasons are the same each year.
        (form(**DECIDED), form(year="2023", **DECIDED), TWICE),
        (
            form(decision="1/QĐ-SCT", day="20/12/2022"),
            form(decision="1/QĐ-SCT", day="20/12/2023", year="2023"),
            [],
        ),
        (form(decision="1/QĐ-SCT"), form(decision="1/QĐ-SCT", year="2023"), []),
        (form(), form(year="2023"), []),
        (form(reason="a"), form(year="2023", reason="a"), []),
        (
            form(reason="a", start="2021", end="2022"),
            form(reason="a", start="2021", end="2022", year="2023"),
            TWICE,
        ),
        (
            form(reason="a", start="2021", end="2022"),
            form(reason="a", start="2022", end="2023", year="2023"),
            [],
        ),
        (
            form(start="2021", end="2022"),
            form(start="2021", end="2022", year="2023"),
            [],
        ),
    ],
)
def test_a_form_may_be_given_again(
    first: str, second: str, expected: list[tuple[str, str]]
) -> None:
    assert told(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # The same, but for its number.
        (line(number="2"), line(number="3"), ["C272"]),
        # The same of another year; it needs its days, or its decision, to be one.
        (line(), line(year="2022"), []),
        (
            line(start="2021", end="2021"),
            line(start="2021", end="2021", year="2022"),
            ["C271"],
        ),
        (line(**DECIDED), line(year="2022", **DECIDED), ["C271"]),
        (line(decision="9/QĐ"), line(decision="9/QĐ", year="2022"), []),
        (line(decision="9/QĐ"), line(decision="8/QĐ", number="2"), []),
        (line(award=WORKER, **DECIDED), line(award=WORKER, year="2022", **DECIDED), []),
        # Lines of one year, unit by unit or staff by staff.
        (line(number="2"), line(number="3", unit="Phòng A"), []),
        (line(staff="cấp phó"), line(staff="cấp trưởng", number="3"), []),
        # Persons that are not named, one in each row.
        (line(), line(), []),
        # Nothing says that it is the same.
        (line(reason="", number="2"), line(reason="", number="3"), []),
    ],
)
def test_lines_that_name_nobody_are_compared_by_what_they_were_for(
    first: str, second: str, expected: list[str]
) -> None:
    assert [code for code, _ in told(first, second)] == expected


def test_the_two_oddities_that_were_entered_under_two_years_are_found() -> None:
    """Both stand in the report on 2019–2020 and in that on 2020–2021."""
    early, late = {"year": "2020", "period": "2019–2020"}, {"period": "2020–2021"}
    room = {"award": MERIT, "authority": MINISTRY, "name": "Phòng QLTM"}
    days = {"start": "2009", "end": "2019"}
    line_ = {"award": MERIT, "reason": "Khuyến công", "number": "2"}
    rows = (
        unit(**room, **days, **early),
        unit(**room, **days, **late),
        line(**line_, authority=MINISTRY, **early),
        line(**line_, authority="Bộ trưởng Công Thương", **late),
    )
    assert told(*rows) == [("C271", "O6"), ("C271", "O8"), ("C294", "O6")]


@pytest.mark.parametrize("period", ["2021–2022", "", "2021"])
def test_reports_on_other_years_do_not_count_one_award_twice(period: str) -> None:
    rows = (
        line(year="2020", period="2019–2020"),
        line(period=period),
    )
    assert told(*rows) == []


def test_what_stands_twice_is_named_with_both_decisions() -> None:
    [finding] = findings(title(**DECIDED), title(decision="2/QĐ-SCT", day="21/12/2022"))
    assert finding.severity == "warning"
    assert finding.seen == "năm 2022, quyết định 2/QĐ-SCT ngày 21/12/2022"
    assert finding.expected == "năm 2022, quyết định 1/QĐ-SCT ngày 20/12/2022"
    assert "«Lao động tiên tiến» cho «Lê An»" in finding.text
    [undecided] = findings(title(**DECIDED), title())
    assert undecided.seen == "năm 2022, không ghi quyết định"
    assert findings(title(), title())[0].seen == "năm 2022"
    [counted] = findings(line(period="2020", number="2"), line(number="2"))
    assert "cho 2 cá nhân (không ghi kỳ) đã ghi ở ô O5 (kỳ 2020)" in counted.text


def test_of_three_the_first_is_named_each_time() -> None:
    assert [f.text.split("ở ô ")[1][:2] for f in findings(*(3 * [title()]))] == [
        "A5",
        "A5",
    ]


# Periods


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [
        (("2019–2020", "2020-2021"), [("2019–2020", "2020-2021")]),
        (("2020–2021", "2019–2020"), [("2019–2020", "2020–2021")]),
        (("2019–2020", "2021–2022"), []),
        (("2022–2023", "6 tháng 2023"), [("2022–2023", "6 tháng 2023")]),
        (("Năm 2023", "6 tháng 2023"), [("Năm 2023", "6 tháng 2023")]),
        (
            ("Năm 2023", "Quý I/2023", "Quý II/2023"),
            [("Năm 2023", "Quý I/2023"), ("Năm 2023", "Quý II/2023")],
        ),
        (("Quý I/2023", "Quý II/2023"), []),
        (("2022", "2023"), []),
        (("2019–2020", "2019 – 2020"), []),
        (("Đợt 1", "Đợt 2"), []),
        (
            ("2015–2020", "2016", "2019–2021"),
            [("2015–2020", "2016"), ("2015–2020", "2019–2021")],
        ),
        (  # of two that reach equally far the nearer one is the neighbour
            ("2019–2021", "2020–2021", "2021–2022"),
            [("2019–2021", "2020–2021"), ("2020–2021", "2021–2022")],
        ),
    ],
)
def test_periods_that_share_a_year(
    texts: tuple[str, ...], pairs: list[tuple[str, str]]
) -> None:
    assert [tuple(pair) for pair in sharing_years(texts)] == pairs


def test_overlapping_periods_are_one_note_however_many_there_are() -> None:
    rows = [line(period=f"{y}–{y + 1}", reason=f"Việc {y}") for y in range(2015, 2022)]
    [finding] = findings(*rows)
    assert (finding.code, finding.cell, finding.severity) == ("C294", "O6", "note")
    assert finding.seen == (
        "«2015–2016» và «2016–2017»; «2016–2017» và «2017–2018»;"
        " «2017–2018» và «2018–2019»…"
    )
