"""Every difference has its sentence, of the level that fits who may have done it."""

import pytest

from toolkit.exchange.round.comparing.judged import MOST, judged
from toolkit.findings import Severity
from toolkit.xlsx.meaning.kinds import Changed, Difference

BY_PROGRAMS = {
    Changed.PROTECTION_OFF: "G730",
    Changed.PROTECTION_LOOSER: "G730",
    Changed.RANGES_OPENED: "G730",
    Changed.UNLOCKED: "G731",
    Changed.RULES_LOST: "G732",
    Changed.RULES_CHANGED: "G733",
    Changed.MERGES: "G734",
    Changed.ROWS_HIDDEN: "G735",
    Changed.COLUMNS_HIDDEN: "G736",
    Changed.SHEET_STATE: "G737",
    Changed.SHEET_ORDER: "G738",
    Changed.CONSTANT_LOST: "G739",
    Changed.NAME_ADDED: "G740",
    Changed.MANUAL: "G741",
    Changed.STRUCTURE_OPEN: "G742",
}
BY_PEOPLE = {
    Changed.FORMULA_LOST: "G701",
    Changed.FORMULA_CHANGED: "G702",
    Changed.VALUE_CHANGED: "G703",
    Changed.CELL_FILLED: "G704",
    Changed.BECAME_FORMULA: "G705",
    Changed.ROWS_LOST: "G706",
    Changed.ROWS_ADDED: "G707",
    Changed.ROWS_MOVED: "G708",
    Changed.NAME_LOST: "G709",
    Changed.NAME_CHANGED: "G710",
    Changed.NAME_SHADOWED: "G711",
    Changed.LINKS: "G712",
    Changed.MACROS: "G713",
    Changed.OBJECTS: "G890",
    Changed.OTHER_SHEETS: "G713",
    Changed.SHEET_LOST: "G714",
    Changed.SHEET_ADDED: "G715",
    Changed.SHEET_RENAMED: "G871",
    Changed.COLUMNS_MOVED: "G872",
    Changed.FORMAT_HIDES: "G716",
    Changed.FORMAT_CHANGED: "G717",
    Changed.INPUT_FORMULA: "G718",
    Changed.INPUT_FORMAT: "G873",
    Changed.RULE_HIDES: "G716",
    Changed.RULE_SHOWS: "G717",
    Changed.RULE_INPUT: "G873",
    Changed.CELL_LINKED: "G874",
}
SAMPLE = Difference(Changed.VALUE_CHANGED, "Chấm điểm", "C17", 21.0, 20.0, 3)


def test_every_kind_of_difference_is_told() -> None:
    assert BY_PEOPLE.keys() | BY_PROGRAMS.keys() == set(Changed)


@pytest.mark.parametrize(("kind", "code"), [*BY_PEOPLE.items(), *BY_PROGRAMS.items()])
def test_its_level_is_that_of_who_may_have_done_it(kind: Changed, code: str) -> None:
    (found,) = judged([SAMPLE._replace(kind=kind)], "LibreOffice")
    assert found.code == code
    by_people = found.severity is Severity.ERROR
    assert by_people == (kind in BY_PEOPLE)


def test_the_sentence_says_what_is_there_and_what_was_sent() -> None:
    (found,) = judged([SAMPLE], "")
    assert found.place == "«Chấm điểm» C17"
    assert "«21»" in found.what
    assert "«20»" in found.what
    assert "ô đơn vị được nhập" in found.next_step


def test_a_formula_typed_over_with_nothing_is_told_as_blank() -> None:
    lost = SAMPLE._replace(kind=Changed.FORMULA_LOST, seen=None, expected="=A1+B1")
    (found,) = judged([lost], "")
    assert found.what == "Công thức đã bị thay bằng ô trống; sổ gửi đi có =A1+B1."


def test_a_program_is_named_as_it_names_itself() -> None:
    (found,) = judged([SAMPLE._replace(kind=Changed.PROTECTION_OFF)], "Gnumeric")
    assert "Gnumeric" in found.what
    (found,) = judged([SAMPLE._replace(kind=Changed.PROTECTION_OFF)], "")
    assert "không rõ" in found.what


def test_lost_rows_are_named_the_first_few_of_them() -> None:
    keys = "\n".join(f"I.{number}" for number in range(1, 9))
    lost = Difference(Changed.ROWS_LOST, "Chấm điểm", "A9", "", keys, 8)
    (found,) = judged([lost], "")
    assert found.what == (
        "Mất 8 dòng của biểu mẫu: I.1, I.2, I.3, I.4, I.5 và 3 dòng nữa."
    )


def test_a_sheet_that_was_redone_does_not_make_a_page_of_sentences() -> None:
    assert len(list(judged([SAMPLE] * 500, ""))) == MOST


def test_a_long_text_is_cut() -> None:
    (found,) = judged([SAMPLE._replace(seen="x" * 5_000)], "")
    assert len(found.text) < 400


def test_of_two_long_texts_the_place_where_they_part_is_shown() -> None:
    one = "Chấm điểm năm 2026; Khối 1; gửi về Sở Công Thương; trước hết ngày {}/12/2026"
    changed = SAMPLE._replace(seen=one.format(30), expected=one.format(15))
    (found,) = judged([changed], "")
    assert "30/12" in found.what
    assert "15/12" in found.what
    formula = "=IF(COUNT(H10,H14,H18,H23,H27,H31,H37,H42,H46)=0,0,SUM(H9)){}"
    edited = Difference(
        Changed.FORMULA_CHANGED, "Chấm điểm", "H9", formula.format("+9"), formula[:-2]
    )
    (found,) = judged([edited], "")
    assert "SUM(H9))+9" in found.what


def test_what_is_left_out_of_a_list_is_called_what_it_is() -> None:
    many = "\n".join(f"td_{number}" for number in range(9))
    (names,) = judged([Difference(Changed.NAME_LOST, seen=many, cells=9)], "")
    (links,) = judged([Difference(Changed.LINKS, seen=many)], "")
    assert "4 tên nữa" in names.what
    assert "4 liên kết nữa" in links.what


def test_what_a_rule_hides_is_told_as_what_a_rule_does() -> None:
    by_code = Difference(Changed.RULE_HIDES, "Chấm điểm", "H10:H12", ";;;", "0.0", 3)
    first, second = judged([by_code, by_code._replace(seen="")], "")
    assert first.place == "«Chấm điểm» H10:H12"
    assert "«;;; (định dạng có điều kiện)»" in first.what
    assert "«chỉ thanh màu, biểu tượng (định dạng có điều kiện)»" in second.what


def test_what_is_embedded_is_told_by_the_names_that_a_clerk_knows() -> None:
    (found,) = judged(
        [Difference(Changed.OBJECTS, "Chấm điểm", "", "control\npackage", "", 3)], ""
    )
    assert found.what == (
        "Trang có thêm 3 đối tượng nhúng: điều khiển ActiveX, tệp nhúng."
    )


def test_a_blank_is_said_in_words() -> None:
    emptied = SAMPLE._replace(seen=None)
    filled = Difference(Changed.BECAME_FORMULA, "Chấm điểm", "C60", "=1+1", None)
    first, second = judged([emptied, filled], "")
    assert "sửa thành ô trống" in first.what
    assert (second.code, "«»" in second.what) == ("G704", False)
