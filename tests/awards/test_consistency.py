"""What contradicts itself in a register is told, once, at its cell."""

import pytest

from tests.awards.entered import entered
from tests.awards.reports import GIA_LAI
from tests.reading_reports import codes_and_cells
from toolkit.awards.consistency.checks import SHOWN, consistency
from toolkit.awards.consistency.dossiers import part_key
from toolkit.awards.consistency.people import staff_of
from toolkit.awards.settings import LeaderLine, Settings
from toolkit.findings.finding import Finding
from toolkit.model.emulation import Staff
from toolkit.model.register import Register
from toolkit.rules.shelf import series
from toolkit.rules.standards import Dossier

DEFAULT = Settings()
FIGHTER, WORKER = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
MERIT = "Bằng khen cấp bộ, cấp tỉnh"
NAME = "Họ và tên hoặc tên tập thể"


def found(register: Register, settings: Settings = DEFAULT) -> list[Finding]:
    return consistency(register, settings)


def told(
    text: str, *, year: int | None = 2023, settings: Settings = DEFAULT
) -> list[tuple[str, str]]:
    return codes_and_cells(found(entered(text, year=year), settings))


def one(text: str, code: str, *, year: int | None = 2023) -> Finding:
    [finding] = [f for f in found(entered(text, year=year)) if f.code == code]
    return finding


# The reports that this was made for


def test_the_oddities_of_the_gia_lai_report_are_found() -> None:
    register = entered(GIA_LAI.replace("|'", "|"))
    assert codes_and_cells(found(register)) == [
        ("C270", "L6"),  # «2026–2020»
        ("C271", "O15"),  # the room for trade, in 2019–2020 and again in 2020–2021
        ("C271", "O16"),  # promotion of industry, likewise
        ("C271", "O21"),  # natural disasters, the department, in two periods
        ("C272", "J22"),  # natural disasters, persons: 2 here, 1 there
        ("C272", "J38"),  # merits of 2021: 7 here, 2 there
        ("C294", "O13"),  # 2019–2020 and then 2020–2021
    ]


def test_numbers_that_rise_while_days_fall_are_found_once() -> None:
    finding = one(
        f"""
        # Khen thưởng
        Năm | Số quyết định | Ngày quyết định | Cấp khen | Danh hiệu, hình thức | {NAME}
        2018 | 137/QĐ-SCT | 20/11/2018 | Giám đốc Sở | Giấy khen | Lê Một
        2018 | 138/QĐ-SCT | 27/12/2018 | Giám đốc Sở | Giấy khen | Lê An
        2018 | 139/QĐ-SCT | 17/12/2018 | Giám đốc Sở | Giấy khen | Lê Bình
        2018 | 139/QĐ-SCT | 17/12/2018 | Giám đốc Sở | Giấy khen | Lê Hai
        2018 | 140/QĐ-SCT | 17/12/2018 | Giám đốc Sở | Giấy khen | Lê Chi
        """,
        "C273",
    )
    assert (finding.cell, finding.severity) == ("C7", "warning")
    assert finding.seen == "139/QĐ-SCT ngày 17/12/2018"
    assert finding.expected == "138/QĐ-SCT ngày 27/12/2018"
    assert "(ô C6)" in finding.text


# Awards


DECISIONS = "# Khen thưởng\nNăm | Số quyết định | Ngày quyết định | Cấp khen"
DECISIONS += f" | Danh hiệu, hình thức | {NAME}\n"


@pytest.mark.parametrize(
    "rows",
    [
        # Another series, another year, another body: numbers begin anew.
        "2018|9/QĐ-SCT|27/12/2018|Sở A|Giấy khen|A\n"
        "2018|10/QĐ-UBND|17/12/2018|Sở A|Giấy khen|B",
        "2018|9/QĐ-SCT|27/12/2018|Sở A|Giấy khen|A\n"
        "2017|10/QĐ-SCT|17/01/2017|Sở A|Giấy khen|B",
        f"2018|9/QĐ-UBND|27/12/2018|UBND tỉnh Gia Lai|{MERIT}|A\n"
        f"2018|10/QĐ-UBND|17/12/2018|UBND tỉnh Kon Tum|{MERIT}|B",
        "2018|9/QĐ-SCT|27/12/2018|Sở A|Giấy khen|A\n"
        "2018|10/QĐ-SCT|27/12/2018|Sở A|Giấy khen|B",
        "2018|không số|27/12/2018|Sở A|Giấy khen|A\n"
        "2018|không rõ|17/12/2018|Sở A|Giấy khen|B",
    ],
)
def test_decisions_that_may_stand_together_are_no_finding(rows: str) -> None:
    assert told(DECISIONS + rows) == []


def test_one_body_is_known_in_both_of_its_spellings() -> None:
    rows = f"""
        2018 | 9/QĐ-UBND | 27/12/2018 | UBND tỉnh Gia Lai | {MERIT} | A
        2018 | 10 /QĐ–UBND | 17/12/2018 | Chủ tịch UBND tỉnh Gia Lai | {MERIT} | B
    """
    assert told(DECISIONS + rows) == [("C273", "C6")]


def test_one_decision_with_two_days_is_found_once_and_breaks_no_order() -> None:
    rows = """
        2018 | 8/QĐ-SCT | 20/12/2018 | Giám đốc Sở | Giấy khen | Lê An
        2018 | Số 9/QĐ-SCT | 17/12/2018 | Giám đốc Sở | Giấy khen | Lê Bình
        2018 | 9/QĐ-SCT | 27/12/2018 | Giám đốc Sở | Giấy khen | Lê Chi
        2018 | 9/QĐ-SCT | 27/12/2018 | Giám đốc Sở | Giấy khen | Lê Dung
    """
    assert told(DECISIONS + rows) == [("C274", "C7")]


def test_a_period_of_days_that_ends_before_it_begins_shows_the_days() -> None:
    finding = one(
        f"""
        # Đề nghị
        Năm | Danh hiệu, hình thức | {NAME} | Thành tích từ | đến
        2023 | Giấy khen | Lê An | 02/03/2023 | 01/03/2023
        2023 | Giấy khen | Lê Bình | 01/03/2023 | 01/03/2023
        """,
        "C270",
    )
    assert (finding.seen, finding.expected) == ("02/03/2023", "01/03/2023")
    assert (finding.sheet, finding.cell) == ("Đề nghị", "J5")


def granted(year: int, authority: str, award: str, day: str = "") -> str:
    return (
        "# Khen thưởng\nNăm | Ngày quyết định | Cấp khen | Danh hiệu, hình thức\n"
        f"{year} | {day} | {authority} | {award}"
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (granted(2023, "Giám đốc Sở Công Thương", MERIT), [("C275", "D5")]),
        (granted(2023, "Chủ tịch UBND tỉnh Gia Lai", MERIT), []),
        (granted(2023, "Thủ tướng Chính phủ", "Giấy khen"), [("C275", "D5")]),
        (granted(2023, "Hội đồng lạ", MERIT), []),
        (granted(2023, "", MERIT), []),
        # The district level, on the last day that it was there and on the next.
        (granted(2025, "UBND huyện Tân Yên", "Giấy khen", "30/06/2025"), []),
        (
            granted(2025, "UBND huyện Tân Yên", "Giấy khen", "01/07/2025"),
            [("C276", "D5")],
        ),
        # What was never its right is a question only while it is there.
        (granted(2025, "UBND huyện Tân Yên", MERIT, "30/06/2025"), [("C275", "D5")]),
        (granted(2025, "UBND huyện Tân Yên", MERIT, "01/07/2025"), [("C276", "D5")]),
        # A province on the day before and the day of its merger.
        (granted(2025, "UBND tỉnh Bắc Giang", MERIT, "30/06/2025"), []),
        (granted(2025, "UBND tỉnh Bắc Giang", MERIT, "01/07/2025"), [("C276", "D5")]),
        (granted(2025, "UBND tỉnh Bắc Giang", MERIT), [("C276", "D5")]),
        (granted(2024, "UBND tỉnh Bắc Giang", MERIT), []),
        # A title before it was made.
        (granted(2023, "UBND tỉnh Gia Lai", "Xã tiêu biểu"), [("C277", "E5")]),
        (granted(2024, "UBND tỉnh Gia Lai", "Xã tiêu biểu"), []),
        # Before the rules begin, nothing can be said.
        (granted(2010, "Giám đốc Sở Công Thương", MERIT), []),
        (granted(2010, "UBND tỉnh Gia Lai", "Xã tiêu biểu"), []),
    ],
)
def test_who_grants_must_be_there_that_day_and_have_the_right(
    row: str, expected: list[tuple[str, str]]
) -> None:
    assert told(row, year=2026) == expected


def test_the_right_authority_is_named_with_the_article() -> None:
    finding = one(granted(2023, "Sở A", MERIT), "C275")
    assert finding.seen == "Sở A"
    assert finding.expected == (
        "Bộ trưởng, thủ trưởng cơ quan ngang bộ; Chủ tịch UBND cấp tỉnh"
    )
    assert "(chưa kiểm chứng)" in finding.basis


def test_a_day_that_is_missing_is_said_where_the_end_of_the_year_stands_for_it() -> (
    None
):
    missing = "cuối năm 2025 (chưa ghi ngày quyết định)"
    title = granted(2025, "Chủ tịch UBND huyện Krông Pa", WORKER)
    finding = one(title, "C276", year=2025)
    assert finding.expected == missing
    assert finding.next_step.endswith("ghi đúng ngày, năm.")
    assert missing in one(granted(2025, "Sở A", MERIT), "C275", year=2025).text
    dated = one(granted(2025, "Sở A", MERIT, "05/01/2025"), "C275", year=2025)
    assert "thẩm quyền vào ngày 05/01/2025 là của" in dated.text
    proposal = title.replace("# Khen thưởng", "# Đề nghị").replace(
        "Ngày quyết định", "Ngày đề nghị"
    )
    wanted = "cuối năm 2025 (chưa ghi ngày đề nghị)"
    assert one(proposal, "C276", year=2025).expected == wanted


@pytest.mark.parametrize("sheet", ["Đăng ký", "Đề nghị", "Biểu quyết", "Hồ sơ"])
def test_a_title_for_the_wrong_kind_of_recipient_is_an_error(sheet: str) -> None:
    title = "Danh hiệu đăng ký" if sheet == "Đăng ký" else "Danh hiệu, hình thức"
    rows = f"# {sheet}\nNăm | Đối tượng | {NAME} | {title}\n"
    assert told(f"{rows}2023 | tập thể | Phòng A | {FIGHTER}") == [("C278", "B5")]
    assert told(f"{rows}2023 | cá nhân | Phòng A | {FIGHTER}") == []


# Names


PEOPLE = """
# Người
Họ và tên | Mã | Đơn vị | Ngày sinh
Trần Quang Tấn | | Phòng Một | 01/02/1980
Nguyễn Văn An | '01 | Phòng Một |
Nguyễn Văn An | '02 | Phòng Hai |
Nguyễn Văn Ân | | Phòng Một |
Lê Thị Hoà | | Phòng Hai |
"""


def rated(*names: str, unit: str = "Phòng Một", year: int = 2023) -> str:
    rows = [f"{year} | cá nhân | {name} | {unit}" for name in names]
    return "\n".join([f"# Xếp loại\nNăm | Đối tượng | {NAME} | Đơn vị", *rows])


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Tran Quang Tan", "Trần Quang Tấn"),  # no tones
        ("Trần Quang Tân", "Trần Quang Tấn"),  # a tone less
        ("Trần Quang Tấnn", "Trần Quang Tấn"),  # a letter more
        ("Trần Qung Tấn", "Trần Quang Tấn"),  # a letter less
        ("Trần Qunag Tấn", "Trần Quang Tấn"),  # two letters that changed places
    ],
)
def test_a_name_that_is_almost_one_of_the_list_is_suggested(
    name: str, like: str
) -> None:
    finding = one(PEOPLE + rated(name), "C279")
    assert (finding.sheet, finding.cell) == ("Xếp loại", "C5")
    assert (finding.seen, finding.expected) == (name, like)
    assert "(ô A5 trang «Người»)" in finding.text
    assert finding.severity == "note"


@pytest.mark.parametrize(
    "rows",
    [
        PEOPLE,  # two that the list tells apart
        PEOPLE + rated("Lê Thị Hòa", unit="Phòng Hai"),  # one spelling, as the law is
        PEOPLE + rated("Nguyễn Văn An (01)"),
        PEOPLE + rated("Trần Quan Tất"),  # two letters
        PEOPLE + rated("Tran Quang Tan", unit="Phòng Hai"),  # works elsewhere
        PEOPLE + rated("Trần Quang Tấn", "Tran Quang Tan"),  # rated side by side
        PEOPLE + rated("Tấn", "Tan"),  # too short to tell
    ],
)
def test_names_that_may_well_be_two_are_left_alone(rows: str) -> None:
    assert "C279" not in dict(told(rows))


def test_somebody_listed_twice_with_one_birthday_is_suggested() -> None:
    twice = PEOPLE + "Tran Quang Tan | | Phòng Một | 01/02/1980\n"
    assert [cell for code, cell in told(twice) if code == "C279"] == ["A10"]
    other = PEOPLE + "Tran Quang Tan | | Phòng Một | 01/02/1981\n"
    assert "C279" not in dict(told(other))


def test_units_that_only_a_formula_tells_apart_are_told_with_their_rows() -> None:
    finding = one(
        """
        # Đơn vị
        Tên đơn vị
        Phòng Kế hoạch - Tài chính
        """
        + rated("Lê An", "Lê Bình", unit="P. Kế hoạch – Tài chính"),
        "C280",
    )
    assert (finding.sheet, finding.cell) == ("Xếp loại", "D5")
    assert finding.expected == "Phòng Kế hoạch - Tài chính"
    assert "(2 dòng)" in finding.text
    assert "(ô A5 trang «Đơn vị»)" in finding.text


@pytest.mark.parametrize(
    "unit", ["PHÒNG MỘT", "Phòng Một", "Phòng Mốt", "Ban Một", "Phòng Một A"]
)
def test_units_that_differ_by_case_or_more_than_form_are_left_alone(unit: str) -> None:
    units = "# Đơn vị\nTên đơn vị\nPhòng Một\n"
    assert "C280" not in dict(told(units + rated("Lê An", unit=unit)))


UNKNOWN = f"""
# Đơn vị
Tên đơn vị
Phòng Một
# Đề nghị
Năm | Đối tượng | {NAME} | Danh hiệu, hình thức
2023 | cá nhân | Vũ Lạ | {WORKER}
2023 | tập thể | Phòng Lạ | Tập thể lao động tiên tiến
2023 | cá nhân | Nguyễn Văn An | {WORKER}
2023 | cá nhân | Nguyễn Văn An (02) | {WORKER}
2023 | tập thể | phòng một | Tập thể lao động tiên tiến
2023 | hộ gia đình | Hộ ông Bảy | Gia đình văn hóa
# Khen thưởng
Năm | Đối tượng | {NAME} | Danh hiệu, hình thức
2022 | cá nhân | VŨ LẠ | {WORKER}
2022 | cá nhân | | {WORKER}
"""


def test_recipients_that_no_list_knows_are_told_once() -> None:
    names = {"C281", "C282"}
    both = [pair for pair in told(PEOPLE + UNKNOWN) if pair[0] in names]
    assert both == [("C281", "C5"), ("C282", "C6")]


def test_an_empty_list_knows_nobody_on_purpose() -> None:
    alone = UNKNOWN[UNKNOWN.index("# Đề nghị") :]
    assert not {"C281", "C282"} & set(dict(told(alone)))


# Proposals


PROPOSALS = f"# Đề nghị\nNăm | Đối tượng | {NAME} | Danh hiệu, hình thức | Kết quả"
PROPOSALS += " | Thành tích, lý do\n"
LIST = f"# Khen thưởng\nNăm | Đối tượng | {NAME} | Danh hiệu, hình thức"
LIST += " | Loại cán bộ | Thành tích, lý do\n"


def person(award: str, *, result: str = "", reason: str = "", year: int = 2023) -> str:
    return f"{year} | cá nhân | Lê An | {award} | {result} | {reason}\n"


def line(award: str, *, reason: str = "", name: str = "Lê An", year: int = 2023) -> str:
    return f"{year} | cá nhân | {name} | {award} | người trực tiếp | {reason}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (person(FIGHTER) + person(FIGHTER), [("C283", "C6")]),
        (person(FIGHTER) + person(WORKER), []),
        (person(FIGHTER) + person(FIGHTER, year=2022), []),
        (person(FIGHTER, result="rút") + person(FIGHTER), []),
        (person("Giấy khen", reason="a") + person("Giấy khen", reason="b"), []),
        (person(FIGHTER, reason="a") + person(FIGHTER, reason="b"), [("C283", "C6")]),
        (person(FIGHTER) + LIST + line(FIGHTER), [("C284", "N5")]),
        (person(FIGHTER) + LIST + line(FIGHTER, year=2022), []),
        (
            person("Giấy khen", reason="a") + LIST + line("Giấy khen", reason="b"),
            [],
        ),
        (person(FIGHTER, result="được khen") + LIST + line(FIGHTER), []),
        (person(FIGHTER, result="được khen"), [("C285", "N5")]),
        (
            person(FIGHTER, result="được khen") + LIST + line(WORKER),
            [("C285", "N5")],
        ),
        # It may stand in a line that names nobody.
        (person(FIGHTER, result="được khen") + LIST + line(FIGHTER, name=""), []),
        (person(FIGHTER, result="không được khen"), []),
    ],
)
def test_a_proposal_and_its_award_are_counted_once(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(PROPOSALS + text) == expected


# People


@pytest.mark.parametrize(
    ("position", "staff"),
    [
        ("Trưởng phòng", Staff.HEAD),
        ("Quyền Trưởng phòng", Staff.HEAD),
        ("Giám đốc Sở", Staff.HEAD),
        ("Chánh Văn phòng", Staff.HEAD),
        ("Chi cục trưởng", Staff.HEAD),
        ("Chủ tịch UBND xã", Staff.HEAD),
        ("Phó Trưởng phòng", Staff.DEPUTY),
        ("PHÓ GIÁM ĐỐC", Staff.DEPUTY),
        ("Chuyên viên chính", Staff.DIRECT),
        ("Văn thư", Staff.DIRECT),
        ("Trưởng nhóm", None),
        ("Trưởng thôn", None),
        ("Kế toán trưởng", None),
        ("Nguyên Giám đốc", None),
        ("Thanh tra viên", None),
    ],
)
def test_a_position_tells_who_leads(position: str, staff: Staff | None) -> None:
    assert staff_of(position) is staff


STAFF = """
# Người
Họ và tên | Chức vụ | Loại cán bộ
Lê An | Phó Trưởng phòng | người trực tiếp
Lê Bình | Trưởng phòng | cấp phó
Lê Chi | Chuyên viên | cấp phó
Lê Dung | Phó Trưởng phòng | cấp phó
Lê Em | Giám đốc | người trực tiếp
"""


def test_only_a_position_on_the_other_side_of_the_offices_line_is_told() -> None:
    assert told(STAFF) == [("C286", "G5"), ("C286", "G7"), ("C286", "G9")]
    heads = Settings(leader_line=LeaderLine.HEAD)
    assert told(STAFF, settings=heads) == [("C286", "G6"), ("C286", "G9")]


def test_positions_of_the_year_are_told_and_those_of_other_years_are_not() -> None:
    rows = f"# Xếp loại\nNăm | Đối tượng | {NAME} | Chức vụ | Loại cán bộ\n"
    rows += "2023 | cá nhân | Lê An | Phó phòng | người trực tiếp\n"
    assert told(rows) == [("C286", "F5")]
    assert told(rows, year=2024) == []


SERVED = """
# Người
Họ và tên | Ngày vào làm | Ngày rời đi
Lê An | 01/07/2015 | 31/03/2020
"""


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2014, [("C287", "A5")]),
        (2015, []),
        (2020, []),
        (2021, [("C287", "A5")]),
    ],
)
def test_an_award_outside_the_years_of_service_is_told(
    year: int, expected: list[tuple[str, str]]
) -> None:
    assert told(SERVED + LIST + line("Giấy khen", year=year)) == expected


HERE = f"""
# Người
Họ và tên | Ngày vào làm | Ngày rời đi
Lê An | |
Lê Bình | 31/12/2023 |
Lê Chi | 01/01/2024 |
Lê Dung | | 31/12/2023
Lê Em | | 01/01/2024
Lê Giang | |
Lê Hà | |
{rated("Lê An", unit="")}
"""
HERE_RATED = HERE.replace("tập thể | Đơn vị", "tập thể | Xếp loại").replace(
    "Lê An | \n", "Lê An | Hoàn thành tốt nhiệm vụ\n"
)


def test_people_of_the_year_without_a_rating_are_counted_where_others_have_one() -> (
    None
):
    here = HERE_RATED
    finding = one(here, "C288")
    assert (finding.sheet, finding.cell, finding.seen) == ("Người", "A6", "4")
    assert "Lê Bình, Lê Em, Lê Giang…" in finding.what
    assert finding.expected == ""
    assert "C288" not in dict(told(here, year=2022))
    blank = one(HERE, "C288")
    assert (blank.cell, blank.seen) == ("A5", "5")


def test_awards_to_persons_of_whom_it_is_not_said_who_leads_are_counted() -> None:
    rows = f"""
    # Khen thưởng
    Năm | Đối tượng | Danh hiệu, hình thức | Loại cán bộ | Số lượng
    2023 | cá nhân | Giấy khen | người trực tiếp | 5
    2023 | cá nhân | Giấy khen | | 3
    2023 | cá nhân | {WORKER} | |
    2023 | tập thể | Giấy khen | | 9
    2022 | cá nhân | Giấy khen | | 7
    """
    finding = one(rows, "C289")
    assert (finding.cell, finding.seen) == ("I6", "4")
    assert told(rows, year=None) == []


GOOD, EXCELLENT = "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"
NAMESAKES = """
# Người
Họ và tên | Mã | Đơn vị
Vũ Hùng | 'H1 | Phòng A
Vũ Hùng | 'H2 | Phòng A
"""


def ratings(*rows: str) -> str:
    head = f"# Xếp loại\nNăm | Đối tượng | {NAME} | Đơn vị | Xếp loại"
    return "\n".join((head, *rows))


AN = "2022 | cá nhân | Lê An | Phòng A |"
ROOM = "2022 | tập thể | Tổ Một | Phòng A |"
HUNG = "2022 | cá nhân | Vũ Hùng | Phòng A |"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((AN + GOOD, AN + GOOD), ["C6"]),
        ((AN + GOOD, AN.replace("Phòng A", "Phòng B") + EXCELLENT), ["C6"]),
        ((AN + GOOD, AN.replace("Phòng A", "") + GOOD), ["C6"]),
        ((AN + GOOD, AN.replace("Lê An", "LÊ AN"), AN), ["C6", "C7"]),
        ((AN + GOOD, AN.replace("2022", "2021") + GOOD), []),
        ((AN + GOOD, AN.replace("Lê An", "Lê Bình") + GOOD), []),
        ((ROOM + GOOD, ROOM + EXCELLENT), ["C6"]),
        ((ROOM + GOOD, ROOM.replace("Phòng A", "Phòng B") + GOOD), []),
        # Two persons of the name: two rows may be theirs, a third is nobody's.
        ((HUNG + GOOD, HUNG + GOOD), []),
        ((HUNG + GOOD, HUNG + GOOD, HUNG + GOOD), ["C7"]),
        ((HUNG.replace("Hùng", "Hùng (H1)"), HUNG.replace("Hùng", "Hùng (H2)")), []),
        (
            (HUNG.replace("Hùng", "Hùng (H1)"), HUNG.replace("Hùng", "Hùng (H1)")),
            ["C6"],
        ),
    ],
)
def test_a_second_rating_of_one_year_is_told(
    rows: tuple[str, ...], expected: list[str]
) -> None:
    found_ = told(NAMESAKES + ratings(*rows), year=2024)
    assert [cell for code, cell in found_ if code == "C295"] == expected


def test_both_ratings_are_named_and_their_units_where_they_differ() -> None:
    other = AN.replace("Phòng A", "Phòng B")
    finding = one(ratings(AN + GOOD, other + EXCELLENT), "C295")
    assert finding.seen == f"{EXCELLENT}, Phòng B"
    assert finding.expected == f"{GOOD}, Phòng A"
    assert "ở ô C5 ghi" in finding.text
    assert one(ratings(AN + GOOD, AN + GOOD), "C295").seen == GOOD


# Dossiers


DOSSIERS = """
# Hồ sơ
Năm | Danh hiệu, hình thức | Cấp | Tờ trình, danh sách | Báo cáo thành tích
"""
DOSSIERS = DOSSIERS.rstrip() + " | Biên bản, kết quả bỏ phiếu | Chứng nhận sáng kiến"
DOSSIERS += " | Ý kiến cơ quan có thẩm quyền | Ngày trình | Ngày bị trả lại"
DOSSIERS += " | Lý do trả lại\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f"2023 | {MERIT} | | x | x | x | | | 05/12/2023 | |", []),
        (f"2023 | {MERIT} | | x | | | | | 05/12/2023 | |", [("C291", "I5")]),
        (f"2023 | {MERIT} | | x | | | | | | |", []),
        (f"2022 | {MERIT} | | x | | | | | 05/12/2022 | |", []),
        # What binds only communes.
        (f"2023 | {WORKER} | | x | x | x | | | 05/12/2023 | |", []),
        # Not an office that ticks parts.
        (f"2023 | {MERIT} | | | | | | | 05/12/2023 | |", []),
        (f"2023 | {FIGHTER} | | x | x | x | | | 05/12/2023 | |", [("C291", "K5")]),
        (f"2023 | {FIGHTER} | | x | x | x | x | | 05/12/2023 | |", []),
        (
            "2023 | Anh hùng Lao động | | x | x | x | | | 05/12/2023 | |",
            [("C291", "L5")],
        ),
        (
            f"2023 | {MERIT} | Nhà nước | x | x | x | | | 05/12/2023 | |",
            [("C291", "L5")],
        ),
        (
            f"2023 | {MERIT} | | x | x | x | | | 05/12/2023 | 04/12/2023 | Thiếu",
            [("C290", "N5")],
        ),
        (
            f"2023 | {MERIT} | | x | x | x | | | 05/12/2023 | 05/12/2023 |",
            [("C292", "O5")],
        ),
        (f"2022 | {MERIT} | | | | | | | | 05/12/2022 |", [("C292", "O5")]),
    ],
)
def test_a_dossier_is_complete_when_it_is_sent_and_says_why_it_came_back(
    row: str, expected: list[tuple[str, str]]
) -> None:
    assert told(DOSSIERS + row) == expected


def test_what_is_missing_is_named_with_the_rule() -> None:
    row = f"2023 | {FIGHTER} | | x | | | | | 05/12/2023 | |"
    finding = one(DOSSIERS + row, "C291")
    assert finding.expected == (
        "Báo cáo thành tích có xác nhận của đơn vị; Biên bản bình xét, họp Hội đồng và"
        " kết quả bỏ phiếu; Giấy chứng nhận hoặc quyết định công nhận sáng kiến"
    )
    assert finding.basis.count("91/2017") == 1


def test_every_part_that_a_rule_names_has_its_column() -> None:
    parts = [
        part
        for one in series(Dossier)
        for rule in one.records
        if not rule.applies_to
        for part in rule.parts
    ]
    assert {part_key(part) for part in parts} == {
        "request",
        "report",
        "minutes",
        "initiative",
        "opinion",
    }
    with pytest.raises(KeyError):
        part_key("Bản sao lạ")


# How much is told


def test_of_one_kind_so_many_are_told_and_then_how_many_more() -> None:
    rows = [f"2023 | tập thể | Phòng {i} | {FIGHTER} | |" for i in range(SHOWN + 7)]
    told_ = told(PROPOSALS + "\n".join(rows))
    assert [code for code, _ in told_] == [*(SHOWN * ["C278"]), "C299"]
    assert told_[-1] == ("C299", f"B{5 + SHOWN}")
    [rest] = [
        f for f in found(entered(PROPOSALS + "\n".join(rows))) if f.code == "C299"
    ]
    assert (rest.seen, rest.expected) == ("7", "C278")
    assert "còn 7 chỗ khác có cùng vấn đề." in rest.text


def test_a_register_in_order_is_told_nothing() -> None:
    assert told("") == []
    assert told(PEOPLE + rated("Trần Quang Tấn", year=2022)) == []


def test_without_an_award_year_what_needs_none_is_still_found() -> None:
    assert told(granted(2023, "Sở A", MERIT), year=None) == [("C275", "D5")]
