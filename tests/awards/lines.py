"""Registers made of short lines, one about each thing, as one would tell a colleague.

    người: An | 01/03/2010
    khen: An | CSTĐCS | 2021 2022 | Ngày quyết định=05/02/2023
    đề nghị: An | CSTĐ tỉnh

The cells of a line are the fields of POSITIONS, several years make several rows, and
«Cột=ô» fills any other column. Whoever is called «Phòng …» or «Sở …» is a collective,
«Hộ …» a household.
"""

from typing import Any

from tests.awards.grids import typed
from tests.awards.records import FIRST_ROW, PLACES, TABLES, record
from toolkit.awards.eligibility.case import Answer, Condition
from toolkit.awards.eligibility.verdicts import Verdict, verdicts
from toolkit.awards.settings import Settings
from toolkit.model.register import Register

POSITIONS = {
    "đơn vị": ("units", "name", "parent"),
    "người": ("people", "name", "joined"),
    "đăng ký": ("registrations", "name", "award", "year"),
    "sáng kiến": ("initiatives", "authors", "scope", "year"),
    "xếp loại": ("ratings", "name", "rating", "year"),
    "đề nghị": ("proposals", "name", "award", "year"),
    "khen": ("awards", "name", "award", "year"),
    "biểu quyết": ("votes", "name", "award", "votes_for", "total"),
}
RATED = {
    "xuất sắc": "Hoàn thành xuất sắc nhiệm vụ",
    "tốt": "Hoàn thành tốt nhiệm vụ",
    "hoàn thành": "Hoàn thành nhiệm vụ",
    "không": "Không hoàn thành nhiệm vụ",
}

UNCHECKED_ROOM = """
đơn vị: Phòng A
đơn vị: Phòng B
đề nghị: Phòng A | TTLĐTT | Cấp khen=Sở Công Thương
xếp loại: Phòng A | hoàn thành
xếp loại: An | tốt | Đơn vị=Phòng A
khen: Bình | LĐTT | Đơn vị=Phòng B
"""
"""From 2024 the standard is not met, but nobody checked the words of its article."""


def told(text: str, year: int = 2023) -> Register:
    """The register of an award year that the lines tell of."""
    rows: dict[str, list[Any]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        word, _, rest = line.partition(":")
        key, *fields = POSITIONS[word]
        for cells in _rows(key, fields, rest, year):
            records = rows.setdefault(key, [])
            records.append(record(key, FIRST_ROW + len(records), cells))
    tables: dict[str, Any] = {key: tuple(found) for key, found in rows.items()}
    return Register(year=year, places=PLACES, **tables)


def _rows(key: str, fields: list[str], rest: str, year: int) -> list[dict[str, Any]]:
    headers = TABLES[key].fields
    parts = [part.strip() for part in rest.split("|")]
    named = [part.split("=", 1) for part in parts if "=" in part]
    cells = dict(zip(fields, (p for p in parts if "=" not in p), strict=False))
    cells |= {headers[header]: cell for header, cell in named}
    cells["rating"] = RATED.get(cells.get("rating", ""), cells.get("rating", ""))
    years = (cells.pop("year", "") or str(year)).split()
    found = {field: typed(cell) for field, cell in cells.items()}
    if "recipient" in headers.values():
        found["recipient"] = _kind(found.get("name") or "")
    if "year" not in headers.values():
        return [found]
    return [{**found, "year": int(one)} for one in years]


def _kind(name: str) -> str:
    words = {"Phòng": "tập thể", "Sở": "tập thể", "Hộ": "hộ gia đình"}
    return words.get(name.split(" ")[0], "cá nhân")


def verdict(text: str, year: int = 2023, **settings: Any) -> Verdict:
    """What is said of the only proposal pending."""
    [found] = verdicts(told(text, year), Settings(**settings))
    return found


def conditions(
    text: str, rule: str, year: int = 2023, **settings: Any
) -> list[Condition]:
    """The conditions that rest on a rule, or have that name."""
    found = verdict(text, year, **settings).conditions
    return [one for one in found if rule in (one.rule, one.name)]


def answers(text: str, rule: str, year: int = 2023, **settings: Any) -> list[Answer]:
    """Their answers."""
    return [one.answer for one in conditions(text, rule, year, **settings)]


def evidence(text: str, rule: str, year: int = 2023, **settings: Any) -> str:
    """Their evidence, one after the other."""
    return " | ".join(one.evidence for one in conditions(text, rule, year, **settings))
