"""Fills a scoring form from whatever is given: a register, or a year book."""

from toolkit.forms.form import Numbers
from toolkit.forms.scoring.from_register.fill import Filled, fill_from_register
from toolkit.forms.scoring.from_register.from_year import YearSource, fill_from_year
from toolkit.forms.scoring.locate import Located
from toolkit.model.scorecard import Scorecard
from toolkit.xlsx.closed_book import ClosedBook


def fill_from(
    book: ClosedBook, located: Located, scorecard: Scorecard, numbers: Numbers
) -> Filled:
    """Fill from a register what it measures, from a year book per cents over target.

    Raises WorkRefusedError (P328) as `numbers` does.
    """
    source = numbers()
    if isinstance(source, YearSource):
        return fill_from_year(located, scorecard, source)
    return fill_from_register(book, located, scorecard, lambda: source)
