"""Texts of TCVN3 and VNI come in as the Vietnamese that people saw, or are refused."""

from pathlib import Path
from unicodedata import normalize

import openpyxl
import pytest
from openpyxl.styles import Font

from tests.exchange.tables.files import (
    book_file,
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from toolkit.legacy.old_codes import (
    OldCode,
    code_of_font,
    read_as,
    shows_capitals,
)
from toolkit.legacy.syllables import is_syllable, vietnamese_share

TONED = [
    normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", *"\u0300\u0309\u0303\u0301\u0323")
]
# TCVN 5712:1993, the bytes of the letters above that are not ASCII, in this order.
BYTES = bytes.fromhex(
    "b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbcccecfd0d1aad2d3d4d5d6d7d8dcddde"
    "dfe1e2e3e4abe5e6e7e8e9aceaebecedeeeff1f2f3f4adf5f6f7f8f9fafbfcfdfe"
)
LETTERS = "".join(letter for letter in TONED if not letter.isascii())


@pytest.mark.parametrize("page", ["cp1252", "cp1258"])
def test_the_whole_alphabet_of_tcvn3_is_read(page: str) -> None:
    assert read_as(OldCode.TCVN3, BYTES.decode(page)) == LETTERS
    capitals = bytes(range(0xA1, 0xA8)).decode(page)
    assert read_as(OldCode.TCVN3, capitals) == "ĂÂÊÔƠƯĐ"


VNI = {
    "a": "aø aû aõ aù aï", "aê": "aè aú aü aé aë", "aâ": "aà aå aã aá aä",
    "e": "eø eû eõ eù eï", "eâ": "eà eå eã eá eä", "i": "ì æ ó í ò",
    "o": "oø oû oõ où oï", "oâ": "oà oå oã oá oä", "ô": "ôø ôû ôõ ôù ôï",
    "u": "uø uû uõ uù uï", "ö": "öø öû öõ öù öï", "y": "yø yû yõ yù î",
}  # fmt: skip


def test_the_whole_alphabet_of_vni_is_read_in_both_cases() -> None:
    stored = [one for plain, toned in VNI.items() for one in (plain, *toned.split())]
    assert [read_as(OldCode.VNI, one) for one in stored] == TONED
    capitals = [read_as(OldCode.VNI, one.upper()) for one in stored]
    assert capitals == [letter.upper() for letter in TONED]


NATION = "Cộng hòa xã hội chủ nghĩa Việt Nam"
MOTTO = "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"


@pytest.mark.parametrize(
    ("code", "stored", "meant"),
    [
        (OldCode.TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", NATION),
        (OldCode.TCVN3, "Së C«ng Th­¬ng", "Sở Công Thương"),
        (OldCode.TCVN3, "NguyÔn V¨n A – 12/Q§", "Nguyễn Văn A – 12/QĐ"),
        (OldCode.VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", NATION),
        (OldCode.VNI, "ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", MOTTO),
        (OldCode.VNI, "Sôû Coâng Thöông", "Sở Công Thương"),
    ],
)
def test_real_phrases_are_read(code: OldCode, stored: str, meant: str) -> None:
    assert read_as(code, stored) == meant
    assert vietnamese_share(meant) > vietnamese_share(stored)


@pytest.mark.parametrize(
    ("font", "code", "capitals"),
    [
        (".VnTime", OldCode.TCVN3, False),
        (".VnTimeH", OldCode.TCVN3, True),
        ("VnTime", OldCode.TCVN3, False),
        (".VnArial NarrowH", OldCode.TCVN3, True),
        ("VNI-Times", OldCode.VNI, False),
        ("Times New Roman", None, False),
        ("Verdana", None, False),
    ],
)
def test_a_font_tells_its_code(font: str, code: OldCode | None, capitals: bool) -> None:
    assert (code_of_font(font), shows_capitals(font)) == (code, capitals)


@pytest.mark.parametrize("word", ["nghiêng", "Thuở", "QUYẾT", "giặt", "yên", "ươm"])
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Müller", "ngh", "ñôn", "aáo", "vÞ", "strong", "hOa"])
def test_no_syllables_are_known(word: str) -> None:
    assert not is_syllable(word)


HEADS = {
    "Unicode": ["Họ và tên", "Đơn vị"],
    OldCode.TCVN3: ["Hä vµ tªn", "§¬n vÞ"],
    OldCode.VNI: ["Hoï vaø teân", "Ñôn vò"],
}
ROWS = {
    OldCode.TCVN3: ["NguyÔn V¨n An", "Phßng KÕ ho¹ch"],
    OldCode.VNI: ["Nguyeãn Vaên An", "Phoøng Keá hoaïch"],
}
AN = {"name": "Nguyễn Văn An", "unit": "Phòng Kế hoạch"}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("code", ROWS)
def test_a_sheet_in_an_old_font_comes_in_as_it_was_seen(
    tmp_path: Path, head: str, code: OldCode
) -> None:
    font = {OldCode.TCVN3: ".VnTime", OldCode.VNI: "VNI-Times"}[code]
    rows = [HEADS[head if head == "Unicode" else code], ROWS[code]]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}, font=font))
    assert table_rows(path, "people") == [AN]
    assert (codes(report), report.exit_code) == (["X652"], 0)


@pytest.mark.parametrize("code", ROWS)
def test_without_a_font_the_letters_tell_and_a_person_is_to_look(
    tmp_path: Path, code: OldCode
) -> None:
    path = register(tmp_path)
    rows = [HEADS["Unicode"], ROWS[code], ROWS[code][::-1]]
    report = take_in(path, book_file(tmp_path, {"DS": rows[:2]}))
    assert table_rows(path, "people") == [AN]
    assert (codes(report), report.exit_code) == (["X653"], 1)
    text = lines(" | ".join(HEADS[code]), " | ".join(ROWS[code]))
    report = take_in(register(tmp_path), csv_file(tmp_path, text))
    assert codes(report) == ["X653"]


def test_only_the_font_tells_where_both_readings_are_vietnamese(
    tmp_path: Path,
) -> None:
    rows = [["Họ và tên", "Đơn vị"], ["Tè Hó", "A"]]
    path = register(tmp_path)
    take_in(path, book_file(tmp_path, {"DS": rows}, font=".VnTime"))
    assert [row["name"] for row in table_rows(path, "people")] == ["Tố Hú"]


def test_a_font_of_capitals_shows_capitals(tmp_path: Path) -> None:
    source = book_file(tmp_path, {"DS": [HEADS["Unicode"], ROWS[OldCode.TCVN3]]})
    book = openpyxl.load_workbook(source)
    for cell in book["DS"][2]:
        cell.font = Font(name=".VnTimeH" if cell.column == 1 else ".VnTime")
    book.save(source)
    path = register(tmp_path)
    take_in(path, source)
    assert table_rows(path, "people") == [{**AN, "name": "NGUYỄN VĂN AN"}]


def test_letters_that_contradict_their_font_are_refused(tmp_path: Path) -> None:
    rows = [HEADS["Unicode"], ROWS[OldCode.VNI]]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}, font=".VnTime"))
    assert (codes(report), report.exit_code) == (["X622"], 2)
    assert table_rows(path, "people") == []


def test_a_mixed_workbook_is_read_cell_by_cell(tmp_path: Path) -> None:
    rows = [HEADS["Unicode"], ["Trần Thị Bình", "Ban Quản lý"], ROWS[OldCode.TCVN3]]
    source = book_file(tmp_path, {"DS": rows})
    book = openpyxl.load_workbook(source)
    for cell in book["DS"][3]:
        cell.font = Font(name=".VnTime")
    book.save(source)
    path = register(tmp_path)
    take_in(path, source)
    assert table_rows(path, "people") == [
        {"name": "Trần Thị Bình", "unit": "Ban Quản lý"},
        AN,
    ]
