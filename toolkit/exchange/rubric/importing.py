"""The job: an office's scoring table as a rubric, and as a filled scoring workbook."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.exchange.rubric.opening import open_tables
from toolkit.exchange.rubric.roles import Role
from toolkit.exchange.rubric.typed import rounds_of
from toolkit.exchange.rubric.understanding import understand
from toolkit.exchange.rubric.understood import LineKind, ReadLine, Sure, Understood
from toolkit.findings import Finding, find
from toolkit.findings.report import Report
from toolkit.findings.texts.rubric_in import RUBRIC_IN_WORDS as WORDS
from toolkit.forms.form import Action
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.guard import guarded
from toolkit.jobs.new import RUBRIC_KIND
from toolkit.jobs.work import work_on
from toolkit.model.numbers import vi
from toolkit.model.rubric import STANDARD_ROUNDS, Kind, Round, RubricTree
from toolkit.model.scorecard import Scorecard
from toolkit.model.scores import Scores
from toolkit.rules import basis_lines, rules_version
from toolkit.scoring.engine import score
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.scoring.rubric.text import write_toml
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new

if TYPE_CHECKING:
    from toolkit.forms.rubric.making.review import ReviewRow

RUBRIC_BOOK, RUBRIC_TEXT = "{}_bo_tieu_chi.xlsx", "{}_bo_tieu_chi.toml"
SCORING_BOOK = "{}_cham_diem.xlsx"


class Results(NamedTuple):
    """What a table gives; `scores`: of one that is filled in and without fault."""

    understood: Understood
    findings: tuple[Finding, ...]
    scores: Scores | None


def import_rubric(
    source: Path,
    *,
    sheet: str = "",
    output: str = "",
    now: datetime,
    dry_run: bool = False,
) -> Report:
    """Read a scoring table; write its rubric, and of a filled one a scoring workbook.

    `source`: .xlsx, .xlsm, .xls, .docx, a web page, a text. `sheet`: the only sheet to
    look at. `output`: the folder of the new files, that of the source unless said. No
    file is ever written over; the source is only read. `dry_run` writes nothing.
    """

    def job() -> Report:
        results = results_of(source, sheet=sheet)
        found = results.understood
        folder = Path(output) if output else source.parent
        saved: list[str] = []
        if not dry_run:
            folder.mkdir(parents=True, exist_ok=True)
            for name, data in files_of(results, source.stem, now):
                saved.append(str(save_new(folder / name, data)))
        return Report(
            file=str(source),
            kind=RUBRIC_KIND,
            unit=found.titles.unit or None,
            year=found.titles.year,
            rubric_id=found.rubric.id,
            fingerprint=fingerprint(found.rubric) if found.complete else None,
            findings=results.findings,
            summary=" ".join(_said(results, dry_run=dry_run)),
            saved=", ".join(saved),
        )

    return guarded(str(source), job, now=now)


def results_of(source: Path, *, sheet: str = "") -> Results:
    """What a file gives, nothing written. Raises WorkRefusedError as `understand`."""
    found = understand(open_tables(source, sheet), source.stem)
    scores = _scores(found)
    return Results(found, (*found.findings, *_differing(found, scores)), scores)


def files_of(results: Results, stem: str, now: datetime) -> Iterator[tuple[str, bytes]]:
    """The files that a table gives, each with its name."""
    from toolkit.forms.rubric.making.workbook import build_rubric_workbook

    found = results.understood
    review = tuple(_review_rows(found))
    yield RUBRIC_BOOK.format(stem), build_rubric_workbook(found.rubric, review)
    yield RUBRIC_TEXT.format(stem), write_toml(found.rubric).encode("utf-8")
    if results.scores is not None:
        yield SCORING_BOOK.format(stem), _filled(found, now)


def _card(found: Understood) -> Scorecard:
    titles = found.titles
    return Scorecard(found.rubric.id, titles.unit, titles.year, found.entries)


def _scores(found: Understood) -> Scores | None:
    """What the engine makes of the entries; None of none, or of a faulty rubric."""
    if not found.complete or not found.entries:
        return None
    return score(RubricTree(found.rubric), _card(found))


def _filled(found: Understood, now: datetime) -> bytes:
    """A scoring workbook with the entries in it, computed."""
    from toolkit.forms.scoring.making.workbook import build_scoring

    year = found.titles.year
    data = build_scoring(
        found.rubric,
        unit=found.titles.unit,
        year=year,
        rules_version=rules_version(),
        basis=basis_lines(year) if year else (),
    )
    book = ClosedBook.from_bytes(data)
    located = locate(book)
    fill(book, found.rubric, located.places, _card(found))
    book.drop_caches()
    work_on(book, Action.RESCORE).write(book, now)
    return book.to_bytes()


def _differing(found: Understood, scores: Scores | None) -> Iterator[Finding]:
    """X685: what the table says and what the rubric makes of its entries differ."""
    if scores is None:
        return
    items = scores.rounds[Round.SELF].items
    for one in found.rubric.criteria:
        typed, total = found.typed.get(one.id), items[one.id].total
        if typed is None or total is None:
            continue
        holds_bonus = rounds_of(found.columns).get(Round.SELF) is Role.RESULT
        reached = total if holds_bonus else total - items[one.id].bonus
        if typed not in (total, reached) and one.kind is not Kind.GROUP:
            facts = {"seen": vi(typed), "expected": vi(total)}
            yield find("X685", found.places[one.id], item=one.id, **facts)


def _review_rows(found: Understood) -> Iterator["ReviewRow"]:
    from toolkit.forms.rubric.making.review import ReviewRow

    own = rounds_of(found.columns)
    for line in found.lines:
        given = (
            line.typed.get(role) if (role := own.get(which)) else None
            for which in STANDARD_ROUNDS
        )
        self_points, appraised, final = given
        doubt = "" if line.sure is Sure.SURE else line.sure.value
        yield ReviewRow(
            sheet=line.at.sheet,
            cell=line.at.cell,
            number=line.number,
            text=line.text[:2000],
            kind=WORDS[line.kind],
            code=line.code,
            points=(line.standard, self_points, appraised, final),
            sure=WORDS[line.sure],
            why=line.why,
            doubt=doubt,
        )


def _said(results: Results, *, dry_run: bool) -> Iterator[str]:
    """The summary: what was read, what became of every line, what was made."""
    found = results.understood
    kinds = [one.kind for one in found.rubric.criteria]
    sections = sum(not one.parent for one in found.rubric.criteria)
    scored = sum(kind is not Kind.GROUP for kind in kinds)
    levels = sum(len(one.lines) for one in found.rubric.criteria)
    body = [n.row for n in found.lines if n.kind in _OF_TABLE]
    rows = WORDS["rows"].format(min(body, default=0), max(body, default=0))
    where = WORDS["of_sheet"].format(found.source.sheet, rows)
    points = vi(found.rubric.standard_points)
    yield WORDS["said"].format(where, sections, scored, levels, points)
    yield WORDS["account"].format(*_account(found.lines))
    if results.scores is not None:
        totals = ", ".join(
            f"{which.name} {vi(one.total)} điểm"
            for which, one in results.scores.rounds.items()
            if len(one.missing) < scored
        )
        yield WORDS["total_typed"].format(totals)
    elif found.entries:
        yield WORDS["no_book"]
    if dry_run:
        yield WORDS["tried"]


_OF_TABLE = frozenset(
    {
        *(LineKind.SECTION, LineKind.GROUP, LineKind.ITEM, LineKind.LEVEL),
        *(LineKind.PART, LineKind.TOTAL),
    }
)


def _account(lines: tuple[ReadLine, ...]) -> tuple[int, str]:
    """How many lines the source has, and how many of each kind; the numbers add up."""
    first: dict[tuple[str, int], LineKind] = {}
    for line in lines:
        first.setdefault((line.at.sheet, line.row), line.kind)
    counts = Counter(first.values())
    parts = [f"{counts[kind]} {WORDS[kind]}" for kind in LineKind if counts[kind]]
    return len(first), ", ".join(parts)
