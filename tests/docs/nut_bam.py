"""Makes the README's picture `nut_bam.png`: the button pressed, the total 983.

`python -m tests.docs.nut_bam` needs what the tests of pressing need, and ImageMagick.
"""

import subprocess
from pathlib import Path

from tests.excel.pressed_books import TOTAL, Shown, example
from tests.excel.screen import Screen, ShownCalc, furnished_home

PICTURE = Path(__file__).with_name("nut_bam.png")
WIDTH, HEIGHT = 1400, 860
BY_VALUE = 3
"""com.sun.star.view.DocumentZoomType"""


def main() -> None:
    """Open, press, take the picture with the message in front, close."""
    with (
        Screen(WIDTH, HEIGHT) as display,
        furnished_home() as home,
        ShownCalc(display, home) as calc,
    ):
        path = home.books / "Chấm điểm 2017.xlsm"
        path.write_bytes(example("cham_diem.xlsm"))
        document = calc.show(path)
        calc.dispatch(document, ".uno:Sidebar")
        controller = document.CurrentController
        controller.ZoomType, controller.ZoomValue = BY_VALUE, 85
        controller.select(document.Sheets.getByIndex(0).getCellRangeByName("H14"))
        calc.press(document, calc.sheet_button(document, "Chấm lại điểm"))
        message = calc.message()
        calc.settle()
        display.picture(PICTURE)
        calc.close(message)
        assert Shown(document, "cham_diem.xlsm").total == TOTAL
        document.setModified(False)
    # Few colours are on it: a palette makes it a third as large.
    subprocess.run(
        ["convert", str(PICTURE), "-colors", "128", f"PNG8:{PICTURE}"], check=True
    )


if __name__ == "__main__":
    main()
