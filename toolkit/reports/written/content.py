"""All that a report says: the values of its fields, its figures and its charts."""

from datetime import date
from typing import NamedTuple

from toolkit.findings import Finding
from toolkit.model.register import Register
from toolkit.model.year import YearBook
from toolkit.reports.docx.charts import Chart
from toolkit.reports.docx.layout.blocks import office_lines
from toolkit.reports.docx.values import Blank, Drawing, Value
from toolkit.reports.written.agreeing import disagreements
from toolkit.reports.written.awards_part import AwardsPart
from toolkit.reports.written.fields import empty, joined
from toolkit.reports.written.figures import Figures, Known
from toolkit.reports.written.period import ReportKind, Span, span_of
from toolkit.reports.written.sources import Sources
from toolkit.reports.written.year_parts import YearParts

_BLANKS = {
    "tom_tat": "Người viết nêu đặc điểm, tình hình chung của cơ quan, đơn vị trong kỳ",
    "chi_dao": "Người viết nêu công tác chỉ đạo, triển khai văn bản của cấp trên",
    "ton_tai": "Người viết nêu tồn tại, hạn chế và nguyên nhân",
    "phuong_huong": "Người viết nêu phương hướng, nhiệm vụ, giải pháp",
    "bo_sung": "Người viết bổ sung mục này, hoặc bỏ mục",
    "kien_nghi": "Người viết nêu đề xuất, kiến nghị",
}
_DOTS = "……"


class Content(NamedTuple):
    """What a template is filled with; `known`: the figures by key."""

    span: Span
    values: dict[str, Value]
    known: dict[str, Known]
    charts: dict[str, Chart]
    findings: tuple[Finding, ...]


def year_of(sources: Sources, asked: int | None) -> int | None:
    """The year of a report: as asked, else of the year book, else of the register."""
    told = (asked, sources.year and sources.year.year)
    register = sources.register and sources.register.year
    return next((one for one in (*told, register) if one), None)


def content_of(sources: Sources, kind: ReportKind, year: int, today: date) -> Content:
    """Everything that a report of this kind says of a year."""
    book, register = sources.year, sources.register
    start, end = (book.start, book.end) if book else (None, None)
    span = span_of(kind, year, start, end)
    figures = Figures()
    values = joined(empty(), _about(book, register, span, today))
    charts: dict[str, Chart | None] = {}
    found = tuple(disagreements(sources, span))
    if book is not None and sources.year_path is not None:
        parts = YearParts(book, span, today, figures, sources.year_path.name)
        values = joined(values, parts.values())
        charts["chi_tieu"] = parts.chart()
        found += parts.findings()
    if register is not None and sources.settings and sources.register_path:
        name = sources.register_path.name
        awards = AwardsPart(register, sources.settings, span, figures, name)
        values = joined(values, awards.values())
        charts["khen_thuong"] = awards.chart()
        found += awards.findings()
    if sources.scoring is not None and sources.scoring_path is not None:
        from toolkit.reports.written.scoring_part import ScoringPart

        name = sources.scoring_path.name
        scoring = ScoringPart(sources.scoring, figures, name)
        values = joined(values, scoring.values())
    drawn = {key: chart for key, chart in charts.items() if chart is not None}
    marks: dict[str, Value] = {key: Drawing(key) for key in drawn}
    flags: dict[str, Value] = {f"co_{key}": True for key in drawn}
    values = joined(values, {"bieu_do": {**marks, **flags}})
    return Content(span, values, figures.known, drawn, found)


def _about(
    book: YearBook | None, register: Register | None, span: Span, today: date
) -> dict[str, Value]:
    office = (book and book.unit) or (register and register.office) or ""
    superior = (book and book.superior) or ""
    no_office, no_superior = Blank("tên cơ quan"), Blank("cơ quan cấp trên")
    return {
        "co_quan": office or no_office,
        "co_quan_chu_quan": superior or no_superior,
        "dau_trang": {
            "cap_tren": office_lines(superior) or no_superior,
            "co_quan": office_lines(office, bold=True) or no_office,
        },
        "noi_lap": (book and book.place) or Blank("địa danh"),
        "so_ky_hieu": f"{_DOTS}/BC-{_DOTS}",
        # Of one piece: where the place is long, the day goes to the next line whole.
        "ngay_lap": f"ngày {_DOTS} tháng {today:%m} năm {today.year}".replace(
            " ", "\u00a0"
        ),
        "chuc_vu": (book and book.signer_position.upper()) or Blank("chức vụ"),
        "nguoi_ky": (book and book.signer) or Blank("họ và tên người ký"),
        "nam": str(span.year),
        "nam_sau": str(span.year + 1),
        "ky": span.words,
        **{name: Blank(words) for name, words in _BLANKS.items()},
    }
