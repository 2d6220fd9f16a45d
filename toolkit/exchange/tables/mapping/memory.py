"""What a clerk said of a layout, kept for the next file of that layout.

It is kept with the clerk's own things and not in the register: a register that came by
mail must not decide how the files of this office are read, and importing must leave
every part of the register but its tables as it is. Colleagues get the preview.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from toolkit import places
from toolkit.exchange.tables.layout.chosen import Known
from toolkit.exchange.tables.mapping.maps import ColumnMap
from toolkit.exchange.tables.mapping.targets import targets
from toolkit.model.register import TableKey

_FILE = "ghep_cot.json"
_MOST = 500
"""So many layouts are kept: those said last."""

_LONGEST = 4_000_000
"""Bytes; a larger file is none of ours."""


def remembered() -> Mapping[str, ColumnMap]:
    """What is kept, by layout; without what cannot be read, or is none of ours."""
    found: dict[str, ColumnMap] = {}
    for layout, one in _kept().items():
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            found[layout] = _read(one)
    return found


def remember(said: Mapping[str, ColumnMap], now: datetime) -> None:
    """Keep what was said of these layouts, with today's day."""
    if said:
        kept = _kept()
        for layout, one in said.items():
            kept.pop(layout, None)
            kept[layout] = _written(one, f"{now:%d/%m/%Y}")
        _keep(dict(list(kept.items())[-_MOST:]))


def forget(layouts: Iterable[str]) -> int:
    """Keep nothing of these layouts any more; of how many there was something."""
    kept = _kept()
    gone = [layout for layout in layouts if kept.pop(layout, None) is not None]
    if gone:
        _keep(kept)
    return len(gone)


def _place() -> Path:
    return places.data_folder() / _FILE


def _kept() -> dict[str, Any]:
    with suppress(OSError, ValueError, RecursionError):
        if _place().stat().st_size <= _LONGEST:
            read = json.loads(_place().read_text(encoding="utf-8"))
            return dict(read) if isinstance(read, dict) else {}
    return {}


def _keep(kept: Mapping[str, Any]) -> None:
    """Write it whole or not at all; a folder that may not be written keeps nothing."""
    place = _place()
    temporary = place.with_name(f"{_FILE}.{os.getpid()}.tmp")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(place)


def _written(one: ColumnMap, day: str) -> dict[str, Any]:
    return {
        "table": one.table or "",
        "columns": {str(right): use for right, use in one.columns.items()},
        "name": one.known.name,
        "day": day,
    }


def _read(one: Any) -> ColumnMap:
    """One of those kept. Raises ValueError and the like for what we never wrote."""
    table = TableKey(one["table"]) if one["table"] else None
    columns = {int(right): str(use) for right, use in one["columns"].items()}
    if table and not set(columns.values()) <= targets(table).keys():
        raise ValueError("a use that the table does not have")
    return ColumnMap(
        table, columns, Known(str(one["name"])[:200], str(one["day"])[:10])
    )
