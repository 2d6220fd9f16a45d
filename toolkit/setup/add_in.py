"""The add-in's bytes in Excel's start folder."""

import os
from pathlib import Path

from toolkit import places
from toolkit.setup import manifest
from toolkit.setup.steps import Ledger, StepFailedError

_OPEN = (
    "Excel đang mở phần bổ trợ «Thi đua». Hãy lưu sổ, thoát hẳn Excel (mọi cửa sổ) rồi "
    "chạy lại."
)


def install_add_in(start_folder: Path, templates: Path, ledger: Ledger) -> str:
    """Put the add-in where Excel opens and trusts it. Raises StepFailedError, OSError.

    Written as bytes, never copied: a copy carries the mark that it came by mail, and
    Excel then blocks its macros without asking.
    """
    source = templates / places.ADD_IN
    if not source.is_file():
        raise StepFailedError(f"Bộ cài thiếu tệp {places.ADD_IN} ({templates}).")
    data = source.read_bytes()
    target = start_folder / places.ADD_IN
    ledger.add(manifest.ADD_IN, target)
    if target.is_file() and target.read_bytes() == data and not has_mark(target):
        return "đã có sẵn, đúng bản"
    refuse_if_excel_has_it(target)
    start_folder.mkdir(parents=True, exist_ok=True)
    # Not in the folder itself: Excel opens whatever lies there at its start.
    temporary = start_folder.parent / f"{places.ADD_IN}.{os.getpid()}.tmp"
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    except PermissionError as error:
        raise StepFailedError(_OPEN) from error
    finally:
        temporary.unlink(missing_ok=True)
    return "mở lại Excel để thấy thẻ «Thi đua»"


def refuse_if_excel_has_it(add_in: Path) -> None:
    """Raises StepFailedError while Excel has the add-in open."""
    try:
        if add_in.exists():
            add_in.open("r+b").close()
    except PermissionError as error:
        raise StepFailedError(_OPEN) from error
    owner = add_in.with_name(f"~${add_in.name}")
    if owner.exists():
        try:
            owner.unlink()  # Excel keeps its own from being removed; a stale one goes
        except PermissionError as error:
            raise StepFailedError(_OPEN) from error


def has_mark(path: Path) -> bool:
    """Whether a file carries the mark that it came from the internet or by mail."""
    try:
        stream = Path(f"{path}:Zone.Identifier").read_bytes()
    except OSError:
        return False
    return b"ZoneId=3" in stream or b"ZoneId=4" in stream
