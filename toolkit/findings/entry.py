"""One entry of the catalogue."""

from typing import NamedTuple


class Entry(NamedTuple):
    """The texts of one code: templates, each of the field of a finding it is named for.

    `severity` is error, warning or note. `basis` is the article, where there is one.
    `expected` is what was expected where that is always the same; elsewhere it is
    given with the facts.
    """

    severity: str
    what: str
    next_step: str
    basis: str = ""
    expected: str = ""
