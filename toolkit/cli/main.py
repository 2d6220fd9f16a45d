"""The command `thidua`: finds the verb, runs it."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import ModuleType

from toolkit import __version__
from toolkit.cli import files
from toolkit.cli.stopped import say_stopped
from toolkit.findings import WorkRefusedError
from toolkit.findings.report import COULD_NOT_RUN
from toolkit.jobs.packages import missing_package
from toolkit.jobs.render import finding_line
from toolkit.jobs.screen import OutputLostError, cleaned, lost
from toolkit.parser import Parser

TWO_WORDS = frozenset({"import rubric"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb. Returns 0 clean, 1 findings, 2 could not run."""
    try:
        for stream in (sys.stdout, sys.stderr):
            # An old Windows console has no Vietnamese code page.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace")
        words = sys.argv[1:] if argv is None else argv
        with cleaned():
            return _run(words, for_good=argv is None)
    except KeyboardInterrupt:
        return say_stopped()


def _run(words: Sequence[str], *, for_good: bool) -> int:
    words = _verb_joined(words)
    try:
        options = command_line(*words[:1]).parse_args(words)
        run: Callable[[argparse.Namespace], int] = options.run
        with _collecting_rarely(for_good=for_good):
            code = run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing left to say.
        _say_no_more()
        return COULD_NOT_RUN
    except OutputLostError as error:
        _say_no_more()
        with suppress(OSError, OutputLostError):
            print(finding_line(lost(error)), file=sys.stderr)
        return COULD_NOT_RUN
    except ModuleNotFoundError as error:
        finding = missing_package(error)
        if finding is None:
            raise
        print(finding_line(finding), file=sys.stderr)
        return COULD_NOT_RUN
    except WorkRefusedError as refused:  # before any file was looked at
        print(finding_line(refused.finding), file=sys.stderr)
        return COULD_NOT_RUN
    return code


def _verb_joined(words: Sequence[str]) -> Sequence[str]:
    """«import rubric» is a verb of two words; of «import» the first is a file."""
    verb = " ".join(words[:2])
    return [verb, *words[2:]] if verb in TWO_WORDS else words


def _say_no_more() -> None:
    """What still waits to be printed is dropped, also when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _collecting_rarely(*, for_good: bool) -> Iterator[None]:
    """Reading makes many small records and hardly a cycle; who called us may not.

    `for_good`: the process ends with this command. Putting the threshold back would
    have everything looked through once more.
    """
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 20)
    try:
        yield
    finally:
        if not for_good:
            gc.set_threshold(*before)


def command_line(word: str = "") -> Parser:
    """The parser of a verb on workbooks alone, or of the whole command line.

    Those verbs are typed most often: they need not wait for the parsers of the others.
    """
    parser = Parser(
        prog="thidua",
        description="Sổ tính thi đua, khen thưởng: tạo, chấm lại, kiểm tra.",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=__version__,
        help="in số phiên bản rồi thôi",
    )
    # With `prog` given, argparse does not format a usage line that nobody reads.
    verbs = parser.add_subparsers(required=True, metavar="VIỆC", prog="thidua")
    if word in files.VERBS:
        files.add_to(verbs, word)
        return parser
    for group in (files, *_others()):
        group.add_to(verbs)
    return parser


def _others() -> tuple[ModuleType, ...]:
    """The groups of verbs that are imported where one of them may be meant."""
    from toolkit.cli import (
        adopt,
        money,
        new,
        papers,
        pc,
        renew,
        reports,
        rounds,
        rules,
        tables,
        year,
    )

    return new, adopt, renew, pc, tables, papers, money, rounds, year, reports, rules


if __name__ == "__main__":
    sys.exit(main())
