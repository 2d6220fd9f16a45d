"""Papers on the page: templates that fit their fields, and what offices do to them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.packages.validator import validate
from tests.reports.office import OFFICE, office
from tests.reports.templates import exchanged, part_of
from tests.tries import sample
from toolkit.reports.docx.filling import Filled, fill, filling_many, inspect
from toolkit.reports.docx.places import spots
from toolkit.reports.docx.xml import W, parsed
from toolkit.reports.papers.drafts import Wishes, prepared
from toolkit.reports.papers.kinds import PaperKind
from toolkit.reports.papers.material import Material
from toolkit.reports.papers.pages.all_pages import FILES, page
from toolkit.reports.papers.samples import field_names, shape_for

DOCUMENT = "word/document.xml"
WITH_PAGE = tuple(FILES.values())
OF_PERSON, OF_ROOM = Wishes(who="Lê Văn Ánh"), Wishes(who="Phòng A")
ASKED = {
    PaperKind.ANNEX: Wishes(decision="138/QĐ-SA"),
    PaperKind.MERIT: OF_PERSON,
    PaperKind.RECORD: OF_PERSON,
}
each_kind = pytest.mark.parametrize("kind", WITH_PAGE)


@pytest.fixture(scope="module", autouse=True)
def _one_process() -> Iterator[None]:
    with filling_many():
        yield


@cache
def material() -> Material:
    return office()


@cache
def filled(kind: PaperKind, wishes: Wishes | None = None) -> Filled:
    asked = wishes or ASKED.get(kind, Wishes())
    [draft] = prepared(material(), kind, asked).drafts
    return fill(page(kind), draft.fields, shape=shape_for(kind))


def texts(document: Filled) -> list[str]:
    root = parsed(DOCUMENT, document.parts[DOCUMENT])
    return [spot.text for spot in spots(DOCUMENT, root) if spot.text]


@each_kind
def test_a_template_uses_fields_that_are_there_and_is_made_anew_the_same(
    kind: PaperKind,
) -> None:
    assert inspect(page(kind), shape_for(kind)) == ()
    assert page(kind) == page(kind)


@each_kind
def test_a_paper_is_filled_without_a_gap(kind: PaperKind) -> None:
    document = filled(kind)
    assert document.findings == ()
    assert not [text for text in texts(document) if "{" in text or "CHƯA CÓ" in text]


@pytest.mark.usefixtures("sdk")
def test_the_schema_of_word_holds(tmp_path: Path) -> None:
    # All are made of the same blocks; these have every one of them.
    for kind in sample((PaperKind.REQUEST, PaperKind.MERIT, PaperKind.DOSSIERS), 3):
        path = tmp_path / f"{kind}.docx"
        path.write_bytes(filled(kind).data)
        assert list(validate(path)) == [], kind


def test_a_request_cites_the_law_of_the_year_and_leaves_its_number_to_be_written() -> (
    None
):
    said = texts(filled(PaperKind.REQUEST))
    assert "Kính gửi: Giám đốc Sở A" in said
    assert [one for one in said if one.startswith("Căn cứ")][:2] == [
        "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;",
        "Căn cứ Nghị định 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023;",
    ]
    # A circular that nobody checked is in the list of doubts alone.
    assert not [one for one in said if "Thông tư" in one or "chưa kiểm chứng" in one]
    assert "Số:        /TTr-………" in said
    assert "II. Lao động tiên tiến (05 cá nhân)" in said
    at = said.index("II. Lao động tiên tiến (05 cá nhân)")
    rows = [one for one in said[at:] if one.startswith(("Ông", "Bà"))]
    assert rows == [
        *("Ông Lê Văn Ánh", "Bà Trần Thị Bình", "Ông Nguyễn An"),
        *("Bà Đỗ Thị Hà", "Ông Phạm Văn Hạ"),
    ]


def test_minutes_tell_votes_on_all_members() -> None:
    said = texts(filled(PaperKind.MINUTES))
    assert "1. Tổng số thành viên Hội đồng: 09; có mặt: 08; vắng mặt: 01." in said
    at = said.index("8/9")
    assert said[at : at + 3] == ["8/9", "88,9 %", "đạt"]
    assert "……/……" in said  # ten votes of nine: a person must look


def test_minutes_tell_who_stood_aside() -> None:
    head = "Dự họp | Số phiếu đồng ý | Phiếu kín\n"
    votes = OFFICE.replace(head, f"Không biểu quyết | {head}")
    votes = votes.replace("15/12/2024 | 9 | 8 |", "15/12/2024 | 9 | 1 | 8 |")
    votes = votes.replace("01/12/2024 | 9 | 9 |", "01/12/2024 | 9 | | 9 |")
    [draft] = prepared(office(votes), PaperKind.MINUTES, Wishes()).drafts
    document = fill(
        page(PaperKind.MINUTES), draft.fields, shape=shape_for(PaperKind.MINUTES)
    )
    aside = "Số thành viên không biểu quyết vì là người của đơn vị được xét: "
    assert f"{aside}Lê Văn Ánh: 01; Trần Thị Bình: 01." in texts(document)
    assert not [one for one in texts(filled(PaperKind.MINUTES)) if aside in one]


def test_a_report_of_a_collective_asks_for_other_things_than_a_persons() -> None:
    room = texts(filled(PaperKind.MERIT, OF_ROOM))
    person = texts(filled(PaperKind.MERIT))
    assert "I. Đặc điểm, tình hình" in room
    assert "I. Sơ lược lý lịch" in person
    assert "Số:        /BC-………" in room
    assert "Số:        /BC-………" not in person
    assert "NGƯỜI BÁO CÁO" in person
    number = "Quyết định số 138/QĐ-SA, ngày 05 tháng 01 năm 2024 của Giám đốc Sở A"
    assert number in person


@each_kind
def test_no_table_is_wider_than_the_page(kind: PaperKind) -> None:
    root = parsed(DOCUMENT, part_of(page(kind)))
    wide = PaperKind.DOSSIERS is kind
    for table in root.iter(f"{W}tblW"):
        assert (
            int(table.get(f"{W}w")) <= round((247 if wide else 160) * 1440 / 25.4) + 4
        )


def test_the_fields_of_a_list_are_told_as_a_template_writes_them() -> None:
    told = list(field_names(PaperKind.REQUEST))
    assert "{{ kinh_gui }}" in told
    at = told.index("{% for n in nhom %} … {% endfor %}")
    assert "  {{ n.ten }}" in told[at:]
    assert "    {{ d1.ten_day_du }}" in told[at:]


# What an office does to a template


@pytest.mark.parametrize(
    ("old", "new", "codes", "made"),
    [
        ("{{ kinh_gui }}", "{{ kinh_gui_den }}", ["B110"], True),
        ("{{ tong }} trường hợp)", "{{ tong trường hợp)", ["B111"], False),
        ("{%tr for d in n.dong %}", "", ["B114"], False),
        ("{%tr endfor %}", "", ["B113"], False),
    ],
)
def test_a_fault_of_a_template_is_a_sentence(
    old: str, new: str, codes: list[str], made: bool
) -> None:
    broken = exchanged(page(PaperKind.REQUEST), old, new)
    [draft] = prepared(material(), PaperKind.REQUEST, Wishes()).drafts
    found = fill(broken, draft.fields, shape=shape_for(PaperKind.REQUEST))
    assert {*codes} <= {one.code for one in found.findings}
    assert bool(found.parts) is made
    assert all(one.place for one in found.findings if one.code in codes)
