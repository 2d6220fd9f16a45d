"""The time in what is made of a return is the return's own, whenever it is taken in."""

import re
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from tests.exchange.round.rounds import NOW, own_key, round_book, typed
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.sending.send import send
from toolkit.xlsx.closed_book import ClosedBook

CORE = "docProps/core.xml"
HERE = timezone(timedelta(hours=7))
SENT = NOW.astimezone(HERE)
LATER = SENT + timedelta(days=9)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("modified", "shown"),
    [
        ("2026-12-03T02:15:00Z", "09:15 03/12/2026"),
        ("2000-01-01T00:00:00Z", f"{SENT:%H:%M %d/%m/%Y}"),  # as it was sent
        ("2099-01-01T00:00:00Z", f"{LATER:%H:%M %d/%m/%Y}"),
        ("9999-12-31T23:59:59Z", f"{SENT:%H:%M %d/%m/%Y}"),
        ("hôm qua", f"{SENT:%H:%M %d/%m/%Y}"),
    ],
)
def test_what_was_made_of_a_return_bears_the_time_it_was_saved_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, modified: str, shown: str
) -> None:
    own_key(monkeypatch, tmp_path)
    path = round_book(tmp_path)
    send(path, now=SENT)
    data = typed(tmp_path / "gui_di" / "cham-diem-2026-So-KHCN.xlsx", 4.0)
    (tmp_path / "ve").mkdir()
    (tmp_path / "ve" / "a.xlsx").write_bytes(saved(data, modified))
    collect(path, tmp_path / "ve", now=LATER)
    kept = ClosedBook.open(tmp_path / "nhan_ve" / "So-KHCN.xlsx")
    note = str(kept.sheet("Kết quả kiểm tra").at(2, 1).value)
    assert note.startswith(f"Kiểm tra lúc {shown}:")


def saved(data: bytes, modified: str) -> bytes:
    book = ClosedBook.from_bytes(data)
    core = book.package.read(CORE).decode()
    told = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{modified}", core)
    assert told != core or "2000-01-01" in modified
    return book.package.with_parts({CORE: told.encode()})
