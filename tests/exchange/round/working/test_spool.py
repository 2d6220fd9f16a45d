"""What is put into a spool is there when asked for, and not in memory till then."""

import errno
import tracemalloc
from pathlib import Path

import pytest

from toolkit.exchange.round.working.spool import Spool
from toolkit.xlsx.refusal import Fault, FileRefusedError

MANY = 2_000


def value(number: int) -> tuple[str, ...]:
    return tuple(f"Điều {number} của đơn vị thứ {at}" for at in range(20))


def test_what_was_put_is_given_in_any_order() -> None:
    spool: Spool[tuple[str, ...]]
    with Spool() as spool:
        for number in range(MANY):
            spool.put(str(number), value(number))
        assert len(spool) == MANY
        assert "7" in spool
        assert "x" not in spool
        assert spool.get("x") is None
        for number in (MANY - 1, 0, 77):
            assert spool[str(number)] == value(number)
        spool.put("more", value(5))  # also after it was read
        assert spool["more"] == value(5)
        assert list(spool)[-1] == "more"


def test_what_was_put_is_not_in_memory() -> None:
    spool: Spool[tuple[str, ...]]
    with Spool() as spool:
        tracemalloc.start()
        for number in range(MANY):
            spool.put(str(number), value(number))
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert held < 900_000  # ten times as much otherwise


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    spool: Spool[int]
    with Spool() as spool:
        monkeypatch.setattr("pickle.dump", full)
        with pytest.raises(FileRefusedError) as refused:
            spool.put("a", 1)
        assert refused.value.fault is Fault.DISK_FULL
        assert "a" not in spool


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is full")
def test_a_disk_that_is_full_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> object:
        return Path("/dev/full").open("w+b")

    where = "toolkit.exchange.round.working.spool.SpooledTemporaryFile"
    monkeypatch.setattr(where, full)
    spool: Spool[int]
    with pytest.raises(FileRefusedError) as refused, Spool() as spool:
        spool.put("a", 1)
    assert refused.value.fault is Fault.DISK_FULL
