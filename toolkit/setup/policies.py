"""What Windows and Office are told by the administrator, as far as a user may read."""

import re
from collections.abc import Iterator

from toolkit import places
from toolkit.setup.checks import Check, fault, ok, unclear
from toolkit.setup.registry import Registry

_OFFICE = r"Software\Microsoft\Office"
_POLICY = r"Software\Policies\Microsoft\Office"
_LIVE = "dùng lối tắt «Thi đua» ngoài màn hình (không cần macro)"
_ADMIN = "Nhờ người quản trị máy"

# Microsoft, «Attack surface reduction rules reference»: Block all Office applications
# from creating child processes.
NO_CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
_DEFENDER = r"Microsoft\Windows Defender"
_RULES = (
    rf"HKLM\SOFTWARE\Policies\{_DEFENDER}\Windows Defender Exploit Guard\ASR\Rules",
    rf"HKLM\SOFTWARE\{_DEFENDER}\Windows Defender Exploit Guard\ASR\Rules",
)
_MANAGED = rf"HKLM\SOFTWARE\Policies\{_DEFENDER}\Policy Manager"
_OFF, _BLOCK, _AUDIT, _WARN = "0", "1", "2", "6"

_ADD_IN_ITEM = "Phần bổ trợ trong Excel"
_MACROS = "Macro trong Excel"


def office_versions(registry: Registry) -> tuple[str, ...]:
    """The versions of Excel this user has started, newest first: 16.0, 15.0, …"""
    found = [
        name
        for name in registry.subkeys(rf"HKCU\{_OFFICE}")
        if re.fullmatch(r"\d+\.0", name)
        and registry.values(rf"HKCU\{_OFFICE}\{name}\Excel") is not None
    ]
    return tuple(sorted(found, key=float, reverse=True))


def excel_installed(registry: Registry) -> bool:
    """Whether Windows knows an Excel at all."""
    return registry.values(r"HKCR\Excel.Application\CurVer") is not None


def policy_checks(registry: Registry) -> Iterator[Check]:
    """All that the registry tells of one PC, for the Excel in use."""
    versions = office_versions(registry)
    if not excel_installed(registry) and not versions:
        yield unclear(
            "Không thấy Excel trên máy.",
            "Nếu dùng LibreOffice thì không cần; nếu có Excel, hãy mở Excel một lần "
            "rồi kiểm tra lại.",
        )
        return
    for version in versions[:1] or ("16.0",):
        yield from _disabled(registry, version)
        yield from _macros(registry, version)
        yield from _trusted(registry, version)
        yield from _add_ins(registry, version)
        yield from _internet(registry, version)
    yield from child_process_rule(registry)


def _disabled(registry: Registry, version: str) -> Iterator[Check]:
    r"""The items that Excel has switched off after a crash.

    Each a random name and bytes: kind, two lengths, then two texts in UTF-16.
    """
    key = rf"HKCU\{_OFFICE}\{version}\Excel\Resiliency\DisabledItems"
    values = (registry.values(key) or {}).values()
    if any(_names_add_in(value) for value in values):
        yield fault(
            f"{_ADD_IN_ITEM}: Excel đã tắt «{places.ADD_IN}» sau một lần bị treo.",
            "Trong Excel: File > Options > Add-ins > Manage: Disabled Items > Go, chọn "
            f"«{places.ADD_IN}» > Enable, rồi mở lại Excel.",
        )
    else:
        yield ok(f"{_ADD_IN_ITEM}: không bị Excel tắt.")


def _names_add_in(value: object) -> bool:
    if not isinstance(value, bytes):
        return False
    name = places.ADD_IN.lower()
    # The texts begin at an even place; a foreign writer may have shifted them.
    return any(
        name in value[shift:].decode("utf-16-le", "ignore").lower() for shift in (0, 1)
    )


def _setting(registry: Registry, version: str, path: str, name: str) -> object:
    """A policy's value, else the user's own setting; None when neither is set."""
    for root in (rf"HKCU\{_POLICY}", rf"HKLM\{_POLICY}", rf"HKCU\{_OFFICE}"):
        try:
            values = registry.values(rf"{root}\{version}\{path}") or {}
        except PermissionError:
            continue
        # The names of values are the same in upper and in lower case.
        found = {key.lower(): value for key, value in values.items()}.get(name.lower())
        if found is not None:
            return found
    return None


def _macros(registry: Registry, version: str) -> Iterator[Check]:
    if _setting(registry, version, "Common", "VBAOff") == 1:
        yield fault(
            f"{_MACROS}: VBA bị tắt hẳn trên máy này.",
            f"{_ADMIN} bật lại VBA; trong lúc đó {_LIVE}.",
        )
        return
    warnings = _setting(registry, version, r"Excel\Security", "VBAWarnings")
    everywhere_but_trusted = {3: "chưa có chữ ký số", 4: "ngoài thư mục tin cậy"}
    words = everywhere_but_trusted.get(warnings if isinstance(warnings, int) else 0)
    if words:
        yield unclear(
            f"{_MACROS}: bị chặn nếu {words}; thẻ «Thi đua» vẫn chạy, nút trên trang "
            "của sổ .xlsm có thể không chạy.",
            f"Dùng thẻ «Thi đua» với sổ .xlsx, hoặc {_LIVE}.",
        )
    else:
        yield ok(f"{_MACROS}: không bị chặn.")


def _trusted(registry: Registry, version: str) -> Iterator[Check]:
    path = r"Excel\Security\Trusted Locations"
    if _setting(registry, version, path, "AllLocationsDisabled") == 1:
        yield fault(
            "Thư mục tin cậy của Excel: đã bị tắt tất cả, nên phần bổ trợ không chạy.",
            "Trong Excel: File > Options > Trust Center > Trust Center Settings > "
            "Trusted Locations, bỏ chọn «Disable all Trusted Locations». Nếu mục đó "
            f"bị mờ: {_ADMIN.lower()}, hoặc {_LIVE}.",
        )
    else:
        yield ok("Thư mục tin cậy của Excel: đang dùng được.")


def _add_ins(registry: Registry, version: str) -> Iterator[Check]:
    security = r"Excel\Security"
    rules = (
        (security, "DisableAllAddins", "mọi phần bổ trợ bị tắt"),
        (security, "RequireAddinSig", "chỉ nhận phần bổ trợ có chữ ký số"),
        (
            r"Common\Security",
            "RequireAlwaysOnMacroSig",
            "chỉ nhận phần bổ trợ có chữ ký của nhà phát hành tin cậy",
        ),
    )
    broken = [
        words
        for path, name, words in rules
        if _setting(registry, version, path, name) == 1
    ]
    for words in broken:
        yield fault(
            f"Quy định về phần bổ trợ của Excel: {words}.",
            "Trong Excel: File > Options > Trust Center > Trust Center Settings > "
            f"Add-ins. Nếu mục đó bị mờ: {_ADMIN.lower()}, hoặc {_LIVE}.",
        )
    if not broken:
        yield ok("Quy định về phần bổ trợ của Excel: không chặn.")


def _internet(registry: Registry, version: str) -> Iterator[Check]:
    name = "BlockContentExecutionFromInternet"
    if _setting(registry, version, r"Excel\Security", name) == 1:
        yield unclear(
            "Macro trong tệp nhận qua thư hoặc tải về: bị chặn. Phần bổ trợ đã cài "
            "không bị ảnh hưởng.",
            "Gửi, nhận sổ dạng .xlsx (không macro) và dùng thẻ «Thi đua».",
        )
    else:
        yield ok("Macro trong tệp nhận qua thư: theo mặc định của Excel.")


def child_process_rule(registry: Registry) -> Iterator[Check]:
    """Defender's rule that forbids Office to start other programs."""
    what = "Chế độ bảo vệ của Windows Defender"
    try:
        state = _rule_state(registry)
    except PermissionError:
        yield unclear(
            f"{what}: không được phép đọc.",
            f"Nếu bấm nút mà không có gì xảy ra, {_LIVE}.",
        )
        return
    if state == _BLOCK:
        yield fault(
            f"{what}: cấm Excel gọi chương trình khác, nên nút trên thẻ «Thi đua» "
            "không chạy.",
            f"{_LIVE[0].upper()}{_LIVE[1:]}; hoặc nhờ người quản trị máy cho phép "
            f"(quy tắc ASR {NO_CHILD_PROCESSES}).",
        )
    elif state == _WARN:
        yield unclear(
            f"{what}: hỏi lại mỗi khi Excel gọi chương trình khác.",
            f"Khi Windows hỏi, chọn cho phép (Unblock); hoặc {_LIVE}.",
        )
    else:
        yield ok(f"{what}: không cấm Excel gọi chương trình.")


def _rule_state(registry: Registry) -> str:
    """0 off, 1 block, 2 audit, 6 warn; the strictest of the places it stands in."""
    states = []
    for key in _RULES:
        for name, value in (registry.values(key) or {}).items():
            if name.strip("{}").lower() == NO_CHILD_PROCESSES:
                states.append(str(value).strip())
    listed = (registry.values(_MANAGED) or {}).get("ASRRules")
    for part in str(listed or "").split("|"):
        guid, _, value = part.partition("=")
        if guid.strip(" {}").lower() == NO_CHILD_PROCESSES:
            states.append(value.strip())
    return next((s for s in (_BLOCK, _WARN, _AUDIT) if s in states), _OFF)
