"""Makes what goes out to a unit, gives it its name, and writes it with its letter."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum, auto
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.mail.names import LONGEST_PATH, plain_name, safe_name
from toolkit.exchange.round.in_ledger import last_sent
from toolkit.exchange.round.issuing.carrying_on import told_in_letter
from toolkit.exchange.round.issuing.kits import kit_of
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.kept.published import Published
from toolkit.exchange.round.key import key_of_this_pc
from toolkit.exchange.round.manifest import Manifest
from toolkit.exchange.round.sending.letters import fields_of, mail_draft
from toolkit.exchange.round.stage import round_named
from toolkit.exchange.round.standing_findings import unchosen
from toolkit.findings import Finding, WorkRefusedError
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.round.reading import RoundBook
from toolkit.forms.scoring.carrying import Lost
from toolkit.model.round import Deed, Entry, LetterKind, Unit
from toolkit.model.rubric import Criterion
from toolkit.xlsx.disk.save import digest, keep_in, save_pieces
from toolkit.xlsx.zip.archive import zip_of

ARCHIVE = "tat_ca.zip"
DRAFT_ENDING = ".eml"
_RETURNED = ROUND_WORDS["returned"]


class Issued(NamedTuple):
    """One workbook that goes out: to whom, as what file, in which revision.

    `lost` and `reworded`: what of the one that came back before has no place in it, or
    has another wording there. `reason`: why it goes back to its unit, where it does.
    """

    unit: Unit
    manifest: Manifest
    name: str
    data: bytes
    deadline: date | None
    lost: tuple[Lost, ...] = ()
    reworded: tuple[Criterion, ...] = ()
    reason: str = ""


class Lying(NamedTuple):
    """A workbook that went out and still lies there, for its letter."""

    unit: Unit
    name: str
    data: bytes
    reason: str
    lost: tuple[Lost, ...] = ()


class Followed(Enum):
    """What became of a draft beside a workbook that lies there.

    BEHIND: the workbook says other things than the book does now, so both stay.
    """

    AS_IT_WAS = auto()
    ANEW = auto()
    BEHIND = auto()


class Sender:
    """Makes and writes what goes out of one round book at a path, into a place.

    `reason`: why it goes back to its unit; "" where it does not.
    """

    def __init__(
        self, found: RoundBook, path: Path, place: Path, now: datetime, reason: str
    ) -> None:
        self.found, self.place, self.now, self.reason = found, place, now, reason
        self.key = key_of_this_pc()
        self.kit = kit_of(found, path, self.key)
        self.kept = Kept(found, path.parent, self.key)
        self._originals = Originals(found, path, place, self.kept)
        self.last = last_sent(found)
        sent = (entry for entry in found.ledger if entry.deed is Deed.SENT)
        self.taken = {entry.file.casefold() for entry in sent}

    def is_its_turn(self, unit: Unit) -> bool:
        """Whether there is anything to send: in a later round, what came back."""
        stage = self.kit.stage
        return stage is None or stage.is_own or self.kept.last(unit) is not None

    def lies_there(self, unit: Unit) -> bool:
        """Whether what was last sent in this round is still there, byte for byte."""
        entry = self._last(unit)
        return entry is not None and self._originals.lying(entry) is not None

    def sent_in_round(self, unit: Unit) -> bool:
        """Whether anything was sent to a unit in the present round before."""
        return self._last(unit) is not None

    def is_behind(self, unit: Unit) -> bool:
        """Whether what was sent in this round lacks points that were given since."""
        last = self._last(unit)
        return last is not None and (unit.key, last.revision) in self.kept.lacking

    def starts_anew(self, unit: Unit) -> bool:
        """Whether a unit that was sent a workbook before gets an empty one now."""
        known = unit.key in self.last and self.kit.carries
        return known and self.kept.last(unit) is None

    def _last(self, unit: Unit) -> Entry | None:
        """What was last sent to a unit, if that was in the present round."""
        entry, stage = self.last.get(unit.key), self.kit.stage
        if entry is None or stage is None:
            return entry
        which = round_named(self.found.rubric.rubric, entry.round)
        return entry if which == stage.current else None

    def unchosen(self, unit: Unit, *, named: bool = False) -> Finding | None:
        """G773 where a new workbook would be made of a return that nobody chose yet.

        Where none of them counts one is made of nothing: whom a person has `named` may
        begin anew by it, for nobody else returns are to be void that may be right.
        """
        if not self.kit.carries or (named and self.kept.last(unit) is None):
            return None
        return self._unchosen.get(unit.key)

    @cached_property
    def _unchosen(self) -> Mapping[str, Finding]:
        return unchosen(self.found)

    def published_faults(self, unit: Unit) -> tuple[Finding, ...]:
        """What is no more as it was published in the workbook that would go out."""
        if self._published is None:
            return ()
        came = self.kept.workbook(unit)
        return tuple(self._published.faults(unit, came.book)) if came else ()

    @cached_property
    def _published(self) -> Published | None:
        stage = self.kit.stage
        if stage is None or not stage.published:
            return None
        return Published(self.found, stage, self._originals, self.kept)

    def once_more(self, unit: Unit) -> Issued | None:
        """What was last sent, made again; None when it is not the same any more."""
        last = self._last(unit)
        if last is None:
            return None
        one = self._made(unit, last.revision)
        one = one._replace(name=last.file, reason=_reason(last))
        return one if digest(one.data) == last.digest else None

    def tried(self, unit: Unit) -> Issued:
        """The next revision of a unit's workbook, without a name."""
        last = self.last.get(unit.key)
        return self._made(unit, last.revision + 1 if last else 1)

    def issue(self, unit: Unit) -> Issued:
        """The next revision of a unit's workbook."""
        one = self.tried(unit)
        name = self._name(unit, one.manifest.revision)
        return one._replace(name=name, reason=self.reason)

    def _made(self, unit: Unit, revision: int) -> Issued:
        kit = self.kit
        manifest = Manifest(
            issue=self._issue_id(unit, revision),
            unit=unit.key,
            round=_ascii(self.found.settings.round),
            revision=revision,
            rubric=_ascii(kit.source),
            schema=kit.schema,
            fingerprint=kit.fingerprint(unit)[:32],
        )
        deadline = self.found.deadline_of(unit)
        came = self.kept.workbook(unit, before=revision) if kit.carries else None
        made = kit.workbook(unit, manifest, deadline, came.book if came else None)
        return Issued(unit, manifest, "", made.data, deadline, made.lost, made.reworded)

    def _issue_id(self, unit: Unit, revision: int) -> str:
        """The same for the same round, unit and revision, whenever it is made."""
        settings, made_of = self.found.settings, self.kit.fingerprint(unit)
        told = (settings.title, str(settings.year), settings.round, unit.key)
        said = "\0".join((*told, str(revision), made_of))
        return hmac.digest(self.key, said.encode(), hashlib.sha256).hex()[:16]

    def _name(self, unit: Unit, revision: int) -> str:
        """«cham-diem-2026-So-KHCN.xlsx»: short, sortable, another one for each."""
        settings = self.found.settings
        words = f"{unit.short or unit.name}"
        again = f"-lan-{revision}" if revision > 1 else ""
        stem = f"{self.kit.stem}-{settings.year}-{words}"
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
        """Its workbook and its draft; another file of that name goes aside."""
        keep_in(self.place / one.name, one.data)
        keep_in(self._draft_path(one.name), self._draft(one))

    def letter_anew(self, unit: Unit) -> Followed:
        """Have a draft say what the book says now of the workbook that lies there."""
        entry = self._last(unit)
        data = self._originals.lying(entry) if entry else None
        if entry is None or data is None:
            return Followed.AS_IT_WAS
        path = self._draft_path(entry.file)
        there = path.read_bytes() if path.is_file() else None
        letter = self._draft(Lying(unit, entry.file, data, _reason(entry)))
        if letter == there:
            return Followed.AS_IT_WAS
        one = self._same(unit)  # what had no place in it stands in its letter too
        if one is not None:
            letter = self._draft(one)
        elif there is not None:
            return Followed.BEHIND
        if letter == there:
            return Followed.AS_IT_WAS
        keep_in(path, letter)
        return Followed.ANEW

    def _same(self, unit: Unit) -> Issued | None:
        """As `once_more`; None also where what it was made of is there no more."""
        try:
            return self.once_more(unit)
        except WorkRefusedError:
            return None

    def _draft_path(self, name: str) -> Path:
        return self.place / (Path(name).stem + DRAFT_ENDING)

    def _draft(self, one: Issued | Lying) -> bytes:
        settings, reason = self.found.settings, one.reason
        deadline = self.found.deadline_of(one.unit)
        fields = fields_of(settings, one.unit, deadline, one.name, reason)
        letter = self.found.letters[LetterKind.AGAIN if reason else LetterKind.SEND]
        more = told_in_letter(one.lost)
        return mail_draft(letter, one.unit, fields, one.name, one.data, more)

    def lacks_archive(self) -> bool:
        """Whether the zip is gone."""
        return not (self.place / ARCHIVE).is_file()

    def write_archive(self, made: Iterable[Entry]) -> None:
        """One zip with the last workbook of every unit of the list.

        `made`: what was made now, and is not in the ledger yet.
        """
        last = {
            unit.key: one.file
            for one in chain(self.last.values(), made)
            if (unit := self.found.unit(one.unit))
        }
        names = sorted({name for name in last.values() if name})
        there = (
            (name, (self.place / name).read_bytes())
            for name in names
            if (self.place / name).is_file()
        )
        archive = self.place / ARCHIVE
        archive.unlink(missing_ok=True)  # made of what lies beside it, and of no more
        save_pieces(archive, zip_of(there))

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
            state=_RETURNED.format(one.reason) if one.reason else "",
        )


def _reason(entry: Entry) -> str:
    """Why a workbook went back to its unit, as the ledger says; "" where it did not."""
    opening = _RETURNED.format("")
    opened = entry.state.startswith(opening)
    return entry.state.removeprefix(opening) if opened else ""


def _ascii(text: str) -> str:
    return plain_name(text) if text else "-"
