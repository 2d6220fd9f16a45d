"""The tables of a register as LibreOffice prints them: long names whole, 9 points."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.tables.files import table_rows, take_in
from tests.forms.register.filling import template
from tests.offices import Office
from tests.real.paper import Word, drawn_over, only, pages
from toolkit.xlsx.closed_book import ClosedBook

SMALLEST = 9.0
"""Points of the smallest letter that a director is asked to read."""
UNITS = (
    "Phòng Khuyến công và Tư vấn công nghiệp",
    "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp tỉnh Gia Lai",
    "Đội Quản lý thị trường số 3 khu vực An Khê – Đak Pơ – Kông Chro",
    "Văn phòng",
)
PEOPLE = ("Lê Công Tằng Tôn Nữ Thị Ngọc Huyền", "Trần An", "Siu H' Nhung")
SIGNERS = ("Giám đốc Sở Công Thương tỉnh Gia Lai", "Chủ tịch UBND tỉnh Gia Lai")
TITLE = "Ứng dụng phần mềm quản lý hồ sơ cấp phép bán buôn rượu, thuốc lá trên địa bàn"
AWARDS = ("Lao động tiên tiến", "Tập thể lao động xuất sắc")
REASON = "Có thành tích xuất sắc trong phong trào thi đua xây dựng nông thôn mới"
COUNT = 24
LINE_HMM = 529
"""A row of one line as LibreOffice makes it, in hundredths of a millimetre."""


def of(n: int) -> tuple[str, str, str, str]:
    """Award, kind of recipient, name and unit of a row."""
    kind = ("cá nhân", "tập thể")[n % 2]
    name = UNITS[n // 2 % 4] if n % 2 else f"{PEOPLE[n // 2 % 3]} {n}"
    return AWARDS[n % 2], kind, name, UNITS[(n + 1) % 4]


def sources() -> Iterator[tuple[str, str, list[list[str]]]]:
    """The tables that come in, with their headings."""
    who = "Danh hiệu, hình thức; Đối tượng; Họ và tên hoặc tên tập thể; Đơn vị"
    rows = range(COUNT)
    yield (
        "awards",
        f"Năm; Số quyết định; Ngày quyết định; Cấp khen; {who}; Thành tích, lý do",
        [
            ["2024", f"{n}/QĐ-UBND-NC", "05/12/2024", SIGNERS[n % 2], *of(n), REASON]
            for n in rows
        ],
    )
    yield (
        "proposals",
        f"Năm; Cấp khen; {who}; Chức vụ; Thành tích, lý do",
        [
            ["2024", SIGNERS[n % 2], *of(n), "Phó Trưởng phòng phụ trách", REASON]
            for n in rows
        ],
    )
    yield "dossiers", f"Năm; {who}; Cấp", [["2024", *of(n), "tỉnh"] for n in rows]
    yield (
        "initiatives",
        "Năm; Tên sáng kiến, đề tài; Tác giả; Phạm vi; Nơi công nhận",
        [
            ["2024", f"{TITLE} {n}", "; ".join(PEOPLE), "cơ sở", SIGNERS[0]]
            for n in rows
        ],
    )


SHEETS = ("Sáng kiến", "Đề nghị", "Khen thưởng", "Hồ sơ")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register into which these tables were imported, and nothing else was done."""
    folder = tmp_path_factory.mktemp("in")
    path = folder / "so.xlsx"
    path.write_bytes(template(2024))
    for table, head, rows in sources():
        source = folder / f"{table}.csv"
        lines = [head.split("; "), *rows]
        text = "\n".join("\t".join(line) for line in lines)
        source.write_text(text, encoding="utf-8-sig")
        take_in(path, source, table=table)
        assert len(table_rows(path, table)) == COUNT
    return path


@pytest.fixture(scope="module")
def printed(
    imported: Path,
    trusting_office: Office,
    pdftotext: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[list[Word]]:
    folder = tmp_path_factory.mktemp("pdf")
    source = folder / "in.xlsx"
    source.write_bytes(only(ClosedBook.open(imported), SHEETS))
    return list(pages(pdftotext, trusting_office(source, "pdf", folder / "out")))


def test_each_letter_is_large_enough_to_read(printed: list[list[Word]]) -> None:
    sizes = [word.size for page in printed for word in page]
    assert len(sizes) > 1_000
    assert min(sizes) >= SMALLEST


def test_no_text_is_drawn_over_another(printed: list[list[Word]]) -> None:
    assert [pair for page in printed for pair in drawn_over(page)] == []


def test_long_names_are_there_from_the_first_word_to_the_last(
    printed: list[list[Word]],
) -> None:
    letters = "".join(word.text for page in printed for word in page)
    # The units stand in three of these sheets, each of them in every fourth row.
    assert letters.count("Chro") >= 3 * COUNT // 4
    assert letters.count("Huyền") >= COUNT


@pytest.mark.usefixtures("bridge")
def test_a_row_grows_when_somebody_types_into_it(
    imported: Path, trusting_office: Office
) -> None:
    with trusting_office.opened(imported) as document:
        sheet = document.Sheets.getByName("Khen thưởng")
        free = 4 + COUNT
        rows = sheet.Rows
        assert rows.getByIndex(free).Height == LINE_HMM
        sheet.getCellByPosition(7, free).setString(UNITS[1])
        assert rows.getByIndex(free).Height > 2 * LINE_HMM
        was = rows.getByIndex(4).Height
        sheet.getCellByPosition(7, 4).setString(f"{UNITS[1]}, {UNITS[2]}")
        assert rows.getByIndex(4).Height > was
