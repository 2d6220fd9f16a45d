"""The command `thidua`: the verbs, a file a group; no logic."""

from toolkit.cli.main import main

__all__ = ["main"]
