"""The verbs on a round of workbooks that travel, and on the key that signs them."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli.say import Progress, show
from toolkit.commands import BY_ID
from toolkit.parser import Parser

if TYPE_CHECKING:
    from toolkit.exchange.round.working.spread import Pool


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verbs on a round book."""
    text = _words("send")
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
        "--reason",
        default="",
        metavar="LÝ_DO",
        help="trả lại đơn vị của --again để sửa, kèm lý do; không gửi ai khác",
    )
    out.add_argument(
        "--rubric",
        default="",
        metavar="BỘ",
        help="bộ tiêu chí đã sửa: mọi đơn vị được bản mới, giữ những gì đã gửi về",
    )
    out.add_argument(
        "--output", "-o", metavar="THƯ_MỤC", help="mặc định: «gui_di» cạnh sổ"
    )
    out.set_defaults(run=_send)
    text = "làm thư nháp nhắc các đơn vị quá hạn chưa gửi về; không gửi thư"
    late = verbs.add_parser("remind", help=text, description=text)
    late.add_argument("file", metavar="SỔ")
    late.add_argument(
        "--output", "-o", metavar="THƯ_MỤC", help="mặc định: «nhac_nho» cạnh sổ"
    )
    late.add_argument("--sent", metavar="THƯ_MỤC", help="nơi để sổ đã gửi đi")
    late.set_defaults(run=_remind)
    text = _words("collect")
    back = verbs.add_parser("collect", help=text, description=text)
    back.add_argument("file", metavar="SỔ")
    back.add_argument(
        "folder",
        nargs="?",
        default="",
        metavar="THƯ_MỤC",
        help="nơi để tệp đơn vị gửi về; mặc định: «thu_den» cạnh sổ",
    )
    back.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="TỆP",
        help="tệp được chọn khi một đơn vị gửi về hai sổ khác nhau",
    )
    back.add_argument("--sent", metavar="THƯ_MỤC", help="nơi để sổ đã gửi đi")
    _cluster_option(back)
    back.set_defaults(run=_collect)
    _appraisal_parser(verbs)
    text = _words("merge")
    put = verbs.add_parser("merge", help=text, description=text)
    put.add_argument("file", metavar="SỔ")
    put.add_argument("--sent", metavar="THƯ_MỤC", help="nơi để sổ đã gửi đi")
    _cluster_option(put)
    put.set_defaults(run=_merge)
    text = "khóa ký sổ gửi đi, để máy thứ hai gửi và nhận cùng một đợt"
    rounds = verbs.add_parser("round", help=text, description=text)
    kinds = rounds.add_subparsers(required=True, metavar="VIỆC", prog="thidua round")
    key = kinds.add_parser("key", help=text, description=text)
    ways = key.add_subparsers(required=True, metavar="VIỆC", prog="thidua round key")
    for way, does in (
        ("export", "ghi khóa của máy này ra một tệp"),
        ("import", "dùng khóa của máy khác; khóa cũ vẫn giữ"),
    ):
        verb = ways.add_parser(way, help=does, description=does)
        verb.add_argument("file", metavar="TỆP")
        verb.set_defaults(run=_key, way=way)


def _cluster_option(verb: Parser) -> None:
    verb.add_argument(
        "--cluster",
        metavar="ĐỊA_CHỈ",
        help="làm bằng các máy của cụm Dask, ví dụ tcp://may-chu:8786",
    )


def _appraisal_parser(verbs: "argparse._SubParsersAction[Parser]") -> None:
    text = (
        "lập sổ thẩm định: các đơn vị cạnh nhau theo từng tiêu chí; với --done: ghi"
        " điểm đã thẩm định vào sổ của từng đơn vị"
    )
    both = verbs.add_parser("appraise", help=text, description=text)
    both.add_argument("file", metavar="SỔ")
    both.add_argument("--done", metavar="TỆP", help="sổ thẩm định đã điền")
    both.add_argument(
        "--output", "-o", metavar="TỆP", help="mặc định: «tham_dinh-…» cạnh sổ"
    )
    both.add_argument("--sent", metavar="THƯ_MỤC", help="nơi để sổ đã gửi đi")
    both.set_defaults(run=_appraise)


def _appraise(options: argparse.Namespace) -> int:
    from toolkit.exchange.round.together.appraise import make_appraisal, take_appraisal

    path, now = Path(options.file), datetime.now().astimezone()
    sent = Path(options.sent) if options.sent else None
    if options.done:
        report = take_appraisal(path, Path(options.done), now=now, sent=sent)
    else:
        output = Path(options.output) if options.output else None
        report = make_appraisal(path, now=now, output=output, sent=sent)
    show(report)
    return report.exit_code


def _words(command_id: str) -> str:
    command = BY_ID[command_id]
    return f"{command.label}: {command.does}"


def _send(options: argparse.Namespace) -> int:
    from toolkit.exchange.round.sending.send import send

    report = send(
        Path(options.file),
        now=datetime.now().astimezone(),
        again=tuple(options.again),
        reason=options.reason,
        folder=Path(options.output) if options.output else None,
        rubric=options.rubric,
    )
    show(report)
    return report.exit_code


def _remind(options: argparse.Namespace) -> int:
    from toolkit.exchange.round.sending.remind import remind

    report = remind(
        Path(options.file),
        now=datetime.now().astimezone(),
        folder=Path(options.output) if options.output else None,
        sent=Path(options.sent) if options.sent else None,
    )
    show(report)
    return report.exit_code


def _key(options: argparse.Namespace) -> int:
    from toolkit.exchange.round.key_jobs import export_key, import_key

    job = export_key if options.way == "export" else import_key
    report = job(Path(options.file))
    show(report)
    return report.exit_code


def _collect(options: argparse.Namespace) -> int:
    from toolkit.exchange.round.collecting.collect import collect
    from toolkit.exchange.round.collecting.taking import Ways

    report = collect(
        Path(options.file),
        Path(options.folder) if options.folder else None,
        now=datetime.now().astimezone(),
        choose=tuple(options.choose),
        sent=Path(options.sent) if options.sent else None,
        ways=Ways(_pool(options.cluster), Progress()),
    )
    show(report)
    return report.exit_code


def _pool(address: str | None) -> "Pool | None":
    """The machines at an address; None for this PC alone."""
    if not address:
        return None
    from toolkit.exchange.round.working.cluster import cluster

    return cluster(address)


def _merge(options: argparse.Namespace) -> int:
    from toolkit.exchange.round.together.together import merge

    report = merge(
        Path(options.file),
        now=datetime.now().astimezone(),
        sent=Path(options.sent) if options.sent else None,
        pool=_pool(options.cluster),
    )
    show(report)
    return report.exit_code
