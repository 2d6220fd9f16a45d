"""Lists of proposals: who is on paper, in which order, what is told beside."""

from datetime import date
from functools import cache

import pytest

from tests.reports.office import CHAIR, DIRECTOR, OFFICE, office
from toolkit.reports.official_days import two_digits
from toolkit.reports.papers.calling import EITHER, called, together
from toolkit.reports.papers.citations import OWN_RULE, citations
from toolkit.reports.papers.dossier_parts import dossiers_of
from toolkit.reports.papers.doubts import REPEATED, doubts
from toolkit.reports.papers.fields import nominee_rows
from toolkit.reports.papers.figures import long_day, share, years_words
from toolkit.reports.papers.material import Material
from toolkit.reports.papers.nominees import (
    by_authority,
    granted,
    groups,
    pending,
)
from toolkit.reports.papers.totals import totals


@cache
def material() -> Material:
    return office()


def test_only_who_is_eligible_stands_on_paper_units_in_their_order_then_names() -> None:
    assert [(one.title, one.name) for one in pending(material())] == [
        ("Chiến sĩ thi đua cơ sở", "Lê Văn Ánh"),
        ("Lao động tiên tiến", "Lê Văn Ánh"),
        ("Lao động tiên tiến", "Trần Thị Bình"),
        ("Lao động tiên tiến", "Nguyễn An"),
        ("Lao động tiên tiến", "Đỗ Thị Hà"),
        ("Lao động tiên tiến", "Phạm Văn Hạ"),
        ("Tập thể lao động tiên tiến", "Phòng A"),
    ]


def test_a_line_is_completed_from_the_list_of_persons() -> None:
    fighter, *_, room = pending(material())
    assert (fighter.address, fighter.post) == ("Ông", "Trưởng phòng, Phòng B")
    assert (room.address, room.post) == ("", "Sở A")


def test_nobody_is_called_mr_where_the_column_of_women_is_not_used() -> None:
    unmarked = office(OFFICE.replace("| x | | Phòng", "| | | Phòng"))
    of_an = {one.address for one in pending(unmarked) if one.name == "Nguyễn An"}
    assert of_an == {EITHER}


def test_each_proposal_that_is_left_out_is_told_with_its_reason() -> None:
    rows = {one.row for one in pending(material())}
    told = doubts(material(), rows)
    assert [(one.name, one.on_paper, one.place) for one in told] == [
        ("Trần Thị Bình", False, "«Đề nghị» C11"),
        ("Nguyễn An", False, "«Đề nghị» C12"),
        ("Trần Thị Bình", False, "«Đề nghị» C14"),
    ]
    assert told[0].why.startswith("Hội đồng Sở A: 6/9 phiếu")
    assert told[0].basis == "khoản 7 Điều 30 Nghị định 98/2023/NĐ-CP"
    assert told[2].why.endswith(REPEATED)


def test_who_grants_what_is_asked_where_nobody_knows_and_where_it_is_typed_twice() -> (
    None
):
    room = "Tập thể lao động tiên tiến | Giám đốc Sở A"
    strange = OFFICE.replace(room, "Tập thể lao động tiên tiến | Ban Nào Đó")
    told = {one.row: one for one in doubts(office(strange), {13})}
    assert told[13].on_paper
    assert told[13].why == "chưa nhận ra «Ban Nào Đó» ở trang «Đề nghị»"
    voted = OFFICE.replace("15/12/2024 | 9 | 8 | 6 | x", "15/12/2024 | 9 | 8 | 9 | x")
    twice = {one.row: one for one in doubts(office(voted), {11})}
    assert (twice[14].why, twice[14].on_paper) == (REPEATED, False)
    assert 11 not in twice


UNCLEAR = OFFICE.replace(
    "2024 | cá nhân | Phạm Văn Hạ | Lao động tiên tiến |",
    "2024 | cá nhân | Vũ Hùng | Lao động tiên tiến |",
).replace(
    "2024 | cá nhân | Nguyễn An | Phòng A | Hoàn thành tốt nhiệm vụ | 92,5",
    "2024 | cá nhân | Nguyễn An | Phòng A | |",
)


def test_a_doubtful_proposal_is_on_paper_only_when_asked_and_its_doubt_beside() -> None:
    unclear = office(UNCLEAR)
    clear = {one.row for one in pending(unclear)}
    every = {one.row for one in pending(unclear, doubtful=True)}
    added = every - clear
    assert {7, 12} <= added  # whose rating is not known
    assert {11, 14} & every == set()  # not eligible: never
    told = {one.row: one.on_paper for one in doubts(unclear, every)}
    assert all(told[row] for row in added)
    assert {told[row] for row in (11, 14)} == {False}


def test_what_was_typed_twice_is_printed_once() -> None:
    voted = OFFICE.replace("15/12/2024 | 9 | 8 | 6 | x", "15/12/2024 | 9 | 8 | 9 | x")
    lines = [one for one in pending(office(voted)) if one.award == "base_fighter"]
    assert [(one.row, one.name) for one in lines] == [
        (10, "Lê Văn Ánh"),
        (11, "Trần Thị Bình"),
    ]


def test_what_goes_to_two_bodies_is_two_requests() -> None:
    lines = (*pending(material()), *granted(material()))
    sent = by_authority(material(), lines)
    assert [(one.authority, len(list(one.lines))) for one in sent] == [
        (CHAIR, 1),
        (DIRECTOR, 7),
    ]
    assert [group.title for group in groups(material(), lines)] == [
        "Chiến sĩ thi đua cơ sở",
        "Lao động tiên tiến",
        "Tập thể lao động tiên tiến",
        "Bằng khen cấp tỉnh",  # the chairman of a province grants it
    ]


def test_totals_by_unit_and_by_title_add_up_to_the_same() -> None:
    found = totals(material())
    assert found.titles == ("CSTĐCS", "LĐTT", "TTLĐTT")
    assert [(one.unit, one.numbers, one.total) for one in found.units] == [
        ("Phòng B", (1, 2, 0), 3),
        ("Phòng A", (0, 3, 1), 4),
    ]
    assert (found.sums.numbers, found.sums.total) == ((1, 5, 1), 7)
    assert (found.collectives, found.individuals, found.untold) == (1, 6, 0)
    assert [(one.individuals, one.direct, one.share) for one in found.bodies] == [
        (1, 0, "0 %"),
        (5, 5, "100 %"),
        (0, 0, ""),
    ]


def test_a_part_of_a_dossier_is_there_missing_or_not_asked_for() -> None:
    found = dossiers_of(material())
    parts = {(one.line.name, one.line.award): one for one in found.checks}
    fighter = parts["Lê Văn Ánh", "base_fighter"]
    assert list(fighter.parts.values()) == ["có", "có", "có", "có", "–"]
    assert fighter.sent == "20/12/2024"
    worker = parts["Lê Văn Ánh", "advanced_worker"]
    assert list(worker.parts.values()) == ["thiếu", "thiếu", "thiếu", "–", "–"]
    assert len(found.incomplete) == len(found.doubts) == 6
    assert found.basis == (
        "khoản 1, khoản 2 Điều 34 Nghị định 98/2023/NĐ-CP",
        "khoản 2 Điều 34 Nghị định 98/2023/NĐ-CP",
    )


def test_a_part_that_no_checked_text_asks_for_is_told_and_not_on_paper() -> None:
    state = OFFICE.replace(
        "Lao động tiên tiến | Giám đốc Sở A | |",
        "Bằng khen của Thủ tướng Chính phủ | Thủ tướng Chính phủ | |",
    )
    found = dossiers_of(office(state), doubtful=True)
    merits = [one for one in found.checks if one.line.award == "prime_minister_merit"]
    assert merits
    assert {one.parts["opinion"] for one in merits} == {"–"}
    assert "chưa kiểm chứng" in found.doubts[-1].why


@pytest.mark.parametrize(
    ("year", "lines", "unverified"),
    [
        (
            2018,
            (
                "Luật Thi đua, khen thưởng năm 2003, sửa đổi năm 2005 và 2013",
                "Nghị định 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017",
                "Thông tư 08/2017/TT-BNV ngày 27 tháng 10 năm 2017",
            ),
            (),
        ),
        (
            2026,
            (
                "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022",
                "Nghị định 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025",
            ),
            ("Thông tư 15/2025/TT-BNV",),
        ),
    ],
)
def test_only_what_was_checked_is_cited(
    year: int, lines: tuple[str, ...], unverified: tuple[str, ...]
) -> None:
    found = citations(year)
    assert found.lines == (*lines, OWN_RULE)
    assert tuple(one.value for one in found.unverified) == unverified


def test_days_shares_and_numbers_are_written_as_papers_write_them() -> None:
    assert long_day(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert long_day(date(2026, 10, 12)) == "ngày 12 tháng 10 năm 2026"
    assert long_day(date(2026, 3, 1)) == "ngày 01 tháng 3 năm 2026"
    assert [share(8, 9), share(1, 8), share(1, 16), share(3, 0)] == [
        *("88,9 %", "12,5 %", "6,3 %", ""),
    ]
    assert [two_digits(5), two_digits(12)] == ["05", "12"]
    first, last = date(2021, 1, 1), date(2025, 12, 31)
    assert years_words(first, last) == "2021–2025"
    assert years_words(date(2025, 1, 1), last) == "2025"
    assert years_words(None, last) == "2025"
    assert years_words(first, date(2025, 6, 1)) == "01/01/2021 – 01/06/2025"


@pytest.mark.parametrize(
    ("typed", "address", "on_paper"),
    [
        (("Lê An", "Ông", ""), "Ông", "Lê An"),
        (("Ông Lê An", "Ông", ""), "Ông", "Lê An"),
        (("Bà Lê An", "Ông (Bà)", ""), "Bà", "Lê An"),  # only the name tells it
        (("Đ/c Lê An", "Ông (Bà)", ""), "Ông (Bà)", "Lê An"),
        (("bà Lê An (NV08)", "Bà", "NV08"), "Bà", "Lê An"),
        (("Lê An (em)", "Ông", "NV08"), "Ông", "Lê An (em)"),
        (("Bà Triệu", "Bà", ""), "Bà", "Bà Triệu"),
        (("TS. Lê An", "Ông", ""), "Ông", "TS. Lê An"),
        (("Tổ Ông Ích Khiêm (1)", "", "1"), "", "Tổ Ông Ích Khiêm (1)"),
    ],
)
def test_paper_calls_a_person_once_and_without_a_code(
    typed: tuple[str, str, str], address: str, on_paper: str
) -> None:
    assert called(*typed) == (address, on_paper)


def test_an_address_typed_into_the_name_is_not_printed_twice() -> None:
    text = OFFICE.replace("cá nhân | Lê Văn Ánh |", "cá nhân | Ông Lê Văn Ánh |")
    text = text.replace("cá nhân | Phạm Văn Hạ |", "cá nhân | Phạm Văn Hạ (H1) |")
    found = nominee_rows(pending(office(text)))
    assert {"Ông Lê Văn Ánh", "Ông Phạm Văn Hạ"} < {one["ten_day_du"] for one in found}


def test_the_name_of_a_province_is_not_broken_over_two_lines() -> None:
    wide = "Sở Công Thương tỉnh\u00a0Gia\u00a0Lai"
    assert together("Sở Công Thương tỉnh Gia Lai") == wide
    assert together("Sở Công Thương") == "Sở Công Thương"
