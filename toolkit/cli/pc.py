"""The verbs on this PC: live, install, uninstall, doctor, bundle."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from toolkit.cli.say import say
from toolkit.commands import COMMANDS
from toolkit.findings.report import CLEAN, COULD_NOT_RUN, FOUND
from toolkit.parser import Parser


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verbs on this PC."""
    text = "cửa sổ lệnh cho sổ đang mở, không cần macro"
    words = ", ".join(command.word for command in COMMANDS)
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
    done = install(this_pc(), wish, say, now=datetime.now().astimezone())
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
    done = uninstall(target, say, now=now, dry_run=options.dry_run)
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
        print(f"Đã tạo: {bundle(order, say)}")
    except (StepFailedError, OSError) as error:
        print(error, file=sys.stderr)
        return COULD_NOT_RUN
    return CLEAN
