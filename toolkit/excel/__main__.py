"""What the bridges start: `python -I -X utf8 -m toolkit.excel BUTTON --wb=…`."""

import sys

# xlwings imports these when they are installed, which takes longer than a press.
for _name in (
    *("numpy", "pandas", "polars", "matplotlib", "PIL", "plotly"),
    "cryptography",
):
    sys.modules.setdefault(_name, None)  # type: ignore[arg-type]

from toolkit.excel.door import main  # noqa: E402 - only now may xlwings be imported

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
