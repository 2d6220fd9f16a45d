"""An office's own ratio rule, made of what a row of its workbook says."""

from datetime import date
from decimal import Decimal

from toolkit.model.numbers import vi
from toolkit.rules.fields import WHOLE, Percent
from toolkit.rules.loader import RulesFaultError, Version
from toolkit.rules.records import (
    Binding,
    Measure,
    RatioKind,
    RatioRule,
    Rounding,
    Scope,
)
from toolkit.rules.words import KIND_WORDS, MEASURE_WORDS, WHOLE_TEXT


def office_ratio(
    *,
    name: str,
    title: str,
    numerator: Measure,
    base: Measure,
    kind: RatioKind,
    limit: Decimal,
    per: Scope,
    start: date,
    until: date | None,
    document: str,
    award: str = "",
    rounding: Rounding | None = None,
    binding: Binding = Binding.BLOCKS,
) -> RatioRule:
    """The rule of that row: `limit` in percent, `until` its last day, None for open.

    Raises RulesFaultError where it cannot be a rule: a limit outside 0–100, an end
    before the beginning, a share of a thing in itself, no document.
    """
    if not 0 <= limit <= WHOLE:
        raise RulesFaultError(f"{name}: {limit} is no percentage")
    if until is not None and until < start:
        raise RulesFaultError(f"{name}: ends before it begins")
    if numerator is base:
        raise RulesFaultError(f"{name}: {base} in itself")
    if not document.strip():
        raise RulesFaultError(f"{name}: no document")
    counted, of = MEASURE_WORDS[numerator], MEASURE_WORDS[base]
    words = f"{counted} {KIND_WORDS[kind]} {vi(limit)} % {of}"
    version = Version(
        start=start,
        value=words[0].upper() + words[1:],
        source=document.strip(),
        article=WHOLE_TEXT,
        checked_on=start,
        status="office",
        until=until,
    )
    return RatioRule(
        id=name,
        title=title,
        version=version,
        last_day=until,
        binding=binding,
        kind=kind,
        numerator=numerator,
        base=base,
        limit=Percent(limit),
        per=(per,),
        award=award,
        rounding=rounding,
    )
