"""Sending a round out: a workbook and a mail draft for each unit, one zip of all."""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.mail.names import LONGEST_PATH, plain_name, safe_name
from toolkit.exchange.round.issuing import Issuer
from toolkit.exchange.round.key import key_of_this_pc
from toolkit.exchange.round.letters import fields_of, mail_draft
from toolkit.exchange.round.manifest import Manifest
from toolkit.findings import Finding, Severity, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.findings.texts.round import ROUND_WORDS
from toolkit.forms.round.layout import KIND
from toolkit.forms.round.ledger import append_entries
from toolkit.forms.round.reading import RoundBook, read_round
from toolkit.forms.scoring.layout import SCHEMA
from toolkit.jobs.guard import guarded
from toolkit.model.origin import Origin
from toolkit.model.round import Deed, Entry, LetterKind, Unit
from toolkit.rules.names import folded
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import digest, keep_in, save_over
from toolkit.xlsx.zip.archive import zip_of
from toolkit.xlsx.zip.package import read_file

SENT_FOLDER = "gui_di"
ARCHIVE = "tat_ca.zip"
DRAFT_ENDING = ".eml"
ACTION = "send"


class Issued(NamedTuple):
    """One workbook that goes out: to whom, as what file, in which revision."""

    unit: Unit
    manifest: Manifest
    name: str
    data: bytes
    deadline: date | None


def send(
    path: Path, *, now: datetime, again: Sequence[str] = (), folder: Path | None = None
) -> Report:
    """Make what goes out to the units of a round book, and note it in its ledger.

    Who was sent a workbook that still lies there is passed over, unless `again` names
    the unit: then it gets a new revision. `folder`: where it all goes, beside the round
    book unless told otherwise. Nothing is sent by mail: the drafts are a person's.
    Stopped in the middle and begun again, it gives the same files.
    """
    return guarded(str(path), lambda: _send(path, now, again, folder), now=now)


def _send(
    path: Path, now: datetime, again: Sequence[str], folder: Path | None
) -> Report:
    refuse_if_open(path)
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    found = read_round(book)
    findings = [*found.findings, *_missing(found)]
    if any(one.severity is Severity.ERROR for one in findings):
        return Report(file=str(path), kind=KIND, findings=tuple(findings))
    place = folder or path.parent / SENT_FOLDER
    wanted = {unit.key for unit in _named(found, again)}
    issuer = _Sender(found, place, now)
    issued: list[Issued] = []
    for unit in found.units:
        if unit.key not in wanted and issuer.lies_there(unit):
            findings.append(find("G760", unit.origin, seen=unit.name))
            continue
        one = None if unit.key in wanted else issuer.once_more(unit)
        if one is not None:
            issuer.write(one)
            findings.append(find("G760", unit.origin, seen=unit.name))
            continue
        one = issuer.issue(unit)
        issuer.write(one)
        issued.append(one)
        if not unit.address:
            findings.append(find("G762", unit.origin, seen=unit.name))
    report = Report(
        file=str(path),
        kind=KIND,
        unit=found.settings.office or None,
        year=found.settings.year,
        findings=tuple(findings),
        summary=ROUND_WORDS["sent"].format(len(issued), place),
    )
    if not issued:
        return report
    issuer.write_archive()
    names = {unit.key: unit.name for unit in found.units}
    entries = [issuer.entry(one) for one in issued]
    append_entries(book, found.ledger_table, entries, names)
    saved = save_over(path, before, book.to_bytes(), now=now, action=ACTION)
    return report._replace(saved=str(path), backup=str(saved.backup))


def _missing(found: RoundBook) -> Iterator[Finding]:
    """The settings without which nothing can be sent."""
    settings = found.settings
    for value, label in (
        (settings.office, "cơ quan gửi"),
        (settings.title, "tên đợt"),
        (settings.year, "năm thi đua"),
        (settings.deadline, "hạn gửi về"),
    ):
        if not value:
            yield find("G756", Origin("Cài đặt"), seen=label)


def _named(found: RoundBook, again: Sequence[str]) -> Iterator[Unit]:
    """The units that a person names. Raises WorkRefusedError G761 for a strange one."""
    by_name = {folded(unit.name): unit for unit in found.units}
    by_name |= {folded(unit.short): unit for unit in found.units if unit.short}
    for word in again:
        unit = by_name.get(folded(word))
        if unit is None:
            names = "; ".join(unit.name for unit in found.units)
            raise WorkRefusedError(find("G761", seen=word, expected=names[:160]))
        yield unit


class _Sender:
    """Makes and writes what goes out of one round book."""

    def __init__(self, found: RoundBook, place: Path, now: datetime) -> None:
        self.found, self.place, self.now = found, place, now
        self.key = key_of_this_pc()
        self.issuer = Issuer(found.rubric.rubric, found.settings, self.key)
        self.last: dict[str, Entry] = {}
        for entry in found.ledger:
            if entry.deed is Deed.SENT:
                self.last[entry.unit] = entry
        self.names = {key: entry.file for key, entry in self.last.items()}
        self.taken = {name.casefold() for name in self.names.values()}

    def lies_there(self, unit: Unit) -> bool:
        """Whether what was last sent to a unit is still there, byte for byte."""
        entry = self.last.get(unit.key)
        if entry is None:
            return False
        file = self.place / entry.file
        return file.is_file() and digest(file.read_bytes()) == entry.digest

    def once_more(self, unit: Unit) -> Issued | None:
        """What was last sent, made again; None when it is not the same any more."""
        last = self.last.get(unit.key)
        if last is None:
            return None
        one = self._made(unit, last.revision)._replace(name=last.file)
        return one if digest(one.data) == last.digest else None

    def issue(self, unit: Unit) -> Issued:
        """The next revision of a unit's workbook."""
        last = self.last.get(unit.key)
        one = self._made(unit, last.revision + 1 if last else 1)
        one = one._replace(name=self._name(unit, one.manifest.revision))
        self.names[unit.key] = one.name
        return one

    def _made(self, unit: Unit, revision: int) -> Issued:
        rubric = self.found.rubric
        manifest = Manifest(
            issue=self._issue_id(unit, revision),
            unit=unit.key,
            round=_ascii(self.found.settings.round),
            revision=revision,
            rubric=_ascii(rubric.rubric.id),
            schema=SCHEMA,
            fingerprint=rubric.fingerprint[:32],
        )
        deadline = self.found.deadline_of(unit)
        data = self.issuer.workbook(unit, manifest, deadline)
        return Issued(unit, manifest, "", data, deadline)

    def _issue_id(self, unit: Unit, revision: int) -> str:
        """The same for the same round, unit and revision, whenever it is made."""
        settings, rubric = self.found.settings, self.found.rubric
        told = (settings.title, str(settings.year), settings.round, unit.key)
        said = "\0".join((*told, str(revision), rubric.fingerprint))
        return hmac.digest(self.key, said.encode(), hashlib.sha256).hex()[:16]

    def _name(self, unit: Unit, revision: int) -> str:
        """«cham-diem-2026-So-KHCN.xlsx»: short, sortable, another one for each."""
        settings = self.found.settings
        words = f"{unit.short or unit.name}"
        again = f"-lan-{revision}" if revision > 1 else ""
        stem = f"cham-diem-{settings.year}-{words}"
        make = plain_name if settings.plain_names else safe_name
        room = LONGEST_PATH - len(str(self.place.resolve())) - len(again) - 12
        base = make(stem)[: max(room, 12)].rstrip("-. ") + again
        name, number = f"{base}.xlsx", 1
        while name.casefold() in self.taken:
            number += 1
            name = f"{base}-{number}.xlsx"
        self.taken.add(name.casefold())
        return name

    def write(self, one: Issued) -> None:
        """Its workbook and its draft; those of an earlier try are written over."""
        fields = fields_of(self.found.settings, one.unit, one.deadline, one.name)
        letter = self.found.letters[LetterKind.SEND]
        mail = mail_draft(letter, one.unit, fields, one.name, one.data)
        keep_in(self.place / one.name, one.data)
        keep_in(self.place / (Path(one.name).stem + DRAFT_ENDING), mail)

    def write_archive(self) -> None:
        """One zip with the last workbook of every unit."""
        files = {name: self.place / name for name in sorted(self.names.values())}
        there = {name: f.read_bytes() for name, f in files.items() if f.is_file()}
        archive = self.place / ARCHIVE
        archive.unlink(missing_ok=True)  # made of what lies beside it, and of no more
        keep_in(archive, zip_of(there))

    def entry(self, one: Issued) -> Entry:
        """The line of the ledger."""
        return Entry(
            moment=self.now.replace(microsecond=0),
            deed=Deed.SENT,
            unit=one.unit.key,
            round=self.found.settings.round,
            revision=one.manifest.revision,
            file=one.name,
            digest=digest(one.data),
            issue=one.manifest.issue,
        )


def _ascii(text: str) -> str:
    return plain_name(text) if text else "-"
