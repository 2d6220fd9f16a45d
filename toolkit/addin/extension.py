"""The extension for LibreOffice Calc: the same buttons in a toolbar and a menu."""

from xml.sax.saxutils import escape

from toolkit.addin.sources import (
    CALC_FOLDER,
    CALC_MODULES,
    GENERATED,
    Module,
    calc_modules,
    plain_text,
)
from toolkit.parts.making.normalise import packed

LIBRARY = "ThiDua"
_WRITTEN = ("CalcWindowState.xcu", "META-INF/manifest.xml")
"""Texts that are taken as they lie in `macros/calc`."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MODULE = (
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
    '"module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" '
    'script:name="{name}" script:language="StarBasic">{code}</script:module>\n'
)
_LIBRARY = (
    '<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
    '"library.dtd">\n'
    '<library:library xmlns:library="http://openoffice.org/2000/library" '
    f'library:name="{LIBRARY}" library:readonly="false" '
    'library:passwordprotected="false">\n{elements}</library:library>\n'
)


def build_extension() -> bytes:
    """`thidua.oxt`. Raises SourceFault."""
    parts = {name: plain_text(CALC_FOLDER / name) for name in _WRITTEN}
    for name in ("Addons.xcu", "description.xml"):
        parts[name] = GENERATED[f"calc/{name}"]()
    for module in calc_modules():
        parts[f"{LIBRARY}/{module.name}.xba"] = _basic(module)
    elements = "".join(
        f' <library:element library:name="{name}"/>\n' for name in CALC_MODULES
    )
    parts[f"{LIBRARY}/script.xlb"] = _HEAD + _LIBRARY.format(elements=elements)
    # No dialog is in it, yet a LibreOffice with windows complains where it is missing.
    parts[f"{LIBRARY}/dialog.xlb"] = _HEAD + _LIBRARY.format(elements="")
    return packed({name: part.encode("utf-8") for name, part in parts.items()})


def _basic(module: Module) -> str:
    code = escape(module.text.replace("\r\n", "\n"))
    return _HEAD + _MODULE.format(name=module.name, code=code)
