"""The command `thidua`: the verbs, a file a group; no logic."""

from toolkit.cli.stopped import say_stopped

try:
    from toolkit.cli.main import main
except KeyboardInterrupt:  # a person need not wait until all is there to stop it
    raise SystemExit(say_stopped()) from None

__all__ = ["main"]
