"""The line by which a workbook is known again, and the key that signs it."""

import os
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.exchange.round import key as keys
from toolkit.exchange.round.manifest import (
    LONGEST,
    Manifest,
    first_genuine,
    is_genuine,
    read_manifest,
    signed,
)
from toolkit.findings import WorkRefusedError

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
MANIFEST = Manifest(
    issue="9f86d081884c7d65",
    unit="so-khoa-hoc-va-cong-nghe",
    round="tu-cham",
    revision=2,
    rubric="khoi-2017-950",
    schema=1,
    fingerprint="9f86d081884c7d659a2feaa0c55ad015",
)
WORDS = st.text(string.ascii_letters + string.digits + "-_. ", max_size=20)


def test_a_line_fits_a_cell_and_a_name() -> None:
    assert len(signed(MANIFEST, KEY)) < LONGEST


@pytest.mark.slow
@given(
    st.builds(Manifest, *[WORDS] * 3, st.integers(0, 99_999), WORDS, st.just(1), WORDS)
)
def test_what_was_signed_is_read_back(manifest: Manifest) -> None:
    line = signed(manifest, KEY)
    assert is_genuine(line, KEY)
    assert read_manifest(f" {line}\n") == manifest


def test_every_changed_letter_shows() -> None:
    line = signed(MANIFEST, KEY)
    for at, letter in enumerate(line[:-1]):
        changed = line[:at] + ("x" if letter != "x" else "y") + line[at + 1 :]
        assert not is_genuine(changed, KEY), changed


def test_another_key_signed_another_line() -> None:
    assert not is_genuine(signed(MANIFEST, OTHER), KEY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "td1",
        "td1|a|b|c|x|d|1|e|f",
        "td2|a|b|c|1|d|1|e|f",
        "td1|a|b|c|1|d|1|e",
        "td1|a|b|c|٣|d|1|e|f",
        "td1|a|b|c|99999999|d|1|e|f",
        "=cmd|' /C calc'!A0",
    ],
)
def test_what_is_no_manifest_is_none(text: str) -> None:
    assert read_manifest(text) is None
    assert not is_genuine(text, KEY)


def test_a_field_may_not_forge_another() -> None:
    line = signed(MANIFEST._replace(unit="a|b"), KEY)
    found = read_manifest(line)
    assert found is not None
    assert found.unit == "a/b"


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="manifest"):
        signed(MANIFEST._replace(rubric="x" * 300), KEY)
    with pytest.raises(ValueError, match="manifest"):
        signed(MANIFEST._replace(unit="Sở A"), KEY)


def test_of_several_places_the_first_genuine_one_counts() -> None:
    forged = signed(MANIFEST._replace(unit="so-noi-vu"), OTHER)
    assert first_genuine(["", forged, signed(MANIFEST, KEY)], KEY) == MANIFEST
    assert first_genuine(["", forged], KEY) is None


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "cho cua toi" / "khoa_gui.txt"
    monkeypatch.setattr(keys, "sending_key", lambda: path)
    return path


def test_the_key_is_made_once_and_for_this_user_alone(place: Path) -> None:
    first = keys.key_of_this_pc()
    assert keys.key_of_this_pc() == first
    assert len(first) == 32
    if os.name == "posix":
        assert place.stat().st_mode & 0o077 == 0


def test_a_key_is_there_whole_or_not_at_all(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the process had been killed while it wrote the first one."""

    def killed(handle: int, *_: object, **__: object) -> None:
        os.close(handle)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", killed)
        with pytest.raises(KeyboardInterrupt):
            keys.key_of_this_pc()
    assert list(place.parent.glob("*")) == []
    assert len(keys.key_of_this_pc()) == 32


def test_of_two_processes_that_make_a_key_the_first_one_wins(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, fdopen = b"k" * 32, os.fdopen

    def late(handle: int, *rest: object, **more: object) -> object:
        place.write_text(other.hex(), encoding="ascii")
        return fdopen(handle, *rest, **more)  # type: ignore[call-overload]

    for links in (True, False):
        place.unlink(missing_ok=True)
        with monkeypatch.context() as patch:
            patch.setattr(os, "fdopen", late)
            if not links:
                patch.setattr(Path, "hardlink_to", _no_links)
            assert keys.key_of_this_pc() == other


def _no_links(*_: object) -> None:
    raise OSError("a drive that knows no second names")


def test_the_key_of_another_pc_is_taken_and_the_old_one_kept(
    place: Path, tmp_path: Path
) -> None:
    first = keys.key_of_this_pc()
    brought = tmp_path / "khoa.txt"
    brought.write_text(OTHER.hex(), encoding="ascii")
    keys.take_key(brought)
    assert keys.key_of_this_pc() == OTHER
    assert keys.read_key(place.with_suffix(".cu")) == first


def test_no_key_that_signed_anything_is_lost_however_often_another_comes(
    place: Path, tmp_path: Path
) -> None:
    first = keys.key_of_this_pc()
    brought = tmp_path / "khoa.txt"
    for key in (OTHER, bytes(32), bytes(32)):
        brought.write_text(key.hex(), encoding="ascii")
        keys.take_key(brought)
    former = {keys.read_key(p) for p in place.parent.glob("*.cu")}
    assert former == {first, OTHER}


def test_a_spoilt_key_is_told_and_another_one_can_be_brought(
    place: Path, tmp_path: Path
) -> None:
    keys.key_of_this_pc()
    place.write_text("hỏng", encoding="utf-8")
    with pytest.raises(WorkRefusedError) as told:
        keys.key_of_this_pc()
    assert (told.value.finding.code, told.value.finding.seen) == ("G851", str(place))
    brought = tmp_path / "khoa.txt"
    brought.write_text(OTHER.hex(), encoding="ascii")
    keys.take_key(brought)
    assert keys.key_of_this_pc() == OTHER


def test_what_is_no_key_is_refused_and_the_old_one_stays(
    place: Path, tmp_path: Path
) -> None:
    first = keys.key_of_this_pc()
    for text in ("", "xyz", "00"):
        brought = tmp_path / "khoa.txt"
        brought.write_text(text, encoding="ascii")
        with pytest.raises(ValueError, match=r"."):
            keys.take_key(brought)
    assert keys.key_of_this_pc() == first
    assert place.exists()
