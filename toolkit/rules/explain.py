"""The rules in words a clerk reads: one of them, or all of a year."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from toolkit.rules.book import RULES, settings
from toolkit.rules.loader import (
    INSTRUMENTS,
    Quantity,
    Version,
    basis_lines,
    judged_on,
    quantities,
    reported_law,
    rules_version,
)
from toolkit.rules.names import known_title
from toolkit.rules.records import RatioRule, Rule
from toolkit.rules.shelf import Series, natural, records_on, series
from toolkit.rules.standards import (
    BasePay,
    Coefficient,
    Dated,
    Deadline,
    Dossier,
    FormStandard,
    Grant,
    PaymentRule,
    Quorum,
    Setting,
    Standard,
    TitleStandard,
    VoteThreshold,
)
from toolkit.rules.titles import candidates, title_lines
from toolkit.rules.whose import heading, is_somebodys
from toolkit.rules.words import (
    STATUS_WORDS,
    day_words,
    effect_words,
    period_words,
    source_words,
)

_Told = TypeVar("_Told")
_STANDARDS: tuple[type[Standard], ...] = (TitleStandard, FormStandard)
_PLAIN: tuple[tuple[str, tuple[type[Dated], ...]], ...] = (
    ("Tiêu chuẩn danh hiệu", (TitleStandard,)),
    ("Điều kiện khen thưởng", (FormStandard,)),
    ("Thẩm quyền", (Grant,)),
    ("Biểu quyết", (VoteThreshold, Quorum)),
    ("Tiền thưởng", (BasePay, PaymentRule, Coefficient)),
    ("Hồ sơ", (Dossier,)),
    ("Lịch", (Deadline,)),
    ("Cách tính do cơ quan chọn", (Setting,)),
)


class UnknownRuleError(LookupError):
    """No rule, title or form has that name; `candidates`: those it may begin."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.candidates = tuple((a.short, a.version.value) for a in candidates(name))


def explain(name: str, year: int, day: date | None = None) -> str:
    """A rule, or the standards of an award, in full.

    `name` is an id (R1), a family of them (R6, E5), or a title or form as clerks
    write it (CSTĐCS). Raises UnknownRuleError.
    """
    found: list[Series[Rule] | Series[Standard]]
    found = [*_rules_named(name), *_standards_named(name)]
    if not found:
        raise UnknownRuleError(name)
    judged = judged_on(year, day)
    told = ["\n".join(_explained(one, year, judged)) for one in found]
    return "\n\n".join((*_warning(year, day), *told))


def _warning(year: int, day: date | None) -> Iterator[str]:
    if law := reported_law(year, day):
        yield f"LƯU Ý: {law.words}. {law.note}"


def _rules_named(name: str) -> Iterator[Series[Rule]]:
    # R1′ is what R1 became; a clerk may type either, in any case.
    wanted = name.strip().rstrip("′'’").lower()
    every = [one for kind in RULES for one in series(kind)]
    for one in sorted(every, key=lambda found: natural(found.id)):
        letter, number, _ = natural(one.id)
        if wanted in (one.id.lower(), f"{letter}{number}".lower()):
            yield one


def _standards_named(name: str) -> Iterator[Series[Standard]]:
    award = known_title(name)
    for kind in _STANDARDS:
        for one in series(kind):
            if one.id == name or (award and one.records[0].award == award):
                yield one


def _explained(
    one: Series[Rule] | Series[Standard], year: int, day: date
) -> Iterator[str]:
    quantity, index = one.quantity, one.quantity.index_on(day)
    head = f"{one.id} – " if isinstance(one.records[0], Rule) else ""
    yield f"{head}{quantity.title}"
    if index is None:
        yield f"  Năm {year} (xét ngày {day_words(day)}): không có quy định này."
    else:
        words = quantity.versions[index].words
        yield f"  Năm {year} (xét ngày {day_words(day)}): {words}"
        yield from (f"  {line}" for line in _details(one.records[index], year))
    others = [i for i in range(len(quantity.versions)) if i != index]
    if others:
        yield "  Thời gian khác:"
        yield from (f"    {_past(quantity, i)}" for i in others)


def _past(quantity: Quantity, index: int) -> str:
    version = quantity.versions[index]
    period = period_words(version.start, quantity.last_day(index))
    return f"{period}: {version.words} – {source_words(version)}"


def _details(record: Rule | Standard, year: int) -> Iterator[str]:
    version = record.version
    if isinstance(record, Standard):
        yield from _need_lines(record)
    else:
        yield f"Tác dụng: {effect_words(record)}"
    yield f"Căn cứ: {source_words(version)}"
    yield f"Hiệu lực: {period_words(version.start, record.last_day)}"
    still = f", vẫn là căn cứ cho năm {year}" if version.status == "repealed" else ""
    checked = f"kiểm tra ngày {day_words(version.checked_on)}"
    yield f"Tình trạng: {STATUS_WORDS[version.status]}{still}; {checked}"
    if record.applies_to:
        yield f"Phạm vi: {record.applies_to}"
    if isinstance(record, RatioRule) and record.setting:
        yield from _readings(record.setting)
    if version.note:
        yield f"Ghi chú: {version.note}"


def _need_lines(standard: Standard) -> Iterator[str]:
    routes = standard.routes
    for number, needs in enumerate(routes, 1):
        if len(routes) > 1:
            yield f"Cách {number}:"
        for need in needs:
            yield f"– {need.text}" + (f" [{need.rule}]" if need.rule else "")


def _readings(name: str) -> Iterator[str]:
    """All choices of a setting: what differs by reading is shown, not hidden."""
    for setting in settings():
        if setting.id == name:
            yield f"{setting.title}:"
            for choice in setting.choices:
                default = " (mặc định)" if choice.id == setting.default else ""
                yield f"  {choice.id}: {choice.text}{default}"


def year_text(year: int, day: date | None = None) -> str:
    """Everything in force for an award year, with articles and dates."""
    return "\n".join(_year_lines(year, judged_on(year, day)))


def _year_lines(year: int, day: date) -> Iterator[str]:
    yield f"Quy định cho năm {year}, xét ngày {day_words(day)} (bản {rules_version()})"
    yield from _warning(year, day)
    if day < first_day():
        yield f"Chưa có dữ liệu; dữ liệu bắt đầu từ {day_words(first_day())}."
    yield from _section("Căn cứ", basis_lines(year))
    found = [rule for kind in RULES for rule in records_on(kind, day)]
    ordered = sorted(found, key=lambda rule: natural(rule.id))
    yield from _section("Danh hiệu, hình thức (tên tắt: tên đủ)", title_lines(day))
    somebodys: dict[str, list[str]] = {}
    for title, letter in (("Tỷ lệ, số lượng", "R"), ("Điều kiện", "E")):
        rules = [rule for rule in ordered if rule.id.startswith(letter)]
        yield from _section(title, _general(rules, _rule_line, somebodys))
    for title, kinds in _PLAIN:
        records = [record for kind in kinds for record in records_on(kind, day)]
        yield from _section(title, _general(records, _plain_line, somebodys))
    yield from _section(_APART, _apart(somebodys, day))


_APART = "Riêng của từng địa phương, ngành, cơ quan: nơi khác không áp dụng"


def _general(
    records: Iterable[_Told], line: Callable[[_Told], str], others: dict[str, list[str]]
) -> Iterator[str]:
    """The lines of what binds everybody; what is somebody's own goes to `others`."""
    for record in records:
        whose = getattr(record, "applies_to", "")
        if is_somebodys(whose):
            others.setdefault(whose, []).append(line(record))
        else:
            yield line(record)


def _apart(somebodys: Mapping[str, Sequence[str]], day: date) -> Iterator[str]:
    for whose, lines in somebodys.items():
        yield f"{heading(whose, day)}:"
        yield from (f"  {line}" for line in lines)


def unverified_text() -> str:
    """Every value that nobody has checked, and what would settle it."""
    found = [
        (quantity, index, version)
        for quantity in quantities()
        for index, version in enumerate(quantity.versions)
        if version.status == "unverified"
    ]
    every = sum(len(quantity.versions) for quantity in quantities())
    lines = [f"{len(found)} trong {every} giá trị chưa kiểm chứng (không dùng để chặn)"]
    for quantity, index, version in found:
        period = period_words(version.start, quantity.last_day(index))
        lines += ["", f"{quantity.title} – {period}", f"  {version.value}"]
        lines.append(f"  Đang ghi theo: {source_words(version)}")
        lines.append(f"  Cần: {_settles(version)}")
    return "\n".join(lines)


def _settles(version: Version) -> str:
    """What has to be read to know; the note of the value, where it says so itself."""
    if "Cần " in version.note:
        return version.note
    what = f"đọc văn bản gốc ({version.source}), xác định điều khoản và ngày hiệu lực"
    return f"{what}. {version.note}" if version.note else f"{what}."


def first_day() -> date:
    """The first day on which the data know a law."""
    return min(v.start for q in quantities(INSTRUMENTS) for v in q.versions)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    kept = list(lines)
    if kept:
        yield ""
        yield title
        yield from (f"  {line}" for line in kept)


def _rule_line(rule: Rule) -> str:
    whose = rule.applies_to
    where = f"{whose}: " if whose and not is_somebodys(whose) else ""
    return (
        f"{rule.id:<5}{where}{rule.version.words} – {source_words(rule.version)}; "
        f"{period_words(rule.version.start, rule.last_day)} [{effect_words(rule)}]"
    )


def _plain_line(record: Dated) -> str:
    version = record.version
    period = period_words(version.start, record.last_day)
    return f"{record.title}: {version.words} – {source_words(version)}; {period}"
