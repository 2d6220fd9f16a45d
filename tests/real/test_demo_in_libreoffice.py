"""The rescored demo workbook as LibreOffice opens it."""

import csv
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.offices import Office
from toolkit.forms.scoring.layout import TOTAL_KEY
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.demo.scoring import FILE_NAME, make_demo
from toolkit.parts.records.change import same_value
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
FIRST_SHEET_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder, now=NOW)
    return folder / FILE_NAME


def shown(path: Path) -> dict[tuple[str, str], CellValue]:
    """What every cell with a formula shows, by sheet and reference."""
    book = ClosedBook.open(path)
    return {
        (name, a1(row, column)): cell.value
        for name in book.sheet_names
        for (row, column), cell in book.sheet(name).cells.items()
        if cell.formula is not None
    }


def differing(one: Path, two: Path) -> list[tuple[str, str]]:
    left, right = shown(one), shown(two)
    assert left.keys() == right.keys()
    return [
        place for place, value in left.items() if not same_value(value, right[place])
    ]


def test_recalculating_changes_no_value(
    demo: Path, office: Office, tmp_path: Path
) -> None:
    assert len(shown(demo)) > 200
    assert differing(demo, office(demo, "xlsx", tmp_path)) == []


def test_recalculating_would_show_a_wrong_value(
    demo: Path, office: Office, trusting_office: Office, tmp_path: Path
) -> None:
    """The two profiles do what they say, so that the tests beside prove something."""
    book = ClosedBook.open(demo)
    located = locate(book)
    form = located.places.form
    total = (form.sheet, form.rows[TOTAL_KEY], form.columns["total"])
    book.set_cached(*total, 984)
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(book.to_bytes())
    place = (form.sheet, a1(*total[1:]))
    assert shown(office(wrong, "xlsx", tmp_path / "a"))[place] == 983
    assert shown(trusting_office(wrong, "xlsx", tmp_path / "b"))[place] == 984


def test_without_recalculating_the_total_is_there(
    demo: Path, trusting_office: Office, tmp_path: Path
) -> None:
    assert differing(demo, trusting_office(demo, "xlsx", tmp_path)) == []
    rows = on_screen(trusting_office(demo, FIRST_SHEET_AS_CSV, tmp_path))
    totals = [[cell for cell in row if cell] for row in rows if "983" in row]
    assert ["950", "35", "2", "983"] in [row[1:5] for row in totals]


def on_screen(path: Path) -> list[list[str]]:
    """The cells of the first sheet as they are shown, formatted."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_the_form_prints_on_landscape_pages(
    demo: Path, office: Office, tmp_path: Path
) -> None:
    printed = office(demo, "pdf", tmp_path).read_bytes()
    sizes = page_sizes(printed)
    assert sizes
    # A4 lying: 297 mm by 210 mm, to a point.
    wide = [size for size in sizes if size == pytest.approx((842, 595), abs=1)]
    assert len(wide) >= 3


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    boxes = re.findall(rb"/Type/Page/.*?/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", pdf, re.S)
    return [(float(width), float(height)) for width, height in boxes]
