"""The verb on papers to sign: one kind of them, from a register."""

import argparse
from datetime import date, datetime
from pathlib import Path

from toolkit.cli.say import made, show
from toolkit.commands import BY_ID
from toolkit.parser import Parser
from toolkit.reports.papers.kinds import KINDS, PaperKind


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verb `paper`: its kinds, and what there is to know of their templates."""
    command = BY_ID["papers"]
    text = f"{command.label}: {command.does}"
    paper = verbs.add_parser("paper", help=text, description=text)
    kinds = paper.add_subparsers(required=True, metavar="LOẠI", prog="thidua paper")
    for kind, about in KINDS.items():
        one = kinds.add_parser(kind.value, help=about.label, description=about.label)
        one.add_argument("file", metavar="SỔ")
        _options(one, kind)
        one.set_defaults(run=_paper, kind=kind)
    with_page = [kind.value for kind in KINDS if kind is not PaperKind.CERTIFICATES]
    text = "chép mẫu Word của một loại giấy ra để sửa"
    copied = kinds.add_parser("template", help=text, description=text)
    copied.add_argument("kind", metavar="LOẠI", choices=with_page)
    copied.add_argument("--output", "-o", metavar="THƯ_MỤC", default=".")
    copied.set_defaults(run=_copy)
    text = "in tên các trường mà mẫu của một loại giấy dùng được"
    names = kinds.add_parser("fields", help=text, description=text)
    names.add_argument("kind", metavar="LOẠI", choices=with_page)
    names.set_defaults(run=_fields)


def _options(one: Parser, kind: PaperKind) -> None:
    about = KINDS[kind]
    help_text = "nơi để giấy tờ; mặc định: thư mục chứa sổ"
    one.add_argument("--output", "-o", metavar="THƯ_MỤC", help=help_text)
    one.set_defaults(who="", unit="", decision="", council="", day=None)
    one.set_defaults(with_doubts=False, template="")
    if about.of_one:
        help_text = "họ và tên, hoặc tên tập thể; trùng tên thì ghi «Tên (mã)»"
        one.add_argument("--who", metavar="TÊN", default="", help=help_text)
        help_text = "đơn vị, khi có người trùng tên"
        one.add_argument("--unit", metavar="ĐƠN_VỊ", default="", help=help_text)
    if about.of_decision:
        help_text = "số quyết định; mặc định: các đề nghị ghi «được khen»"
        one.add_argument("--decision", metavar="SỐ", default="", help=help_text)
    if kind is PaperKind.MINUTES:
        help_text = "Hội đồng nào; mặc định: của cuộc họp sau cùng"
        one.add_argument("--council", metavar="TÊN", default="", help=help_text)
        help_text = "cuộc họp ngày nào, như 15/12/2026"
        one.add_argument("--day", metavar="NGÀY", type=day_of, help=help_text)
    elif about.of_pending or about.of_one:
        help_text = "đưa cả đề nghị còn điều chưa rõ; lý do ghi ở danh sách đi kèm"
        one.add_argument("--with-doubts", action="store_true", help=help_text)
    if kind is not PaperKind.CERTIFICATES:
        help_text = "mẫu Word (.docx) của cơ quan; mặc định: mẫu có sẵn"
        one.add_argument("--template", metavar="MẪU", default="", help=help_text)


def day_of(text: str) -> date:
    """A day as it is typed. Raises ArgumentTypeError."""
    from toolkit.reports.papers.figures import typed_day

    found = typed_day(text)
    if found is None:
        told = f"«{text}» không phải là ngày, như 15/12/2026"
        raise argparse.ArgumentTypeError(told)
    return found


def _paper(options: argparse.Namespace) -> int:
    from toolkit.reports.papers.drafts import Wishes
    from toolkit.reports.papers.printing import make_papers

    wishes = Wishes(
        who=options.who,
        unit=options.unit,
        decision=options.decision,
        council=options.council,
        day=options.day,
        doubtful=options.with_doubts,
        template=Path(options.template) if options.template else None,
        folder=Path(options.output) if options.output else None,
    )
    now = datetime.now().astimezone()
    report = make_papers(Path(options.file), options.kind, wishes, now=now)
    show(report)
    return report.exit_code


def _copy(options: argparse.Namespace) -> int:
    from toolkit.reports.papers.printing import copy_page

    return made(copy_page(PaperKind(options.kind), Path(options.output)))


def _fields(options: argparse.Namespace) -> int:
    from toolkit.reports.papers.samples import field_names

    for name in field_names(PaperKind(options.kind)):
        print(name)
    return 0
