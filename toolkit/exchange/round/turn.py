"""One job on a round at a time: two would both keep what came, and lose a ledger."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from toolkit import places
from toolkit.findings import WorkRefusedError, find
from toolkit.xlsx.disk.save import digest
from toolkit.xlsx.disk.turn import TurnTakenError, turn


@contextmanager
def only_job(path: Path) -> Iterator[None]:
    """Hold the turn of jobs on a round book, on this PC; it ends when we die.

    Raises WorkRefusedError G886 while another job is at work. Of another PC in the
    same folder the saving tells (F028).
    """
    mark = digest(str(path.resolve()).encode("utf-8", "surrogatepass"))[:16]
    file = places.data_folder() / places.TURNS / f"{mark}.khoa"
    with ExitStack() as held:
        try:
            with suppress(OSError):  # nothing can be kept there: the saving tells
                held.enter_context(turn(file))
        except TurnTakenError:
            raise WorkRefusedError(find("G886", seen=path.name)) from None
        yield
