"""The live formulas of one criterion: what it wins, what it loses, which line holds."""

from collections.abc import Iterable

from toolkit.forms.scoring.layout import (
    MARK,
    Places,
    has_input_row,
    input_key,
    line_key,
    typed_in_total,
)
from toolkit.model.numbers import JUDGED_DECIMALS
from toolkit.model.rubric import Criterion, Kind, Line, RubricTree
from toolkit.xlsx.cells.address import a1, absolute, quoted


class CriterionFormulas:
    """Writes what the cells of a scored row say; `unrounded` as for FormulaWriter."""

    def __init__(self, tree: RubricTree, places: Places, *, unrounded: bool) -> None:
        self.tree = tree
        self.places = places
        self._unrounded = unrounded
        self._rubric_sheet = quoted(places.rubric.sheet)

    # References

    def at(self, key: str, column: str) -> str:
        """A cell of the form."""
        form = self.places.form
        return a1(form.rows[key], form.columns[column])

    def rule(self, key: str, column: str) -> str:
        """A cell of the rubric."""
        table = self.places.rubric
        where = absolute(table.rows[key], table.columns[column])
        return f"{self._rubric_sheet}!{where}"

    def present(self, keys: Iterable[str]) -> list[str]:
        """The keys whose rows are there."""
        return [key for key in keys if key in self.places.form.rows]

    def _judged(self, number: str) -> str:
        """A number as it is held against a limit."""
        return number if self._unrounded else f"ROUND({number},{JUDGED_DECIMALS})"

    def bonus(self, criterion: Criterion) -> str:
        """Points won above the standard; blank while there are none to speak of."""
        over, lost = (self.at(criterion.id, c) for c in ("over", "penalty"))
        by_percent = self._by_percent(criterion, over) if criterion.bonus else ""
        if not criterion.adds:
            return f'IF(AND(ISNUMBER({lost}),ISNUMBER({over})),{by_percent},"")'
        added = self._added(criterion)
        if by_percent:
            added += f"+IF(ISNUMBER({over}),{by_percent},0)"
        return f'IF(ISNUMBER({lost}),{added},"")'

    def _added(self, criterion: Criterion) -> str:
        """What a criterion that only adds has won, once it is scored."""
        standard = self.at(criterion.id, "standard")
        if criterion.kind is Kind.BANDS:
            return self._by_band(criterion, "{points}-{standard}")
        if criterion.kind is Kind.ADDED_PER_EVENT:
            number = self.at(input_key(criterion.id), "number")
            won = f"{self.rule(criterion.id, 'points_per_event')}*{number}"
        else:
            won = f"{self._base(criterion)}-{standard}"
        if criterion.most_added is not None:
            won = f"MIN({won},{self.rule(criterion.id, 'bonus_cap_points')})"
        return f"MAX(0,{won})"

    def _base(self, criterion: Criterion) -> str:
        """The points that were typed, or those of the lines that were marked."""
        if typed_in_total(criterion):
            return self.at(criterion.id, "total")
        if criterion.kind is Kind.MANUAL:
            return self.at(input_key(criterion.id), "number")
        marks, points = self._line_ranges(criterion)
        return f'SUMIF({marks},"{MARK}",{points})'

    def _by_percent(self, criterion: Criterion, over: str) -> str:
        rule = criterion.bonus
        if rule is None:
            raise ValueError(f"{criterion.id} has no bonus")
        percent = f"INT({self._judged(over)})" if rule.whole_percents else over
        earned = [f"{self.rule(criterion.id, 'bonus_rate')}*{percent}"]
        if rule.cap_share is not None:
            share = self.rule(criterion.id, "bonus_cap_share")
            earned.append(f"{share}*{self.at(criterion.id, 'standard')}/100")
        if rule.cap_points is not None:
            earned.append(self.rule(criterion.id, "bonus_cap_points"))
        most = f"MIN({','.join(earned)})" if len(earned) > 1 else earned[0]
        return f"MAX(0,{most})"

    def penalty(self, criterion: Criterion) -> str:
        """Points lost; blank while the criterion is not scored."""
        scored, lost = self._deduction(criterion)
        if criterion.penalty:
            under = self.at(criterion.id, "under")
            each = f"{self.rule(criterion.id, 'penalty_rate')}*{under}"
            if criterion.penalty.cap_points is not None:
                each = f"MIN({each},{self.rule(criterion.id, 'penalty_cap')})"
            lost += f"+IF(ISNUMBER({under}),MAX(0,{each}),0)"
            lost = f"MIN({self._most_lost(criterion)},{lost})"
        return f'IF({scored},{lost},"")'

    def _most_lost(self, criterion: Criterion) -> str:
        """The standard, and below it what the criterion may take away besides."""
        standard = self.at(criterion.id, "standard")
        if criterion.least >= 0:
            return standard
        if criterion.kind in (Kind.MANUAL, Kind.PER_EVENT):
            return f"{standard}-{self.rule(criterion.id, 'floor')}"
        keys = self.present(
            line_key(criterion.id, i)
            for i, line in enumerate(criterion.lines)
            if line.points < 0
        )
        taken = ",".join(self.at(key, "standard") for key in keys)
        together = "SUM" if criterion.kind is Kind.CHECKLIST else "MIN"
        return f"{standard}-{together}({taken})"

    def _deduction(self, criterion: Criterion) -> tuple[str, str]:
        """(condition that the criterion is scored, points lost before penalty)."""
        standard = self.at(criterion.id, "standard")
        if typed_in_total(criterion):
            typed = self.at(criterion.id, "total")
            return f"ISNUMBER({typed})", f"MAX(0,{standard}-{typed})"
        if has_input_row(criterion):
            return self._measured(criterion, standard)
        marks, _ = self._line_ranges(criterion)
        picked = self._base(criterion)
        if criterion.kind is Kind.CHECKLIST:
            return f"COUNTA({marks})>0", f"MAX(0,{standard}-{picked})"
        return f'COUNTIF({marks},"{MARK}")=1', f"MAX(0,{standard}-{picked})"

    def _measured(self, criterion: Criterion, standard: str) -> tuple[str, str]:
        number = self.at(input_key(criterion.id), "number")
        scored = f"ISNUMBER({number})"
        if criterion.kind is Kind.MANUAL:
            most = self._most_lost(criterion)
            return scored, f"MAX(0,MIN({most},{standard}-{number}))"
        if criterion.kind is Kind.ADDED_PER_EVENT:
            return scored, "0"
        if criterion.kind is Kind.PER_EVENT:
            each = self.rule(criterion.id, "points_per_event")
            floor = self.rule(criterion.id, "floor")
            lost = f"MAX(0,MIN({standard}-{floor},{each}*MAX(0,{number})))"
            return scored, lost
        if criterion.kind is Kind.THRESHOLD:
            limit = self.rule(criterion.id, "low")
            met = f"{self._judged(number)}{criterion.comparison}{limit}"
            return scored, f"IF({met},0,{standard})"
        inside = [
            self._in_band(band, line_key(criterion.id, index), number)
            for index, band in enumerate(criterion.lines)
        ]
        some = inside[0] if len(inside) == 1 else f"OR({','.join(inside)})"
        scored = f"AND({scored},{some})"
        return scored, self._by_band(criterion, "{standard}-{points}")

    def _by_band(self, criterion: Criterion, difference: str) -> str:
        """What the band that holds first makes of «points» and «standard»; never <0."""
        number = self.at(input_key(criterion.id), "number")
        standard = self.at(criterion.id, "standard")
        found = "0"
        for index in range(len(criterion.lines) - 1, -1, -1):
            key = line_key(criterion.id, index)
            holds = self._in_band(criterion.lines[index], key, number)
            points = self.at(key, "standard")
            words = difference.format(standard=standard, points=points)
            found = f"IF({holds},MAX(0,{words}),{found})"
        return found

    def _in_band(self, band: Line, key: str, number: str) -> str:
        ends, number = [], self._judged(number)
        if band.low is not None:
            sign = ">=" if band.low_closed else ">"
            ends.append(f"{number}{sign}{self.rule(key, 'low')}")
        if band.high is not None:
            sign = "<=" if band.high_closed else "<"
            ends.append(f"{number}{sign}{self.rule(key, 'high')}")
        if not ends:
            return "TRUE"
        return ends[0] if len(ends) == 1 else f"AND({','.join(ends)})"

    def _line_ranges(self, criterion: Criterion) -> tuple[str, str]:
        keys = [line_key(criterion.id, i) for i in range(len(criterion.lines))]
        rows = [self.places.form.rows[key] for key in self.present(keys)]
        top, bottom = min(rows), max(rows)
        columns = self.places.form.columns
        marks = f"{a1(top, columns['number'])}:{a1(bottom, columns['number'])}"
        points = f"{a1(top, columns['standard'])}:{a1(bottom, columns['standard'])}"
        return marks, points

    def echoes(self, criterion: Criterion) -> Iterable[tuple[str, str]]:
        """A chosen level repeats its points in the total column, as on paper."""
        for index, band in enumerate(criterion.lines):
            key = line_key(criterion.id, index)
            if key not in self.places.form.rows:
                continue
            points = self.at(key, "standard")
            if criterion.kind is Kind.BANDS:
                source = input_key(criterion.id)
                if source not in self.places.form.rows:
                    continue
                number = self.at(source, "number")
                earlier = [
                    self._in_band(criterion.lines[i], line_key(criterion.id, i), number)
                    for i in range(index)
                ]
                here = self._in_band(band, key, number)
                chosen = [f"ISNUMBER({number})", here, *(f"NOT({e})" for e in earlier)]
                yield key, f'IF(AND({",".join(chosen)}),{points},"")'
            else:
                mark = self.at(key, "number")
                yield key, f'IF({mark}="{MARK}",{points},"")'
