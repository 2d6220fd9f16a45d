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
            spool.put(value(number))
        assert len(spool) == MANY
        for number in (MANY - 1, 0, 77):
            assert spool[number] == value(number)
        spool.put(value(5))  # also after it was read
        assert spool[MANY] == value(5)
        assert [*spool][-2:] == [value(MANY - 1), value(5)]
        with pytest.raises(IndexError):
            spool[MANY + 1]


def test_what_was_put_is_not_in_memory() -> None:
    spool: Spool[tuple[str, ...]]
    with Spool() as spool:
        tracemalloc.start()
        for number in range(MANY):
            spool.put(value(number))
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert held < 700_000  # ten times as much otherwise


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    spool: Spool[int]
    with Spool() as spool:
        monkeypatch.setattr("pickle.dump", full)
        with pytest.raises(FileRefusedError) as refused:
            spool.put(1)
        assert refused.value.fault is Fault.DISK_FULL
        assert len(spool) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is full")
def test_a_disk_that_is_full_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> object:
        return Path("/dev/full").open("w+b")

    where = "toolkit.exchange.round.working.spool.SpooledTemporaryFile"
    monkeypatch.setattr(where, full)
    spool: Spool[int]
    with pytest.raises(FileRefusedError) as refused, Spool() as spool:
        spool.put(1)
    assert refused.value.fault is Fault.DISK_FULL
