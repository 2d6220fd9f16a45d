"""More machines than one: returns are worked through by a Dask cluster."""

from concurrent.futures import Executor
from logging import CRITICAL, getLogger

from toolkit.exchange.round.working.spread import Pool
from toolkit.findings import WorkRefusedError, find

_SECONDS = 10
"""How long machines are waited for."""


def cluster(address: str) -> Pool:
    """The workers of a Dask scheduler («tcp://may-chu:8786»).

    All see the same folders under the same names: paths travel, not files. Raises
    ModuleNotFoundError where `distributed` is not installed, WorkRefusedError G887 when
    nobody answers at the address, G888 when nobody there works.
    """
    from distributed import Client

    # What it tells of machines that come and go is for who keeps them.
    getLogger("distributed").setLevel(CRITICAL)
    try:
        client = Client(address, timeout=_SECONDS)
    except (OSError, ValueError) as error:
        raise WorkRefusedError(find("G887", seen=address)) from error
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError as error:
        client.close()
        raise WorkRefusedError(find("G888", seen=address)) from error

    def make() -> Executor:
        executor: Executor = client.get_executor()
        return executor

    return make
