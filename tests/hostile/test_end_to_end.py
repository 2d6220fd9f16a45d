"""Bad input meets the command line: one clear line, exit code 2, nothing touched."""

import errno
import io
import os
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from tests.hostile.build import HOSTILE, LAUGHS, MB
from tests.hostile.shapes import SHAPES
from tests.jobs.filled import filled_workbook
from tests.tries import sample
from tests.waiting import run
from toolkit import cli
from toolkit.findings.catalogue import CATALOGUE
from toolkit.findings.report import CLEAN, COULD_NOT_RUN
from toolkit.jobs.shipped import standard_workbook
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.backups import EXCEL_PATH_LIMIT

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FORM_PART = "xl/worksheets/sheet1.xml"
FINDING = re.compile(r"^  \[([A-Z]\d{3})\] (Lỗi|Cần xem|Lưu ý): (.+)$")


def plain_workbook() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def newer_form() -> bytes:
    book = ClosedBook.from_bytes(filled_workbook())
    schema = book.names()["td_schema"]
    assert schema is not None
    book.set_value(schema.sheet, schema.top, schema.left, 99.0)
    return book.to_bytes()


def form_without_kind() -> bytes:
    book = ClosedBook.from_bytes(filled_workbook())
    kind = book.names()["td_kind"]
    assert kind is not None
    book.set_value(kind.sheet, kind.top, kind.left, "unknown")
    return book.to_bytes()


def form_with(old: str, new: str, part: str = FORM_PART) -> bytes:
    """The filled form with one place of one part changed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(filled_workbook())) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            body = source.read(name)
            if name == part:
                assert body.count(old.encode()) == 1
                body = body.replace(old.encode(), new.encode())
            target.writestr(name, body)
    return buffer.getvalue()


def far_cell() -> bytes:
    row = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return form_with("</sheetData>", row)


def giant_merge() -> bytes:
    return form_with("</mergeCells>", '<mergeCell ref="A500:XFD99999"/></mergeCells>')


def form_with_dtd() -> bytes:
    return form_with("<worksheet ", f"{LAUGHS}<worksheet ")


def form_with_spaces() -> bytes:
    return form_with("</sheetData>", " " * 10 * MB + "</sheetData>")


def form_cut_short() -> bytes:
    return form_with("</sheetData>", "")


def rotten_form() -> bytes:
    """A form sheet that no longer fits its checksum, as after a fault of the disk."""
    data = filled_workbook()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        stored = package.getinfo(FORM_PART).CRC
    other = stored ^ 0xFF
    return data.replace(stored.to_bytes(4, "little"), other.to_bytes(4, "little"))


# Without a form no sheet is opened: what lurks there is never reached.
NEVER_REACHED = {
    *("bit rot in a sheet", "declares more than it holds", "dtd in the sheet"),
    *("declares less than it holds", "declares 1,000 bytes of 60 MB"),
    *("dtd behind a byte order mark", "dtd in utf-16", "dtd in utf-16 unmarked"),
    *("dtd behind a comment", "dtd in utf-7", "dtd in utf-32"),
    *("cell in the last corner", "one merge over everything"),
    "2,000 merges over each other",
}
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    name: (make, "F010" if name in NEVER_REACHED else code)
    for name, (make, code) in HOSTILE.items()
}
BAD |= {
    "no scoring form": (plain_workbook, "F010"),
    "form of an unknown kind": (form_without_kind, "F010"),
    "form of a newer schema": (newer_form, "F011"),
    "form with a cell in the last corner": (far_cell, "F014"),
    "form with a giant merge": (giant_merge, "F015"),
    "form with a dtd": (form_with_dtd, "F013"),
    "form of 10 MB of spaces": (form_with_spaces, "F012"),
    "form cut short": (form_cut_short, "F018"),
    "form with a damaged sheet": (rotten_form, "F005"),
}
BAD = {name: (cache(make), code) for name, (make, code) in BAD.items()}
# Some of the ways to be refused go through a process of their own too; the others do
# so in a folder, all of them together.
_ONE_OF_EACH = {code: name for name, (_, code) in reversed(BAD.items())}
IN_A_PROCESS = sample(list(_ONE_OF_EACH.values()), 4)


class Said(NamedTuple):
    """What the command printed and how it ended."""

    codes: list[str]
    exit_code: int
    out: str


def judged(out: str, err: str, exit_code: int) -> Said:
    """The codes of the lines; fails on anything that is not for a clerk."""
    assert err == ""
    assert "Traceback" not in out
    codes = []
    for line in out.splitlines():
        if line.startswith("  ["):
            found = FINDING.match(line)
            assert found, line
            codes.append(found[1])
            text = found[3]
            assert "Cách sửa: " in text
            assert unicodedata.is_normalized("NFC", text)
            assert not re.search(r"[{}]|\bNone\b|Error|errno", text), text
    return Said(codes, exit_code, out)


@pytest.fixture
def rescore(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def run(*words: str | Path) -> Said:
        exit_code = cli.main(["rescore", *map(str, words)])
        out, err = capsys.readouterr()
        return judged(out, err, exit_code)

    return run


def rescore_in_process(*words: str | Path, **options: Any) -> Said:
    return in_process("rescore", *words, **options)


def in_process(*words: str | Path, **options: Any) -> Said:
    done = run(
        [sys.executable, "-m", "toolkit", *map(str, words)],
        cwd=ROOT,
        **options,
    )
    return judged(done.stdout, done.stderr, done.returncode)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder: path → bytes, None for a folder."""
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_line_and_stays_as_it_was(
    name: str, tmp_path: Path, rescore: Callable[..., Said]
) -> None:
    make, code = BAD[name]
    path = tmp_path / "Chấm điểm.xlsx"
    path.write_bytes(make())
    before = tree(tmp_path)
    said = rescore(path)
    assert (said.codes, said.exit_code) == ([code], COULD_NOT_RUN)
    assert len(said.out.splitlines()) == 2
    assert tree(tmp_path) == before


@pytest.mark.slow
@pytest.mark.parametrize("name", IN_A_PROCESS)
def test_a_bad_file_is_refused_by_the_command_as_a_clerk_runs_it(
    name: str, tmp_path: Path
) -> None:
    make, code = BAD[name]
    path = tmp_path / "Chấm điểm.xlsx"
    path.write_bytes(make())
    before = tree(tmp_path)
    said = rescore_in_process(path)
    assert (said.codes, said.exit_code) == ([code], COULD_NOT_RUN)
    assert tree(tmp_path) == before


@pytest.mark.slow
def test_all_bad_files_together_do_not_stop_the_good_one(tmp_path: Path) -> None:
    for number, (make, _) in enumerate(BAD.values(), 100):
        (tmp_path / f"{number}.xlsx").write_bytes(make())
    before = tree(tmp_path)
    good = tmp_path / "120 sổ tốt.xlsx"
    good.write_bytes(filled_workbook())
    said = rescore_in_process(tmp_path)
    assert said.exit_code == COULD_NOT_RUN
    refused = [code for code in said.codes if code.startswith("F")]
    # What is only no workbook of ours is passed over in a folder.
    told = {"F010": "F056"}
    assert refused == [told.get(code, code) for _, code in BAD.values()]
    assert "983 = 950 điểm chuẩn + 35 điểm cộng − 2 điểm trừ" in said.out
    after = tree(tmp_path)
    assert after.pop(good.name) != filled_workbook()
    ours = {name for name in after if name.startswith("_sao_luu")}
    assert {name: after[name] for name in after.keys() - ours} == before


@pytest.mark.slow
def test_nor_do_files_that_swell_or_hang_whatever_is_done_with_the_folder(
    tmp_path: Path,
) -> None:
    folder, register = tmp_path / "nhận", tmp_path / "sổ.xlsx"
    folder.mkdir()
    register.write_bytes(standard_workbook("theo_doi_khen_thuong.xlsx"))
    hostile = [*list(SHAPES.values())[::6], *list(BAD.values())[::8]]
    for number, (make, _) in enumerate(hostile, 100):
        (folder / f"{number}.xlsx").write_bytes(make())
    (folder / "sổ tốt.xlsx").write_bytes(filled_workbook())
    (folder / "danh sách.csv").write_text(
        "Họ và tên,Năm,Danh hiệu\nLê An,2025,Lao động tiên tiến\n", "utf-8"
    )
    before = tree(folder)
    said = in_process("import", register, folder, "--table", "Khen thưởng")
    assert (said.exit_code, tree(folder)) == (COULD_NOT_RUN, before)
    assert "1 tệp có dòng mới" in said.out
    said = in_process("rescore", folder)
    assert said.exit_code == COULD_NOT_RUN
    assert "983 = 950 điểm chuẩn" in said.out
    before.pop("sổ tốt.xlsx")
    after = tree(folder)
    assert {name: after[name] for name in before} == before


# The place is bad, not the file


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "Chấm điểm.xlsx"
    path.write_bytes(filled_workbook())
    return path


def test_a_read_only_folder_is_told_and_nothing_is_touched(
    good: Path, rescore: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Patched, because an administrator may write into any folder.
    real = os.open

    def read_only(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(path, flags, *rest, **named)

    def no_folder(*_: Any, **__: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", read_only)
        patch.setattr(os, "mkdir", no_folder)
        said = rescore(good)
    assert (said.codes[-1], said.exit_code) == ("F024", COULD_NOT_RUN)
    assert tree(good.parent) == {good.name: filled_workbook()}


if os.name != "nt" and os.geteuid() != 0:

    def test_a_folder_without_permission_is_told(good: Path) -> None:
        good.parent.chmod(0o555)
        try:
            said = rescore_in_process(good)
        finally:
            good.parent.chmod(0o755)
        assert (said.codes[-1], said.exit_code) == ("F024", COULD_NOT_RUN)
        assert tree(good.parent) == {good.name: filled_workbook()}

    def test_a_folder_that_may_not_be_looked_into_is_told(good: Path) -> None:
        good.parent.chmod(0o000)
        try:
            inside = rescore_in_process(good)
            whole = rescore_in_process(good.parent)
        finally:
            good.parent.chmod(0o755)
        assert (inside.codes, inside.exit_code) == (["F023"], COULD_NOT_RUN)
        assert (whole.codes, whole.exit_code) == (["F023"], COULD_NOT_RUN)


if os.name != "nt":
    import resource

    def test_a_full_disk_is_told_and_nothing_is_left_behind(good: Path) -> None:
        def small() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

        said = rescore_in_process(good, preexec_fn=small)
        assert (said.codes, said.exit_code) == (["F025"], COULD_NOT_RUN)
        assert tree(good.parent) == {good.name: filled_workbook()}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_names_with_spaces_are_rescored(form: Any, tmp_path: Path) -> None:
    name = unicodedata.normalize(form, "Sở Nội vụ – Thi đua năm 2026")
    folder = tmp_path / name / "Đề nghị khen thưởng"
    folder.mkdir(parents=True)
    path = folder / unicodedata.normalize(form, "Bảng chấm điểm (bản chính) [1].xlsx")
    path.write_bytes(filled_workbook())
    said = rescore_in_process(path)
    assert said.exit_code == CLEAN, said.out
    assert "983 = 950" in said.out
    assert path.read_bytes() != filled_workbook()
    assert [p.name for p in folder.iterdir()].count(path.name) == 1


def test_a_path_too_long_for_excel_is_told(
    tmp_path: Path, rescore: Callable[..., Said]
) -> None:
    folder = tmp_path
    while len(str(folder)) < EXCEL_PATH_LIMIT:
        folder /= "thư mục có tên dài"
    folder.mkdir(parents=True)
    path = folder / "a.xlsx"
    path.write_bytes(filled_workbook())
    before = tree(tmp_path)
    said = rescore(path)
    assert (said.codes, said.exit_code) == (["F026"], COULD_NOT_RUN)
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("không có.xlsx", "F027"),
        ("thư mục lạ/không có.xlsx", "F027"),
        ("*.xlsx", "F030"),
        (".", "F030"),
        ("dài" * 100 + ".xlsx", "F026"),
        ("[", "F030"),
    ],
)
def test_what_names_no_workbook_is_told(
    word: str,
    code: str,
    tmp_path: Path,
    rescore: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = rescore(word)
    assert (said.codes, said.exit_code) == ([code], COULD_NOT_RUN)
    assert tree(tmp_path) == {}


def test_every_code_seen_here_is_in_the_catalogue() -> None:
    assert {code for _, code in BAD.values()} <= CATALOGUE.keys()
