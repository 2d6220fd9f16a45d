"""A template before it is read: fields whole in one run, letters composed."""

import re
import unicodedata

from toolkit.reports.docx.xml import SPACE, Element, W, paragraph_texts

TAG = re.compile(r"\{\{[^{}]{0,300}\}\}|\{%[^{}]{0,300}%\}")
"""A field or an order of the template's language, whole."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""What nobody sees in a field: soft hyphens, marks of width and of direction."""
_TYPOGRAPHIC = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "–": "-"}
)


def heal(root: Element) -> None:
    """Put each field back into the run where it begins, composed (NFC) and plain.

    What tracking has marked as deleted goes first: nobody sees it.
    Word and LibreOffice cut it where a letter was corrected, made bold, or set in
    another language; its value would take the looks of whatever piece came last.
    """
    _accept_deletions(root)
    for paragraph in root.iter(f"{W}p"):
        texts = paragraph_texts(paragraph)
        if any("{" in (one.text or "") for one in texts):
            _heal(texts)


def _accept_deletions(root: Element) -> None:
    for one in list(root.iter(f"{W}del", f"{W}moveFrom")):
        parent = one.getparent()
        if parent is None:
            continue
        if parent.tag == f"{W}trPr":
            row = parent.getparent()
            if row.getparent() is not None:
                row.getparent().remove(row)
        elif parent.tag != f"{W}rPr":
            parent.remove(one)


def _heal(texts: list[Element]) -> None:
    pieces = [unicodedata.normalize("NFC", one.text or "") for one in texts]
    whole = "".join(pieces)
    owner = [n for n, piece in enumerate(pieces) for _ in piece]
    kept: list[list[str]] = [[] for _ in texts]
    at = 0
    for tag in TAG.finditer(whole):
        _share(whole, owner, at, tag.start(), kept)
        bare = _UNSEEN.sub("", tag[0])
        field = unicodedata.normalize("NFC", bare).translate(_TYPOGRAPHIC)
        kept[owner[tag.start()]].append(field)
        at = tag.end()
    _share(whole, owner, at, len(whole), kept)
    for one, own in zip(texts, kept, strict=True):
        one.text = "".join(own)
        one.set(SPACE, "preserve")


def _share(
    whole: str, owner: list[int], start: int, end: int, kept: list[list[str]]
) -> None:
    """Give the runs back what of a stretch of text is theirs."""
    for at in range(start, end):
        kept[owner[at]].append(whole[at])
