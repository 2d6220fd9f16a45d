"""The live formulas of the scoring workbook, for wherever its rows happen to be.

They say what `scoring/engine.py` says, in functions that Excel 2010 and LibreOffice
7.4 both have. A cell without a number counts as not scored: every formula asks
ISNUMBER first, so that text never becomes a point or an error.
"""

from collections.abc import Iterable

from toolkit.forms.scoring.layout import (
    GRADE_KEY,
    MARK,
    ROUND_COLUMN,
    TOTAL_KEY,
    Places,
    grade_key,
    has_input_row,
    input_key,
    line_key,
    typed_in_total,
)
from toolkit.model.rubric import Criterion, Kind, Line, Round, RubricTree
from toolkit.xlsx.cells.address import a1, absolute, letters, quoted
from toolkit.xlsx.cells.place import Place


class FormulaWriter:
    """Writes the formula of each computed cell of one workbook."""

    def __init__(self, tree: RubricTree, places: Places) -> None:
        self.tree = tree
        self.places = places
        self._rubric_sheet = quoted(places.rubric.sheet)
        self._form_sheet = quoted(places.form.sheet)

    def all(self) -> dict[Place, str]:
        """Every computed cell with its formula, without the leading "="."""
        done: dict[Place, str] = {}
        form = self.places.form
        for criterion in self.tree.rubric.criteria:
            if criterion.id not in form.rows:
                continue
            for name, text in self._criterion(criterion).items():
                done[form.place(criterion.id, name)] = text
            for key, text in self._echoes(criterion):
                if key in form.rows:
                    done[form.place(key, "total")] = text
        for key, cells in ((TOTAL_KEY, self._total()), (GRADE_KEY, self._grades())):
            for name, text in cells.items():
                if key in form.rows:
                    done[form.place(key, name)] = text
        done[self.places.cells["status"]] = self._status()
        done.update(self._summary())
        return done

    # References

    def _at(self, key: str, column: str) -> str:
        form = self.places.form
        return a1(form.rows[key], form.columns[column])

    def _from_form(self, key: str, column: str) -> str:
        return f"{self._form_sheet}!{self._at(key, column)}"

    def _rule(self, key: str, column: str) -> str:
        table = self.places.rubric
        where = absolute(table.rows[key], table.columns[column])
        return f"{self._rubric_sheet}!{where}"

    def _setting(self, name: str) -> str:
        return f"{self._rubric_sheet}!{absolute(*self.places.settings[name])}"

    def _present(self, keys: Iterable[str]) -> list[str]:
        return [key for key in keys if key in self.places.form.rows]

    def _column_range(self, column: str) -> str:
        # Down to the total and no further: the grade below it must not count itself.
        form = self.places.form
        name, last = letters(form.columns[column]), form.rows[TOTAL_KEY]
        return f"{name}${self.places.first}:{name}${last}"

    # One criterion

    def _criterion(self, criterion: Criterion) -> dict[str, str]:
        if criterion.kind is Kind.GROUP:
            return self._group(criterion)
        cells = {"penalty": self._penalty(criterion)}
        if criterion.bonus:
            cells["bonus"] = self._bonus(criterion)
        if not typed_in_total(criterion):
            standard = self._at(criterion.id, "standard")
            bonus, lost = (self._at(criterion.id, c) for c in ("bonus", "penalty"))
            won = f"SUM({standard},{bonus})" if criterion.bonus else standard
            cells["total"] = f'IF(ISNUMBER({lost}),{won}-{lost},"")'
        return cells

    def _group(self, criterion: Criterion) -> dict[str, str]:
        children = self._present(c.id for c in self.tree.children(criterion.id))
        return {name: self._sum_of(children, name) for name in self._summed(children)}

    def _summed(self, keys: list[str]) -> list[str]:
        """The columns in which a group adds up these children."""
        bonus = ["bonus"] if any(self._earns(key) for key in keys) else []
        later = [ROUND_COLUMN[r] for r in self.tree.rubric.rounds]
        return [*bonus, "penalty", *later]

    def _earns(self, key: str) -> bool:
        return self.tree.earns_bonus(self.tree.by_id[key])

    def _sum_of(self, keys: list[str], column: str) -> str:
        # What somebody typed into a bonus cell without a rule is not added up.
        added = [k for k in keys if column != "bonus" or self._earns(k)]
        cells = ",".join(self._at(key, column) for key in added)
        scored = column if column not in ("bonus", "penalty") else "total"
        counted = ",".join(self._at(key, scored) for key in keys)
        return f'IF(COUNT({counted})=0,"",SUM({cells}))'

    def _bonus(self, criterion: Criterion) -> str:
        rule = criterion.bonus
        if rule is None:
            raise ValueError(f"{criterion.id} has no bonus")
        over, lost = (self._at(criterion.id, c) for c in ("over", "penalty"))
        percent = f"INT({over})" if rule.whole_percents else over
        earned = [f"{self._rule(criterion.id, 'bonus_rate')}*{percent}"]
        if rule.cap_share is not None:
            share = self._rule(criterion.id, "bonus_cap_share")
            earned.append(f"{share}*{self._at(criterion.id, 'standard')}/100")
        if rule.cap_points is not None:
            earned.append(self._rule(criterion.id, "bonus_cap_points"))
        most = f"MIN({','.join(earned)})" if len(earned) > 1 else earned[0]
        return f'IF(AND(ISNUMBER({lost}),ISNUMBER({over})),MAX(0,{most}),"")'

    def _penalty(self, criterion: Criterion) -> str:
        scored, lost = self._deduction(criterion)
        standard = self._at(criterion.id, "standard")
        if criterion.penalty:
            under = self._at(criterion.id, "under")
            each = f"{self._rule(criterion.id, 'penalty_rate')}*{under}"
            if criterion.penalty.cap_points is not None:
                each = f"MIN({each},{self._rule(criterion.id, 'penalty_cap')})"
            lost += f"+IF(ISNUMBER({under}),MAX(0,{each}),0)"
            lost = f"MIN({standard},{lost})"
        return f'IF({scored},{lost},"")'

    def _deduction(self, criterion: Criterion) -> tuple[str, str]:
        """(condition that the criterion is scored, points lost before penalty)."""
        standard = self._at(criterion.id, "standard")
        if typed_in_total(criterion):
            typed = self._at(criterion.id, "total")
            return f"ISNUMBER({typed})", f"MAX(0,{standard}-{typed})"
        if has_input_row(criterion):
            return self._measured(criterion, standard)
        marks, points = self._line_ranges(criterion)
        picked = f'SUMIF({marks},"{MARK}",{points})'
        if criterion.kind is Kind.CHECKLIST:
            return f"COUNTA({marks})>0", f"MAX(0,{standard}-{picked})"
        return f'COUNTIF({marks},"{MARK}")=1', f"MAX(0,{standard}-{picked})"

    def _measured(self, criterion: Criterion, standard: str) -> tuple[str, str]:
        number = self._at(input_key(criterion.id), "number")
        scored = f"ISNUMBER({number})"
        if criterion.kind is Kind.MANUAL:
            return scored, f"MAX(0,MIN({standard},{standard}-{number}))"
        if criterion.kind is Kind.PER_EVENT:
            each = self._rule(criterion.id, "points_per_event")
            floor = self._rule(criterion.id, "floor")
            lost = f"MAX(0,MIN({standard}-{floor},{each}*MAX(0,{number})))"
            return scored, lost
        if criterion.kind is Kind.THRESHOLD:
            limit = self._rule(criterion.id, "low")
            return scored, f"IF({number}{criterion.comparison}{limit},0,{standard})"
        return self._banded(criterion, number, standard)

    def _banded(
        self, criterion: Criterion, number: str, standard: str
    ) -> tuple[str, str]:
        lost = "0"
        inside: list[str] = []
        for index in range(len(criterion.lines) - 1, -1, -1):
            key = line_key(criterion.id, index)
            holds = self._in_band(criterion.lines[index], key, number)
            points = self._at(key, "standard")
            lost = f"IF({holds},MAX(0,{standard}-{points}),{lost})"
            inside.insert(0, holds)
        some = inside[0] if len(inside) == 1 else f"OR({','.join(inside)})"
        return f"AND(ISNUMBER({number}),{some})", lost

    def _in_band(self, band: Line, key: str, number: str) -> str:
        ends = []
        if band.low is not None:
            sign = ">=" if band.low_closed else ">"
            ends.append(f"{number}{sign}{self._rule(key, 'low')}")
        if band.high is not None:
            sign = "<=" if band.high_closed else "<"
            ends.append(f"{number}{sign}{self._rule(key, 'high')}")
        if not ends:
            return "TRUE"
        return ends[0] if len(ends) == 1 else f"AND({','.join(ends)})"

    def _line_ranges(self, criterion: Criterion) -> tuple[str, str]:
        keys = [line_key(criterion.id, i) for i in range(len(criterion.lines))]
        rows = [self.places.form.rows[key] for key in self._present(keys)]
        top, bottom = min(rows), max(rows)
        columns = self.places.form.columns
        marks = f"{a1(top, columns['number'])}:{a1(bottom, columns['number'])}"
        points = f"{a1(top, columns['standard'])}:{a1(bottom, columns['standard'])}"
        return marks, points

    def _echoes(self, criterion: Criterion) -> Iterable[tuple[str, str]]:
        """A chosen level repeats its points in the total column, as on paper."""
        for index, band in enumerate(criterion.lines):
            key = line_key(criterion.id, index)
            if key not in self.places.form.rows:
                continue
            points = self._at(key, "standard")
            if criterion.kind is Kind.BANDS:
                source = input_key(criterion.id)
                if source not in self.places.form.rows:
                    continue
                number = self._at(source, "number")
                earlier = [
                    self._in_band(criterion.lines[i], line_key(criterion.id, i), number)
                    for i in range(index)
                ]
                here = self._in_band(band, key, number)
                chosen = [f"ISNUMBER({number})", here, *(f"NOT({e})" for e in earlier)]
                yield key, f'IF(AND({",".join(chosen)}),{points},"")'
            else:
                mark = self._at(key, "number")
                yield key, f'IF({mark}="{MARK}",{points},"")'

    # Totals

    def _total(self) -> dict[str, str]:
        sections = self._present(c.id for c in self.tree.sections)
        rubric = self.tree.rubric
        cells = {
            "standard": f"SUM({','.join(self._at(k, 'standard') for k in sections)})"
        }
        bonus = ["bonus"] if any(self._earns(key) for key in sections) else []
        for name in (*bonus, "penalty", *(ROUND_COLUMN[r] for r in rubric.rounds)):
            cells[name] = self._sum_of(sections, name)
        if rubric.bonus_cap is not None:
            for which in rubric.rounds:
                self._cap_whole(cells, sections, which)
        return cells

    def _cap_whole(
        self, cells: dict[str, str], sections: list[str], which: Round
    ) -> None:
        cap, column = self._setting("bonus_cap"), ROUND_COLUMN[which]
        earners = [c.id for c in self.tree.leaves() if c.bonus]
        earners = self._present(earners)
        if which is Round.SELF:
            earned = ",".join(self._at(key, "bonus") for key in earners)
        else:
            earned = ",".join(
                f"MAX(0,SUM({self._at(k, column)})-{self._at(k, 'standard')})"
                for k in earners
            )
        excess = f"MAX(0,SUM({earned})-{cap})" if earned else "0"
        scored = ",".join(self._at(key, column) for key in sections)
        if which is Round.SELF and "bonus" in cells:
            bonus = ",".join(self._at(k, "bonus") for k in sections if self._earns(k))
            cells["bonus"] = f'IF(COUNT({scored})=0,"",SUM({bonus})-{excess})'
        cells[column] = f'IF(COUNT({scored})=0,"",SUM({scored})-{excess})'

    def _missing(self, column: str) -> str:
        # COUNTIFS finds the numbers among text, "" and errors; programs differ on
        # ISNUMBER over a range.
        leaf, points = self._column_range("leaf"), self._column_range(column)
        scored = (f'COUNTIFS({leaf},1,{points},"{sign}0")' for sign in ("<", ">="))
        return f"COUNTIF({leaf},1)-{'-'.join(scored)}"

    def _status(self) -> str:
        missing = self._missing("total")
        done = '"Đã chấm đủ các tiêu chí"'
        return f'IF({missing}=0,{done},"Còn "&({missing})&" tiêu chí chưa chấm")'

    def _grades(self) -> dict[str, str]:
        if not self.tree.rubric.grades:
            return {}
        columns = [ROUND_COLUMN[r] for r in self.tree.rubric.rounds]
        return {column: self._grade(column) for column in columns}

    def _grade(self, column: str) -> str:
        total = self._at(TOTAL_KEY, column)
        judged = self.tree.at_depth(self.tree.rubric.grade_depth)
        worth = self._present(c.id for c in judged if c.standard_points)
        shares = ",".join(
            f"SUM({self._at(key, column)})*100/{self._at(key, 'standard')}"
            for key in worth
        )
        text = '""'
        for index, band in reversed(list(enumerate(self.tree.rubric.grades))):
            key = grade_key(index)
            # Binary sums may end a hair below the limit that the points do reach.
            holds = f"ROUND({total},9)>={self._rule(key, 'points')}"
            if band.min_share is not None and shares:
                least = f"ROUND(MIN({shares}),9)"
                holds += f",{least}>={self._rule(key, 'min_share')}"
                holds = f"AND({holds})"
            text = f"IF({holds},{self._rule(key, 'title')},{text})"
        return f'IF({self._missing(column)}=0,{text},"")'

    # «Tổng hợp»

    def _summary(self) -> dict[Place, str]:
        table = self.places.summary
        done: dict[Place, str] = {}
        keys = [*(c.id for c in self.tree.sections), TOTAL_KEY]
        for key in self._present(keys):
            if key not in table.rows:
                continue
            for name, text in self._summary_row(key).items():
                done[table.place(key, name)] = text
        if GRADE_KEY in table.rows and GRADE_KEY in self.places.form.rows:
            for which in self.tree.rubric.rounds:
                name = ROUND_COLUMN[which]
                done[table.place(GRADE_KEY, name)] = self._from_form(GRADE_KEY, name)
        return done

    def _summary_row(self, key: str) -> dict[str, str]:
        keys = [key] if key != TOTAL_KEY else [c.id for c in self.tree.sections]
        names = ["standard", *self._summed(keys)]
        cells = {name: self._from_form(key, name) for name in names}
        total, standard = cells["total"], cells["standard"]
        for which in self.tree.rubric.rounds:
            # A section that is scored itself has an input here: empty is not 0.
            cell = cells[ROUND_COLUMN[which]]
            cells[ROUND_COLUMN[which]] = f'IF(ISNUMBER({cell}),{cell},"")'
        cells["share"] = (
            f'IF(ISNUMBER({total}),IF({standard}>0,{total}/{standard},""),"")'
        )
        return cells
