"""The checks that need no form, on the sheets of a workbook that are not ours."""

from toolkit.findings import Finding
from toolkit.xlsx.closed_book import ClosedBook


def general_findings(book: ClosedBook) -> list[Finding]:
    """Findings of the checks that need no form, on the sheets that are not ours."""
    ours = {
        region.sheet
        for name, region in book.names().items()
        if region is not None and name.startswith("td_")
    }
    others = [name for name in book.sheet_names if name not in ours]
    if not others and not book.manual_calculation:
        return []
    # Imported here: most workbooks hold no sheet but ours.
    from toolkit.audit import audit_book

    return audit_book(
        (book.sheet(name) for name in others),
        manual_calculation=book.manual_calculation,
        skip_sheets=ours,
        names={**book.names(), **book.table_columns()},
        notes=book.notes,
        iterates=book.iterates,
    )
