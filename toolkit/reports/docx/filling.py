"""A template filled: healed, inspected, rendered apart, its figures given bookmarks."""

import base64
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from toolkit.findings import Finding, Severity, find
from toolkit.findings.texts.documents import WORDS
from toolkit.legacy.child import PATIENCE, Child
from toolkit.reports.docx.charts import Chart, insert_charts
from toolkit.reports.docx.healing import TAG, heal
from toolkit.reports.docx.inspecting import faults
from toolkit.reports.docx.intake import DOCUMENT, Parts, let_in, packed
from toolkit.reports.docx.marks import Placed, place_marks
from toolkit.reports.docx.places import filled_parts
from toolkit.reports.docx.values import Shape, Values, passed_on, shape_of
from toolkit.reports.docx.xml import Element, W, written


class Filled(NamedTuple):
    """What a template became.

    `parts`: those of the filled document, empty where an error is among the findings.
    `figures`: each figure that was printed, in the order of the document.
    """

    parts: Parts
    findings: tuple[Finding, ...]
    figures: tuple[Placed, ...] = ()

    @property
    def data(self) -> bytes:
        """The document as a file."""
        return packed(self.parts)


_HALF = re.compile(r"\{\{|\{%|\}\}|%\}")
_SHOWN = 40  # letters of what is left
_NO_CHARTS: Mapping[str, Chart] = MappingProxyType({})


class _Filler(Child):
    script = Path(__file__).with_name("child.py")


_kept: ContextVar[_Filler | None] = ContextVar("filler", default=None)


@contextmanager
def filling_many() -> Iterator[None]:
    """Keep one process for all templates that are filled meanwhile."""
    if _kept.get() is not None:
        yield
        return
    filler = _Filler()
    token = _kept.set(filler)
    try:
        yield
    finally:
        _kept.reset(token)
        filler.close()


def inspect(
    template: bytes, shape: Shape, wanted: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """The faults of a template, with their places; nothing is filled.

    `wanted`: the lists that it should use, all that there are where it is None. Raises
    as `let_in`.
    """
    return _prepared(template, shape, wanted)[1]


def fill(
    template: bytes,
    values: Values,
    *,
    shape: Shape | None = None,
    wanted: Collection[str] | None = None,
    charts: Mapping[str, Chart] = _NO_CHARTS,
) -> Filled:
    """Fill a template.

    `shape`: the names it may use, where that is more than these values happen to
    have; `wanted` as for `inspect`; `charts` by the key of their `Drawing`.
    What has no value is printed as «[CHƯA CÓ SỐ LIỆU: …]» and told (B110, B117); what
    the template says wrongly is told with its place (B111–B119), and then there is no
    document. Raises as `let_in`.
    """
    parts, found = _prepared(
        template, shape_of(values) if shape is None else shape, wanted
    )
    if any(one.severity is Severity.ERROR for one in found):
        return Filled({}, found)
    said = _rendered(parts, values)
    if "document" not in said:
        return Filled({}, (*found, _why_not(said)))
    filled = let_in(base64.b64decode(said["document"]))
    trees = filled_parts(filled)
    if left := tuple(_left(trees)):
        return Filled({}, (*found, *left))
    insert_charts(filled, trees[DOCUMENT], charts)
    figures = place_marks(trees.values())
    filled |= {name: written(tree) for name, tree in trees.items()}
    # What is missing knows its last word alone: «ct3» of «so.ct3».
    told = {one.seen.rpartition(".")[2] for one in found if one.code == "B110"}
    gaps = [find("B117", seen=name) for name in said["gaps"] if name not in told]
    return Filled(filled, (*found, *gaps), figures)


def _rendered(parts: Parts, values: Values) -> dict[str, Any]:
    """What the process that fills says of a prepared template."""
    if find_spec("docxtpl") is None:
        # Told here, where it becomes a sentence; the process would only end.
        raise ModuleNotFoundError(name="docxtpl")
    template = base64.b64encode(packed(parts)).decode("ascii")
    question = {"template": template, "values": passed_on(values)}
    with filling_many():
        return _kept.get().put(question)  # type: ignore[union-attr]


def _prepared(
    template: bytes, shape: Shape, wanted: Collection[str] | None
) -> tuple[Parts, tuple[Finding, ...]]:
    """The parts of a template with whole fields, and its faults."""
    parts = let_in(template)
    trees = filled_parts(parts)
    for tree in trees.values():
        heal(tree)
    found = faults(trees, shape, wanted)
    parts |= {name: written(tree) for name, tree in trees.items()}
    return parts, (*found, *_elsewhere(parts, trees))


def _elsewhere(parts: Parts, trees: Mapping[str, Element]) -> Iterator[Finding]:
    """Fields where none may stand: in other parts, in attributes, in codes."""
    for name, data in parts.items():
        if name in trees:
            yield from _hidden(trees[name])
        elif name.endswith(".xml"):
            left = TAG.search(data.decode("utf-8", "replace"))
            if left:
                yield find("B118", seen=left[0])


def _hidden(tree: Element) -> Iterator[Finding]:
    for one in tree.iter():
        texts = [*one.attrib.values(), "" if one.tag == f"{W}t" else one.text or ""]
        for text in texts:
            if "{" in text and (left := _HALF.search(text)):
                yield find("B118", seen=text[left.start() :][:_SHOWN])
                return


def _left(trees: Mapping[str, Element]) -> Iterator[Finding]:
    """What looks like a field although all are filled."""
    for tree in trees.values():
        for one in tree.iter(f"{W}t"):
            if left := _HALF.search(one.text or ""):
                yield find("B118", seen=one.text[left.start() :][:_SHOWN])


def _why_not(said: dict[str, object]) -> Finding:
    if said.get("error") in ("template", "broken") and said.get("said"):
        return find("B118", seen=str(said["said"]))
    seconds = WORDS["seconds"].format(PATIENCE)
    return find("B116", expected=seconds)
