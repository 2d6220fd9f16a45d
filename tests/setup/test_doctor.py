"""`thidua doctor`: each planted fault has its line; a healthy PC has none."""

import struct
import zipfile
from pathlib import Path

import pytest

from tests.setup.fake_registry import EXCEL, OFFICE, POLICY, FakeRegistry, healthy
from toolkit import __version__, places
from toolkit.setup import manifest
from toolkit.setup.calc import Calc
from toolkit.setup.checks import Check, Status
from toolkit.setup.doctor import Probe, ask_installed, examine, self_test
from toolkit.setup.policies import NO_CHILD_PROCESSES
from toolkit.setup.registry import Values
from toolkit.setup.target import Target
from toolkit.setup.trusted import address, with_trusted

ASR = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender"
    r"\Windows Defender Exploit Guard\ASR\Rules"
)
GOOD = Probe(
    python="3.12.4", version=__version__, xlwings="", pywin32="", tkinter="", uno=""
)


@pytest.fixture
def pc(tmp_path: Path) -> Target:
    """A Windows PC on which all was installed, LibreOffice too."""
    target = Target(
        kind="windows",
        data=tmp_path / "ThiDua",
        start_folder=tmp_path / "XLSTART",
        desktop=tmp_path / "Desktop",
        menu=tmp_path / "Programs",
        registry=FakeRegistry(healthy()),
    )
    shared = target.environment / "share" / "thidua"
    for folder in (shared, target.start_folder, target.desktop, target.menu):
        assert folder is not None
        folder.mkdir(parents=True)
    assert target.start_folder is not None
    (shared / places.ADD_IN).write_bytes(b"add-in")
    (target.start_folder / places.ADD_IN).write_bytes(b"add-in")
    target.python().parent.mkdir(parents=True)
    target.python().write_bytes(b"")
    lnk = tmp_path / "Desktop" / "Thi đua.lnk"
    lnk.write_bytes(b"")
    _plant_calc(target, shared)
    entries = (
        manifest.Entry(manifest.SHORTCUT, str(lnk)),
        manifest.Entry(manifest.EXTENSION, "thidua-toolkit"),
        manifest.Entry(manifest.TRUSTED, address(target.samples)),
    )
    manifest.write(target.manifest, manifest.Manifest(__version__, entries))
    return target


def _plant_calc(target: Target, shared: Path) -> None:
    with zipfile.ZipFile(shared / places.EXTENSION, "w") as package:
        package.writestr(
            "description.xml",
            '<description xmlns="http://openoffice.org/extensions/description/2006">'
            '<identifier value="thidua-toolkit"/>'
            f'<version value="{__version__}"/></description>',
        )
    user = calc_of(target).profile / "user"
    known = user / "uno_packages" / "cache" / "uno_packages.pmap"
    known.parent.mkdir(parents=True)
    known.write_bytes(listed(__version__))
    settings = with_trusted("", address(target.samples))
    (user / "registrymodifications.xcu").write_text(settings, encoding="utf-8")


def listed(version: str) -> bytes:
    fields = ["lu1.tmp", "thidua.oxt", "application/x", version, "0"]
    return b"Pmp1\xffthidua-toolkit\n" + b"\xff".join(f.encode() for f in fields)


def calc_of(target: Target) -> Calc:
    return Calc(Path("soffice"), target.data.parent / "profile")


def said(target: Target, probe: Probe | None = GOOD) -> tuple[Check, ...]:
    return examine(target, ask=lambda _: probe, calc=calc_of)


def wrong(checks: tuple[Check, ...]) -> list[Check]:
    return [check for check in checks if check.status is not Status.OK]


def test_a_healthy_pc_has_only_good_lines(pc: Target) -> None:
    checks = said(pc)
    assert wrong(checks) == []
    assert len(checks) >= 15
    assert all(check.mend == "" for check in checks)


def disabled_item(path: str) -> bytes:
    """As Excel writes it: kind, two lengths, two texts in UTF-16 with their ends."""
    first, second = ((text + "\0").encode("utf-16-le") for text in (path, "thi đua"))
    return struct.pack("<III", 1, len(first), len(second)) + first + second


REGISTRY_FAULTS: dict[str, tuple[dict[str, Values], Status, str]] = {
    "switched off by Excel": (
        {
            rf"{EXCEL}\Resiliency\DisabledItems": {
                "1A2B": disabled_item(r"c:\users\nguyễn\xlstart\thidua.xlam")
            }
        },
        Status.FAULT,
        "Excel đã tắt «thidua.xlam»",
    ),
    "VBA off": (
        {rf"{POLICY}\16.0\Common": {"vbaoff": 1}},
        Status.FAULT,
        "VBA bị tắt hẳn",
    ),
    "macros forbidden by policy": (
        {rf"{POLICY}\16.0\Excel\Security": {"VBAWarnings": 4}},
        Status.UNCLEAR,
        "ngoài thư mục tin cậy",
    ),
    "only signed macros, by the user": (
        {rf"{EXCEL}\Security": {"VBAWarnings": 3}},
        Status.UNCLEAR,
        "chưa có chữ ký số",
    ),
    "trusted locations off": (
        {
            rf"{POLICY}\16.0\Excel\Security\Trusted Locations": {
                "AllLocationsDisabled": 1
            }
        },
        Status.FAULT,
        "Thư mục tin cậy của Excel: đã bị tắt",
    ),
    "trusted locations off by the user": (
        {rf"{EXCEL}\Security\Trusted Locations": {"alllocationsdisabled": 1}},
        Status.FAULT,
        "Thư mục tin cậy của Excel: đã bị tắt",
    ),
    "macros from the internet blocked": (
        {rf"{POLICY}\16.0\Excel\Security": {"blockcontentexecutionfrominternet": 1}},
        Status.UNCLEAR,
        "Macro trong tệp nhận qua thư",
    ),
    "add-ins off": (
        {rf"{POLICY}\16.0\Excel\Security": {"DisableAllAddins": 1}},
        Status.FAULT,
        "mọi phần bổ trợ bị tắt",
    ),
    "signed add-ins only": (
        {rf"{EXCEL}\Security": {"RequireAddinSig": 1}},
        Status.FAULT,
        "có chữ ký số",
    ),
    "trusted publishers only": (
        {rf"{POLICY}\16.0\Common\Security": {"requirealwaysonmacrosig": 1}},
        Status.FAULT,
        "nhà phát hành tin cậy",
    ),
    "child processes forbidden": (
        {ASR: {NO_CHILD_PROCESSES.upper(): "1"}},
        Status.FAULT,
        "cấm Excel gọi chương trình khác",
    ),
    "child processes asked about": (
        {ASR: {NO_CHILD_PROCESSES: "6"}},
        Status.UNCLEAR,
        "hỏi lại mỗi khi Excel",
    ),
    "child processes forbidden from afar": (
        {
            r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager": {
                "ASRRules": f"be9ba2d9-53ea-4cdc=2|{NO_CHILD_PROCESSES}=1"
            }
        },
        Status.FAULT,
        "cấm Excel gọi chương trình khác",
    ),
}


@pytest.mark.parametrize("name", REGISTRY_FAULTS)
def test_a_fault_in_the_registry_has_its_line(pc: Target, name: str) -> None:
    planted, status, words = REGISTRY_FAULTS[name]
    target = pc._replace(registry=FakeRegistry({**healthy(), **planted}))
    [check] = wrong(said(target))
    assert check.status is status
    assert words in check.what
    assert check.mend


def test_a_rule_that_only_watches_is_no_fault(pc: Target) -> None:
    watching = FakeRegistry({**healthy(), ASR: {NO_CHILD_PROCESSES: "2"}})
    assert wrong(said(pc._replace(registry=watching))) == []


def test_another_add_in_that_was_switched_off_is_no_fault(pc: Target) -> None:
    other = {rf"{EXCEL}\Resiliency\DisabledItems": {"X": disabled_item("c:\\a.xlam")}}
    assert wrong(said(pc._replace(registry=FakeRegistry({**healthy(), **other})))) == []


def test_a_rule_that_may_not_be_read_is_told_as_unclear(pc: Target) -> None:
    denied = FakeRegistry(healthy(), denied=frozenset({ASR}))
    [check] = wrong(said(pc._replace(registry=denied)))
    assert check.status is Status.UNCLEAR
    assert "không được phép đọc" in check.what


def test_the_newest_excel_is_the_one_looked_at(pc: Target) -> None:
    old = {rf"{OFFICE}\14.0\Excel\Security": {"VBAWarnings": 4}}
    assert wrong(said(pc._replace(registry=FakeRegistry({**healthy(), **old})))) == []


def test_no_excel_is_told(pc: Target) -> None:
    [check] = wrong(said(pc._replace(registry=FakeRegistry({}))))
    assert "Không thấy Excel" in check.what


def mutilated(pc: Target, fault: str) -> None:
    start = pc.start_folder
    assert start is not None
    profile = calc_of(pc).profile / "user"
    known = profile / "uno_packages" / "cache" / "uno_packages.pmap"
    match fault:
        case "add-in gone":
            (start / places.ADD_IN).unlink()
        case "add-in of another version":
            (start / places.ADD_IN).write_bytes(b"older")
        case "add-in marked":
            mark = Path(f"{start / places.ADD_IN}:Zone.Identifier")
            mark.write_bytes(b"[ZoneTransfer]\r\nZoneId=3\r\n")
        case "shortcut gone":
            (pc.data.parent / "Desktop" / "Thi đua.lnk").unlink()
        case "extension gone":
            known.write_bytes(b"Pmp1")
        case "extension of another version":
            known.write_bytes(listed("0.0.9"))
        case "trust gone":
            (profile / "registrymodifications.xcu").unlink()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("add-in gone", "Phần bổ trợ «Thi đua»: không có"),
        ("add-in of another version", "khác bản"),
        ("add-in marked", "bị đánh dấu là tệp lấy từ mạng"),
        ("shortcut gone", "Lối tắt «Thi đua»: không còn"),
        ("extension gone", "chưa được cài"),
        ("extension of another version", "bản 0.0.9"),
        ("trust gone", "Thư mục tin cậy của LibreOffice: thiếu"),
    ],
)
def test_a_fault_on_the_disk_has_its_line(pc: Target, fault: str, words: str) -> None:
    mutilated(pc, fault)
    [check] = wrong(said(pc))
    assert check.status is Status.FAULT
    assert words in check.what
    assert check.mend


DLL = "ImportError: DLL load failed while importing win32api"


@pytest.mark.parametrize(
    ("probe", "status", "words"),
    [
        (GOOD._replace(python="3.9.18"), Status.FAULT, "quá cũ"),
        (GOOD._replace(version="0.0.9"), Status.FAULT, "bản 0.0.9"),
        (GOOD._replace(xlwings="ImportError: no"), Status.FAULT, "xlwings"),
        (GOOD._replace(pywin32=DLL), Status.FAULT, "DLL load failed"),
        (GOOD._replace(tkinter="ImportError: no"), Status.UNCLEAR, "tkinter"),
        (GOOD._replace(uno="OfficeNotFoundError: no"), Status.FAULT, "(uno)"),
        (None, Status.FAULT, "không chạy được"),
    ],
)
def test_a_fault_of_the_interpreter_has_its_line(
    pc: Target, probe: Probe | None, status: Status, words: str
) -> None:
    check, *more = wrong(said(pc, probe))
    assert check.status is status
    assert words in check.what
    assert check.mend
    assert not more or probe is None  # without it the bridge cannot be asked either


def test_a_missing_interpreter_is_told_first(pc: Target) -> None:
    pc.python().unlink()
    first = examine(pc, calc=calc_of)[0]
    assert first.status is Status.FAULT
    assert "Chưa cài" in first.what


def test_libreoffice_that_was_removed_is_told(pc: Target) -> None:
    [check] = wrong(examine(pc, ask=lambda _: GOOD, calc=lambda _: None))
    assert "LibreOffice: không còn thấy" in check.what


def test_without_the_toolbar_nothing_of_libreoffice_is_said(pc: Target) -> None:
    entries = manifest.read(pc.manifest).of(manifest.SHORTCUT)
    manifest.write(pc.manifest, manifest.Manifest(__version__, entries))
    checks = examine(pc, ask=lambda _: GOOD._replace(uno="no"), calc=lambda _: None)
    assert wrong(checks) == []


def test_a_broken_interpreter_answers_nothing(pc: Target) -> None:
    pc.python().chmod(0o755)
    pc.python().write_text("#!/bin/sh\nexit 3\n")
    assert ask_installed(pc) is None


def test_the_self_test_starts_no_other_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import subprocess

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a program was started")

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(subprocess, "run", refuse)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    checks = self_test()
    assert any("Bộ công cụ: bản" in check.what for check in checks)


def test_a_line_names_the_next_step() -> None:
    check = Check(Status.FAULT, "Hỏng.", "Sửa đi.")
    assert check.line == "[LỖI] Hỏng.\n    Cách sửa: Sửa đi."
