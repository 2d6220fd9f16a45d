"""The verb that tells and lists reward money: money."""

import argparse
from datetime import datetime
from functools import partial

from toolkit.cli.files import each_file
from toolkit.cli.years import year_of
from toolkit.parser import Parser


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verb, with the registers it reads."""
    text = (
        "tính tiền thưởng của một năm từ sổ theo dõi khen thưởng; với -o thì lập danh"
        " sách riêng, sửa được; sổ chỉ được đọc"
    )
    money = verbs.add_parser("money", help=text, description=text)
    money.add_argument("files", nargs="+", metavar="SỔ", help="tệp, thư mục, *.xlsx")
    money.add_argument(
        "--year", type=year_of, metavar="NĂM", help="năm xét (không ghi: của sổ)"
    )
    money.add_argument(
        "--output", "-o", default="", metavar="TỆP", help="tệp hoặc thư mục"
    )
    money.add_argument("--json", action="store_true", help="mỗi tệp một dòng JSON")
    money.set_defaults(run=_money)


def _money(options: argparse.Namespace) -> int:
    from toolkit.jobs.money import money_file

    now = datetime.now().astimezone()
    chosen = {"year": options.year, "output": options.output, "now": now}
    return each_file(options, partial(money_file, **chosen))
