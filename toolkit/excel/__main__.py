"""What the bridges start: `python -I -X utf8 -m toolkit.excel BUTTON --wb=…`."""

import gc
import os
import sys

# One press is one process, and what is imported stays: hardly a cycle is to be found.
gc.set_threshold(200_000, 20, 20)

# xlwings imports these when they are installed, which takes longer than a press.
for _name in (
    *("numpy", "pandas", "polars", "matplotlib", "PIL", "plotly"),
    "cryptography",
):
    sys.modules.setdefault(_name, None)  # type: ignore[arg-type]

from toolkit.excel.button_call import main  # noqa: E402 - only now may xlwings be imported
from toolkit.jobs.screen import cleaned  # noqa: E402

if __name__ == "__main__":
    with cleaned():
        code = main(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if stream:  # pythonw has none
            stream.flush()
    # LibreOffice's bridge has threads of its own and may crash an interpreter that
    # takes itself apart; everything is done, so the process simply ends.
    os._exit(code)
