"""The rooms within `exchange/round/` have an order: what knows least comes first."""

import pytest

from tests.architecture.test_rooms import MODULES, PACKAGE, imports_of

ROUND = PACKAGE / "exchange/round"
ORDER = (
    *("comparing", "slices", "issuing", "kept", "sending"),
    *("working", "together", "collecting"),
)
"""From the top down; the few files above them know none of these."""


def above(path_parts: tuple[str, ...]) -> int:
    """Where a module of a round stands; 0 for the shared few."""
    room = path_parts[0]
    return ORDER.index(room) + 1 if room in ORDER else 0


def barred(place: int, imported: str) -> bool:
    parts = tuple(imported.split("."))
    if parts[:3] != ("toolkit", "exchange", "round") or len(parts) == 3:
        return False
    return above(parts[3:]) > place


def test_every_room_of_a_round_has_its_place_and_its_page() -> None:
    folders = {path.name for path in ROUND.iterdir() if (path / "__init__.py").exists()}
    assert folders == set(ORDER)
    page = (ROUND / "README.md").read_text(encoding="utf-8")
    assert not [room for room in ORDER if f"`{room}/`" not in page]


@pytest.mark.parametrize("room", ["", *ORDER])
def test_a_room_of_a_round_imports_only_those_above_it(room: str) -> None:
    paths = [path for path in MODULES if path.parent == ROUND / room]
    assert paths
    wrong = [
        f"{path.relative_to(ROUND)}:{line} {name}"
        for path in paths
        for name, line in imports_of(path)
        if barred(ORDER.index(room) + 1 if room else 0, name)
    ]
    assert not wrong


def test_no_room_of_a_round_is_a_heap() -> None:
    most = 12
    assert not [
        room
        for room in ("", *ORDER)
        if sum(path.parent == ROUND / room for path in MODULES) > most
    ]


def test_the_guard_sees_a_trespass_within_a_round() -> None:
    assert barred(0, "toolkit.exchange.round.comparing.taken")
    assert not barred(0, "toolkit.exchange.round.manifest.signed")
    assert barred(1, "toolkit.exchange.round.sending.send")
    assert not barred(8, "toolkit.exchange.round.together.together")
