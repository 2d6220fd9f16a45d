"""What a report says of the office's own points, from its scoring workbook."""

from decimal import Decimal

from toolkit.forms.scoring.assess import Assessment
from toolkit.forms.scoring.layout import points_column
from toolkit.model.origin import Origin
from toolkit.model.rubric import Criterion, Kind
from toolkit.model.scores import CriterionScore, RoundScores
from toolkit.parts.records.change import origin_of
from toolkit.reports.docx.values import Figure, Value, Values
from toolkit.reports.written.figures import Figures, Source, key_of
from toolkit.reports.written.task_words import NONE


class ScoringPart:
    """The fields «cham_diem» and «tieu_chi»: the latest round that has points."""

    def __init__(self, found: Assessment, figures: Figures, file: str) -> None:
        self.found, self.figures, self.file = found, figures, file
        self.tree = found.located.tree
        rounds = found.scores.rounds
        scored = [which for which in self.tree.rubric.rounds if which in rounds]
        self.round = scored[-1] if scored else None

    def values(self) -> dict[str, Value]:
        if self.round is None:
            return {}
        scores = self.found.scores.rounds[self.round]
        return {
            "cham_diem": {
                "co": True,
                "bo_tieu_chi": self.tree.rubric.title,
                "vong": self.round.name,
                **self._whole(scores),
            },
            "tieu_chi": [
                self._row(one, scores.items[one.id])
                for one in self.tree.rubric.criteria
                if one.id in scores.items
            ],
        }

    def _whole(self, scores: RoundScores) -> Values:
        sheet = self.found.located.places.summary.sheet
        source = Source(self.file, Origin(sheet), "dòng tổng")
        numbers = {
            "chuan": scores.standard,
            "cong": scores.bonus,
            "tru": scores.penalty,
            "tong": scores.total,
        }
        return {
            name: self.figures.amount(f"cd_{name}", number, source)
            for name, number in numbers.items()
        }

    def _row(self, one: Criterion, score: CriterionScore) -> Values:
        total = self._figure(one, "tong", self._points(), score.total)
        return {
            "so": one.number,
            "ten": one.title,
            "la_nhom": one.kind is Kind.GROUP,
            "chuan": self._figure(one, "chuan", "standard", score.standard),
            "cong": self._figure(one, "cong", "bonus", score.bonus),
            "tru": self._figure(one, "tru", "penalty", score.penalty),
            "tong": total,
        }

    def _points(self) -> str:
        return points_column(self.round) if self.round else ""

    def _figure(
        self, one: Criterion, of: str, column: str, number: Decimal | None
    ) -> Figure | str:
        if number is None:
            return NONE
        form = self.found.located.places.form
        try:
            at = origin_of(form.place(one.id, column))
        except KeyError:  # the office took the row or the column out
            at = Origin(form.sheet)
        key = key_of("tc", one.id, of=of)
        return self.figures.amount(key, number, Source(self.file, at))
