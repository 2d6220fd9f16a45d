"""The mark in «Minh chứng» of a number that comes from the register."""

import re
from collections.abc import Iterable
from decimal import Decimal

from toolkit.model.numbers import vi
from toolkit.model.scorecard import Entry

OPENING = "Lấy từ sổ theo dõi khen thưởng: "
_WROTE = re.compile(r"\((?:ghi|chọn mức) (\d+(?:,\d+)?)\)")


def mark_text(evidence: Iterable[str], written: Decimal, *, level: bool) -> str:
    """«Lấy từ sổ theo dõi khen thưởng: 2/15 hồ sơ bị trả lại (ghi 13,33)».

    The end says what was written, so that a number typed over it later is not taken
    for one from the register. `level`: `written` counts levels from 1.
    """
    verb = "chọn mức" if level else "ghi"
    return f"{OPENING}{'; '.join(evidence)} ({verb} {vi(written)})"


def is_mark(text: str) -> bool:
    """Whether a text of «Minh chứng» is ours."""
    return text.startswith(OPENING)


def was_filled(entry: Entry) -> bool:
    """Whether what stands in the cell of a criterion is what the register put there."""
    found = _WROTE.findall(entry.evidence) if is_mark(entry.evidence) else []
    if not found:
        return False
    written = Decimal(found[-1].replace(",", "."))
    stands = [entry.measured] if entry.measured is not None else []
    return stands == [written] or [i + 1 for i in entry.chosen] == [written]
