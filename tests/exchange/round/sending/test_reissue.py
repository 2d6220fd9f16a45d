"""The head corrects the rubric after sending: what was typed goes on, by criterion."""

import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.exchange.round.rounds import (
    NOW,
    SETTINGS,
    own_key,
    put,
    read,
    round_book,
    set_to,
    typed,
)
from toolkit.exchange.round import key as keys
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.sending.send import send
from toolkit.exchange.round.together.appraise import make_appraisal
from toolkit.exchange.round.together.together import merge, merge_into
from toolkit.forms.round.making.results_anew import with_results
from toolkit.forms.round.results.columns import (
    AXES_HEAD,
    BARS,
    CHARTS,
    PICKED,
    axes_of,
    bars_head,
    comparison_columns,
    fields,
    ranking_columns,
)
from toolkit.forms.round.results.writing import results_fit
from toolkit.forms.scoring.assess import assess
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.talk import TALK
from toolkit.jobs.files import check_file
from toolkit.model.round import Deed
from toolkit.model.rubric import Criterion, Kind, Round, RubricTree
from toolkit.scoring.rubric.same_criteria import Same, same_criteria, same_line
from toolkit.scoring.rubric.text import standard_rubric, write_toml
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.graft.replacing import charts_of
from toolkit.xlsx.workbook_part import BookXml
from toolkit.xlsx.zip.package import Package

pytestmark = pytest.mark.slow

OLD = standard_rubric("mau-100")
UNITS = (("Phòng Nội vụ", "PNV", ""), ("Văn phòng Sở", "VP", ""))
FILE = "cham-diem-2026-PNV"
COUNCIL = Round("round_hoi_dong", "Hội đồng")


def corrected() -> Iterator[Criterion]:
    """Two items change places, one has new words, one is another, one lost a level."""
    for one in OLD.criteria:
        match one.id:
            case "II.1":
                yield _named(one, "II.2", "1")
            case "II.2":
                yield _named(one, "II.1", "2")
            case "II.3":
                yield one._replace(title=f"{one.title}, văn hóa công sở")
            case "V":
                yield one._replace(title="Tinh giản biên chế")
            case "III.1":
                titles = ("Đủ, đúng hạn", "Nộp bản giấy", "Bỏ đăng ký")
                lines = zip(one.lines, titles, strict=True)
                new = tuple(line._replace(title=title) for line, title in lines)
                yield one._replace(lines=new)
            case _:
                yield one


def _named(one: Criterion, key: str, number: str) -> Criterion:
    return one._replace(id=key, number=number)


def _in_order(criteria: list[Criterion]) -> tuple[Criterion, ...]:
    places = {one.id: n for n, one in enumerate(criteria)}
    a, b = sorted((places["II.1"], places["II.2"]))
    criteria[a], criteria[b] = criteria[b], criteria[a]
    return tuple(criteria)


NEW = OLD._replace(
    id="mau-100-sua",
    criteria=_in_order(list(corrected())),
    rounds=(Round.SELF, Round.APPRAISED, COUNCIL),
)
TYPED: tuple[tuple[str, str, CellValue], ...] = (
    ("II.1/?", "number", 1.0),  # what is moved
    ("II.2/?", "number", 3.0),
    ("II.3", "total", 5.5),  # what got new words
    ("V", "total", 4.0),  # what is another now
    ("V", "evidence", "BC 12/BC-PNV"),
    ("III.1/2", "number", "x"),  # a level that is no more
    ("I.3.b/?", "number", "bốn"),  # what cannot be read is typed all the same
    ("I.3.b", "evidence", "QĐ 7/QĐ-STC"),
)


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_key(monkeypatch, tmp_path)


@pytest.fixture(scope="module")
def came_back(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A round that went out, came back from one unit, and went out anew."""
    folder = tmp_path_factory.mktemp("dot")
    with pytest.MonkeyPatch.context() as patch:
        own_key(patch, folder)
        path = round_book(folder, UNITS, SETTINGS, OLD)
        send(path, now=NOW)
        book = ClosedBook.open(folder / "gui_di" / f"{FILE}.xlsx")
        for row, column, value in TYPED:
            book.set_value(*locate(book).places.form.place(row, column), value)
        book.set_value("Chấm điểm", 1, 1, "SỞ NỘI VỤ")
        (folder / "ve").mkdir()
        (folder / "ve" / "a.xlsx").write_bytes(book.to_bytes())
        collect(path, folder / "ve", now=NOW)
        (folder / "moi.toml").write_text(write_toml(NEW), encoding="utf-8")
        report = send(path, now=NOW, rubric=str(folder / "moi.toml"))
        (folder / "said.txt").write_text(
            "\n".join(f"{f.code} {f.cell} {f.what}" for f in report.findings),
            encoding="utf-8",
        )
    return folder


@pytest.fixture
def folder(came_back: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(came_back, tmp_path / "dot"))


def values(book: ClosedBook, *cells: tuple[str, str]) -> list[CellValue]:
    places = locate(book).places.form
    sheet = book.sheet(places.sheet)
    return [sheet.at(*places.place(row, column).spot).value for row, column in cells]


def test_criteria_are_the_same_by_their_words_before_their_numbers() -> None:
    found = list(same_criteria(RubricTree(OLD), RubricTree(NEW)))
    assert len(found) == 13
    others = [(p.old.id, p.new.id, p.same) for p in found if p.same != Same.AS_IT_WAS]
    assert others == [
        ("II.1", "II.2", Same.MOVED),
        ("II.2", "II.1", Same.MOVED),
        ("II.3", "II.3", Same.REWORDED),
    ]
    old, new = (RubricTree(one).by_id["III.1"] for one in (OLD, NEW))
    assert [same_line(old, n, new) for n in range(3)] == [0, None, 2]


def test_two_items_of_the_same_words_are_never_guessed() -> None:
    twice = [
        Criterion(id=i, title="Đúng hạn", number=i, standard_points=Decimal(5),
                  kind=Kind.MANUAL)
        for i in ("1", "2")
    ]  # fmt: skip
    old = OLD._replace(criteria=tuple(twice))
    moved = tuple(one._replace(id=f"{one.id}.a") for one in twice)
    pairs = same_criteria(RubricTree(old), RubricTree(old._replace(criteria=moved)))
    assert list(pairs) == []


def test_what_was_typed_is_in_the_new_workbook_by_criterion(folder: Path) -> None:
    book = ClosedBook.open(folder / "gui_di" / f"{FILE}-lan-2.xlsx")
    assert values(book, ("II.2/?", "number"), ("II.1/?", "number")) == [1.0, 3.0]
    assert values(book, ("II.3", "total"), ("I.3.b/?", "number")) == [5.5, "bốn"]
    assert values(book, ("I.3.b", "evidence")) == ["QĐ 7/QĐ-STC"]
    assert values(book, ("V", "total"), ("V", "evidence")) == [None, None]
    assert book.sheet("Chấm điểm").at(1, 1).value == "SỞ NỘI VỤ"
    found = assess(book)
    assert found.located.rubric_sheet.rubric.id == NEW.id
    assert [c for c in found.changes if not c.quiet] == []
    checked = check_file(folder / "gui_di" / f"{FILE}-lan-2.xlsx")
    assert "C205" in [f.code for f in checked.findings]


def test_what_has_no_place_is_named_to_the_head_and_to_the_unit(folder: Path) -> None:
    said = (folder / "said.txt").read_text(encoding="utf-8").splitlines()
    codes = [line.split(" ", 1)[0] for line in said]
    assert codes == [*["G782"] * 3, "G783", "G762", "G784", "G762"]
    lost = " ".join(said[:3])
    assert all(words in lost for words in ("«4»", "«BC 12/BC-PNV»", "«x»"))
    book = ClosedBook.open(folder / "gui_di" / f"{FILE}-lan-2.xlsx")
    told = [
        str(book.sheet(TALK).at(row, 3).value)
        for row in range(4, 7)
    ]  # fmt: skip
    assert [text.rpartition(": ")[2] for text in told] == ["x", "4", "BC 12/BC-PNV"]
    mail = (folder / "gui_di" / f"{FILE}-lan-2.eml").read_bytes()
    text = message_from_bytes(mail, policy=policy.default).get_body()
    assert text is not None
    assert "BC 12/BC-PNV" in text.get_content()


def test_the_book_goes_on_with_the_new_rubric_and_keeps_the_old_one(
    folder: Path,
) -> None:
    found = read(folder / "so_gui_nhan.xlsx")
    assert found.rubric.rubric.id == NEW.id
    assert found.findings == ()
    assert [e.revision for e in found.ledger if e.deed is Deed.SENT] == [1, 1, 2, 2]
    book = ClosedBook.open(folder / "so_gui_nhan.xlsx")
    assert {"Bộ tiêu chí", "Bộ tiêu chí (2)"} <= set(book.all_sheet_names)
    again = send(folder / "so_gui_nhan.xlsx", now=NOW, rubric=str(folder / "moi.toml"))
    assert again.saved == ""
    assert "G785" in [f.code for f in again.findings]


def test_the_new_one_comes_back_and_the_old_one_does_not_count(folder: Path) -> None:
    path = folder / "so_gui_nhan.xlsx"
    book = ClosedBook.open(folder / "gui_di" / f"{FILE}-lan-2.xlsx")
    book.set_value(*locate(book).places.form.place("V", "total"), 3.0)
    (folder / "ve" / "b.xlsx").write_bytes(book.to_bytes())
    old = (folder / "gui_di" / "cham-diem-2026-VP.xlsx").read_bytes()
    (folder / "ve" / "c.xlsx").write_bytes(old)
    report = collect(path, folder / "ve", now=NOW)
    assert [f.code for f in report.findings if f.code.startswith("G7")] == [
        "G772",
        "G776",
    ]
    kept = ClosedBook.open(folder / "nhan_ve" / "PNV-lan-2.xlsx")
    assert values(kept, ("V", "total"), ("II.3", "total")) == [3.0, 5.5]


def test_a_published_round_keeps_its_points_whatever_is_corrected(
    folder: Path,
) -> None:
    """Words may change; who would have other points stops it before a file is made."""
    path = folder / "so_gui_nhan.xlsx"
    set_to(path, round="thẩm định", published="tự chấm")
    before, sent = path.read_bytes(), sorted((folder / "gui_di").iterdir())
    milder = {"II.1": Decimal(1)}
    criteria = tuple(
        one._replace(points_per_event=milder.get(one.id, one.points_per_event))
        for one in OLD.criteria
    )
    rubric = folder / "sua.toml"
    rubric.write_text(write_toml(OLD._replace(criteria=criteria)), encoding="utf-8")
    (told,) = send(path, now=NOW, rubric=str(rubric)).findings
    assert (told.code, told.cell) == ("G869", "A5")
    assert "«tự chấm» đã công bố 21,5 điểm" in told.what
    assert "sẽ là 22,5 điểm" in told.what
    assert path.read_bytes() == before
    assert sorted((folder / "gui_di").iterdir()) == sent
    worded = OLD._replace(title="Bộ đã sửa lời")
    rubric.write_text(write_toml(worded), encoding="utf-8")
    report = send(path, now=NOW, rubric=str(rubric))
    assert [f.code for f in report.findings if f.severity == "error"] == []
    assert (folder / "gui_di" / f"{FILE}-lan-3.xlsx").is_file()


def test_a_workbook_of_the_former_rubric_is_not_appraised(folder: Path) -> None:
    path = folder / "so_gui_nhan.xlsx"
    set_to(path, round="thẩm định")
    report = make_appraisal(path, now=NOW)
    assert [f.code for f in report.findings] == ["G787", "G792"]
    assert report.saved == ""


def test_a_workbook_that_came_back_and_is_gone_is_told(folder: Path) -> None:
    path = folder / "so_gui_nhan.xlsx"
    (folder / "nhan_ve" / "PNV.xlsx").unlink()
    report = send(path, now=NOW, again=("PNV",))
    assert [(f.code, f.cell) for f in report.findings if f.severity == "error"] == [
        ("G804", "A5")
    ]


def test_points_by_the_former_rubric_are_not_ranked(folder: Path) -> None:
    report = merge(folder / "so_gui_nhan.xlsx", now=NOW)
    assert [f.code for f in report.findings] == ["G776", "G787", "G776"]
    assert report.summary == "Đã xếp hạng 0 trong 2 đơn vị."
    book = ClosedBook.open(folder / "so_gui_nhan.xlsx")
    ranks = ranking(book)
    assert [row["Hạng"] for row in ranks] == [None, None]
    # The columns are those of the corrected rubric, which names another last round.
    assert "Điểm Hội đồng, cộng" in ranks[0]
    assert "Điểm kết luận, cộng" not in ranks[0]


def ranking(book: ClosedBook) -> list[dict[str, CellValue]]:
    """The rows of «Xếp hạng», by their headings."""
    head = book.names()["td_ranking"]
    assert head is not None
    sheet = book.sheet(head.sheet)
    columns = range(head.left, head.right + 1)
    heads = [str(sheet.at(head.top, at).value) for at in columns]
    found = []
    row = head.top + 1
    while sheet.at(row, fields(ranking_columns(NEW))["unit"]).value:
        cells = (sheet.at(row, at).value for at in columns)
        found.append(dict(zip(heads, cells, strict=True)))
        row += 1
    return found


OTHER = standard_rubric("khoi-2017-950")  # three sections, where the first has five


@pytest.fixture(scope="module")
def other_sections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A round that goes on by a rubric of other sections, and its units answer."""
    folder = tmp_path_factory.mktemp("phan_khac")
    with pytest.MonkeyPatch.context() as patch:
        own_key(patch, folder)
        path = round_book(folder, UNITS, SETTINGS, OLD)
        book = ClosedBook.open(path)
        put(book, PICKED, UNITS[1][0])  # a clerk picked a unit for the radar
        path.write_bytes(book.to_bytes())
        (folder / "moi.toml").write_text(write_toml(OTHER), encoding="utf-8")
        send(path, now=NOW, rubric=str(folder / "moi.toml"))
        (folder / "ve").mkdir()
        for at, sent in enumerate(sorted((folder / "gui_di").glob("*.xlsx"))):
            (folder / "ve" / f"{at}.xlsx").write_bytes(typed(sent, 3.0 + at))
        collect(path, folder / "ve", now=NOW)
    return path


def test_ranks_by_other_sections_stand_below_their_own_headings(
    other_sections: Path,
) -> None:
    book = ClosedBook.open(other_sections)
    assert results_fit(book, OTHER)
    sections = [f"Phần {one.number}" for one in RubricTree(OTHER).sections]
    rows = ranking(book)
    assert [one for one in rows[0] if one.startswith("Phần ")] == sections
    assert {row["Đơn vị"] for row in rows} == {name for name, *_ in UNITS}
    for row in rows:
        parts = [row[section] for section in sections]
        assert sum(one for one in parts if isinstance(one, float)) == row["Tổng điểm"]


def test_formulas_and_charts_follow_the_other_sections(other_sections: Path) -> None:
    book = ClosedBook.open(other_sections)
    axes = axes_of(OTHER)
    assert len(axes) != len(axes_of(OLD))
    sheet = book.sheet(CHARTS)
    assert sheet.at(3, 2).value == UNITS[1][0]
    first, last = AXES_HEAD + 1, AXES_HEAD + len(axes)
    points = fields(comparison_columns(OTHER))["self"]
    for row in (first, last):
        assert f"!${letters(points)}$" in (sheet.at(row, 3).formula or "")
    assert sheet.at(last + 1, 1).value is None
    package = Package.from_bytes(book.data)
    charts = charts_of(package, BookXml(package).sheets[CHARTS].part).values()
    drawn = re.findall(r"<c:f>[^!<]*!([^<]*)", b"".join(charts).decode())
    bars = bars_head(OTHER)
    refs = {f"$C${first}:$C${last}", f"$B${bars + 1}:$B${bars + BARS}"}
    assert refs <= set(drawn)


def test_a_book_whose_sheets_never_followed_is_mended_by_the_next_merge(
    other_sections: Path, tmp_path: Path
) -> None:
    """An earlier version left «Xếp hạng» as it was; an open workbook cannot follow."""
    former = tmp_path / "so_gui_nhan.xlsx"
    book = ClosedBook.open(other_sections)
    former.write_bytes(with_results(book.data, OLD))
    found = merge_into(ClosedBook.open(former), former, now=NOW)
    assert "G815" in [one.code for one in found.findings]
    report = merge(former, now=NOW)
    assert "G815" not in [one.code for one in report.findings]
    assert results_fit(ClosedBook.open(former), OTHER)


def test_a_rubric_of_one_round_has_nothing_to_appraise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "sending_key", lambda: tmp_path / "khoa.txt")
    only = OLD._replace(id="mot-vong", rounds=(Round.SELF,))
    path = round_book(tmp_path, UNITS[:1], SETTINGS, only)
    assert [f.code for f in make_appraisal(path, now=NOW).findings] == ["G855"]
