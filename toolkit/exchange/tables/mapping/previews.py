"""Previews beside a source: found, read, and turned into what its columns are for."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.exchange.tables.layout.chosen import Known
from toolkit.exchange.tables.mapping.maps import ColumnMap, Maps, Moved, Place
from toolkit.exchange.tables.mapping.memory import remembered
from toolkit.exchange.tables.mapping.targets import SKIP_WORDS, target_called
from toolkit.findings import WorkRefusedError, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.preview.reading import Said, SaidPreview, SaidTable, read_preview
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.jobs.refused import finding_of
from toolkit.model.origin import Origin
from toolkit.model.register import TableKey
from toolkit.rules.names import folded
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.refusal import FileRefusedError
from toolkit.xlsx.zip.package import read_file

_ENDING = "_xem_truoc"
_NAMED = re.compile(rf".+{_ENDING}(?: \(\d{{1,4}}\))?\.xlsx", re.IGNORECASE)
_ROWS = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?")
_MOST_HEAD_ROWS = 10
_MOST = 50


class Ways(NamedTuple):
    """How a source is to be read: the file itself, and what was said of its lists.

    `preview`: the name of the preview that says it, "" where none does.
    """

    source: Path
    maps: Maps = Maps()
    preview: str = ""


def is_called_preview(path: Path) -> bool:
    """Whether a file has the name that a preview is given."""
    return _NAMED.fullmatch(path.name) is not None


def preview_path(source: Path) -> Path:
    """Where the preview of a source is put: beside it."""
    return source.with_name(f"{source.stem}{_ENDING}.xlsx")


def ways_of(source: Path, *, preview: Path | None = None, forget: bool = False) -> Ways:
    """How a source is to be read: as its preview says, else as is remembered.

    `source` may be the preview itself, then the file that lies beside it is meant.
    `preview`: the one to heed; None for the newest beside the source. `forget`: neither
    counts. Raises WorkRefusedError: X694 a word that means nothing, X697 no preview, or
    one whose source does not lie beside it.
    """
    if preview is None and is_called_preview(source) and source.is_file():
        preview, said = source, _said(source)
        source = source.with_name(said.source)
        if not source.is_file():
            raise _unusable(preview, "preview_alone", said.source)
    elif forget:
        return Ways(source)
    kept = remembered()
    found = preview or _beside(source)
    if found is None:
        return Ways(source, Maps(kept))
    maps = _maps(_said(found), found, source)
    by_layout = {**kept, **maps.by_layout}
    return Ways(source, Maps(by_layout, maps.by_place, maps.moved), found.name)


def _beside(source: Path) -> Path | None:
    """The newest preview of a source beside it."""
    first = preview_path(source)
    paths, number = [], 2
    path = first
    while path.is_file() and number < _MOST:
        paths.append(path)
        path = first.with_name(f"{first.stem} ({number}).xlsx")
        number += 1
    newest = sorted(paths, key=lambda one: one.stat().st_mtime, reverse=True)
    # «a.csv» and «a.xlsx» would have previews of one name.
    ours = (one for one in newest if _said(one).source == source.name)
    return next(ours, None)


def _said(path: Path) -> SaidPreview:
    """A preview as it was saved. Raises WorkRefusedError X697: none, or broken."""
    try:
        said = read_preview(ClosedBook.from_bytes(read_file(path)))
    except FileRefusedError as refused:
        why = finding_of(refused)
        told = f"[{why.code}] {why.what.rstrip('.')}"
        raise _unusable(path, "preview_broken", told) from None
    if said is None:
        raise _unusable(path, "preview_not")
    return said


def _unusable(path: Path, why: str, told: str = "") -> WorkRefusedError:
    way = EXCHANGE_WORDS[why].format(told)
    return WorkRefusedError(find("X697", seen=path.name, way=way))


def _maps(said: SaidPreview, preview: Path, source: Path) -> Maps:
    same = sha256(read_file(source)).hexdigest() == said.digest
    by_layout: dict[str, ColumnMap] = {}
    by_place: dict[Place, ColumnMap] = {}
    moved: dict[Place, Moved] = {}
    twice: set[str] = set()
    for table in said.tables:
        key = _key(table)
        if key is None:
            continue
        again = table.head is not None and table.head.text != key.get("head", "")
        if same and table.head is not None:
            moved.update(_moved(table, key, preview.name, again=again))
        if again:
            continue  # what its columns are for was said of other headings
        one = _map(table, key["columns"], preview.name)
        if same:
            by_place.update({(str(s), int(r)): one for s, r in key["places"]})
        layout = key["layout"]
        if layout in by_layout and by_layout[layout] != one:
            twice.add(layout)  # which of the two holds elsewhere nobody said
        if layout:
            by_layout[layout] = one
    kept = {k: v for k, v in by_layout.items() if k not in twice}
    return Maps(kept, by_place, moved)


def _moved(
    table: SaidTable, key: Mapping[str, Any], name: str, *, again: bool
) -> Iterator[tuple[Place, Moved]]:
    """Where the headings of lists stand that were found elsewhere.

    Lists that are alike move together. Raises WorkRefusedError X703 for no row.
    """
    said = table.head
    if said is None or (not said.text and not key.get("head")):
        return
    rows = _ROWS.fullmatch(said.text)
    first = int(rows[1]) if rows else 0
    last = int(rows[2] or first) if rows else 0
    if not 0 < first <= last < first + _MOST_HEAD_ROWS:
        at = Origin(said.place.sheet, said.place.a1)
        raise WorkRefusedError(find("X703", at, seen=said.text))
    form = _table_said(table)
    shown = abs(int(key["places"][0][1]))
    for (sheet, row), found in zip(key["places"], key["found"], strict=True):
        down = abs(int(row)) - shown
        place = (str(sheet), int(found))
        if again or int(found) != int(row):
            yield (
                place,
                Moved(
                    first + down,
                    last + down,
                    form,
                    Known(name),
                    settled=table.agreed,
                    again=again,
                ),
            )


def _table_said(table: SaidTable) -> TableKey | None:
    """The table that a list is for; None where it is not wanted, or not agreed to."""
    if folded(table.table.text) == folded(SKIP_WORDS) or not table.agreed:
        return None
    return _form_of(table).key


def _key(table: SaidTable) -> dict[str, Any] | None:
    with suppress(ValueError, KeyError, TypeError):
        key = json.loads(table.key)
        if len(key["columns"]) == len(table.columns) and key["places"] is not None:
            return dict(key)
    return None


def _map(table: SaidTable, rights: list[int], name: str) -> ColumnMap:
    known = Known(name)
    if folded(table.table.text) == folded(SKIP_WORDS):
        return ColumnMap(None, {}, known)
    if not table.agreed:
        return ColumnMap(None, {}, known, settled=False)
    form = _form_of(table)
    uses = dict(zip(rights, _uses(table, form.key), strict=True))
    return ColumnMap(form.key, uses, known)


def _form_of(table: SaidTable) -> TableForm:
    said = folded(table.table.text)
    form = next((one for one in TABLES if folded(one.sheet) == said), None)
    if form is None:
        raise _unknown(table.table, SKIP_WORDS, *(f"«{t.sheet}»" for t in TABLES))
    return form


def _uses(table: SaidTable, key: TableKey) -> Iterator[str]:
    for said in table.columns:
        use = target_called(key, said.text)
        if use is None:
            raise _unknown(said, f"«{table.table.text}»")
        yield use


def _unknown(said: Said, *expected: str) -> WorkRefusedError:
    at = Origin(said.place.sheet, said.place.a1)
    told = ", ".join(expected)
    return WorkRefusedError(find("X694", at, seen=said.text, expected=told))
