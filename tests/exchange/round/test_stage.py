"""In which round a round book is: what is open, what is closed, and what is told."""

import shutil
from pathlib import Path

import pytest

from tests.exchange.round.rounds import NOW, SETTINGS, own_key, read, round_book, set_to
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.sending.send import send
from toolkit.findings.report import Report
from toolkit.forms.scoring.locate import locate
from toolkit.model.rubric import Round
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

RUBRIC = standard_rubric("mau-100")._replace(
    id="mau-ba-vong",
    rounds=(
        Round.SELF,
        Round("round_chuyen_vien", "Chuyên viên"),
        Round("round_hoi_dong", "Hội đồng"),
    ),
)
UNITS = (("Phòng Nội vụ", "PNV", "pnv@so.example.vn"),)
FILE = "cham-diem-2026-PNV.xlsx"


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_key(monkeypatch, tmp_path)


@pytest.fixture(scope="module")
def gone_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which the first of three rounds went out to a unit."""
    folder = tmp_path_factory.mktemp("dot")
    with pytest.MonkeyPatch.context() as patch:
        own_key(patch, folder)
        report = send(round_book(folder, UNITS, SETTINGS, RUBRIC), now=NOW)
    assert report.findings == ()
    return folder


@pytest.fixture
def book(gone_out: Path, tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(gone_out, tmp_path / "dot"))
    (folder / "ve").mkdir()
    return folder / "so_gui_nhan.xlsx"


def codes(report: Report) -> list[tuple[str, str]]:
    ours = [f for f in report.findings if f.code.startswith("G")]
    return [(f.code, f.cell) for f in ours if f.code != "G776"]


def typed(book: Path, *cells: tuple[str, str, CellValue]) -> None:
    """What the unit sends back, with cells of its form filled."""
    one = ClosedBook.open(book.parent / "gui_di" / FILE)
    form = locate(one).places.form
    for row, column, value in cells:
        one.set_value(*form.place(row, column), value)
    (book.parent / "ve" / "a.xlsx").write_bytes(one.to_bytes())


def taken_in(book: Path) -> Report:
    return collect(book, book.parent / "ve", now=NOW)


def kept(book: Path, row: str, column: str) -> CellValue:
    one = ClosedBook.open(book.parent / "nhan_ve" / "PNV.xlsx")
    place = locate(one).places.form.place(row, column)
    return one.sheet(place.sheet).at(*place.spot).value


def test_a_change_in_a_round_that_is_not_open_is_told_by_its_round(book: Path) -> None:
    typed(
        book,
        ("V", "evidence", "QĐ 1"),
        ("V", "round_hoi_dong", 9.0),
        ("V", "reason_chuyen_vien", "tốt"),
    )
    report = taken_in(book)
    told = [f for f in report.findings if f.code == "G781"]
    assert [("Chuyên viên" in f.what, "Hội đồng" in f.what) for f in told] == [
        (True, False),
        (False, True),
    ]
    assert "«9»" in told[1].what
    assert kept(book, "V", "evidence") == "QĐ 1"
    assert kept(book, "V", "round_hoi_dong") is None


def test_in_a_later_round_what_a_unit_scored_itself_is_closed(book: Path) -> None:
    set_to(book, round="hội đồng")
    assert codes(send(book, now=NOW)) == [("G795", "A5")]
    typed(book, ("V", "evidence", "QĐ 1"))
    assert codes(taken_in(book)) == []
    assert codes(send(book, now=NOW)) == []
    again = book.parent / "gui_di" / "cham-diem-2026-PNV-lan-2.xlsx"
    (book.parent / "gui_di" / FILE).write_bytes(again.read_bytes())
    typed(book, ("V", "evidence", "QĐ 2"))
    told = [f.what for f in taken_in(book).findings if f.code == "G781"]
    assert len(told) == 1
    assert "«tự chấm» đã khóa bị sửa thành «QĐ 2»; sổ gửi đi có «QĐ 1»" in told[0]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"round": "Vòng 1"}, ("G777", "B7")),
        ({"published": "Tự chấm, Vòng 1"}, ("G778", "B8")),
        ({"published": "tự chấm"}, ("G779", "B7")),
    ],
)
def test_a_round_that_is_not_there_or_is_closed_is_not_sent(
    book: Path, settings: dict[str, str], expected: tuple[str, str]
) -> None:
    set_to(book, **settings)
    before = book.read_bytes()
    assert expected in codes(send(book, now=NOW))
    assert book.read_bytes() == before


def test_what_comes_back_after_a_round_was_published_does_not_count(book: Path) -> None:
    set_to(book, round="Chuyên viên", published="Tự chấm")
    typed(book, ("V", "evidence", "QĐ 1"))
    assert codes(taken_in(book)) == [("G780", "")]
    assert not (book.parent / "nhan_ve").exists()
    assert next(e.round for e in read(book).ledger) == "Tự chấm"
