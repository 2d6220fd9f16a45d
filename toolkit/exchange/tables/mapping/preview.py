"""The preview of an import: made beside the source, which is not touched."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from toolkit.exchange.tables.mapping.previews import preview_path, ways_of
from toolkit.exchange.tables.mapping.showing import Showing
from toolkit.exchange.tables.mapping.targets import SKIP_WORDS, targets
from toolkit.exchange.tables.opening import open_source
from toolkit.exchange.tables.tables import forms_called
from toolkit.findings.report import Report
from toolkit.findings.texts.exchange import EXCHANGE_WORDS as WORDS
from toolkit.forms.preview.layout import Preview
from toolkit.forms.preview.making.workbook import build_preview
from toolkit.forms.register.gate import require_register
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.jobs.guard import guarded
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new
from toolkit.xlsx.zip.package import read_file


def preview_import(
    path: Path,
    source: Path,
    *,
    table: str = "",
    sheet: str = "",
    called: str = "",
    now: datetime,
) -> Report:
    """Write how a source would be taken in into a workbook beside it; nothing else.

    As `import_tables`, but what is in doubt is shown and stops nothing. What was said
    of the source before, and is remembered, is where it starts from. `called`: the name
    of the register, where `path` is but a copy of it.
    """
    name = called or path.name
    return guarded(
        str(path), lambda: _preview(path, source, table, sheet, name), now=now
    )


def _preview(path: Path, wanted: Path, table: str, sheet: str, name: str) -> Report:
    book = ClosedBook.open(path)
    gate = require_register(book)
    form = forms_called((table,))[0] if table else None
    ways = ways_of(wanted)
    source = ways.source
    opened = open_source(source, form, sheet, ways.maps.settled, to_show=True)
    shown = Showing(book, opened, source.name)
    said = WORDS["preview_of"].format(source.name, name, shown.account)
    undecided = [opened.undecided.what] if opened.undecided else []
    preview = Preview(
        source.name,
        sha256(read_file(source)).hexdigest(),
        (said, *undecided),
        tuple(shown.tables()),
        tuple(shown.lines()),
        {one.sheet: tuple(targets(one.key).values()) for one in TABLES}
        | {SKIP_WORDS: (SKIP_WORDS,)},
    )
    written = save_new(preview_path(source), build_preview(preview))
    told = WORDS["preview_said"].format(written.name, shown.account)
    findings = (*gate, *opened.findings, *shown.findings)
    return Report(
        file=str(path), kind=KIND, findings=findings, summary=told, saved=str(written)
    )
