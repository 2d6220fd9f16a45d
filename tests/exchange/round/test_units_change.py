"""Units sorted, put in, taken out and renamed after their workbooks went out."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.exchange.round.rounds import (
    NOW,
    SETTINGS,
    own_key,
    points_of,
    put,
    read,
    round_book,
    set_to,
    typed,
)
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.sending.send import send
from toolkit.exchange.round.together.together import merge
from toolkit.forms.round.layout import LEDGER_TABLE, UNIT_TABLE
from toolkit.forms.round.reading import table_of
from toolkit.forms.round.unit_keys import unit_keys
from toolkit.rules.names import folded
from toolkit.xlsx.closed_book import ClosedBook

CENTRE = "Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên huyện "
AN, BINH = f"{CENTRE}An", f"{CENTRE}Bình"
LATER = NOW.replace(day=10)


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_key(monkeypatch, tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A round book whose two workbooks went out; their answers, 10 and 3, are there."""
    path = round_book(tmp_path, ((AN, "An"), (BINH, "Bình")))
    send(path, now=NOW)
    inbox = tmp_path / "thu_den"
    inbox.mkdir()
    for name, points in (("An", 10.0), ("Binh", 3.0)):
        sent = tmp_path / "gui_di" / f"cham-diem-2026-{name}.xlsx"
        (inbox / f"{name}.xlsx").write_bytes(typed(sent, points))
    return path


def _call(path: Path, *units: tuple[str, str]) -> None:
    book = ClosedBook.open(path)
    for down, (name, short) in enumerate((*units, ("", ""))[:2]):
        put(book, UNIT_TABLE.name("name"), name or None, down)
        put(book, UNIT_TABLE.name("short"), short or None, down)
    path.write_bytes(book.to_bytes())


def test_units_whose_names_begin_alike_keep_their_points_when_sorted(
    path: Path,
) -> None:
    _call(path, (BINH, "Bình"), (AN, "An"))
    collect(path, now=LATER)
    taken = path.parent / "nhan_ve"
    assert [points_of(taken / f"{name}.xlsx") for name in ("An", "Binh")] == [10.0, 3.0]


def test_a_unit_taken_out_leaves_its_points_to_nobody(path: Path) -> None:
    _call(path, (BINH, "Bình"))
    report = collect(path, now=LATER)
    told = [f for f in report.findings if f.code == "G848"]
    assert [f.what.count(AN) for f in told] == [1]
    assert points_of(path.parent / "nhan_ve" / "Binh.xlsx") == 3.0
    assert not (path.parent / "nhan_ve" / "An.xlsx").exists()


def test_a_second_workbook_for_a_mended_name_is_told(path: Path) -> None:
    assert AN not in send(path, now=NOW).summary
    _call(path, (f"{CENTRE}Ân Thi", "Ân Thi"), (BINH, "Bình"))
    report = send(path, now=NOW)
    assert f"nay không có ở trang «Đơn vị»: {AN}; nếu chỉ là sửa tên" in report.summary
    assert AN not in send(path, now=NOW).summary  # nothing more is made
    with ZipFile(path.parent / "gui_di" / "tat_ca.zip") as archive:
        names = ["cham-diem-2026-An-Thi.xlsx", "cham-diem-2026-Binh.xlsx"]
        assert archive.namelist() == names  # of the list as it is now


@pytest.mark.slow
def test_a_unit_renamed_is_told_and_named_as_before_it_is_taken(path: Path) -> None:
    _call(path, (f"{CENTRE}Ân Thi", "Ân Thi"), (BINH, "Bình"))
    assert "G848" in [f.code for f in collect(path, now=LATER).findings]
    _call(path, (AN, "An"), (BINH, "Bình"))
    assert "G848" not in [f.code for f in collect(path, now=LATER).findings]
    assert points_of(path.parent / "nhan_ve" / "An.xlsx") == 10.0
    assert {unit.key for unit in read(path).units} == {
        entry.unit for entry in read(path).ledger
    }


def test_keys_stay_with_the_names_that_were_sent_to() -> None:
    first = unit_keys([AN, BINH, "Sở Nội vụ"], {})
    known = dict(zip(map(folded, (AN, BINH, "Sở Nội vụ")), first, strict=True))
    assert unit_keys(["Sở Nội vụ", BINH, AN], known) == first[::-1]
    assert unit_keys([f"{CENTRE}Cẩm", BINH], known)[0] not in first
    assert unit_keys(["Sở Nội vu"], known) == ["so-noi-vu"]  # marks are mended
    assert unit_keys(["Sở nội vụ", "Sở Nội vú", "😀", "!!"], known) == [
        "so-noi-vu",
        "so-noi-vu-2",
        "don-vi",
        "don-vi-2",
    ]


@pytest.mark.slow
def test_another_short_name_leaves_its_workbook_what_it_was(path: Path) -> None:
    collect(path, now=LATER)
    _call(path, (AN, "Trung tâm An"), (BINH, "Bình"))
    told = [f.code for f in merge(path, now=LATER).findings]
    assert not {"G804", "G806"} & set(told)
    _call(path, (AN, "Bình"), (BINH, "Bình"))  # one that two have
    assert "G804" not in [f.code for f in merge(path, now=LATER).findings]


@pytest.mark.slow
def test_a_kept_workbook_that_is_gone_comes_back_as_its_finding_says(
    path: Path,
) -> None:
    collect(path, now=LATER)
    kept = path.parent / "nhan_ve" / "An.xlsx"
    kept.unlink()
    assert "G804" in [f.code for f in collect(path, now=LATER).findings]
    told = collect(path, now=LATER, choose=("An.xlsx",)).findings
    assert ("G804" in [f.code for f in told], points_of(kept)) == (False, 10.0)


@pytest.mark.slow
def test_a_ledger_that_was_sorted_otherwise_gives_the_next_revision(path: Path) -> None:
    send(path, now=NOW, again=("An",))
    book = ClosedBook.open(path)
    table = table_of(book, LEDGER_TABLE)
    for (number, _), (_, row) in zip(table.rows, reversed(table.rows), strict=True):
        for field, column in table.columns.items():
            book.set_value(table.sheet, number, column, row[field])
    path.write_bytes(book.to_bytes())
    send(path, now=LATER, again=("An",))
    sent = [e.revision for e in read(path).ledger if e.unit == read(path).units[0].key]
    assert sorted(sent) == [1, 2, 3]


def test_what_is_gone_and_cannot_be_made_again_is_told(path: Path) -> None:
    shutil.rmtree(path.parent / "gui_di")
    set_to(path, title="Đợt khác")
    told = [f.seen for f in send(path, now=NOW).findings if f.code == "G857"]
    assert told == ["2", "2"]


def test_a_year_that_a_program_left_a_hair_off_is_the_year_shown(
    tmp_path: Path,
) -> None:
    book = round_book(tmp_path, settings={**SETTINGS, "year": 2025.9999999999998})
    assert read(book).settings.year == 2026
