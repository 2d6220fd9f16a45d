"""More machines than one: returns are worked through by a Dask cluster."""

from concurrent.futures import Executor

from toolkit.exchange.round.working.spread import Pool


def cluster(address: str) -> Pool:
    """The workers of a Dask scheduler («tcp://may-chu:8786»).

    All see the same folders under the same names: paths travel, not files. Raises
    ModuleNotFoundError where `distributed` is not installed, OSError when nobody
    answers at the address.
    """
    from distributed import Client

    client = Client(address)

    def make() -> Executor:
        executor: Executor = client.get_executor()
        return executor

    return make
