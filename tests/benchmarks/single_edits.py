"""Single edits of a sent workbook, by dice: how many the comparer finds.

`python -m tests.benchmarks.single_edits [HOW_MANY] [SEED]`: of cells, formulas, names,
validations, protection and the rest, each told as what it is.
"""

import random
import sys
import time
from collections import Counter

from tests.exchange.round.edits import EDITS, MORE, Editor
from toolkit.forms.scoring.sent import sent_terms
from toolkit.jobs.shipped import standard_workbook
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.differences import differences
from toolkit.xlsx.meaning.kinds import Changed
from toolkit.xlsx.meaning.sent import Sent

AS = {Changed.VALUE_CHANGED: (Changed.ROWS_LOST,)}
"""A changed key is told as the row that is gone."""


def main(arguments: list[str]) -> int:
    number = int(arguments[0]) if arguments else 500
    seed = int(arguments[1]) if len(arguments) > 1 else 2026
    dice = random.Random(seed)
    book = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    sent = Sent(book, sent_terms(book))
    editor = Editor(sent, seed)
    kinds = [*EDITS.items(), *MORE]
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    start = time.process_time()
    for _ in range(number):
        kind, edit = dice.choice(kinds)
        told = differences(sent, ClosedBook.from_bytes(edit(editor)))
        tried[kind] += 1
        found[kind] += any(one.kind in (kind, *AS.get(kind, ())) for one in told)
    seconds = time.process_time() - start
    for kind in sorted(tried):
        mark = " " if tried[kind] == found[kind] else "!"
        print(f"{mark} {kind:20} {found[kind]:4} of {tried[kind]:4}")
    print(f"{found.total()} of {number} found, {seconds / number * 1000:.0f} ms each")
    return int(found.total() < number)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
