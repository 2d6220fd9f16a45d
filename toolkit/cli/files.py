"""The verbs on workbooks: rescore, check, undo, ratios, eligibility; help."""

import argparse
from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from toolkit.cli.say import show, with_progress
from toolkit.commands import COMMANDS, FILLING
from toolkit.findings.report import CLEAN, Report
from toolkit.parser import Parser


def add_to(verbs: "argparse._SubParsersAction[Parser]", only: str = "") -> None:
    """The verbs of the table of commands; `only`: that one of them."""
    for command in COMMANDS:
        # Who asks, and the rounds, have verbs with arguments of their own elsewhere.
        if command.asks or command.verb not in VERBS:
            continue
        if only not in ("", command.verb):
            continue
        text = f"{command.label}: {command.does}"
        verb = verbs.add_parser(command.verb, help=text, description=text)
        verb.set_defaults(run=VERBS[command.verb])
        if command.verb in _ON_FILES:
            verb.add_argument(
                "files", nargs="+", metavar="TỆP", help="tệp, thư mục, *.xlsx"
            )
            verb.add_argument(
                "--json", action="store_true", help="mỗi tệp một dòng JSON"
            )
        if command.verb == "rescore":
            verb.add_argument(
                "--registers",
                metavar="SỔ",
                help="lấy số liệu từ sổ theo dõi khen thưởng này",
            )


def _rescore(options: argparse.Namespace) -> int:
    from toolkit.jobs.files import rescore_file

    registers = Path(options.registers) if options.registers else None
    now = datetime.now().astimezone()
    job = partial(rescore_file, now=now, registers=registers)
    return each_file(options, job, rewrites=True)


def _ratios(options: argparse.Namespace) -> int:
    return _recomputed(options, "ratios")


def _eligibility(options: argparse.Namespace) -> int:
    return _recomputed(options, "eligibility")


def _recomputed(options: argparse.Namespace, action: str) -> int:
    from toolkit.jobs.files import rescore_file

    now = datetime.now().astimezone()
    return each_file(options, partial(rescore_file, now=now, action=action))


def _check(options: argparse.Namespace) -> int:
    from toolkit.exchange.round.comparing.at_hand import against_original
    from toolkit.jobs.files import check_file

    now = datetime.now().astimezone()
    return each_file(options, partial(check_file, now=now, more=against_original))


def _undo(options: argparse.Namespace) -> int:
    from toolkit.jobs.undo import undo_file

    return each_file(options, partial(undo_file, now=datetime.now().astimezone()))


def each_file(
    options: argparse.Namespace,
    job: Callable[[Path], Report],
    *,
    rewrites: bool = False,
) -> int:
    from toolkit.jobs.closing import Tally
    from toolkit.jobs.many import passing_over, run_each, workbooks_in

    paths, problems = workbooks_in(options.files)
    worst = CLEAN
    tally = Tally()
    done = passing_over(run_each(paths, job), options.files)
    for report in chain(problems, with_progress(done, len(paths))):
        show(report, as_json=options.json, rewrites=rewrites)
        worst = max(worst, report.exit_code)
        tally.add(report)
    if not options.json and (closing := tally.line()):
        print(closing)
    return worst


def _guide(options: argparse.Namespace) -> int:
    from toolkit.parts.making.guide import WHOLE, guide_text

    del options
    print("\n\n".join(map(guide_text, WHOLE)))
    return CLEAN


def _about(options: argparse.Namespace) -> int:
    from toolkit.excel.about import about

    del options
    print(about())
    return CLEAN


# What the commands of the table do at a prompt; most of them take files.
_FILLS = tuple(command for command in COMMANDS if command.group == FILLING)
_ON_FILES = (
    *("rescore", "check", "undo", "ratios", "eligibility"),
    *(command.verb for command in _FILLS),
)
VERBS = {
    "rescore": _rescore,
    "check": _check,
    "undo": _undo,
    "ratios": _ratios,
    "eligibility": _eligibility,
    **{one.verb: partial(_recomputed, action=one.id) for one in _FILLS},
    "guide": _guide,
    "about": _about,
}
