"""How persons and offices are called on paper."""

import re

EITHER = "Ông (Bà)"
_TYPED = re.compile(r"(ông|bà|đồng chí|đ/c\.?)\s+(?=\S+\s)", re.IGNORECASE)
"""What is typed before a name of two words or more; «Bà Triệu» may be all of it."""

_PLACE = re.compile(r" ((?:tỉnh|thành phố) .{1,20})$", re.IGNORECASE)
_UNBROKEN = "\u00a0"


def together(office: str) -> str:
    """An office whose province is not broken: «SỞ CÔNG THƯƠNG / TỈNH GIA LAI»."""
    place = _PLACE.search(office)
    if place is None:
        return office
    return office[: place.start(1)] + place[1].replace(" ", _UNBROKEN)


def called(name: str, address: str, code: str = "") -> tuple[str, str]:
    """The form of address and the bare name, for «Ông Lê An (NV08)» typed as one.

    `address`: what the register says of the person, "" for a collective, whose name
    stays as it is. What was typed before the name fills in where it says only «Ông
    (Bà)». `code` tells namesakes apart in the register; on paper post and unit do.
    """
    if not address:
        return address, name
    bare = name.removesuffix(f"({code})").rstrip() if code else name
    typed = _TYPED.match(bare)
    if typed is None:
        return address, bare
    form = typed[1].capitalize()
    known = address if form not in ("Ông", "Bà") or address != EITHER else form
    return known, bare[typed.end() :]
