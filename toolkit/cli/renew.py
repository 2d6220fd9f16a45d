"""The verb that gives registers of an earlier version the looks of today: renew."""

import argparse
from datetime import datetime
from functools import partial

from toolkit.cli.files import each_file
from toolkit.parser import Parser


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verb, with the files it works on."""
    text = (
        "làm mới hình thức sổ theo dõi khen thưởng lập bằng phiên bản trước: độ rộng"
        " cột, xuống dòng, chiều cao hàng, thêm trang «Tiền thưởng»; không đổi nội"
        " dung ô nào"
    )
    renew = verbs.add_parser("renew", help=text, description=text)
    renew.add_argument("files", nargs="+", metavar="SỔ", help="tệp, thư mục, *.xlsx")
    renew.add_argument("--json", action="store_true", help="mỗi tệp một dòng JSON")
    renew.set_defaults(run=_renew)


def _renew(options: argparse.Namespace) -> int:
    from toolkit.jobs.renew import renew_file

    now = datetime.now().astimezone()
    return each_file(options, partial(renew_file, now=now), rewrites=True)
