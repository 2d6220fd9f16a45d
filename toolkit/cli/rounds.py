"""The verbs on a round of workbooks that travel: send, collect."""

import argparse
from datetime import datetime
from pathlib import Path

from toolkit.cli.say import show
from toolkit.parser import Parser


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verbs on a round book."""
    text = "làm sổ và thư nháp cho từng đơn vị của sổ gửi nhận; không gửi thư"
    out = verbs.add_parser("send", help=text, description=text)
    out.add_argument("file", metavar="SỔ")
    out.add_argument(
        "--again",
        action="append",
        default=[],
        metavar="ĐƠN_VỊ",
        help="làm bản gửi lại cho đơn vị này; ghi được nhiều lần",
    )
    out.add_argument(
        "--output", "-o", metavar="THƯ_MỤC", help="mặc định: «gui_di» cạnh sổ"
    )
    out.set_defaults(run=_send)
    text = "nhận các sổ đơn vị gửi về trong một thư mục"
    back = verbs.add_parser("collect", help=text, description=text)
    back.add_argument("file", metavar="SỔ")
    back.add_argument("folder", metavar="THƯ_MỤC", help="nơi để tệp đơn vị gửi về")
    back.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="TỆP",
        help="tệp được chọn khi một đơn vị gửi về hai sổ khác nhau",
    )
    back.add_argument("--sent", metavar="THƯ_MỤC", help="nơi để sổ đã gửi đi")
    back.set_defaults(run=_collect)


def _send(options: argparse.Namespace) -> int:
    from toolkit.exchange.round.send import send

    report = send(
        Path(options.file),
        now=datetime.now().astimezone(),
        again=tuple(options.again),
        folder=Path(options.output) if options.output else None,
    )
    show(report)
    return report.exit_code


def _collect(options: argparse.Namespace) -> int:
    from toolkit.exchange.round.collect import collect

    report = collect(
        Path(options.file),
        Path(options.folder),
        now=datetime.now().astimezone(),
        choose=tuple(options.choose),
        sent=Path(options.sent) if options.sent else None,
    )
    show(report)
    return report.exit_code
