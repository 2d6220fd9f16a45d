"""The texts in `macros/`: the generated are fresh, what is loaded is what is read."""

import io
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from xml.etree import ElementTree

import pytest
import xlwings
from oletools.mraptor import MacroRaptor
from oletools.olevba import VBA_Parser

from tests.waiting import run
from toolkit import places
from toolkit import places as folders
from toolkit.addin.sentences import (
    basic_texts,
    function_name,
    read_sentences,
    vba_texts,
)
from toolkit.addin.sources import (
    ADD_IN_MODULES,
    FOLDER,
    GENERATED,
    LONGEST_LINE,
    WORKBOOK_MODULES,
    SourceFault,
    checked,
    plain_text,
    sentences,
    vba_modules,
)
from toolkit.commands import COMMANDS, ROUNDS, YEARS

BUILT = FOLDER.parent / "workbook_templates"
WITH_MACROS = {"thidua.xlam": ADD_IN_MODULES} | dict.fromkeys(
    (path.name for path in BUILT.glob("*.xlsm")), WORKBOOK_MODULES
)
VBA = sorted(FOLDER.glob("*.bas"))


def compiled_by_excel(text: str) -> str:
    """Without comments and without what stands between #If False and #End If."""
    text = re.sub(r"(?ms)^#If False Then$.*?^#End If$", "", text)
    return re.sub(r"(?m)^\s*'.*$", "", text)


def words(code: str) -> set[str]:
    without_texts = re.sub(r'"[^"]*"', '""', code)
    return {word.lower() for word in re.findall(r"\w+", without_texts)}


# Fresh and whole


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_text_is_what_the_table_of_commands_gives(name: str) -> None:
    assert plain_text(FOLDER / name) == GENERATED[name](), "run: thidua build"


def test_a_clone_has_the_line_ends_of_vba_and_no_other() -> None:
    rules = (FOLDER.parent / ".gitattributes").read_text(encoding="utf-8")
    assert "*.bas text eol=crlf" in rules
    for module in vba_modules(ADD_IN_MODULES):
        assert "\n" not in module.text.replace("\r\n", "")


def test_every_module_begins_with_its_name_and_demands_declarations() -> None:
    for path in VBA:
        text = plain_text(path)
        assert text.startswith(f'Attribute VB_Name = "{path.stem}"\n')
        assert "\nOption Explicit\n" in text
    for path in (FOLDER / "calc").glob("*.bas"):
        assert "\nOption Explicit\n" in plain_text(path)


@pytest.mark.parametrize("name", WITH_MACROS)
def test_a_mail_scanner_reads_back_exactly_the_sources(name: str) -> None:
    found = dict(modules_in(BUILT / name))
    for module in vba_modules(WITH_MACROS[name]):
        assert found.pop(module.name).rstrip("\r\n") == module.text.rstrip("\r\n")
    # What is left belongs to the workbook and its sheets, and holds no code.
    assert "ThisWorkbook" in found
    left = "\r\n".join(found.values()).split("\r\n")
    assert all(line.startswith("Attribute ") for line in left if line)


def modules_in(path: Path) -> Iterator[tuple[str, str]]:
    parser = VBA_Parser(str(path))
    for _, stream, _, code in parser.extract_all_macros():
        yield stream.rpartition("/")[2], code
    parser.close()


@pytest.mark.parametrize("name", WITH_MACROS)
def test_mail_scanners_find_nothing(name: str) -> None:
    """mraptor's verdict: nothing that runs by itself and writes or starts something."""
    code = "\n".join(text for _, text in modules_in(BUILT / name))
    verdict = MacroRaptor(code)
    verdict.scan()
    assert not verdict.suspicious
    assert not verdict.autoexec


def test_the_scanner_sees_what_runs_by_itself() -> None:
    text = vba_modules(("ThiDuaBridge",))[0].text
    verdict = MacroRaptor(f'{text}\nSub Workbook_Open()\nPress "rescore"\nEnd Sub\n')
    verdict.scan()
    assert verdict.suspicious


# What VBA cannot hold


@pytest.mark.parametrize("path", VBA, ids=lambda p: p.name)
def test_nothing_of_one_code_page_and_nothing_by_itself(path: Path) -> None:
    used = words(compiled_by_excel(plain_text(path)))
    ansi = {"msgbox", "inputbox", "dir", "open", "environ", "getattr", "shell32"}
    itself = {"workbook_open", "auto_open", "auto_exec", "declare"}
    other = {"runpython", "getconfig", "cmd", "worksheets", "sheets", "path"}
    assert not used & (ansi | itself | other)


def test_the_guard_sees_what_it_forbids() -> None:
    code = '#If False Then\nMsgBox 1\n#End If\n\' Dir\nCall Environ("X")\n'
    assert words(compiled_by_excel(code)) == {"call", "environ"}


@pytest.mark.parametrize("line", ["' điểm", "x" * (LONGEST_LINE + 1)])
def test_what_the_editor_would_lose_is_refused(line: str) -> None:
    with pytest.raises(SourceFault, match=r"Bridge:2"):
        checked("Bridge", f"Option Explicit\n{line}\n")


def test_sentences_are_the_same_in_code_and_in_plain_text() -> None:
    texts = {"ChrW": vba_texts(sentences()), "Chr": basic_texts(sentences())}
    for letter, module in texts.items():
        assert module.isascii()
        for name, sentence in read_sentences(sentences()).items():
            body = module.split(f"Function {function_name(name)}() As String\n")[1]
            body = body.split("End Function")[0]
            pieces = re.findall(rf'"((?:[^"]|"")*)"|{letter}\((\d+)\)', body)
            said = "".join(t.replace('""', '"') or chr(int(n or 0)) for t, n in pieces)
            assert said == sentence


def test_a_line_of_messages_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=r"messages\.txt:2"):
        read_sentences("title = Thi đua\nmất dấu bằng\n")


def test_a_letter_beyond_what_chrw_takes_is_refused() -> None:
    with pytest.raises(ValueError, match="ChrW"):
        vba_texts("title = 😀\n")


# The same places, the same words


def test_the_bridges_know_the_same_places_as_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vba = plain_text(FOLDER / "ThiDuaBridge.bas")
    basic = plain_text(FOLDER / "calc" / "Bridge.bas")
    monkeypatch.setenv("LOCALAPPDATA", "%LOCALAPPDATA%")
    tail = PureWindowsPath("ThiDua/python/Scripts/pythonw.exe")
    assert f'"%LOCALAPPDATA%\\{tail}"' in vba
    assert f'Environ("LOCALAPPDATA") & "\\{tail}"' in basic
    assert set(re.findall(r'Environ\("HOME"\) & "([^"]+)"', basic)) == {
        "/" + place_on("darwin", monkeypatch),
        "/" + place_on("linux", monkeypatch),
    }
    # Windows' own branch cannot be asked for a path elsewhere: its parts are.
    source = Path(places.__file__).read_text(encoding="utf-8")
    assert folders.PRODUCT == "ThiDua"
    assert '"Scripts" / ("pythonw.exe" if window else "python.exe")' in source
    log = read_sentences(sentences())["failed"]
    assert rf"%LOCALAPPDATA%\{folders.PRODUCT}\{folders.error_log().name}" in log


def place_on(platform: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "name", "posix")
    return places.interpreter(window=True).relative_to(Path.home()).as_posix()


RIBBON = "{http://schemas.microsoft.com/office/2009/07/customui}"


def test_the_ribbon_shows_every_command_in_the_words_of_the_table() -> None:
    with zipfile.ZipFile(BUILT / "thidua.xlam") as package:
        tree = ElementTree.parse(io.BytesIO(package.read("customUI/customUI14.xml")))
        root = package.read("_rels/.rels").decode()
    assert root.count('Target="customUI/customUI14.xml"') == 1
    buttons = [button.attrib for button in tree.iter(f"{RIBBON}button")]
    shown = [(b["tag"], b["label"], b["screentip"], b["supertip"]) for b in buttons]
    assert shown == [(c.id, c.label, c.screentip, c.supertip) for c in COMMANDS]
    assert [g.get("label") for g in tree.iter(f"{RIBBON}group")] == list(
        dict.fromkeys(c.group for c in COMMANDS)
    )
    assert {b["onAction"] for b in buttons} == {"RibbonPress"}
    keys = [b["keytip"] for b in buttons]
    assert len(set(keys)) == len(keys)
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(set(ids)) == len(ids)


def test_calcs_toolbar_and_menu_show_every_command() -> None:
    tree = ElementTree.parse(FOLDER / "calc" / "Addons.xcu")
    name = "{http://openoffice.org/2001/registry}name"
    for bar in ("OfficeMenuBar", "OfficeToolBar"):
        (node,) = (n for n in tree.iter("node") if n.get(name) == bar)
        urls = [
            prop.findtext("value") or ""
            for prop in node.iter("prop")
            if prop.get(name) == "URL"
        ]
        subs = [u.split("?")[0].rpartition(".")[2] for u in urls if "?" in u]
        # What a screen has no room for hides: rounds and the year are the last there.
        last = (ROUNDS, YEARS) if bar == "OfficeToolBar" else ()
        ordered = sorted(COMMANDS, key=lambda c: c.group in last)
        assert subs == [c.macro for c in ordered]


# What starts, and from where


HOSTILE = "open(__file__.removesuffix('.py') + '.ran', 'w').close()\n"


def hostile_folder(folder: Path) -> Path:
    for name in ("xlwings", "sitecustomize", "usercustomize", "toolkit/__init__"):
        path = folder / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HOSTILE, encoding="utf-8")
    (folder / "xlwings.conf").write_text(
        '"INTERPRETER_WIN","evil.exe"\n"PYTHONPATH","."\n', encoding="utf-8"
    )
    (folder / "thidua.conf").write_text('"INTERPRETER","evil"\n', encoding="utf-8")
    return folder


def start(folder: Path, *flags: str) -> list[str]:
    """Start Python in a folder as a bridge does; returns what of it was run."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, *flags, "-m", "toolkit.excel", "--help"]
    run(command, cwd=folder, env=environment)
    return sorted(path.stem for path in folder.rglob("*.ran"))


def test_nothing_beside_the_workbook_is_imported(tmp_path: Path) -> None:
    assert start(hostile_folder(tmp_path), "-I", "-X", "utf8") == []


def test_without_the_flag_it_would_be(tmp_path: Path) -> None:
    ran = start(hostile_folder(tmp_path), "-X", "utf8")
    assert {"sitecustomize", "__init__"} <= set(ran)


def test_only_the_free_part_of_xlwings_is_used() -> None:
    assert not xlwings.__pro__
    # Python files of the package that ask for the part with another licence.
    for path in (FOLDER.parent / "toolkit").rglob("*.py"):
        assert "xlwings.pro" not in path.read_text(encoding="utf-8")
