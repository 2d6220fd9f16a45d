"""People: positions, years of service, and rows of the year that say too little."""

from collections.abc import Iterator, Mapping

from toolkit.awards.people.identity import Directory, Who
from toolkit.awards.settings import Settings
from toolkit.awards.words.known import end_of
from toolkit.findings.finding import Finding, find
from toolkit.model.emulation import Recipient, Staff
from toolkit.model.register import Person, Register, TableKey, YearRating
from toolkit.rules.names import folded
from toolkit.rules.words import RATING_WORDS, STAFF_WORDS, day_words

EXAMPLES = 3
"""How many names stand for all the others."""

_POSITIONS: Mapping[Staff | None, tuple[str, ...]] = {
    Staff.DEPUTY: ("phó *",),
    Staff.HEAD: (
        "trưởng *",
        "giám đốc",
        "tổng giám đốc",
        "chánh *",
        "chủ tịch",
        "cục trưởng",
        "chi cục trưởng",
        "vụ trưởng",
        "viện trưởng",
        "hiệu trưởng",
        "thủ trưởng",
    ),
    Staff.DIRECT: (
        "chuyên viên",
        "nhân viên",
        "cán sự",
        "văn thư",
        "kế toán viên",
        "thủ quỹ",
        "lái xe",
        "bảo vệ",
    ),
    None: ("trưởng nhóm", "trưởng ca", "trưởng kíp", "trưởng thôn", "trưởng bản"),
}
"""How positions begin; «*» wants another word behind it."""

_ACTING = tuple(f"{folded(word)} " for word in ("quyền", "Q."))
_OPENINGS = sorted(
    (
        (folded(text.removesuffix("*")), text.endswith("*"), staff)
        for staff, texts in _POSITIONS.items()
        for text in texts
    ),
    key=lambda one: -len(one[0]),
)


def people_findings(
    register: Register, settings: Settings, directory: Directory
) -> Iterator[Finding]:
    """C286–C289, C295."""
    yield from _positions(register, settings)
    yield from _outside_service(register, directory)
    yield from _unrated(register, directory)
    yield from _without_staff(register)
    yield from _rated_twice(register, directory)


def staff_of(position: str) -> Staff | None:
    """What a position says of its holder; None where it says nothing for sure."""
    text = folded(position)
    for acting in _ACTING:
        text = text.removeprefix(acting)
    for opening, more, staff in _OPENINGS:
        if text.startswith(f"{opening} ") or (text == opening and not more):
            return staff
    return None


def _positions(register: Register, settings: Settings) -> Iterator[Finding]:
    """Only what moves somebody over the office's own line is told."""
    direct = settings.leader_line.direct
    known: dict[str, Staff | None] = {}
    for table in (TableKey.PEOPLE, TableKey.RATINGS, TableKey.PROPOSALS):
        for row in getattr(register, table):
            if row.staff is None or not row.position:
                continue
            if table != TableKey.PEOPLE and row.year != register.year:
                continue
            if row.position not in known:
                known[row.position] = staff_of(row.position)
            said = known[row.position]
            if said is not None and (said in direct) != (row.staff in direct):
                yield find(
                    "C286",
                    register.at(table, row.row, "staff"),
                    seen=row.position,
                    expected=STAFF_WORDS[row.staff],
                )


def _outside_service(register: Register, directory: Directory) -> Iterator[Finding]:
    if not any(person.joined or person.left for person in register.people):
        return
    people: dict[tuple[Recipient | None, str, str], Person | None] = {}
    for table in (TableKey.PROPOSALS, TableKey.AWARDS):
        for row in getattr(register, table):
            if row.year is None or not row.name:
                continue
            key = (row.recipient, row.name, row.unit)
            if key not in people:
                kind = directory.kind(row.recipient, row.name)
                people[key] = directory.person(directory.who(kind, row.name, row.unit))
            person = people[key]
            if person is not None and (why := _absent(person, row.year)):
                at = register.at(table, row.row, "year")
                yield find("C287", at, seen=str(row.year), expected=why, name=row.name)


def _absent(person: Person, year: int) -> str:
    if person.joined and year < person.joined.year:
        return f"vào làm ngày {day_words(person.joined)}"
    if person.left and year > person.left.year:
        return f"đã rời đi ngày {day_words(person.left)}"
    return ""


def _unrated(register: Register, directory: Directory) -> Iterator[Finding]:
    """People who are here at the end of the year, where others are rated."""
    last = end_of(register.year)
    rated = {
        directory.who(Recipient.INDIVIDUAL, row.name, row.unit)
        for row in register.ratings
        if row.year == register.year
        and row.recipient is Recipient.INDIVIDUAL
        and row.rating is not None
    }
    begun = any(row.year == register.year for row in register.ratings)
    if last is None or not begun:
        return
    missing = [
        person
        for person in register.people
        if person.name
        and (person.joined is None or person.joined <= last)
        and (person.left is None or person.left > last)
        and Who(Recipient.INDIVIDUAL, directory.key(person.name), person.row)
        not in rated
    ]
    if missing:
        names = ", ".join(person.name for person in missing[:EXAMPLES])
        yield find(
            "C288",
            register.at(TableKey.PEOPLE, missing[0].row, "name"),
            seen=str(len(missing)),
            expected=names + ("…" if len(missing) > EXAMPLES else ""),
            year=str(register.year),
        )


def _without_staff(register: Register) -> Iterator[Finding]:
    rows = [
        row
        for row in register.awards
        if row.year == register.year is not None
        and row.recipient is Recipient.INDIVIDUAL
        and row.staff is None
    ]
    if rows:
        yield find(
            "C289",
            register.at(TableKey.AWARDS, rows[0].row, "staff"),
            seen=str(sum(row.number for row in rows)),
            year=str(register.year),
        )


def _rated_twice(register: Register, directory: Directory) -> Iterator[Finding]:
    """C295: a second rating of one year, whatever it says."""
    rated: dict[tuple[int, Who], list[YearRating]] = {}
    for row in register.ratings:
        if row.year is None or not row.name:
            continue
        kind = directory.kind(row.recipient, row.name)
        who = directory.who(kind, row.name, row.unit)
        rows = rated.setdefault((row.year, who), [])
        rows.append(row)
        # Of namesakes that nothing tells apart, each may have a row.
        if who.is_unclear and len(rows) <= directory.namesakes(who):
            continue
        first = rows[0]
        apart = kind is not Recipient.INDIVIDUAL and _elsewhere(row, first, directory)
        if row is not first and not apart:
            yield _second_rating(row, first, register)


def _elsewhere(row: YearRating, other: YearRating, directory: Directory) -> bool:
    """Two rooms of one name, each under its own unit."""
    units = (row.unit, other.unit)
    return all(units) and directory.key(row.unit) != directory.key(other.unit)


def _second_rating(row: YearRating, other: YearRating, register: Register) -> Finding:
    return find(
        "C295",
        register.at(TableKey.RATINGS, row.row, "name"),
        seen=_rated_as(row, other),
        expected=_rated_as(other, row),
        name=row.name,
        year=str(row.year),
        other=register.at(TableKey.RATINGS, other.row, "name").cell,
    )


def _rated_as(row: YearRating, other: YearRating) -> str:
    words = RATING_WORDS[row.rating] if row.rating else "chưa ghi xếp loại"
    same = row.unit == other.unit
    return words if same else f"{words}, {row.unit or 'không ghi đơn vị'}"
