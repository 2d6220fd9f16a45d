"""«Tổng hợp»: ranks done by hand, every number traced, the order means nothing."""

import hashlib
import random
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.round.cluster import (
    LATER,
    Place,
    Points,
    copy_of,
    scored,
    sent_out,
    typed_points,
)
from tests.exchange.round.rounds import put
from tests.parts.test_moved_names import moved, typed
from toolkit.exchange.round import key as keys
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.sending.send import send
from toolkit.exchange.round.together.together import merge
from toolkit.findings import Severity
from toolkit.findings.report import Report
from toolkit.xlsx.cells.address import parse_a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.sheet import read_sheet
from toolkit.xlsx.run import Run, running

pytestmark = pytest.mark.slow

UNITS = tuple((f"Đơn vị {name}", name) for name in "ABCDEF")
POINTS: dict[str, Points] = {
    "A": (30, 20, 20, 10),  # 80
    "B": (25, 15, 30, 20),  # 90
    "C": (20, 20, 20, 20),  # 80
    "D": (30, 10, 20, 20),  # 80
    "E": (10, 10, 10, 10),  # 40
}


@pytest.fixture(scope="module")
def gone_out(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("cum")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "sending_key", lambda: folder / "khoa.txt")
        return sent_out(folder, UNITS)


@pytest.fixture(autouse=True)
def _own_key(gone_out: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    key = gone_out.folder / "khoa.txt"
    monkeypatch.setattr(keys, "sending_key", lambda: key)


@pytest.fixture(scope="module")
def come_back(gone_out: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Five of six units have sent their workbooks, and these were taken in."""
    place = copy_of(gone_out, tmp_path_factory.mktemp("ve") / "dot")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "sending_key", lambda: gone_out.folder / "khoa.txt")
        for name, points in POINTS.items():
            place.returns(name, points)
        place.collect()
    return place


@pytest.fixture
def place(come_back: Place, tmp_path: Path) -> Place:
    return copy_of(come_back, tmp_path / "dot")


def again(place: Place) -> Report:
    return merge(place.path, now=LATER.replace(day=11))


def codes(report: Report) -> list[str]:
    return [f.code for f in report.findings if f.code[:2] == "G8"]


RANKED = [
    (1.0, "Đơn vị B", 90.0, "Tốt", ""),
    (2.0, "Đơn vị A", 80.0, "Tốt", "Đồng hạng"),
    (2.0, "Đơn vị C", 80.0, "Tốt", "Đồng hạng"),
    (2.0, "Đơn vị D", 80.0, "Tốt", "Đồng hạng"),
    (5.0, "Đơn vị E", 40.0, "Trung bình", ""),
    ("", "Đơn vị F", "", "", "Chưa gửi về (hạn 15/12/2026)"),
]


def ranks(place: Place) -> list[tuple[object, ...]]:
    rows = place.ranking("rank", "unit", "total", "grade", "state")
    return [tuple("" if cell is None else cell for cell in row) for row in rows]


def test_collecting_ranks_the_units_and_ties_stay_ties(place: Place) -> None:
    assert ranks(place) == RANKED
    assert place.note("td_ranking_note") == (
        "Xếp theo điểm tự chấm (vòng sau cùng đã đủ điểm): 5/6 đơn vị."
    )


def test_ties_are_broken_as_the_cluster_chose(place: Place) -> None:
    place.put(tie_order="phần III; I; phiếu")
    again(place)
    # III: C and D 20, A 10. I: C 40, D 40. No votes: C and D stay together.
    assert [(r[0], r[1], r[4]) for r in ranks(place)[1:4]] == [
        (2.0, "Đơn vị C", "Đồng hạng"),
        (2.0, "Đơn vị D", "Đồng hạng"),
        (4.0, "Đơn vị A", "Hơn nhờ điểm phần III"),
    ]
    for row, votes in ((2, 3.0), (3, 7.0)):
        place.votes(row, votes)
    again(place)
    assert [(r[0], r[1], r[4]) for r in ranks(place)[1:3]] == [
        (2.0, "Đơn vị D", "Hơn nhờ số phiếu"),
        (3.0, "Đơn vị C", "Hơn nhờ số phiếu"),
    ]


def test_every_number_says_where_it_comes_from(place: Place) -> None:
    fields = ("file", "digest", "came", "came_digest", "cells")
    file, digest, came, came_digest, cells = place.ranking(*fields)[0]
    assert file == "nhan_ve/B.xlsx"
    assert digest == sha(place.folder / str(file))
    assert came_digest == sha(place.folder / str(came))
    book = ClosedBook.open(place.folder / str(file))
    sheet = book.sheet("Chấm điểm")
    places = [parse_a1(one.split(" ")[-1]) for one in str(cells).split("; ")]
    assert [sheet.at(*one).value for one in places] == [40.0, 30.0, 20.0, 90.0]
    rows = place.comparison("unit", "criterion", "self", "cells", "digest")
    one = next(row for row in rows if row[:2] == ("Đơn vị B", "II.1"))
    assert one[2] == 30.0
    assert sheet.at(*parse_a1(str(one[3]).split(" ")[-1])).value == 30.0
    assert one[4] == digest


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.slow
def test_files_in_any_order_and_batches_at_any_time_give_the_same(
    gone_out: Place, come_back: Place, tmp_path: Path
) -> None:
    dice = random.Random(13)
    files = {f"{name}.xlsx": (name, points) for name, points in POINTS.items()}
    files["E2.xlsx"] = "E", (1, 1, 1, 1)  # a person chooses
    place = copy_of(come_back, tmp_path / "dot")
    place.came("E2.xlsx", scored(place.sent("E"), (1, 1, 1, 1)), "hai")
    place.collect("hai")
    wanted = sheets(place)
    for turn in range(4):
        place = copy_of(gone_out, tmp_path / str(turn))
        names = list(files)
        dice.shuffle(names)
        cut = sorted(dice.sample(range(1, len(names)), turn % 3))
        starts, ends = (0, *cut), (*cut, len(names))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            for name in names[start:end]:
                unit, points = files[name]
                data = scored(place.sent(unit), points)
                place.came(name, data, f"lô {number}")
            now = LATER.replace(hour=dice.randrange(24), minute=turn)
            place.collect(f"lô {number}", now=now)
        assert sheets(place) == wanted


def sheets(place: Place) -> tuple[object, ...]:
    charts = ClosedBook.open(place.path).sheet("Biểu đồ")
    drawn = {at: (cell.value, cell.formula) for at, cell in charts.cells.items()}
    return place.ranking(), place.comparison(), drawn, sorted(place.found())


def test_put_together_again_nothing_is_saved(place: Place) -> None:
    before = place.path.read_bytes()
    report = again(place)
    assert (report.saved, place.path.read_bytes()) == ("", before)
    assert report.summary == "Đã xếp hạng 5 trong 6 đơn vị."


def test_a_unit_that_was_sent_a_new_workbook_is_told_to_be_awaited(
    place: Place,
) -> None:
    send(place.path, now=LATER, again=["A"])
    again(place)
    states = dict(place.ranking("unit", "state"))
    assert states["Đơn vị A"] == "Tính theo bản cũ, chờ bản gửi lại lần 2"
    assert dict(place.ranking("unit", "total"))["Đơn vị A"] == 80.0
    place.put(published="Tự chấm")  # it would not be taken any more
    assert [f.seen for f in again(place).findings if f.code == "G776"] == ["Đơn vị F"]
    assert dict(place.ranking("unit", "state"))["Đơn vị A"] == "Đồng hạng"
    place.put(published="vòng lạ")  # which is told where a workbook is sent
    assert "G776" in [f.code for f in again(place).findings]


# Rounds side by side


def appraise(place: Place, name: str, points: Points) -> None:
    path = place.kept(name)
    path.write_bytes(scored(path, points, "appraised"))


@pytest.mark.slow
def test_a_later_round_counts_once_every_unit_has_it(place: Place) -> None:
    appraised: dict[str, Points] = {**POINTS, "B": (20, 10, 20, 10)}
    for name in "BACD":
        appraise(place, name, appraised[name])
    again(place)
    assert [row[2] for row in ranks(place)][:2] == [90.0, 80.0]
    appraise(place, "E", POINTS["E"])
    path = place.kept("B")
    told = {"I.1": "Thiếu minh chứng"}
    path.write_bytes(typed_points(path.read_bytes(), told, "opinion"))
    again(place)
    last = place.ranking("unit", "total", "difference", "self:*", "appraised:*")
    assert last[3] == ("Đơn vị B", 60.0, -30.0, 90.0, 60.0)
    fields = ("criterion", "self", "appraised", "appraised:change", "why")
    rows = place.comparison("unit", *fields)
    by_key = {row[1]: row[2:] for row in rows if row[0] == "Đơn vị B"}
    assert by_key["I.1"] == (25.0, 20.0, -5.0, "thẩm định: Thiếu minh chứng")
    assert by_key["I"] == (40.0, 30.0, -10.0, None)
    assert by_key["*"] == (90.0, 60.0, -30.0, None)


def test_the_office_may_say_by_which_round(place: Place) -> None:
    appraise(place, "E", (30, 20, 30, 20))
    place.put(ranked_by="Thẩm định")
    again(place)
    found = [(row[0], row[1]) for row in ranks(place)]
    assert found[0] == (1.0, "Đơn vị E")
    assert ranks(place)[1][4] == "Chưa xếp hạng: thiếu 4 tiêu chí"


def test_a_unit_does_not_appraise_itself(gone_out: Place, tmp_path: Path) -> None:
    place = copy_of(gone_out, tmp_path / "dot")
    own = scored(place.sent("A"), POINTS["A"])
    points = dict.fromkeys(("I.1", "II.1"), 30.0)
    place.came("a.xlsx", typed_points(own, points, "appraised"))
    report = place.collect()
    assert [f.code for f in report.findings].count("G781") == len(points)
    assert place.ranking("unit", "self:*", "appraised:*")[0] == ("Đơn vị A", 80.0, None)


# Flags


def test_a_flag_is_proposed_within_the_share_and_told_with_the_law(
    place: Place,
) -> None:
    place.put(flag="Cờ thi đua cấp tỉnh", flag_share=20.0)
    again(place)
    flags = dict(place.ranking("unit", "flag"))
    assert [unit for unit, flag in flags.items() if flag] == ["Đơn vị B"]
    note = str(place.note("td_flag_note"))
    assert "20 % của 6 đơn vị, bỏ phần lẻ: 1" in note
    basis = str(place.note("td_flag_basis"))
    assert "Dẫn đầu cụm, khối thi đua" in basis
    assert "Điều 26" in basis


def test_a_flag_is_called_as_the_office_calls_it(place: Place) -> None:
    called = "Cờ thi đua của Bộ Công Thương"
    place.put(flag=called, flag_share=20.0)
    assert codes(again(place)) == []
    assert place.ranking("unit", "flag")[0] == ("Đơn vị B", called)
    assert str(place.note("td_flag_note")).startswith(f"{called}: 20 % của")


def test_a_tie_at_the_last_place_is_for_the_cluster(place: Place) -> None:
    place.put(flag="Cờ thi đua cấp tỉnh", flag_share=50.0)
    assert codes(again(place)) == ["G808"] * 3


@pytest.mark.slow
def test_settings_that_say_nothing_known_are_told(place: Place) -> None:
    place.put(tie_order="I; IX", ranked_by="vòng ba", flag="Cờ lạ", flag_share=20.0)
    place.votes(0, "nhiều")
    assert codes(again(place)) == ["G811", "G802", "G800", "G812"]
    place.put(flag="Cờ thi đua cấp tỉnh", flag_share="nhiều", flag_rounding="xa")
    assert {"G801"} <= set(codes(again(place)))
    place.put(flag_share="12,5 %")
    assert {"G803"} <= set(codes(again(place)))


# Charts


def test_units_of_equal_points_stand_in_the_bars_as_they_are_ranked(
    place: Place,
) -> None:
    place.put(tie_order="III; phiếu")
    for row, votes in ((2, 3.0), (3, 7.0)):
        place.votes(row, votes)
    again(place)
    charts = ClosedBook.open(place.path).sheet("Biểu đồ")
    first = next(r for (r, c), cell in charts.cells.items() if cell.value == "B")
    bars = [charts.at(row, 1).value for row in range(first, first + 5)]
    assert bars == ["B", "D", "C", "A", "E"]
    assert [unit[-1] for unit, rank in place.ranking("unit", "rank") if rank] == bars


def test_the_radar_shows_the_first_until_a_clerk_picks_a_unit(place: Place) -> None:
    def picked() -> tuple[CellValue, str | None]:
        cell = ClosedBook.open(place.path).sheet("Biểu đồ").at(3, 2)
        return cell.value, cell.formula

    assert picked() == ("Đơn vị B", "'Xếp hạng'!$B$6")
    place.returns("F", (30, 20, 30, 20), "ba")
    place.collect("ba")
    assert picked() == ("Đơn vị F", "'Xếp hạng'!$B$6")
    book = ClosedBook.open(place.path)
    put(book, "td_chart_unit", "Đơn vị C")
    place.path.write_bytes(book.to_bytes())
    again(place)
    assert picked() == ("Đơn vị C", None)


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.2, ["G876"]), ("0,5", ["G876"]), ("0,5 %", []), (1.0, []), (20.0, [])],
)
def test_a_share_that_excel_made_a_fraction_is_told_and_not_followed(
    place: Place, share: CellValue, told: list[str]
) -> None:
    place.put(flag="Cờ thi đua cấp tỉnh", flag_share=share)
    report = again(place)
    assert codes(report) == told
    assert [f.expected for f in report.findings if f.code == "G876"][:1] in (
        [],
        ["20"],
        ["50"],
    )
    assert bool(place.note("td_flag_note")) is not bool(told)


def test_a_flag_without_a_year_is_told(place: Place) -> None:
    place.put(flag="Cờ thi đua cấp tỉnh", flag_share=20.0, year=None)
    assert codes(again(place)) == ["G877"]
    place.put(year="hai nghìn")
    assert "G877" not in codes(again(place))  # G849 says it


def test_a_cluster_is_one_however_its_name_is_spelled(place: Place) -> None:
    for row, cluster in enumerate(("Khối 3", "khối  3", "Khối 3 ", "KHỐI 3", "K4")):
        place.typed("cluster", row, cluster)
    place.put(flag="Cờ thi đua cấp tỉnh", flag_share=20.0)
    report = again(place)
    clusters = dict(place.ranking("unit", "cluster"))
    assert [clusters[f"Đơn vị {name}"] for name in "ABCD"] == ["Khối 3"] * 4
    assert [rank for rank, *_ in ranks(place) if rank == 1.0] == [1.0] * 2
    assert codes(report) == ["G878"]
    told = next(f for f in report.findings if f.code == "G878")
    assert (told.seen, told.cell) == ("Đơn vị F", "A10")


# Files that were touched


def test_points_that_the_unit_did_not_send_are_told(place: Place) -> None:
    path = place.kept("A")
    path.write_bytes(typed_points(path.read_bytes(), {"I.1": 29.0}))
    report = again(place)
    assert codes(report) == ["G807"]
    told = next(f for f in report.findings if f.code == "G807")
    assert (told.seen, told.expected) == ("79", "80")


def test_of_very_many_findings_about_a_unit_the_gravest_are_told(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place.kept("B")
    path.write_bytes(scored(path, (31, 26, 31, 21)))
    about = [f for f in again(place).findings if "Đơn vị B" in f.what]
    assert len(about) > 1
    monkeypatch.setattr("toolkit.exchange.round.comparing.few.LINES_A_UNIT", 1)
    told = [f for f in again(place).findings if "Đơn vị B" in f.what]
    assert [one.code for one in told][1:] == ["G865"]
    assert told[0].severity is Severity.ERROR
    assert str(len(about) - 1) in told[1].what


def test_no_table_is_read_back_once_it_is_written(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = place.kept("A"), []
    path.write_bytes(typed_points(path.read_bytes(), {"I.1": 28.0}))

    def noted(data: bytes, name: str, *rest: object) -> object:
        read.append(name)
        return read_sheet(data, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("toolkit.xlsx.closed_book.read_sheet", noted)
    with running(Run()):  # that remembers nothing of another test
        again(place)
    assert read.count("So sánh các vòng") == 1


def test_a_file_that_counts_and_is_gone_or_anothers_is_told(place: Place) -> None:
    place.kept("A").unlink()
    place.kept("C").write_bytes(place.kept("D").read_bytes())
    (place.folder / "nhan_ve" / "nguyen_ban").rename(place.folder / "khac")
    assert sorted(codes(again(place))) == ["G804", "G805", *["G806"] * 3]
    states = dict(place.ranking("unit", "state"))
    assert states["Đơn vị A"] == "Không đọc được tệp đã nhận (G804)"


def test_a_book_of_an_earlier_version_is_told(place: Place) -> None:
    book = ClosedBook.open(place.path)
    part = "xl/workbook.xml"
    names = book.package.read(part).replace(b'"td_ranking"', b'"xx_ranking"')
    place.path.write_bytes(book.package.with_parts({part: names}))
    assert codes(again(place)) == ["G809"]


# What was found before stays while it is true


@pytest.mark.slow
def test_findings_of_an_earlier_folder_stay_while_they_are_true(place: Place) -> None:
    place.came("la.xlsx", b"PK\x03\x04 broken", "hai")
    place.came("a2.xlsx", scored(place.sent("A"), (1, 1, 1, 1)), "hai")
    place.collect("hai")
    first = [code for code, _ in place.found()]
    assert {"G773", "G776"} <= set(first)
    broken = [code for code in first if code.startswith("F")]
    assert len(broken) == 1
    state = dict(place.ranking("unit", "state"))["Đơn vị A"]
    assert state == "Gửi hai sổ khác nhau của lần 1: chờ chọn"
    place.returns("F", (1, 1, 1, 1), "ba")
    place.collect("ba")
    later = [code for code, _ in place.found()]
    assert {"G773", *broken} <= set(later)
    assert "G776" not in later
    place.collect("hai", ("a2.xlsx",))
    assert "G773" not in [code for code, _ in place.found()]
    assert dict(place.ranking("unit", "total"))["Đơn vị A"] == 4.0


def test_units_of_one_short_name_keep_files_of_their_own(
    tmp_path: Path,
) -> None:
    place = sent_out(tmp_path, (("Phòng A", "P"), ("Phòng B", "P")))
    place.returns("P", (1, 1, 1, 1))
    place.returns("P-2", (2, 2, 2, 2))
    place.collect()
    assert place.ranking("unit", "total") == [("Phòng B", 8.0), ("Phòng A", 4.0)]


def test_the_folder_for_what_comes_back_is_made_and_must_be_there(
    place: Place, tmp_path: Path
) -> None:
    assert codes(collect(place.path, now=LATER)) == ["G813"]
    assert (place.folder / "thu_den").is_dir()
    assert codes(collect(place.path, now=LATER)) == []
    gone = tmp_path / "không có"
    assert codes(collect(place.path, gone, now=LATER)) == ["G814"]


@pytest.mark.slow
def test_a_return_is_chosen_by_the_folder_it_lies_in(place: Place) -> None:
    other = scored(place.sent("A"), (1, 1, 1, 1))
    place.came("a2.xlsx", other, "thu_den")
    place.collect("thu_den")
    assert "G773" in [code for code, _ in place.found()]
    (place.folder / "thu_den" / "chon").mkdir()
    (place.folder / "thu_den" / "chon" / "a2.xlsx").write_bytes(other)
    place.collect("thu_den")
    assert dict(place.ranking("unit", "total"))["Đơn vị A"] == 4.0
    before = place.path.read_bytes()
    place.collect("thu_den")
    assert place.path.read_bytes() == before


@pytest.mark.parametrize("name", ["td_ranking", "td_comparison", "td_flag_note"])
def test_no_name_that_moved_to_the_units_costs_a_unit(place: Place, name: str) -> None:
    data = moved(place.path.read_bytes(), name, "'Đơn vị'!$A$4:$H$4")
    place.path.write_bytes(data)
    before = typed(place.path, "Đơn vị")
    assert len(before) > len(UNITS)
    again(place)
    assert typed(place.path, "Đơn vị") == before


@pytest.mark.slow
@pytest.mark.parametrize("name", ["td_ranking", "td_comparison"])
def test_a_heading_pasted_on_a_sheet_of_the_office_costs_it_nothing(
    place: Place, name: str
) -> None:
    book = openpyxl.load_workbook(place.path)
    sheet = book.create_sheet("Việc của cụm")
    for row in range(1, 31):
        sheet.append([f"việc {row}.{n}" for n in range(20)])
    book.save(place.path)
    data = moved(place.path.read_bytes(), name, "'Việc của cụm'!$A$4:$J$4")
    place.path.write_bytes(data)
    before = typed(place.path, "Việc của cụm")
    assert len(before) == 600
    again(place)
    assert typed(place.path, "Việc của cụm") == before
