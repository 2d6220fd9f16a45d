"""What of a scoring workbook that was sent out is judged when it comes back."""

from collections import defaultdict

from toolkit.forms.scoring.locate import FORM_PREFIX, LOG_NAME
from toolkit.forms.scoring.talk import KEY as TALK_KEY
from toolkit.forms.scoring.talk import PREFIX as TALK_PREFIX
from toolkit.xlsx.cells.address import MAX_COLUMN, MAX_ROW
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.kinds import Terms
from toolkit.xlsx.meaning.rows import Keys

_RECORDS = ("td_findings", LOG_NAME)
_NOTES = ("td_check_note",)


def sent_terms(book: ClosedBook) -> Terms:
    """The rows by their keys; what a rescore at the unit rewrites is left out.

    That is: the explanations with the row of the total's below them, the line of the
    last check, the findings and the log.
    """
    names = book.names()
    free: dict[str, list[Region]] = defaultdict(list)
    keys = {}
    key, why = names.get(FORM_PREFIX + "key"), names.get(FORM_PREFIX + "why")
    if key is not None:
        keys[key.sheet] = Keys(key.left, key.top, key.bottom)
    talk = names.get(TALK_PREFIX + TALK_KEY)
    if talk is not None:
        keys[talk.sheet] = Keys(talk.left, talk.top, talk.bottom)
    if why is not None:
        free[why.sheet].append(why._replace(bottom=why.bottom + 2))
    for name in _RECORDS:
        head = names.get(name)
        if head is not None:
            below = Region(head.sheet, head.top + 1, 1, MAX_ROW, MAX_COLUMN)
            free[head.sheet].append(below)
    for name in _NOTES:
        note = names.get(name)
        if note is not None:
            free[note.sheet].append(note._replace(left=1, right=MAX_COLUMN))
    return Terms(keys, dict(free))
