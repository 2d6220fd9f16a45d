"""What «Cài đặt» says of the ranking, understood by the rubric and the rules."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.findings.one_of import one_of
from toolkit.forms.round.reading import RoundBook
from toolkit.model.numbers import vi
from toolkit.model.origin import Origin
from toolkit.model.rubric import Round, Rubric, RubricTree
from toolkit.model.standing import VOTE
from toolkit.rules.book import award_on, ratio_rules, title_standards
from toolkit.rules.loader import judged_on
from toolkit.rules.names import folded, known_title
from toolkit.rules.records import Rounding
from toolkit.rules.words import ROUNDING_WORDS, source_words
from toolkit.scoring.explain import round_points

_VOTE_WORDS = frozenset(map(folded, ("phiếu", "bỏ phiếu", "số phiếu")))
_SECTION = folded("phần")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,6})?")
_HUNDRED = Decimal(100)


class FlagTerms(NamedTuple):
    """A flag that is proposed: for whom, how many. `basis` are sentences of the law.

    `called` as the office calls it: of a ministry it is no «Cờ thi đua tỉnh».
    """

    called: str
    share: Decimal
    rounding: Rounding
    basis: tuple[str, ...]


class RankingTerms(NamedTuple):
    """How units are ranked. `chosen` None: by the latest round that they all have."""

    chosen: Round | None
    tie_order: tuple[str, ...]
    flag: FlagTerms | None
    findings: tuple[Finding, ...]


def ranking_terms(found: RoundBook) -> RankingTerms:
    """Read them; what cannot be understood is a finding and is not followed."""
    reader = _Reader(found)
    return RankingTerms(
        reader.chosen(),
        tuple(reader.tie_order()),
        reader.flag(),
        tuple(reader.findings),
    )


class _Reader:
    def __init__(self, found: RoundBook) -> None:
        self.found, self.settings = found, found.settings
        self.rubric: Rubric = found.rubric.rubric
        self.findings: list[Finding] = []

    def _fault(self, code: str, field: str, seen: str, expected: str = "") -> None:
        at = self.found.setting_places.get(field, Origin())
        self.findings.append(find(code, at, seen=seen[:60], expected=expected))

    def chosen(self) -> Round | None:
        text = self.settings.ranked_by
        if not text:
            return None
        words = {one: round_points(one) for one in self.rubric.rounds}
        for one, said in words.items():
            if folded(said).endswith(folded(text)):
                return one
        self._fault("G802", "ranked_by", text, one_of(words.values()))
        return None

    def tie_order(self) -> Iterator[str]:
        sections = {folded(one.number): one for one in RubricTree(self.rubric).sections}
        for part in re.split(r"[;,]", self.settings.tie_order):
            word = folded(part)
            bare = word.removeprefix(_SECTION).strip()
            if word in _VOTE_WORDS:
                yield VOTE
            elif bare in sections:
                yield sections[bare].id
            elif word:
                known = "; ".join(one.number for one in sections.values())
                self._fault("G800", "tie_order", part.strip(), known)

    def flag(self) -> FlagTerms | None:
        settings = self.settings
        if not settings.flag:
            return None
        if settings.year is None:
            if "G849" not in {told.code for told in self.found.findings}:
                self._fault("G877", "year", settings.flag)
            return None
        day = judged_on(settings.year)
        known = known_title(settings.flag)
        award = award_on(known, day) if known else None
        if award is None:
            self._fault("G812", "flag", settings.flag, str(settings.year))
            return None
        share, rounding = self._share(), self._rounding()
        if share is None:
            return None
        basis = tuple(_basis(award.id, settings.year))
        return FlagTerms(settings.flag, share, rounding, basis)

    def _share(self) -> Decimal | None:
        said = self.settings.flag_share
        text = said.removesuffix("%").strip()
        share = Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
        if share is None or share > _HUNDRED:
            self._fault("G801", "flag_share", text)
            return None
        if 0 < share < 1 and text == said:  # «20%» typed into a cell: Excel keeps 0.2
            self._fault("G876", "flag_share", text, vi(share * _HUNDRED))
            return None
        return share

    def _rounding(self) -> Rounding:
        text = folded(self.settings.flag_rounding)
        if not text:
            return Rounding.FLOOR
        for rounding, words in ROUNDING_WORDS.items():
            if folded(words) == text:
                return rounding
        known = "; ".join(ROUNDING_WORDS.values())
        self._fault("G803", "flag_rounding", self.settings.flag_rounding, known)
        return Rounding.FLOOR


def _basis(award: str, year: int) -> Iterator[str]:
    """What the rules of the award year ask for besides a rank."""
    for standard in title_standards(year):
        if standard.award == award and not standard.applies_to:
            version = standard.version
            yield f"Tiêu chuẩn: {version.words} ({source_words(version)})"
    for rule in ratio_rules(year):
        if rule.award == award and not rule.applies_to:
            limit = vi(Decimal(rule.limit))
            words = rule.version.value.replace("{limit}", limit)
            yield f"Tỷ lệ chung: {words} ({source_words(rule.version)})"
