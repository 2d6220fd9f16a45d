"""The command `thidua`: the verbs; no logic."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from toolkit import __version__
from toolkit.cli.words import Parser
from toolkit.commands import COMMANDS
from toolkit.findings.report import CLEAN, COULD_NOT_RUN, FOUND, Report
from toolkit.jobs.packages import missing_package
from toolkit.jobs.render import finding_line, printable, report_lines

MANY = 20
"""From so many files on, a bar shows how far the work is."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb. Returns 0 clean, 1 findings, 2 could not run."""
    for stream in (sys.stdout, sys.stderr):
        # An old Windows console has no Vietnamese code page.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # Reading makes many small records and hardly a cycle: collect rarely.
    gc.set_threshold(200_000, 20, 20)
    options = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except ModuleNotFoundError as error:
        finding = missing_package(error)
        if finding is None:
            raise
        print(finding_line(finding), file=sys.stderr)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return COULD_NOT_RUN
    return code


def _parser() -> Parser:
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
    for command in COMMANDS:
        text = f"{command.label}: {command.does}"
        verb = verbs.add_parser(command.verb, help=text, description=text)
        verb.set_defaults(run=_VERBS[command.verb])
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
    _new_parser(verbs.add_parser("new", help="tạo sổ mới"))
    _rubric_parser(verbs.add_parser("rubric", help="xem, kiểm tra, chuyển bộ tiêu chí"))
    demo = verbs.add_parser("demo", help="tạo và chấm lại một sổ đã điền số liệu thật")
    demo.add_argument("folder", nargs="?", default="thidua-demo", metavar="THƯ_MỤC")
    demo.set_defaults(run=_demo)
    _pc_parsers(verbs)
    text = "dựng lại các sổ, phần bổ trợ và macro từ mã nguồn"
    build = verbs.add_parser("build", help=text, description=text)
    build.add_argument(
        "--output", "-o", default="workbook_templates", metavar="THƯ_MỤC"
    )
    build.set_defaults(run=_build)
    codes = verbs.add_parser("codes", help="danh mục các điều cần xem lại")
    codes.set_defaults(run=_codes)
    _table_parsers(verbs)
    _rules_parser(verbs.add_parser("rules", help="quy định của một năm, có điều khoản"))
    return parser


def _pc_parsers(verbs: "argparse._SubParsersAction[Parser]") -> None:
    text = "cửa sổ lệnh cho sổ đang mở, không cần macro"
    words = ", ".join(command.verb for command in COMMANDS)
    live = verbs.add_parser(
        "live",
        help=text,
        description=f"{text}. LỆNH ({words}): làm một việc, không mở cửa sổ; thêm "
        "--book TÊN để chọn sổ. TỆP: chấm lại tệp đã đóng.",
    )
    live.add_argument("arguments", nargs=argparse.REMAINDER, metavar="LỆNH hoặc TỆP")
    live.set_defaults(run=_live)
    install = verbs.add_parser("install", help="cài nút bấm cho tài khoản này")
    install.add_argument(
        "--wheels", metavar="THƯ_MỤC", help="cài từ đây, không qua mạng"
    )
    install.add_argument("--calc", action="store_true", help="cả LibreOffice Calc")
    install.add_argument(
        *("--trust", "-t"),
        action="append",
        default=[],
        metavar="THƯ_MỤC",
        help="LibreOffice được chạy nút trong các sổ ở đây",
    )
    install.set_defaults(run=_install)
    uninstall = verbs.add_parser("uninstall", help="gỡ những gì đã cài")
    uninstall.set_defaults(run=_uninstall)
    for verb in (install, uninstall):
        verb.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ làm gì")
    doctor = verbs.add_parser("doctor", help="máy này sai ở đâu, sửa thế nào")
    doctor.set_defaults(run=_doctor)
    bundle = verbs.add_parser("bundle", help="bộ cài cho máy không có mạng")
    bundle.add_argument("--platform", default="win_amd64", metavar="HỆ_MÁY")
    bundle.add_argument(
        "--python", action="append", metavar="BẢN", help="mặc định 3.12"
    )
    bundle.add_argument(
        "--output", "-o", default="thidua-bo-cai.zip", metavar="THƯ_MỤC hoặc .zip"
    )
    bundle.set_defaults(run=_bundle)


def _table_parsers(
    verbs: "argparse._SubParsersAction[Parser]",
) -> None:
    text = "ghi các bảng của sổ theo dõi khen thưởng ra tệp CSV"
    out = verbs.add_parser("export", help=text, description=text)
    out.add_argument("file", metavar="SỔ")
    out.add_argument(
        "--output", "-o", metavar="THƯ_MỤC", help="mặc định: thư mục chứa sổ"
    )
    out.set_defaults(run=_export)
    text = "thêm các dòng của tệp CSV hoặc sổ khác vào sổ theo dõi khen thưởng"
    into = verbs.add_parser("import", help=text, description=text)
    into.add_argument("file", metavar="SỔ")
    into.add_argument("source", metavar="NGUỒN", help="tệp .csv, .xlsx, .xlsm")
    into.add_argument("--sheet", default="", metavar="TRANG", help="trang của nguồn")
    into.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ làm gì")
    into.set_defaults(run=_import)
    out.add_argument("--table", action="append", default=[], metavar="BẢNG")
    into.add_argument("--table", default="", metavar="BẢNG", help="bảng của sổ")


def _new_parser(new: Parser) -> None:
    kinds = new.add_subparsers(required=True, metavar="LOẠI", prog="thidua new")
    scoring = kinds.add_parser("scoring", help="sổ chấm điểm")
    scoring.add_argument(
        "--rubric",
        required=True,
        metavar="BỘ",
        help="mã bộ chuẩn, tệp .toml hoặc .xlsx",
    )
    scoring.add_argument("--unit", default="", metavar="ĐƠN_VỊ")
    scoring.add_argument("--superior", default="", metavar="CƠ_QUAN_CẤP_TRÊN")
    scoring.add_argument("--year", type=int, metavar="NĂM")
    scoring.add_argument("--output", "-o", default="", metavar="TỆP")
    scoring.set_defaults(run=_new_scoring)
    awards = kinds.add_parser("awards", help="sổ theo dõi khen thưởng")
    awards.add_argument("--unit", default="", metavar="ĐƠN_VỊ")
    awards.add_argument("--superior", default="", metavar="CƠ_QUAN_CẤP_TRÊN")
    awards.add_argument("--year", type=_year, metavar="NĂM")
    awards.add_argument("--output", "-o", default="", metavar="TỆP")
    awards.set_defaults(run=_new_awards)
    rubric = kinds.add_parser("rubric", help="sổ để soạn bộ tiêu chí")
    rubric.add_argument("--output", "-o", default="bo_tieu_chi.xlsx", metavar="TỆP")
    rubric.set_defaults(run=_new_rubric)


def _rubric_parser(rubric: Parser) -> None:
    verbs = rubric.add_subparsers(required=True, metavar="VIỆC", prog="thidua rubric")
    verbs.add_parser("list", help="các bộ chuẩn").set_defaults(run=_rubric_list)
    check = verbs.add_parser("check", help="kiểm tra bộ tiêu chí")
    check.add_argument("file", metavar="TỆP", help="mã bộ chuẩn, tệp .toml hoặc .xlsx")
    check.add_argument("--json", action="store_true", help="in JSON")
    check.set_defaults(run=_rubric_check)
    convert = verbs.add_parser("convert", help="chuyển giữa .toml và .xlsx")
    convert.add_argument("file", metavar="TỪ", help="mã bộ chuẩn, tệp .toml hoặc .xlsx")
    convert.add_argument("output", metavar="SANG", help="tệp .toml hoặc .xlsx")
    convert.set_defaults(run=_rubric_convert)


def _rules_parser(rules: Parser) -> None:
    rules.add_argument(
        "--year", type=_year, metavar="NĂM", help="năm xét; mặc định năm nay"
    )
    rules.add_argument(
        "--explain", metavar="MÃ", help="một quy định (R1, E5) hoặc danh hiệu (CSTĐCS)"
    )
    rules.add_argument("--changes", action="store_true", help="các mốc thay đổi")
    rules.set_defaults(run=_rules)


def _year(text: str) -> int:
    if len(text) != 4 or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"«{text}» không phải là năm")
    return int(text)


# Jobs on workbooks


def _rescore(options: argparse.Namespace) -> int:
    from toolkit.jobs.rescore import rescore_file

    registers = Path(options.registers) if options.registers else None
    now = datetime.now().astimezone()
    job = partial(rescore_file, now=now, registers=registers)
    return _each(options, job, rewrites=True)


def _ratios(options: argparse.Namespace) -> int:
    from toolkit.jobs.rescore import recompute_file

    now = datetime.now().astimezone()
    return _each(options, partial(recompute_file, now=now, conditions=False))


def _eligibility(options: argparse.Namespace) -> int:
    from toolkit.jobs.rescore import recompute_file

    now = datetime.now().astimezone()
    return _each(options, partial(recompute_file, now=now, ratios=False))


def _check(options: argparse.Namespace) -> int:
    from toolkit.jobs.rescore import check_file

    return _each(options, partial(check_file, now=datetime.now().astimezone()))


def _undo(options: argparse.Namespace) -> int:
    from toolkit.jobs.rescore import undo_file

    return _each(options, partial(undo_file, now=datetime.now().astimezone()))


def _each(
    options: argparse.Namespace,
    job: Callable[[Path], Report],
    *,
    rewrites: bool = False,
) -> int:
    from toolkit.jobs.rescore import run_each, workbooks_in

    paths, problems = workbooks_in(options.files)
    worst = CLEAN
    for report in chain(problems, _with_progress(run_each(paths, job), len(paths))):
        _show(report, as_json=options.json, rewrites=rewrites)
        worst = max(worst, report.exit_code)
    return worst


def _with_progress(reports: Iterator[Report], most: int) -> Iterator[Report]:
    bar = most >= MANY and sys.stderr.isatty()
    for number, report in enumerate(reports, 1):
        if bar:
            done = 30 * number // most
            line = f"\r[{'█' * done}{' ' * (30 - done)}] {number}/{most} "
            print(line, end="", file=sys.stderr, flush=True)
        yield report
    if bar:
        print(file=sys.stderr)


def _show(report: Report, *, as_json: bool = False, rewrites: bool = False) -> None:
    if as_json:
        _print_json(report)
        return
    for line in report_lines(report, rewrites=rewrites):
        print(line)


def _print_json(report: Report) -> None:
    import json

    print(json.dumps(report.as_json(), ensure_ascii=False))


# New workbooks


def _new_scoring(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import new_scoring

    return _made(
        new_scoring(
            options.rubric,
            unit=options.unit,
            superior=options.superior,
            year=options.year,
            output=options.output,
        )
    )


def _new_awards(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import new_awards

    return _made(
        new_awards(
            unit=options.unit,
            superior=options.superior,
            year=options.year,
            output=options.output,
        )
    )


def _new_rubric(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import new_rubric

    return _made(new_rubric(Path(options.output)))


def _made(report: Report) -> int:
    for finding in report.findings:
        print(finding_line(finding))
    if not report.saved:
        return COULD_NOT_RUN
    print(f"Đã tạo: {report.saved}")
    return CLEAN


def _rubric_list(options: argparse.Namespace) -> int:
    from toolkit.scoring.rubric.text import standard_ids, standard_rubric

    del options
    for name in standard_ids():
        print(f"{name}\t{standard_rubric(name).title}")
    return CLEAN


def _rubric_check(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import check_rubric

    report = check_rubric(options.file)
    if options.json:
        _print_json(report)
        return report.exit_code
    for finding in report.findings:
        print(finding_line(finding))
    print(printable(report.summary))
    return report.exit_code


def _rubric_convert(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import convert_rubric

    return _made(convert_rubric(options.file, Path(options.output)))


# Tables of a register


def _export(options: argparse.Namespace) -> int:
    from toolkit.exchange.tables.csv_out import export_tables

    folder = Path(options.output) if options.output else None
    report = export_tables(
        Path(options.file), tables=tuple(options.table), folder=folder
    )
    _show(report)
    return report.exit_code


def _import(options: argparse.Namespace) -> int:
    from toolkit.exchange.tables.paste_in import import_tables

    report = import_tables(
        Path(options.file),
        Path(options.source),
        table=options.table,
        sheet=options.sheet,
        now=datetime.now().astimezone(),
        dry_run=options.dry_run,
    )
    _show(report)
    return report.exit_code


def _demo(options: argparse.Namespace) -> int:
    from toolkit.jobs.demo.register import make_register_demo
    from toolkit.jobs.demo.scoring import make_demo

    code = CLEAN
    for make in (make_demo, make_register_demo):
        report = make(Path(options.folder), now=datetime.now().astimezone())
        _show(report)
        # What is odd in the published figures is there to be seen: it is no failure.
        if not report.saved:
            code = COULD_NOT_RUN
    return code


def _guide(options: argparse.Namespace) -> int:
    from toolkit.forms.parts.guide import WHOLE, guide_text

    del options
    print("\n\n".join(map(guide_text, WHOLE)))
    return CLEAN


def _build(options: argparse.Namespace) -> int:
    from toolkit.addin.everything import build_all
    from toolkit.addin.sources import SourceFault, write_generated

    try:
        paths = (*write_generated(), *build_all(Path(options.output)))
    except (SourceFault, OSError) as fault:
        print(f"Chưa dựng được: {fault}", file=sys.stderr)
        return COULD_NOT_RUN
    for path in paths:
        print(f"Đã tạo: {path}")
    return CLEAN


def _codes(options: argparse.Namespace) -> int:
    from toolkit.findings.page import page

    del options
    print(page())
    return CLEAN


def _rules(options: argparse.Namespace) -> int:
    from toolkit.rules.changes import changes_text
    from toolkit.rules.explain import UnknownRuleError, explain, year_text

    year = options.year or datetime.now().astimezone().year
    if options.changes:
        print(changes_text())
        return CLEAN
    try:
        print(explain(options.explain, year) if options.explain else year_text(year))
    except UnknownRuleError as unknown:
        print(f"Không có quy định hay danh hiệu «{unknown}».", file=sys.stderr)
        print("Xem danh sách: thidua rules", file=sys.stderr)
        return COULD_NOT_RUN
    return CLEAN


# On this PC


def _live(options: argparse.Namespace) -> int:
    from toolkit.excel.live import main as live

    return live(options.arguments, console=True)


def _install(options: argparse.Namespace) -> int:
    from toolkit.setup.job import Wish, install
    from toolkit.setup.target import this_pc

    wish = Wish(
        wheels=Path(options.wheels).resolve() if options.wheels else None,
        calc=options.calc or bool(options.trust),
        trust=tuple(Path(folder).resolve() for folder in options.trust),
        dry_run=options.dry_run,
    )
    done = install(this_pc(), wish, _say, now=datetime.now().astimezone())
    return CLEAN if done else COULD_NOT_RUN


def _uninstall(options: argparse.Namespace) -> int:
    from toolkit.setup.environment import runs_from
    from toolkit.setup.job import uninstall
    from toolkit.setup.target import this_pc

    target = this_pc()
    if runs_from(target.environment) and not options.dry_run:
        from toolkit.setup.leave import go_on_outside

        return go_on_outside(["uninstall"])
    now = datetime.now().astimezone()
    done = uninstall(target, _say, now=now, dry_run=options.dry_run)
    return CLEAN if done else COULD_NOT_RUN


def _doctor(options: argparse.Namespace) -> int:
    from toolkit.setup.checks import Status
    from toolkit.setup.doctor import examine
    from toolkit.setup.target import this_pc

    del options
    checks = examine(this_pc())
    for check in checks:
        print(check.line)
    return FOUND if any(c.status is Status.FAULT for c in checks) else CLEAN


def _bundle(options: argparse.Namespace) -> int:
    from toolkit.setup.bundle import Order, bundle
    from toolkit.setup.steps import StepFailedError

    pythons = tuple(options.python or ("3.12",))
    order = Order(Path(options.output), options.platform, pythons)
    try:
        print(f"Đã tạo: {bundle(order, _say)}")
    except (StepFailedError, OSError) as error:
        print(error, file=sys.stderr)
        return COULD_NOT_RUN
    return CLEAN


def _about(options: argparse.Namespace) -> int:
    from toolkit.excel.about import about

    del options
    print(about())
    return CLEAN


def _say(text: str) -> None:
    print(text, end="", flush=True)


# What the commands of the table do at a prompt; most of them take files.
_ON_FILES = ("rescore", "check", "undo", "ratios", "eligibility")
_VERBS = {
    "rescore": _rescore,
    "check": _check,
    "undo": _undo,
    "ratios": _ratios,
    "eligibility": _eligibility,
    "guide": _guide,
    "about": _about,
}

if __name__ == "__main__":
    sys.exit(main())
