"""The verbs that print what is known: rules, codes."""

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.cli.years import year_of
from toolkit.findings.report import CLEAN, COULD_NOT_RUN
from toolkit.parser import Parser

if TYPE_CHECKING:
    from toolkit.rules.explain import UnknownRuleError


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verbs that print what is known."""
    codes = verbs.add_parser("codes", help="danh mục các điều cần xem lại")
    codes.set_defaults(run=_codes)
    _rules_parser(verbs.add_parser("rules", help="quy định của một năm, có điều khoản"))


def _rules_parser(rules: Parser) -> None:
    rules.add_argument(
        "--year", type=year_of, metavar="NĂM", help="năm xét; mặc định năm nay"
    )
    rules.add_argument(
        "--explain", metavar="MÃ", help="một quy định (R1, E5) hoặc danh hiệu (CSTĐCS)"
    )
    rules.add_argument("--changes", action="store_true", help="các mốc thay đổi")
    rules.add_argument(
        "--unverified",
        action="store_true",
        help="những giá trị chưa kiểm chứng và cần đọc gì để xác nhận",
    )
    rules.set_defaults(run=_rules)


def _rules(options: argparse.Namespace) -> int:
    from toolkit.rules.changes import changes_text
    from toolkit.rules.explain import (
        UnknownRuleError,
        explain,
        unverified_text,
        year_text,
    )

    year = options.year or datetime.now().astimezone().year
    if options.changes:
        print(changes_text())
        return CLEAN
    if options.unverified:
        print(unverified_text())
        return CLEAN
    try:
        print(explain(options.explain, year) if options.explain else year_text(year))
    except UnknownRuleError as unknown:
        for line in _not_found(unknown):
            print(line, file=sys.stderr)
        return COULD_NOT_RUN
    return CLEAN


def _not_found(unknown: "UnknownRuleError") -> Iterator[str]:
    if unknown.candidates:
        yield f"«{unknown}» có thể là nhiều danh hiệu, hình thức; hãy ghi rõ một trong:"
        for short, name in unknown.candidates:
            yield f'  --explain "{short}" ({name})'
        return
    yield f"Không có quy định hay danh hiệu «{unknown}»."
    yield "Xem danh sách và tên tắt: thidua rules"


def _codes(options: argparse.Namespace) -> int:
    from toolkit.findings.page import page

    del options
    print(page())
    return CLEAN
