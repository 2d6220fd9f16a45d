"""Which round of the rubric a round book is in, and which are closed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.round.layout import SETTINGS
from toolkit.forms.round.reading import RoundBook
from toolkit.model.origin import Origin
from toolkit.model.plain_text import without_marks
from toolkit.model.round import RoundSettings
from toolkit.model.rubric import Round, Rubric

_SEPARATORS = re.compile(r"[,;\n]")


class Stage(NamedTuple):
    """Where a round book stands.

    current: the round that is scored now.
    published: rounds that the office made public; nothing in them changes any more.
    """

    rounds: tuple[Round, ...]
    current: Round
    published: frozenset[Round]

    @property
    def earlier(self) -> tuple[Round, ...]:
        """The rounds before the present one, the unit's own first."""
        return self.rounds[: self.rounds.index(self.current)]

    @property
    def open_to_units(self) -> tuple[Round, ...]:
        """The rounds in which a unit types points: its own, while that is the present.

        Others' points go back to a unit to be answered, never to be typed over.
        """
        return (self.current,) if self.is_own else ()

    @property
    def is_own(self) -> bool:
        """Whether the units score themselves now."""
        return self.current == Round.SELF


def stage_of(rubric: Rubric, settings: RoundSettings) -> Stage:
    """The stage that the settings name; the unit's own round where they name none.

    Raises WorkRefusedError: G777, G778 for a round that the rubric does not have.
    """
    current = _found(rubric, settings.round, "G777")
    parts = _SEPARATORS.split(settings.published)
    names = [" ".join(part.split()) for part in parts if part.strip()]
    published = frozenset(_found(rubric, name, "G778") for name in names)
    return Stage(rubric.rounds, current, published)


def stage_faults(found: RoundBook) -> Iterator[Finding]:
    """Why nothing can be sent in the round that the settings name."""
    if found.rubric_sheet is None:  # slices of a register are of no round of a rubric
        return
    try:
        stage = stage_of(found.rubric.rubric, found.settings)
    except WorkRefusedError as refused:
        yield _at_cell(found, refused.finding)
        return
    if stage.current in stage.published:
        at = found.setting_places.get("round", Origin(SETTINGS))
        yield find("G779", at, seen=stage.current.name)


def _at_cell(found: RoundBook, finding: Finding) -> Finding:
    field = "published" if finding.code == "G778" else "round"
    at = found.setting_places.get(field, Origin(SETTINGS))
    return finding._replace(sheet=at.sheet, cell=at.cell)


def closed_rounds(found: RoundBook) -> frozenset[str]:
    """The rounds that were published, as the ledger calls them; raises as `stage_of`.

    None where slices of a register are sent.
    """
    if found.rubric_sheet is None:
        return frozenset()
    rubric = found.rubric.rubric
    published = stage_of(rubric, found.settings).published
    names = {entry.round for entry in found.ledger}
    return frozenset(one for one in names if round_named(rubric, one) in published)


def round_named(rubric: Rubric, name: str) -> Round | None:
    """The round of a name, whatever its case and marks; None where there is none.

    Where no name was given it is the unit's own.
    """
    key = _key(name or rubric.rounds[0].name)
    return next((one for one in rubric.rounds if _key(one.name) == key), None)


def _found(rubric: Rubric, name: str, code: str) -> Round:
    one = round_named(rubric, name)
    if one is None:
        names = ", ".join(known.name for known in rubric.rounds)
        raise WorkRefusedError(find(code, Origin(SETTINGS), seen=name, expected=names))
    return one


def _key(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", without_marks(name).lower()))
