"""`sheet.api`: the members of Excel's Worksheet that xlwings itself lacks."""

from typing import TYPE_CHECKING, Any

from toolkit.calc import protection

if TYPE_CHECKING:
    from toolkit.calc.sheets import Sheet


class SheetApi:
    """Excel-named members; any other name is asked of the UNO sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sheet.uno, name)

    def Protect(
        self,
        Password: str | None = None,
        DrawingObjects: bool = True,  # noqa: ARG002
        Contents: bool = True,  # noqa: ARG002
        Scenarios: bool = True,  # noqa: ARG002
        UserInterfaceOnly: bool = False,
        **allowed: bool,  # noqa: ARG002
    ) -> None:
        """Protect the sheet's locked cells."""
        protection.protect(self._sheet, Password or "", hands_only=UserInterfaceOnly)

    def Unprotect(self, Password: str | None = None) -> None:
        """Lift the protection.

        Raises:
            CalcError: the password is wrong.
        """
        protection.unprotect(self._sheet, Password or "")

    @property
    def ProtectContents(self) -> bool:
        return bool(self._sheet.uno.isProtected())
