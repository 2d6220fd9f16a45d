"""What earlier takings-in found and is still true; the ledger never forgets it."""

import re
from collections.abc import Iterator

from toolkit.exchange.round.in_ledger import last_sent, last_taken
from toolkit.findings import Finding, Severity, find
from toolkit.findings.catalogue import CATALOGUE
from toolkit.findings.texts.round.taking import STEPS_AT_RETURNS
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.round.reading import RoundBook
from toolkit.model.round import Deed, Entry

_STATE = re.compile(r"\[([A-Z]\d{3})\] (.*)", re.DOTALL)
UNCHOSEN = "G773"
_OLD_REVISION = "G772"
UNTOUCHED = "G870"


def refused_still(found: RoundBook) -> list[Finding]:
    """What was not taken and has not been settled since, a line each.

    Settled is: the file itself was taken later; of two returns one was chosen later; a
    newer revision than an old one was taken; any return was, where nothing was typed
    into another. Who came first does not matter; of what was refused again for another
    reason the last one is told.
    """
    last, chosen = last_taken(found), _chosen(found)
    taken = {one.digest for one in found.ledger if one.deed is Deed.TAKEN}
    told: dict[str, tuple[str, str]] = {}
    for number, entry in enumerate(found.ledger):
        code, what = _said(entry)
        if not code or entry.digest in taken:
            continue
        told.pop(entry.digest or entry.file, None)
        if code == UNCHOSEN and chosen.get((entry.unit, entry.revision), -1) > number:
            continue
        newer = last.get(entry.unit)
        if code == _OLD_REVISION and newer and newer.revision > entry.revision:
            continue
        if code == UNTOUCHED and newer and newer.revision >= entry.revision:
            continue
        told[entry.digest or entry.file] = _with_file(found, entry, what), code
    for entry in _taken_before_another(found):
        unit = found.unit(entry.unit)
        which = find(UNCHOSEN, seen=entry.file, expected=unit.name if unit else "")
        told[entry.digest or entry.file] = which.what, UNCHOSEN
    return [_again(code, what) for what, code in sorted(told.values())]


def _with_file(found: RoundBook, entry: Entry, what: str) -> str:
    """A sentence that names neither a unit nor a file says which file."""
    unit = found.unit(entry.unit)
    if entry.file in what or (unit and unit.name in what):
        return what
    return ROUND_WORDS["about"].format(entry.file, what)


def waiting_for_choice(found: RoundBook) -> dict[str, int]:
    """Units of whose last revision two different returns wait, and which revision."""
    waiting: dict[str, int] = {}
    last, chosen = last_taken(found), _chosen(found)
    for number, entry in enumerate(found.ledger):
        if _said(entry)[0] != UNCHOSEN:
            continue
        counts = last.get(entry.unit)
        if chosen.get((entry.unit, entry.revision), -1) > number:
            waiting.pop(entry.unit, None)
        elif counts is None or entry.revision >= counts.revision:
            waiting[entry.unit] = entry.revision
    return waiting


def unchosen(found: RoundBook) -> dict[str, Finding]:
    """G773 of units whose returns of what they were sent last wait for a choice."""
    waiting, last = waiting_for_choice(found), last_sent(found)
    files: dict[str, dict[str, None]] = {}
    for entry in found.ledger:
        sent = last.get(entry.unit)
        if sent is None or waiting.get(entry.unit, -1) < sent.revision:
            continue
        if entry.revision != waiting[entry.unit]:
            continue
        if entry.deed is Deed.TAKEN or _said(entry)[0] == UNCHOSEN:
            files.setdefault(entry.unit, {})[entry.file] = None
    return {
        unit.key: find(
            UNCHOSEN, unit.origin, seen="; ".join(files[unit.key]), expected=unit.name
        )
        for unit in found.units
        if unit.key in files
    }


def _taken_before_another(found: RoundBook) -> Iterator[Entry]:
    """Returns that were taken, and wait now like the other one that came later."""
    waiting = waiting_for_choice(found)
    for entry in found.ledger:
        if entry.deed is Deed.TAKEN and waiting.get(entry.unit) == entry.revision:
            yield entry


def _chosen(found: RoundBook) -> dict[tuple[str, int], int]:
    """The last line of the ledger that says a unit's revision was taken."""
    return {
        (entry.unit, entry.revision): number
        for number, entry in enumerate(found.ledger)
        if entry.deed is Deed.TAKEN
    }


def _said(entry: Entry) -> tuple[str, str]:
    """The code and the sentence that a line of the ledger keeps; "" for none."""
    match = _STATE.fullmatch(entry.state) if entry.deed is Deed.REFUSED else None
    known = match is not None and match[1] in CATALOGUE
    return (match[1], match[2]) if match and known else ("", "")


class _Dots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _again(code: str, what: str) -> Finding:
    """A finding as the ledger keeps it: its facts are in the sentence."""
    kind = CATALOGUE[code]
    step = STEPS_AT_RETURNS.get(code, kind.next_step).format_map(_Dots())
    severity = Severity(kind.severity)
    return Finding(code, severity, "", "", what, "", "", "", step)
