"""The live formulas of the scoring workbook, for wherever its rows happen to be.

They say what `scoring/engine.py` says, in functions that Excel 2010 and LibreOffice
7.4 both have. A cell without a number counts as not scored: every formula asks
ISNUMBER first, so that text never becomes a point or an error. What is held against a
limit is rounded first (`judged`): programs differ on 94.99999999999999 >= 95.
"""

from collections.abc import Iterable

from toolkit.forms.scoring.criterion_formulas import CriterionFormulas
from toolkit.forms.scoring.group_caps import GroupCaps
from toolkit.forms.scoring.layout import (
    GRADE_KEY,
    TOTAL_KEY,
    Places,
    grade_key,
    points_column,
    points_columns,
    typed_in_total,
)
from toolkit.model.numbers import JUDGED_DECIMALS
from toolkit.model.rubric import Criterion, Kind, Round, RubricTree
from toolkit.xlsx.cells.address import absolute, letters, quoted
from toolkit.xlsx.cells.place import Place


class FormulaWriter:
    """Writes the formula of each computed cell of one workbook.

    `unrounded`: as workbooks of version 0.1 say it, which held numbers against limits
    as they stood. It is no fault of theirs; of fifteen digits both say the same.
    """

    def __init__(
        self, tree: RubricTree, places: Places, *, unrounded: bool = False
    ) -> None:
        self.tree = tree
        self.places = places
        self._one = CriterionFormulas(tree, places, unrounded=unrounded)
        self._caps = GroupCaps(tree, self._one)
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
            for key, text in self._one.echoes(criterion):
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
        return self._one.at(key, column)

    def _from_form(self, key: str, column: str) -> str:
        return f"{self._form_sheet}!{self._at(key, column)}"

    def _rule(self, key: str, column: str) -> str:
        return self._one.rule(key, column)

    def _setting(self, name: str) -> str:
        return f"{self._rubric_sheet}!{absolute(*self.places.settings[name])}"

    def _present(self, keys: Iterable[str]) -> list[str]:
        return self._one.present(keys)

    def _column_range(self, column: str, there: str) -> str:
        # Down to the total and no further: the grade below it must not count itself.
        form = self.places.form
        name, last = letters(form.columns[column]), form.rows[TOTAL_KEY]
        return f"{there}{name}${self.places.first}:{name}${last}"

    # One criterion

    def _criterion(self, criterion: Criterion) -> dict[str, str]:
        if criterion.kind is Kind.GROUP:
            return self._group(criterion)
        cells = {"penalty": self._one.penalty(criterion)}
        earns = self.tree.earns_bonus(criterion)
        if earns:
            cells["bonus"] = self._one.bonus(criterion)
        if not typed_in_total(criterion):
            standard = self._at(criterion.id, "standard")
            bonus, lost = (self._at(criterion.id, c) for c in ("bonus", "penalty"))
            won = f"SUM({standard},{bonus})" if earns else standard
            cells["total"] = f'IF(ISNUMBER({lost}),{won}-{lost},"")'
        return cells

    def _group(self, criterion: Criterion) -> dict[str, str]:
        children = self._present(c.id for c in self.tree.children(criterion.id))
        off = self._caps.off(criterion, children)
        return {
            name: self._sum_of(children, name, off.get(name, ""))
            for name in self._summed(children)
        }

    def _summed(self, keys: list[str]) -> list[str]:
        """The columns in which a group adds up these children."""
        bonus = ["bonus"] if any(self._earns(key) for key in keys) else []
        later = points_columns(self.tree.rubric)
        return [*bonus, "penalty", *later]

    def _earns(self, key: str) -> bool:
        return self.tree.earns_bonus(self.tree.by_id[key])

    def _sum_of(self, keys: list[str], column: str, off: str = "") -> str:
        """`off`: what is taken off the sum, with its sign."""
        # What somebody typed into a bonus cell without a rule is not added up.
        added = [k for k in keys if column != "bonus" or self._earns(k)]
        cells = ",".join(self._at(key, column) for key in added)
        scored = column if column not in ("bonus", "penalty") else "total"
        counted = ",".join(self._at(key, scored) for key in keys)
        return f'IF(COUNT({counted})=0,"",SUM({cells}){off})'

    # Totals

    def _total(self) -> dict[str, str]:
        sections = self._present(c.id for c in self.tree.sections)
        rubric = self.tree.rubric
        cells = {
            "standard": f"SUM({','.join(self._at(k, 'standard') for k in sections)})"
        }
        bonus = ["bonus"] if any(self._earns(key) for key in sections) else []
        for name in (*bonus, "penalty", *points_columns(rubric)):
            cells[name] = self._sum_of(sections, name)
        if rubric.bonus_cap is not None:
            for which in rubric.rounds:
                self._cap_whole(cells, sections, which)
        return cells

    def _cap_whole(
        self, cells: dict[str, str], sections: list[str], which: Round
    ) -> None:
        cap, column = self._setting("bonus_cap"), points_column(which)
        earned = ",".join(self._caps.earned(which))
        excess = f"MAX(0,SUM({earned})-{cap})" if earned else "0"
        scored = ",".join(self._at(key, column) for key in sections)
        if which == Round.SELF and "bonus" in cells:
            bonus = ",".join(self._at(k, "bonus") for k in sections if self._earns(k))
            cells["bonus"] = f'IF(COUNT({scored})=0,"",SUM({bonus})-{excess})'
        cells[column] = f'IF(COUNT({scored})=0,"",SUM({scored})-{excess})'

    def _missing(self, column: str, there: str = "") -> str:
        # COUNTIFS finds the numbers among text, "" and errors; programs differ on
        # ISNUMBER over a range.
        leaf = self._column_range("leaf", there)
        points = self._column_range(column, there)
        scored = (f'COUNTIFS({leaf},1,{points},"{sign}0")' for sign in ("<", ">="))
        return f"COUNTIF({leaf},1)-{'-'.join(scored)}"

    def _status(self) -> str:
        # On an office's own sheet there may be no room: it then stands on another.
        away = self.places.cells["status"].sheet != self.places.form.sheet
        missing = self._missing("total", f"{self._form_sheet}!" if away else "")
        done = '"Đã chấm đủ các tiêu chí"'
        return f'IF({missing}=0,{done},"Còn "&({missing})&" tiêu chí chưa chấm")'

    def _grades(self) -> dict[str, str]:
        if not self.tree.rubric.grades:
            return {}
        columns = points_columns(self.tree.rubric)
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
            holds = f"ROUND({total},{JUDGED_DECIMALS})>={self._rule(key, 'points')}"
            if band.min_share is not None and shares:
                least = f"ROUND(MIN({shares}),{JUDGED_DECIMALS})"
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
                name = points_column(which)
                done[table.place(GRADE_KEY, name)] = self._from_form(GRADE_KEY, name)
        return done

    def _summary_row(self, key: str) -> dict[str, str]:
        keys = [key] if key != TOTAL_KEY else [c.id for c in self.tree.sections]
        names = ["standard", *self._summed(keys)]
        cells = {name: self._from_form(key, name) for name in names}
        total, standard = cells["total"], cells["standard"]
        for which in self.tree.rubric.rounds:
            # A section that is scored itself has an input here: empty is not 0.
            cell = cells[points_column(which)]
            cells[points_column(which)] = f'IF(ISNUMBER({cell}),{cell},"")'
        cells["share"] = (
            f'IF(ISNUMBER({total}),IF({standard}>0,{total}/{standard},""),"")'
        )
        return cells
