"""What mails, messages of Outlook and zips bring back, also when they are hostile."""

import base64
import io
import random
import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes

import pytest

from tests.exchange.mail.outlook_files import Message, outlook
from toolkit.exchange.mail.carried import Carried, carried
from toolkit.exchange.mail.draft import Letter, draft
from toolkit.exchange.mail.letters import mails_in
from toolkit.exchange.mail.limits import Why


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return buffer.getvalue()


BOOK = zipped(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"})
NAME = "Chấm điểm – Sở A.xlsx"
MAIL = draft(Letter("a@b.example", "Sở A", "Gửi lại", "Kính gửi", NAME, BOOK))


def brought(name: str, data: bytes) -> list[Carried]:
    return list(carried(name, data))


def names(name: str, data: bytes) -> list[tuple[str, Why | None]]:
    return [(one.name, one.why) for one in brought(name, data)]


def test_a_workbook_is_itself() -> None:
    assert brought("a.xlsx", BOOK) == [Carried("a.xlsx", BOOK)]


def test_a_saved_mail_brings_its_attachment() -> None:
    (one,) = brought("thu.eml", MAIL)
    assert (one.data, one.way) == (BOOK, ("thu.eml",))
    assert one.name.endswith(".xlsx")


def test_an_mbox_brings_those_of_all_its_mails() -> None:
    box = b"From a@b Thu Jan  1 00:00:00 2026\r\n" + MAIL + b"\r\n"
    found = brought("hop.mbox", box * 3)
    assert [one.data for one in found] == [BOOK] * 3


def test_a_quoted_line_of_an_mbox_is_no_new_mail() -> None:
    text = b"Subject: x\n\n>From dau dong\n"
    assert list(mails_in(b"From a\n" + text)) == [text.replace(b">From", b"From")]


@pytest.mark.parametrize("unicode", [True, False])
def test_a_message_of_outlook_brings_those_of_messages_within_it(
    unicode: bool,
) -> None:
    inner = Message("Trả lời", [("trong.xlsx", BOOK)])
    message = Message("Gửi", [("ngoai.xlsx", BOOK * 30), ("", inner), ("x", None)])
    found = brought("thu.msg", outlook(message, unicode=unicode))
    assert [(one.name, len(one.data), one.why) for one in found] == [
        ("ngoai.xlsx", 30 * len(BOOK), None),
        ("trong.xlsx", len(BOOK), None),
        ("x", 0, Why.BY_REFERENCE),
    ]


def test_vietnamese_names_of_outlook_are_read_in_both_codes() -> None:
    for unicode in (True, False):
        # windows-1258 writes a tone apart from its letter, and has none of «ế» whole.
        message = Message("Gửi", [("Sơ ke\u0302\u0301t.xlsx", BOOK)])
        if not unicode:
            message = Message("Gửi", [("Sơ kê\u0301t.xlsx", BOOK)])
        (one,) = brought("a.msg", outlook(message, unicode=unicode))
        assert one.name == "Sơ kết.xlsx"


def test_a_zip_brings_its_files_and_a_mail_within_it() -> None:
    found = brought("tat ca.zip", zipped(**{"So A/a.xlsx": BOOK, "b.eml": MAIL}))
    assert [(one.data, one.way) for one in found] == [
        (BOOK, ("tat ca.zip",)),
        (BOOK, ("tat ca.zip", "b.eml")),
    ]
    assert found[0].name == "a.xlsx"


def test_a_workbook_stored_in_a_zip_does_not_make_the_zip_a_workbook() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        package.writestr("a.xlsx", BOOK)
    assert [one.data for one in brought("x.zip", buffer.getvalue())] == [BOOK]


@pytest.mark.parametrize(
    "head", [b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c\x00", b"\x1f\x8b\x08\x00"]
)
def test_other_archives_are_to_be_unpacked_by_a_person(head: bytes) -> None:
    assert names("a.rar", head + b"x" * 100) == [("a.rar", Why.ARCHIVE)]


def test_names_never_lead_out_of_the_folder() -> None:
    data = base64.encodebytes(BOOK)
    for told in ("../../etc/cron.d/x.xlsx", "C:\\\\a\\\\CON.xlsx", "a\u202excod.exe"):
        raw = (
            "From: a@b\nSubject: x\n"
            f'Content-Disposition: attachment; filename="{told}"\n'
            "Content-Type: application/octet-stream\n"
            "Content-Transfer-Encoding: base64\n\n"
        ).encode() + data
        (one,) = brought("x.eml", raw)
        assert not set('/\\:"\u202e') & set(one.name)
        assert one.name.split(".")[0] != "CON"
        assert one.data == BOOK


def lump(kind: str, name: str) -> bytes:
    head = f"From: a@b\nSubject: x\nMIME-Version: 1.0\nContent-Type: {kind}\n"
    return f'{head}Content-Disposition: attachment; filename="{name}"\n\nxx'.encode()


def test_lumps_are_told_as_what_they_are() -> None:
    assert names("a.eml", lump("application/ms-tnef", "winmail.dat")) == [
        ("winmail.dat", Why.TNEF)
    ]
    assert names("a.eml", lump("application/pkcs7-mime", "smime.p7m")) == [
        ("smime.p7m", Why.SEALED)
    ]


def many_parts() -> bytes:
    head = b"From: a@b\nContent-Type: multipart/mixed; boundary=B\n\n"
    return head + b"--B\n\n" * 100_000 + b"--B--\n"


def nested_mails() -> bytes:
    return b"From: a@b\nContent-Type: message/rfc822\n\n" * 2_000 + b"x"


def nested_multiparts() -> bytes:
    text = b"x"
    for number in range(2_000):
        edge = b"b%d" % number
        head = b"Content-Type: multipart/mixed; boundary=" + edge
        text = head + b"\n\n--" + edge + b"\n" + text + b"\n--" + edge + b"--\n"
    return b"From: a@b\n" + text


def encoded_words() -> bytes:
    return b"From: a@b\nSubject: " + b"=?utf-8?B?YQ==?= " * 6_000 + b"\n\nx"


def long_head() -> bytes:
    return b"From: a@b\nSubject: " + b"a" * 10_000_000 + b"\n\nx"


def many_heads() -> bytes:
    return b"From: a@b\n" + b"".join(b"X-%d: y\n" % n for n in range(20_000)) + b"\nx"


def name_in_pieces() -> bytes:
    pieces = b"".join(b";\n filename*%d*=%%41" % n for n in range(20_000))
    return b"From: a@b\nContent-Disposition: attachment" + pieces + b"\n\nx"


def mail_of(encoding: str, body: bytes) -> bytes:
    head = f"From: a@b\nSubject: x\nContent-Transfer-Encoding: {encoding}\n"
    kind = 'Content-Type: application/octet-stream; name="a.xlsx"\n\n'
    return (head + kind).encode() + body


def soft_line_breaks() -> bytes:
    return mail_of("quoted-printable", b"=\n" * 3_000_000)


def one_line_of_uuencode() -> bytes:
    return mail_of("x-uuencode", b"begin 644 a\n" + b"\xff" * 12_000_000)


def bytes_as_they_are() -> bytes:
    return mail_of("8bit", (b"\xff" * 75 + b"\n") * 150_000)


HOSTILE = [
    many_parts,
    nested_mails,
    nested_multiparts,
    encoded_words,
    long_head,
    many_heads,
    name_in_pieces,
    soft_line_breaks,
    one_line_of_uuencode,
    bytes_as_they_are,
]


@pytest.mark.parametrize("make", HOSTILE, ids=lambda one: one.__name__)
def test_a_hostile_mail_is_put_aside_before_it_is_parsed(
    make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def parsed(*_: object, **__: object) -> None:
        raise AssertionError("the parser saw it")

    monkeypatch.setattr("toolkit.exchange.mail.letters.message_from_bytes", parsed)
    ((name, why),) = names("x.eml", make())
    assert name == "x.eml"
    assert why in (Why.TOO_MANY, Why.TOO_LARGE)


def test_a_zip_of_zips_ends() -> None:
    data = BOOK
    for number in range(8):
        data = zipped(**{f"{number}.zip": data, "a.txt": b"x"})
    assert ("4.zip", Why.TOO_DEEP) in names("x.zip", data)


def test_a_zip_that_swells_is_put_aside_and_what_came_before_stands() -> None:
    swollen = zipped(a=b"x", b=bytes(60_000_000))
    ((name, why),) = names("x.zip", swollen)
    assert (name, why) == ("x.zip", Why.BROKEN)


def test_a_zip_with_a_way_out_is_put_aside() -> None:
    assert names("x.zip", zipped(**{"../../x": b"x"})) == [("x.zip", Why.BROKEN)]


def test_damage_anywhere_is_a_sentence_and_never_a_traceback() -> None:
    dice = random.Random(5)
    message = outlook(Message("Gửi", [("a.xlsx", BOOK), ("", Message("x"))]))
    for data in (MAIL, message, zipped(a=BOOK, b=MAIL)):
        for _ in range(150):
            damaged = bytearray(data)
            for _ in range(dice.randint(1, 8)):
                damaged[dice.randrange(len(damaged))] = dice.randrange(256)
            cut = dice.choice([len(damaged), dice.randrange(len(damaged))])
            for one in brought("x", bytes(damaged[:cut])):
                assert one.why is None or one.data == b""


@pytest.mark.parametrize("cut", range(4))
def test_an_attachment_that_half_arrived_is_its_beginning(cut: int) -> None:
    """Not the text that it was written in: that would be taken for a table."""
    data = b"PK\x03\x04" + random.Random(5).randbytes(4_000)
    whole = draft(Letter("a@b.example", "x", "Gửi", "", "a.xlsx", data))
    (one,) = brought("thu.eml", whole[: len(whole) - 2_000 - cut])
    assert data.startswith(one.data)
    assert len(one.data) > 2_000


_NO_MESSAGE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 900


@pytest.mark.parametrize("name", ["a.msg", "a.eml", "a.mbox", "a.zip", "A.MSG"])
@pytest.mark.parametrize("data", [b"", _NO_MESSAGE])
def test_what_is_called_a_mail_and_cannot_be_opened_is_told(
    name: str, data: bytes
) -> None:
    assert [one.why for one in brought(name, data)] == [Why.BROKEN]


def test_a_workbook_that_is_called_a_zip_is_a_workbook() -> None:
    assert brought("a.zip", BOOK) == [Carried("a.zip", BOOK)]


def test_winmail_is_known_by_its_first_bytes() -> None:
    data = b"\x78\x9f\x3e\x22" + bytes(90)
    letter = Letter("a@b.example", "x", "Gửi", "", "winmail.dat", data)
    assert names("a.eml", draft(letter)) == [("winmail.dat", Why.TNEF)]


def test_a_zip_of_many_zips_within_each_other_is_told_once() -> None:
    data = BOOK
    for depth in range(6):
        data = zipped(**{f"{depth} {number}.zip": data for number in range(9)})
    told = [why for _, why in names("x.zip", data)]
    assert told.count(Why.TOO_MANY) == 1
    assert set(told) == {Why.TOO_MANY, Why.TOO_DEEP}


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_what_is_attached_is_kept_from_the_parser_and_comes_as_it_was(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def parse(raw: bytes, **rules: object) -> object:
        seen.append(len(raw))
        return message_from_bytes(raw, **rules)  # type: ignore[call-overload]

    monkeypatch.setattr("toolkit.exchange.mail.letters.message_from_bytes", parse)
    data = b"PK\x03\x04" + random.Random(1).randbytes(200_001)
    text = base64.encodebytes(data).replace(b"\n", ending.encode())
    end = ending or "\n"
    parts = b"".join(
        f'--B{end}Content-Type: a/b; name="{name}"{end}'
        f"Content-Transfer-Encoding: BASE64{end}{end}".encode()
        + text
        + end.encode()
        for name in ("a.xlsx", "b.xlsx")
    )
    head = f"From: a@b{end}Content-Type: multipart/mixed; boundary=B{end}{end}"
    found = brought("x.eml", head.encode() + parts + f"--B--{end}".encode())
    assert [one.data for one in found] == [data, data]
    assert seen[0] < 2_000


def test_text_that_looks_like_base64_stays_what_the_part_says_it_is() -> None:
    text = b"PK\x03\x04\n\n" + b"AbC4" * 10_000
    (one,) = brought("x.eml", mail_of("8bit", text))
    assert one.data == text
    assert names("x.eml", mail_of("x-uuencode", b"\n" + b"AbC4" * 10_000)) == [
        ("x.eml", Why.BROKEN)
    ]


def test_a_mail_cut_short_in_its_attachment_is_told() -> None:
    text = base64.encodebytes(random.Random(1).randbytes(60_000))
    for cut in (30_000, 30_001, 30_002, 30_003):
        found = brought("x.eml", mail_of("base64", text[:cut]))
        assert len(found) == 1
        assert found[0].why in (None, Why.BROKEN)


def test_an_mbox_of_nothing_but_first_lines_is_put_aside() -> None:
    assert names("x.mbox", b"From \n" * 100_000) == [("x.mbox", Why.TOO_MANY)]


@pytest.mark.parametrize("name", ["a.eml", "a.msg", "a.mbox", "a.zip"])
def test_a_carrier_that_holds_something_else_is_told(name: str) -> None:
    assert names(name, b"\0\1\2 nothing of the kind") == [(name, Why.BROKEN)]
    old_book = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 9_000
    assert names(name, old_book) == [(name, Why.BROKEN)]


def test_lumps_without_their_mail_are_told() -> None:
    assert names("winmail.dat", b"\x78\x9f\x3e\x22xx") == [("winmail.dat", Why.TNEF)]
    assert names("smime.p7m", b"0\x80xx") == [("smime.p7m", Why.SEALED)]


def test_what_is_called_a_workbook_is_no_zip_of_files() -> None:
    """Whoever takes workbooks in says what is wrong with them."""
    broken = zipped(**{"xl/workbook.xml": b"<x/>"})
    assert brought("a.xlsx", broken) == [Carried("a.xlsx", broken)]
    calc = zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")
    for name in ("a.ods", "so"):
        assert brought(name, calc) == [Carried(name, calc)]
    many = zipped(**{str(number): b"" for number in range(2_001)})
    some = zipped(**{str(number): b"" for number in range(501)})
    assert names("a.zip", some) == [("a.zip", Why.TOO_MANY)]
    assert brought("a", many) == [Carried("a", many)]


def _at(data: bytes, offset: int, number: int) -> bytes:
    return data[:offset] + struct.pack("<I", number) + data[offset + 4 :]


def _ring(data: bytes, sector: int) -> bytes:
    """The chain that begins at a sector, led back to its beginning."""
    table = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    return _at(data, table + 4 * sector, sector)


def _endless_small_table(data: bytes) -> bytes:
    first = struct.unpack_from("<I", data, 60)[0]
    return _at(_ring(data, first), 64, 0x7FFFFFFF)


def _endless_tables(data: bytes) -> bytes:
    count = 0x4000000
    for offset, number in ((44, count), (68, 5), (72, -(-(count - 109) // 127))):
        data = _at(data, offset, number)
    return data


def _no_directory(data: bytes) -> bytes:
    first = struct.unpack_from("<I", data, 48)[0]
    return _at(data, 512 * (1 + first) + 76, 0xFFFFFFFF)


@pytest.mark.parametrize(
    "spoil",
    [_endless_small_table, _endless_tables, _no_directory],
    ids=lambda one: one.__name__,
)
def test_a_message_of_outlook_is_not_believed_what_it_counts(
    spoil: Callable[[bytes], bytes],
) -> None:
    data = spoil(outlook(Message("Gửi", [("a.xlsx", BOOK)])))
    ((name, why),) = names("x.msg", data)
    assert (name, why in (Why.BROKEN, Why.TOO_LARGE)) == ("x.msg", True)


def test_attachments_of_outlook_that_share_their_bytes_do_not_fill_the_memory() -> None:
    big = bytes(100_000)
    data = outlook(Message("Gửi", [(f"{n}.pdf", big) for n in range(8)]))
    name = "__substg1.0_37010102".encode("utf-16-le")
    places = [at for at in range(0, len(data), 128) if data[at:].startswith(name)]
    lead = min(struct.unpack_from("<I", data, at + 116)[0] for at in places)
    for at in places:
        data = _at(_at(data, at + 116, lead), at + 120, 700_000)
    assert names("x.msg", data)[-1] == ("x.msg", Why.TOO_LARGE)


def test_a_message_of_outlook_with_too_many_entries_is_put_aside() -> None:
    data = outlook(Message("Gửi", [("x", None)] * 3_000))
    assert names("x.msg", data) == [("x.msg", Why.TOO_MANY)]


def test_messages_within_each_other_end_without_the_stack() -> None:
    message = Message("trong")
    for _ in range(280):
        message = Message("ngoài", [("", message)])
    assert names("x.msg", outlook(message))[0][1] is Why.TOO_DEEP


# When it arrived


def arrived(name: str, data: bytes) -> list[datetime | None]:
    return [one.arrived for one in brought(name, data)]


def moment(day: int, hour: int = 3) -> datetime:
    return datetime(2026, 12, day, hour, tzinfo=UTC)


def ticks(when: datetime) -> int:
    return int((when - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7


DATE = b"Date: Sat, 12 Dec 2026 10:00:00 +0700\r\n"
RECEIVED = (
    b"Received: from a by b\r\n\tfor <x@y>; Mon, 14 Dec 2026 10:00:00 +0700 (ICT)\r\n"
)
EARLIER = RECEIVED.replace(b"Mon, 14", b"Sun, 13")


@pytest.mark.parametrize(
    ("head", "when"),
    [
        (b"", None),
        (DATE, moment(12)),
        (DATE + RECEIVED + EARLIER, moment(14)),
        (b"Received: by b\r\nReceived: by b; no date\r\n" + EARLIER + DATE, moment(13)),
        (b"Date: 12 Dec 26 03:00:00 -0000\r\n", moment(12)),
        (b"Date: 12 Dec 2026 03:00:00\r\n", moment(12)),
    ],
)
def test_a_mail_arrived_when_the_last_server_had_it_else_when_it_was_dated(
    head: bytes, when: datetime | None
) -> None:
    assert arrived("thu.eml", head + MAIL) == [when]


@pytest.mark.parametrize(
    "date",
    [
        *(b"", b";", b"Thu", b"0", b"1 2 3 4 5", b"32 Dec 2026 25:61:61 +0700"),
        *(b"1 Jan 0001 00:00:00 +9999", b"31 Dec 9999 23:59:59 -9999"),
        *(b"1 Jan 2026 00:00:00 +" + b"9" * 60, b"9" * 9_000, b"\xff\xfe 1 Jan"),
        *(b"12/12/2026 1.2", b"=?utf-8?b?MTI=?=", b"Th\xe1\xbb\xa9 2, 12/12/2026"),
    ],
)
def test_a_date_that_nobody_can_read_is_not_known_and_stops_nothing(
    date: bytes,
) -> None:
    head = b"Date: " + date + b"\r\nReceived: by b; " + date + b"\r\n"
    assert [(one.data, one.arrived) for one in brought("thu.eml", head + MAIL)] == [
        (BOOK, None)
    ]


def test_what_was_handed_on_came_when_the_outermost_mail_did() -> None:
    inner = base64.encodebytes(DATE + MAIL)
    head = (
        b"MIME-Version: 1.0\r\nContent-Type: application/octet-stream\r\n"
        b"Content-Disposition: attachment; filename=cu.eml\r\n"
        b"Content-Transfer-Encoding: base64\r\n"
    )
    for said, when in ((RECEIVED, moment(14)), (b"", None)):
        outer = said + head + b"\r\n" + inner
        assert arrived("thu.eml", outer) == [when]
        packed = outlook(
            Message("Gửi", [("thu.eml", outer)], {0x0E06: ticks(moment(9))})
        )
        assert arrived("thu.msg", packed) == [moment(9)]


def test_each_mail_of_a_zip_or_an_mbox_has_its_own_arrival() -> None:
    first, second = DATE + MAIL, RECEIVED + MAIL
    held = zipped(a_dot_eml=first, b_dot_eml=second, c_dot_xlsx=BOOK)
    assert arrived("tat ca.zip", held) == [moment(12), moment(14), None]
    line = b"From a@b Thu Jan  1 00:00:00 2026\r\n"
    box = line + first + b"\r\n" + line + second + b"\r\n"
    assert arrived("hop.mbox", box) == [moment(12), moment(14)]


@pytest.mark.parametrize(
    ("times", "when"),
    [
        ({}, None),
        ({0x0039: ticks(moment(11))}, moment(11)),
        ({0x0039: ticks(moment(11)), 0x0E06: ticks(moment(13))}, moment(13)),
        ({0x0E06: 2**64 - 1, 0x0039: 0}, None),
    ],
)
def test_a_message_of_outlook_says_when_it_was_delivered_else_submitted(
    times: dict[int, int], when: datetime | None
) -> None:
    old = Message("Cũ", [("trong.xlsx", BOOK)], {0x0E06: ticks(moment(2))})
    data = outlook(Message("Gửi", [("a.xlsx", BOOK), ("", old)], times))
    assert arrived("thu.msg", data) == [when, when]
