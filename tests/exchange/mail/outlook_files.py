"""A small writer of Outlook messages (.msg): [MS-CFB] version 3, [MS-OXMSG]."""

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SHORT, _BYTES, _UNICODE, _OBJECT, _NUMBER = 0x001E, 0x0102, 0x001F, 0x000D, 0x0003
_ENTRY = struct.Struct("<64sHBBIII36xIQ")


class Message(NamedTuple):
    """A message with its attachments: bytes, another message, or None for a link."""

    subject: str
    attachments: Sequence[tuple[str, "bytes | Message | None"]] = ()
    times: Mapping[int, int] = {}
    """Tags of moments, each with its tenths of microseconds since 1601."""


class _Node:
    def __init__(self, name: str, data: bytes | None = None) -> None:
        self.name, self.data = name, data
        self.children: list[_Node] = []
        self.start, self.size = 0, 0


def outlook(message: Message, *, unicode: bool = True) -> bytes:
    """The bytes of an .msg; `unicode` False: texts in windows-1258, as old ones are."""
    root = _Node("Root Entry")
    _fill(root, message, unicode, top=True)
    return _compound(root)


def _fill(node: _Node, message: Message, unicode: bool, *, top: bool) -> None:
    for number, (name, held) in enumerate(message.attachments):
        place = _Node(f"__attach_version1.0_#{number:08X}")
        node.children.append(place)
        texts = {0x3707: name, 0x3704: "TEP~1.XLS"} if name else {}
        if isinstance(held, Message):
            inner = _Node("__substg1.0_3701000D")
            place.children.append(inner)
            _fill(inner, held, unicode, top=False)
        elif held is not None:
            place.children.append(_Node("__substg1.0_37010102", held))
        _properties(place, texts, unicode, b"\0" * 8)
    head = b"\0" * (32 if top else 24)
    for tag, ticks in message.times.items():
        head += struct.pack("<IIQ", tag << 16 | 0x0040, 6, ticks)
    _properties(node, {0x0037: message.subject}, unicode, head)


def _properties(node: _Node, texts: dict[int, str], unicode: bool, head: bytes) -> None:
    kind = _UNICODE if unicode else _SHORT
    body = head + struct.pack("<4I", 0x3FFD0003, 6, 1258, 0)
    for tag, text in texts.items():
        raw = text.encode("utf-16-le" if unicode else "cp1258", "replace")
        node.children.append(_Node(f"__substg1.0_{tag:04X}{kind:04X}", raw))
        body += struct.pack("<4I", tag << 16 | kind, 6, len(raw), 0)
    node.children.append(_Node("__properties_version1.0", body))


def _compound(root: _Node) -> bytes:
    nodes: list[_Node] = []

    def number(node: _Node) -> None:
        nodes.append(node)
        for child in node.children:
            number(child)

    number(root)
    sectors: list[bytes] = []
    table: list[int] = []
    small, small_table = bytearray(), list[int]()

    def put(data: bytes) -> int:
        if not data:
            return END
        first = len(sectors)
        count = -(-len(data) // SECTOR)
        padded = data.ljust(count * SECTOR, b"\0")
        sectors.extend(padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR))
        table.extend([*range(first + 1, first + count), END])
        return first

    for node in nodes[1:]:
        if node.data is None:
            continue
        node.size = len(node.data)
        if node.size >= CUTOFF:
            node.start = put(node.data)
        elif node.size:
            node.start = len(small_table)
            count = -(-node.size // MINI)
            small_table += [*range(node.start + 1, node.start + count), END]
            small += node.data.ljust(count * MINI, b"\0")
        else:
            node.start = END
    root.start, root.size = put(bytes(small)), len(small)
    packed = struct.pack(f"<{len(small_table)}I", *small_table)
    mini_count = -(-len(packed) // SECTOR)
    mini_start = put(packed.ljust(mini_count * SECTOR, b"\xff"))
    directory = put(_directory(nodes))
    return _file(sectors, table, directory, mini_start, mini_count)


def _directory(nodes: list[_Node]) -> bytes:
    numbers = {id(node): number for number, node in enumerate(nodes)}
    left, right, child = (dict.fromkeys(numbers.values(), FREE) for _ in range(3))

    def tree(children: list[_Node]) -> int:
        """The root of a search tree of siblings: by length of the name, then by it."""
        if not children:
            return FREE
        middle = len(children) // 2
        at = numbers[id(children[middle])]
        left[at], right[at] = tree(children[:middle]), tree(children[middle + 1 :])
        return at

    for node in nodes:
        ordered = sorted(node.children, key=lambda n: (len(n.name), n.name.upper()))
        child[numbers[id(node)]] = tree(ordered)
    entries = []
    for at, node in enumerate(nodes):
        name = node.name.encode("utf-16-le") + b"\0\0"
        kind = 5 if not at else 1 if node.data is None else 2
        links = left[at], right[at], child[at]
        entries.append(
            _ENTRY.pack(name, len(name), kind, 1, *links, node.start, node.size)
        )
    blank = _ENTRY.pack(b"", 0, 0, 0, FREE, FREE, FREE, 0, 0)
    return b"".join(entries) + blank * (-len(entries) % 4)


def _file(
    sectors: list[bytes], table: list[int], directory: int, mini: int, minis: int
) -> bytes:
    count = 1
    while count * SECTOR // 4 < len(table) + count:
        count += 1
    first = len(sectors)
    table = table + [FAT] * count
    table += [FREE] * (count * SECTOR // 4 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<9I", 0, count, directory, 0, CUTOFF, mini if minis else END, minis, END, 0
    )
    places = [*range(first, first + count)] + [FREE] * (109 - count)
    head += struct.pack("<109I", *places)
    return head + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)
