"""Running macros of a workbook or of the office from outside."""

import re
from typing import TYPE_CHECKING, Any

from toolkit.calc.errors import CalcError
from toolkit.calc.uno_import import exception

if TYPE_CHECKING:
    from toolkit.calc.application import App

_URL = "vnd.sun.star.script:"
_IN_BOOK = re.compile(r"'?(?P<book>[^']*?)'?!(?P<macro>.+)")
# Where VBA modules and Calc's own Basic modules are kept in a document.
_LIBRARIES = ("VBAProject", "Standard")


def run_macro(app: "App", macro: str, args: tuple[Any, ...]) -> Any:
    """Run `Module1.Name`, `'book.xlsm'!Module1.Name` or a script URL; its result.

    A name without a book is looked for in the active book, then among the
    user's own macros. What goes wrong inside a Basic macro Calc tells the person
    at the screen, never the caller: the answer is None then.

    Raises:
        CalcError: no such macro, macros are not allowed, or a script in another
            language failed.
    """
    refusals = []
    for provider, url in _candidates(app, macro):
        try:
            script = provider.getScript(url)
        except exception("com.sun.star.script.provider.ScriptFrameworkErrorException"):
            refusals.append(url.removeprefix(_URL))
            continue
        try:
            return script.invoke(args, (), ())[0]
        except exception("com.sun.star.uno.Exception") as error:
            raise CalcError(f"The macro {macro} failed: {error}") from error
    tried = ", ".join(refusals)
    raise CalcError(
        f"The macro {macro} was not found, or macros are off in its workbook. "
        f"Looked for: {tried}"
    )


def _candidates(app: "App", macro: str) -> list[tuple[Any, str]]:
    document, name = _document_and_name(app, macro)
    office = _office_scripts(app)
    if name.startswith(_URL):
        providers = [p for p in (_scripts_of(document), office) if p is not None]
        return [(provider, name) for provider in providers]
    found = []
    if document is not None:
        scripts = _scripts_of(document)
        found += [
            (scripts, f"{_URL}{library}.{full}?language=Basic&location=document")
            for library in _LIBRARIES
            for full in _with_module(document, library, name)
        ]
    full = name if name.count(".") == 2 else f"Standard.{name}"
    found.append((office, f"{_URL}{full}?language=Basic&location=application"))
    return found


def _document_and_name(app: "App", macro: str) -> tuple[Any, str]:
    match = _IN_BOOK.fullmatch(macro)
    if match is None:
        return app.active_document(), macro
    return app.books(match["book"]).uno, match["macro"]


def _scripts_of(document: Any) -> Any:
    return document.getScriptProvider() if document is not None else None


def _office_scripts(app: "App") -> Any:
    factory = app.office.service(
        "com.sun.star.script.provider.MasterScriptProviderFactory"
    )
    return factory.createScriptProvider("")


def _with_module(document: Any, library: str, name: str) -> list[str]:
    """`Name` alone may be in any module; VBA's names are the same in any case."""
    libraries = document.BasicLibraries
    if "." in name:
        return [name]
    if not libraries.hasByName(library):
        return []
    libraries.loadLibrary(library)
    return [f"{module}.{name}" for module in libraries.getByName(library).ElementNames]
