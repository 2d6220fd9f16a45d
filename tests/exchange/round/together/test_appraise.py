"""The appraisal book, from the unit's own round to its answer to the appraisers."""

import shutil
from collections.abc import Mapping
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.round.rounds import (
    NOW,
    SETTINGS,
    own_key,
    put,
    read,
    round_book,
    set_to,
)
from tests.offices import Office
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.sending.remind import remind
from toolkit.exchange.round.sending.send import send
from toolkit.exchange.round.together import appraise as appraise_room
from toolkit.exchange.round.together.appraise import make_appraisal, take_appraisal
from toolkit.exchange.round.together.together import merge
from toolkit.findings.report import Report
from toolkit.forms.round.appraisal_layout import ITEM, POINTS, PREFIX, REASON, UNIT
from toolkit.forms.round.layout import UNIT_TABLE
from toolkit.forms.scoring.assess import assess
from toolkit.forms.scoring.layout import points_column
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.talk import TALK
from toolkit.jobs.files import check_file
from toolkit.jobs.undo import undo_file
from toolkit.model.round import Deed
from toolkit.model.rubric import Round
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

EXPERT = Round("round_chuyen_vien", "Chuyên viên")
COUNCIL = Round("round_hoi_dong", "Hội đồng")
RUBRIC = standard_rubric("mau-100")._replace(
    id="mau-ba-vong", rounds=(Round.SELF, EXPERT, COUNCIL)
)
UNITS = (("Phòng Nội vụ", "PNV", ""), ("Văn phòng Sở", "VP", ""), ("Thanh tra", "", ""))
NOI_VU, VAN_PHONG = "phong-noi-vu", "van-phong-so"
OWN = {"PNV": (5.0, "QĐ 1/QĐ-SNV"), "VP": (4.0, "=HYPERLINK(1)")}
"""The points of V that two of the three units give themselves, with the evidence."""

Typed = Mapping[tuple[str, str], tuple[CellValue, CellValue]]


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_key(monkeypatch, tmp_path)


@pytest.fixture(scope="module")
def came_back(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of three units have scored themselves; now it is the expert's turn."""
    folder = tmp_path_factory.mktemp("dot")
    with pytest.MonkeyPatch.context() as patch:
        own_key(patch, folder)
        path = round_book(folder, UNITS, SETTINGS, RUBRIC)
        send(path, now=NOW)
        (folder / "ve").mkdir()
        for name, (points, evidence) in OWN.items():
            fill(
                folder / "gui_di" / f"cham-diem-2026-{name}.xlsx",
                folder / "ve" / f"{name}.xlsx",
                {("V", "total"): points, ("V", "evidence"): evidence},
            )
        collect(path, folder / "ve", now=NOW)
        set_to(path, round="Chuyên viên", published="Tự chấm")
    return folder


@pytest.fixture
def book(came_back: Path, tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(came_back, tmp_path / "dot"))
    return folder / "so_gui_nhan.xlsx"


def fill(
    source: Path, target: Path, cells: Mapping[tuple[str, str], CellValue]
) -> None:
    one = ClosedBook.open(source)
    form = locate(one).places.form
    for (row, column), value in cells.items():
        one.set_value(*form.place(row, column), value)
    target.write_bytes(one.to_bytes())


def made(book: Path) -> Path:
    report = make_appraisal(book, now=NOW)
    assert report.saved
    return Path(report.saved)


def appraise(place: Path, typed: Typed) -> Path:
    """An appraiser types points and reasons, by unit and criterion."""
    one = ClosedBook.open(place)
    at = {name: one.names()[PREFIX + name] for name in (POINTS, REASON, ITEM, UNIT)}
    for (unit, item), values in typed.items():
        row = row_of(one, unit, item)
        for name, value in zip((POINTS, REASON), values, strict=True):
            region = at[name]
            assert region is not None
            if value is not None:
                one.set_value(region.sheet, row, region.left, value)
    place.write_bytes(one.to_bytes())
    return place


def row_of(one: ClosedBook, unit: str, item: str) -> int:
    items, units = (one.names()[PREFIX + name] for name in (ITEM, UNIT))
    assert items is not None
    assert units is not None
    sheet = one.sheet(items.sheet)
    return next(
        row
        for row in range(items.top, items.bottom + 1)
        if (sheet.at(row, items.left).value, sheet.at(row, units.left).value)
        == (item, unit)
    )


def kept(book: Path, name: str) -> ClosedBook:
    return ClosedBook.open(book.parent / "nhan_ve" / f"{name}.xlsx")


def codes(report: Report) -> list[str]:
    return [f.code for f in report.findings if f.code.startswith("G")]


TYPED: Typed = {
    (NOI_VU, "V"): (3.0, "Thiếu minh chứng quý IV"),
    (VAN_PHONG, "V"): (4.0, None),
    (VAN_PHONG, "II.3"): (6.0, "=1+1"),
}


def test_all_units_stand_under_each_criterion_with_what_they_sent(book: Path) -> None:
    report = make_appraisal(book, now=NOW)
    assert codes(report) == ["G792"]
    sheet = openpyxl.load_workbook(report.saved)["Thẩm định"]
    captions = [cell.value for cell in sheet[4]]
    assert captions[3] == "Điểm tự chấm"
    assert captions[6] == "Điểm Chuyên viên"
    one = ClosedBook.open(Path(report.saved))
    rows = [row_of(one, unit, "V") for unit in (NOI_VU, VAN_PHONG)]
    assert rows[1] == rows[0] + 1
    assert [[sheet.cell(row, at).value for at in (2, 4, 5)] for row in rows] == [
        ["PNV", 5, "QĐ 1/QĐ-SNV"],
        ["VP", 4, "=HYPERLINK(1)"],
    ]
    assert sheet.cell(rows[1], 5).data_type == "s"
    assert not sheet.cell(rows[0], 7).protection.locked
    assert sheet.cell(rows[0], 4).protection.locked
    assert check_file(Path(report.saved)).kind == "appraisal"


def test_a_difference_of_whole_points_ends_in_no_point(book: Path) -> None:
    sheet = openpyxl.load_workbook(made(book))["Thẩm định"]
    look = {c.number_format for row in sheet for c in row if "COUNT(" in str(c.value)}
    assert look == {"+General;-General;0;@"}  # of «+0.##» Excel makes «+5.»


def test_an_appraisal_book_may_be_printed(book: Path) -> None:
    styles = ClosedBook.open(made(book)).package.read("xl/styles.xml")
    assert b"FFFFFBE0" not in styles  # LibreOffice prints every fill


def test_points_are_written_as_the_new_round_and_no_earlier_one_is_touched(
    book: Path,
) -> None:
    place = appraise(made(book), TYPED)
    report = take_appraisal(book, place, now=NOW)
    assert codes(report) == ["G792"]
    found = assess(kept(book, "PNV"))
    entry = found.scorecard.entries["V"]
    assert (entry.points, entry.given, entry.reasons) == (
        5,
        {EXPERT: 3},
        {EXPERT: "Thiếu minh chứng quý IV"},
    )
    assert found.scores.rounds[EXPERT].total == 3
    assert found.changes == ()
    other = assess(kept(book, "VP")).scorecard.entries["II.3"]
    assert (other.given, other.reasons) == ({EXPERT: 6}, {EXPERT: "=1+1"})
    deeds = [(e.unit, e.round) for e in read(book).ledger if e.deed is Deed.APPRAISED]
    assert deeds == [(NOI_VU, "Chuyên viên"), (VAN_PHONG, "Chuyên viên")]


@pytest.mark.slow
def test_taken_twice_it_changes_nothing_and_one_undo_takes_it_back(book: Path) -> None:
    before = (book.parent / "nhan_ve" / "PNV.xlsx").read_bytes()
    place = appraise(made(book), TYPED)
    take_appraisal(book, place, now=NOW)
    written = book.read_bytes()
    again = take_appraisal(book, place, now=NOW)
    assert (codes(again), again.saved, book.read_bytes()) == (["G792"], "", written)
    undo_file(book.parent / "nhan_ve" / "PNV.xlsx", now=NOW)
    assert (book.parent / "nhan_ve" / "PNV.xlsx").read_bytes() == before


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, SystemExit])
def test_stopped_in_the_middle_and_begun_again_it_is_as_if_it_had_not_been(
    book: Path, monkeypatch: pytest.MonkeyPatch, stopped: type[BaseException]
) -> None:
    place = appraise(made(book), TYPED)
    whole = Path(shutil.copytree(book.parent, book.parent.with_name("mot lan")))
    expected = take_appraisal(whole / book.name, whole / place.name, now=NOW)
    write, done = appraise_room.write_marks, []

    def write_one(*given: object, **more: object) -> object:
        if done:
            raise stopped
        done.append(write(*given, **more))  # type: ignore[arg-type]
        return done[0]

    for _ in range(2):  # the second time the first unit needs nothing any more
        done.clear()
        with monkeypatch.context() as patch:
            patch.setattr(appraise_room, "write_marks", write_one)
            with pytest.raises(stopped):
                take_appraisal(book, place, now=NOW)
    report = take_appraisal(book, place, now=NOW)
    assert codes(report) == codes(expected) == ["G792"]
    assert report.summary == expected.summary
    assert read(book).ledger == read(whole / book.name).ledger
    assert book.read_bytes() == (whole / book.name).read_bytes()


def test_what_somebody_else_wrote_after_a_stopped_press_is_still_told(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = appraise(made(book), TYPED)
    with monkeypatch.context() as patch:
        patch.setattr(appraise_room, "append_entries", _stop)
        with pytest.raises(KeyboardInterrupt):
            take_appraisal(book, place, now=NOW)
    path = book.parent / "nhan_ve" / "PNV.xlsx"
    fill(path, path, {("II.3", points_column(EXPERT)): 5})
    assert codes(take_appraisal(book, place, now=NOW)) == ["G790", "G792"]


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_an_appraiser_does_wrong_is_told(book: Path) -> None:
    typed: Typed = {
        (NOI_VU, "V"): (3.0, None),  # other points and no reason
        (NOI_VU, "II.3"): ("năm", None),
        (VAN_PHONG, "V"): (50.0, "x"),
    }
    place = appraise(made(book), typed)
    before = kept(book, "VP").data
    one = ClosedBook.open(place)
    items = one.names()[PREFIX + ITEM]
    assert items is not None
    one.set_value(items.sheet, row_of(one, NOI_VU, "IV"), items.left, "XX")
    one.set_value(items.sheet, row_of(one, NOI_VU, "XX"), items.left - 3, 1.0)
    one.set_value(items.sheet, row_of(one, NOI_VU, "I.2"), items.left - 3, 1.0)
    one.set_value(items.sheet, row_of(one, NOI_VU, "I.2"), items.left + 1, "so-y-te")
    uncounted = row_of(one, VAN_PHONG, "II.3"), items.left - 3
    one.set_formula(items.sheet, *uncounted, "1+2", None)
    place.write_bytes(one.to_bytes())
    report = take_appraisal(book, place, now=NOW)
    assert sorted(codes(report)) == [
        *("G788", "G792", "G793", "G797", "G799", "G861", "G862")
    ]
    told = {f.code: (f.cell, f.seen, f.expected) for f in report.findings}
    outside, no_value = (one_cell(place, item) for item in ("V", "II.3"))
    assert told["G861"] == (outside, "50", "từ 0 đến 5")
    assert told["G862"] == (no_value, "=1+2", "")
    assert kept(book, "VP").data == before  # points outside are not written


def test_a_row_that_was_pasted_over_another_is_told_and_not_guessed(
    book: Path,
) -> None:
    place = appraise(
        made(book), {(NOI_VU, "V"): (3.0, "muộn"), (VAN_PHONG, "V"): (4.0, None)}
    )
    one = ClosedBook.open(place)
    units = one.names()[PREFIX + UNIT]
    assert units is not None
    row, over = row_of(one, NOI_VU, "V"), row_of(one, VAN_PHONG, "V")
    one.set_value(units.sheet, over, units.left, NOI_VU)
    one.set_value(units.sheet, over, 2, one.sheet(units.sheet).at(row, 2).value)
    place.write_bytes(one.to_bytes())
    before = kept(book, "PNV").data
    report = take_appraisal(book, place, now=NOW)
    assert codes(report) == ["G879", "G792"]
    told = report.findings[0]
    points = one.names()[PREFIX + POINTS]
    assert points is not None
    assert (told.cell, told.expected) == (a1(over, points.left), str(row))
    assert kept(book, "PNV").data == before
    # What says the same, or less, is no other thing.
    one.set_value(units.sheet, over, points.left, None)
    place.write_bytes(one.to_bytes())
    assert "G879" not in codes(take_appraisal(book, place, now=NOW))
    assert kept(book, "PNV").data != before


def test_what_is_seen_sorted_without_the_hidden_columns_is_refused(book: Path) -> None:
    place = appraise(made(book), TYPED)
    workbook = openpyxl.load_workbook(place)
    sheet = workbook["Thẩm định"]
    seen = [[c.value for c in row[:9]] for row in sheet["A5:I40"]]
    for row, values in enumerate(sorted(seen, key=lambda cells: str(cells[1])), 5):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
    workbook.save(place)
    before = [kept(book, name).data for name in OWN]
    (told,) = take_appraisal(book, place, now=NOW).findings
    assert (told.code, told.sheet, told.cell[:1]) == ("G786", "Thẩm định", "B")
    assert [kept(book, name).data for name in OWN] == before


def test_units_of_one_short_name_are_told_apart(
    tmp_path: Path, came_back: Path
) -> None:
    folder = Path(shutil.copytree(came_back, tmp_path / "dot"))
    path = folder / "so_gui_nhan.xlsx"
    one = ClosedBook.open(path)
    for row in range(2):
        put(one, UNIT_TABLE.name("short"), "VP" if row else "vp", row)
    path.write_bytes(one.to_bytes())
    for row in (0, 1):  # its files are known by their short names
        name = ("PNV", "VP")[row]
        (folder / "nhan_ve" / f"{name}.xlsx").rename(
            folder / "nhan_ve" / f"{('vp', 'VP-2')[row]}.xlsx"
        )
    sheet = openpyxl.load_workbook(made(path))["Thẩm định"]
    shown = {sheet.cell(row, 2).value for row in range(5, 30)}
    assert {"Phòng Nội vụ", "Văn phòng Sở"} <= shown


def one_cell(place: Path, item: str) -> str:
    one = ClosedBook.open(place)
    points = one.names()[PREFIX + POINTS]
    assert points is not None
    return a1(row_of(one, VAN_PHONG, item), points.left)


def test_the_round_book_is_never_written_over_by_an_appraisal(book: Path) -> None:
    before = book.read_bytes()
    for place in (book, book.parent / "nhan_ve" / ".." / book.name):
        assert codes(make_appraisal(book, now=NOW, output=place)) == ["G863"]
    assert book.read_bytes() == before
    assert not list(book.parent.glob("so_gui_nhan (*"))


def test_what_went_out_may_lie_elsewhere(book: Path) -> None:
    place = appraise(made(book), TYPED)
    away = book.parent / "gui_di"
    away.rename(book.parent / "khac")
    told = take_appraisal(book, place, now=NOW, sent=book.parent / "khac").findings
    assert [f.code for f in told if f.severity == "error"] == []
    assert make_appraisal(book, now=NOW, sent=book.parent / "khac").saved


def test_an_appraisal_of_another_round_or_no_appraisal_is_refused(book: Path) -> None:
    place = made(book)
    set_to(book, round="Hội đồng")
    assert codes(take_appraisal(book, place, now=NOW)) == ["G789"]
    assert codes(take_appraisal(book, book, now=NOW)) == ["G786"]
    set_to(book, round="Tự chấm", published=None)
    assert codes(make_appraisal(book, now=NOW)) == ["G796"]
    set_to(book, published="Chuyên viên", round="Chuyên viên")
    assert codes(take_appraisal(book, place, now=NOW)) == ["G779"]


def test_a_workbook_that_came_anew_since_is_told(book: Path) -> None:
    set_to(book, published=None)
    place = appraise(made(book), TYPED)
    path = book.parent / "nhan_ve" / "PNV.xlsx"
    fill(path, path, {("V", "evidence"): "khác"})
    report = take_appraisal(book, place, now=NOW)
    assert codes(report) == ["G790", "G792"]
    assert assess(kept(book, "PNV")).scorecard.entries["V"].given == {EXPERT: 3}


@pytest.mark.slow
def test_a_workbook_that_is_open_stops_no_other_unit(book: Path) -> None:
    done = appraise(made(book), TYPED)
    lock = book.parent / "nhan_ve" / ".~lock.PNV.xlsx#"
    lock.write_text(",Hoa,may-1,01.12.2026 08:00,file:///x;")
    report = take_appraisal(book, done, now=NOW)
    (told,) = [f for f in report.findings if f.code == "F022"]
    assert told.what.startswith("Phòng Nội vụ (PNV.xlsx): ")
    assert appraised(book) == [VAN_PHONG]
    lock.unlink()
    report = take_appraisal(book, done, now=NOW)
    assert codes(report) == ["G792"]  # «Văn phòng Sở» is as this book left it
    assert appraised(book) == [VAN_PHONG, NOI_VU]


def test_of_two_different_returns_none_is_appraised_before_one_is_chosen(
    book: Path,
) -> None:
    set_to(book, published=None)
    done = appraise(made(book), TYPED)
    other = book.parent / "ve" / "PNV (2).xlsx"
    fill(book.parent / "ve" / "PNV.xlsx", other, {("V", "total"): 1.0})
    collect(book, book.parent / "ve", now=NOW)
    before = kept(book, "PNV").data
    report = make_appraisal(book, now=NOW, output=book.parent / "hai.xlsx")
    assert codes(report) == ["G773", "G792"]
    sheet = openpyxl.load_workbook(report.saved)["Thẩm định"]
    assert "PNV" not in {cell.value for cell in sheet["B"]}
    assert codes(take_appraisal(book, done, now=NOW)) == ["G773", "G792"]
    assert kept(book, "PNV").data == before
    collect(book, book.parent / "ve", now=NOW, choose=(other.name,))
    assert codes(take_appraisal(book, done, now=NOW)) == ["G790", "G792"]
    assert kept(book, "PNV").data != before


def test_nothing_is_sent_that_is_made_of_a_return_nobody_chose(book: Path) -> None:
    set_to(book, published=None, round="Tự chấm")
    other, place = book.parent / "ve" / "PNV (2).xlsx", book.parent / "gui_di"
    fill(book.parent / "ve" / "PNV.xlsx", other, {("V", "total"): 1.0})
    collect(book, book.parent / "ve", now=NOW)
    for ways in ({}, {"again": ["PNV"]}, {"again": ["PNV"], "reason": "Sai"}):
        told = send(book, now=NOW, **ways)  # type: ignore[arg-type]
        assert codes(told).count("G773") == bool(ways)
    set_to(book, round="Chuyên viên")
    before = sorted(place.iterdir())
    report = send(book, now=NOW)
    assert codes(report) == ["G773", "G762", "G795"]
    (told,) = [f for f in report.findings if f.code == "G773"]
    assert "tệp PNV.xlsx; PNV (2).xlsx chờ chọn" in told.what
    assert "Chưa làm cho Phòng Nội vụ: chọn" in report.summary
    assert {p.name for p in set(place.iterdir()) - set(before)} == {
        *("cham-diem-2026-VP-lan-2.eml", "cham-diem-2026-VP-lan-2.xlsx")
    }
    collect(book, book.parent / "ve", now=NOW, choose=(other.name,))
    assert codes(send(book, now=NOW)) == ["G762", "G795", "G760"]
    sent = ClosedBook.open(place / "cham-diem-2026-PNV-lan-2.xlsx")
    spot = locate(sent).places.form.place("V", "total")
    assert sent.sheet(spot.sheet).at(*spot.spot).value == 1.0


def test_who_has_sent_two_and_none_counts_waits_for_the_choice_too(book: Path) -> None:
    set_to(book, published=None, round="Tự chấm")
    name = "cham-diem-2026-Thanh-tra.xlsx"
    for points in (1.0, 2.0):
        target = book.parent / "ve" / f"TT {points:.0f}.xlsx"
        fill(book.parent / "gui_di" / name, target, {("V", "total"): points})
    collect(book, book.parent / "ve", now=NOW)
    set_to(book, round="Chuyên viên")
    assert codes(send(book, now=NOW)) == ["G762", "G762", "G773"]


def test_what_a_stopped_taking_wrote_is_no_other_s_work(book: Path) -> None:
    done, before = appraise(made(book), TYPED), book.read_bytes()
    take_appraisal(book, done, now=NOW)
    book.write_bytes(before)  # it was stopped before the ledger knew
    assert codes(take_appraisal(book, done, now=NOW)) == ["G792"]


def appraised(book: Path) -> list[str]:
    return [e.unit for e in read(book).ledger if e.deed is Deed.APPRAISED]


def test_what_was_published_and_typed_over_by_hand_since_is_told(book: Path) -> None:
    path = book.parent / "nhan_ve" / "VP.xlsx"
    fill(path, path, {("V", "total"): 5.0})
    report = make_appraisal(book, now=NOW)
    assert [(f.code, f.cell) for f in report.findings] == [
        ("G798", "A6"),
        ("G792", "A7"),
    ]
    assert "«tự chấm»" in report.findings[0].what
    assert "«5»; khi công bố là «4»" in report.findings[0].what
    # A round that others gave is known by what went out with it.
    mine_alone = {at: what for at, what in TYPED.items() if at[0] == NOI_VU}
    take_appraisal(book, appraise(Path(report.saved), mine_alone), now=NOW)
    assert codes(send(book, now=NOW)) == ["G762", "G798", "G795"]
    set_to(book, round="Hội đồng", published="Chuyên viên")
    mine = book.parent / "nhan_ve" / "PNV.xlsx"
    fill(mine, mine, {("V", EXPERT.value): 4.0})
    told = [f for f in send(book, now=NOW).findings if f.code == "G798"]
    assert ["«4»; khi công bố là «3»" in f.what for f in told] == [True]


def test_points_given_while_a_workbook_was_with_its_unit_are_not_lost(
    book: Path,
) -> None:
    """The expert gives some after it was sent, and it comes back without them."""
    take_appraisal(book, appraise(made(book), TYPED), now=NOW)
    send(book, now=NOW)
    later = {(NOI_VU, "V"): (2.0, "Thiếu cả quý III"), (NOI_VU, "II.3"): (5.5, None)}
    take_appraisal(book, appraise(made(book), later), now=NOW)
    back = ClosedBook.open(book.parent / "gui_di" / "cham-diem-2026-PNV-lan-2.xlsx")
    back.set_value(TALK, 4, 5, "Đồng ý")
    (book.parent / "ve" / "PNV2.xlsx").write_bytes(back.to_bytes())
    told = codes(collect(book, book.parent / "ve", now=NOW))
    assert [code for code in told if code not in ("G776", "G860", "G794")] == []
    entries = assess(kept(book, "PNV-lan-2")).scorecard.entries
    assert (entries["V"].given, entries["II.3"].given) == ({EXPERT: 2}, {EXPERT: 5.5})
    assert entries["V"].reasons == {EXPERT: "Thiếu cả quý III"}


def test_who_was_given_points_since_gets_them_when_it_is_sent_again(book: Path) -> None:
    send(book, now=NOW)  # too early: nobody has appraised
    take_appraisal(book, appraise(made(book), TYPED), now=NOW)
    assert codes(send(book, now=NOW)) == ["G762", "G762", "G795"]
    sent = book.parent / "gui_di" / "cham-diem-2026-PNV-lan-3.xlsx"
    assert ClosedBook.open(sent).sheet(TALK).at(4, 1).value == "V"
    assert codes(send(book, now=NOW)) == ["G795", "G760"]


def test_the_unit_sees_the_differences_with_reasons_and_answers(
    book: Path, office: Office, tmp_path: Path
) -> None:
    take_appraisal(book, appraise(made(book), TYPED), now=NOW)
    assert codes(send(book, now=NOW)) == ["G762", "G762", "G795"]
    sent = book.parent / "gui_di" / "cham-diem-2026-PNV-lan-2.xlsx"
    draft = message_from_bytes(sent.with_suffix(".eml").read_bytes(), policy=default)
    assert "vàng nhạt" in draft.get_body().get_content()  # as the answers are there
    one = ClosedBook.open(sent)
    told = [one.sheet(TALK).at(4, column).value for column in (1, 3, 4)]
    assert told == [
        "V",
        "Điểm tự chấm 5; Điểm Chuyên viên 3 (−2)",
        "Chuyên viên: Thiếu minh chứng quý IV",
    ]
    assert one.sheet(TALK).at(5, 3).value is None
    assert [c for c in assess(one).changes if not c.quiet] == []
    waiting = collect(book, book.parent / "ve", now=NOW).findings
    assert [f.what.partition(" chưa")[0] for f in waiting if f.code == "G776"] == [
        *("Phòng Nội vụ", "Văn phòng Sở", "Thanh tra"),
    ]
    # LibreOffice opens and saves what the unit answered, and the score it disputes.
    one.set_value(TALK, 4, 5, "Đã gửi bổ sung ngày 05/12")
    one.set_value(*locate(one).places.form.place("V", EXPERT.value), 5.0)
    (tmp_path / "tra_loi.xlsx").write_bytes(one.to_bytes())
    back = office(tmp_path / "tra_loi.xlsx", "xlsx", tmp_path / "luu")
    shutil.copy(back, book.parent / "ve" / "tra_loi.xlsx")
    report = collect(book, book.parent / "ve", now=NOW)
    errors = [f.code for f in report.findings if f.severity == "error"]
    assert [code for code in errors if code.startswith("G")] == ["G781"]
    assert "G794" in codes(report)
    entry = assess(kept(book, "PNV-lan-2")).scorecard.entries["V"]
    assert (entry.points, entry.given) == (5, {EXPERT: 3})

    set_to(book, round="Hội đồng", published="Tự chấm, Chuyên viên")
    place = Path(make_appraisal(book, now=NOW).saved)
    sheet = openpyxl.load_workbook(place)["Thẩm định"]
    row = row_of(ClosedBook.open(place), NOI_VU, "V")
    assert [sheet.cell(row, at).value for at in (4, 5, 7)] == [
        5,
        3,
        "Chuyên viên: Thiếu minh chứng quý IV\nĐơn vị: Đã gửi bổ sung ngày 05/12",
    ]


def test_nobody_is_awaited_for_an_answer_that_would_not_be_taken(book: Path) -> None:
    take_appraisal(book, appraise(made(book), TYPED), now=NOW)
    send(book, now=NOW)
    later = NOW.replace(day=20)

    def told() -> list[tuple[str, str]]:
        findings = (*merge(book, now=later).findings, *remind(book, now=later).findings)
        return [(f.code, f.seen) for f in findings if f.code in ("G776", "G843")]

    # «Thanh tra» has never sent anything, but what it sends now would not be taken.
    missing = [("G776", unit) for unit, *_ in UNITS]
    assert told() == [*missing, *(("G843", unit) for unit, *_ in UNITS[:2])]
    set_to(book, round="Hội đồng", published="Tự chấm, Chuyên viên")
    assert told() == missing[2:]


def test_an_appraisal_that_is_corrected_after_it_was_sent_is_kept(book: Path) -> None:
    done = appraise(made(book), TYPED)
    take_appraisal(book, done, now=NOW)
    send(book, now=NOW.replace(hour=9))
    corrected = {(NOI_VU, "V"): (2.0, "Thiếu minh chứng quý III, IV")}
    take_appraisal(book, appraise(done, corrected), now=NOW.replace(hour=10))
    one = ClosedBook.open(book.parent / "gui_di" / "cham-diem-2026-PNV-lan-2.xlsx")
    one.set_value(TALK, 4, 5, "Đồng ý")
    (book.parent / "ve" / "tra_loi.xlsx").write_bytes(one.to_bytes())
    collect(book, book.parent / "ve", now=NOW.replace(hour=11))
    found = assess(kept(book, "PNV-lan-2"))
    assert found.scorecard.entries["V"].given == {EXPERT: 2}
    assert found.scorecard.entries["V"].reasons[EXPERT] == corrected[NOI_VU, "V"][1]
    assert found.scores.rounds[EXPERT].items["V"].total == 2
    # Nobody typed over what was published: it was published as it was corrected.
    set_to(book, round="Hội đồng", published="Tự chấm, Chuyên viên")
    assert codes(make_appraisal(book, now=NOW.replace(hour=12))) == ["G792"]


@pytest.mark.slow
def test_rounds_of_the_office_s_own_stand_side_by_side(book: Path) -> None:
    take_appraisal(book, appraise(made(book), TYPED), now=NOW)
    report = merge(book, now=NOW)
    assert [f.code for f in report.findings if f.code[:2] == "G8"] == []
    sheet = ClosedBook.open(book).sheet("So sánh các vòng")
    heads = [sheet.at(5, at).value for at in range(1, 11)]
    assert [heads[at] for at in (4, 5, 7)] == [
        *("Điểm tự chấm", "Điểm Chuyên viên", "Điểm Hội đồng")
    ]
    rows = [[sheet.at(row, at).value for at in range(1, 11)] for row in range(6, 90)]
    title = "Tham gia công tác Đảng, đoàn thể, xã hội từ thiện"
    (mine,) = [r for r in rows if r[0] == "Phòng Nội vụ" and r[2] == title]
    assert mine[4:8] == [5.0, 3.0, -2.0, None]
    assert mine[9] == "Chuyên viên: Thiếu minh chứng quý IV"


def test_a_folder_is_where_it_goes_and_one_half_done_is_told(book: Path) -> None:
    folder = book.parent / "gui_di"
    place = Path(make_appraisal(book, now=NOW, output=folder).saved)
    assert place.parent == folder
    appraise(place, {(NOI_VU, "V"): (1.0, "thiếu")})
    told = make_appraisal(book, now=NOW, output=folder).findings
    aside = place.with_name(f"{place.stem} (2).xlsx")
    assert [f.expected for f in told if f.code == "G853"] == [aside.name]
    assert aside.is_file()
