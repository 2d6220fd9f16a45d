"""What a report says of awards, from the register."""

from collections import defaultdict
from dataclasses import replace

from toolkit.awards.settings import Settings
from toolkit.awards.summary import SummaryLine, left_out, summary_lines
from toolkit.findings import Finding, find
from toolkit.forms.register.award_list import award_words
from toolkit.model.emulation import Recipient
from toolkit.model.origin import Origin
from toolkit.model.register import Register, TableKey
from toolkit.reports.docx.charts import Chart, Series
from toolkit.reports.docx.values import Value
from toolkit.reports.written.cross_tables import KINDS, CrossRow, cross_table
from toolkit.reports.written.figures import Figures, Gathered, Source, key_of
from toolkit.reports.written.period import ReportKind, Span

_SHORT = dict(zip(KINDS, ("tt", "cn", "ho"), strict=True))
_RECIPIENTS = (Recipient.COLLECTIVE, Recipient.INDIVIDUAL, Recipient.HOUSEHOLD)
_KIND_OF = dict(zip(_RECIPIENTS, KINDS, strict=True))
_Key = tuple[str, str, str]
_CHART_BARS = 10


def award_lines(
    register: Register, settings: Settings, span: Span
) -> tuple[SummaryLine, ...]:
    """The awards of a period by authority and award, counted as the register does."""
    rows = tuple(
        row._replace(year=span.year, period="")
        for row in register.awards
        if span.holds_award(row) and "year" not in row.loose
    )
    return summary_lines(replace(register, awards=rows), settings)


class AwardsPart:
    """The fields «khen», «khen_thuong», «theo_cap» and a chart."""

    def __init__(
        self,
        register: Register,
        settings: Settings,
        span: Span,
        figures: Figures,
        file: str,
    ) -> None:
        self.register, self.span, self.figures = register, span, figures
        self.lines = award_lines(register, settings, span)
        self.table = cross_table(self.lines)
        place = register.places.get(TableKey.AWARDS)
        self.at = Origin(place.sheet) if place else Origin()
        self.file = file
        self.cells = self._cells()

    def values(self) -> dict[str, Value]:
        whole = self._row(self.table.all, "khen", "tat_ca")
        workers = sum(line.direct for line in self.lines)
        leaders = sum(line.leaders for line in self.lines)
        individuals = self.table.all.numbers[1]
        told = individuals > 0 and workers + leaders == individuals
        how = Source(self.file, self.at, "cá nhân không giữ chức vụ lãnh đạo")
        direct = self.figures.count("khen_truc_tiep", workers, how)
        words = award_words()
        return {
            "khen": {
                **whole,
                "co": self.table.all.total > 0,
                "ro_truc_tiep": told,
                "truc_tiep": direct,
            },
            "khen_thuong": [
                {
                    "cap": one.authority,
                    "hinh_thuc": words.get(one.award, one.award),
                    **self._row(one, "kt", one.authority, one.award),
                }
                for one in self.table.rows
            ],
            "theo_cap": [
                {
                    "cap": one.authority,
                    **self._row(one, "kc", one.authority),
                    **{
                        f"co_{_SHORT[kind]}": number > 0
                        for kind, number in zip(KINDS, one.numbers, strict=True)
                    },
                }
                for one in self.table.by_authority
            ],
        }

    def chart(self) -> Chart | None:
        """Collectives and individuals of each award, the most given first."""
        rows = [one for one in self.table.by_award if sum(one.numbers[:2])]
        rows.sort(key=lambda one: -one.total)
        if len(rows) < 2:
            return None
        words = award_words()
        return Chart(
            name="Số tập thể, cá nhân được khen theo hình thức",
            heading="Danh hiệu, hình thức",
            labels=tuple(words.get(one.award, one.award) for one in rows[:_CHART_BARS]),
            series=tuple(
                Series.of_counts(name, [one.numbers[number] for one in rows])
                for number, name in enumerate(("Tập thể", "Cá nhân"))
            ),
        ).cut(_CHART_BARS)

    def findings(self) -> tuple[Finding, ...]:
        """Rows that no sum holds, rows whose day nobody knows, no row at all."""
        awards = self.register.awards
        lost = [row for row in left_out(self.register) if self.span.holds_award(row)]
        found = []
        if awards and not any(map(self.span.holds_award, awards)):
            found.append(find("B150", self.at, seen=str(len(awards))))
        if lost:
            at = self.register.at(TableKey.AWARDS, lost[0].row)
            found.append(find("B130", at, seen=str(len(lost))))
        if self.span.kind is not ReportKind.YEAR:
            years = range(self.span.start.year, self.span.end.year + 1)
            vague = [
                row
                for row in awards
                if row.day is None
                and row.year in years
                and not self.span.holds_year(row.year)
            ]
            if vague:
                at = self.register.at(TableKey.AWARDS, vague[0].row, "day")
                found.append(find("B131", at, seen=str(len(vague))))
        return tuple(found)

    def _row(self, row: CrossRow, kind: str, *names: str) -> dict[str, Value]:
        numbers = dict(zip(KINDS, row.numbers, strict=True)) | {"cong": row.total}
        return {
            _SHORT.get(name, name): self.figures.count(
                key_of(kind, *names, of=_SHORT.get(name, name)),
                number,
                self._source(row, name),
            )
            for name, number in numbers.items()
        }

    def _source(self, row: CrossRow, kind: str) -> Source:
        key = (row.authority.casefold(), row.award, kind)
        gathered = self.cells.get(key, Gathered())
        return gathered.source(self.file, self.at, "cộng các ô")

    def _cells(self) -> dict[_Key, Gathered]:
        """The cells of «Số lượng» by authority, award and kind; "" for any of them."""
        lost = {row.row for row in left_out(self.register)}
        found: dict[_Key, Gathered] = defaultdict(Gathered)
        for row in self.register.awards:
            if not self.span.holds_award(row) or row.row in lost or not row.award:
                continue
            at = self.register.at(TableKey.AWARDS, row.row, "number")
            kind = _KIND_OF[row.recipient] if row.recipient else ""
            authority = row.authority.casefold()
            for who, award in ((authority, row.award), (authority, ""), ("", "")):
                found[who, award, kind].add(at)
                found[who, award, "cong"].add(at)
        return dict(found)
