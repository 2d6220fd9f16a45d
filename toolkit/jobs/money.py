"""The job: the reward money of a year, as a list of its own."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from toolkit.awards.money.findings import money_findings
from toolkit.awards.money.funds import by_fund
from toolkit.awards.money.in_words import in_words
from toolkit.awards.money.lines import money_lines
from toolkit.findings import WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.reading.register import read_register
from toolkit.jobs.guard import guarded
from toolkit.jobs.open_elsewhere import open_elsewhere
from toolkit.model.origin import Origin
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new

SAID = "{} dòng khen năm {}, {} nguồn chi; tổng {} đồng ({})."
WITHOUT = " Chưa tính được {} dòng."


def money_file(
    path: Path, *, year: int | None = None, output: str = "", now: datetime
) -> Report:
    """What the awards of a year are paid; the register is only read.

    `year`: another one than the award year of the register; `output`: where a list of
    its own goes, "" for none. An existing file is never written over.
    """
    return guarded(str(path), lambda: _money(path, year, output, now), now=now)


def _money(path: Path, year: int | None, output: str, now: datetime) -> Report:
    book = ClosedBook.open(path)
    read = read_register(book)
    register = read.register if year is None else replace(read.register, year=year)
    if register.year is None:
        place = register.cells.get("year", Origin())
        raise WorkRefusedError(find("S124", place, seen=""))
    lines = money_lines(register, read.settings)
    total = sum(line.amount for line in lines)
    said = SAID.format(
        len(lines),
        register.year,
        len(by_fund(lines, read.settings.funds)),
        f"{total:,}".replace(",", "."),
        in_words(total).lower(),
    )
    if missing := sum(line.each is None for line in lines):
        said += WITHOUT.format(missing)
    report = Report(
        file=str(path),
        kind=KIND,
        unit=register.office or None,
        year=register.year,
        findings=(
            *open_elsewhere(path),
            *money_findings(register, read.settings, lines),
        ),
        summary=said,
    )
    if not output:
        return report
    # XlsxWriter is only for a list that is wanted.
    from toolkit.forms.register.making.money import money_list
    from toolkit.forms.register.making.page import Office
    from toolkit.forms.register.writing.money import Paid, write_money

    superior = _superior(book)
    made = money_list(Office(superior, register.office), register.year)
    listed = ClosedBook.from_bytes(made)
    write_money(listed, Paid(register.year, read.settings, lines), now)
    target = Path(output)
    if target.is_dir():
        target = target / f"tien_thuong_{register.year}.xlsx"
    return report._replace(saved=str(save_new(target, listed.to_bytes())))


def _superior(book: ClosedBook) -> str:
    region = book.names().get("td_set_superior")
    if region is None:
        return ""
    value = book.sheet(region.sheet).at(region.top, region.left).value
    return value if isinstance(value, str) else ""
