"""The titles and forms of a year: short names, who grants them, what is not known."""

from collections.abc import Iterator
from datetime import date

from toolkit.rules.bodies import Authority
from toolkit.rules.names import folded
from toolkit.rules.shelf import records_on, series
from toolkit.rules.standards import Award, FormStandard, Standard, TitleStandard
from toolkit.rules.words import RECIPIENT_WORDS

_STANDARDS: tuple[type[Standard], ...] = (TitleStandard, FormStandard)


def title_lines(day: date) -> Iterator[str]:
    """Each title and form of a day: «LĐTT: Lao động tiên tiến; do … quyết định»."""
    names = {one.id: one.records[0].title for one in series(Authority)}
    for award in records_on(Award, day):
        by = " hoặc ".join(names[one] for one in award.granted_by if one in names)
        granted = f"; do {by} quyết định" if by else ""
        unread = " (chưa kiểm chứng)" if award.version.status == "unverified" else ""
        missing = ", ".join(_without_standard(award, day))
        unknown = (
            f"; chưa có tiêu chuẩn trong bộ quy định: {missing}" if missing else ""
        )
        yield f"{award.short}: {award.version.value}{granted}{unread}{unknown}"


def _without_standard(award: Award, day: date) -> Iterator[str]:
    known = {
        (one.award, one.recipient)
        for kind in _STANDARDS
        for one in records_on(kind, day)
    }
    for recipient in award.recipients:
        if (award.id, recipient) not in known:
            yield RECIPIENT_WORDS[recipient]


def candidates(text: str) -> tuple[Award, ...]:
    """The awards whose name a text may begin: «BK» is of a province or the government.

    The order is that of the data; none for a text that begins no name.
    """
    wanted = folded(text)
    if not wanted:
        return ()
    return tuple(
        one.records[0]
        for one in series(Award)
        if any(f"{name} ".startswith(f"{wanted} ") for name in _names(one.records[0]))
    )


def _names(award: Award) -> Iterator[str]:
    every = (award.title, award.version.value, award.short, *award.synonyms)
    return (folded(name.rstrip("*")) for name in every)
