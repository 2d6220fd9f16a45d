"""Names of parts, as OPC holds them equal: whatever their case, encoded or not."""

import re

_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def decoded(name: str) -> str:
    """sheet%201.xml → sheet 1.xml; what decodes to no text stays as it stands.

    ECMA-376 part 2, 6.2.2: a name in a zip, in a relationship or among the content
    types may hold a character as it is or percent-encoded.
    """
    return name if "%" not in name else _ENCODED.sub(_character, name)


def part_key(name: str) -> str:
    """What two names of one part have in common."""
    return decoded(name).lower()


def _character(found: re.Match[str]) -> str:
    try:
        return bytes.fromhex(found[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return found[0]
