"""One press at a time: a double click must not start two."""

from collections.abc import Iterator
from contextlib import contextmanager

from toolkit import places
from toolkit.findings import WorkRefusedError, find
from toolkit.xlsx.disk.turn import TurnTakenError, turn


@contextmanager
def only_press() -> Iterator[None]:
    """Hold the turn of this user's presses; the system ends it when we die.

    Raises WorkRefusedError F051 while another press is at work.
    """
    try:
        with turn(places.data_folder() / places.TURN):
            yield
    except TurnTakenError:
        raise WorkRefusedError(find("F051")) from None
