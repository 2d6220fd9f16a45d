"""The commands that ask: what they are told, do and say; without widgets."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.broken.base import NOW, empty, good
from tests.broken.surgery import place
from tests.excel.recording import Recorder
from tests.excel.register_books import example_register
from tests.excel.test_press import content, pressed, recorder_for
from tests.exchange.tables.files import csv_file, lines
from tests.forms.register.making import register_book
from tests.forms.year.filling import full
from tests.jobs.adopt.office_tables import merged_heads
from tests.jobs.test_from_copy import COPY, copied
from tests.jobs.test_lone_copies import without_rubric
from tests.jobs.test_rescore_registers import RETURNED, WHOLE
from toolkit import cli
from toolkit.commands import COMMANDS
from toolkit.excel import asking
from toolkit.excel.dialog_jobs import COPY_PAGE, SHOWN
from toolkit.excel.dialog_table import DIALOGS
from toolkit.excel.dialogs import Kind, Setting, Told, asked
from toolkit.exchange.tables.paste_in import import_tables
from toolkit.findings import find
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.forms.rubric.making.example import EXAMPLE
from toolkit.forms.rubric.making.workbook import build_rubric_workbook
from toolkit.forms.scoring.locate import locate
from toolkit.jobs import new
from toolkit.jobs.adopt.files import ENDING
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.undo import undo_file
from toolkit.parts.records.sources import SOURCES
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("own_folder", "no_pause")]

REGISTER = "Theo dõi khen thưởng.xlsx"
NEWCOMER = "Hồ Thị Mới"
PEOPLE = lines(
    "Họ và tên | Đơn vị | Ngày vào làm",
    f"{NEWCOMER} | Phòng Kỹ thuật | 01/03/2020",
)
each_dialog = pytest.mark.parametrize("command", DIALOGS)


def clock() -> datetime:
    return NOW


def told(
    command: str, here: Path, recorder: Recorder | None = None, /, **answers: str
) -> Told:
    """What comes of a dialog whose other fields are left as they open."""
    book = recorder.xlwings_book() if recorder else None
    dialog, setting = DIALOGS[command], Setting(book, here, clock)
    first = dialog.first_answers(setting)
    assert {*answers} <= {*first}
    return dialog.answer({**first, **answers}, setting)


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    cli.main(words)
    return capsys.readouterr().out.rstrip("\n")


# The table


def test_each_command_that_asks_has_its_dialog() -> None:
    assert {*DIALOGS} == {command.id for command in COMMANDS if command.asks}


@each_dialog
def test_what_a_dialog_stands_for_is_a_verb_of_the_command_line(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words, _, option = DIALOGS[command].command.verb.partition(" --")
    with pytest.raises(SystemExit) as stopped:
        cli.main([*words.split(), "--help"])
    assert stopped.value.code == 0
    assert option in capsys.readouterr().out


@each_dialog
def test_a_dialog_opens_with_answers_that_fit(command: str, tmp_path: Path) -> None:
    dialog = DIALOGS[command]
    first = dialog.first_answers(Setting(None, tmp_path, clock))
    for field in dialog.fields:
        if field.kind is Kind.CHOICE:
            assert first[field.name] in [one.value for one in field.choices()]
        if field.kind is Kind.FOLDER:
            assert first[field.name] == str(tmp_path)
        if field.kind is Kind.YEAR:
            assert first[field.name] == str(NOW.year)


@each_dialog
def test_what_is_needed_and_not_given_is_asked_for_by_name(
    command: str, tmp_path: Path
) -> None:
    dialog = DIALOGS[command]
    first = dialog.first_answers(Setting(None, tmp_path, clock))
    for field in dialog.fields:
        given = {**first, field.name: " "}
        if field.needed and asked(field, given):
            outcome = dialog.answer(given, Setting(None, tmp_path, clock)).outcome
            assert not outcome.ok
            assert outcome.text.endswith("».")
            assert outcome.text.startswith("Hãy chọn mục «")
    assert not list(tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize("year", ["26", "２０２６", "năm 2026", "1026"])
def test_a_year_that_is_none_is_told(year: str, tmp_path: Path) -> None:
    outcome = told("new_book", tmp_path, year=year).outcome
    assert not outcome.ok
    assert f"«{year}» không phải là năm" in outcome.text
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_folder_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    gone = tmp_path / "không có"
    outcome = told("new_book", tmp_path, folder=str(gone)).outcome
    assert outcome.text.startswith(f"Không có thư mục «{gone}»")
    assert not gone.exists()


def test_what_nobody_foresaw_is_a_sentence_and_a_log(tmp_path: Path) -> None:
    log = tmp_path / "loi.log"
    with (
        patch.object(new, "check_rubric", side_effect=KeyError("x")),
        patch("toolkit.jobs.unforeseen.error_log", lambda: log),
    ):
        outcome = told("check_rubric", tmp_path, file="a.xlsx").outcome
    assert [f.code for f in outcome.findings] == ["F034"]
    assert "dialog check_rubric" in log.read_text("utf-8")


# New workbooks and rubrics

KINDS = {
    "awards": f"theo_doi_khen_thuong_{NOW.year}.xlsx",
    "scoring": f"cham_diem_khoi-2017-950_{NOW.year}.xlsx",
    "rubric": "bo_tieu_chi.xlsx",
    "year": f"so_nam_thi_dua_{NOW.year}.xlsx",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_workbook_of_each_kind_lies_in_the_folder(
    kind: str, tmp_path: Path
) -> None:
    done = told("new_book", tmp_path, kind=kind, rubric="khoi-2017-950", unit="Sở A")
    path = tmp_path / KINDS[kind]
    assert done.outcome.ok, done.outcome.text
    made, then = done.outcome.text.split("\n")
    assert made == f"Đã tạo: {path}"
    assert then.startswith("Việc tiếp theo: mở sổ, ")
    assert done.opens == str(path)
    again = told("new_book", tmp_path, kind=kind, rubric="khoi-2017-950")
    assert again.opens == str(path.with_stem(f"{path.stem} (2)"))


def test_what_was_typed_stands_in_the_new_workbook(tmp_path: Path) -> None:
    answers = {"rubric": "mau-100", "unit": "Sở A", "year": "2025"}
    done = told("new_book", tmp_path, kind="scoring", **answers)
    located = locate(ClosedBook.open(Path(done.opens)))
    assert located.tree.rubric.id == "mau-100"
    cells = ClosedBook.open(Path(done.opens)).sheet("Chấm điểm").cells.values()
    assert {"Sở A", 2025} <= {cell.value for cell in cells}


def test_a_rubric_is_checked_in_the_words_of_the_verb(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(told("new_book", tmp_path, kind="rubric").opens)
    outcome = told("check_rubric", tmp_path, file=str(path)).outcome
    assert outcome.ok
    assert outcome.text == printed(capsys, "rubric", "check", str(path))


def test_what_is_no_rubric_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    path = tmp_path / "thư.toml"
    path.write_text("id = 'a'", encoding="utf-8")
    checked = told("check_rubric", tmp_path, file=str(path)).outcome
    made = told("rubric_book", tmp_path, file=str(path))
    assert not checked.ok
    assert not made.outcome.ok
    assert made.opens == ""
    codes = [finding.code for finding in made.outcome.findings]
    assert codes == [finding.code for finding in checked.findings]
    assert codes[0] in made.outcome.text
    assert list(tmp_path.glob("*.xlsx")) == []


def own_rubric(folder: Path) -> Path:
    """A rubric written over the example: another code, another title, no notes."""
    criteria = tuple(one._replace(note="") for one in EXAMPLE.criteria)
    own = EXAMPLE._replace(id="so-b", title="Bộ của Sở B", note="", criteria=criteria)
    path = folder / "của Sở B.xlsx"
    path.write_bytes(build_rubric_workbook(own))
    return path


def own_form(folder: Path) -> Path:
    """A scoring table that an office made itself."""
    path = folder / "biểu.xlsx"
    path.write_bytes(merged_heads())
    return path


def test_an_office_s_own_form_becomes_usable_in_a_copy(tmp_path: Path) -> None:
    form = own_form(tmp_path)
    before = form.read_bytes()
    shown = told("adopt", tmp_path, form=str(form), what="preview")
    assert shown.outcome.ok
    assert "Hàng 8: A.1: Xây dựng kế hoạch – 20 điểm" in shown.outcome.text
    assert list(tmp_path.glob("*.xlsx")) == [form]
    done = told("adopt", tmp_path, form=str(form))
    assert done.opens == str(tmp_path / f"biểu{ENDING}.xlsx")
    assert form.read_bytes() == before
    unclear = told("adopt", tmp_path, form=str(form), columns="điểm=E").outcome
    assert not unclear.ok
    assert "«điểm=E»" in unclear.text


def test_an_office_s_own_form_becomes_usable_in_its_place(tmp_path: Path) -> None:
    form = own_form(tmp_path)
    before = form.read_bytes()
    done = told("adopt", tmp_path, form=str(form), what="in_place")
    assert done.outcome.ok, done.outcome.text
    assert done.opens == str(form)
    assert check_file(form).kind == "scoring"
    assert undo_file(form, now=NOW).saved
    assert form.read_bytes() == before


def test_the_form_that_is_open_is_not_written_under_the_hands(tmp_path: Path) -> None:
    form = own_form(tmp_path)
    before = form.read_bytes()
    recorder = recorder_for(before, tmp_path, form.name)
    said = told("adopt", tmp_path, recorder, form=str(form), what="in_place").outcome
    assert not said.ok
    assert "đang mở" in said.text
    assert form.read_bytes() == before


def test_a_rubric_is_read_from_a_table_that_is_there(tmp_path: Path) -> None:
    source = tmp_path / "bảng.txt"
    rows = "TT\tNội dung\tĐiểm chuẩn\n1\tViệc một\t60\n2\tViệc hai\t40\n"
    source.write_text(rows, encoding="utf-8")
    done = told("new_book", tmp_path, kind="read", scored=str(source))
    assert done.outcome.ok
    assert Path(done.opens).name == "bảng_bo_tieu_chi.xlsx"
    assert "2 tiêu chí chấm điểm" in done.outcome.text
    source.write_text("Kính gửi", encoding="utf-8")
    done = told("new_book", tmp_path, kind="read", scored=str(source))
    assert not done.outcome.ok
    assert "X670" in done.outcome.text


@pytest.mark.slow
def test_a_form_is_made_of_a_copied_sheet(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    copied().save(path)
    done = told("new_book", tmp_path, kind="copied", source=str(path), sheet=COPY)
    assert done.outcome.ok, done.outcome.text
    assert done.opens == str(tmp_path / f"sổ - {COPY}.xlsx")


def test_a_form_is_made_of_a_sheet_that_was_moved_from_its_rubric(
    tmp_path: Path,
) -> None:
    source, original = tmp_path / "chuyển.xlsx", tmp_path / "gốc.xlsx"
    without_rubric(names_stay=False).save(source)
    copied().save(original)
    given = {"kind": "copied", "source": str(source), "sheet": COPY}
    refused = told("new_book", tmp_path, **given)
    assert [f.code for f in refused.outcome.findings] == ["S141"]
    done = told("new_book", tmp_path, **given, own_rubric=str(original))
    assert done.outcome.ok, done.outcome.text
    assert done.opens == str(tmp_path / f"chuyển - {COPY}.xlsx")


def test_a_workbook_is_made_from_a_rubric_that_an_office_wrote(
    tmp_path: Path,
) -> None:
    rubric = Path(told("new_book", tmp_path, kind="rubric").opens)
    refused = told("rubric_book", tmp_path, file=str(rubric), unit="Sở B", year="2025")
    assert not refused.outcome.ok
    assert {f.code for f in refused.outcome.findings} == {"S531"}
    rubric = own_rubric(tmp_path)
    done = told("rubric_book", tmp_path, file=str(rubric), unit="Sở B", year="2025")
    assert done.outcome.ok, done.outcome.text
    tree = locate(ClosedBook.open(Path(done.opens))).tree
    checked = new.check_rubric(str(rubric))
    assert tree.rubric.id == checked.rubric_id


# On the open register


@pytest.fixture
def open_register(tmp_path: Path) -> Recorder:
    return recorder_for(example_register(), tmp_path / "sổ", REGISTER)


def test_rows_come_into_the_open_register_as_into_its_file(
    open_register: Recorder, tmp_path: Path
) -> None:
    source = csv_file(tmp_path, PEOPLE)
    before = content(open_register.book)
    outcome = told("import", tmp_path, open_register, source=str(source)).outcome
    assert outcome.ok, outcome.text
    closed = Path(open_register.full_name).with_name("đóng.xlsx")
    closed.write_bytes(example_register())
    report = import_tables(closed, source, now=NOW)
    assert outcome.text.splitlines() == [REGISTER, f"  {report.summary}"]
    assert content(open_register.book) == content(ClosedBook.open(closed))
    assert content(open_register.book) != before


def test_a_file_may_be_shown_before_it_is_taken_in(
    open_register: Recorder, tmp_path: Path
) -> None:
    source = csv_file(tmp_path, PEOPLE)
    shown = told("import", tmp_path, open_register, source=str(source), how=SHOWN)
    assert shown.outcome.ok, shown.outcome.text
    assert "chưa ghi gì vào sổ" in shown.outcome.text
    assert "write" not in open_register.calls
    assert Path(shown.opens).name == "nguon_xem_truoc.xlsx"
    cells = ClosedBook.open(Path(shown.opens)).sheet("Xem trước").cells.values()
    assert any(REGISTER in str(cell.value) for cell in cells)
    assert told("import", tmp_path, open_register, source=shown.opens).outcome.ok


def test_what_formulas_then_show_is_left_to_the_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "đã tính.xlsx"
    path.write_bytes(example_register())
    rescore_file(path, now=NOW)
    recorder = recorder_for(path.read_bytes(), tmp_path / "sổ", REGISTER)
    source = csv_file(tmp_path, PEOPLE)
    assert told("import", tmp_path, recorder, source=str(source)).outcome.ok
    # Three runs of cells of the new row, and a line of the log.
    assert recorder.calls.count("write") == 4


def test_rows_that_came_in_go_out_again_by_undo(
    open_register: Recorder, tmp_path: Path
) -> None:
    before = content(open_register.book)
    source = csv_file(tmp_path, PEOPLE)
    assert told("import", tmp_path, open_register, source=str(source)).outcome.ok
    undone = pressed(open_register, "undo")
    assert "«Nhập từ tệp»" in undone.text
    assert content(open_register.book) == before


def test_rows_that_are_there_are_told_and_nothing_is_written(
    open_register: Recorder, tmp_path: Path
) -> None:
    source = csv_file(tmp_path, PEOPLE)
    told("import", tmp_path, open_register, source=str(source))
    open_register.calls.clear()
    again = told("import", tmp_path, open_register, source=str(source)).outcome
    assert again.ok
    assert "X614" in again.text
    assert "write" not in open_register.calls


def test_a_table_may_be_chosen_and_one_that_does_not_fit_is_refused(
    open_register: Recorder, tmp_path: Path
) -> None:
    source = str(csv_file(tmp_path, PEOPLE))
    into = {"source": source, "table": "Sáng kiến"}
    refused = told("import", tmp_path, open_register, **into).outcome
    assert not refused.ok
    assert "write" not in open_register.calls
    into["table"] = "Người"
    assert told("import", tmp_path, open_register, **into).outcome.ok


def test_a_source_that_is_no_table_is_refused(
    open_register: Recorder, tmp_path: Path
) -> None:
    source = str(csv_file(tmp_path, "không có gì"))
    outcome = told("import", tmp_path, open_register, source=source).outcome
    assert not outcome.ok
    assert outcome.text.startswith("[X6")
    assert "write" not in open_register.calls


def test_tables_go_out_as_they_stand_unsaved(
    open_register: Recorder, tmp_path: Path
) -> None:
    region = open_register.book.names()["td_people_name"]
    assert region
    open_register.book.set_value(region.sheet, region.top, region.left, NEWCOMER)
    out = tmp_path / "ra"
    out.mkdir()
    before = content(open_register.book)
    done = told("export", tmp_path, open_register, folder=str(out))
    assert done.outcome.ok, done.outcome.text
    assert done.opens == str(out)
    assert done.outcome.text.startswith(f"{REGISTER}\n  Đã ghi {len(TABLES)} bảng")
    assert NEWCOMER in (out / "nguoi.csv").read_text("utf-8-sig")
    assert content(open_register.book) == before
    assert "write" not in open_register.calls


def test_one_table_goes_out_alone(open_register: Recorder, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    out.mkdir()
    told("export", tmp_path, open_register, folder=str(out), table="Đơn vị")
    assert [path.name for path in out.iterdir()] == ["don_vi.csv"]


def test_papers_are_made_of_what_stands_unsaved(
    open_register: Recorder, tmp_path: Path
) -> None:
    region = open_register.book.names()["td_set_office"]
    assert region
    open_register.book.set_value(region.sheet, region.top, region.left, "Sở Mới Đặt")
    before, out = content(open_register.book), tmp_path / "giấy tờ"
    out.mkdir()
    done = told("papers", tmp_path, open_register, kind="summary", folder=str(out))
    assert done.outcome.ok, done.outcome.text
    assert done.outcome.text.startswith(f"{REGISTER} – Sở Mới Đặt, năm 2022")
    assert Path(done.opens).name == "bang_tong_hop_2022.docx"
    assert content(open_register.book) == before
    assert "write" not in open_register.calls


def test_a_paper_of_one_asks_whose_it_is(
    open_register: Recorder, tmp_path: Path
) -> None:
    nobody = told("papers", tmp_path, open_register, kind="merit").outcome
    assert [(one.code, nobody.ok) for one in nobody.findings] == [("T106", False)]
    strange = told("papers", tmp_path, open_register, kind="minutes", day="31/2/2026")
    assert strange.outcome.text.startswith("«31/2/2026» không phải là ngày")
    somebody = {"kind": "record", "who": "Nguyễn Văn An"}
    done = told("papers", tmp_path, open_register, **somebody)
    assert done.opens.endswith("ho_so_thanh_tich_2022_nguyen_van_an.docx")


def test_a_template_is_copied_without_a_register(tmp_path: Path) -> None:
    done = told("papers", tmp_path, kind="ballot", what=COPY_PAGE)
    assert Path(done.opens).name == "mau_phieu_bau.docx"


def test_a_report_is_made_of_the_open_year_book_and_held_against_it(
    tmp_path: Path,
) -> None:
    recorder = recorder_for(full().to_bytes(), tmp_path / "a")
    out = tmp_path / "báo cáo"
    out.mkdir()
    done = told("report", tmp_path, recorder, kind="half-year", folder=str(out))
    assert done.outcome.ok, done.outcome.text
    assert Path(done.opens).name == "bao_cao_6_thang_2023.docx"
    kept = recorder.book.sheet(SOURCES)
    assert kept.at(5, 2).value == Path(done.opens).name
    held = {"kind": "held", "report": done.opens}
    assert " số khớp với sổ" in told("report", tmp_path, recorder, **held).outcome.text
    region = recorder.book.names()["td_y_indicators_actual"]
    assert region
    recorder.book.set_value(region.sheet, region.top, region.left, 45000.0)
    again = told("report", tmp_path, recorder, **held).outcome
    assert {one.code for one in again.findings} == {"B140"}


@pytest.mark.parametrize("command", ["import", "export", "papers"])
def test_on_another_workbook_it_is_said_that_it_is_no_register(
    command: str, tmp_path: Path
) -> None:
    recorder = recorder_for(good(), tmp_path / "a")
    source = {"source": str(csv_file(tmp_path, PEOPLE))} if command == "import" else {}
    done = told(command, tmp_path, recorder, **source)
    assert find("F054").text in done.outcome.text
    assert (done.outcome.ok, done.opens) == (False, "")
    assert "write" not in recorder.calls


# On the open scoring workbook


@pytest.fixture
def registers(tmp_path: Path) -> Path:
    path = tmp_path / REGISTER
    path.write_bytes(register_book(WHOLE, capacity=100))
    return path


def test_numbers_are_drawn_as_into_a_file_and_taken_back(
    registers: Path, tmp_path: Path
) -> None:
    recorder = recorder_for(empty(), tmp_path / "a")
    before = content(recorder.book)
    outcome = told("draw", tmp_path, recorder, registers=str(registers)).outcome
    assert outcome.ok, outcome.text
    closed = tmp_path / "đóng.xlsx"
    closed.write_bytes(empty())
    rescore_file(closed, now=NOW, registers=registers)
    drawn = recorder.book.sheet("Chấm điểm").at(*place(RETURNED)).value
    assert drawn is not None
    assert (
        drawn == ClosedBook.open(closed).sheet("Chấm điểm").at(*place(RETURNED)).value
    )
    undone = pressed(recorder, "undo")
    assert "«Lấy số từ sổ khen thưởng»" in undone.text
    assert content(recorder.book) == before


def test_a_register_that_is_none_stops_the_drawing(tmp_path: Path) -> None:
    wrong = tmp_path / "thư.xlsx"
    wrong.write_bytes(good())
    recorder = recorder_for(empty(), tmp_path / "a")
    outcome = told("draw", tmp_path, recorder, registers=str(wrong)).outcome
    assert [finding.code for finding in outcome.findings] == ["P328"]
    assert "write" not in recorder.calls


def test_into_a_register_nothing_is_drawn(
    open_register: Recorder, registers: Path, tmp_path: Path
) -> None:
    outcome = told("draw", tmp_path, open_register, registers=str(registers)).outcome
    assert not outcome.ok
    assert "write" not in open_register.calls


# Opening what was made


class Opened:
    """Stands in for a spreadsheet: notes what it is to open."""

    def __init__(self, error: Exception | None = None) -> None:
        self.books, self.opened, self.error = self, [], error

    def open(self, path: str) -> None:
        self.opened.append(path)
        if self.error:
            raise self.error


@pytest.fixture
def clicked() -> Iterator[list[Path]]:
    """What is opened as by a double click."""
    found: list[Path] = []
    with patch.object(asking, "_as_by_double_click", found.append):
        yield found


def test_a_new_workbook_opens_in_the_spreadsheet_that_runs(
    clicked: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "mới.xlsx"
    path.write_bytes(good())
    app = Opened()
    assert asking.open_result(str(path), app=app) == ""  # type: ignore[arg-type]
    assert (app.opened, clicked) == ([str(path)], [])
    assert asking.open_result(str(path), app=None) == ""
    assert clicked == [path]


def test_a_folder_opens_as_by_a_double_click(
    clicked: list[Path], tmp_path: Path
) -> None:
    assert asking.open_result(str(tmp_path), app=Opened()) == ""  # type: ignore[arg-type]
    assert clicked == [tmp_path]


def test_what_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "mới.xlsx"
    path.write_bytes(good())
    said = asking.open_result(str(path), app=Opened(OSError()))  # type: ignore[arg-type]
    assert said == "Không mở được «mới.xlsx» (OSError): mở tệp bằng tay."


def test_a_dialog_looks_beside_the_open_workbook_first(
    open_register: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    book = open_register.xlwings_book()
    assert asking.folder_of(book) == Path(open_register.full_name).parent
    for away in ("Book1", "https://so.sharepoint.com/td/a.xlsx", "/không/có/a.xlsx"):
        open_register.full_name = away
        assert asking.folder_of(open_register.xlwings_book()) == tmp_path
    (tmp_path / "Documents").mkdir()
    assert asking.folder_of(None) == tmp_path / "Documents"
