"""Texts of TCVN3 and VNI come in as the Vietnamese that people saw, or are refused."""

import re
import zipfile
from pathlib import Path
from unicodedata import normalize

import openpyxl
import pytest
import xlsxwriter
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
from toolkit.legacy.font_readings import read_texts
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


def test_rows_that_contradict_their_font_are_left_out_with_both_readings(
    tmp_path: Path,
) -> None:
    rows = [HEADS["Unicode"], ROWS[OldCode.VNI], ROWS[OldCode.TCVN3], ["An", "Nguyên"]]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}, font=".VnTime"))
    assert (codes(report), report.exit_code) == (["X652", "X656"], 1)
    assert table_rows(path, "people") == [AN]
    told = report.findings[1].text
    assert "«Nguyễn Văn An»" in told
    assert "(dòng 2, 4)" in told


def test_headings_that_contradict_their_font_stop_it(tmp_path: Path) -> None:
    rows = [HEADS[OldCode.VNI], ROWS[OldCode.VNI]]
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


TCVN3_OF = {
    **dict(zip(LETTERS, BYTES.decode("cp1252"), strict=True)),
    **dict(
        zip("ĂÂÊÔƠƯĐđ", bytes.fromhex("a1a2a3a4a5a6a7ae").decode("cp1252"), strict=True)
    ),
}
VNI_OF = {
    meant: stored
    for plain, toned in VNI.items()
    for meant, stored in zip(
        TONED[6 * list(VNI).index(plain) :], (plain, *toned.split()), strict=False
    )
    if not meant.isascii()
}
VNI_OF |= {meant.upper(): stored.upper() for meant, stored in VNI_OF.items()}
VNI_OF |= {"đ": "ñ", "Đ": "Ñ"}
_PHRASES = """
Nguyễn Thị Thúy Hằng | Trần Văn Đức | Lê Hoàng Long | Huỳnh Ngọc Ánh | Lò Văn Páo
Hồ Sỹ Hùng | Vàng A Dế | Đinh Tiến Dũng | Dương Thuỳ Uyên | Phan Thuở
Phòng Tổ chức - Hành chính | Chi cục Quản lý thị trường | Sở Công Thương tỉnh
Trung tâm Khuyến công và Xúc tiến thương mại | Bằng khen của Chủ tịch UBND tỉnh
Chiến sĩ thi đua cơ sở | Tập thể Lao động xuất sắc | Huân chương hạng Ba | Họ tên
Cờ thi đua của Chính phủ | Đơn vị công tác | Kỷ niệm chương | Số quyết định
"""
PHRASES = _PHRASES.strip().replace("\n", " | ").split(" | ")
BOTH = {".VnTime": TCVN3_OF, "VNI-Times": VNI_OF}


def stored(text: str, font: str, page: str = "cp1252") -> str:
    """A text as it lies in a file that was typed in an old font."""
    return "".join(
        BOTH[font].get(one, one).encode("cp1252").decode(page) for one in text
    )


def typed(text: str, font: str) -> bool:
    """Whether a font has every letter: .VnTime has no capitals with a tone."""
    return font != ".VnTime" or all(one.isascii() or one in TCVN3_OF for one in text)


@pytest.mark.parametrize("page", ["cp1252", "cp1258"])
@pytest.mark.parametrize("font", BOTH)
def test_phrases_of_awards_are_read_whole(font: str, page: str) -> None:
    wanted = [text for text in PHRASES if typed(text, font)]
    cells = {(1, ((font, stored(text, font, page)),)): 1 for text in wanted}
    found = list(read_texts(cells).values())
    assert [one.text for one in found] == wanted
    assert not [one for one in found if one.other]


@pytest.mark.parametrize(
    ("font", "in_truth"), [(".VnTime", "VNI-Times"), ("VNI-Times", ".VnTime")]
)
def test_phrases_in_the_wrong_font_are_asked_with_their_right_reading(
    font: str, in_truth: str
) -> None:
    wanted = [text for text in PHRASES if typed(text, in_truth)]
    cells = {(1, ((font, stored(text, in_truth)),)): 1 for text in wanted}
    found = list(read_texts(cells).values())
    assert [one.other for one in found] == wanted


@pytest.mark.parametrize("font", BOTH)
def test_unicode_in_an_old_font_is_taken_or_asked_and_never_garbled(font: str) -> None:
    cells = {(1, ((font, text),)): 1 for text in PHRASES}
    for text, found in zip(PHRASES, read_texts(cells).values(), strict=True):
        assert text in (found.text, found.other)


def test_a_half_converted_text_is_read_word_by_word() -> None:
    text = "Ủy ban " + stored("nhân dân huyện Việt Yên", ".VnTime")
    [found] = read_texts({(1, ((".VnTime", text),)): 1}).values()
    assert found.text == "Ủy ban nhân dân huyện Việt Yên"


def test_european_english_and_numbers_stay_as_they_are(tmp_path: Path) -> None:
    names = ["Hans Müller", "Françoise Noël", "Ångström", "José Núñez", "John Smith"]
    rows = [["Họ và tên", "Đơn vị"], *([one, "25 °C, 12,5 %"] for one in names)]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}))
    assert codes(report) == []
    assert [row["name"] for row in table_rows(path, "people")] == names


def test_pieces_of_a_text_are_read_each_by_its_own_font(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "nguon.xlsx")
    sheet = book.add_worksheet("DS")
    old, capitals = (book.add_format({"font_name": f}) for f in (".VnTime", ".VnTimeH"))
    new = book.add_format({"font_name": "Arial"})
    sheet.write_row(0, 0, ["Họ và tên", "Đơn vị"])
    sheet.write_rich_string(1, 0, old, "Vò ThÞ ", capitals, "¸", old, "nh", old)
    sheet.write_rich_string(1, 1, new, "Phòng ", old, "KÕ ho¹ch", old)
    book.close()
    path = register(tmp_path)
    report = take_in(path, tmp_path / "nguon.xlsx")
    assert table_rows(path, "people") == [
        {"name": "Vũ Thị Ánh", "unit": "Phòng Kế hoạch"}
    ]
    assert set(codes(report)) == {"X652"}


def test_inline_strings_have_pieces_too(tmp_path: Path) -> None:
    source = book_file(tmp_path, {"DS": [HEADS["Unicode"], ["x", "Ban A"]]})
    inline = (
        '<is><r><rPr><rFont val=".VnTime"/></rPr><t>Vò ThÞ </t></r>'
        '<r><rPr><rFont val=".VnTimeH"/></rPr><t>¸</t></r>'
        '<r><rPr><rFont val=".VnTime"/></rPr><t>nh</t></r></is>'
    )
    replace_cell(source, "A2", f'<c r="A2" t="inlineStr">{inline}</c>')
    path = register(tmp_path)
    take_in(path, source)
    assert [row["name"] for row in table_rows(path, "people")] == ["Vũ Thị Ánh"]


def replace_cell(path: Path, at: str, xml: str) -> None:
    """Put other XML in place of a cell of the first sheet."""
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    cell = re.compile(f'<c r="{at}".*?</c>'.encode())
    parts[part] = cell.sub(xml.encode(), parts[part])
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_plain_letters_in_a_font_of_capitals_are_capitals(tmp_path: Path) -> None:
    rows = [HEADS["Unicode"], ["Nguyen Van Hoa", "Ban A"]]
    path = register(tmp_path)
    take_in(path, book_file(tmp_path, {"DS": rows}, font=".VnTimeH"))
    assert [row["name"] for row in table_rows(path, "people")] == ["NGUYEN VAN HOA"]
