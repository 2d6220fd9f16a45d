"""A CSV of an old code page comes in, told; what nobody can tell is refused."""

from pathlib import Path

import pytest

from tests.exchange.tables.files import codes, lines, register, table_rows, take_in
from tests.exchange.tables.test_old_texts import stored

TEXT = lines(
    "Họ và tên | Đơn vị",
    "Nguyễn Văn Đức | Phòng Kế hoạch",
    "Trần Thị Bưởi | Chi cục Quản lý thị trường",
)
ROWS = [
    {"name": "Nguyễn Văn Đức", "unit": "Phòng Kế hoạch"},
    {"name": "Trần Thị Bưởi", "unit": "Chi cục Quản lý thị trường"},
]
TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_1258(text: str) -> bytes:
    """A text of code page 1258: its tones are letters of their own."""
    found = b""
    for letter in text:
        try:
            found += letter.encode("cp1258")
        except UnicodeEncodeError:
            found += parted(letter).encode("cp1258")
    return found


def parted(letter: str) -> str:
    """«ễ» → «ê» and its tone."""
    from unicodedata import normalize

    marks = normalize("NFD", letter)
    tone = next(one for one in marks if one in TONES)
    return normalize("NFC", marks.replace(tone, "")) + tone


def bring(folder: Path, data: bytes) -> tuple[list[str], list[dict[str, object]]]:
    path = register(folder)
    source = folder / "nguon.csv"
    source.write_bytes(data)
    report = take_in(path, source)
    return codes(report), table_rows(path, "people")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
def test_unicode_is_read_with_and_without_its_mark(
    tmp_path: Path, encoding: str
) -> None:
    assert bring(tmp_path, TEXT.encode(encoding)) == ([], ROWS)


@pytest.mark.parametrize(
    "data",
    [
        in_1258(TEXT),
        stored(TEXT, ".VnTime").encode("cp1252"),
        stored(TEXT, "VNI-Times").encode("cp1252"),
    ],
    ids=["1258", "TCVN3", "VNI"],
)
def test_old_code_pages_are_read_and_told(tmp_path: Path, data: bytes) -> None:
    assert bring(tmp_path, data) == (["X659"], ROWS)


SHORT = lines(
    "Họ và tên | Danh hiệu | Số quyết định | Năm",
    *(f"{row['name']} | LĐTT | {n}/QĐ-SCT | 2023" for n, row in enumerate(ROWS, 1)),
)
"""A list of awards, in which every third word is a short form."""


@pytest.mark.parametrize(
    "data",
    [
        in_1258(SHORT),
        stored(SHORT, ".VnTime").encode("cp1252"),
        stored(SHORT, "VNI-Times").encode("cp1252"),
    ],
    ids=["1258", "TCVN3", "VNI"],
)
def test_short_forms_do_not_speak_against_a_code(tmp_path: Path, data: bytes) -> None:
    path, source = register(tmp_path), tmp_path / "khen_thuong.csv"
    source.write_bytes(data)
    assert "X659" in codes(take_in(path, source))
    found = [(row["name"], row["decision"]) for row in table_rows(path, "awards")]
    assert found == [(r["name"], f"{n}/QĐ-SCT") for n, r in enumerate(ROWS, 1)]


@pytest.mark.parametrize(
    "data",
    [
        "Họ và tên;Đơn vị\r\n".encode() + b"M\xfcller;A",
        b"Ten;X\r\nFran\xe7ois;caf\xe9",
        b"Ten;X\r\nNguy\xd4n;M\xfcller",  # half of it TCVN3
    ],
)
def test_what_no_code_makes_sense_of_is_refused(tmp_path: Path, data: bytes) -> None:
    assert bring(tmp_path, data) == (["X617"], [])


def test_zeros_among_bytes_are_no_unicode(tmp_path: Path) -> None:
    assert bring(tmp_path, b"Ho ten;Don vi\r\nAn\0;A\0\r\n")[0] == ["X618"]
