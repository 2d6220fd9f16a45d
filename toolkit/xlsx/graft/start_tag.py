"""The start tag of an element with one attribute set or taken away."""

import re

_NAMED = re.compile(rb"<[\w.:-]++")
_ATTRIBUTE = re.compile(rb"""\s+([\w.:-]++)\s*=\s*(?:"[^"<]*+"|'[^'<]*+')""")


def with_attribute(element: bytes, name: bytes, value: bytes | None) -> bytes:
    """An element whose start tag says this once; None: that does not say it.

    The other attributes keep their bytes; what stands behind the tag stays.
    """
    opening = _NAMED.match(element)
    if opening is None:
        raise ValueError("no start tag")
    kept, at = [opening[0]], opening.end()
    while found := _ATTRIBUTE.match(element, at):
        at = found.end()
        if found[1] != name:
            kept.append(found[0])
    if value is not None:
        kept.append(b' %b="%b"' % (name, value))
    return b"".join(kept) + element[at:].lstrip()


def opened(tag: bytes) -> bytes:
    """A start tag as one that has content: <a/> → <a>."""
    return tag.rstrip(b"/> \t\r\n") + b">"
