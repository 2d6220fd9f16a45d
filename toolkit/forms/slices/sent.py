"""What of a slice that was sent out is judged when it comes back."""

from toolkit.forms.slices.layout import TABLES, key_name
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.kinds import Terms
from toolkit.xlsx.meaning.rows import Keys


def slice_terms(book: ClosedBook) -> Terms:
    """The rows by their keys; the program rewrites nothing in a slice.

    Who cuts the first cell of a column and puts it elsewhere takes the name of the
    column along: nothing is read by it.
    """
    names = book.names()
    keys = {}
    for form in TABLES:
        region = names.get(key_name(form.key))
        if region is not None:
            column, top, bottom = region.left, region.top, region.bottom
            keys[region.sheet] = Keys(column, top, bottom, fixed=False)
    of_tables = (n.lower() for n, one in names.items() if one and one.sheet in keys)
    return Terms(keys, ignored_names=frozenset(of_tables))
