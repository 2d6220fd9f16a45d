"""What is needed of thousands of units, but later: till then out of memory."""

import pickle
from array import array
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile, gettempdir
from typing import Generic, TypeVar

from toolkit.xlsx.disk.faults import unwritable

Value = TypeVar("Value")
_IN_MEMORY = 500_000
"""Bytes; of more a file is made that no one else sees, and that is gone at the end."""


class Spool(Generic[Value]):
    """Values in the order they were put; each is made anew whenever it is asked for.

    What is put must be picklable. Putting raises FileRefusedError as saving a file
    does, such as F025 where there is no room on the disk.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed below
        self._places = array("Q")

    def __enter__(self) -> "Spool[Value]":
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what waits to be written is needed no more
            self._file.close()

    def put(self, value: Value) -> None:
        """Keep one more value."""
        try:
            self._file.seek(0, 2)
            place = self._file.tell()
            pickle.dump(value, self._file)
            self._file.flush()  # else a full disk is found when it is asked for
        except OSError as error:
            refusal = unwritable(Path(gettempdir()) / "_", error)
            if refusal is None:
                raise
            raise refusal from error
        self._places.append(place)

    def __getitem__(self, number: int) -> Value:
        self._file.seek(self._places[number])
        value: Value = pickle.load(self._file)
        return value

    def __iter__(self) -> Iterator[Value]:
        return (self[number] for number in range(len(self)))

    def __len__(self) -> int:
        return len(self._places)
