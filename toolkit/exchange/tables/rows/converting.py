"""From lines of a source to rows of a table."""

from collections.abc import Iterator, Mapping, Sequence, Set

from toolkit.exchange.sources.source import Line, Value
from toolkit.exchange.tables.layout.headings import UNIT_AND_POSITION, YEARLY, Match
from toolkit.exchange.tables.layout.marks import mark
from toolkit.exchange.tables.rows.award_texts import is_words
from toolkit.exchange.tables.rows.converted import Converted, Fields, NewRow, Tally
from toolkit.exchange.tables.rows.met import Met, Values, different
from toolkit.exchange.tables.rows.position_and_unit import part
from toolkit.exchange.tables.rows.titles_told import Titles, Told
from toolkit.exchange.tables.rows.values import How, as_text
from toolkit.forms.register.columns import CellKind
from toolkit.forms.register.reading.days import month_first
from toolkit.xlsx.cells.cell import CellError, CellValue


def convert(
    lines: Sequence[Line],
    match: Match,
    units: frozenset[str],
    hidden: Set[int] = frozenset(),
) -> Converted:
    """The rows that lines mean.

    `units`: folded names of the units of the register; `hidden`: columns that nobody
    sees, which say nothing where a column beside them says otherwise.
    """
    return _Converter(lines, match, units, hidden).run()


def _others(marked: Sequence[Fields], titles: Sequence[CellValue]) -> Iterator[Fields]:
    """What marks say that the line does not say in words, each once."""
    for place, one in enumerate(marked):
        if one not in marked[:place] and ("year" in one or one["award"] not in titles):
            yield one


class _Converter:
    def __init__(
        self,
        lines: Sequence[Line],
        match: Match,
        units: frozenset[str],
        hidden: Set[int],
    ) -> None:
        self.lines, self.match = lines, match
        self.units = units
        self.columns = {c.field: c for c in match.table.columns}
        places: dict[str, list[int]] = {}
        seen_first = sorted(match.fields.items(), key=lambda one: one[0] in hidden)
        for place, name in seen_first:
            places.setdefault(name, []).append(place)
        self.both = places.pop(UNIT_AND_POSITION, [])
        others = {name: n for name, n in places.items() if name != "award"}
        self.alone = [(name, n[0]) for name, n in others.items() if len(n) == 1]
        self.shared = {name: n for name, n in others.items() if len(n) > 1}
        self.marks, self.births = match.titles, match.births
        self.years, self.yearly = match.years, YEARLY.get(match.table.key, "")
        self.result = Converted()
        self.orders: dict[tuple[str, ...], Sequence[str]] = {}
        self.values = Values(match.table, set(self._swapped(places)))
        awards, authorities = places.get("award", []), places.get("authority", [])
        self.titles = Titles(self.values, awards, authorities)

    def _swapped(self, places: Mapping[str, Sequence[int]]) -> Iterator[str]:
        """The fields of days in which a text has the month first."""
        for name, columns in places.items():
            if self.columns[name].holds not in (CellKind.DATE, CellKind.MOMENT):
                continue
            found = (line.cells.get(n) for line in self.lines for n in columns)
            texts = {value for value in found if isinstance(value, str)}
            if any(map(month_first, texts)):
                yield name

    def run(self) -> Converted:
        for line in self.lines:
            cells = self._sound(line)
            told = self.titles.told(cells)
            row = self._values(line.number, cells, told)
            marked = list(self._marked(line.number, cells)) if self.marks else []
            self.result.marks += len(marked)
            if not told.titles and not marked and self._is_refused(cells):
                continue
            bodies = self._bodies(line.number, told, row) if told.bodies else {}
            several: list[Fields] = [
                {"award": award, **bodies.get(award, {})} for award in told.titles
            ]
            several += _others(marked, told.titles)
            several = several or [{}]
            if self.years:
                several = list(self._by_year(line.number, cells))
                self.result.by_year += len(several)
            for one in several:
                if filled := {**one, **row}:
                    ordered = {name: filled[name] for name in self._order(filled)}
                    self.result.rows.append(NewRow(line.number, ordered))
            if len(told.titles) > 1:
                self.result.doubled.append(line.number)
        return self.result

    def _order(self, filled: Fields) -> Sequence[str]:
        """The fields of a row in the order of the table; most rows fill the same."""
        names = tuple(filled)
        known = self.orders.get(names)
        if known is None:
            known = self.orders[names] = [n for n in self.columns if n in filled]
        return known

    def _sound(self, line: Line) -> Mapping[int, Value]:
        """The cells of a line without the error values, which are told."""
        if CellError not in map(type, line.cells.values()):
            return line.cells
        errors = {n: v for n, v in line.cells.items() if isinstance(v, CellError)}
        read = {*self.match.fields, *self.marks, *self.births, *self.years}
        for place in sorted(read & errors.keys()):
            self.result.errors.append((line.number, str(errors[place])))
        return {n: v for n, v in line.cells.items() if n not in errors}

    def _values(self, line: int, cells: Mapping[int, Value], told: Told) -> Fields:
        """What a line says in each field besides its titles and forms."""
        row: Fields = {}
        meaning = self.values.met
        for name, place in self.alone:
            typed = cells.get(place)
            if typed is None:
                continue
            value, _, _, _, _, is_told = met = meaning(name, typed)
            if is_told:
                self._tell(line, name, met)
            if value is not None:
                row[name] = value
        for name, places in self.shared.items():
            several = [meaning(name, cells[n]) for n in places if n in cells]
            for met in self._kept(line, name, several):
                if met.is_told:
                    self._tell(line, name, met)
                if met.value is not None:
                    row[name] = met.value
        for met in told.met:
            self._tell(line, "award", met)
        for place in self.both:
            self._parted(line, cells.get(place), row)
        for place, woman in self.births.items():
            if place in cells and "born" not in row:
                self._born(line, cells[place], woman, row)
        return row

    def _bodies(self, line: int, told: Told, row: Fields) -> Mapping[CellValue, Fields]:
        """Who granted each title, where only its text says so: title → «Cấp khen»."""
        if "authority" not in self.columns or row.get("authority"):
            return {}
        self.result.bodies += ((line, body) for _, body in told.bodies)
        return {title: {"authority": body} for title, body in told.bodies}

    def _born(self, line: int, typed: Value, woman: bool, row: Fields) -> None:
        """A year of birth below «Nam» or «Nữ»."""
        met = self.values.met("born", typed)
        if met.how is not How.KEPT:
            self._tell(line, "born", met)
        row["born"] = met.value
        sex = self.values.met("woman", "Nữ" if woman else "Nam")
        row.setdefault("woman", sex.value)

    def _marked(self, line: int, cells: Mapping[int, Value]) -> Iterator[Fields]:
        """The titles that a line has a mark for; their headings say which, and when."""
        authority = self.titles.authority(cells)
        for place, heading in self.marks.items():
            if place not in cells:
                continue
            marked = mark(cells[place])
            if marked is None:
                told = (line, str(cells[place]))
                self.result.unclear.setdefault(place, []).append(told)
            elif marked:
                met = self.values.met("award", heading, authority)
                if met.how is How.UNKNOWN:
                    self._tell(line, "award", met)
                year = self.match.title_years.get(place)
                yield {"award": met.value} | ({"year": float(year)} if year else {})

    def _by_year(self, line: int, cells: Mapping[int, Value]) -> Iterator[Fields]:
        """What a line says below each year that is a heading, a row for each."""
        for place, year in self.years.items():
            if place not in cells:
                continue
            value = cells[place]
            if self.match.marked_years:
                marked = mark(value)
                if marked is None:
                    unclear = self.result.unclear.setdefault(place, [])
                    unclear.append((line, str(value)))
                elif marked:
                    yield {"year": float(year)}
                continue
            of_titles = self.yearly == "award"
            for one in self.titles.parts(value) if of_titles else [value]:
                met = self.values.met(self.yearly, one)
                if not is_words(met.value):
                    continue
                if met.how is not How.KEPT:
                    self._tell(line, self.yearly, met)
                told: Fields = {"year": float(year), self.yearly: met.value}
                body = self.titles.body(one) if "authority" in self.columns else ""
                if body:
                    self.result.bodies.append((line, body))
                    told["authority"] = body
                yield told

    def _is_refused(self, cells: Mapping[int, Value]) -> bool:
        """Whether a line says «không» of a title, and so is for none."""
        return any(mark(cells[p]) is False for p in self.marks if p in cells)

    def _kept(self, line: int, name: str, met: Sequence[Met]) -> Sequence[Met]:
        """Which of several values of one field goes into the table."""
        found = different(met)
        if len(found) < 2:
            return found
        self.result.differ.setdefault(name, []).append(line)
        known = [one for one in found if one.how is not How.UNKNOWN]
        return (known or found)[:1]

    def _tell(self, line: int, name: str, met: Met) -> None:
        tally = self.result.tallies.setdefault(name, Tally())
        if met.how is How.BETTER:
            before, after = met.text.strip(), as_text(self.columns[name], met.value)
            # «01/01/1980» is a day now: nobody sees a difference.
            if before != after:
                tally.example = tally.example if tally.better else (before, after)
                tally.better += 1
        elif met.how is How.UNKNOWN:
            (tally.swapped if met.swapped else tally.unknown).append((line, met.text))
        if met.cut:
            self.result.cut.append(line)

    def _parted(self, line: int, typed: Value | None, row: Fields) -> None:
        """Position and unit out of one text, where the register knows the unit."""
        if not isinstance(typed, str):
            return
        tally = self.result.tallies.setdefault(UNIT_AND_POSITION, Tally())
        position, unit = part(typed, self.units)
        wanted = {"position": position, "unit": unit}
        if not unit:
            tally.unknown.append((line, typed))
            wanted = {"position" if "unit" in row else "unit": typed.strip()}
        else:
            tally.example = tally.example if tally.better else (typed.strip(), unit)
            tally.better += 1
        for name, text in wanted.items():
            if text and name in self.columns and name not in row:
                row[name] = text
