"""The general checks: faults of any spreadsheet, found without knowing its form."""

from toolkit.audit.book import audit_book, audit_sheet

__all__ = ["audit_book", "audit_sheet"]
