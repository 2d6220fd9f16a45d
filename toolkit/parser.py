"""The parser of command lines, in Vietnamese: its usage, its help, its faults."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

COULD_NOT_RUN = 2
USAGE = "Cách dùng: "
HEADINGS = {"positional arguments": "Cần ghi", "options": "Tùy chọn"}
HELP = "in hướng dẫn này rồi thôi"
NOT_UNDERSTOOD = "câu lệnh chưa đúng"

_KINDS = {"int": "số nguyên", "float": "số"}
_SHOWN = 8
"""Words that may stand in a place; more of them are left to `--help`."""
_LISTED = 16
"""Lines that a mistake may take; a longer list is left to `--help`."""


class Formatter(argparse.HelpFormatter):
    """Lays out usage and help under Vietnamese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, USAGE if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(HEADINGS.get(heading or "", heading))


class Parser(argparse.ArgumentParser):
    """An ArgumentParser none of whose own sentences are in English.

    Its sub-parsers are of this class too. A `type` of ours says what is wrong by an
    ArgumentTypeError that begins with the value: «abc» không phải là năm.
    """

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", Formatter)
        super().__init__(**settings | {"add_help": False})
        self.add_argument("-h", "--help", action="help", help=HELP)

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and leave with code 2."""
        text = said(message)
        self._leave(text, "" if text.endswith("?") else self._kinds(message))

    def needed(self, option: str, known: Iterable[str]) -> NoReturn:
        """Leave with code 2 for want of an option, of which some values are `known`."""
        self._leave(f"thiếu {option}; ghi một trong: {', '.join(known)}")

    def _leave(self, text: str, kinds: str = "") -> NoReturn:
        self.print_usage(sys.stderr)
        sys.stderr.write(kinds)
        end = "" if text.endswith("?") else "."
        hint = f"Xem cách dùng: {self.prog} --help"
        self.exit(COULD_NOT_RUN, f"{self.prog}: {text}{end} {hint}\n")

    def _kinds(self, message: str) -> str:
        """The words that may stand where one is missing or wrong, a line each."""
        for action in self._actions:
            if not isinstance(action, argparse._SubParsersAction):
                continue
            word = str(action.metavar)
            known = list(action._get_subactions())
            if word not in message or len(known) > _LISTED:
                continue
            wide = max(len(one.dest) for one in known)
            lines = (f"  {one.dest:<{wide}}  {one.help or ''}" for one in known)
            return "\n".join((f"{word} là một trong:", *map(str.rstrip, lines), ""))
        return ""


def said(message: str) -> str:
    """A message of argparse in Vietnamese; a general one where it is not known.

    Its wording is not promised and has changed from Python to Python, so nothing of
    an unknown message is passed on.
    """
    for pattern, tell in _MESSAGES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return tell(*found.groups())
    return NOT_UNDERSTOOD


def _of_argument(name: str, fault: str) -> str:
    if fault.startswith("«"):
        return f"{name}: {fault}"
    for pattern, tell in _FAULTS:
        found = re.fullmatch(pattern, fault, re.DOTALL)
        if found:
            return f"{name}: {tell(*found.groups())}"
    return f"{name}: {NOT_UNDERSTOOD}"


def _wrong_type(kind: str, mark: str, value: str) -> str:
    del mark
    wanted = _KINDS.get(kind)
    return f"«{value}» " + (f"không phải là {wanted}" if wanted else "chưa đúng")


def _no_value(mark: str, value: str) -> str:
    del mark
    return f"không nhận giá trị «{value}»"


def _wrong_choice(mark: str, value: str, listed: str) -> str:
    """`listed`: the words that may stand there, in quotes or not."""
    del mark
    words = [word.strip("'\"") for word in listed.split(", ")]
    # Imported where somebody mistyped: every other command does without.
    from difflib import get_close_matches

    near = get_close_matches(value, words, 1)
    if near:
        return f"không có «{value}»; ý anh/chị là «{near[0]}»?"
    known = f"; chỉ có {', '.join(words)}" if len(words) <= _SHOWN else ""
    return f"không có «{value}»{known}"


Tell = Callable[..., str]

# As texts: most commands are typed right, and then none of them is looked for.
_VALUE = r"(['\"])(.*?)\%d"
"""A value as repr() writes it: its quotation mark, itself."""

_FAULTS: tuple[tuple[str, Tell], ...] = (
    (r"expected .*arguments?", lambda: "thiếu giá trị đứng sau"),
    (r"invalid (\w+) value: " + _VALUE % 2, _wrong_type),
    (
        r"invalid choice: " + _VALUE % 1 + r"[^(]*\(choose from (.*)\)",
        _wrong_choice,
    ),
    (r"ignored explicit argument " + _VALUE % 1, _no_value),
    (r"not allowed with argument (.*)", lambda other: f"không đi cùng {other}"),
)
_MESSAGES: tuple[tuple[str, Tell], ...] = (
    (r"the following arguments are required: (.*)", lambda names: f"thiếu {names}"),
    (
        r"one of the arguments (.*) is required",
        lambda names: f"thiếu một trong {', '.join(names.split())}",
    ),
    (r"unrecognized arguments: (.*)", lambda words: f"không hiểu «{words}»"),
    (
        r"ambiguous option: (.*?) could match (.*)",
        lambda word, names: f"«{word}» chưa rõ là {names}; hãy ghi đủ",
    ),
    (r"argument (.*?): (.*)", _of_argument),
)
