"""The verb that takes over an office's own workbook: adopt."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from toolkit.cli.say import made
from toolkit.cli.years import year_of
from toolkit.findings.report import CLEAN, COULD_NOT_RUN, FOUND
from toolkit.parser import Parser


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verb, with what a person may say of the file."""
    text = "làm cho biểu chấm điểm, sổ theo dõi của cơ quan dùng được với bộ công cụ"
    adopt = verbs.add_parser("adopt", help=text, description=text)
    adopt.add_argument("file", metavar="TỆP", help="biểu của cơ quan, .xlsx hoặc .xlsm")
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
        "--preview", action="store_true", help="chỉ nói hiểu biểu ra sao, không tạo gì"
    )
    adopt.set_defaults(run=_adopt)


def _adopt(options: argparse.Namespace) -> int:
    from toolkit.exchange.adopt.register import make_register
    from toolkit.jobs.adopt.files import adopt_file
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
        )
    except UnclearError as error:
        print(f"thidua adopt: {error}.", file=sys.stderr)
        return COULD_NOT_RUN
    adopted = adopt_file(
        Path(options.file),
        wishes,
        now=datetime.now().astimezone(),
        register=make_register,
    )
    for line in adopted.lines:
        print(printable(line))
    code = made(adopted.report)
    if options.preview:
        return adopted.report.exit_code
    worse = adopted.report.exit_code
    return code if code == COULD_NOT_RUN else FOUND if worse == FOUND else CLEAN
