"""What the commands that ask have to be told, and what they then do: no widgets."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import xlwings

from toolkit.commands import BY_ID, Command
from toolkit.excel.press import Outcome, in_turn, refusal
from toolkit.findings.report import Report
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.jobs import new
from toolkit.jobs.many import WORKBOOK_ENDINGS
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.render import checked_lines, made_lines
from toolkit.jobs.unforeseen import unforeseen

SCORING, AWARDS, AUTHORING, COPIED = "scoring", "awards", "rubric", "copied"
LISTED = "sheet"
RUBRIC_ENDINGS = (*WORKBOOK_ENDINGS, new.TEXT_ENDING)
SOURCE_ENDINGS = (".csv", ".tsv", ".txt", *WORKBOOK_ENDINGS)
EARLIEST_YEAR = 2000


class Kind(StrEnum):
    """How a field is filled in; a year is typed, like a text."""

    FILE = "file"
    FOLDER = "folder"
    TEXT = "text"
    YEAR = "year"
    CHOICE = "choice"


class Setting(NamedTuple):
    """Where a dialog was asked for: the open workbook, if one, and its folder."""

    book: xlwings.Book | None
    folder: Path
    now: Callable[[], datetime]


Answers = Mapping[str, str]
"""Field → what was chosen or typed; "" for nothing."""


class Choice(NamedTuple):
    """One of several: the answer, and the words for it."""

    value: str
    words: str


def _no_choices() -> tuple[Choice, ...]:
    return ()


class Field(NamedTuple):
    """One thing that is asked for.

    `needed`: there must be an answer. `endings` of files that fit. `first`: the answer
    from the start. `only`: asked only where another field has this answer.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    needed: bool = False
    hint: str = ""
    choices: Callable[[], tuple[Choice, ...]] = _no_choices
    endings: tuple[str, ...] = ()
    first: Callable[[Setting], str] = lambda _: ""
    only: tuple[str, str] | None = None


class Told(NamedTuple):
    """What came of it; `opens`: a file or a folder that can then be opened."""

    outcome: Outcome
    opens: str = ""


class Dialog(NamedTuple):
    """The dialog of a command: what it says first, asks for, and does."""

    command: Command
    intro: str
    fields: tuple[Field, ...]
    job: Callable[[Answers, Setting], Told]
    ok: str

    def first_answers(self, setting: Setting) -> dict[str, str]:
        """What stands in the fields when it opens."""
        return {
            field.name: field.first(setting) or _first_choice(field)
            for field in self.fields
        }

    def missing(self, answers: Answers) -> str:
        """What must still be answered, as a sentence; "" when nothing must."""
        for field in self.fields:
            answer = answers.get(field.name, "").strip()
            if not asked(field, answers):
                continue
            if field.needed and not answer:
                verb = "ghi" if field.kind in (Kind.TEXT, Kind.YEAR) else "chọn"
                return f"Hãy {verb} mục «{field.label}»."
            if field.kind is Kind.YEAR and answer and _year(answer) is None:
                return f"«{answer}» không phải là năm: hãy ghi bốn chữ số, như 2026."
            if field.kind is Kind.FOLDER and answer and not Path(answer).is_dir():
                return f"Không có thư mục «{answer}»: hãy chọn thư mục khác."
        return ""

    def answer(self, answers: Answers, setting: Setting) -> Told:
        """Do it; whatever stops it becomes a sentence."""
        missing = self.missing(answers)
        if missing:
            return Told(Outcome(missing, ok=False))
        given = {
            field.name: answers.get(field.name, "").strip()
            for field in self.fields
            if asked(field, answers)
        }
        try:
            return self.job(given, setting)
        except REFUSED as refused:
            return Told(refusal(finding_of(refused)))
        except Exception as error:  # the clerk gets a sentence, the log gets the trace
            doing = f"dialog {self.command.id}"
            return Told(refusal(unforeseen(error, doing, setting.now())))


def asked(field: Field, answers: Answers) -> bool:
    """Whether a field is asked for, by what the others hold."""
    return field.only is None or answers.get(field.only[0]) == field.only[1]


def _first_choice(field: Field) -> str:
    choices = field.choices()
    return choices[0].value if choices else ""


def _year(text: str) -> int | None:
    plain = len(text) == 4 and text.isascii() and text.isdecimal()
    return int(text) if plain and int(text) >= EARLIEST_YEAR else None


# The fields that several ask for


def _here(setting: Setting) -> str:
    return str(setting.folder)


def _this_year(setting: Setting) -> str:
    return str(setting.now().year)


def _open_file(setting: Setting) -> str:
    path = Path(setting.book.fullname) if setting.book is not None else None
    return str(path) if path is not None and path.is_file() else ""


def _open_sheet(setting: Setting) -> str:
    return "" if setting.book is None else str(setting.book.sheets.active.name)


def _kinds() -> tuple[Choice, ...]:
    return (
        Choice(AWARDS, "Sổ theo dõi khen thưởng"),
        Choice(SCORING, "Sổ chấm điểm, theo bộ tiêu chí có sẵn"),
        Choice(COPIED, "Sổ chấm điểm, từ trang chép cho đơn vị khác"),
        Choice(AUTHORING, "Sổ để soạn bộ tiêu chí"),
    )


def _rubrics() -> tuple[Choice, ...]:
    return tuple(Choice(*pair) for pair in new.standard_titles().items())


def _one_table() -> tuple[Choice, ...]:
    return (Choice("", "Tự nhận theo tiêu đề cột"), *_tables())


def _where_to() -> tuple[Choice, ...]:
    return (
        Choice("", "Chỉ nói ở đây, không ghi gì vào sổ"),
        Choice(LISTED, "Ghi vào trang mới «Soát sổ» ở cuối sổ"),
    )


def _all_tables() -> tuple[Choice, ...]:
    return (Choice("", "Tất cả các bảng"), *_tables())


def _tables() -> tuple[Choice, ...]:
    return tuple(Choice(form.sheet, form.sheet) for form in TABLES)


UNIT = Field("unit", "Tên đơn vị")
SUPERIOR = Field("superior", "Cơ quan cấp trên")
YEAR = Field("year", "Năm", Kind.YEAR, first=_this_year)
FOLDER = Field("folder", "Lưu vào thư mục", Kind.FOLDER, needed=True, first=_here)
RUBRIC_FILE = Field(
    "file",
    "Tệp bộ tiêu chí",
    Kind.FILE,
    needed=True,
    hint="Sổ soạn bộ tiêu chí đã lưu (.xlsx) hoặc tệp .toml.",
    endings=RUBRIC_ENDINGS,
)

# What they do


def _new_book(given: Answers, setting: Setting) -> Told:
    if given["kind"] == COPIED:
        return _made(
            new.new_scoring_from(
                given["source"],
                given["sheet"],
                unit=given["unit"],
                output=given["folder"],
                now=setting.now(),
            )
        )
    if given["kind"] == AUTHORING:
        return _made(new.new_rubric(Path(given["folder"])))
    if given["kind"] == SCORING:
        return _new_scoring(given["rubric"], given)
    return _made(
        new.new_awards(
            unit=given["unit"],
            superior=given["superior"],
            year=_year(given["year"]),
            output=given["folder"],
        )
    )


def _rubric_book(given: Answers, setting: Setting) -> Told:
    del setting
    return _new_scoring(given["file"], given)


def _new_scoring(rubric: str, given: Answers) -> Told:
    return _made(
        new.new_scoring(
            rubric,
            unit=given["unit"],
            superior=given["superior"],
            year=_year(given["year"]),
            output=given["folder"],
        )
    )


def _made(report: Report) -> Told:
    text = "\n".join(made_lines(report))
    outcome = Outcome(text, bool(report.saved), report.findings)
    return Told(outcome, report.saved)


def _check_rubric(given: Answers, setting: Setting) -> Told:
    del setting
    report = new.check_rubric(given["file"])
    text = "\n".join(checked_lines(report))
    return Told(Outcome(text, report.rubric_id is not None, report.findings))


def _import(given: Answers, setting: Setting) -> Told:
    from toolkit.excel.with_files import import_rows

    book, source = _open(setting), Path(given["source"])
    table, sheet = given["table"], given["sheet"]
    return _pressed(
        "import",
        book,
        lambda: import_rows(book, setting.now(), source, table=table, sheet=sheet),
    )


def _export(given: Answers, setting: Setting) -> Told:
    from toolkit.excel.with_files import export_rows

    book, folder = _open(setting), Path(given["folder"])
    tables = (given["table"],) if given["table"] else ()
    told = _pressed("export", book, lambda: export_rows(book, folder, tables=tables))
    return told._replace(opens=str(folder) if told.outcome.ok else "")


def _draw(given: Answers, setting: Setting) -> Told:
    from toolkit.excel.with_files import draw_numbers

    book, registers = _open(setting), Path(given["registers"])
    return _pressed("draw", book, lambda: draw_numbers(book, setting.now(), registers))


def _review(given: Answers, setting: Setting) -> Told:
    from toolkit.excel.review import review

    book, listed = _open(setting), given["list"] == LISTED
    return _pressed("review", book, lambda: review(book, listed=listed))


def _pressed(command_id: str, book: xlwings.Book, job: Callable[[], Outcome]) -> Told:
    return Told(in_turn(command_id, book, job))


def _open(setting: Setting) -> xlwings.Book:
    if setting.book is None:
        raise ValueError("asked for without a workbook")
    return setting.book


_ALL = (
    Dialog(
        BY_ID["new_book"],
        "Tệp đã có không bao giờ bị ghi đè: tên trùng thì sổ mới thêm «(2)».",
        (
            Field("kind", "Loại sổ", Kind.CHOICE, needed=True, choices=_kinds),
            Field(
                "rubric",
                "Bộ tiêu chí",
                Kind.CHOICE,
                needed=True,
                choices=_rubrics,
                only=("kind", SCORING),
            ),
            Field(
                "source",
                "Sổ có trang chép",
                Kind.FILE,
                needed=True,
                hint="Được đọc như đã lưu và không bị sửa.",
                endings=WORKBOOK_ENDINGS,
                first=_open_file,
                only=("kind", COPIED),
            ),
            Field(
                "sheet",
                "Tên trang chép",
                needed=True,
                hint="Đơn vị, năm lấy như ghi ở trang ấy.",
                first=_open_sheet,
                only=("kind", COPIED),
            ),
            UNIT,
            SUPERIOR,
            YEAR,
            FOLDER,
        ),
        _new_book,
        "Tạo sổ",
    ),
    Dialog(
        BY_ID["check_rubric"],
        "Tệp được đọc như đã lưu và không bị sửa.",
        (RUBRIC_FILE,),
        _check_rubric,
        "Kiểm tra",
    ),
    Dialog(
        BY_ID["rubric_book"],
        "Bộ tiêu chí còn lỗi thì chỉ nói lỗi, không tạo sổ.",
        (RUBRIC_FILE, UNIT, SUPERIOR, YEAR, FOLDER),
        _rubric_book,
        "Tạo sổ",
    ),
    Dialog(
        BY_ID["import"],
        "Dòng mới được nối vào cuối bảng của sổ đang mở; dòng đã có được bỏ qua. "
        "Nút «Hoàn tác» bỏ các dòng vừa thêm.",
        (
            Field(
                "source",
                "Tệp nguồn",
                Kind.FILE,
                needed=True,
                hint="Tệp CSV hoặc sổ Excel, như đã lưu.",
                endings=SOURCE_ENDINGS,
            ),
            Field("table", "Vào bảng", Kind.CHOICE, choices=_one_table),
            Field("sheet", "Trang của nguồn", hint="Để trống: tự tìm trang phù hợp."),
        ),
        _import,
        "Nhập",
    ),
    Dialog(
        BY_ID["export"],
        "Các bảng được ghi như đang thấy trong sổ đang mở, kể cả chỗ chưa lưu. Tệp đã "
        "có không bị ghi đè.",
        (
            Field("table", "Bảng", Kind.CHOICE, choices=_all_tables),
            FOLDER,
        ),
        _export,
        "Xuất",
    ),
    Dialog(
        BY_ID["draw"],
        "Số đo còn trống của sổ chấm điểm đang mở được điền từ sổ theo dõi khen "
        "thưởng; ô đã gõ được giữ nguyên. Sổ khen thưởng đang mở thì hãy lưu trước.",
        (
            Field(
                "registers",
                "Sổ theo dõi khen thưởng",
                Kind.FILE,
                needed=True,
                endings=WORKBOOK_ENDINGS,
            ),
        ),
        _draw,
        "Lấy số",
    ),
    Dialog(
        BY_ID["review"],
        "Sổ đang mở được đọc như đang thấy, kể cả chỗ chưa lưu. Không ô nào bị sửa; "
        "điều chắc nhất được nêu trước.",
        (Field("list", "Kết quả", Kind.CHOICE, choices=_where_to),),
        _review,
        "Soát",
    ),
)

DIALOGS: dict[str, Dialog] = {dialog.command.id: dialog for dialog in _ALL}
"""By the id of the command: one for each that asks."""
