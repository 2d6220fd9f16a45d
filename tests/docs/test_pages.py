"""The pages made from the package say what the package holds."""

import json
import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

import jsonschema
import pytest

from tests.jobs.filled import filled_workbook
from toolkit import __version__, cli
from toolkit.addin.ribbon import TAB
from toolkit.awards.eligibility.words import ANSWER_WORDS
from toolkit.cli.page import page as commands_page
from toolkit.commands import COMMANDS
from toolkit.findings import SEVERITY_WORDS
from toolkit.findings.catalogue import CATALOGUE
from toolkit.findings.page import page
from toolkit.forms.register.computed import COMPLETE, FILL_UNIT_LABEL
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.forms.scoring.layout import columns_of
from toolkit.jobs.shipped import standard_workbook
from toolkit.jobs.templates import AWARDS
from toolkit.model.rubric import Round
from toolkit.rules.words import RESULT_WORDS
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.backups import BACKUP_FOLDER

NAMESAKE = "Tên (mã)"
"""How people of one name are written."""

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "toolkit/findings/report.schema.json"


def test_the_page_of_codes_is_current() -> None:
    """`thidua codes > toolkit/findings/CODES.md` makes it so."""
    kept = (ROOT / "toolkit/findings/CODES.md").read_text(encoding="utf-8")
    assert kept == page() + "\n"


def test_every_code_stands_on_the_page() -> None:
    told = page()
    assert not [code for code in CATALOGUE if f"| {code} |" not in told]


def test_the_page_of_commands_is_current() -> None:
    """`python3 -X utf8 -m toolkit.cli.page > toolkit/cli/COMMANDS.md` makes it so."""
    kept = (ROOT / "toolkit/cli/COMMANDS.md").read_text(encoding="utf-8")
    assert kept == commands_page() + "\n"


_MAIN = import_module("toolkit.cli.main")
_every_parser = cache(_MAIN.command_line)


def help_of(*verb: str, capsys: pytest.CaptureFixture[str]) -> str:
    with (
        patch.object(_MAIN, "command_line", lambda *_: _every_parser()),
        pytest.raises(SystemExit) as stopped,
    ):
        cli.main([*verb, "--help"])
    assert stopped.value.code == 0
    return capsys.readouterr().out


def test_the_page_of_commands_has_every_verb_and_each_of_its_options(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = commands_page()
    listed = [
        words.split()[1:] for words in re.findall(r"^\| `(thidua .+?)`", page, re.M)
    ]
    verbs = set(re.findall(r"^    ([\w-]+)(?: |$)", help_of(capsys=capsys), re.M))
    assert {words[0] for words in listed} == verbs
    for words in listed:
        options = set(re.findall(r"--[\w-]+", help_of(*words, capsys=capsys)))
        sections = page.split(f"\n## thidua {' '.join(words)}\n")
        told = sections[1].split("\n## ")[0] if len(sections) == 2 else ""
        assert set(re.findall(r"`(--[\w-]+)", told)) == (options - {"--help", "--book"})


def test_the_guide_names_only_what_the_workbook_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["guide"]) == 0
    guide = capsys.readouterr().out
    rubric = standard_rubric("khoi-2017-950")
    assert Round.FINAL in rubric.rounds
    there = {
        *ClosedBook.from_bytes(filled_workbook()).sheet_names,
        *ClosedBook.from_bytes(standard_workbook(AWARDS)).sheet_names,
        *(column.header for column in columns_of(rubric)),
        *(column.header for table in TABLES for column in table.columns),
        *(ANSWER_WORDS.values()),
        *(RESULT_WORDS.values()),
        NAMESAKE,
        *SEVERITY_WORDS.values(),
        BACKUP_FOLDER,
        COMPLETE,
        FILL_UNIT_LABEL,
        *(command.label for command in COMMANDS),
        TAB,
    }
    named = set(re.findall("«([^»]+)»", guide))
    assert len(named) > 5
    assert named - there == set()


def test_the_guide_names_only_commands_that_exist(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cli.main(["guide"])
    verbs = set(re.findall(r"thidua (\w+)", capsys.readouterr().out))
    assert {"rescore", "undo"} <= verbs
    for verb in verbs:
        with pytest.raises(SystemExit) as stopped:
            cli.main([verb, "--help"])
        assert stopped.value.code == 0


@pytest.mark.parametrize("verb", ["check", "rescore"])
def test_the_report_keeps_to_its_schema(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    (tmp_path / "a.xlsx").write_bytes(filled_workbook())
    (tmp_path / "b.xlsx").write_bytes(b"STT;1")
    cli.main([verb, "--json", str(tmp_path), str(tmp_path / "c.xlsx")])
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(reports) == 3
    for report in reports:
        validator(schema).validate(report)
    assert {"F003", "F027"} <= {f["code"] for r in reports for f in r["findings"]}
    [good] = [r for r in reports if r["kind"]]
    assert good["totals"]["self"]["total"] == 983


def test_the_version_stands_once() -> None:
    """What pip reads, what `--version` prints and what workbooks carry is one text."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in project["project"]
    assert project["project"]["dynamic"] == ["version"]
    dynamic = project["tool"]["setuptools"]["dynamic"]
    assert dynamic == {"version": {"attr": "toolkit.__version__"}}
    written = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "toolkit").rglob("*.py")
        if f'"{__version__}"' in path.read_text(encoding="utf-8")
    ]
    assert written == ["toolkit/__init__.py"]
