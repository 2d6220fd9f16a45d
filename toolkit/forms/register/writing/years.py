"""The live formulas of «Tổng hợp»: the table by year, and what the lower table misses.

They name columns of «Khen thưởng» only by their defined names, in functions that Excel
2010 and LibreOffice 7.4 both have. A line without a number stands for one award, one
whose number is not above nought for none; a year with a line for 2.5 has no sums.

The table by year is live until ratios are first checked; from then on only the row of
the award year is, and a note tells when the others are out of date: a live sum costs
a walk through all awards at every cell that is typed.
"""

import re
from collections.abc import Sequence

from toolkit.awards.settings import LeaderLine
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.computed import SUMMARY_COLUMNS, YEAR_COLUMNS
from toolkit.forms.register.writing.counts import counted, fractions
from toolkit.model.emulation import Recipient, Staff
from toolkit.model.register import TableKey
from toolkit.rules.book import settings
from toolkit.rules.words import RECIPIENT_WORDS, STAFF_WORDS
from toolkit.xlsx.cells.address import absolute, letters

_YEAR = name_of(TableKey.AWARDS, "year")
_RECIPIENT, _STAFF = (
    name_of(TableKey.AWARDS, "recipient"),
    name_of(TableKey.AWARDS, "staff"),
)
_SUM = r"(SUMIFS\([^()]*\)\+COUNTIFS\([^()]*\))"
_WHOLE = re.compile(rf"ROUND\({_SUM},0\)")
_QUICK = re.compile(rf"IF\(COUNTA\(\w+\)=0,COUNTIFS\([^()]*\),{_SUM}\)")
"""How `counted` spares the walk."""
_STOPS = '>0,"",'
"""What stands between the guard against parts of awards and the sums."""
_PLACE = {column.field: at for at, column in enumerate(YEAR_COLUMNS)}


def year_formulas(
    rows: Sequence[int], left: int, guard: str = ""
) -> dict[tuple[int, int], str]:
    """The formulas of the table by year, without «=», by (row, column) from 1.

    `rows` hold the years, the award year first; `left` is the column of the years.
    `guard`: the cell that keeps the `fractions` of the award year; where there is
    none, its row asks for itself, as the others do.
    """
    return {
        (row, left + _PLACE[field]): text
        for back, row in enumerate(rows)
        for field, text in _row(row, left, back, guard).items()
    }


def _row(row: int, left: int, back: int, guard: str) -> dict[str, str]:
    def at(field: str) -> str:
        return f"${letters(left + _PLACE[field])}{row}"

    year, persons = (
        at("year"),
        _words(_RECIPIENT, RECIPIENT_WORDS[Recipient.INDIVIDUAL]),
    )
    heads, deputies, direct = (
        _counted(year, f"{persons},{_words(_STAFF, STAFF_WORDS[staff])}")
        for staff in (Staff.HEAD, Staff.DEPUTY, Staff.DIRECT)
    )
    # Deputies lead, unless the office has drawn the line above them.
    above = f'td_set_leader_line="{line_words(LeaderLine.HEAD)}"'
    counts = {
        "collectives": _of(year, Recipient.COLLECTIVE),
        "individuals": _of(year, Recipient.INDIVIDUAL),
        "households": _of(year, Recipient.HOUSEHOLD),
        "all": f"SUM({at('collectives')}:{at('households')})",
        "leaders": f"{heads}+IF({above},0,{deputies})",
        "direct": f"{direct}+IF({above},{deputies},0)",
        "unknown": f"{at('individuals')}-{at('leaders')}-{at('direct')}",
    }
    known = f"({at('leaders')}+{at('direct')})"
    # The first of the sums says for all of them whether there are any.
    summed = {f: f'IF({at("collectives")}="","",{text})' for f, text in counts.items()}
    asked = guard if guard and not back else fractions(TableKey.AWARDS, year)
    first = f'IF({year}="","",IF({asked}{_STOPS}{counts["collectives"]}))'
    share = f'IF({known}=0,"",{at("direct")}/{known})'
    return {
        "year": f'IF(ISNUMBER(td_set_year),td_set_year-{back},"")',
        **summed,
        "collectives": first,
        "share": f'IF({at("collectives")}="","",{share})',
    }


def is_earlier_spelling(found: str, formula: str, row: int, left: int) -> bool:
    """Whether a cell holds a formula of `year_formulas` as an earlier register has it.

    That is any guard against parts of awards before the same sums, another cell's or
    a lost one too; no guard, as in one version; or, in the one before it, sums that
    walked through all awards even where none of them has a number.
    """
    year, sums = (
        f"${letters(left + _PLACE[field])}{row}" for field in ("year", "collectives")
    )
    bare, same = (_unguarded(text, year) for text in (found, formula))
    unsummed = same.replace(f'IF({sums}="",', f'IF({year}="",')
    plain = _WHOLE.sub(r"\1", unsummed)
    return bare in (same, plain, _QUICK.sub(r"\1", plain))


def _unguarded(formula: str, year: str) -> str:
    """A formula without what says that a year has no sums."""
    asks = f'IF({year}="","",'
    _guard, stops, summed = formula.removeprefix(f"{asks}IF(").partition(_STOPS)
    if not stops or not formula.startswith(f"{asks}IF("):
        return formula
    return f"{asks}{summed.removesuffix(')')}"


def line_words(line: LeaderLine) -> str:
    """The words of the setting that draw the line between leaders and the others."""
    setting = next(one for one in settings() if one.id == "leader_line")
    return next(choice.text for choice in setting.choices if choice.id == line)


def _of(year: str, recipient: Recipient) -> str:
    return _counted(year, _words(_RECIPIENT, RECIPIENT_WORDS[recipient]))


def _words(name: str, words: str) -> str:
    return f'{name},"{words}"'


def _counted(year: str, conditions: str) -> str:
    """How many awards: the numbers written, and one for each line without a number."""
    rows = f"{_YEAR},{year},{conditions}"
    terms = counted(TableKey.AWARDS, [rows], "number")
    return f"({'+'.join(terms)})"


def summary_note(first: int, last: int) -> str:
    """The formula of the note above the lower table, whose rows lie so, without «=».

    It says how many awards the table does not hold yet, or that it holds too many.
    """
    fields = [column.field for column in SUMMARY_COLUMNS]
    key, every = (
        f"{absolute(first, at)}:{absolute(last, at)}"
        for at in (fields.index("key") + 1, fields.index("all") + 1)
    )
    # Lines of a reporting period repeat what the years hold; their key is a text.
    held = f'SUMIFS({every},{key},">0")'
    rows = f'{_YEAR},">0"'
    kept = "+".join(counted(TableKey.AWARDS, [rows], "number"))
    missing = f"({kept}-{held})"
    return (
        f'IF({missing}=0,"{NOTHING_MISSES}",IF({missing}>0,"{MISSING[0]}"&{missing}&'
        f'"{MISSING[1]}","{TOO_MANY}"))'
    )


def kept_note(year: int | None, told: str, changed: str) -> str:
    """The formula of the note beside sums that were written, without «=».

    `told` is said as long as nothing changed; `changed`: the cell that tells how many
    columns did; `year`: the award year they were written for, None for none.
    """
    same = "NOT(ISNUMBER(td_set_year))" if year is None else f"td_set_year={year}"
    return f'IF(AND({same},{changed}=0),"{told}","{SUMMARY_STALE}")'


SUMMARY_STALE = (
    "ĐÃ CŨ: năm xét hoặc khen thưởng đã thay đổi sau lần kiểm tra;"
    " bấm «Kiểm tra tỷ lệ»."
)
"""Of all but the sums of the award year, which are live."""
NOTHING_MISSES = "Bảng dưới gồm mọi khen thưởng có ở trang «Khen thưởng»."
MISSING = (
    "Bảng dưới còn thiếu ",
    " khen thưởng mới ghi hoặc ghi khác danh sách; bấm «Kiểm tra tỷ lệ».",
)
TOO_MANY = "Bảng dưới đã cũ: có khen thưởng đã xóa; bấm «Kiểm tra tỷ lệ»."
