"""Reward money: by the rules of the day of each decision, in figures and in words."""

import pytest

from tests.awards.entered import entered
from tests.reading_reports import codes_and_cells
from toolkit.awards.money.findings import money_findings
from toolkit.awards.money.funds import by_fund, payer
from toolkit.awards.money.in_words import in_words
from toolkit.awards.money.lines import MoneyLine, Why, money_lines
from toolkit.awards.settings import Settings
from toolkit.model.register import Register
from toolkit.rules.standards import MoneyRounding

HEAD = """
# Khen thưởng
Năm | Ngày quyết định | Cấp khen | Danh hiệu, hình thức | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Số lượng | Thành tích từ | đến
"""  # noqa: E501 – a grid is read across
WORKER, FIGHTER = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
OF_PROVINCE = "Chiến sĩ thi đua cấp bộ, cấp tỉnh"
ROOM, BEST_ROOM = "Tập thể lao động tiên tiến", "Tập thể lao động xuất sắc"
MERIT, LETTER = "Bằng khen cấp bộ, cấp tỉnh", "Giấy khen"
MEDAL = "Kỷ niệm chương"
DIRECTOR, CHAIR = "Giám đốc Sở A", "Chủ tịch UBND tỉnh Gia Lai"
DEFAULT = Settings()


def register(*rows: str, year: int = 2025) -> Register:
    return entered(HEAD + "\n".join(rows), year=year)


def granted(
    award: str,
    day: str = "15/12/2025",
    *,
    name: str = "Lê Văn An",
    who: str = "cá nhân",
    number: str = "",
    period: str = " | ",
    year: int = 2025,
    by: str = DIRECTOR,
) -> str:
    return (
        f"{year} | {day} | {by} | {award} | {who} | {name} | Phòng A | {number} |"
        f" {period}"
    )


def lines(*rows: str, settings: Settings = DEFAULT) -> tuple[MoneyLine, ...]:
    return money_lines(register(*rows), settings)


ONE = [
    # 0,3 × 2.340.000 = 702.000: the office's choice, else the rule of the day.
    (granted(WORKER), None, 710_000),
    (granted(WORKER), MoneyRounding.NEAREST, 700_000),
    (granted(WORKER), MoneyRounding.EXACT, 702_000),
    # From 2024 to June 2025 no rule on rounding is known: nothing is rounded.
    (granted(WORKER, "30/06/2025"), None, 702_000),
    (granted(WORKER, "30/06/2025"), MoneyRounding.UP, 710_000),
    # Decree 91: to the nearest; 0,3 × 1.490.000 = 447.000.
    (granted(WORKER, "30/06/2023"), None, 450_000),
    (granted(WORKER, "30/06/2023"), MoneyRounding.UP, 450_000),
    (granted(WORKER, "30/06/2023"), MoneyRounding.EXACT, 447_000),
    (granted(MERIT, by=CHAIR), None, 3_510_000),
    (granted(MERIT, who="tập thể", by=CHAIR), None, 7_020_000),
    (granted(MERIT, who="hộ gia đình", by=CHAIR), None, 5_270_000),
    (granted(LETTER, number="21", name=""), None, 21 * 710_000),
    # An award of the commune had money of its own until 2023.
    (
        granted(LETTER, "30/06/2023", by="Chủ tịch UBND xã Ia Phí"),
        MoneyRounding.EXACT,
        223_500,
    ),
    # What is not known has none.
    (granted(MERIT, "15/01/2024", by=CHAIR), None, 0),
    (granted(WORKER, ""), None, 0),
    (granted(WORKER, "30/06/2017"), None, 0),
]


@pytest.mark.parametrize(("row", "way", "amount"), ONE)
def test_an_award_is_paid_by_the_rules_of_its_day(
    row: str, way: MoneyRounding | None, amount: int
) -> None:
    [line] = lines(row, settings=Settings(money_rounding=way))
    assert line.amount == amount
    assert (line.each is None) is (amount == 0)


UNIT = {"who": "tập thể", "name": "Phòng A"}
SEVERAL = [
    # Of one period only the highest title, since 01/07/2025.
    ((granted(WORKER), granted(FIGHTER)), [0, 2_340_000], []),
    ((granted(ROOM, **UNIT), granted(BEST_ROOM, **UNIT)), [0, 3_510_000], []),
    # «Ông» is no part of a name; another person is another person.
    ((granted(WORKER, name="Ông Lê Văn An"), granted(FIGHTER)), [0, 2_340_000], []),
    ((granted(WORKER, name="Vũ Bình"), granted(FIGHTER)), [710_000, 2_340_000], []),
    # A title and a form are both paid.
    ((granted(WORKER), granted(LETTER)), [710_000, 710_000], ["C303"]),
    # Titles of different periods are both paid.
    (
        (granted(FIGHTER), granted(OF_PROVINCE, period="2023 | 2025", by=CHAIR)),
        [2_340_000, 7_020_000],
        [],
    ),
    # Its period is not written: it is told, and not guessed.
    ((granted(FIGHTER), granted(OF_PROVINCE, by=CHAIR)), [2_340_000, 7_020_000], "308"),
    # What earlier rules say of one period is not known.
    (
        (granted(WORKER, "30/06/2025"), granted(FIGHTER, "30/06/2025")),
        [702_000, 2_340_000],
        ["C307"],
    ),
    # Who is not named cannot be one of them.
    (
        (granted(WORKER, name="", number="2"), granted(FIGHTER)),
        [1_420_000, 2_340_000],
        [],
    ),
]


@pytest.mark.parametrize(("rows", "amounts", "codes"), SEVERAL)
def test_of_several_titles_of_a_period_the_highest_is_paid_where_the_rules_say_so(
    rows: tuple[str, ...], amounts: list[int], codes: list[str] | str
) -> None:
    book = register(*rows)
    found = money_lines(book, DEFAULT)
    assert [line.amount for line in found] == amounts
    told = [f.code for f in money_findings(book, DEFAULT, found)]
    wanted = ["C308"] if codes == "308" else codes
    usual = ("C304", "C305", "C306")
    assert [code for code in told if code not in usual] == wanted


FINDINGS = [
    ((granted(WORKER, ""), granted(FIGHTER, "")), [("C300", "C5")]),
    ((granted(MERIT, "15/01/2024", by=CHAIR),), [("C302", "E5")]),
    ((granted(WORKER, "30/06/2017"),), [("C302", "E5")]),
    ((granted(LETTER),), [("C303", "E5"), ("C304", "C5"), ("C305", "")]),
    ((granted(WORKER),), [("C304", "C5"), ("C305", "")]),
    ((granted(WORKER, "30/06/2025"),), [("C304", "C5"), ("C306", "")]),
    ((granted(WORKER, "30/06/2023"),), []),
    ((granted(MEDAL, by=CHAIR),), [("C304", "C5"), ("C305", ""), ("C309", "E5")]),
    (
        (granted(WORKER, "30/06/2024"), granted(FIGHTER, "30/06/2024")),
        [("C306", ""), ("C307", "E5")],
    ),
]


@pytest.mark.parametrize(("rows", "wanted"), FINDINGS)
def test_what_nobody_has_checked_is_told_once_at_its_first_line(
    rows: tuple[str, ...], wanted: list[tuple[str, str]]
) -> None:
    book = register(*rows)
    found = money_findings(book, DEFAULT, money_lines(book, DEFAULT))
    assert codes_and_cells(found) == wanted


def test_a_chosen_rounding_leaves_nothing_to_be_told_of_it() -> None:
    chosen, book = Settings(money_rounding=MoneyRounding.UP), register(granted(WORKER))
    found = money_findings(book, chosen, money_lines(book, chosen))
    assert [one.code for one in found] == ["C304"]


def test_a_granted_proposal_that_is_not_entered_is_told() -> None:
    text = (
        f"\n# Đề nghị\nNăm | Đối tượng | Họ và tên hoặc tên tập thể |"
        f" Danh hiệu, hình thức | Kết quả\n2025 | cá nhân | Vũ Bình | {WORKER} |"
        " được khen"
    )
    book = entered(HEAD + granted(FIGHTER) + text, year=2025)
    found = money_findings(book, DEFAULT, ())
    assert codes_and_cells(found) == [("C301", "N5")]


def test_rows_of_other_years_and_rows_that_no_sum_holds_are_left_out() -> None:
    others = (granted(WORKER, year=2024), granted("LĐTT"), granted(WORKER, number="0"))
    assert lines(*others) == ()
    [line] = lines(*others, granted(WORKER, ""))
    assert line.why is Why.NO_DAY


def test_funds_are_those_the_office_wrote_by_whatever_name_of_who_grants() -> None:
    assert payer("Chủ tịch UBND tỉnh") == payer(CHAIR) != payer(DIRECTOR)
    found = lines(
        granted(WORKER), granted(MERIT, by=CHAIR), granted(LETTER, by="Ai đó")
    )
    funds = by_fund(found, {payer("Chủ tịch UBND tỉnh"): "Quỹ tỉnh"})
    told = [(one.fund, one.granted_by, one.units[0].unit) for one in funds]
    assert told == [
        ("", DIRECTOR, "Phòng A"),
        ("Quỹ tỉnh", CHAIR, "Phòng A"),
        ("", "Ai đó", "Phòng A"),
    ]


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (105, "Một trăm linh năm đồng"),
        (110, "Một trăm mười đồng"),
        (702_000, "Bảy trăm linh hai nghìn đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (31_600_000, "Ba mươi mốt triệu sáu trăm nghìn đồng"),
        (1_000_000_005, "Một tỷ không trăm linh năm đồng"),
        (
            1_325_395_000,
            "Một tỷ ba trăm hai mươi lăm triệu ba trăm chín mươi lăm nghìn đồng",
        ),
        (2_005_000_000_000, "Hai nghìn không trăm linh năm tỷ đồng"),
    ],
)
def test_a_sum_is_read_as_it_is_spoken(amount: int, words: str) -> None:
    assert in_words(amount) == words
