"""What the general checks tell of a workbook written as small grids."""

from tests.audit_corpus.page import Page, to_bytes
from toolkit.audit.general import general_findings
from toolkit.findings import Finding
from toolkit.xlsx.closed_book import ClosedBook


def page(grid: str, name: str = "Bảng") -> Page:
    """A sheet from lines of cells parted by «|», the first in row 1."""
    made = Page(name)
    made.grid(1, grid)
    return made


def findings(*pages: Page) -> list[Finding]:
    """All findings of a workbook of these sheets."""
    return findings_of(to_bytes(pages))


def findings_of(data: bytes) -> list[Finding]:
    """All findings of a workbook."""
    return general_findings(ClosedBook.from_bytes(data))


def told(*pages: Page) -> list[tuple[str, str]]:
    """Codes and cells, in order."""
    return [(one.code, one.cell) for one in findings(*pages)]
