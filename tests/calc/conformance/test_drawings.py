"""Pictures and shapes, and letters with looks of their own."""

import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
import xlwings

from tests.calc.conformance.cases import Sheet, case, check, conforms, refused
from toolkit.calc import CalcError


def png(width: int, height: int) -> bytes:
    """A red picture of so many pixels, at 96 a inch."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        end = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + end

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    scale = struct.pack(">IIB", 3780, 3780, 1)
    rows = (b"\0" + b"\xff\0\0" * width) * height
    pieces = (b"IHDR", head), (b"pHYs", scale), (b"IDAT", zlib.compress(rows))
    body = b"".join(chunk(*piece) for piece in (*pieces, (b"IEND", b"")))
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture 40 by 20 pixels, 30 by 15 points."""
    path = tmp_path / "đỏ.png"
    path.write_bytes(png(40, 20))
    return path


def place(shape: Any) -> list[float]:
    return [shape.left, shape.top, shape.width, shape.height]


def test_a_picture_is_put_where_it_is_asked(sheet: Sheet, picture: Path) -> None:
    first = sheet.pictures.add(picture)
    assert first.name == "Picture 1"
    assert place(first) == [0, 0, 30, 15]
    second = sheet.pictures.add(picture, name="Dấu", left=50, top=20, width=90)
    assert place(second) == [50, 20, 90, 45]  # its height goes along
    third = sheet.pictures.add(picture, anchor=sheet["C5"], width=10, height=99)
    corner = [sheet["C5"].left, sheet["C5"].top]
    assert place(third) == pytest.approx([*corner, 10, 99], abs=0.05)
    assert [one.name for one in sheet.pictures] == ["Picture 1", "Dấu", "Picture 3"]
    assert "dấu" in sheet.pictures
    assert sheet.pictures["Dấu"].parent == sheet
    with pytest.raises(xlwings.ShapeAlreadyExists):
        sheet.pictures.add(picture, name="Dấu")


def test_a_picture_is_changed_and_deleted(
    sheet: Sheet, picture: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(png(400, 400))
    one = sheet.pictures.add(picture, name="Dấu")
    one.name = "Ảnh"
    one.left, one.top, one.width = 12.5, 7, 60
    assert place(one) == [12.5, 7, 60, 30]
    one.lock_aspect_ratio = False
    one.height = 100
    assert place(one) == [12.5, 7, 60, 100]
    before = one.api.Graphic.SizePixel.Width
    assert sheet.pictures.add(other, name="Ảnh", update=True).name == "Ảnh"
    assert (before, one.api.Graphic.SizePixel.Width) == (40, 400)
    assert place(one) == [12.5, 7, 60, 100]
    assert len(sheet.pictures) == 1
    one.delete()
    assert len(sheet.pictures) == len(sheet.shapes) == 0


def test_a_shape_is_named_moved_and_scaled(sheet: Sheet, picture: Path) -> None:
    sheet.pictures.add(picture, name="Dấu", left=100, top=100)
    sheet["A1"].add_note("a note is no shape")
    (shape,) = sheet.shapes
    assert (shape.name, shape.type) == ("Dấu", "picture")
    assert sheet.shapes[0] == sheet.shapes["dấu"]
    shape.scale_width(2)
    assert place(shape) == [100, 100, 60, 30]
    shape.scale_height(1, relative_to_original_size=True)
    assert place(shape) == [100, 100, 30, 15]
    shape.scale_width(3, scale="scale_from_bottom_right")
    assert place(shape) == [40, 70, 90, 45]
    with pytest.raises(CalcError, match="no text"):
        shape.text = "x"
    assert shape.text is None


def test_no_picture_is_a_sentence(sheet: Sheet, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("none")
    with pytest.raises(CalcError, match="no picture"):
        sheet.pictures.add(tmp_path / "a.png")
    assert len(sheet.pictures) == 0
    with pytest.raises(NotImplementedError, match="link_to_file"):
        sheet.pictures.add(tmp_path / "a.png", link_to_file=True)


def test_nothing_is_drawn_on_a_protected_sheet(sheet: Sheet, picture: Path) -> None:
    one = sheet.pictures.add(picture)
    sheet.api.Protect()
    try:
        for act in (
            lambda: sheet.pictures.add(picture),
            lambda: setattr(one, "left", 9),
            lambda: one.delete(),
        ):
            with pytest.raises(CalcError, match="protected"):
                act()
        assert place(one) == [0, 0, 30, 15]
    finally:
        sheet.api.Unprotect()


def text_box(s: Sheet) -> Any:
    """A box with a text, as a person draws it."""
    shape = s.book.impl.uno.createInstance("com.sun.star.drawing.TextShape")
    s.impl.uno.DrawPage.add(shape)
    shape.setString("Thi đua")
    return s.shapes[0]


def red(s: Sheet) -> None:
    s["A1"].characters[4:7].font.color = (255, 0, 0)


def colors(characters: Any) -> list[Any]:
    return [characters[at].font.color for at in (3, 4, 6)]


RED, BLACK = (255, 0, 0), (0, 0, 0)
TEXT = {"A1": "Thi đua"}


@conforms(
    case("letters of a cell have a colour", TEXT, red,
         read=lambda s: colors(s["A1"].characters), expected=[BLACK, RED, RED]),
    case("the text stays", TEXT, red, read=lambda s: s["A1"].value, expected="Thi đua"),
    case("a slice tells its letters", TEXT,
         read=lambda s: s["A1"].characters[4:].text, expected="đua"),
    case("a slice of a slice counts from there", TEXT,
         read=lambda s: s["A1"].characters[4:][1:3].text, expected="ua"),
    case("the last letter is -1", TEXT,
         read=lambda s: s["A1"].characters[-1].text, expected="a"),
    refused("a letter beyond the end", IndexError,
            lambda s: s["A1"].characters[7], A1="Thi đua"),
    refused("a slice with a negative end", ValueError,
            lambda s: s["A1"].characters[0:-1], A1="Thi đua"),
    case("mixed letters have no one look", TEXT, red,
         read=lambda s: s["A1"].characters.font.color, expected=None),
    case("all letters are the cell", TEXT,
         lambda s: setattr(s["A1"].characters.font, "bold", True),
         read=lambda s: (s["A1"].font.bold, s["A1"].characters[2].font.bold),
         expected=(True, True)),
    refused("letters of a number have no looks of their own", CalcError,
            lambda s: setattr(s["A1"].characters[0:1].font, "bold", True), A1=12),
    case("a box tells its text", do=text_box, read=lambda s: s.shapes[0].text,
         expected="Thi đua"),
    case("letters of a box", do=lambda s: setattr(
        text_box(s).characters[4:7].font, "color", RED),
         read=lambda s: colors(s.shapes[0].characters)[1:], expected=[RED, RED]),
    case("the font of a box", do=lambda s: setattr(text_box(s).font, "size", 20),
         read=lambda s: s.shapes[0].font.size, expected=20.0),
    case("a box has a kind and a name", do=text_box,
         read=lambda s: (s.shapes[0].type, s.shapes[0].name),
         expected=("text_box", "text box 1")),
)  # fmt: skip
def test_letters(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


def test_what_is_drawn_is_saved(
    book: xlwings.Book, picture: Path, tmp_path: Path
) -> None:
    sheet = book.sheets[0]
    sheet["A1"].value = "Thi đua"
    red(sheet)
    sheet.pictures.add(picture, name="Dấu", left=30, top=60)
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        strings = file.read("xl/sharedStrings.xml").decode()
        drawing = file.read("xl/drawings/drawing1.xml").decode()
    assert "FFFF0000" in strings
    assert "Dấu" in drawing


def test_a_range_becomes_a_picture_and_a_pdf(sheet: Sheet, tmp_path: Path) -> None:
    sheet["A1"].value = [["Thi đua", 1], [2, 3]]
    sheet["Z90"].value = "far away"
    sheet["D1"].select()
    whole, part = tmp_path / "all.png", tmp_path / "part.png"
    sheet["A1:D9"].to_png(whole)
    sheet["A1:B2"].to_png(part)

    def size(path: Path) -> tuple[int, int]:
        data = path.read_bytes()
        assert data.startswith(b"\x89PNG")
        return struct.unpack(">II", data[16:24])

    assert all(a > b for a, b in zip(size(whole), size(part), strict=True))
    assert sheet.book.app.selection.address == "$D$1"
    written = sheet["A1:B2"].to_pdf(tmp_path / "a.pdf")
    assert Path(written).read_bytes().count(b"/Type/Page/") == 1
    with pytest.raises(CalcError):
        sheet["A1"].to_png(tmp_path / "không có" / "a.png")
