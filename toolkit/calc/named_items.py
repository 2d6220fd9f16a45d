"""Collections whose items are asked for by number or by name."""

from collections.abc import Iterator
from typing import Any

from toolkit.calc.boundary import guarded


@guarded
class NamedItems:
    """What a collection says of its items, once it says which they are."""

    def __iter__(self) -> Iterator[Any]:
        raise NotImplementedError

    def __call__(self, key: int | str) -> Any:
        """The item of a number, from 1, or of a name; capitals make no other name."""
        items = list(iter(self))
        if isinstance(key, int):
            if 1 <= key <= len(items):
                return items[key - 1]
            raise KeyError(key)
        for item in items:
            if item.name.casefold() == key.casefold():
                return item
        raise KeyError(key)

    def __contains__(self, key: int | str) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True
