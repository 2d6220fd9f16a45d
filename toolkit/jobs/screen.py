"""The one place that all printed text goes through: nothing in it steers a terminal."""

import errno
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from toolkit.findings import Finding, find
from toolkit.findings.texts.file import FILE_WORDS, JOB_WORDS

# Control characters (C0 but for tab and line end, C1 with DEL), line and paragraph
# separators, and what turns the direction of writing round. Soft hyphens and joiners
# stay: they steer nothing.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


class OutputLostError(Exception):
    """What is printed cannot be put where it should go: a full disk, a lost drive."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(cause)
        self.errno = cause.errno


def lost(error: OutputLostError) -> Finding:
    """F071: why what was printed has not come where it should go."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    said = JOB_WORDS["disk_full"] if full else FILE_WORDS["device_error"]
    return find("F071", seen=said.format(error.errno))


def harmless(text: str) -> str:
    """A text with a blank for each character that could steer a terminal."""
    return _STEERING.sub(" ", text)


def json_line(value: object) -> str:
    """One line of JSON; what could steer a terminal is written as an escape."""
    said = json.dumps(value, ensure_ascii=False)
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", said)


class Screen:
    """A stream of text, cleaned on its way. `plain` is the stream itself."""

    def __init__(self, plain: IO[str]) -> None:
        self.plain = plain

    def write(self, text: str) -> int:
        """Raises OutputLostError; BrokenPipeError where the reader has gone."""
        with _told():
            return self.plain.write(harmless(text))

    def flush(self) -> None:
        """Raises as `write` does."""
        with _told():
            self.plain.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLostError(error) from error


@contextmanager
def cleaned() -> Iterator[None]:
    """Let all that is printed meanwhile go through a Screen."""
    before = sys.stdout, sys.stderr
    # Started without a console, on Windows, a program has neither.
    out, err = (Screen(stream) if stream else stream for stream in before)
    sys.stdout, sys.stderr = out, err
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
