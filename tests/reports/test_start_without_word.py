"""Nothing that a Word document needs is imported before one is asked for."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = ("pandas", "numpy", "docx", "docxtpl", "jinja2", "lxml", "openpyxl")


def test_neither_a_button_nor_a_verb_waits_for_word_or_pandas() -> None:
    code = (
        "import sys; import toolkit.excel.__main__\n"
        "from toolkit.cli.main import command_line; command_line()\n"
        "import toolkit.excel.dialog_table, toolkit.excel.press\n"
        "import toolkit.excel.with_files\n"
        f"print([one for one in {HEAVY} if sys.modules.get(one)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == "[]"
