"""What differs between a workbook as it was sent and as it came back, in meaning.

Twenty programs that save a workbook change much of it by themselves: how formulas are
spelt, colours, widths, cached values, the order of names. None of that is told. What
is told says for itself whether a person did it or a program may have.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Cell, Sheet
from toolkit.xlsx.cells.formula_text import normal_form
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.book import Locks, Said
from toolkit.xlsx.meaning.forms import shown_by, value_form
from toolkit.xlsx.meaning.guards import linked_cells, protection_of, rules_on
from toolkit.xlsx.meaning.kinds import Changed, Difference
from toolkit.xlsx.meaning.looks import (
    MOST_LOOKS,
    Look,
    around,
    changed_look,
    look_of_input,
    look_of_locked,
    looks_of,
)
from toolkit.xlsx.meaning.loose import loose_rows
from toolkit.xlsx.meaning.rows import Alignment, followed
from toolkit.xlsx.meaning.sent import (
    Matched,
    Sent,
    is_renamed,
    match,
    met_cells,
    met_in_columns,
)
from toolkit.xlsx.zip.room import STYLES


def differences(
    sent: Sent, returned: ClosedBook, matched: Matched | None = None
) -> list[Difference]:
    """All that differs, the workbook first, then sheet by sheet in reading order.

    `matched`: what `match` gave, where it was asked before. Raises FileRefusedError as
    reading the sheets of `returned` does.
    """
    found = matched or match(sent, returned)
    return list(_Comparison(sent, returned, found).run())


class _Comparison:
    def __init__(self, sent: Sent, returned: ClosedBook, matched: Matched) -> None:
        self.sent, self.returned = sent, returned
        self.locks = Locks(returned)
        self.styles: dict[tuple[int, int], bool] = {}
        self.same_formats = _formats(sent.book) == _formats(returned)
        self.matched, self.facts = matched, matched.facts
        self.pairs, self.alignments = matched.pairs, matched.alignments
        self.rows_changed = any(one.changed for one in self.alignments.values())
        self.renamed = {
            f"'{now.upper()}'!": f"'{was.upper()}'!"
            for was, now in self.pairs.items()
            if is_renamed(was, now)
        }
        self.moved_columns = frozenset(self.matched.columns)

    def run(self) -> Iterator[Difference]:
        yield from self._book()
        yield from self._names()
        for was, now in self.pairs.items():
            yield from self._sheet(was, now)

    # The workbook

    def _book(self) -> Iterator[Difference]:
        before, after = self.sent.facts, self.facts
        new_links = [one for one in after.links if one not in before.links]
        if new_links:
            yield Difference(Changed.LINKS, seen="\n".join(new_links))
        if after.macros and not before.macros:
            yield Difference(Changed.MACROS)
        if after.other_sheets > before.other_sheets:
            yield Difference(Changed.OTHER_SHEETS)
        if after.manual and not before.manual:
            yield Difference(Changed.MANUAL)
        if before.structure_locked and not after.structure_locked:
            yield Difference(Changed.STRUCTURE_OPEN)
        yield from self._sheets()
        yield from self._objects()

    def _objects(self) -> Iterator[Difference]:
        """Files, controls and buttons that were put into a sheet, also a new one."""
        sent = {now: was for was, now in self.pairs.items()}
        for now in self.returned.sheet_names:
            new, was = Counter(self.returned.objects(now)), sent.get(now)
            if new and was:
                new -= Counter(self.sent.book.objects(was))
            if new:
                kinds = "\n".join(sorted(new))
                yield Difference(
                    Changed.OBJECTS, was or now, "", kinds, "", new.total()
                )

    def _sheets(self) -> Iterator[Difference]:
        found = set(self.pairs.values())
        for name in self.sent.book.sheet_names:
            if name not in self.pairs:
                yield Difference(Changed.SHEET_LOST, name)
        for name in self.returned.sheet_names:
            if name not in found:
                yield Difference(Changed.SHEET_ADDED, name)
        for was, now in self.pairs.items():
            if is_renamed(was, now):
                yield Difference(Changed.SHEET_RENAMED, was, "", now, was)
            if was in self.moved_columns:
                yield Difference(Changed.COLUMNS_MOVED, was)
        order = [name for name in self.returned.sheet_names if name in found]
        if order != list(self.pairs.values()):
            yield Difference(Changed.SHEET_ORDER, seen="\n".join(order))
        for was, now in self.pairs.items():
            before = self.sent.book.sheet_states[was]
            after = self.returned.sheet_states[now]
            if before != after:
                yield Difference(Changed.SHEET_STATE, was, "", after, before)

    def _names(self) -> Iterator[Difference]:
        before, after = self.sent.facts, self.facts
        ignored = self.sent.terms.ignored_names
        lost: list[str] = []
        for name, said in before.names.items():
            now = after.names.get(name)
            sheet = said.region.sheet if said.region else ""
            if name in ignored or (sheet and sheet not in self.pairs):
                continue  # a lost sheet is told once, and so are columns that moved
            if now is None:
                if said.region:
                    lost.append(name)
                else:
                    yield Difference(Changed.CONSTANT_LOST, seen=name)
            elif sheet in self.moved_columns and not self._elsewhere(said, now):
                continue
            elif not self._same_name(said, now):
                shown = _shown_name(said), _shown_name(now)
                yield Difference(Changed.NAME_CHANGED, "", name, shown[1], shown[0])
        if lost:
            yield Difference(Changed.NAME_LOST, seen="\n".join(lost), cells=len(lost))
        for name in after.names:
            if name not in before.names and name not in ignored:
                yield Difference(Changed.NAME_ADDED, seen=name)
        for name in sorted(
            (after.local_names - before.local_names) & set(before.names)
        ):
            yield Difference(Changed.NAME_SHADOWED, seen=name)

    def _same_name(self, said: Said, now: Said) -> bool:
        if said.region is None or now.region is None:
            return said == now
        sheet = said.region.sheet
        if self.pairs.get(sheet) != now.region.sheet:
            return False
        moved = self.alignments[sheet.casefold()].region(said.region)
        return moved is None or now.region[1:] in (said.region[1:], moved[1:])

    def _elsewhere(self, said: Said, now: Said) -> bool:
        """Whether a name left its sheet, where columns moved: others moved with it."""
        return bool(
            said.region
            and now.region
            and self.pairs.get(said.region.sheet) != now.region.sheet
        )

    # A sheet

    def _sheet(self, was: str, now: str) -> Iterator[Difference]:
        same = self.sent.book.reading(was) is self.returned.reading(now)
        if same and self.same_formats:  # byte for byte the same
            return
        yield from self._protection(was, now)
        alignment = self.alignments[was.casefold()]
        yield from self._rows(was, alignment)
        yield from self._cells(was, now, alignment)
        yield from self._looks(was, now, alignment)
        if was in self.moved_columns:
            return  # told once: merges and rules went along, each in its way
        yield from self._links(was, now, alignment)
        before, after = self.sent.book.sheet(was), self.returned.sheet(now)
        yield from self._merges(was, before, after, alignment)
        yield from self._hidden(was, before, after, alignment)
        yield from self._rules(was, now, alignment)

    def _protection(self, was: str, now: str) -> Iterator[Difference]:
        before = protection_of(self.sent.book.reading(was).guards)
        after = protection_of(self.returned.reading(now).guards)
        if before.on and not after.on:
            yield Difference(Changed.PROTECTION_OFF, was)
        elif before.on and (looser := before.forbids - after.forbids):
            yield Difference(Changed.PROTECTION_LOOSER, was, seen=sorted(looser))
        if after.open_ranges > before.open_ranges:
            yield Difference(Changed.RANGES_OPENED, was)

    def _links(self, was: str, now: str, alignment: Alignment) -> Iterator[Difference]:
        """Locked cells that lead elsewhere: Excel lets nobody link them by accident."""
        linked = linked_cells(self.returned.reading(now).guards, now)
        if not linked:
            return
        before = linked_cells(self.sent.book.reading(was).guards, was)
        known = {(alignment.now(row), column) for row, column in before}
        back = {alignment.now(row): row for row, _ in self.sent.book.sheet(was).cells}
        for here in sorted(linked - known):
            spot = back.get(here[0], here[0]), here[1]
            if self.sent.locked(was, spot) and not self.sent.is_free(was, spot):
                yield Difference(Changed.CELL_LINKED, was, a1(*here))

    def _rows(self, was: str, alignment: Alignment) -> Iterator[Difference]:
        keys = self.sent.terms.keys.get(was)
        if keys is None or not alignment.changed:
            return
        if not keys.fixed:
            left = loose_rows(self.sent, self.returned, self.matched, was).left
            if left:
                at, count = a1(left[0], 1), len(left)
                yield Difference(Changed.ROWS_ADDED, was, at, list(left), "", count)
            return
        if lost := alignment.lost:
            sheet = self.sent.book.sheet(was)
            named = "\n".join(str(sheet.at(row, keys.column).value) for row in lost)
            at = a1(alignment.now(lost[0]), 1)
            yield Difference(Changed.ROWS_LOST, was, at, "", named, len(lost))
        if added := alignment.added:
            yield Difference(
                Changed.ROWS_ADDED, was, a1(added[0], 1), list(added), "", len(added)
            )
        if moved := alignment.moved:
            names = "\n".join(moved)
            yield Difference(Changed.ROWS_MOVED, was, "", names, "", len(moved))

    def _cells(self, was: str, now: str, alignment: Alignment) -> Iterator[Difference]:
        before, after = self.sent.book.sheet(was), self.returned.sheet(now)
        unlocked: list[SpotKey] = []
        met = self._met(was, now, alignment, alike=not self.same_formats)
        for spot, here in sorted(met.items()):
            old, new = before.at(*spot), after.at(*here)
            if old[:2] == new[:2] and self._same_style(old, new):
                continue
            if self.sent.is_free(was, spot):
                continue
            if not self.sent.locked(was, spot):
                if new.formula is not None and old.formula is None:
                    kind, seen = Changed.INPUT_FORMULA, "=" + new.formula
                    yield Difference(kind, was, a1(*here), seen)
                yield from self._input_format(was, here, old, new)
                continue
            yield from self._locked_cell(was, here, old, new)
            holds = old.formula is not None or value_form(old.value) is not None
            if holds and not self.locks(self.returned.reading(now).style_at(*here)):
                unlocked.append(here)
        if unlocked:
            at = a1(*min(unlocked))
            yield Difference(Changed.UNLOCKED, was, at, "", "", len(unlocked))

    def _met(
        self, was: str, now: str, alignment: Alignment, *, alike: bool
    ) -> dict[SpotKey, SpotKey]:
        """Where each cell is now; `alike` as `met_cells` has it."""
        before, after = self.sent.book.sheet(was), self.returned.sheet(now)
        columns = self.matched.columns.get(was)
        if columns is None:
            return met_cells(before, after, alignment, alike=alike)
        return met_in_columns(before, after, alignment, columns)

    def _input_format(
        self, was: str, here: SpotKey, old: Cell, new: Cell
    ) -> Iterator[Difference]:
        """A number that was typed and is shown as another one, or not at all."""
        typed = isinstance(new.value, int | float)
        codes = self._codes(old.style, new.style)
        if typed and codes[0] != codes[1] and shown_by(codes[0]).lies:
            kind, at = Changed.INPUT_FORMAT, a1(*here)
            yield Difference(kind, was, at, codes[0], new.value)

    def _same_style(self, old: Cell, new: Cell) -> bool:
        key = (old.style, new.style)
        known = self.styles.get(key)
        if known is None:
            locks = not self.sent.locks(old.style) or self.locks(new.style)
            now, before = map(shown_by, self._codes(*key))
            known = self.styles[key] = locks and now == before
        return known

    def _locked_cell(
        self, was: str, here: SpotKey, old: Cell, new: Cell
    ) -> Iterator[Difference]:
        at = a1(*here)
        if old.formula is not None:
            if new.formula is None:
                kind, sent = Changed.FORMULA_LOST, "=" + old.formula
                yield Difference(kind, was, at, new.value, sent)
            elif not self._same_formula(was, old.formula, new.formula):
                kind = Changed.FORMULA_CHANGED
                texts = "=" + new.formula, "=" + old.formula
                yield Difference(kind, was, at, *texts)
        elif new.formula is not None:
            kind, seen = Changed.BECAME_FORMULA, "=" + new.formula
            yield Difference(kind, was, at, seen, old.value)
        elif (form := value_form(old.value)) != value_form(new.value):
            kind = Changed.VALUE_CHANGED if form else Changed.CELL_FILLED
            yield Difference(kind, was, at, new.value, old.value)
        changed = self._format(old, new)
        if changed is not None:
            yield Difference(changed, was, at, *self._codes(old.style, new.style))

    def _format(self, old: Cell, new: Cell) -> Changed | None:
        """How the number format of a locked cell shows something else than it did."""
        if not _holds(old):
            return None
        now, before = map(shown_by, self._codes(old.style, new.style))
        return changed_look(old, now, before)

    def _looks(self, was: str, now: str, alignment: Alignment) -> Iterator[Difference]:
        """What conditional formats hide or show as another number."""
        looks = looks_of(self.returned, now)
        if looks:  # by no rule that was sent
            known = {one.shown for one in looks_of(self.sent.book, was)}
            looks = [one for one in looks if one.shown not in known]
        if len(looks) > MOST_LOOKS:
            yield Difference(Changed.RULE_HIDES, was, "", looks[0].code)
        elif looks:
            yield from self._looked_at(was, now, alignment, looks)

    def _looked_at(
        self, was: str, now: str, alignment: Alignment, looks: Sequence[Look]
    ) -> Iterator[Difference]:
        before, after = self.sent.book.sheet(was), self.returned.sheet(now)
        found: dict[tuple[Look, Changed], list[SpotKey]] = {}
        first: dict[tuple[Look, Changed], object] = {}
        for spot, here in sorted(self._met(was, now, alignment, alike=True).items()):
            if self.sent.is_free(was, spot):
                continue
            old, new = before.at(*spot), after.at(*here)
            for look in looks:
                if not look.area.holds(here):
                    continue
                kind = self._look(was, spot, old, new, look)
                if kind is not None:
                    found.setdefault((look, kind), []).append(here)
                    value = self._codes(old.style, new.style)[1]
                    shown = new.value if kind is Changed.RULE_INPUT else value
                    first.setdefault((look, kind), shown)
                    break
        for (look, kind), cells in found.items():
            expected = first[look, kind]
            at, count = around(cells), len(cells)
            yield Difference(kind, was, at, look.code, expected, count)

    def _look(
        self, was: str, spot: SpotKey, old: Cell, new: Cell, look: Look
    ) -> Changed | None:
        own, sent = map(shown_by, self._codes(old.style, new.style))
        if self.sent.locked(was, spot):
            return look_of_locked(old, look.shown, sent) if _holds(old) else None
        typed = isinstance(new.value, int | float)
        return look_of_input(look.shown, own) if typed else None

    def _codes(self, before: int, after: int) -> tuple[str, str]:
        """The number format as it is, and as it was sent."""
        returned = self.returned.number_format(after)
        return returned, self.sent.book.number_format(before)

    def _same_formula(self, was: str, old: str, new: str) -> bool:
        if old == new or normal_form(old) == self._normal(new):
            return True
        if self.moved_columns:
            return True  # told once: they take references with them, each in its way
        if not self.rows_changed:
            return False
        if any(one.moved for one in self.alignments.values()):
            # Rows that were sorted take their references with them, each in its way.
            return True
        follows = followed(old, was, self.alignments)
        return "#REF!" in new or normal_form(follows) == self._normal(new)

    def _normal(self, formula: str) -> str:
        """A returned formula as it is compared: sheets by the names they had."""
        said = normal_form(formula)
        for now, was in self.renamed.items():
            said = said.replace(now, was)
        return said

    def _merges(
        self, was: str, before: Sheet, after: Sheet, alignment: Alignment
    ) -> Iterator[Difference]:
        moved = (alignment.region(one) for one in before.merges)
        old = {one[1:] for one in moved if one is not None}
        new = {one[1:] for one in after.merges}
        changed = [
            one for one in sorted(old ^ new) if not self.sent.is_free(was, one[:2])
        ]
        if changed and not alignment.lost:
            at = a1(*changed[0][:2])
            yield Difference(Changed.MERGES, was, at, "", "", len(changed))

    def _hidden(
        self, was: str, before: Sheet, after: Sheet, alignment: Alignment
    ) -> Iterator[Difference]:
        known = {alignment.now(row) for row in before.hidden_rows}
        new_rows = after.hidden_rows - known
        new_columns = after.hidden_columns - before.hidden_columns
        if not (new_rows or new_columns):
            return
        filled = [spot for spot, cell in before.cells.items() if _holds(cell)]
        last_row = max((alignment.now(row) for row, _ in filled), default=0)
        last_column = max((column for _, column in filled), default=0)
        rows = sorted(
            row
            for row in new_rows
            if row <= last_row and not self.sent.is_free(was, (row, 1))
        )
        if rows:
            yield Difference(
                Changed.ROWS_HIDDEN, was, a1(rows[0], 1), rows, "", len(rows)
            )
        columns = sorted(one for one in new_columns if one <= last_column)
        if columns:
            at = a1(1, columns[0])
            kind = Changed.COLUMNS_HIDDEN
            yield Difference(kind, was, at, columns, "", len(columns))

    def _rules(self, was: str, now: str, alignment: Alignment) -> Iterator[Difference]:
        sent = self.sent.rules(was)
        rules = rules_on(self.returned.reading(now).guards, now)
        if rules is sent and not alignment.changed:
            return
        lost: list[SpotKey] = []
        changed: list[SpotKey] = []
        for rule, areas in sent.guarded:
            for area in areas:
                now_at = alignment.region(area)
                gap = rules.missing(now_at, rule) if now_at else None
                if gap is not None:
                    (changed if gap.instead else lost).append(gap.spot)
        for kind, spots in (
            (Changed.RULES_LOST, lost),
            (Changed.RULES_CHANGED, changed),
        ):
            if spots:
                yield Difference(kind, was, a1(*min(spots)), "", "", len(spots))


def _formats(book: ClosedBook) -> bytes:
    """The part that says how cells of each format look, as it is."""
    part = book.styles_part
    return book.package.read(part, STYLES) if part is not None else b""


def _holds(cell: Cell) -> bool:
    return cell.formula is not None or cell.value not in (None, "")


def _shown_name(said: Said) -> str:
    if said.region is None:
        return "=" + said.formula
    region = said.region
    ends = a1(region.top, region.left), a1(region.bottom, region.right)
    return f"'{region.sheet}'!{ends[0]}:{ends[1]}"
