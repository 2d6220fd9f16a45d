"""Every code with its Vietnamese texts; the page of codes is made from this.

F file, S structure, C cell, P points, Q ratio, E eligibility, X exchange, G workbooks
that travel between units, Y the year book, B Word documents, T papers to sign. A code
is never reused. `what` says what is there and what was expected, `next_step` what to
do, `basis` the article: templates of `{seen}`, `{expected}` and the facts in braces.
"""

from toolkit.findings.entry import Entry
from toolkit.findings.texts.adopting import ADOPTING
from toolkit.findings.texts.audit import AUDIT
from toolkit.findings.texts.cell import CELL
from toolkit.findings.texts.consistency import CONSISTENCY
from toolkit.findings.texts.documents import DOCUMENTS
from toolkit.findings.texts.eligibility import ELIGIBILITY
from toolkit.findings.texts.exchange import EXCHANGE
from toolkit.findings.texts.exchange_doubts import EXCHANGE_DOUBTS
from toolkit.findings.texts.exchange_previews import EXCHANGE_PREVIEWS
from toolkit.findings.texts.file import FILE
from toolkit.findings.texts.money import MONEY
from toolkit.findings.texts.papers import PAPERS
from toolkit.findings.texts.points import POINTS
from toolkit.findings.texts.ratio import RATIO
from toolkit.findings.texts.register import REGISTER
from toolkit.findings.texts.round.book import BOOK
from toolkit.findings.texts.round.changed import CHANGED
from toolkit.findings.texts.round.ranking import RANKING
from toolkit.findings.texts.round.sending import SENDING
from toolkit.findings.texts.round.slices import SLICES
from toolkit.findings.texts.round.stages import STAGES
from toolkit.findings.texts.round.taking import TAKING
from toolkit.findings.texts.rubric_in import RUBRIC_IN
from toolkit.findings.texts.structure import STRUCTURE
from toolkit.findings.texts.year import YEAR
from toolkit.findings.texts.year_documents import YEAR_DOCUMENTS

CATALOGUE: dict[str, Entry] = {
    **FILE,
    **STRUCTURE,
    **AUDIT,
    **CELL,
    **POINTS,
    **REGISTER,
    **CONSISTENCY,
    **MONEY,
    **RATIO,
    **ELIGIBILITY,
    **EXCHANGE,
    **EXCHANGE_DOUBTS,
    **EXCHANGE_PREVIEWS,
    **CHANGED,
    **BOOK,
    **SENDING,
    **TAKING,
    **RANKING,
    **SLICES,
    **STAGES,
    **RUBRIC_IN,
    **ADOPTING,
    **DOCUMENTS,
    **PAPERS,
    **YEAR,
    **YEAR_DOCUMENTS,
}
