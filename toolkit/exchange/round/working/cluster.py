"""More machines than one: returns are worked through by a Dask cluster."""

import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from concurrent.futures import wait as wait_for
from contextlib import suppress
from functools import partial
from logging import CRITICAL, getLogger
from threading import Event, Thread
from typing import Any

from toolkit.exchange.round.working.spread import Pool
from toolkit.findings import WorkRefusedError, find

_SECONDS = 10
"""How long machines are waited for."""
_WITHOUT_ANY = 60.0
"""How long work goes on waiting while no machine is left: one may begin again."""
_EVERY = 1.0  # seconds between two looks at what is left of a cluster


def cluster(address: str) -> Pool:
    """The workers of a Dask scheduler («tcp://may-chu:8786»).

    All see the same folders under the same names: paths travel, not files. Raises
    ModuleNotFoundError where `distributed` is not installed, WorkRefusedError G887 when
    nobody answers at the address, G888 when nobody there works; what is under way
    raises G920 when the scheduler or the last worker is there no more.
    """
    from distributed import Client

    # What it tells of machines that come and go is for who keeps them.
    for name in ("distributed", "distributed.client", "tornado.application"):
        getLogger(name).setLevel(CRITICAL)
    try:
        client = Client(address, timeout=_SECONDS)
    except (OSError, ValueError) as error:
        raise WorkRefusedError(find("G887", seen=address)) from error
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError as error:
        client.close()
        raise WorkRefusedError(find("G888", seen=address)) from error
    return partial(Machines, client, address)


class Machines(Executor):
    """The workers that a Dask client at an address knows.

    Dask's own executor waits for ever once the scheduler is gone, can let nothing go
    that has not begun, and gives what failed before instead of doing it again.
    """

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address = client, address
        self._given: dict[Future[Any], Any] = {}
        self._over = Event()
        Thread(target=self._watch, daemon=True).start()

    def submit(
        self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any
    ) -> Future[Any]:
        """Raises WorkRefusedError G920."""
        if self._is_closed():
            raise self._refusal()
        theirs = self._client.submit(fn, *args, pure=False, **kwargs)
        ours: Future[Any] = Future()
        self._given[ours] = theirs
        ours.add_done_callback(self._forget)
        theirs.add_done_callback(partial(_hand_on, ours))
        return ours

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let those go that have not begun, if asked; what has begun is waited for."""
        if cancel_futures and self._given and not self._is_closed():
            begun = {key for keys in self._client.processing().values() for key in keys}
            for ours, theirs in list(self._given.items()):
                if theirs.key not in begun:
                    ours.cancel()
                    theirs.cancel()
        if wait:
            wait_for(list(self._given))
        self._over.set()

    def _forget(self, ours: Future[Any]) -> None:
        self._given.pop(ours, None)

    def _is_closed(self) -> bool:
        return bool(self._client.status == "closed")

    def _refusal(self) -> WorkRefusedError:
        return WorkRefusedError(find("G920", seen=self._address))

    def _watch(self) -> None:
        """Break off what is under way once nobody is left who would ever end it."""
        last = time.monotonic()
        while not self._over.wait(_EVERY):
            if self._client.scheduler_info().get("workers"):
                last = time.monotonic()
            if self._is_closed() or time.monotonic() - last > _WITHOUT_ANY:
                for ours, theirs in list(self._given.items()):
                    with suppress(InvalidStateError):
                        ours.set_exception(self._refusal())
                    with suppress(Exception):  # who comes back later begins nothing
                        theirs.cancel()


def _hand_on(ours: Future[Any], theirs: Any) -> None:
    made, ended = None, None
    try:
        made = theirs.result()
    except Exception as error:
        ended = error
    except BaseException as error:  # somebody let go of it, over there
        ended = BrokenExecutor(str(error))
    with suppress(InvalidStateError):  # it was let go, or broken off
        if ended is None:
            ours.set_result(made)
        else:
            ours.set_exception(ended)
