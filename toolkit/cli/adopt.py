"""The verb that takes over an office's own workbook: adopt."""

import argparse
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli.say import made
from toolkit.cli.years import year_of
from toolkit.findings.report import CLEAN, COULD_NOT_RUN, FOUND
from toolkit.parser import Parser

if TYPE_CHECKING:
    from toolkit.jobs.adopt.files import Adopted
    from toolkit.jobs.adopt.wishes import Wishes

_OLD = (".xls", ".xlsb", ".ods")


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verb, with what a person may say of the file."""
    text = "làm cho biểu chấm điểm, sổ theo dõi của cơ quan dùng được với bộ công cụ"
    adopt = verbs.add_parser("adopt", help=text, description=text)
    adopt.add_argument(
        "file",
        metavar="TỆP",
        help="biểu của cơ quan: .xlsx, .xlsm; có LibreOffice thì cả .xls, .xlsb, .ods",
    )
    adopt.add_argument("--sheet", default="", metavar="TRANG", help="trang có biểu")
    adopt.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="CỘT",
        help='cột nào là gì, ví dụ "tự chấm=E"; ghi được nhiều lần',
    )
    adopt.add_argument(
        "--skip",
        default="",
        metavar="HÀNG",
        help="hàng không phải tiêu chí, ví dụ 12,15-18",
    )
    adopt.add_argument(
        "--rubric",
        default="",
        metavar="BỘ",
        help="bộ tiêu chí đã có: mã bộ chuẩn, tệp .toml hoặc .xlsx",
    )
    adopt.add_argument("--unit", default="", metavar="ĐƠN_VỊ")
    adopt.add_argument("--year", type=year_of, metavar="NĂM")
    adopt.add_argument("--output", "-o", default="", metavar="TỆP")
    adopt.add_argument(
        "--in-place",
        action="store_true",
        help="ghi vào chính tệp ấy, giữ bản sao lưu; thidua undo đưa về như cũ",
    )
    adopt.add_argument(
        "--preview", action="store_true", help="chỉ nói hiểu biểu ra sao, không tạo gì"
    )
    adopt.set_defaults(run=_adopt)


def _adopt(options: argparse.Namespace) -> int:
    from toolkit.jobs.adopt.wishes import UnclearError, wishes_of
    from toolkit.jobs.render import printable

    try:
        wishes = wishes_of(
            columns=options.column,
            skipped=options.skip,
            sheet=options.sheet,
            rubric=options.rubric,
            unit=options.unit,
            year=options.year,
            output=options.output,
            preview=options.preview,
            in_place=options.in_place,
        )
        adopted = _adopted(Path(options.file), wishes)
    except UnclearError as error:
        print(f"thidua adopt: {error}.", file=sys.stderr)
        return COULD_NOT_RUN
    for line in adopted.lines:
        print(printable(line))
    code = made(adopted.report)
    if options.preview:
        return adopted.report.exit_code
    worse = adopted.report.exit_code
    return code if code == COULD_NOT_RUN else FOUND if worse == FOUND else CLEAN


def _adopted(path: Path, wishes: "Wishes") -> "Adopted":
    """What comes of a file, of an old one by way of LibreOffice where there is one.

    Raises UnclearError where an old one is to be written itself.
    """
    from toolkit.exchange.adopt.register import make_register
    from toolkit.findings import find
    from toolkit.jobs.adopt.files import adopt_file
    from toolkit.jobs.adopt.wishes import UnclearError

    now = datetime.now().astimezone()
    if path.suffix.lower() not in _OLD or not path.is_file():
        return adopt_file(path, wishes, now=now, register=make_register)
    if wishes.in_place:
        raise UnclearError(
            f"tệp {path.suffix} không ghi tại chỗ được: bỏ --in-place để có bản .xlsx"
        )
    with tempfile.TemporaryDirectory() as folder:
        converted = _converted(path, Path(folder))
        if converted is None:  # refused for what it is, with what to do
            return adopt_file(path, wishes, now=now, register=make_register)
        beside = wishes._replace(output=wishes.output or str(path.parent))
        adopted = adopt_file(converted, beside, now=now, register=make_register)
    told = (find("X702", seen=path.name), *adopted.report.findings)
    report = adopted.report._replace(file=str(path), findings=told)
    return adopted._replace(report=report)


def _converted(path: Path, folder: Path) -> Path | None:
    try:
        from toolkit.calc.converting import as_xlsx
    except ImportError:  # without xlwings nothing here speaks with LibreOffice
        return None
    return as_xlsx(path, folder)
