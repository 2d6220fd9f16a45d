"""The office's letters, with the fields of a unit filled in."""

import re
from datetime import date

from toolkit.exchange.mail.draft import Letter as MailLetter
from toolkit.exchange.mail.draft import draft
from toolkit.model.round import Letter, RoundSettings, Unit
from toolkit.rules.words import day_words

_FIELD = re.compile(r"\{(\w{1,40})\}")
_BLANK = "…………"


def fields_of(
    settings: RoundSettings,
    unit: Unit,
    deadline: date | None,
    file: str,
    reason: str = "",
) -> dict[str, str]:
    """What each field of a letter stands for; dots where nothing is known.

    `reason`: why a workbook goes back to its unit.
    """
    known = {
        "don_vi": unit.name,
        "ten_ngan": unit.short or unit.name,
        "co_quan": settings.office,
        "dot": settings.title,
        "nam": str(settings.year or ""),
        "vong": settings.round,
        "han": day_words(deadline) if deadline else "",
        "tep": file,
        "ly_do": reason,
    }
    return {name: text or _BLANK for name, text in known.items()}


def filled(text: str, fields: dict[str, str]) -> str:
    """A text with its fields; what is in the fields is text and never a field."""
    return _FIELD.sub(lambda match: fields.get(match[1], match[0]), text)


def mail_draft(
    letter: Letter,
    unit: Unit,
    fields: dict[str, str],
    name: str,
    data: bytes,
    more: str = "",
) -> bytes:
    """A draft to a unit with its workbook; without one where `name` is empty.

    `more` stands below the letter.
    """
    return draft(
        MailLetter(
            to=unit.address,
            recipient=unit.name,
            subject=filled(letter.subject, fields),
            body=filled(letter.body, fields) + more,
            name=name,
            data=data,
        )
    )
