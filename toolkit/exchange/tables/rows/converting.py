"""From lines of a source to rows of a table."""

import re
from collections.abc import Iterator, Mapping, Sequence

from toolkit.exchange.sources.source import Line, Value
from toolkit.exchange.tables.layout.headings import UNIT_AND_POSITION, YEARLY, Match
from toolkit.exchange.tables.layout.marks import mark
from toolkit.exchange.tables.rows.award_texts import (
    awarding_body,
    is_words,
    parts_of,
    without_salutation,
)
from toolkit.exchange.tables.rows.converted import Converted, Fields, NewRow, Tally
from toolkit.exchange.tables.rows.met import KnownMet, Met, Typed
from toolkit.exchange.tables.rows.values import How, Meanings, as_text
from toolkit.forms.register.columns import CellKind
from toolkit.forms.register.reading.days import day_of, month_first
from toolkit.rules.names import folded
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.edit.cell import TEXT_LIMIT, clean_text
from toolkit.xlsx.run import current

_PARTS = re.compile(r"[,;\n]|(?<=\s)[-–—](?=\s)")
_LONGEST_UNIT = 300
"""Characters of a name; of a long text no more than its end is looked at."""


def convert(lines: Sequence[Line], match: Match, units: frozenset[str]) -> Converted:
    """The rows that lines mean. `units`: folded names of the units of the register."""
    return _Converter(lines, match, units).run()


class _Converter:
    def __init__(
        self, lines: Sequence[Line], match: Match, units: frozenset[str]
    ) -> None:
        self.lines, self.match = lines, match
        self.units = units
        self.columns = {c.field: c for c in match.table.columns}
        self.meanings = Meanings(match.table.columns)
        self.places: dict[str, list[int]] = {}
        for place, name in match.fields.items():
            self.places.setdefault(name, []).append(place)
        self.titles = match.titles
        self.both = self.places.pop(UNIT_AND_POSITION, [])
        self.award_places = self.places.get("award", [])
        others = {name: n for name, n in self.places.items() if name != "award"}
        self.alone = {name: n[0] for name, n in others.items() if len(n) == 1}
        self.shared = {name: n for name, n in others.items() if len(n) > 1}
        self.births = match.births
        self.years, self.yearly = match.years, YEARLY.get(match.table.key, "")
        self.parted: dict[tuple[type, Value, str], list[Value]] = {}
        self.result = Converted()
        self.swapped = {
            name
            for name in self.places
            if self.columns[name].holds in (CellKind.DATE, CellKind.MOMENT)
            and any(month_first(text) for text in self._texts(name))
        }
        known = current().of(KnownMet)
        self.known: dict[str, dict[Typed, Met]] = {
            name: {} if name in self.swapped else known.of(match.table.key, name)
            for name in self.columns
        }

    def _texts(self, name: str) -> Iterator[str]:
        for line in self.lines:
            for place in self.places[name]:
                value = line.cells.get(place)
                if isinstance(value, str):
                    yield value

    def run(self) -> Converted:
        for line in self.lines:
            cells = self._sound(line)
            row, written = self._values(line.number, cells)
            marked = list(self._marked(line.number, cells)) if self.titles else []
            self.result.marks += len(marked)
            awards = list(dict.fromkeys((*written, *marked)))
            if not awards and self._is_refused(cells):
                continue
            bodies = self._bodies(line.number, cells, row)
            several: list[Fields] = [
                {"award": award, **bodies.get(award, {})} for award in awards
            ]
            several = several or [{}]
            if self.years:
                several = list(self._by_year(line.number, cells))
                self.result.by_year += len(several)
            for one in several:
                filled = {**one, **row}
                ordered = {n: filled[n] for n in self.columns if n in filled}
                if ordered:
                    self.result.rows.append(NewRow(line.number, ordered))
            if len(written) > 1:
                self.result.doubled.append(line.number)
        return self.result

    def _sound(self, line: Line) -> Mapping[int, Value]:
        """The cells of a line without the error values, which are told."""
        if CellError not in map(type, line.cells.values()):
            return line.cells
        errors = {n: v for n, v in line.cells.items() if isinstance(v, CellError)}
        read = {*self.match.fields, *self.titles, *self.births, *self.years}
        for place in sorted(read & errors.keys()):
            self.result.errors.append((line.number, str(errors[place])))
        return {n: v for n, v in line.cells.items() if n not in errors}

    def _values(
        self, line: int, cells: Mapping[int, Value]
    ) -> tuple[Fields, list[CellValue]]:
        """What a line says in each field, and its titles and forms, of any number."""
        authority = self._authority(cells)
        row: Fields = {}
        for name, place in self.alone.items():
            if place in cells:
                met = self._met(name, cells[place], "")
                if met.is_told:
                    self._tell(line, name, met)
                if met.value is not None:
                    row[name] = met.value
        for name, places in self.shared.items():
            several = [self._met(name, cells[n], "") for n in places if n in cells]
            for met in self._kept(line, name, several):
                if met.is_told:
                    self._tell(line, name, met)
                if met.value is not None:
                    row[name] = met.value
        written = list(self._written(line, cells, authority))
        for place in self.both:
            self._parted(line, cells.get(place), row)
        for place, woman in self.births.items():
            if place in cells and "born" not in row:
                self._born(line, cells[place], woman, row)
        return row, written

    def _written(
        self, line: int, cells: Mapping[int, Value], authority: str
    ) -> Iterator[CellValue]:
        """The titles and forms that a line names, each once."""
        typed = (cells[place] for place in self.award_places if place in cells)
        met = [
            self._met("award", part, authority)
            for one in typed
            for part in self._parts(one, authority)
        ]
        for one in self._kept(line, "award", met):
            if one.is_told:
                self._tell(line, "award", one)
            if one.value is not None:
                yield one.value

    def _parts(self, value: Value, authority: str) -> list[Value]:
        """The titles of one cell: «LĐTT, CSTĐCS» are two if each is one."""
        key = (type(value), value, authority)
        if key not in self.parted:
            self.parted[key] = self._titles_in(value, authority)
        return self.parted[key]

    def _titles_in(self, value: Value, authority: str) -> list[Value]:
        if self._met("award", value, authority).how is not How.UNKNOWN:
            return [value]
        parts: list[Value] = [*parts_of(value)]
        known = (self._met("award", part, authority).how for part in parts)
        several = len(parts) > 1 and all(how is not How.UNKNOWN for how in known)
        return parts if several else [value]

    def _bodies(
        self, line: int, cells: Mapping[int, Value], row: Fields
    ) -> Mapping[CellValue, Fields]:
        """Who granted each title, where only its text says so: title → «Cấp khen»."""
        if "authority" not in self.columns or row.get("authority"):
            return {}
        texts = [cells[n] for n in self.award_places if n in cells]
        parts = (part for text in texts for part in self._parts(text, ""))
        return {
            self._met("award", part, "").value: told
            for part in parts
            if (told := self._body(line, part))
        }

    def _body(self, line: int, text: Value) -> Fields:
        """Who granted a title, as its text says; nothing where it is no known one."""
        body = awarding_body(text)
        if not body or self._met("award", text, "").how is How.UNKNOWN:
            return {}
        self.result.bodies.append((line, body))
        return {"authority": body}

    def _born(self, line: int, typed: Value, woman: bool, row: Fields) -> None:
        """A year of birth below «Nam» or «Nữ»."""
        met = self._met("born", typed, "")
        if met.how is not How.KEPT:
            self._tell(line, "born", met)
        row["born"] = met.value
        sex = self._met("woman", "Nữ" if woman else "Nam", "")
        row.setdefault("woman", sex.value)

    def _marked(self, line: int, cells: Mapping[int, Value]) -> Iterator[CellValue]:
        """The titles that a line has a mark for; their headings say which."""
        authority = self._authority(cells)
        for place, heading in self.titles.items():
            if place not in cells:
                continue
            marked = mark(cells[place])
            if marked is None:
                told = (line, str(cells[place]))
                self.result.unclear.setdefault(place, []).append(told)
            elif marked:
                met = self._met("award", heading, authority)
                if met.how is How.UNKNOWN:
                    self._tell(line, "award", met)
                yield met.value

    def _by_year(self, line: int, cells: Mapping[int, Value]) -> Iterator[Fields]:
        """What a line says below each year that is a heading, a row for each."""
        for place, year in self.years.items():
            if place not in cells:
                continue
            value = cells[place]
            values = self._parts(value, "") if self.yearly == "award" else [value]
            for one in values:
                met = self._met(self.yearly, one, "")
                if not is_words(met.value):
                    continue
                if met.how is not How.KEPT:
                    self._tell(line, self.yearly, met)
                body = self._body(line, one) if "authority" in self.columns else {}
                yield {"year": float(year), self.yearly: met.value, **body}

    def _is_refused(self, cells: Mapping[int, Value]) -> bool:
        """Whether a line says «không» of a title, and so is for none."""
        return any(mark(cells[p]) is False for p in self.titles if p in cells)

    def _authority(self, cells: Mapping[int, Value]) -> str:
        for place in self.places.get("authority", ()):
            if isinstance(value := cells.get(place), str):
                return value
        return ""

    def _met(self, name: str, value: Value, authority: str) -> Met:
        """What a value means; worked out once, for most stand in many rows."""
        if type(value) is str and name != "award":
            key: Typed = value
        else:
            beside = authority if name == "award" else getattr(value, "text", "")
            key = (type(value), value, beside)
        known = self.known[name]
        if key not in known:
            known[key] = self._judged(name, value, authority)
        return known[key]

    def _judged(self, name: str, value: Value, authority: str) -> Met:
        column = self.columns[name]
        if name in self.swapped and isinstance(value, str) and _is_slashed(value):
            return Met(value, How.UNKNOWN, value, swapped=True, is_told=True)
        plain = without_salutation(value) if name == "name" else value
        new, how = self.meanings.meaning(name, plain, authority)
        if plain != value and how is How.KEPT:
            how = How.BETTER  # told, as it is no longer what was typed
        text = value if isinstance(value, str) else as_text(column, new)
        cut = isinstance(new, str) and _loses(new)
        # Of a title that is told by no word no row comes.
        is_told = (how is not How.KEPT or cut) and (name != "award" or is_words(new))
        return Met(new, how, text, cut=cut, is_told=is_told)

    def _kept(self, line: int, name: str, met: Sequence[Met]) -> list[Met]:
        """Which of the values of one field go into the table, if there are several."""
        if len(met) < 2:
            return list(met)
        different = list({one.value: one for one in reversed(met)}.values())[::-1]
        if len(different) == 1 or name == "award":
            return different
        self.result.differ.setdefault(name, []).append(line)
        known = [one for one in different if one.how is not How.UNKNOWN]
        return (known or different)[:1]

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


def part(text: str, units: frozenset[str]) -> tuple[str, str]:
    """«Trưởng phòng, Phòng Kế hoạch» → its position and unit; "" for what is unclear.

    The unit is the longest ending that is the name of a known unit.
    """
    whole = text.strip()
    if folded(whole) in units:
        return "", whole
    for found in _PARTS.finditer(whole, max(len(whole) - _LONGEST_UNIT, 0)):
        unit = whole[found.end() :].strip()
        if folded(unit) in units:
            return whole[: found.start()].strip(), unit
    return "", ""


def _is_slashed(text: str) -> bool:
    return day_of(text) is not None or month_first(text)


def _loses(text: str) -> bool:
    """Whether a cell cannot hold a text whole."""
    if text.isprintable() and len(text) < TEXT_LIMIT // 2:
        return False
    return clean_text(text) != text.replace("\r\n", "\n").replace("\r", "\n")
