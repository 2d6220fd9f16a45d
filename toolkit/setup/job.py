"""`thidua install` and `thidua uninstall`: which steps, in which order."""

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from toolkit import places
from toolkit.setup import add_in, calc, calc_python, environment, manifest
from toolkit.setup.shortcuts import MakeLink, install_shortcuts
from toolkit.setup.steps import Ledger, Say, Step, StepFailedError, carry_out
from toolkit.setup.target import Target
from toolkit.setup.trusted import BY_HAND

# On Windows whoever started us from the environment may not have ended yet.
_WAITS = (0.5, 1.0, 2.0)  # seconds


class Wish(NamedTuple):
    """What is to be installed. `wheels`: a folder; nothing then goes over the network.

    `trust`: folders whose workbooks' macros LibreOffice shall run.
    """

    wheels: Path | None = None
    calc: bool = False
    trust: tuple[Path, ...] = ()
    dry_run: bool = False


def install(
    target: Target,
    wish: Wish,
    say: Say,
    *,
    now: datetime,
    make_link: MakeLink | None = None,
) -> bool:
    """Install for this user, or put right what is installed. Whether all was done."""
    ledger = Ledger(target)
    steps = [
        *_steps(target, wish, ledger, make_link),
        *_calc(target, wish, ledger, now),
    ]
    done = carry_out(steps, say, log=target.log, dry_run=wish.dry_run)
    if done and not wish.dry_run:
        say(_farewell(target, wish))
    return done


def _steps(
    target: Target, wish: Wish, ledger: Ledger, make_link: MakeLink | None
) -> Iterator[Step]:
    where = "không qua mạng" if wish.wheels else "có thể cần mạng"
    yield Step(
        f"Tạo môi trường Python riêng tại {target.environment} (một phút, {where})",
        lambda: environment.install_environment(target, ledger, wish.wheels),
    )
    templates = environment.templates_of(target)
    folder = target.start_folder
    if folder is not None:
        yield Step(
            f"Đặt phần bổ trợ «Thi đua» vào thư mục khởi động của Excel: {folder}",
            partial(add_in.install_add_in, folder, templates, ledger),
        )
    yield Step(
        "Đặt lối tắt «Thi đua» để mở cửa sổ lệnh và để thả tệp vào",
        lambda: install_shortcuts(target, ledger, make_link),
    )


def _calc(target: Target, wish: Wish, ledger: Ledger, now: datetime) -> Iterator[Step]:
    if not wish.calc:
        return
    templates = environment.templates_of(target)
    trusted = (target.samples, *wish.trust)
    yield Step(
        "Thêm thanh nút «Thi đua» vào LibreOffice Calc",
        lambda: calc.install_extension(calc.needed_calc(target), templates, ledger),
    )
    yield Step(
        f"Chép các sổ mẫu vào {target.samples}",
        lambda: calc.copy_samples(target, templates, ledger),
    )
    yield Step(
        "Cho phép LibreOffice chạy nút trong các sổ ở: "
        + ", ".join(str(folder) for folder in trusted),
        lambda: calc.trust_folders(
            calc.needed_calc(target), trusted, target, ledger, now
        ),
    )
    yield Step(
        "Tìm Python nối được với LibreOffice",
        lambda: calc_python.prepare_calc_python(
            target, calc.needed_calc(target).program, ledger, wish.wheels
        ),
    )


def _farewell(target: Target, wish: Wish) -> str:
    open_again = ["Excel"] if target.start_folder else []
    open_again += ["LibreOffice"] if wish.calc else []
    first = f"Hãy mở lại {' và '.join(open_again)}. " if open_again else ""
    return (
        f"\nĐã cài xong. {first}\n"
        f"{''.join(_where_buttons_run(target, wish))}"
        "Nếu nút không chạy, mở cửa sổ lệnh và gõ:\n"
        f'  "{target.python()}" -m toolkit doctor\n'
    )


def _where_buttons_run(target: Target, wish: Wish) -> Iterator[str]:
    """What to do where a workbook's own buttons stay silent."""
    if target.start_folder:
        yield (
            "Excel chặn macro của sổ nhận qua thư: bấm chuột phải vào tệp › Properties "
            "› Unblock, hoặc dùng thẻ «Thi đua», sổ nào cũng chạy.\n"
        )
    if wish.calc:
        folders = ", ".join(map(str, (target.samples, *wish.trust)))
        yield (
            f"LibreOffice chỉ chạy nút trên trang của sổ nằm ở: {folders}. Sổ ở thư "
            "mục khác: dùng thanh «Thi đua», ở đâu cũng chạy; hoặc chạy lại lệnh cài "
            f"với --trust THƯ_MỤC; hoặc thêm thư mục bằng tay: {BY_HAND}.\n"
        )


def uninstall(target: Target, say: Say, *, now: datetime, dry_run: bool) -> bool:
    """Remove what was installed, the last thing first. Whether all of it went.

    The clerk's own files and every backup stay.
    """
    ledger = Ledger(target)
    # The interpreter goes last: it is asked where LibreOffice is.
    newest_first = ledger.manifest.entries[::-1]
    entries = sorted(newest_first, key=lambda e: e.kind == manifest.ENVIRONMENT)
    steps = [
        Step(_words(entry), partial(_remove, entry, target, ledger, now))
        for entry in entries
    ]
    if not steps:
        say("Không có gì để gỡ.\n")
    done = carry_out(steps, say, log=target.log, dry_run=dry_run)
    if done and not dry_run:
        _tidy(target)
    return done


def _words(entry: manifest.Entry) -> str:
    words = {
        manifest.ENVIRONMENT: "Gỡ môi trường Python",
        manifest.ADD_IN: "Gỡ phần bổ trợ của Excel",
        manifest.SHORTCUT: "Gỡ lối tắt",
        manifest.EXTENSION: "Gỡ thanh nút khỏi LibreOffice",
        manifest.TRUSTED: "Thôi tin cậy thư mục trong LibreOffice",
        manifest.SAMPLE: "Gỡ sổ mẫu",
        manifest.CALC_SITE: "Gỡ các gói dành cho Python của LibreOffice",
    }
    return f"{words.get(entry.kind, 'Gỡ')}: {entry.place}"


def _remove(
    entry: manifest.Entry, target: Target, ledger: Ledger, now: datetime
) -> str:
    remark = _REMOVERS[entry.kind](entry, target, now)
    ledger.drop(entry)
    return remark


def _remove_folder(entry: manifest.Entry, target: Target, now: datetime) -> str:
    del now
    folder = Path(entry.place)
    if folder.parent != target.data:
        raise StepFailedError(f"Không gỡ {folder}: không nằm trong {target.data}.")
    for wait in _WAITS:
        try:
            _remove_tree(folder)
            return ""
        except PermissionError:
            time.sleep(wait)
    _remove_tree(folder)
    return ""


def _remove_tree(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _remove_add_in(entry: manifest.Entry, target: Target, now: datetime) -> str:
    del target, now
    add_in.refuse_if_excel_has_it(Path(entry.place))
    Path(entry.place).unlink(missing_ok=True)
    return "mở lại Excel để thẻ «Thi đua» mất đi"


def _remove_file(entry: manifest.Entry, target: Target, now: datetime) -> str:
    del target, now
    Path(entry.place).unlink(missing_ok=True)
    return ""


def _remove_sample(entry: manifest.Entry, target: Target, now: datetime) -> str:
    del target, now
    path = Path(entry.place)
    if path.exists() and calc.digest(path) != entry.detail:
        return "giữ lại vì đã có sửa đổi"
    path.unlink(missing_ok=True)
    return ""


def _remove_extension(entry: manifest.Entry, target: Target, now: datetime) -> str:
    del now
    found = calc.find_calc(target)
    if found is None:
        return "LibreOffice không còn trên máy"
    calc.remove_extension(found, entry.place)
    return ""


def _stop_trusting(entry: manifest.Entry, target: Target, now: datetime) -> str:
    found = calc.find_calc(target)
    if found is None:
        return "LibreOffice không còn trên máy"
    calc.stop_trusting(found, entry.place, target, now)
    return ""


_REMOVERS = {
    manifest.ENVIRONMENT: _remove_folder,
    manifest.CALC_SITE: _remove_folder,
    manifest.ADD_IN: _remove_add_in,
    manifest.SHORTCUT: _remove_file,
    manifest.SAMPLE: _remove_sample,
    manifest.EXTENSION: _remove_extension,
    manifest.TRUSTED: _stop_trusting,
}


def _tidy(target: Target) -> None:
    """The list, the logs, what presses left, and folders that hold nothing any more.

    Backups stay: they hold a clerk's work.
    """
    for name in (places.COPIES, places.SNAPSHOTS):
        shutil.rmtree(target.data / name, ignore_errors=True)
    (target.data / places.TURN).unlink(missing_ok=True)
    target.manifest.unlink(missing_ok=True)
    places.calc_python_note(target.data).unlink(missing_ok=True)
    for log in filter(None, (target.log, target.former_log)):
        with suppress(OSError):  # held by whoever is reading it
            log.unlink(missing_ok=True)
    former = (target.former_log.parent,) if target.former_log else ()
    for folder in (target.samples, target.data, *former):
        if folder.is_dir() and not _anything(folder):
            folder.rmdir()


def _anything(folder: Path) -> Sequence[Path]:
    return list(folder.iterdir())
