"""The key of this PC out into a file, and that of another PC in."""

from pathlib import Path

from toolkit.exchange.round.key import key_of_this_pc, take_key
from toolkit.findings import WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.jobs.guard import guarded
from toolkit.xlsx.disk.save import save_new

KEY_KIND = "key"


def export_key(path: Path) -> Report:
    """Write the key with which this PC signs into a file, for a second PC.

    An existing file is never written over.
    """

    def job() -> Report:
        saved = save_new(path, key_of_this_pc().hex().encode("ascii") + b"\n")
        told = ROUND_WORDS["key_exported"].format(saved)
        return Report(file=str(path), kind=KEY_KIND, saved=str(saved), summary=told)

    return guarded(str(path), job)


def import_key(path: Path) -> Report:
    """Sign with the key of another PC from now on; the one so far is kept beside it.

    G845 when the file holds no key.
    """

    def job() -> Report:
        try:
            took = take_key(path)
        except (ValueError, OSError) as error:
            raise WorkRefusedError(find("G845", seen=str(path))) from error
        told = ROUND_WORDS[f"key_{took.value}"]
        return Report(file=str(path), kind=KEY_KIND, summary=told)

    return guarded(str(path), job)
