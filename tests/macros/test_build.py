"""`thidua build`, and the buttons it puts on a sheet."""

import builtins
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from toolkit.addin import sources
from toolkit.addin.addin import SHEET_BUTTONS, sheet_buttons
from toolkit.addin.everything import MACRO_FILES, WORD_FILES
from toolkit.addin.vba import as_add_in, with_macros
from toolkit.cli import main
from toolkit.commands import AWARDS_BOOK, COMMANDS, SCORING_BOOK
from toolkit.forms.scoring.making.workbook import build_scoring
from toolkit.jobs.templates import AWARDS, NAMES, build_template
from toolkit.parts.making.buttons import GAP, HEIGHT, SheetButton
from toolkit.scoring.rubric.text import standard_rubric

pytestmark = pytest.mark.slow

REGISTER = "theo_doi_khen_thuong.xlsm"

# The verb


def test_build_writes_every_file_and_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--output", str(tmp_path / "new")]) == 0
    shown = capsys.readouterr().out
    names = {path.name for path in (tmp_path / "new").iterdir()}
    assert names == {*NAMES, *MACRO_FILES, *WORD_FILES}
    assert all(name in shown for name in names)


def test_stale_texts_are_written_anew_and_fresh_ones_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("messages.txt", *sources.GENERATED):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((sources.FOLDER / name).read_bytes())
    monkeypatch.setattr(sources, "FOLDER", tmp_path)
    assert sources.write_generated() == ()
    stale = tmp_path / "ThiDuaButtons.bas"
    stale.write_bytes(b"' stale")
    assert sources.write_generated() == (stale,)
    assert stale.read_bytes().count(b"\r\n") == stale.read_bytes().count(b"\n") > 20


def test_without_the_sources_nothing_is_built(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sources, "FOLDER", tmp_path / "macros")
    assert main(["build", "--output", str(tmp_path)]) == 2
    assert "Chưa dựng được" in capsys.readouterr().err


def test_without_pyopenvba_the_clerk_is_told_what_to_install(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: object, **more: object) -> object:
        if name.startswith("pyopenvba"):
            raise ModuleNotFoundError(name=name)
        return real(name, *arguments, **more)

    for name in [n for n in sys.modules if n.startswith("pyopenvba")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    assert main(["build", "--output", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("[F055] ")
    assert "pip install pyOpenVBA==6.5.0" in said


def test_other_verbs_do_not_load_the_builder_of_macros() -> None:

    code = (
        "import sys; from toolkit.cli import main; main(['rubric', 'list'])\n"
        "assert not [m for m in sys.modules if 'pyopenvba' in m or 'excel.build' in m]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


# The project


def test_a_package_of_another_kind_takes_no_macros() -> None:
    parts = with_macros(
        build_template("bo_tieu_chi.xlsx"),
        sources.vba_modules(sources.WORKBOOK_MODULES),
    )
    add_in = as_add_in(parts)
    with pytest.raises(ValueError, match="macroEnabled"):
        as_add_in(add_in)


def test_the_project_holds_no_cache_and_its_directory_is_black() -> None:
    from pyopenvba.cfb import CFB

    for name in ("thidua.xlam", "cham_diem.xlsm", REGISTER):
        package = zipfile.ZipFile(BytesIO(MACRO_FILES[name]()))
        store = CFB.from_bytes(package.read("xl/vbaProject.bin"))
        cache = store.get_stream_in_storage("VBA", "_VBA_PROJECT")
        assert cache.hex() == "cc61ffff000000"
        used = [entry for entry in store._directory if entry.obj_type]
        assert len(used) > 8
        assert {entry.raw[67] for entry in used} == {1}


@pytest.mark.parametrize(
    "name", ["cham_diem.xlsm", "so_gui_nhan.xlsm", "so_nam_thi_dua.xlsm", REGISTER]
)
def test_the_buttons_are_on_the_same_form_as_without_them(name: str) -> None:
    plain = parts_of(build_template(name.replace(".xlsm", ".xlsx")))
    made = parts_of(MACRO_FILES[name]())
    for part in plain.keys() - {"[Content_Types].xml"}:
        one, two = (_same(part, parts[part]) for parts in (plain, made))
        assert one == two, part


def _same(name: str, part: bytes) -> bytes:
    """Without what macros and buttons need, and the height of the title's row."""
    text = part.decode("utf-8")
    text = re.sub(r' codeName="\w+"', "", text)
    text = text.replace("<sheetPr></sheetPr>", "").replace("<sheetPr/>", "")
    text = re.sub(r'<legacyDrawing r:id="rId\d+"/>', "", text)
    text = re.sub(r'(<row r="3"[^>]*) ht="[\d.]+"', r"\1", text)
    # On the sheets of the register that row holds nothing but buttons.
    text = re.sub(r'<row r="3"[^>]*(/>|></row>)', "", text)
    if name.endswith(".rels"):
        text = re.sub(
            r'<Relationship [^>]*Type="[^"]*/(vml\w+|vba\w+)"[^>]*/>', "", text
        )
    return text.encode("utf-8")


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as source:
        return {name: source.read(name) for name in source.namelist()}


# Buttons on a sheet


def macros_of(vml: bytes) -> list[str]:
    return re.findall(r"<x:FmlaMacro>\[0\]!(\w+)<", vml.decode())


def buttons_of(rubric: str, buttons: tuple[SheetButton, ...]) -> tuple[str, str]:
    """The drawing of the buttons, and the sheet."""
    parts = parts_of(
        build_scoring(standard_rubric(rubric), rules_version="1", buttons=buttons)
    )
    vml, sheet = "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet1.xml"
    return parts[vml].decode(), parts[sheet].decode()


@pytest.mark.parametrize("rubric", ["khoi-2017-950", "mau-100"])
def test_every_command_of_the_sheet_has_its_button(rubric: str) -> None:
    vml, _ = buttons_of(rubric, SHEET_BUTTONS)
    macros = macros_of(vml.encode())
    assert macros == [c.macro for c in COMMANDS if SCORING_BOOK in c.books]
    assert vml.count("<x:PrintObject>False</x:PrintObject>") == len(macros)


def test_the_register_has_its_buttons_where_they_are_wanted() -> None:
    parts = parts_of(build_template(AWARDS, buttons=sheet_buttons(AWARDS_BOOK)))
    drawings = [part for name, part in parts.items() if name.endswith(".vml")]
    # «Tổng quan», «Đề nghị», «Tỷ lệ», «Điều kiện»: the same buttons on each.
    wanted = [c.macro for c in COMMANDS if AWARDS_BOOK in c.books]
    assert {"CheckRatios", "CheckEligibility"} < {*wanted}
    assert [macros_of(part) for part in drawings] == [wanted] * 4
    for part in drawings:
        not_printed = part.count(b"<x:PrintObject>False</x:PrintObject>")
        assert not_printed == len(wanted)


@pytest.mark.parametrize("rubric", ["khoi-2017-950", "mau-100"])
def test_anchors_are_whole_numbers_within_the_row_of_the_title(rubric: str) -> None:
    vml, _ = buttons_of(rubric, SHEET_BUTTONS)
    for anchor in re.findall(r"<x:Anchor>([^<]*)<", vml):
        numbers = [int(number) for number in anchor.split(", ")]
        assert (numbers[2], numbers[6]) == (2, 2)


def test_buttons_that_find_no_room_go_below_and_the_row_grows() -> None:
    many = tuple(SheetButton(f"Nút thứ {n}", f"Press{n}", "") for n in range(12))
    vml, sheet = buttons_of("mau-100", many)
    tops = {int(a.split(", ")[3]) for a in re.findall(r"<x:Anchor>([^<]*)<", vml)}
    lines = len(tops)
    assert lines > 1
    found = re.search(r'<row r="3"[^>]* ht="([\d.]+)"', sheet)
    assert found
    assert float(found[1]) == lines * (HEIGHT + GAP) * 0.75


def test_without_buttons_nothing_of_them_is_written() -> None:
    parts = parts_of(build_template("cham_diem.xlsx"))
    assert not [name for name in parts if "vml" in name]
