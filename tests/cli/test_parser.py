"""Whatever is typed at a prompt, no sentence of argparse itself reaches a clerk."""

import argparse
import functools
import inspect
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module

import pytest

from toolkit import cli
from toolkit.parser import NOT_UNDERSTOOD, Parser, said

# What argparse says stands in its source as _("…") and ngettext("…", "…").
ENGLISH = {
    word
    for call in re.findall(
        r"\b(?:_|ngettext)\((.*?)\)", inspect.getsource(argparse), re.S
    )
    for text in re.findall(r"'([^']*)'|\"([^\"]*)\"", call)
    for word in re.findall(r"\b[a-z]{3,}\b", re.sub(r"%\(\w+\)", "", "".join(text)))
}
FEW = {"usage", "options", "positional", "arguments", "required", "unrecognized"}


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and those of its verbs, and of their verbs."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in {id(p): p for p in action.choices.values()}.values():
                yield from parsers(one)


MAIN = import_module("toolkit.cli.main")
command_line = functools.cache(MAIN.command_line)
PARSERS = {parser.prog: parser for parser in parsers(command_line())}


@pytest.fixture
def _made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """All the parsers take longer to be made than a line to be read by them."""
    monkeypatch.setattr(MAIN, "command_line", lambda *_: command_line())


def enough(parser: argparse.ArgumentParser) -> list[str]:
    """Words that fill what a parser asks for."""
    words: list[str] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            continue
        if action.option_strings and action.required:
            words += [action.option_strings[0], "a"]
        elif not action.option_strings and action.nargs not in ("?", "..."):
            words.append("a")
    return words


def mistakes(parser: argparse.ArgumentParser) -> Iterator[list[str]]:
    """Ways to get the command line of a parser wrong."""
    good = enough(parser)
    if parser.prog == "thidua live":
        # All that follows is handed on: a command of the table has a parser there.
        yield from (["rescore", *more] for more in (["--boo"], ["--book"], ["thừa"]))
        return
    if good:
        yield []
        yield good[:-1]
    has_verbs = any(
        isinstance(action, argparse._SubParsersAction) for action in parser._actions
    )
    yield from ([], ["không-có"], ["--không-có"]) if has_verbs else ()
    if not has_verbs:
        yield [*good, "--khong-co"]
    takes = [a.nargs for a in parser._actions if not a.option_strings]
    if not has_verbs and "+" not in takes and "?" not in takes:
        yield [*good, "thừa"]
    for action in parser._actions:
        if not action.option_strings or action.dest in ("help", "version"):
            continue
        name = action.option_strings[0]
        yield [*good, f"{name}=1"] if action.nargs == 0 else [*good, name]
        if action.type is not None:
            yield [*good, name, "abc"]
    yield from _ambiguous(parser, good)


def _ambiguous(
    parser: argparse.ArgumentParser, good: Sequence[str]
) -> Iterator[list[str]]:
    names = [n for a in parser._actions for n in a.option_strings if n[:2] == "--"]
    for name in names:
        if sum(other.startswith(name[:3]) for other in names) > 1:
            yield [*good, name[:3]]


LINES = [
    [*prog.split()[1:], *words]
    for prog, parser in PARSERS.items()
    for words in mistakes(parser)
]


def english_in(text: str) -> set[str]:
    """Words of argparse in what was said; options, verbs and file names are ours."""
    ours = {word for prog in PARSERS for word in prog.split()}
    text = re.sub(r"(?<!\w)--?[\w-]+|«[^»]*»|\.\w+|\{.*?\}", " ", text)
    return set(re.findall(r"(?<!\w)[a-z]{3,}(?!\w)", text.lower())) & (ENGLISH - ours)


def test_the_words_of_argparse_are_known_here() -> None:
    assert FEW <= ENGLISH
    assert english_in("usage: thidua [-h]") == {"usage"}


def test_every_parser_is_driven_wrongly() -> None:
    assert {"thidua", "thidua new awards", "thidua rubric convert"} <= PARSERS.keys()
    told = {" ".join(["thidua", *line]) for line in LINES}
    quiet = {prog for prog in PARSERS if not any(one.startswith(prog) for one in told)}
    assert quiet == set()
    assert len(LINES) > 80


@pytest.mark.usefixtures("_made_once")
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_a_mistake_is_told_in_vietnamese_with_the_usage(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(line)
    out, err = capsys.readouterr()
    assert (stopped.value.code, out) == (2, "")
    assert english_in(err) == set()
    assert err.startswith("Cách dùng: thidua")
    last = err.splitlines()[-1]
    assert re.fullmatch(
        r"thidua[\w -]*: .+[.?] Xem cách dùng: thidua[\w -]* --help", last
    )
    assert NOT_UNDERSTOOD not in last


@pytest.mark.usefixtures("_made_once")
@pytest.mark.parametrize("prog", [*PARSERS, "thidua live rescore"])
def test_help_is_in_vietnamese(prog: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([*prog.split()[1:], "--help"])
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith("Cách dùng: thidua")
    assert "\nTùy chọn:\n  -h, --help" in text
    assert english_in(text) == set()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["resore", "a.xlsx"], "VIỆC: không có «resore»; ý anh/chị là «rescore»?"),
        (["Check"], "VIỆC: không có «Check»; ý anh/chị là «check»?"),
        (["new", "award"], "LOẠI: không có «award»; ý anh/chị là «awards»?"),
        (
            ["new", "xyz"],
            "LOẠI: không có «xyz»; chỉ có scoring, awards, round, year, rubric.",
        ),
        (["rescore"], "thiếu TỆP."),
        (["check", "a", "--nhanh"], "không hiểu «--nhanh»."),
        (["rules", "--year", "19x"], "--year: «19x» không phải là năm."),
        (
            ["new", "scoring", "--rubric", "a", "--year", "25"],
            "--year: «25» không phải là năm.",
        ),
        (["check", "a", "--json=1"], "--json: không nhận giá trị «1»."),
        (["export", "a", "-o"], "--output/-o: thiếu giá trị đứng sau."),
        (
            ["bundle", "--p", "x"],
            "«--p» chưa rõ là --platform, --python; hãy ghi đủ.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_what_was_typed(
    line: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(line)
    assert f": {says} Xem" in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    ("message", "says"),
    [
        # 3.11; 3.12 and later; 3.14 with suggestions.
        ("'a' (choose from 'ab', 'cd')", "ý anh/chị là «ab»?"),
        ("'a' (choose from ab, cd)", "ý anh/chị là «ab»?"),
        ("'a', maybe you meant 'ab'? (choose from ab, cd)", "ý anh/chị là «ab»?"),
        ('"a\'b" (choose from x, y)', "không có «a'b»; chỉ có x, y"),
    ],
)
def test_a_wrong_word_is_told_whatever_python_says(message: str, says: str) -> None:
    assert said(f"argument VIỆC: invalid choice: {message}").endswith(says)


@pytest.mark.parametrize(
    "message", ["something new in Python", "argument --x: something new: 'năm'"]
)
def test_nothing_of_a_message_that_is_not_known_is_passed_on(message: str) -> None:
    assert said(message).endswith(NOT_UNDERSTOOD)
    assert "new" not in said(message)


def test_a_parser_below_another_is_of_the_same_kind() -> None:
    assert all(isinstance(parser, Parser) for parser in PARSERS.values())


def test_a_verb_on_workbooks_waits_for_no_other_parser() -> None:
    from toolkit.cli.files import VERBS
    from toolkit.cli.main import command_line

    for verb in VERBS:
        alone = {parser.prog: parser for parser in parsers(command_line(verb))}
        assert [*alone] == ["thidua", f"thidua {verb}"]
        for prog, parser in alone.items():
            assert parser.format_usage() == PARSERS[prog].format_usage()


def test_any_other_word_is_looked_for_among_all_verbs() -> None:
    from toolkit.cli.main import command_line

    for word in ("", "resc", "--help", "new"):
        assert {parser.prog for parser in parsers(command_line(word))} == {*PARSERS}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["new"], "  awards   sổ theo dõi khen thưởng"),
        (["new", "sổ"], "  awards   sổ theo dõi khen thưởng"),
        (["paper", "sổ.xlsx"], "Tờ trình kèm danh sách"),
        (["rubric"], "  list     các bộ chuẩn"),
        (["new", "scoring"], "thiếu --rubric; ghi một trong: khoi-2017-950, mau-100"),
    ],
)
def test_who_lacks_a_word_is_told_those_that_may_stand_there(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with suppress(SystemExit):
        import_module("toolkit.cli.main").main(words)
    assert told in capsys.readouterr().err


def test_a_long_list_is_left_to_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with suppress(SystemExit):
        import_module("toolkit.cli.main").main([])
    assert "là một trong" not in capsys.readouterr().err
