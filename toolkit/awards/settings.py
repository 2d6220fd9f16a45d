"""What an office decides for its checks: rounding, readings, switches, own rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from toolkit.model.emulation import Staff
from toolkit.rules.records import RatioRule, Rounding, Rule
from toolkit.rules.standards import MoneyRounding
from toolkit.rules.words import is_general


class Reading(StrEnum):
    """What the base of the share of excellent ratings includes (see the setting)."""

    TEXT = "text"
    A = "A"
    B = "B"
    C = "C"


class LeaderLine(StrEnum):
    """From which post on somebody counts as a leader."""

    DEPUTY_HEAD = "deputy_head"
    HEAD = "head"

    @property
    def direct(self) -> tuple[Staff, ...]:
        """Who counts as working directly."""
        if self is LeaderLine.HEAD:
            return (Staff.DIRECT, Staff.DEPUTY)
        return (Staff.DIRECT,)


class ToneOrder(StrEnum):
    """In which order tones sort: as dictionaries do, or as they are often taught."""

    DICTIONARY = "dictionary"
    SCHOOL = "school"


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The office's choices; `switches` turn rules on or off by id, else the default.

    `office_rules` are ratio rules of the office's own, already without faults.
    `profile`: whose rules bind it besides the general ones, as `applies_to` names them.
    `money_rounding` None: reward money by the rule of the day. `funds`: the folded name
    of who grants → the fund that pays.
    """

    rounding: Rounding = Rounding.FLOOR
    reading: Reading = Reading.TEXT
    leader_line: LeaderLine = LeaderLine.DEPUTY_HEAD
    minimum_one: bool = False
    tone_order: ToneOrder = ToneOrder.DICTIONARY
    switches: Mapping[str, bool] = field(default_factory=dict)
    office_rules: tuple[RatioRule, ...] = ()
    profile: frozenset[str] = frozenset()
    money_rounding: MoneyRounding | None = None
    funds: Mapping[str, str] = field(default_factory=dict)

    def is_on(self, rule: Rule) -> bool:
        """Whether a rule counts here: as switched, else as the rule itself says."""
        chosen = bool(rule.applies_to) and rule.applies_to in self.profile
        return self.switches.get(rule.id, rule.on_by_default or chosen)

    def shows(self, rule: Rule) -> bool:
        """Whether a rule is told of here: not one that is another office's and off."""
        general = is_general(rule.applies_to)
        return general or self.concerns(rule.applies_to) or self.is_on(rule)

    def concerns(self, applies_to: str) -> bool:
        """Whether a rule of some office, sector or province is one of this office."""
        return not applies_to or applies_to in self.profile

    def bars(self, rule: Rule) -> bool:
        """Whether breaking a rule bars a proposal here; unverified rules never do."""
        return rule.blocks and self.is_on(rule)
