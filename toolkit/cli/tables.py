"""The verbs on tables of a register: export, import."""

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from toolkit.cli.say import show
from toolkit.findings.report import Report
from toolkit.parser import Parser

IMPORT_RUBRIC = "import rubric"


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
    help_text = "tệp .csv, .xlsx, .xlsm, .xls, .xlsb, .ods, hoặc thư mục có các tệp ấy"
    into.add_argument("source", metavar="NGUỒN", nargs="+", help=help_text)
    into.add_argument("--sheet", default="", metavar="TRANG", help="trang của nguồn")
    into.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ làm gì")
    help_text = "ghi sổ xem trước cạnh nguồn để xem, sửa cách ghép cột; chưa nhập gì"
    into.add_argument("--preview", action="store_true", help=help_text)
    help_text = "ghép cột theo sổ xem trước này"
    into.add_argument("--mapping", metavar="SỔ_XEM_TRƯỚC", help=help_text)
    help_text = "bỏ cách ghép cột đã nhớ cho kiểu bảng của nguồn"
    into.add_argument("--forget", action="store_true", help=help_text)
    help_text = "dòng đã có trong sổ nhưng ghi khác vẫn thêm thành dòng mới"
    into.add_argument("--add-differing", action="store_true", help=help_text)
    into.set_defaults(run=_import)
    out.add_argument("--table", action="append", default=[], metavar="BẢNG")
    into.add_argument("--table", default="", metavar="BẢNG", help="bảng của sổ")
    _rubric_parser(verbs)


def _rubric_parser(verbs: "argparse._SubParsersAction[Parser]") -> None:
    text = "đọc bảng chấm điểm của cơ quan thành bộ tiêu chí; bảng đã chấm thì thêm sổ"
    text += " chấm điểm đã điền"
    rubric = verbs.add_parser(IMPORT_RUBRIC, help=text, description=text)
    help_text = "tệp .xlsx, .xlsm, .xls, .docx, hoặc văn bản dán vào .txt"
    rubric.add_argument("source", metavar="TỆP", nargs="+", help=help_text)
    rubric.add_argument("--sheet", default="", metavar="TRANG", help="trang của tệp")
    help_text = "nơi để các tệp tạo ra; mặc định: cạnh tệp nguồn"
    rubric.add_argument("--output", "-o", default="", metavar="THƯ_MỤC", help=help_text)
    rubric.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ làm gì")
    rubric.set_defaults(run=_import_rubric)


def _export(options: argparse.Namespace) -> int:
    from toolkit.exchange.tables.csv_out import export_tables

    folder = Path(options.output) if options.output else None
    report = export_tables(
        Path(options.file), tables=tuple(options.table), folder=folder
    )
    show(report)
    return report.exit_code


def _import(options: argparse.Namespace) -> int:
    from toolkit.exchange.tables.folder_in import closing_line, import_each, sources_in

    sources = sources_in([Path(one) for one in options.source], Path(options.file))
    job = _job(options)
    reports = []
    for report in import_each(sources, job):
        show(report)
        reports.append(report)
    if len(reports) != 1:
        print(closing_line(reports))
    return max((report.exit_code for report in reports), default=0)


def _job(options: argparse.Namespace) -> Callable[[Path], Report]:
    """What is done with each file: it is taken in, or but shown."""
    register, now = Path(options.file), datetime.now().astimezone()
    asked = {"table": options.table, "sheet": options.sheet, "now": now}
    if options.preview:
        from toolkit.exchange.tables.mapping.preview import preview_import

        return lambda source: preview_import(register, source, **asked)
    from toolkit.exchange.tables.paste_in import import_tables

    return lambda source: import_tables(
        register,
        source,
        preview=Path(options.mapping) if options.mapping else None,
        forget=options.forget,
        differing=options.add_differing,
        dry_run=options.dry_run,
        **asked,
    )


def _import_rubric(options: argparse.Namespace) -> int:
    from toolkit.exchange.rubric.importing import import_rubric

    worst = 0
    for source in options.source:
        report = import_rubric(
            Path(source),
            sheet=options.sheet,
            output=options.output,
            now=datetime.now().astimezone(),
            dry_run=options.dry_run,
        )
        show(report)
        worst = max(worst, report.exit_code)
    return worst
