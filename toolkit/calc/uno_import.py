"""Python's bridge to LibreOffice, taken from where the system keeps it."""

import builtins
import importlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.calc.errors import OfficeNotFoundError

# Where packagers put uno.py when it is not beside LibreOffice's own Python.
_PLACES = (
    "/usr/lib/python3/dist-packages",
    "/usr/lib64/libreoffice/program",
    "/usr/lib/libreoffice/program",
    "/opt/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/Resources",
    r"C:\Program Files\LibreOffice\program",
    r"C:\Program Files (x86)\LibreOffice\program",
)


@cache
def load() -> Any:
    """The module `uno`.

    The folder that holds it is on `sys.path` only while it is imported: it may
    be a whole dist-packages, whose other packages must not shadow anybody's.
    `import uno` also replaces `builtins.__import__` (so that
    `from com.sun.star… import …` works); that is undone, because it changes
    what a failing optional import looks like everywhere in the process. Use
    `struct`, `enum`, `constant` and `exception` of this module instead.

    Raises:
        OfficeNotFoundError: no bridge, or one built for another Python.
    """
    if "uno" in sys.modules:
        return _with_tracebacks(sys.modules["uno"])
    import_before, path_before = builtins.__import__, list(sys.path)
    try:
        return _with_tracebacks(_import_from(_places()))
    finally:
        builtins.__import__ = import_before
        # LibreOffice's own folder of programs is added by the bridge itself.
        sys.path[:] = path_before


def _with_tracebacks(uno: Any) -> Any:
    """Let Python set `__traceback__` and its like on the bridge's exceptions.

    The bridge would send them to LibreOffice, which cannot take them: each error
    that passes a context manager made of a generator would be replaced by
    «Couldn't convert <traceback …> to a UNO type».
    """
    into_struct = uno._uno_struct__setattr__

    def set_attribute(made: Any, name: str, value: Any) -> None:
        if name.startswith("__") and isinstance(made, BaseException):
            BaseException.__setattr__(made, name, value)
        else:
            into_struct(made, name, value)

    # The bridge takes it from here for each class of exceptions that it makes.
    uno._uno_struct__setattr__ = set_attribute
    return uno


def _places() -> tuple[Path, ...]:
    named = os.environ.get("UNO_PATH")
    places = (named, *_PLACES) if named else _PLACES
    return tuple(Path(p) for p in places if (Path(p) / "uno.py").is_file())


def _import_from(places: tuple[Path, ...]) -> Any:
    refusals = []
    for place in (None, *places):
        if place is not None:
            # At the end: what the user has installed goes first.
            sys.path.append(str(place))
        try:
            return importlib.import_module("uno")
        except ImportError as error:
            refusals.append(f"{place or 'sys.path'}: {error}")
    raise OfficeNotFoundError(
        "Python's bridge to LibreOffice (the module «uno») was not found for Python "
        f"{sys.version_info[0]}.{sys.version_info[1]}. " + "; ".join(refusals)
    )


def struct(name: str, **fields: Any) -> Any:
    """A UNO struct: `struct("com.sun.star.table.CellAddress", Column=1)`."""
    made = load().createUnoStruct(name)
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def enum(kind: str, value: str) -> Any:
    """A UNO enum value: `enum("com.sun.star.table.CellHoriJustify", "LEFT")`."""
    return load().Enum(kind, value)


def constant(name: str) -> Any:
    """A UNO constant: `constant("com.sun.star.sheet.CellFlags.VALUE")`."""
    return load().getConstantByName(name)


def exception(name: str) -> type[Exception]:
    """The class of a UNO exception, for an `except` clause."""
    found: type[Exception] = load().getClass(name)
    return found


def typed(kind: str, value: Any) -> Any:
    """A value sent as a certain UNO type; only for `uno.invoke`."""
    return load().Any(kind, value)


def properties(**values: Any) -> tuple[Any, ...]:
    """PropertyValue structs, as `loadComponentFromURL` and the like want them."""
    return tuple(
        struct("com.sun.star.beans.PropertyValue", Name=name, Value=value)
        for name, value in values.items()
    )
