"""What a report says of itself, among the properties of its file."""

import re
from datetime import date, datetime
from secrets import token_hex
from typing import NamedTuple

from toolkit.reports.docx.intake import Parts
from toolkit.reports.docx.xml import parsed, written
from toolkit.reports.written.period import ReportKind
from toolkit.xlsx.refusal import FileRefusedError

_PROPERTIES = "docProps/core.xml"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_WORDS = re.compile(r"thidua:([a-z-]{4,9}):(\d{4}):(\d{4}-\d\d-\d\d):(\w{1,20})")


class ReportMark(NamedTuple):
    """The kind and year of a report, the day it was made, and a name of its own."""

    kind: ReportKind
    year: int
    day: date
    id: str

    def __str__(self) -> str:
        return f"thidua:{self.kind}:{self.year}:{self.day.isoformat()}:{self.id}"


def new_mark(kind: ReportKind, year: int, now: datetime) -> ReportMark:
    """A mark that no other report has, not even one of the same second."""
    return ReportMark(kind, year, now.date(), f"{now:%Y%m%d%H%M%S}{token_hex(2)}")


def put_mark(parts: Parts, mark: ReportMark) -> None:
    """Write a mark among the keywords of a document that has properties."""
    if _PROPERTIES not in parts:
        return
    root = parsed(_PROPERTIES, parts[_PROPERTIES])
    for old in root.findall(f"{_CP}keywords"):
        root.remove(old)
    keywords = root.makeelement(f"{_CP}keywords")
    keywords.text = str(mark)
    root.append(keywords)
    parts[_PROPERTIES] = written(root)


def read_mark(parts: Parts) -> ReportMark | None:
    """The mark of a document; None where it lost it, or never had one."""
    try:
        root = parsed(_PROPERTIES, parts.get(_PROPERTIES, b"<none/>"))
    except FileRefusedError:
        return None
    found = _WORDS.search(root.findtext(f"{_CP}keywords") or "")
    if found is None:
        return None
    kind, year, day, name = found.groups()
    try:
        return ReportMark(ReportKind(kind), int(year), date.fromisoformat(day), name)
    except ValueError:
        return None
