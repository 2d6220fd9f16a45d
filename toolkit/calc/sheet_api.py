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

    def Protect(  # noqa: N802
        self,
        Password: str | None = None,  # noqa: N803
        DrawingObjects: bool = True,  # noqa: N803, ARG002
        Contents: bool = True,  # noqa: N803, ARG002
        Scenarios: bool = True,  # noqa: N803, ARG002
        UserInterfaceOnly: bool = False,  # noqa: N803
        **allowed: bool,  # noqa: ARG002
    ) -> None:
        """Protect the sheet's locked cells."""
        protection.protect(self._sheet, Password or "", hands_only=UserInterfaceOnly)

    def Unprotect(self, Password: str | None = None) -> None:  # noqa: N802, N803
        """Lift the protection.

        Raises:
            CalcError: the password is wrong.
        """
        protection.unprotect(self._sheet, Password or "")

    @property
    def ProtectContents(self) -> bool:  # noqa: N802
        return bool(self._sheet.uno.isProtected())
