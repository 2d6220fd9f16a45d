"""The verbs that make workbooks: new, rubric, demo, build."""

import argparse
import sys
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from toolkit.cli.say import made, print_json, show
from toolkit.cli.years import year_of
from toolkit.findings.report import CLEAN, COULD_NOT_RUN
from toolkit.jobs.render import checked_lines
from toolkit.parser import Parser

_NEEDED = "the following arguments are required: "
"""As argparse says it, and our parser in Vietnamese: which ones hangs on the others."""


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verbs that make workbooks."""
    _new_parser(verbs.add_parser("new", help="tạo sổ mới"))
    _rubric_parser(verbs.add_parser("rubric", help="xem, kiểm tra, chuyển bộ tiêu chí"))
    demo = verbs.add_parser("demo", help="tạo và chấm lại một sổ đã điền số liệu thật")
    demo.add_argument("folder", nargs="?", default="thidua-demo", metavar="THƯ_MỤC")
    demo.set_defaults(run=_demo)
    text = "dựng lại các sổ, phần bổ trợ và macro từ mã nguồn"
    build = verbs.add_parser("build", help=text, description=text)
    build.add_argument(
        "--output", "-o", default="workbook_templates", metavar="THƯ_MỤC"
    )
    build.set_defaults(run=_build)


def _new_parser(new: Parser) -> None:
    kinds = new.add_subparsers(required=True, metavar="LOẠI", prog="thidua new")
    scoring = kinds.add_parser("scoring", help="sổ chấm điểm")
    scoring.add_argument(
        "--rubric",
        default="",
        metavar="BỘ",
        help="mã bộ chuẩn, tệp .toml hoặc .xlsx",
    )
    scoring.add_argument(
        "--from",
        dest="source",
        default="",
        metavar="TỆP",
        help="sổ chấm điểm có trang chép cho đơn vị khác",
    )
    scoring.add_argument(
        "--sheet", default="", metavar="TRANG", help="tên trang chép, đi với --from"
    )
    _office_options(scoring)
    scoring.add_argument("--output", "-o", default="", metavar="TỆP")
    scoring.set_defaults(run=partial(_new_scoring, scoring))
    awards = kinds.add_parser("awards", help="sổ theo dõi khen thưởng")
    _office_options(awards)
    awards.add_argument(
        "--profile",
        action="append",
        default=[],
        metavar="NƠI",
        help="tỉnh, ngành, cơ quan có quy định riêng mà sổ theo; ghi được nhiều lần",
    )
    awards.add_argument("--output", "-o", default="", metavar="TỆP")
    awards.set_defaults(run=_new_awards)
    rounds = kinds.add_parser("round", help="sổ gửi nhận")
    what = rounds.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--rubric", default="", metavar="BỘ", help="mã bộ chuẩn, tệp .toml hoặc .xlsx"
    )
    what.add_argument(
        "--register",
        default="",
        metavar="SỔ",
        help="sổ theo dõi khen thưởng: gửi mỗi đơn vị phần của mình",
    )
    rounds.add_argument("--office", default="", metavar="CƠ_QUAN_GỬI")
    rounds.add_argument("--title", default="", metavar="TÊN_ĐỢT")
    rounds.add_argument("--year", type=year_of, metavar="NĂM")
    rounds.add_argument("--output", "-o", default="", metavar="TỆP")
    rounds.set_defaults(run=_new_round)
    year = kinds.add_parser("year", help="sổ năm thi đua")
    _office_options(year)
    year.add_argument("--output", "-o", default="", metavar="TỆP")
    year.set_defaults(run=_new_year)
    rubric = kinds.add_parser("rubric", help="sổ để soạn bộ tiêu chí")
    rubric.add_argument("--output", "-o", default="bo_tieu_chi.xlsx", metavar="TỆP")
    rubric.set_defaults(run=_new_rubric)


def _office_options(parser: Parser) -> None:
    """Whose workbook it is, and of which year: what stands on everything printed."""
    parser.add_argument(
        "--unit", default="", metavar="ĐƠN_VỊ", help="tên đầy đủ của cơ quan, đơn vị"
    )
    parser.add_argument(
        "--superior",
        default="",
        metavar="CƠ_QUAN_CẤP_TRÊN",
        help="cơ quan chủ quản, in ở dòng đầu của giấy tờ, như UBND tỉnh Gia Lai",
    )
    parser.add_argument(
        "--year", type=year_of, metavar="NĂM", help="năm xét, bốn chữ số"
    )


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


def _new_scoring(parser: Parser, options: argparse.Namespace) -> int:
    from toolkit.jobs.new import new_scoring, new_scoring_from, standard_titles

    if options.sheet and not options.source:
        parser.error(_NEEDED + "--from")
    if options.source and not options.sheet:
        parser.error(_NEEDED + "--sheet")
    if options.source:
        return made(
            new_scoring_from(
                options.source,
                options.sheet,
                options.rubric,
                unit=options.unit,
                year=options.year,
                output=options.output,
                now=datetime.now().astimezone(),
            )
        )
    if not options.rubric:
        parser.needed("--rubric", (*standard_titles(), "tệp .toml hoặc .xlsx"))
    return made(
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

    return made(
        new_awards(
            unit=options.unit,
            superior=options.superior,
            year=options.year,
            profile=options.profile,
            output=options.output,
        )
    )


def _new_round(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import new_round, new_round_of_register

    if options.register:
        return made(
            new_round_of_register(
                Path(options.register),
                office=options.office,
                title=options.title,
                year=options.year,
                output=options.output,
            )
        )
    return made(
        new_round(
            options.rubric,
            office=options.office,
            title=options.title,
            year=options.year,
            output=options.output,
        )
    )


def _new_year(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import new_year

    return made(
        new_year(
            unit=options.unit,
            superior=options.superior,
            year=options.year,
            output=options.output,
            today=datetime.now().astimezone().date(),
        )
    )


def _new_rubric(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import new_rubric

    return made(new_rubric(Path(options.output)))


def _rubric_list(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import standard_titles

    del options
    for name, title in standard_titles().items():
        print(f"{name}\t{title}")
    return CLEAN


def _rubric_check(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import check_rubric

    report = check_rubric(options.file)
    if options.json:
        print_json(report)
        return report.exit_code
    for line in checked_lines(report):
        print(line)
    return report.exit_code


def _rubric_convert(options: argparse.Namespace) -> int:
    from toolkit.jobs.new import convert_rubric

    return made(convert_rubric(options.file, Path(options.output)))


def _demo(options: argparse.Namespace) -> int:
    from toolkit.jobs.demo.register import make_register_demo
    from toolkit.jobs.demo.scoring import make_demo
    from toolkit.jobs.demo.year import make_year_demo

    code, now, saved = CLEAN, datetime.now().astimezone(), []
    for make in (make_demo, make_register_demo, make_year_demo):
        report = make(Path(options.folder), now=now)
        show(report)
        saved.append(Path(report.saved))
        # What is odd in the published figures is there to be seen: it is no failure.
        if not report.saved:
            code = COULD_NOT_RUN
    # A bare clone has the workbooks alone: a Word document needs packages.
    if code == CLEAN and all(map(find_spec, ("docxtpl", "pandas", "xlsxwriter"))):
        from toolkit.reports.written.period import ReportKind
        from toolkit.reports.written.reporting import Wishes, make_report

        # As the report that was published: of several years, awards and all.
        show(make_report(saved[1:], Wishes(ReportKind.THEMED), now=now))
    return code


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
