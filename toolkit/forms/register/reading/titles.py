"""Titles and forms as clerks write them: which award a cell means."""

from collections.abc import Mapping
from functools import cache, lru_cache

from toolkit.findings.texts.register import REGISTER_WORDS
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.reading.answer import (
    Answer,
    Problem,
    cell_excerpt,
    cell_text,
    cleaned,
)
from toolkit.rules.law_titles import law_title
from toolkit.rules.names import folded, known_title
from toolkit.rules.shelf import series
from toolkit.rules.standards import Award
from toolkit.xlsx.cells.cell import CellValue

LIKENESS = 0.75  # how alike two names are for one to be suggested


def read_award(raw: CellValue) -> Answer:
    """The award that a cell names; words that are not the list's are loose."""
    text = cell_text(raw)
    exact = _canonical().get(text.casefold())
    return Answer(exact) if exact is not None else _meant(text)


def with_authority(answer: Answer, raw: CellValue, authority: CellValue) -> Answer:
    """What a title means that alone says too little: «Bằng khen», by who grants it."""
    unknown = answer.problem is not None and answer.problem.code == "C240"
    if not unknown or not isinstance(authority, str):
        return answer
    return _meant(cell_text(raw), authority)


@cache
def _canonical() -> Mapping[str, str]:
    """Case-folded words of the list → award id."""
    return {words.casefold(): award for award, words in award_words().items()}


@lru_cache(maxsize=8192)
def _meant(text: str, authority: str = "") -> Answer:
    """The award that a text means that is not the words of the list."""
    award = known_title(cleaned(text), authority)
    if award is None and (named := law_title(cleaned(text))):
        return Answer(None, Problem("C261", cell_excerpt(text), named))
    if award is None:
        return Answer(None, Problem("C240", cell_excerpt(text)))
    words = award_words().get(award, award)
    return Answer(award, Problem("C241", cell_excerpt(text), words, loose=True))


def similar_award(text: str) -> str:
    """What an unknown title may have meant, as a finding says it."""
    from difflib import get_close_matches

    key = folded(text)
    near = get_close_matches(key, _award_spellings(), 1, LIKENESS)
    if not near or _class(near[0]) != _class(key):
        return REGISTER_WORDS["no_similar"]
    award = _award_spellings()[near[0]]
    return REGISTER_WORDS["similar"].format(award_words().get(award, award))


def _class(key: str) -> str:
    """What stands behind «hạng»: no class is ever suggested for another."""
    return key.partition(f" {folded('hạng')} ")[2]


@cache
def _award_spellings() -> Mapping[str, str]:
    return {
        folded(written.rstrip("*")): one.id
        for one in series(Award)
        for record in one.records
        for written in (record.version.value, record.short, *record.synonyms)
    }
