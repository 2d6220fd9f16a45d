"""`thidua doctor`: what is wrong on this PC, and how to mend it."""

import importlib
import json
import os
import platform
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from toolkit import __version__, places
from toolkit.setup import manifest
from toolkit.setup.add_in import has_mark
from toolkit.setup.calc import (
    Calc,
    extension_facts,
    find_calc,
    installed_extension,
    read_settings,
)
from toolkit.setup.calc_python import OLDEST
from toolkit.setup.checks import Check, fault, in_order, ok, unclear
from toolkit.setup.environment import templates_of
from toolkit.setup.policies import policy_checks
from toolkit.setup.steps import StepFailedError, run
from toolkit.setup.target import Target, this_pc
from toolkit.setup.trusted import address, trusted_folders

_AGAIN = "chạy lại bộ cài («cai_dat.cmd» hoặc lệnh «thidua install»)."

# The text of what went wrong for each module; "" when it was imported.
_PROBE = """
import importlib, json, platform
from importlib import metadata
told = {"python": platform.python_version()}
def asked(name, load):
    try:
        load()
        told[name] = ""
    except BaseException as error:
        told[name] = f"{type(error).__name__}: {error}" or "?"
def version():
    told["version"] = metadata.version("thidua-toolkit")
def uno():
    from toolkit.calc import uno_import
    uno_import.load()
asked("toolkit", version)
for name in ("xlwings", "tkinter", "win32com.client"):
    asked(name, lambda: importlib.import_module(name))
asked("uno", uno)
print(json.dumps(told))
"""


class Probe(NamedTuple):
    """What an interpreter says of itself; "" for what could be imported."""

    python: str
    version: str
    xlwings: str
    pywin32: str
    tkinter: str
    uno: str


Ask = Callable[[Target], Probe | None]
FindCalc = Callable[[Target], Calc | None]


def ask_installed(target: Target) -> Probe | None:
    """Ask the interpreter of the buttons; None when it cannot be run."""
    python = target.python()
    if not python.is_file():
        return None
    try:
        said = run([python, "-I", "-X", "utf8", "-c", _PROBE], "", timeout=120)
        told: Any = json.loads(said.splitlines()[-1])
    except (StepFailedError, ValueError, IndexError):
        return None
    return Probe(
        python=str(told["python"]),
        version=str(told.get("version", "")),
        xlwings=str(told["xlwings"]),
        pywin32=str(told["win32com.client"]),
        tkinter=str(told["tkinter"]),
        uno=str(told["uno"]),
    )


def ask_here(target: Target) -> Probe:
    """The same of the interpreter that runs this: a press has no time for another."""
    del target

    def failure(name: str) -> str:
        try:
            importlib.import_module(name)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return ""

    def bridge() -> str:
        from toolkit.calc import uno_import

        try:
            uno_import.load()
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return ""

    return Probe(
        python=platform.python_version(),
        version=__version__,
        xlwings=failure("xlwings"),
        pywin32=failure("win32com.client") if os.name == "nt" else "-",
        tkinter=failure("tkinter"),
        uno=bridge(),
    )


def examine(
    target: Target,
    *,
    ask: Ask = ask_installed,
    calc: FindCalc = find_calc,
) -> tuple[Check, ...]:
    """Everything that can be told from this PC, faults first."""
    return tuple(in_order(_examine(target, ask, calc)))


def self_test() -> tuple[Check, ...]:
    """The same for «Giới thiệu»: asks no other program."""
    return examine(this_pc(), ask=ask_here)


def _examine(target: Target, ask: Ask, find: FindCalc) -> Iterator[Check]:
    probe = ask(target)
    if probe is None:
        yield _no_interpreter(target)
    else:
        yield from _interpreter(target, probe)
    if target.kind == "windows":
        yield from _add_in(target)
        yield from policy_checks(target.registry)
    yield from _shortcuts(target)
    yield from _calc(target, find, probe)


def _no_interpreter(target: Target) -> Check:
    where = target.python()
    if where.exists():
        return fault(
            f"Python của bộ công cụ ở {where} không chạy được (có thể Python gốc đã bị "
            "gỡ hoặc bị phần mềm diệt vi-rút chặn).",
            f"Cài lại Python rồi {_AGAIN}",
        )
    return fault(f"Chưa cài: không thấy Python của bộ công cụ ở {where}.", _cap(_AGAIN))


def _interpreter(target: Target, probe: Probe) -> Iterator[Check]:
    major, minor = (int(part) for part in probe.python.split(".")[:2])
    if (major, minor) < OLDEST:
        yield fault(f"Python {probe.python}: quá cũ.", f"Cài Python mới rồi {_AGAIN}")
    else:
        yield ok(f"Python {probe.python} tại {target.environment}.")
    if probe.version != __version__:
        yield fault(
            f"Bộ công cụ đã cài là bản {probe.version or '?'}, bản đang chạy là "
            f"{__version__}.",
            f"Để hai bản như nhau, {_AGAIN}",
        )
    else:
        yield ok(f"Bộ công cụ: bản {probe.version}.")
    yield from _modules(target, probe)


def _modules(target: Target, probe: Probe) -> Iterator[Check]:
    if probe.xlwings:
        yield fault(f"Thư viện xlwings: {probe.xlwings}", _cap(_AGAIN))
    else:
        yield ok("Thư viện xlwings: dùng được.")
    if target.kind == "windows":
        if probe.pywin32:
            yield fault(
                f"Thư viện pywin32 (nối với Excel): {probe.pywin32}",
                f"Thường do thiếu tệp DLL: {_AGAIN} Nếu vẫn vậy, cài «Microsoft "
                "Visual C++ Redistributable» rồi thử lại.",
            )
        else:
            yield ok("Thư viện pywin32 (nối với Excel): dùng được.")
    if probe.tkinter:
        yield unclear(
            "Cửa sổ «Thi đua»: Python này thiếu thành phần tkinter.",
            "Cài Python từ python.org có chọn «tcl/tk» (Debian, Ubuntu: gói "
            f"python3-tk), rồi {_AGAIN} Nút trong Excel và Calc không cần tới.",
        )
    else:
        yield ok("Cửa sổ «Thi đua»: mở được.")


def _add_in(target: Target) -> Iterator[Check]:
    folder = target.start_folder
    if folder is None:
        return
    file, ours = folder / places.ADD_IN, templates_of(target) / places.ADD_IN
    if not file.is_file():
        yield fault(f"Phần bổ trợ «Thi đua»: không có ở {folder}.", _cap(_AGAIN))
        return
    if not ours.is_file():
        yield unclear("Phần bổ trợ «Thi đua»: không có bản gốc để so.", _cap(_AGAIN))
    elif file.read_bytes() != ours.read_bytes():
        yield fault(
            "Phần bổ trợ «Thi đua»: khác bản với bộ công cụ đã cài.",
            f"Thoát hẳn Excel rồi {_AGAIN}",
        )
    else:
        yield ok("Phần bổ trợ «Thi đua»: đúng chỗ, đúng bản.")
    if has_mark(file):
        yield fault(
            "Phần bổ trợ «Thi đua»: bị đánh dấu là tệp lấy từ mạng, Excel sẽ chặn.",
            f"Bấm chuột phải vào {file} > Properties > Unblock > OK, hoặc {_AGAIN}",
        )
    else:
        yield ok("Phần bổ trợ «Thi đua»: không bị đánh dấu là tệp lấy từ mạng.")


def _shortcuts(target: Target) -> Iterator[Check]:
    entries = manifest.read(target.manifest).of(manifest.SHORTCUT)
    lost = [entry.place for entry in entries if not Path(entry.place).exists()]
    if lost:
        yield fault(f"Lối tắt «Thi đua»: không còn ở {', '.join(lost)}.", _cap(_AGAIN))
    elif entries:
        yield ok("Lối tắt «Thi đua»: có đủ.")


def _calc(target: Target, find: FindCalc, probe: Probe | None) -> Iterator[Check]:
    noted = manifest.read(target.manifest)
    wanted = noted.of(manifest.EXTENSION)
    if not wanted:
        return  # installed without --calc: nothing of LibreOffice concerns us
    try:
        calc = find(target)
    except StepFailedError as error:
        yield unclear("LibreOffice: không xem được.", str(error))
        return
    if calc is None:
        yield fault("LibreOffice: không còn thấy trên máy.", f"Cài lại rồi {_AGAIN}")
        return
    yield from _extension(target, calc, wanted[0].place)
    yield from _trusted(target, calc, noted)
    yield from _bridge(target, probe, noted)


def _extension(target: Target, calc: Calc, identifier: str) -> Iterator[Check]:
    again = "Chạy lại bộ cài với «--calc» khi LibreOffice đã thoát hẳn."
    found = installed_extension(calc, identifier)
    source = templates_of(target) / places.EXTENSION
    wanted = extension_facts(source)[1] if source.is_file() else __version__
    if found is None:
        yield fault("Thanh nút «Thi đua» trong Calc: chưa được cài.", again)
    elif found != wanted:
        yield fault(
            f"Thanh nút «Thi đua» trong Calc: bản {found}, cần bản {wanted}.", again
        )
    else:
        yield ok(f"Thanh nút «Thi đua» trong Calc: bản {found}.")


def _trusted(target: Target, calc: Calc, noted: manifest.Manifest) -> Iterator[Check]:
    wanted = {entry.place for entry in noted.of(manifest.TRUSTED)}
    wanted.add(address(target.samples.resolve()))
    try:
        lost = wanted - set(trusted_folders(read_settings(calc)))
    except StepFailedError as error:
        yield unclear("Thư mục tin cậy của LibreOffice: không đọc được.", str(error))
        return
    if lost:
        yield fault(
            "Thư mục tin cậy của LibreOffice: thiếu " + ", ".join(sorted(lost)),
            "Thoát hẳn LibreOffice rồi chạy lại bộ cài với «--calc».",
        )
    else:
        yield ok("Thư mục tin cậy của LibreOffice: có đủ.")


def _bridge(
    target: Target, probe: Probe | None, noted: manifest.Manifest
) -> Iterator[Check]:
    if probe is not None and not probe.uno:
        yield ok("Cầu nối Python với LibreOffice: dùng được.")
    elif noted.of(manifest.CALC_SITE):
        yield ok("Cầu nối với LibreOffice: qua Python của LibreOffice.")
    else:
        yield fault(
            "Cầu nối Python với LibreOffice (uno): "
            + (probe.uno if probe else f"không hỏi được {target.python()}"),
            "Debian, Ubuntu: cài gói python3-uno rồi chạy lại bộ cài bằng python3 của "
            "hệ thống. Windows: cài LibreOffice mới hơn rồi chạy lại bộ cài.",
        )


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]
