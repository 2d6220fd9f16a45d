"""The verbs on tables of a register: export, import."""

import argparse
from datetime import datetime
from pathlib import Path

from toolkit.cli.say import show
from toolkit.parser import Parser


def add_to(
    verbs: "argparse._SubParsersAction[Parser]",
) -> None:
    """The verbs on tables of a register."""
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
    help_text = "tệp .csv, .xlsx, .xlsm, .xls, hoặc thư mục chứa các tệp ấy"
    into.add_argument("source", metavar="NGUỒN", nargs="+", help=help_text)
    into.add_argument("--sheet", default="", metavar="TRANG", help="trang của nguồn")
    into.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ làm gì")
    into.set_defaults(run=_import)
    out.add_argument("--table", action="append", default=[], metavar="BẢNG")
    into.add_argument("--table", default="", metavar="BẢNG", help="bảng của sổ")


def _export(options: argparse.Namespace) -> int:
    from toolkit.exchange.tables.csv_out import export_tables

    folder = Path(options.output) if options.output else None
    report = export_tables(
        Path(options.file), tables=tuple(options.table), folder=folder
    )
    show(report)
    return report.exit_code


def _import(options: argparse.Namespace) -> int:
    from toolkit.exchange.tables.folder_in import closing_line, import_files, sources_in

    register = Path(options.file)
    sources = sources_in([Path(one) for one in options.source], register)
    reports = []
    for report in import_files(
        register,
        sources,
        table=options.table,
        sheet=options.sheet,
        now=datetime.now().astimezone(),
        dry_run=options.dry_run,
    ):
        show(report)
        reports.append(report)
    if len(reports) != 1:
        print(closing_line(reports))
    return max((report.exit_code for report in reports), default=0)
