"""The verb that writes a report, and checks one that was written."""

import argparse
from datetime import datetime
from pathlib import Path

from toolkit.cli.say import show
from toolkit.commands import BY_ID
from toolkit.parser import Parser

KINDS = {
    "half-year": "sơ kết 6 tháng",
    "year": "tổng kết năm",
    "themed": "chuyên đề, theo kỳ ghi ở «Cài đặt» của sổ năm",
}


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verb `report`."""
    command = BY_ID["report"]
    text = f"{command.label}: {command.does}"
    verb = verbs.add_parser(command.verb, help=text, description=text)
    verb.add_argument(
        "files",
        nargs="+",
        metavar="SỔ",
        help="sổ năm thi đua, sổ theo dõi khen thưởng, sổ chấm điểm",
    )
    kinds = "; ".join(f"{kind}: {words}" for kind, words in KINDS.items())
    verb.add_argument("--kind", choices=KINDS, default="year", help=kinds)
    verb.add_argument("--year", type=int, metavar="NĂM", help="mặc định: năm của sổ")
    verb.add_argument("--template", metavar="TỆP", help="mẫu Word của cơ quan")
    verb.add_argument(
        "--output", "-o", default="", metavar="TỆP", help="mặc định: cạnh sổ đầu tiên"
    )
    verb.add_argument(
        "--check",
        metavar="BÁO_CÁO",
        help="đối chiếu báo cáo đã lập (.docx) với các sổ, không sửa gì",
    )
    verb.add_argument(
        "--fields",
        action=_Fields,
        nargs=0,
        help="in các trường mà mẫu Word dùng được rồi thôi",
    )
    verb.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> int:
    from toolkit.reports.written.period import ReportKind

    paths = [Path(one) for one in options.files]
    now = datetime.now().astimezone()
    kind = ReportKind(options.kind)
    if options.check:
        from toolkit.reports.written.checking import check_report

        report = check_report(
            Path(options.check), paths, now=now, kind=kind, year=options.year
        )
    else:
        from toolkit.reports.written.reporting import Wishes, make_report

        template = Path(options.template) if options.template else None
        wishes = Wishes(kind, options.year, template, options.output)
        report = make_report(paths, wishes, now=now)
    show(report)
    return report.exit_code


class _Fields(argparse.Action):
    """Prints the names that a template may use, and ends, as `--help` does."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from toolkit.reports.written.fields import FIELDS

        width = max(map(len, FIELDS))
        for name, words in FIELDS.items():
            print(f"{name:<{width}}  {words}")
        parser.exit()
