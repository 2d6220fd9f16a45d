"""The page of all commands, made from the parser: `python3 -m toolkit.cli.page`."""

import argparse
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.cli.main import command_line

EXIT_CODES = (
    "Mã thoát: 0 không có gì phải xem, 1 có điều cần xem lại, 2 không chạy được."
)
SOME_FILES = (
    "`TỆP…` nhận tệp, thư mục và mẫu tên (`*.xlsx`); một tệp hỏng không làm dừng "
    "những tệp còn lại."
)


class Verb(NamedTuple):
    """A verb that can be run, as «thidua new scoring»: its parser and what it does."""

    name: str
    does: str
    parser: argparse.ArgumentParser


def page() -> str:
    """Every verb and what may stand behind it, as Markdown in Vietnamese."""
    verbs = tuple(_verbs("thidua", command_line()))
    lines = ["# Các lệnh", "", SOME_FILES, EXIT_CODES, ""]
    lines += ["| Lệnh | Việc |", "|---|---|"]
    lines += [_row(f"`{verb.name}`", verb.does) for verb in verbs]
    for verb in verbs:
        lines += _section(verb)
    return "\n".join(lines)


def _verbs(name: str, parser: argparse.ArgumentParser) -> Iterator[Verb]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for listed in action._choices_actions:
                word = listed.dest
                inner = f"{name} {word}", action.choices[word]
                deeper = tuple(_verbs(*inner))
                yield from deeper or [Verb(inner[0], listed.help or "", inner[1])]


def _section(verb: Verb) -> list[str]:
    arguments = [a for a in verb.parser._actions if a.dest != "help"]
    if not arguments:
        return []
    words = " ".join([verb.name, *map(_usage, arguments)])
    lines = ["", f"## {verb.name}", "", f"`{words}`", ""]
    more = verb.parser.description
    if more and more != verb.does:
        lines += [more, ""]
    lines += ["| Ghi | Nghĩa là |", "|---|---|"]
    return lines + [_row(f"`{_named(a)}`", _meaning(a)) for a in arguments]


def _usage(action: argparse.Action) -> str:
    """How it is written: in brackets what may be left out, «…» what may be repeated."""
    word = f"{action.option_strings[0]} " if action.option_strings else ""
    word = (word + _value(action)).rstrip()
    needed = action.required and action.nargs != argparse.REMAINDER
    return word if needed else f"[{word}]"


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    many = action.nargs in ("+", argparse.REMAINDER)
    return f"{action.metavar or action.dest}{'…' if many else ''}"


def _named(action: argparse.Action) -> str:
    return f"{', '.join(action.option_strings)} {_value(action)}".strip()


def _meaning(action: argparse.Action) -> str:
    """Its help, and what holds where it is left out."""
    told = action.help or ""
    default = action.default
    if isinstance(default, str) and default not in ("", argparse.SUPPRESS):
        told = "; ".join(filter(None, (told, f"mặc định: {default}")))
    if isinstance(action, argparse._AppendAction):
        told = "; ".join(filter(None, (told, "ghi được nhiều lần")))
    return told


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    print(page())
