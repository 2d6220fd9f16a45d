"""A visible office under a virtual screen: messages, the line above the sheet."""

import os
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.excel.screen import Screen
from tests.lean import LEAN
from tests.waiting import run

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("bridge", "screen_tools")

USERS_OFFICE = """
    import sys, time
    import xlwings
    from toolkit import calc

    calc.activate()
    app = xlwings.App(visible=True)
    print(app.impl.office.profile, flush=True)
    sys.stdin.read()
"""
# Presses a key again and again until the message has gone: no moment to hit. Only in a
# window that is shown: one that is just going comes first and refuses the keyboard.
VISITOR = """
    import subprocess, sys, threading
    from pathlib import Path
    from toolkit import calc

    users = subprocess.Popen(
        [sys.executable, "-c", sys.argv[1]],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    app = calc.attach(Path(users.stdout.readline().strip()))
    gone = threading.Event()

    def press(key):
        while not gone.wait(0.3):
            subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", "Thi đua",
                 "windowfocus", "key", key],
                capture_output=True,
            )

    def answer(key, buttons, mode):
        gone.clear()
        finger = threading.Thread(target=press, args=(key,))
        finger.start()
        said = app.alert("Chấm lại điểm?", "Thi đua", buttons, mode)
        gone.set()
        finger.join()
        return said

    print(app.visible, app.impl.alerts)
    print(answer("Return", "ok", "info"))
    print(answer("Return", "yes_no", "info"))
    print(answer("Escape", "ok_cancel", "critical"))
    book = app.books[0]
    app.status_bar = "Đang chấm…"
    book.api.ShowInfobar("Đã chấm lại điểm.", "success")
    print(book.impl.uno.CurrentController.hasInfobar("xlwings-calc"))
    book.sheets[0]["A1"].value = "vẫn viết được"
    print(book.sheets[0]["A1"].value)
    app.quit()
    print(users.poll())
    users.stdin.close()
    users.wait(60)
"""


@pytest.fixture
def screen() -> Iterator[Screen]:
    # Not `xvfb-run -a`: two that begin at once may find the same number free.
    with Screen(1280, 1024) as screen:
        yield screen


def test_the_users_visible_office_asks_and_goes_on(screen: Screen) -> None:
    done = run(
        [
            *(sys.executable, "-X", "utf8", "-c"),
            *(LEAN + textwrap.dedent(one) for one in (VISITOR, USERS_OFFICE)),
        ],
        cwd=ROOT,
        env={**os.environ, **screen.environment},
    )
    assert done.stdout.splitlines() == [
        "True []",
        "ok",
        "yes",
        "cancel",
        "True",
        "vẫn viết được",
        "None",
    ], done.stderr
