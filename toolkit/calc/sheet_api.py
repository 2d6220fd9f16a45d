"""`sheet.api`: the members of Excel's Worksheet that xlwings itself lacks."""

from typing import TYPE_CHECKING, Any

from toolkit.calc import protection
from toolkit.calc.boundary import asked, changed, guarded
from toolkit.calc.errors import unsupported

if TYPE_CHECKING:
    from toolkit.calc.sheets import Sheet


@guarded
class SheetApi:
    """Excel-named members; any other name is asked of the UNO sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    def __getattr__(self, name: str) -> Any:
        return asked(self, self._sheet.uno, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "_sheet" or hasattr(type(self), name):
            super().__setattr__(name, value)
        else:
            changed(self, self._sheet.uno, name, value)

    def Protect(
        self,
        Password: str | None = None,
        DrawingObjects: bool = True,  # noqa: ARG002
        Contents: bool = True,
        Scenarios: bool = True,  # noqa: ARG002
        UserInterfaceOnly: bool = False,
        AllowFormattingCells: bool = False,
        AllowFormattingColumns: bool = False,
        AllowFormattingRows: bool = False,
        AllowInsertingColumns: bool = False,
        AllowInsertingRows: bool = False,
        AllowInsertingHyperlinks: bool = False,
        AllowDeletingColumns: bool = False,
        AllowDeletingRows: bool = False,
        AllowSorting: bool = False,
        AllowFiltering: bool = False,
        AllowUsingPivotTables: bool = False,
    ) -> None:
        """Protect the sheet's locked cells, as Excel's Worksheet.Protect.

        With `UserInterfaceOnly` this engine goes on writing: it lifts the
        protection around each of its writes. What people are allowed to do on a
        sheet that is protected already stays as its file says, whatever is given
        here; on an unprotected sheet Calc's API can allow nothing.

        Raises:
            CalcError: it is protected already, with another password.
            NotImplementedError: something Calc cannot do was asked for.
        """
        allowed = (
            *(AllowFormattingCells, AllowFormattingColumns, AllowFormattingRows),
            *(AllowInsertingColumns, AllowInsertingRows, AllowInsertingHyperlinks),
            *(AllowDeletingColumns, AllowDeletingRows, AllowSorting),
            *(AllowFiltering, AllowUsingPivotTables),
        )
        if any(allowed) and not self.ProtectContents:
            unsupported(
                "Sheet.api.Protect(Allow…=True) on an unprotected sheet",
                "Protect it in a file; Calc keeps what the file allows.",
            )
        if not Contents:
            unsupported("Sheet.api.Protect(Contents=False)", "Calc protects contents.")
        protection.protect(self._sheet, Password or "", hands_only=UserInterfaceOnly)

    def Unprotect(self, Password: str | None = None) -> None:
        """Lift the protection.

        Raises:
            CalcError: the password is wrong.
        """
        protection.unprotect(self._sheet, Password or "")

    @property
    def ProtectContents(self) -> bool:
        return bool(self._sheet.name) and bool(self._sheet.uno.isProtected())
