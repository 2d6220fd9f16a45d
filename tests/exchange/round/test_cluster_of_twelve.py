"""A cluster of twelve units from beginning to end: sent, filled in, mailed, ranked."""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.mail.outlook_files import Message, outlook
from tests.exchange.round.cluster import (
    LATER,
    LEAVES,
    Place,
    Points,
    copy_of,
    scored,
    sent_out,
    typed_points,
)
from tests.exchange.round.rounds import SETTINGS, read
from tests.hostile.build import HOSTILE
from tests.offices import Office
from toolkit.calc import uno_import
from toolkit.exchange.mail.draft import Letter, draft
from toolkit.exchange.round import key as keys
from toolkit.exchange.round.together.together import merge
from toolkit.findings.report import Report
from toolkit.forms.round.reading import serial_of
from toolkit.forms.scoring.locate import locate
from toolkit.model.round import Deed
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

EARLY = serial_of(datetime(2026, 12, 8))  # noqa: DTZ001 - as a clerk types it
"""The deadline of one unit: two days before what came is taken in."""
UNITS: list[list[CellValue]] = [
    [f"Đơn vị {number:02}", f"D{number:02}", f"d{number:02}@tinh.example.vn", "Khối 3"]
    for number in range(1, 13)
]
UNITS[5] += [EARLY]
POINTS: dict[str, Points] = {
    "D01": (28, 18, 28, 18),  # 92
    "D02": (30, 20, 20, 20),  # 90, of these I 50
    "D03": (25, 15, 30, 20),  # 90, of these I 40
    "D04": (20, 20, 20, 20),  # 80, III 20, I 40
    "D05": (30, 10, 20, 20),  # 80, III 20, I 40
    "D06": (10, 10, 10, 10),  # 40, late
    "D07": (20, 10, 20, 10),  # 60, comes twice
    "D11": (25, 15, 20, 10),  # 70
    "D12": (5, 5, 5, 5),  # 20
}
BY_LIBREOFFICE = ("D01", "D02", "D03", "D05", "D07", "D11")
RULES = {
    "tie_order": "III; I; phiếu",
    "flag": "Cờ thi đua cấp tỉnh",
    "flag_share": 20.0,
}


@pytest.fixture(scope="module")
def place(
    bridge: object, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> Place:
    """The round, with everything that came back taken in once."""
    del bridge
    folder = tmp_path_factory.mktemp("khoi-3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "sending_key", lambda: folder / "khoa.txt")
        place = sent_out(folder, UNITS, {**SETTINGS, **RULES})
        _come_back(place, office, tmp_path_factory.mktemp("điền"))
        place.collect()
    return place


@pytest.fixture(autouse=True)
def _own_key(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "sending_key", lambda: place.folder / "khoa.txt")


def _come_back(place: Place, office: Office, folder: Path) -> None:
    filled = {
        name: typed_in_libreoffice(office, place.sent(name), points, folder)
        if name in BY_LIBREOFFICE
        else scored(place.sent(name), points)
        for name, points in POINTS.items()
    }
    place.came("tra loi.eml", mailed(filled["D01"]))
    place.came("FW bang cham.msg", outlook(Message("FW", [("", filled["D02"])])))
    place.came("cham diem (1).xlsx", filled["D03"])
    place.came("d04.xlsx", tampered(filled["D04"]))
    inner = Message("Gửi lại", [("so.xlsx", filled["D05"])])
    place.came("chuyen tiep.msg", outlook(Message("Fw", [("thư", inner)])))
    place.came("muon.xlsx", filled["D06"])
    place.came("d07.xlsx", filled["D07"])
    place.came("d07 (2).eml", mailed(filled["D07"]))
    place.came("d08.xlsx", foreign(folder))
    place.came("d09.xlsx", HOSTILE["dtd in the workbook"][0]())
    place.came("d11.zip", zipped({"D11/sổ.xlsx": filled["D11"]}))
    place.came("d12.xlsx", filled["D12"])


def typed_in_libreoffice(
    office: Office, path: Path, points: Points, folder: Path
) -> bytes:
    """A unit opens its workbook, types its points and saves it."""
    form = locate(ClosedBook.open(path)).places.form
    saved = folder / path.name
    with office.opened(path) as document:
        sheet: Any = document.Sheets.getByName(form.sheet)
        for leaf, value in zip(LEAVES, points, strict=True):
            row, column = form.place(leaf, "total").spot
            sheet.getCellByPosition(column - 1, row - 1).Value = value
        how = uno_import.properties(FilterName="Calc MS Excel 2007 XML", Overwrite=True)
        document.storeToURL(saved.as_uri(), how)
    return saved.read_bytes()


def mailed(data: bytes) -> bytes:
    return draft(Letter("a@b.example", "Khối 3", "Gửi bảng chấm", "", "sổ.xlsx", data))


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return target.getvalue()


def tampered(data: bytes) -> bytes:
    """The unit typed over the formula of its total."""
    book = ClosedBook.from_bytes(data)
    book.set_value(*locate(book).places.form.place("*", "total"), 100.0)
    return book.to_bytes()


def foreign(folder: Path) -> bytes:
    """A workbook of another round, of the same sender."""
    other = folder / "đợt khác"
    other.mkdir()
    settings = {**SETTINGS, "title": "Chấm điểm thi đua, Khối 4"}
    place = sent_out(other, [["Đơn vị 08", "D08"]], settings)
    return scored(place.sent("D08"), (9, 9, 9, 9))


def told(place: Place) -> set[str]:
    return {code for code, _ in place.found() if code[0] in "FG"}


BY_HAND = [
    # rank, unit, sections I, II, III, total, grade, late, what is said
    (1.0, "Đơn vị 01", 46.0, 28.0, 18.0, 92.0, "Tốt", None, None),
    (2.0, "Đơn vị 02", 50.0, 20.0, 20.0, 90.0, "Tốt", None, "Hơn nhờ điểm phần I"),
    (3.0, "Đơn vị 03", 40.0, 30.0, 20.0, 90.0, "Tốt", None, "Hơn nhờ điểm phần I"),
    (4.0, "Đơn vị 04", 40.0, 20.0, 20.0, 80.0, "Tốt", None, "Đồng hạng"),
    (4.0, "Đơn vị 05", 40.0, 20.0, 20.0, 80.0, "Tốt", None, "Đồng hạng"),
    (6.0, "Đơn vị 11", 40.0, 20.0, 10.0, 70.0, "Khá", None, None),
    (7.0, "Đơn vị 07", 30.0, 20.0, 10.0, 60.0, "Khá", None, None),
    (8.0, "Đơn vị 06", 20.0, 10.0, 10.0, 40.0, "Trung bình", 2.0, None),
    (9.0, "Đơn vị 12", 10.0, 5.0, 5.0, 20.0, "Trung bình", None, None),
    *(
        (None, f"Đơn vị {n}", *[None] * 6, "Chưa gửi về (hạn 15/12/2026)")
        for n in ("08", "09", "10")
    ),
]
FIELDS = ("rank", "unit", "section:I", "section:II", "section:III", "total")
FIELDS += ("grade", "late", "state")


def test_the_ranking_is_that_worked_out_by_hand(place: Place) -> None:
    assert place.ranking(*FIELDS) == BY_HAND
    flags = [unit for unit, flag in place.ranking("unit", "flag") if flag]
    assert flags == ["Đơn vị 01", "Đơn vị 02"]  # 20 % of twelve is 2.4


def test_what_was_done_and_what_was_not_taken_is_told(place: Place) -> None:
    code = HOSTILE["dtd in the workbook"][1]
    assert told(place) == {"G701", "G771", code, "G776"}
    what = dict(place.found())
    assert what["G701"].startswith("Đơn vị 04: «Chấm điểm»")
    assert "d08.xlsx" in what["G771"]
    missing = [text for code, text in place.found() if code == "G776"]
    assert missing == [
        f"Đơn vị {n} chưa gửi về bản gửi lần 1." for n in ("08", "09", "10")
    ]


def test_each_return_is_taken_once_and_kept_as_it_came(place: Place) -> None:
    taken = [e for e in read(place.path).ledger if e.deed is Deed.TAKEN]
    assert len(taken) == len({e.unit for e in taken}) == len(POINTS)
    kept = place.folder / "nhan_ve" / "nguyen_ban"
    assert len(list(kept.iterdir())) == len(POINTS)
    assert {e.late for e in taken if e.unit == "don-vi-06"} == {2}


def test_taken_in_again_nothing_changes(place: Place) -> None:
    before = place.path.read_bytes()
    assert place.collect().saved == ""
    assert place.path.read_bytes() == before


def test_appraised_and_voted_the_ranks_are_those_of_the_appraisal(
    place: Place, tmp_path: Path
) -> None:
    place = copy_of(place, tmp_path / "dot")
    for name, points in POINTS.items():
        given = points if name != "D01" else (28.0, 18.0, 28.0, 10.0)  # 84
        path = place.kept(name)
        path.write_bytes(scored(path, given, "appraised"))
    path = place.kept("D01")
    reason: dict[str, CellValue] = {"III.1": "Thiếu 2 báo cáo"}
    path.write_bytes(typed_points(path.read_bytes(), reason, "opinion"))
    place.votes(3, 5.0)
    place.votes(4, 7.0)
    assert isinstance(merge(place.path, now=LATER), Report)
    ranks = place.ranking("rank", "unit", "total", "difference", "state")
    assert ranks[:5] == [
        (1.0, "Đơn vị 02", 90.0, 0.0, "Hơn nhờ điểm phần I"),
        (2.0, "Đơn vị 03", 90.0, 0.0, "Hơn nhờ điểm phần I"),
        (3.0, "Đơn vị 01", 84.0, -8.0, None),
        (4.0, "Đơn vị 05", 80.0, 0.0, "Hơn nhờ số phiếu"),
        (5.0, "Đơn vị 04", 80.0, 0.0, "Hơn nhờ số phiếu"),
    ]
    rows = place.comparison("unit", "criterion", "appraised:change", "why")
    assert ("Đơn vị 01", "III.1", -8.0, "thẩm định: Thiếu 2 báo cáo") in rows
