"""All tables of the register, in the order of their sheets."""

from collections.abc import Mapping

from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.tables.awards import AWARDS, PROPOSALS
from toolkit.forms.register.tables.council import DOSSIERS, VOTES
from toolkit.forms.register.tables.people import PEOPLE, UNITS
from toolkit.forms.register.tables.years import INITIATIVES, RATINGS, REGISTRATIONS
from toolkit.model.register import TableKey

TABLES: tuple[TableForm, ...] = (
    UNITS,
    PEOPLE,
    REGISTRATIONS,
    INITIATIVES,
    RATINGS,
    PROPOSALS,
    AWARDS,
    VOTES,
    DOSSIERS,
)
BY_KEY: Mapping[TableKey, TableForm] = {table.key: table for table in TABLES}
