"""The lists of «Quy tắc»: what an office can switch, what is in force for a year."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from toolkit.awards.ratios.lines import office_rules
from toolkit.awards.settings import Settings
from toolkit.forms.register.computed import BINDING_WORDS, NO, YES
from toolkit.rules.book import (
    RULES,
    all_rules,
    award_on,
    deadlines,
    dossiers,
    form_standards,
    grants,
    quorums,
    title_standards,
    vote_thresholds,
)
from toolkit.rules.loader import judged_on
from toolkit.rules.profile import own_rules
from toolkit.rules.records import RatioRule, Rule
from toolkit.rules.shelf import Series, natural, series
from toolkit.rules.standards import Dated, Standard
from toolkit.rules.words import day_words, period_words, source_words

_ONLY_TOLD = (
    ". Từ ngày {} chỉ để biết, dù chọn «có»; muốn bắt buộc thì ghi tỷ lệ riêng ở mục 4"
)
"""Behind a ratio that once was binding and is not any more."""
_BEFORE = ". Đến ngày {}: {}"
"""Behind a rule whose words were others before, or its basis behind that basis."""
LAW, OFFICE, UNVERIFIED = "luật", "cơ quan, địa phương", "chưa kiểm chứng"
OFF = "đang tắt"
VOTE = "Phiếu"
"""What stands for the id of a rule on votes."""
DOSSIER, DAY = "Hồ sơ", "Lịch"
"""The same for a rule on dossiers, and for a day of the calendar."""
_BLOCKS, _INFORMS = BINDING_WORDS.values()

RuleRow = tuple[str, ...]


def rule_rows(year: int | None, settings: Settings) -> tuple[RuleRow, ...]:
    """What is in force for an award year, in the order of RULE_COLUMNS.

    Rules, those switched off too, then the office's own, then standards and votes.
    Those of other offices, sectors and provinces are left out unless switched on.
    """
    if year is None:
        return ()
    rules = (*all_rules(year), *office_rules(settings, year))
    return (
        *(_rule_row(rule, settings) for rule in rules if settings.shows(rule)),
        *_standard_rows(year, settings),
        *_grant_rows(year, settings),
        *_vote_rows(year, settings),
        *_calendar_rows(year, settings),
    )


def _rule_row(rule: Rule, settings: Settings) -> RuleRow:
    return _row(rule.id, _words(rule), _effect(rule, settings), rule)


def _row(name: str, words: str, effect: str, one: Rule | Dated) -> RuleRow:
    version = one.version
    return (
        name,
        words,
        kind_words(version.status),
        effect,
        source_words(version),
        period_words(version.start, one.last_day),
    )


def _words(rule: Rule) -> str:
    where = f"{rule.applies_to}: " if rule.applies_to else ""
    words = f"{where}{rule.version.value}"
    return words[:1].upper() + words[1:]


def _standard_rows(year: int, settings: Settings) -> Iterator[RuleRow]:
    found: tuple[Standard, ...] = (*title_standards(year), *form_standards(year))
    for one in found:
        if not settings.concerns(one.applies_to):
            continue
        award = award_on(one.award, judged_on(year, None))
        words = f"{one.title}: {one.version.value}"
        yield _row(award.short if award else "", words, _effects(one.blocks), one)


def _grant_rows(year: int, settings: Settings) -> Iterator[RuleRow]:
    """Who else grants what, by the rules of the offices that were chosen."""
    day = judged_on(year, None)
    for one in grants(day):
        if settings.concerns(one.applies_to) and (award := award_on(one.award, day)):
            yield _row(award.short, f"{one.title}: {one.version.value}", _INFORMS, one)


def _vote_rows(year: int, settings: Settings) -> Iterator[RuleRow]:
    day = judged_on(year, None)
    for one in vote_thresholds(day):
        if settings.concerns(one.applies_to):
            words = f"{one.title}: {one.version.value}"
            yield _row(VOTE, words, _effects(one.blocks), one)
    for meeting in quorums(day):
        if settings.concerns(meeting.applies_to):
            words = f"{meeting.title}: {meeting.version.value}"
            blocks = meeting.version.status != "unverified"
            yield _row(VOTE, words, _effects(blocks), meeting)


def _calendar_rows(year: int, settings: Settings) -> Iterator[RuleRow]:
    """The dossiers and days of the offices that were chosen; nothing is judged by them.

    Those of the law stand on no sheet.
    """
    day = judged_on(year, None)
    for name, several in ((DOSSIER, dossiers(day)), (DAY, deadlines(day))):
        for one in several:
            if one.applies_to in settings.profile:
                words = f"{one.title}: {one.version.value}"
                yield _row(name, words, _INFORMS, one)


def _effects(blocks: bool) -> str:
    return _BLOCKS if blocks else _INFORMS


def kind_words(status: str) -> str:
    """Whose rule it is: the law's, the office's, or nobody knows yet."""
    return {"office": OFFICE, "unverified": UNVERIFIED}.get(status, LAW)


def _effect(rule: Rule, settings: Settings) -> str:
    if not settings.is_on(rule):
        return OFF
    return _BLOCKS if settings.bars(rule) else _INFORMS


def switch_rows() -> tuple[RuleRow, ...]:
    """What an office can switch: id, words, default, "" to be filled, basis.

    A rule is among them when one of its versions is an office's or off by default. One
    that is only for some offices is not: it comes with their choice.
    """
    return tuple(_switch_row(one) for one in switchable())


def switchable() -> tuple[Series[Rule], ...]:
    """The general rules that can be switched on or off, R2 before R10."""
    own = {one.id for one in own_rules()}
    found: list[Series[Rule]] = [
        one
        for kind in RULES
        for one in series(kind)
        if one.id not in own
        and any(
            r.version.status == "office" or not r.on_by_default for r in one.records
        )
    ]
    return tuple(sorted(found, key=lambda one: natural(one.id)))


def _switch_row(one: Series[Rule]) -> RuleRow:
    rule = _said_of(one)
    words = _words(rule)
    newest = one.records[0]
    if isinstance(newest, RatioRule) and rule is not newest and not newest.blocks:
        words += _ONLY_TOLD.format(day_words(newest.version.start))
    basis = source_words(rule.version)
    for older in one.records[one.records.index(rule) + 1 :]:
        if older.blocks and older.version.value != rule.version.value:
            until = day_words(older.last_day) if older.last_day else ""
            words += _BEFORE.format(until, older.version.value)
            basis += _BEFORE.format(until, source_words(older.version))
    return (one.id, words, "; ".join(_defaults(one)), "", basis)


def _said_of(one: Series[Rule]) -> Rule:
    """What the office would switch on: a rule, not that there is none."""
    return next((r for r in one.records if r.blocks), one.records[0])


def own_rule_words() -> Mapping[str, str]:
    """The rules that only a choice of offices brings in, by id, in words."""
    return {one.id: _words(_said_of(one)) for one in own_rules()}


def _defaults(one: Series[Rule]) -> Iterator[str]:
    """«có», «không», or each with its time, the oldest first."""
    runs: list[tuple[date, bool]] = []
    for record in reversed(one.records):
        if not runs or runs[-1][1] is not record.on_by_default:
            runs.append((record.version.start, record.on_by_default))
    if len(runs) == 1:
        yield YES if runs[0][1] else NO
        return
    for index, (start, on) in enumerate(runs):
        word = YES if on else NO
        if index + 1 < len(runs):
            last = runs[index + 1][0] - timedelta(days=1)
            yield f"{word} đến {day_words(last)}"
        else:
            yield f"{word} từ {day_words(start)}"
