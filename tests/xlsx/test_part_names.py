"""A part has one name, however its characters are written where it is named."""

import pytest

from tests.hostile.build import SHEET, workbook_parts, zip_of
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.zip.names import decoded, part_key

SPELLINGS = {
    "blank 1.xml": "blank%201.xml",
    "bảng điểm.xml": "b%E1%BA%A3ng%20%C4%91i%E1%BB%83m.xml",
    "Bang(1).xml": "Bang%281%29.xml",
    "plain.xml": "pl%61in.xml",
}


def named(in_zip: str, in_relation: str, in_types: str) -> bytes:
    """The small workbook with its sheet under these names."""
    parts = workbook_parts()
    found = {
        name: content.replace("worksheets/sheet1.xml", f"worksheets/{in_relation}")
        if name.endswith(".rels")
        else content.replace("worksheets/sheet1.xml", f"worksheets/{in_types}")
        for name, content in parts.items()
        if isinstance(content, str)
    }
    found[f"xl/worksheets/{in_zip}"] = found.pop(SHEET)
    return zip_of(found)


@pytest.mark.parametrize("plain", SPELLINGS)
@pytest.mark.parametrize("which", range(8))
def test_a_part_is_found_under_either_spelling(plain: str, which: int) -> None:
    encoded = SPELLINGS[plain]
    names = [encoded if which & bit else plain for bit in (1, 2, 4)]
    book = ClosedBook.from_bytes(named(*names))
    assert book.sheet("Chấm điểm").at(1, 1).value == "Điểm"


def test_what_is_written_keeps_the_name_that_it_had() -> None:
    book = ClosedBook.from_bytes(named("a%201.xml", "a%201.xml", "a%201.xml"))
    book.set_value("Chấm điểm", 1, 1, "Khác")
    again = ClosedBook.from_bytes(book.to_bytes())
    assert again.sheet("Chấm điểm").at(1, 1).value == "Khác"
    assert "xl/worksheets/a%201.xml" in again.package.part_names
    assert "xl/worksheets/a 1.xml" not in again.package.part_names


@pytest.mark.parametrize(
    "other", ["xl/worksheets/%2e%2e/a.xml", "%2Fetc/a.xml", "xl/a%00.xml", "xl/a%3Ab"]
)
def test_a_name_that_is_unsafe_once_decoded_is_refused(other: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        ClosedBook.from_bytes(zip_of({**workbook_parts(), other: "x"}))
    assert caught.value.fault is Fault.UNSAFE_PACKAGE


def test_two_spellings_of_one_name_are_one_part_twice() -> None:
    twice = {**workbook_parts(), "xl/a b.xml": "x", "xl/a%20b.xml": "y"}
    with pytest.raises(FileRefusedError) as caught:
        ClosedBook.from_bytes(zip_of(twice))
    assert caught.value.fault is Fault.UNSAFE_PACKAGE


@pytest.mark.parametrize(
    ("name", "same"),
    [("a%20b", "a b"), ("100%.xml", "100%.xml"), ("%E1%BA", "%E1%BA"), ("a%2", "a%2")],
)
def test_what_decodes_to_no_text_stays(name: str, same: str) -> None:
    assert decoded(name) == same
    assert part_key(name.upper()) == part_key(name)
