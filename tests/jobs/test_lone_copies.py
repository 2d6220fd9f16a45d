"""A copy of the form without its original: refused with the way out, which works."""

from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from tests.hostile.build import workbook as office_workbook
from tests.jobs.test_from_copy import COPY, NOW, codes, copied, made, saved, with_copy
from toolkit.forms.scoring.making.places import FORM
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.new import new_scoring_from


def without_original(book: Workbook, *, names_stay: bool = True) -> Workbook:
    """The form's own sheet deleted, as Excel (#REF!) or as LibreOffice leaves it."""
    book.remove(book[FORM])
    for name, area in list(book.defined_names.items()):
        if f"'{FORM}'!" not in area.attr_text:
            continue
        if names_stay:
            area.attr_text = "#REF!"
        else:
            del book.defined_names[name]
    return book


def without_rubric(*, names_stay: bool) -> Workbook:
    """The copy alone, moved to a workbook of its own."""
    book = copied()
    for sheet in book.worksheets[:-1]:
        book.remove(sheet)
    for name, area in list(book.defined_names.items()):
        area.attr_text = "#REF!"
        if not names_stay:
            del book.defined_names[name]
    return book


@pytest.mark.slow
@pytest.mark.parametrize("names_stay", [True, False])
def test_where_the_original_was_deleted_the_copy_and_the_way_out_are_told(
    names_stay: bool, tmp_path: Path
) -> None:
    book = without_original(copied(scoped=True), names_stay=names_stay)
    path = saved(book, tmp_path / "sổ.xlsx")
    before = path.read_bytes()
    for report in (check_file(path), rescore_file(path, now=NOW)):
        assert codes(report) == [("S140", COPY, "")]
        assert f'--sheet "{COPY}"' in report.findings[0].text
    assert path.read_bytes() == before
    report, card = made(path)
    assert codes(report) == []
    assert card is not None
    assert (card.unit, card.entries["I.1"].points) == ("Phòng Kế hoạch", 18.5)
    assert card.entries["II.1"].measured == 3
    again = check_file(tmp_path / "mới.xlsx")
    assert again.summary.startswith("21 = 30 điểm chuẩn − 9 điểm trừ")


def test_all_copies_that_are_left_are_named(tmp_path: Path) -> None:
    book = copied()
    book.copy_worksheet(book[COPY]).title = "P. Nội vụ"
    path = saved(without_original(book), tmp_path / "sổ.xlsx")
    [finding] = check_file(path).findings
    assert (finding.code, finding.sheet) == ("S140", COPY)
    assert "«P. Nội vụ»" in finding.text


@pytest.mark.slow
@pytest.mark.parametrize("names_stay", [True, False])
def test_a_copy_without_its_rubric_is_told_with_the_way_out(
    names_stay: bool, tmp_path: Path
) -> None:
    path = saved(without_rubric(names_stay=names_stay), tmp_path / "chuyển.xlsx")
    before = path.read_bytes()
    assert ("S141", COPY, "") in codes(check_file(path))
    # Also where nothing marks it as ours any more: what to make of it is the same.
    assert codes(rescore_file(path, now=NOW)) == [("S141", COPY, "")]
    assert path.read_bytes() == before
    source = with_copy(tmp_path / "gốc.xlsx")
    report, card = made(path, word=str(source))
    assert codes(report) == []
    assert card is not None
    assert card.entries["I.1"].points == 18.5


def test_without_a_copy_it_is_said_as_before(tmp_path: Path) -> None:
    book = without_original(copied())
    book.remove(book[COPY])
    path = saved(book, tmp_path / "sổ.xlsx")
    assert codes(check_file(path)) == [("S101", "", "")]
    path.write_bytes(office_workbook())
    assert codes(rescore_file(path, now=NOW)) == [("F010", "", "")]
    assert not {"S140", "S141"} & {f.code for f in check_file(path).findings}


def test_where_only_a_name_was_lost_the_sheet_is_still_the_original(
    tmp_path: Path,
) -> None:
    book = copied()
    book.defined_names["td_c_key"].attr_text = "#REF!"
    path = saved(book, tmp_path / "sổ.xlsx")
    assert codes(check_file(path)) == [("S101", "", "")]


def test_a_form_beside_its_copies_is_read_as_ever(tmp_path: Path) -> None:
    report = check_file(with_copy(tmp_path / "sổ.xlsx"))
    assert not {"S140", "S141"} & {f.code for f in report.findings}
    report = new_scoring_from(
        str(tmp_path / "sổ.xlsx"), FORM, now=NOW, output=str(tmp_path)
    )
    assert report.saved
