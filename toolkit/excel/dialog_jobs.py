"""What the dialogs do with their answers: the job of the verb that they stand for."""

from collections.abc import Callable
from pathlib import Path

import xlwings

from toolkit.excel.dialogs import Answers, Setting, Told, year_typed
from toolkit.excel.press import Outcome, in_turn
from toolkit.findings.report import Report
from toolkit.jobs import new
from toolkit.jobs.render import checked_lines, made_lines, report_lines

SCORING, AWARDS, AUTHORING, COPIED = "scoring", "awards", "rubric", "copied"
READ, YEARLY = "read", "year"
"""The kinds of new workbooks."""

HELD = "held"
"""A report that was written is checked."""

SHOWN, DIFFERING = "preview", "differing"
"""How a file is taken in: it is but shown; or what is told otherwise comes in too."""

PREVIEW, IN_PLACE = "preview", "in_place"
"""An office's form is but told how it is understood; or it is written itself."""

_OPEN = (
    "Không ghi được vào chính tệp đang mở. Hãy đóng tệp ấy rồi bấm nút này từ một sổ "
    "khác, hoặc chọn tạo bản dùng được cạnh tệp gốc."
)
"""What a spreadsheet has open is not written under its hands."""

DOUBTFUL, COPY_PAGE = "doubtful", "page"
"""Papers: what is doubtful comes onto them too; or only their template is copied."""

LISTED = "sheet"
"""The review is to be written into the workbook."""


def new_book(given: Answers, setting: Setting) -> Told:
    """A new workbook of the chosen kind."""
    if given["kind"] == COPIED:
        return _made(
            new.new_scoring_from(
                given["source"],
                given["sheet"],
                given["own_rubric"],
                unit=given["unit"],
                output=given["folder"],
                now=setting.now(),
            )
        )
    if given["kind"] == READ:
        return _read_rubric(given, setting)
    if given["kind"] == AUTHORING:
        return _made(new.new_rubric(Path(given["folder"])))
    if given["kind"] == SCORING:
        return _new_scoring(given["rubric"], given)
    if given["kind"] == YEARLY:
        return _made(
            new.new_year(
                unit=given["unit"],
                superior=given["superior"],
                year=year_typed(given["year"]),
                output=given["folder"],
                today=setting.now().date(),
            )
        )
    return _made(
        new.new_awards(
            unit=given["unit"],
            superior=given["superior"],
            year=year_typed(given["year"]),
            output=given["folder"],
        )
    )


def _read_rubric(given: Answers, setting: Setting) -> Told:
    from toolkit.exchange.rubric.importing import import_rubric

    source = Path(given["scored"])
    report = import_rubric(source, output=given["folder"], now=setting.now())
    text = "\n".join(report_lines(report))
    opens = report.saved.partition(", ")[0]
    return Told(Outcome(text, bool(report.saved), report.findings), opens)


def rubric_book(given: Answers, setting: Setting) -> Told:
    """A scoring workbook of a rubric in a file."""
    del setting
    return _new_scoring(given["file"], given)


def _new_scoring(rubric: str, given: Answers) -> Told:
    return _made(
        new.new_scoring(
            rubric,
            unit=given["unit"],
            superior=given["superior"],
            year=year_typed(given["year"]),
            output=given["folder"],
        )
    )


def _made(report: Report) -> Told:
    text = "\n".join(made_lines(report))
    outcome = Outcome(text, bool(report.saved), report.findings)
    return Told(outcome, report.saved)


def adopt_form(given: Answers, setting: Setting) -> Told:
    """An office's own form in a copy that works; or how it is understood."""
    from toolkit.exchange.adopt.register import make_register
    from toolkit.jobs.adopt.files import adopt_file
    from toolkit.jobs.adopt.wishes import UnclearError, wishes_of

    form, in_place = Path(given["form"]), given["what"] == IN_PLACE
    try:
        wishes = wishes_of(
            columns=filter(None, given["columns"].split(";")),
            skipped=given["skip"],
            sheet=given["sheet"],
            preview=given["what"] == PREVIEW,
            in_place=in_place,
        )
    except UnclearError as error:
        return Told(Outcome(f"Ô đã ghi chưa rõ: {error}.", ok=False))
    if in_place and _is_open(form, setting):
        return Told(Outcome(_OPEN, ok=False))
    adopted = adopt_file(form, wishes, now=setting.now(), register=make_register)
    report = adopted.report
    text = "\n".join((*made_lines(report), *adopted.lines))
    return Told(Outcome(text, report.kind is not None, report.findings), report.saved)


def _is_open(path: Path, setting: Setting) -> bool:
    """Whether a file is the workbook that the dialog stands over."""
    book = setting.book
    return book is not None and Path(book.fullname).resolve() == path.resolve()


def check_rubric(given: Answers, setting: Setting) -> Told:
    """Whether a rubric in a file is sound."""
    del setting
    report = new.check_rubric(given["file"])
    text = "\n".join(checked_lines(report))
    return Told(Outcome(text, report.rubric_id is not None, report.findings))


def import_file(given: Answers, setting: Setting) -> Told:
    """Rows of a file into the open register."""
    from toolkit.excel.with_files import import_rows, preview_rows, told_of

    book, source = _open(setting), Path(given["source"])
    table, sheet = given["table"], given["sheet"]
    if given["how"] == SHOWN:
        made = preview_rows(book, setting.now(), source, table=table, sheet=sheet)
        return Told(told_of(made), made.saved)
    differing = given["how"] == DIFFERING
    return _pressed(
        "import",
        book,
        lambda: import_rows(
            book,
            setting.now(),
            source,
            table=table,
            sheet=sheet,
            differing=differing,
        ),
    )


def export_tables(given: Answers, setting: Setting) -> Told:
    """Tables of the open register as CSV."""
    from toolkit.excel.with_files import export_rows

    book, folder = _open(setting), Path(given["folder"])
    tables = (given["table"],) if given["table"] else ()
    told = _pressed("export", book, lambda: export_rows(book, folder, tables=tables))
    return told._replace(opens=str(folder) if told.outcome.ok else "")


def print_papers(given: Answers, setting: Setting) -> Told:
    """Papers of the open register; or a copy of their template."""
    from toolkit.reports.papers.drafts import Wishes
    from toolkit.reports.papers.figures import typed_day
    from toolkit.reports.papers.kinds import PaperKind
    from toolkit.reports.papers.printing import copy_page

    kind, folder = PaperKind(given["kind"]), Path(given["folder"])
    if given["what"] == COPY_PAGE:
        return _made(copy_page(kind, folder))
    from toolkit.excel.with_files import print_papers, told_of

    day = typed_day(given["day"])
    if given["day"] and day is None:
        text = f"«{given['day']}» không phải là ngày: hãy ghi như 15/12/2026."
        return Told(Outcome(text, ok=False))
    wishes = Wishes(
        who=given["who"],
        unit=given["unit"],
        decision=given["decision"],
        council=given["council"],
        day=day,
        doubtful=given["what"] == DOUBTFUL,
        template=Path(given["template"]) if given["template"] else None,
        folder=folder,
    )
    made = print_papers(_open(setting), setting.now(), kind, wishes)
    return Told(told_of(made), made.saved)


def write_report(given: Answers, setting: Setting) -> Told:
    """A report of the open workbook and others; or one that was written is checked."""
    from toolkit.excel import report_press
    from toolkit.reports.written.period import ReportKind
    from toolkit.reports.written.reporting import Wishes

    book, now = _open(setting), setting.now()
    others = [Path(given[name]) for name in ("registers", "points") if given[name]]
    if given["kind"] == HELD:
        held = Path(given["report"])
        return _pressed(
            "report", book, lambda: report_press.hold_report(book, now, held, others)
        )
    template = Path(given["template"]) if given["template"] else None
    wishes = Wishes(ReportKind(given["kind"]), None, template, given["folder"])
    lies = ""

    def made() -> Outcome:
        nonlocal lies
        outcome, lies = report_press.write_report(book, now, others, wishes)
        return outcome

    told = _pressed("report", book, made)
    return told._replace(opens=lies)  # known once it is made


def draw_numbers(given: Answers, setting: Setting) -> Told:
    """Numbers of a register into the open scoring workbook."""
    from toolkit.excel.with_files import draw_numbers

    book, registers = _open(setting), Path(given["registers"])
    return _pressed("draw", book, lambda: draw_numbers(book, setting.now(), registers))


def review_book(given: Answers, setting: Setting) -> Told:
    """The general checks of the open workbook."""
    from toolkit.excel.review import review

    book, listed = _open(setting), given["list"] == LISTED
    return _pressed("review", book, lambda: review(book, listed=listed))


def _pressed(command_id: str, book: xlwings.Book, job: Callable[[], Outcome]) -> Told:
    return Told(in_turn(command_id, book, job))


def _open(setting: Setting) -> xlwings.Book:
    if setting.book is None:
        raise ValueError("asked for without a workbook")
    return setting.book
