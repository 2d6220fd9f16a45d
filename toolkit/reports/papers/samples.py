"""The fields that a template of each kind may use: those of a paper without gaps."""

from collections.abc import Iterator
from functools import cache

from toolkit.awards.people.identity import Who
from toolkit.awards.settings import Settings
from toolkit.forms.register.tables.council import PART_FIELDS
from toolkit.model.emulation import Recipient
from toolkit.model.register import Register
from toolkit.reports.docx.values import LIST, Shape, shape_of
from toolkit.reports.papers import fields
from toolkit.reports.papers.achievements import Achievements, Held, Made, Rated
from toolkit.reports.papers.decided import Granted
from toolkit.reports.papers.dossier_parts import DossierCheck, Dossiers
from toolkit.reports.papers.fields import Fields
from toolkit.reports.papers.kinds import PaperKind
from toolkit.reports.papers.material import Material
from toolkit.reports.papers.minutes import Meeting, Voted
from toolkit.reports.papers.nominees import Group, Nominee
from toolkit.reports.papers.totals import BodyTotals, Totals, UnitTotals

_SOMEBODY = Nominee(0, Recipient.INDIVIDUAL, "", "A", "", "", "", "B")
_GROUPS = (Group("", "B", "", (_SOMEBODY,)),)
_YEAR = 2024
"""Any year of which an instrument is known."""


@cache
def shape_for(kind: PaperKind) -> Shape:
    """The names of the fields of a kind, with those in the rows of its lists.

    Raises KeyError for the list of a mail merge, which has no template.
    """
    return shape_of(_sample(kind))


def field_names(kind: PaperKind) -> Iterator[str]:
    """The fields as a template writes them; of a list, how its rows are written.

    Raises KeyError as `shape_for`.
    """
    yield from _names(shape_for(kind), "", "")


def _names(shape: Shape, before: str, indent: str) -> Iterator[str]:
    for name, below in shape.items():
        if below is None:
            yield f"{indent}{{{{ {before}{name} }}}}"
            continue
        plain = name.removesuffix(LIST)
        each = f"{plain[0]}{len(indent) // 2 or ''}"
        yield f"{indent}{{% for {each} in {before}{plain} %}} … {{% endfor %}}"
        yield from _names(below, f"{each}.", f"{indent}  ")


def _sample(kind: PaperKind) -> Fields:
    nothing = Material(register=Register(year=_YEAR), settings=Settings(), verdicts=())
    match kind:
        case PaperKind.REQUEST:
            return fields.request_fields(nothing, _GROUPS, "")
        case PaperKind.PROPOSALS | PaperKind.BALLOT:
            return fields.list_fields(nothing, _GROUPS)
        case PaperKind.MINUTES:
            held = Meeting("", None, None, None, None, (Voted(_SOMEBODY),))
            sample = fields.minutes_fields(nothing, held)
            return sample | {"quy_dinh": [fields.line("")]}
        case PaperKind.ANNEX:
            return fields.decided_fields(nothing, Granted((_SOMEBODY,), _GROUPS))
        case PaperKind.MERIT | PaperKind.RECORD:
            return fields.recipient_fields(nothing, _somebody())
        case PaperKind.SUMMARY:
            return fields.totals_fields(nothing, _totals())
        case PaperKind.DOSSIERS:
            check = DossierCheck(_SOMEBODY, dict.fromkeys(PART_FIELDS, ""))
            found = Dossiers((check,), (), ("",))
            return fields.dossier_fields(nothing, found)
    raise KeyError(kind)


def _somebody() -> Achievements:
    held = (Held("", "", ""),)
    return Achievements(
        who=Who(Recipient.INDIVIDUAL, ""),
        name="",
        titles=held,
        forms=held,
        ratings=(Rated("", ""),),
        initiatives=(Made("", "", "", ""),),
    )


def _totals() -> Totals:
    unit = UnitTotals("", (0,), 0)
    body = BodyTotals("", "", 0, 0, 0, "")
    return Totals(("",), (unit,), unit, (body,), 0, 0, 0)
