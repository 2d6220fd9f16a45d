"""Each code of the year book, with the cell that it is about."""

from datetime import date
from typing import NamedTuple

import pytest

from tests.forms.year.filling import NOW, places, year_book
from toolkit.findings import WorkRefusedError
from toolkit.forms.round.making.workbook import build_round
from toolkit.forms.year.assess import assess_year
from toolkit.forms.year.making.workbook import build_year
from toolkit.forms.year.reading import read_year
from toolkit.model.emulation import Mode, Recipient
from toolkit.model.register import AwardLine, OwnDay, Register
from toolkit.model.year import Movement, Task, YearBook, YearTable
from toolkit.rules.loader import rules_version
from toolkit.rules.names import folded
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.year import superior
from toolkit.year.other_checks import award_findings
from toolkit.year.plan_checks import plan_findings

TASKS, FIGURES = YearTable.TASKS, YearTable.INDICATORS
GIVEN, MOVES, DAYS = YearTable.CONTRIBUTIONS, YearTable.MOVEMENTS, YearTable.DAYS_OFF


class Case(NamedTuple):
    """What is typed into a table, or into «Cài đặt», and all that is found."""

    name: str
    table: YearTable
    grid: str
    found: list[tuple[str, str]]
    settings: str = ""


PLAN = "number|quarter|task|responsible|kind|day|after|rule|done\n"
FIGURE = "name|measure|period|actual|before|plan|"
CASES = (
    # Cells
    Case(
        "a day as text", TASKS, PLAN + "1|I|Việc|VP|ngày|'15/2/2023", [("Y103", "F5")]
    ),
    Case(
        "a number as text",
        FIGURES,
        FIGURE + "\nBán lẻ|tỷ|cả năm|'1.234,5",
        [("Y104", "E5")],
    ),
    Case("half an award", MOVES, "name|collectives\nĐổi mới|1.5", [("Y104", "J5")]),
    Case("a year of two digits", GIVEN, "fund|year|amount\nQuỹ|23|5", [("Y104", "C5")]),
    Case(
        "a word of no list",
        TASKS,
        PLAN + "1|V|Việc|VP|ngày|15/02/2023",
        [("Y105", "B5")],
    ),
    Case(
        "a row without its task",
        TASKS,
        PLAN + "1|I||VP|ngày|15/02/2023",
        [("Y106", "C5")],
    ),
    Case("a day twice", DAYS, "day\n15/02/2023\n15/02/2023", [("Y108", "A6")]),
    Case("a setting that is no day", TASKS, PLAN, [("Y103", "B4")], "as_of: hôm qua"),
    # Contributions
    Case("a lost dot", GIVEN, "fund|amount\nQuỹ|'31.600000đ", [("Y110", "E5")]),
    Case("dots as text", GIVEN, "fund|amount\nQuỹ|'50.000.000 đồng", [("Y110", "E5")]),
    Case("no number at all", GIVEN, "fund|amount\nQuỹ|'ba thùng mì", [("Y111", "E5")]),
    Case("nothing given", GIVEN, "fund|unit\nQuỹ|Sở", [("Y112", "E5")]),
    Case("of another year", GIVEN, "fund|year|amount\nQuỹ|2021|5", [("Y113", "C5")]),
    Case(
        "of a longer period",
        GIVEN,
        "fund|year|amount\nQuỹ|2021|5",
        [],
        "start: 01/01/2019",
    ),
    # The plan
    Case(
        "before a day of the next quarter",
        TASKS,
        PLAN + "1|III|Việc|VP|trước ngày|10/10/2023",
        [("Y120", "F5")],
    ),
    Case(
        "before the first day of the next quarter",
        TASKS,
        PLAN + "1|III|Việc|VP|trước ngày|01/10/2023|||30/09/2023",
        [],
    ),
    Case(
        "a month of another quarter",
        TASKS,
        PLAN + "1|III|Việc|VP|trong tháng|05/12/2023",
        [("Y120", "F5")],
    ),
    Case(
        "by the superior's plan",
        TASKS,
        PLAN + "1|III|Việc|VP|theo kế hoạch của cấp trên|05/12/2023",
        [],
    ),
    Case(
        "sooner than what comes first",
        TASKS,
        PLAN + "1|I|A|VP|ngày|15/03/2023\n2|I|B|VP|ngày|14/03/2023|1",
        [("Y121", "F6")],
    ),
    Case(
        "after nothing that is there",
        TASKS,
        PLAN + "1|I|A|VP|ngày|15/03/2023|7.2",
        [("Y122", "AA5")],
    ),
    Case("nobody's", TASKS, PLAN + "1|I|A||ngày|15/03/2023", [("Y123", "D5")]),
    Case("without a day", TASKS, PLAN + "1|I|A|VP|ngày", [("Y124", "F5")]),
    Case("of another year", TASKS, PLAN + "1|I|A|VP|ngày|15/03/2022", [("Y125", "F5")]),
    Case("on a Saturday", TASKS, PLAN + "1|I|A|VP|ngày|18/03/2023", [("Y126", "F5")]),
    Case(
        "on a Saturday, long done",
        TASKS,
        PLAN + "1|I|A|VP|ngày|18/03/2023|||17/03/2023",
        [],
    ),
    Case("in Tết", TASKS, PLAN + "1|I|A|VP|ngày|24/01/2023", [("Y126", "F5")]),
    Case(
        "later than the superior wants it",
        TASKS,
        PLAN + "1|II|A|VP|ngày|20/06/2023||Báo cáo 6 tháng",
        [("Y127", "F5")],
    ),
    Case(
        "as the superior wants it",
        TASKS,
        PLAN + "1|II|A|VP|ngày|15/06/2023||Báo cáo 6 tháng",
        [],
    ),
    Case(
        "a rule that nobody made",
        TASKS,
        PLAN + "1|II|A|VP|ngày|15/06/2023||Hạn lạ",
        [("Y128", "AB5")],
    ),
    Case(
        "a number twice",
        TASKS,
        PLAN + "1|I|A|VP|ngày|15/03/2023\n1|I|B|VP|ngày|16/03/2023",
        [("Y129", "A6")],
    ),
    Case(
        "each waits for the other",
        TASKS,
        PLAN + "1|I|A|VP|ngày|15/03/2023|2\n2|I|B|VP|ngày|15/03/2023|1",
        [("Y130", "AA5")],
    ),
    # Indicators
    Case(
        "a growth",
        FIGURES,
        FIGURE + "stated_growth\nBán lẻ|tỷ|cả năm|22700|22190||15.7",
        [("Y140", "M5")],
    ),
    Case(
        "a growth within its rounding",
        FIGURES,
        FIGURE + "stated_growth\nBán lẻ|tỷ|cả năm|22700|22190||2.3",
        [],
    ),
    Case(
        "a share of the plan",
        FIGURES,
        FIGURE + "stated_share\nBán lẻ|tỷ|cả năm|110||100|112",
        [("Y141", "N5")],
    ),
    Case(
        "100 is 99,7",
        FIGURES,
        FIGURE + "stated_share\nBán lẻ|tỷ|cả năm|99.7||100|100",
        [("Y145", "O5")],
    ),
    Case(
        "100,0 is not 99,7",
        FIGURES,
        FIGURE + "stated_share|decimals\nBán lẻ|tỷ|cả năm|99.7||100|100|1",
        [("Y141", "N5"), ("Y145", "O5")],
    ),
    Case(
        "what was reached",
        FIGURES,
        FIGURE + "part|whole|stated_actual\nHộ có điện|%|cả năm||||478395|478833|99.8",
        [("Y142", "L5")],
    ),
    Case(
        "the retail target of 2018",
        FIGURES,
        FIGURE + "next_plan|stated_next_growth\nBán lẻ|tỷ|cả năm|22190|||22700|15.7",
        [("Y143", "U5")],
    ),
    Case(
        "said to be met",
        FIGURES,
        FIGURE + "stated_share|claim\nXuất khẩu|triệu USD|6 tháng|1080|||47.1|đạt",
        [("Y144", "O5")],
    ),
    Case(
        "said to be over",
        FIGURES,
        FIGURE + "claim\nXuất khẩu|triệu USD|cả năm|100||100|vượt",
        [("Y144", "O5")],
    ),
    Case(
        "8 of 33 against 30 per cent",
        FIGURES,
        FIGURE + "part|whole\nCCN|%|cả năm|||30|8|33",
        [("Y145", "O5")],
    ),
    Case(
        "said to be missed",
        FIGURES,
        FIGURE + "claim\nXuất khẩu|triệu USD|cả năm|101||100|chưa đạt",
        [("Y146", "O5")],
    ),
    Case(
        "an indicator twice",
        FIGURES,
        FIGURE + "\nBán lẻ|tỷ|cả năm|1\nbán  lẻ|tỷ|cả năm|1\nBán lẻ|tỷ|6 tháng|1",
        [("Y147", "A6")],
    ),
    Case(
        "more than all",
        FIGURES,
        FIGURE + "part|whole\nXã|%|cả năm||||34|33",
        [("Y148", "V5")],
    ),
    Case(
        "two ways that differ",
        FIGURES,
        FIGURE + "part|whole\nXã|%|cả năm|98|||181|182",
        [("Y149", "E5")],
    ),
    Case(
        "all said to be met while two are behind at mid-year",
        FIGURES,
        FIGURE + "stated_share\nGiá trị SXCN|tỷ|6 tháng|44387|||46.3\n"
        "Bán lẻ|tỷ|6 tháng|28763|||52\n"
        "Xuất khẩu|triệu USD|6 tháng|1080|||47.1\n"
        "Nhập khẩu|triệu USD|6 tháng|1112|||61.9",
        [("Y150", "B10")],
        "all_met: x",
    ),
    # Movements
    Case(
        "ends before it begins",
        MOVES,
        "name|start|end\nNTM|01/01/2026|31/12/2020",
        [("Y160", "C5")],
    ),
    Case("a movement twice", MOVES, "name\nNTM\nntm", [("Y161", "A6")]),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_fault_is_told_with_its_cell(case: Case) -> None:
    book = year_book({case.table: case.grid}, case.settings)
    assert places(assess_year(book).findings) == case.found


def test_another_workbook_is_refused() -> None:
    other = build_round(None, register="x.xlsx", rules_version=rules_version())
    with pytest.raises(WorkRefusedError) as refused:
        read_year(ClosedBook.from_bytes(other))
    assert refused.value.finding.code == "Y100"


def test_a_lost_column_is_refused() -> None:
    data = build_year(year=2023, today=NOW.date(), rules_version=rules_version())
    book = ClosedBook.from_bytes(data)
    names = dict(book.names())
    del names["td_y_tasks_day"]
    book.names = lambda: names  # type: ignore[method-assign]
    with pytest.raises(WorkRefusedError) as refused:
        read_year(book)
    assert refused.value.finding.code == "Y101"


def test_a_book_without_a_year_and_rows_below_the_table() -> None:
    book = year_book({}, year=None)
    assert places(assess_year(book).findings) == [("Y102", "B6")]
    book = year_book({MOVES: "name\nNTM"})
    book.set_value("Phong trào", 66, 1, "Đổi mới")
    found = assess_year(book)
    assert places(found.findings) == [("Y107", "")]
    assert len(found.book.movements) == 2  # the engine counts it all the same


@pytest.mark.parametrize(("year", "told"), [(2014, 1), (2015, 0), (2035, 0), (2036, 1)])
def test_a_year_without_a_table_of_holidays_is_told(year: int, told: int) -> None:
    found = assess_year(year_book({}, f"year: {year}")).findings
    assert places(found) == [("Y182", "B6")] * told


def test_an_unverified_deadline_of_a_superior_only_informs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rule = superior.superior_deadlines(2023)[folded("Báo cáo 6 tháng")]
    doubtful = {folded(rule.title): rule._replace(unverified=True)}
    monkeypatch.setattr(superior, "superior_deadlines", lambda *_: doubtful)
    book = year_book({TASKS: PLAN + "1|II|A|VP|ngày|20/06/2023||Báo cáo 6 tháng"})
    assert places(assess_year(book).findings) == [("Y131", "F5")]


OWN = (OwnDay(2023, "Nộp hồ sơ tỉnh", date(2023, 11, 20), "CV 12/SNV"),)
GIA_LAI = frozenset({"Sở Công Thương Gia Lai"})
HALF = "Báo cáo 6 tháng"


@pytest.mark.parametrize(
    ("rule", "day", "own", "profile", "told"),
    [
        ("nộp  hồ sơ TỈNH", "20/11/2023", OWN, frozenset(), []),
        ("Nộp hồ sơ tỉnh", "21/11/2023", OWN, frozenset(), [("Y127", "F5")]),
        ("", "21/11/2023", OWN, frozenset(), [("Y177", "")]),
        # A day of the office's own goes before one that rules set under that name …
        (HALF, "21/11/2023", (OWN[0]._replace(title=HALF),), (), [("Y127", "F5")]),
        # … and one of another year is not of this plan.
        ("Nộp hồ sơ tỉnh", "20/11/2023", (OWN[0]._replace(year=2022),), (),
         [("Y128", "AB5")]),
        (HALF, "09/06/2023", (), frozenset(), [("Y176", "AB5")]),
        (HALF, "20/06/2023", (), GIA_LAI,
         [("Y127", "F5"), *[("Y177", "")] * 3]),
    ],
)  # fmt: skip
def test_deadlines_of_a_register_bind_the_plan(
    rule: str, day: str, own: tuple[OwnDay, ...], profile: frozenset[str],
    told: list[tuple[str, str]],
) -> None:  # fmt: skip
    book = year_book({TASKS: PLAN + f"1||A|VP|ngày|{day}||{rule}"})
    chosen = superior.Chosen(frozenset(profile), own, "sổ.xlsx")
    assert places([*plan_findings(read_year(book).book, chosen)]) == told


def test_a_long_chain_of_tasks_is_gone_through_once() -> None:
    tasks = tuple(
        Task(row, number=str(row), task="A", after=(str(row + 1),))
        for row in range(5, 3005)
    )
    codes = [one.code for one in plan_findings(YearBook(year=2023, tasks=tasks))]
    assert codes.count("Y122") == 1
    assert "Y130" not in codes


def award(row: int, reason: str, recipient: Recipient, number: int = 1) -> AwardLine:
    return AwardLine(
        row,
        year=2023,
        recipient=recipient,
        number=number,
        reason=reason,
        mode=Mode.THEMED,
    )


def test_awards_for_movements_are_held_against_the_register() -> None:
    both = Recipient.COLLECTIVE, Recipient.INDIVIDUAL
    register = Register(
        awards=(
            award(5, "Phong trào thi đua xây dựng nông thôn mới", both[1], 2),
            award(6, "Phong trào “Đổi mới sáng tạo” năm 2023", both[0]),
            award(7, "Thành tích năm 2023", both[0]),
        )
    )
    movements = (
        Movement(5, "Xây dựng nông thôn mới", collectives=1, individuals=2),
        Movement(6, "Ngày vì người nghèo", individuals=0),
    )
    book = YearBook(year=2023, movements=movements)
    found = list(award_findings(book, register, "khen.xlsx"))
    assert [one.code for one in found] == ["Y163", "Y162"]
    assert "1 tập thể" in found[1].what
    assert not list(award_findings(YearBook(), register, "khen.xlsx"))


def test_awards_of_other_years_than_a_movement_s_are_told() -> None:
    def given(start: int, end: int) -> AwardLine:
        line = award(5, "Xây dựng nông thôn mới", Recipient.INDIVIDUAL)
        return line._replace(start=date(start, 1, 1), end=date(end, 12, 31))

    movement = Movement(
        5, "Xây dựng nông thôn mới", start=date(2016, 1, 1), end=date(2020, 12, 31)
    )
    book = YearBook(year=2023, movements=(movement,))
    for years, told in (
        ((2010, 2020), ["Y181"]),
        ((2016, 2020), []),
        ((2018, 2018), []),
    ):
        found = award_findings(book, Register(awards=(given(*years),)), "khen.xlsx")
        assert [one.code for one in found] == told
