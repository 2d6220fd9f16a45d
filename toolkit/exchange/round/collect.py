"""Taking in what came back: one press for a whole folder, the same result each time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.mail.names import plain_name, safe_name
from toolkit.exchange.round.judged import judged
from toolkit.exchange.round.key import key_of_this_pc
from toolkit.exchange.round.originals import Originals
from toolkit.exchange.round.returned import Aside, Came, came_back, in_order
from toolkit.exchange.round.send import SENT_FOLDER
from toolkit.exchange.round.taken import taken_over
from toolkit.findings import Finding, Severity, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.findings.texts.round import ROUND_WORDS
from toolkit.forms.form import Action
from toolkit.forms.round.layout import KIND
from toolkit.forms.round.ledger import append_entries
from toolkit.forms.round.reading import RoundBook, read_round
from toolkit.jobs.guard import guarded
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.work import work_on
from toolkit.model.origin import Origin
from toolkit.model.round import Deed, Entry, Unit
from toolkit.parts.records.findings_and_log import LogLine, append_log, write_findings
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import keep_in, save_over
from toolkit.xlsx.meaning.differences import differences
from toolkit.xlsx.meaning.sent import match
from toolkit.xlsx.zip.package import read_file

TAKEN_FOLDER = "nhan_ve"
AS_IT_CAME, EVIDENCE = "nguyen_ban", "minh_chung"
ACTION = "collect"
_LABEL = "Nhận về"


class Taken(NamedTuple):
    """A return that was taken: whose, as what, and what was found in it."""

    came: Came
    unit: Unit
    revision: int
    issue: str
    data: bytes
    findings: tuple[Finding, ...]


class Outcome(NamedTuple):
    """What a folder gave: what was taken, what was not and why, what lay aside."""

    taken: tuple[Taken, ...]
    refused: tuple[tuple[Came, Finding], ...]
    aside: tuple[Aside, ...]
    doubles: int


def collect(
    path: Path,
    folder: Path,
    *,
    now: datetime,
    choose: Sequence[str] = (),
    sent: Path | None = None,
) -> Report:
    """Take in what units sent back, and note it in the ledger of a round book.

    `choose`: names of files that a person decided for where a unit sent two different
    ones; `sent`: the folder of what went out. Taken in twice, a folder changes nothing.
    """
    return guarded(
        str(path), lambda: _collect(path, folder, now, choose, sent), now=now
    )


def _collect(
    path: Path, folder: Path, now: datetime, choose: Sequence[str], sent: Path | None
) -> Report:
    refuse_if_open(path)
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    found = read_round(book)
    key = key_of_this_pc()
    originals = Originals(found, sent or path.parent / SENT_FOLDER, key)
    outcome = _sorted_out(found, originals, list(came_back(folder, key)), choose, now)
    place = path.parent / TAKEN_FOLDER
    for taken in outcome.taken:
        _keep(place, taken, found)
    findings = tuple(_told(outcome, found))
    report = Report(
        file=str(path),
        kind=KIND,
        unit=found.settings.office or None,
        year=found.settings.year,
        findings=findings,
        summary=ROUND_WORDS["taken"].format(
            len(outcome.taken), len(outcome.refused), outcome.doubles
        ),
    )
    entries = [*_entries(outcome, found, now)]
    if entries:
        names = {unit.key: unit.name for unit in found.units}
        append_entries(book, found.ledger_table, entries, names)
        line = LogLine(_LABEL, None, "", "", report.summary)
        append_log(book, [line], now=now)
    else:
        return report  # taken in before: what the sheets say stands
    write_findings(book, findings, (), now=now)
    saved = save_over(path, before, book.to_bytes(), now=now, action=ACTION)
    return report._replace(saved=str(path), backup=str(saved.backup))


# Whose each is, and which of several


def _sorted_out(
    found: RoundBook,
    originals: Originals,
    items: Sequence[Came | Aside],
    choose: Sequence[str],
    now: datetime,
) -> Outcome:
    """Decide on every item; the order in which they came does not matter."""
    aside = tuple(one for one in items if isinstance(one, Aside))
    known = {e.digest for e in found.ledger if e.deed is not Deed.SENT}
    groups: dict[tuple[str, int], list[Came]] = defaultdict(list)
    refused: list[tuple[Came, Finding]] = []
    doubles = 0
    seen: set[str] = set()
    for came in in_order([one for one in items if isinstance(one, Came)]):
        if came.digest and came.digest in seen | known and not _is_chosen(came, choose):
            doubles += 1
            continue
        seen.add(came.digest)
        finding = came.refused or _not_ours(came, found, originals)
        if finding is not None:
            refused.append((came, finding))
        elif came.manifest is not None:
            groups[came.manifest.unit, came.manifest.revision].append(came)
    taken: list[Taken] = []
    for (unit, revision), several in sorted(groups.items()):
        earlier = _taken_before(found, unit, revision)
        chosen = [one for one in several if _is_chosen(one, choose)]
        if len(chosen) != 1 and (len(several) > 1 or earlier):
            for one in several:
                told = find("G773", seen=one.file, expected=_name(found, unit))
                refused.append((one, told))
            continue
        one = (chosen or several)[0]
        try:
            taken.append(_taken(one, found, originals, now))
        except REFUSED as error:
            refused.append((one, finding_of(error)))
    return Outcome(tuple(taken), tuple(refused), aside, doubles)


def _is_chosen(came: Came, choose: Sequence[str]) -> bool:
    return came.file in choose or Path(came.file).name in choose


def _taken_before(found: RoundBook, unit: str, revision: int) -> bool:
    return any(
        e.deed is Deed.TAKEN and (e.unit, e.revision) == (unit, revision)
        for e in found.ledger
    )


def _name(found: RoundBook, key: str) -> str:
    unit = found.unit(key)
    return unit.name if unit else key


def _not_ours(came: Came, found: RoundBook, originals: Originals) -> Finding | None:
    """Why a workbook is none that this round book waits for."""
    manifest = came.manifest
    if manifest is None:
        if came.claimed is None:
            return find("G770", seen=came.file)
        return find("G719", expected=_name(found, came.claimed.unit))
    entry = originals.entries.get(manifest.issue)
    if entry is None or found.unit(manifest.unit) is None:
        return find("G771", seen=came.file)
    last = originals.last[manifest.unit]
    if manifest.revision < last.revision:
        return find(
            "G772",
            seen=str(manifest.revision),
            expected=str(last.revision),
            unit=_name(found, manifest.unit),
        )
    return None


def _taken(came: Came, found: RoundBook, originals: Originals, now: datetime) -> Taken:
    """A return compared with what was sent, and its inputs taken over and scored."""
    manifest, book = came.manifest, came.book
    assert manifest is not None
    assert book is not None
    unit = found.unit(manifest.unit)
    sent = originals.sent(manifest)
    assert unit is not None
    if sent is None:
        raise WorkRefusedError(find("G774", seen=unit.name))
    matched = match(sent, book)
    told = tuple(judged(differences(sent, book, matched), came.program))
    whole, _ = taken_over(sent, book, matched)
    whole = ClosedBook.from_bytes(whole.to_bytes())
    work = work_on(whole, Action.RESCORE)
    work.write(whole, now)
    findings = (*told, *work.open_findings)
    return Taken(
        came, unit, manifest.revision, manifest.issue, whole.to_bytes(), findings
    )


# What is kept, told and noted


def _keep(place: Path, taken: Taken, found: RoundBook) -> None:
    """The return as it came, and the workbook that counts."""
    make = plain_name if found.settings.plain_names else safe_name
    stem = make(taken.unit.short or taken.unit.name)
    revision = f"-lan-{taken.revision}" if taken.revision > 1 else ""
    keep_in(place / f"{stem}{revision}.xlsx", taken.data)
    original = f"{stem}{revision}-{taken.came.digest[:8]}.xlsx"
    keep_in(place / AS_IT_CAME / original, taken.came.data)


def _told(outcome: Outcome, found: RoundBook) -> Iterator[Finding]:
    """Every finding, with the unit before the place where it is about a return."""
    for _, finding in outcome.refused:
        yield finding
    for one in outcome.aside:
        if one.carried.why is not None:
            why = ROUND_WORDS[one.carried.why]
            yield find("G775", seen=one.file, why=why)
    for taken in outcome.taken:
        for finding in taken.findings:
            where = f"{taken.unit.name}: {finding.place}" if finding.place else ""
            what = f"{where or taken.unit.name}: {finding.what}"
            yield finding._replace(sheet="", cell="", what=what)
    taken_units = {taken.unit.key for taken in outcome.taken}
    taken_units |= {e.unit for e in found.ledger if e.deed is Deed.TAKEN}
    for unit in found.units:
        if unit.key not in taken_units:
            at = unit.origin
            yield find("G776", Origin(at.sheet, at.cell), seen=unit.name)


def _entries(outcome: Outcome, found: RoundBook, now: datetime) -> Iterator[Entry]:
    moment = now.replace(microsecond=0)
    for taken in outcome.taken:
        deadline = found.deadline_of(taken.unit)
        late = max(0, (now.date() - deadline).days) if deadline else 0
        serious = sum(f.severity is Severity.ERROR for f in taken.findings)
        state = ROUND_WORDS["to_see" if serious else "good"].format(serious)
        yield Entry(
            moment,
            Deed.TAKEN,
            taken.unit.key,
            found.settings.round,
            taken.revision,
            taken.came.file,
            taken.came.digest,
            taken.issue,
            state,
            late,
        )
    for came, finding in outcome.refused:
        manifest = came.manifest
        yield Entry(
            moment,
            Deed.REFUSED,
            manifest.unit if manifest else "",
            found.settings.round,
            manifest.revision if manifest else 0,
            came.file,
            came.digest,
            manifest.issue if manifest else "",
            f"[{finding.code}] {finding.what}",
        )
