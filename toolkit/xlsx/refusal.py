"""Why a file is refused: which fault, where, and the facts a message needs."""

from enum import StrEnum


class Fault(StrEnum):
    """What can be wrong with a file; the values are codes that never change."""

    NOT_A_WORKBOOK = "F001"
    WEB_PAGE = "F002"
    PLAIN_TEXT = "F003"
    EMPTY = "F004"
    DAMAGED = "F005"
    OLD_BINARY = "F006"  # .xls
    NEW_BINARY = "F007"  # .xlsb
    OPEN_DOCUMENT = "F008"  # .ods
    ENCRYPTED = "F009"
    TOO_MUCH_INSIDE = "F012"  # a bomb, most likely
    DTD = "F013"
    CELL_TOO_FAR = "F014"
    BAD_MERGE = "F015"
    TOO_MANY_FORMATS = "F016"
    UNSAFE_PACKAGE = "F017"
    BROKEN_PART = "F018"
    TOO_LARGE = "F020"
    OPEN_IN_EXCEL = "F021"
    OPEN_IN_LIBREOFFICE = "F022"
    IN_USE = "F023"  # or only to be read
    FOLDER_CLOSED = "F024"
    DISK_FULL = "F025"
    PATH_TOO_LONG = "F026"
    NOT_FOUND = "F027"
    CHANGED_MEANWHILE = "F028"
    NOT_REPLACED = "F029"
    NOTHING_TO_UNDO = "F031"
    CHANGED_SINCE = "F032"
    BACKUP_LOST = "F033"
    READ_BACK_DIFFERS = "F035"
    DEVICE = "F072"  # the drive or the network says no


class Words:
    """A phrase whose text lives outside: its key, and what fills its braces.

    `Words("far_cell", 200_001, 3)`; a value may be a phrase itself. Never changes.
    """

    __slots__ = ("key", "values")

    key: str
    values: tuple["str | int | Words", ...]

    def __init__(self, key: str, *values: "str | int | Words") -> None:
        self.key = key
        self.values = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Words):
            return NotImplemented
        return (self.key, self.values) == (other.key, other.values)

    def __hash__(self) -> int:
        return hash((self.key, self.values))

    def __repr__(self) -> str:
        """far_cell(200001, 3), as a log shows it."""
        return f"{self.key}({', '.join(map(repr, self.values))})"


Fact = str | Words


class FileRefusedError(Exception):
    """We cannot go on with this file. Its text is for a log, never for a clerk.

    `sheet` and `cell` (A1) say where, as far as it is known, else "". `facts` are what
    a message of the fault needs: `seen` and `expected`, and for some faults `part` (of
    the package), `lock` (a lock file's name) or `holder` (of the file).
    """

    def __init__(
        self, fault: Fault, sheet: str = "", cell: str = "", **facts: Fact
    ) -> None:
        super().__init__(fault, sheet, cell)
        self.fault = fault
        self.sheet = sheet
        self.cell = cell
        self.facts = facts

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FileRefusedError):
            return NotImplemented
        return (self.args, self.facts) == (other.args, other.facts)

    def __hash__(self) -> int:
        return hash(self.args)

    def __str__(self) -> str:
        """F014 cell too far, in 'Chấm điểm': seen 'A200001', expected 'BXX200000'."""
        where = f"{self.sheet!r} {self.cell}".rstrip() if self.sheet else ""
        named = f"{self.fault} {self.fault.name.lower().replace('_', ' ')}"
        said = ", ".join(f"{name} {fact!r}" for name, fact in self.facts.items())
        place = f", in {where}" if where else ""
        return named + place + (f": {said}" if said else "")
