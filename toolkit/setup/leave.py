"""Going on with another interpreter, when the own one is to be removed."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from toolkit.setup.own_wheel import own_wheel

_CODE = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from toolkit.cli import main; sys.exit(main(sys.argv[1:]))"
)


def go_on_outside(arguments: Sequence[str]) -> int:
    """Do a verb with the Python that the environment was made from, out of a wheel.

    On Windows a running program cannot be removed, so there we do not wait for the
    other one. Raises StepFailedError.
    """
    wheel = own_wheel(Path(tempfile.mkdtemp(prefix="thidua-")))
    python = getattr(sys, "_base_executable", sys.executable)
    command = [python, "-I", "-X", "utf8", "-c", _CODE, str(wheel), *arguments]
    if sys.platform == "win32":
        subprocess.Popen(command)
    else:
        os.execv(python, command)
    return 0
