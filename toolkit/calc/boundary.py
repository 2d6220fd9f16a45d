"""Where errors of LibreOffice's bridge become the engine's own."""

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from inspect import isfunction, isgeneratorfunction
from typing import Any, NoReturn, TypeVar

from toolkit.calc.errors import CalcError, DisposedException, unsupported

_Class = TypeVar("_Class", bound=type)

# Python's own names for what xlwings asks of collections and ranges.
_CALLS = frozenset({"__call__", "__contains__", "__getitem__", "__iter__", "__len__"})
# What leads from a range, a table, a border … to its book, and that to its app.
_OWNERS = ("cells", "parent", "table", "_sheet", "sheet", "_book", "book", "_app")


def guarded(owner: _Class) -> _Class:
    """Let no error of the bridge leave the members of this class as such.

    They become CalcError, or DisposedException when the workbook was closed or
    the office has ended: either makes the bridge raise errors of all kinds.
    """
    for name, member in list(vars(owner).items()):
        if isinstance(member, property):
            read, write = member.fget, member.fset
            setattr(
                owner,
                name,
                property(
                    _guarded(read) if read else None,
                    _guarded(write) if write else None,
                    doc=member.__doc__,
                ),
            )
        elif isfunction(member) and (name in _CALLS or not name.startswith("__")):
            setattr(owner, name, _guarded(member))
    return owner


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    if isgeneratorfunction(function):

        @wraps(function)
        def each(self: Any, *args: Any, **options: Any) -> Iterator[Any]:
            try:
                yield from function(self, *args, **options)
            except Exception as error:
                tell(error, self)

        return each

    @wraps(function)
    def call(self: Any, *args: Any, **options: Any) -> Any:
        try:
            return function(self, *args, **options)
        except Exception as error:
            tell(error, self)

    return call


def asked(owner: Any, thing: Any, name: str) -> Any:
    """A member of a UNO object, its calls guarded as those of `owner`."""
    try:
        member = getattr(thing, name)
    except Exception as error:
        tell(error, owner)
    if type(member).__name__ != "PyUNO_callable":
        return member

    def call(*args: Any) -> Any:
        try:
            return member(*args)
        except Exception as error:
            tell(error, owner)

    return call


def changed(owner: Any, thing: Any, name: str, value: Any) -> None:
    """Set a property of a UNO object, for `owner`; nothing else is accepted.

    Raises:
        NotImplementedError: there is no such property.
        CalcError: Calc refuses the value.
    """
    try:
        known = hasattr(thing, name)
        if known:
            setattr(thing, name, value)
    except Exception as error:
        tell(error, owner)
    if not known:
        unsupported(f"Setting api.{name}", "Calc has no such property.")


def tell(error: Exception, owner: Any) -> NoReturn:
    """Raise the error again: as itself, or as what it means."""
    if isinstance(error, (DisposedException, NotImplementedError)):
        raise error
    if _is_gone(owner):
        raise DisposedException(
            "The workbook was closed, or LibreOffice has ended."
        ) from error
    if not _is_of_the_bridge(error):
        raise error
    kind = type(error).__name__.rpartition(".")[2]
    if kind == "DisposedException":
        raise DisposedException(f"What was asked is closed: {error}") from error
    raise CalcError(f"LibreOffice refused: {error} ({kind})") from error


def _is_of_the_bridge(error: Exception) -> bool:
    # Without the bridge there is none; it must not be loaded to find out.
    uno = sys.modules.get("uno")
    return uno is not None and isinstance(
        error, uno.getClass("com.sun.star.uno.Exception")
    )


def _is_gone(owner: Any) -> bool:
    """Whether the book that a thing belongs to, or its office, answers no more."""
    facts = vars(owner)
    while "office" not in facts:
        if "_app" in facts and "uno" in facts:
            return not _answers(facts["uno"].isModified)
        known = (facts.get(name) for name in _OWNERS)
        above = next((thing for thing in known if thing is not None), None)
        if above is None:
            return False
        facts = vars(getattr(above, "impl", above))
    return not facts["office"].alive


def _answers(question: Callable[[], Any]) -> bool:
    try:
        question()
    except Exception:
        return False
    return True
