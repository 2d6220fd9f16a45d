"""One entry of the catalogue."""

from typing import NamedTuple


class Entry(NamedTuple):
    """The texts of one code: templates, each of the field of a finding it is named for.

    `severity` is error, warning or note. `basis` is the article, where there is one.
    `expected` is what was expected where that is always the same; elsewhere it is
    given with the facts. `hint` says {hint} of it in a text, and nothing where nothing
    is known of it. `right` is what stands in «Đúng ra»: else what was expected, which
    is no help where that is a place, a list of names, or a figure of another row.
    """

    severity: str
    what: str
    next_step: str
    basis: str = ""
    expected: str = ""
    hint: str = ""
    right: str = "{expected}"
