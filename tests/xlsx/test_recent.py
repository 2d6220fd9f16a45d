"""What a run keeps of the parts it has read: the last ones, and not too much."""

from toolkit.xlsx.run import Recent


def recent(most: int = 3, longest: int = 10, in_all: int = 20) -> Recent[object]:
    return Recent(most, longest=longest, in_all=in_all)


def asked(kept: Recent[object], *parts: bytes) -> list[bytes]:
    """Those of the parts that were not there any more and were made anew."""
    made: list[bytes] = []

    def make(part: bytes) -> object:
        made.append(part)
        return object()

    for part in parts:
        kept.get((part,), lambda part=part: make(part))
    return made


def test_what_was_made_of_the_last_parts_is_given_again() -> None:
    kept = recent()
    assert asked(kept, b"a", b"b", b"c") == [b"a", b"b", b"c"]
    assert asked(kept, b"a", b"b", b"c") == []
    assert kept.get((b"a",), object) is kept.get((b"a",), object)


def test_of_too_many_the_longest_unused_goes_first() -> None:
    kept = recent()
    asked(kept, b"a", b"b", b"c", b"a", b"d")
    assert asked(kept, b"a", b"c", b"d") == []
    assert asked(kept, b"b") == [b"b"]


def test_of_too_much_as_many_go_as_must() -> None:
    kept = recent()
    asked(kept, b"a" * 9, b"b" * 9, b"c" * 10)
    assert asked(kept, b"b" * 9, b"c" * 10) == []
    assert asked(kept, b"d") == [b"d"]
    assert asked(kept, b"a" * 9) == [b"a" * 9]
    assert asked(kept, b"c" * 10, b"d") == []


def test_a_long_part_is_made_each_time_and_drives_none_away() -> None:
    kept = recent()
    asked(kept, b"a", b"b", b"c")
    assert asked(kept, b"l" * 11, b"l" * 11) == [b"l" * 11, b"l" * 11]
    assert asked(kept, b"a", b"b", b"c") == []
