"""«Giới thiệu»: which versions are in use, and whether the toolkit counts right."""

import platform
from collections.abc import Iterator

from toolkit import __version__
from toolkit.forms.scoring.assess import assess
from toolkit.jobs.demo.scoring import filled_example
from toolkit.model.rubric import Round
from toolkit.rules.loader import rules_version
from toolkit.setup.checks import Status
from toolkit.setup.doctor import self_test

PUBLISHED_TOTAL = 983
"""What the department itself published for the example, report 252/BC-SCT of 2017."""


SHOWN = 3
"""Faults of the installation that the short message has room for."""


def about(host: str = "") -> str:
    """Versions and the outcome of the self-test, a line each."""
    return "\n".join(_lines(host))


def _lines(host: str) -> Iterator[str]:
    yield f"Bộ công cụ thi đua, khen thưởng {__version__}"
    yield f"Quy định: bản {rules_version()}"
    yield f"Python {platform.python_version()}, xlwings {_xlwings_version()}"
    if host:
        yield f"Chạy trong: {host}"
    total = example_total()
    if total == PUBLISHED_TOTAL:
        yield f"Tự kiểm tra: đúng ({PUBLISHED_TOTAL} điểm như báo cáo đã công bố)."
    else:
        yield f"Tự kiểm tra: SAI, ra {total} thay vì {PUBLISHED_TOTAL}. Đừng dùng tiếp."
    wrong = [check.line for check in self_test() if check.status is Status.FAULT]
    yield from wrong[:SHOWN]
    if len(wrong) > SHOWN:
        yield "… – chạy «thidua doctor» để xem hết."


def example_total() -> float:
    """The total of the published example, through the whole way from a workbook."""
    scores = assess(filled_example()).scores
    return float(scores.rounds[Round.SELF].total or 0)


def _xlwings_version() -> str:
    from importlib.metadata import version

    return version("xlwings")
