"""Minutes, what one recipient has, what a decision granted, and the list for Word."""

from datetime import date
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.reports.office import DIRECTOR, OFFICE, office
from toolkit.model.emulation import Recipient
from toolkit.reports.papers.achievements import Achievements, NotFound, achievements
from toolkit.reports.papers.certificates import COLUMNS, certificates
from toolkit.reports.papers.decided import granted_by
from toolkit.reports.papers.doubts import REPEATED, Doubt
from toolkit.reports.papers.making.doubt_list import doubt_list
from toolkit.reports.papers.making.mail_list import mail_list
from toolkit.reports.papers.material import Material
from toolkit.reports.papers.minutes import Meeting, meeting

COUNCIL = "Hội đồng Sở A"


@cache
def material() -> Material:
    return office()


def votes(found: Meeting) -> list[tuple[str, ...]]:
    return [
        (one.line.name, one.total, one.votes_for, one.share, one.result)
        for one in found.lines
    ]


def test_votes_are_counted_on_all_members_and_judged_by_a_checked_threshold() -> None:
    found = meeting(material())
    assert (found.council, found.day) == (COUNCIL, date(2024, 12, 15))
    assert (found.total, found.present, found.absent, found.secret) == (9, 8, 1, True)
    assert votes(found) == [
        ("Lê Văn Ánh", "9", "8", "88,9 %", "đạt"),  # of nine, not of the eight there
        ("Trần Thị Bình", "9", "6", "66,7 %", "không đạt"),
        ("Nguyễn An", "", "", "", ""),  # ten votes of nine cannot be
    ]
    assert [(one.name, one.why) for one in found.doubts] == [
        ("Nguyễn An", "có 10 phiếu đồng ý mà chỉ 9 thành viên được biểu quyết")
    ]
    assert (len(found.unvoted), found.others) == (6, (f"{COUNCIL}, 01/12/2024",))
    [asked] = found.asked
    assert asked.startswith("Chiến sĩ thi đua cơ sở: Ít nhất 80 % tổng số thành viên")
    assert asked.endswith("(khoản 7 Điều 30 Nghị định 98/2023/NĐ-CP)")


def test_an_earlier_meeting_is_chosen_by_its_day() -> None:
    found = meeting(material(), council="hội đồng sở A", day=date(2024, 12, 1))
    assert votes(found) == [("Lê Văn Ánh", "9", "3", "33,3 %", "không đạt")]


def test_a_threshold_that_nobody_checked_says_nothing_on_paper() -> None:
    later = office(OFFICE.replace("2024", "2026"), year=2026)
    found = meeting(later)
    assert {one.result for one in found.lines} == {""}
    assert found.asked == ()
    [first, *_] = found.doubts
    assert "chưa kiểm chứng" in first.why
    assert first.basis.startswith("Nghị định 152/2025/NĐ-CP")


def test_a_council_of_unknown_level_is_asked_for() -> None:
    province = OFFICE.replace("Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua cấp tỉnh")
    unknown = province.replace("Hội đồng Sở A | sở, đơn vị", "Hội đồng | ")
    found = meeting(office(unknown))
    assert {one.result for one in found.lines} == {""}
    assert "thuộc cấp nào" in found.doubts[0].why


def test_without_votes_the_minutes_have_blanks_for_all_that_may_be_voted_on() -> None:
    empty = office(OFFICE.partition("# Biểu quyết")[0])
    found = meeting(empty)
    assert (found.day, found.total, found.doubts) == (None, None, ())
    assert ("Lê Văn Ánh", "", "", "", "") in votes(found)


def of(name: str, *, unit: str = "", text: str = OFFICE) -> Achievements:
    found = achievements(office(text), name, unit=unit)
    assert isinstance(found, Achievements)
    return found


def test_a_person_has_titles_awards_ratings_and_initiatives_with_decisions() -> None:
    found = of("ông lê văn ánh")
    assert (found.address, found.name, found.born) == (
        "Ông",
        "Lê Văn Ánh",
        "02/03/1980",
    )
    assert [(one.year, one.title, one.decision) for one in found.titles] == [
        (
            "2023",
            "Lao động tiên tiến",
            f"Quyết định số 138/QĐ-SA, ngày 05 tháng 01 năm 2024 của {DIRECTOR}",
        )
    ]
    assert [(one.year, one.title, one.reason) for one in found.forms] == [
        ("2022", "Giấy khen", "Chuyển đổi số")
    ]
    blank = f"Quyết định số ………, ngày …… tháng …… năm ……… của {DIRECTOR}"
    assert found.forms[0].decision == blank
    assert [tuple(one) for one in found.ratings] == [
        ("2023", "Hoàn thành tốt nhiệm vụ", "91,5"),
        ("2024", "Hoàn thành tốt nhiệm vụ", "92,5"),
    ]
    assert [(one.title, one.scope) for one in found.initiatives] == [
        ("Phần mềm tra cứu", "cơ sở")
    ]
    assert [one.award for one in found.proposed] == ["base_fighter", "advanced_worker"]
    assert [one.place for one in found.doubts] == ["«Khen thưởng» B8"]


def test_a_collective_has_its_unit_above_and_its_members() -> None:
    found = of("Phòng A")
    assert (found.is_person, found.unit, found.members) == (False, "Sở A", "03")
    assert [one.rating for one in found.ratings] == ["Hoàn thành xuất sắc nhiệm vụ"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Phạm Văn Hạ", NotFound(unclear=True)),
        ("Lê Văn Anh", NotFound(unclear=False, near=("Lê Văn Ánh",))),
        ("Hoàng Văn Thụ", NotFound(unclear=False)),
    ],
)
def test_a_name_that_means_nobody_or_several_is_told(name: str, told: NotFound) -> None:
    assert achievements(material(), name) == told


def test_persons_of_one_name_are_told_apart_by_unit_or_code() -> None:
    assert of("Phạm Văn Hạ", unit="Phòng B").joined == "01/05/2023"
    assert of("Phạm Văn Hạ (H1)").joined == "01/05/2015"


def test_a_household_and_a_unit_that_is_in_no_list_are_found() -> None:
    more = OFFICE.replace(
        "| Lao động tiên tiến | cá nhân | | | 7 |",
        "| Giấy khen | tập thể | Tổ Z | Sở A | |\n2023 | 9/QĐ | 05/01/2024"
        f" | {DIRECTOR} | Bằng khen cấp bộ, cấp tỉnh | hộ gia đình | Hộ ông Tư | | |",
    )
    assert [one.title for one in of("Tổ Z", text=more).forms] == ["Giấy khen"]
    household = of("Hộ ông Tư", text=more)
    assert household.who.kind is Recipient.HOUSEHOLD


def test_what_was_granted_and_not_written_down_is_told() -> None:
    [doubt] = of("Đỗ Thị Hà").doubts
    assert (doubt.title, "Khen thưởng" in doubt.why) == (
        "Bằng khen cấp bộ, cấp tỉnh",
        True,
    )


def test_a_decision_is_found_by_its_number_and_who_is_not_named_is_told() -> None:
    found = granted_by(material(), "138")
    assert (found.decision, found.day) == ("138/QĐ-SA", date(2024, 1, 5))
    assert [one.name for one in found.lines] == ["Lê Văn Ánh", "Đỗ Thị Hà"]
    [doubt] = found.doubts
    assert "7 người" in doubt.why
    assert granted_by(material(), "13").known == ("138/QĐ-SA",)


def test_who_was_typed_twice_gets_one_certificate() -> None:
    [line] = [x for x in OFFICE.splitlines() if "138/QĐ-SA" in x and "Lê Văn Ánh" in x]
    found = granted_by(office(OFFICE.replace(line, f"{line}\n{line}")), "138")
    assert [one.name for one in found.lines] == ["Lê Văn Ánh", "Đỗ Thị Hà"]
    assert [one.why for one in found.doubts][:1] == [REPEATED]


def test_without_a_decision_the_proposals_that_were_granted_are_listed() -> None:
    found = granted_by(material())
    assert [(one.name, one.reason) for one in found.lines] == [
        ("Đỗ Thị Hà", "Hai năm liền")
    ]
    assert (found.decision, found.day) == ("", None)


def test_the_list_for_word_has_ascii_names_texts_and_the_longest_row_first() -> None:
    made = certificates(granted_by(material(), "138/QĐ-SA"))
    data = mail_list(made.rows)
    assert data == mail_list(made.rows)  # reproducible
    book = load_workbook(BytesIO(data))
    assert book.sheetnames == ["DanhSach"]
    head, *rows = book["DanhSach"].values
    assert head == tuple(COLUMNS)
    assert all(name.isascii() for name in COLUMNS)
    # «Hoàn thành tốt nhiệm vụ» is longer than whatever stands in the other row.
    assert [(row[0], row[2]) for row in rows] == [
        ("2", "Đỗ Thị Hà"),
        ("1", "Lê Văn Ánh"),
    ]
    cells = dict(zip(head, rows[0], strict=True))
    assert cells["NgayQuyetDinh"] == "ngày 05 tháng 01 năm 2024"
    assert (cells["Ngay"], cells["Thang"], cells["Nam"]) == ("05", "01", "2024")
    assert all(isinstance(cell, str | None) for row in rows for cell in row)
    formats = {cell.number_format for row in book["DanhSach"]["A2:P3"] for cell in row}
    assert formats == {"@"}


def test_what_a_certificate_lacks_is_told_once() -> None:
    made = certificates(granted_by(material()))
    assert [one.why.partition(";")[0] for one in made.doubts] == [
        "chưa ghi số quyết định",
        "chưa ghi ngày quyết định",
    ]


def test_the_list_of_doubts_says_what_is_on_paper() -> None:
    doubt = Doubt(
        7, "An", "Phòng A", "Giấy khen", True, "chưa rõ", "vì", "Điều 1", "C7"
    )
    book = load_workbook(BytesIO(doubt_list("Điều cần xem lại", "Không ký.", [doubt])))
    rows = list(book.worksheets[0].values)
    told = ("An", "Phòng A", "Giấy khen", "có", "chưa rõ", "vì", "Điều 1", "C7")
    assert rows[-1] == (1, *told)
