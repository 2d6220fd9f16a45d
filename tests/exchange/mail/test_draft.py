"""Drafts: what they say survives every reader, and nothing typed becomes a header."""

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from urllib.parse import unquote

import pytest

from toolkit.exchange.mail.draft import Letter, draft
from toolkit.exchange.mail.names import plain_name, safe_name
from toolkit.model.round import is_address

NAME = "Chấm điểm 2026 – Sở Khoa học và Công nghệ.xlsx"
DATA = bytes(range(256)) * 40
LETTER = Letter(
    to="vanphong@sokhcn.example.vn",
    recipient="Văn phòng Sở Khoa học và Công nghệ",
    subject="Bảng chấm điểm thi đua năm 2026 – hạn gửi về 15/12/2026",
    body="Kính gửi quý Sở,\n.\nFrom đầu dòng\n=1+1\nTrân trọng.",
    name=NAME,
    data=DATA,
)


def test_a_draft_opens_unsent_with_all_it_says() -> None:
    mail = message_from_bytes(draft(LETTER), policy=policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == LETTER.subject
    assert mail["To"].addresses[0].addr_spec == LETTER.to
    # The parser of some Pythons puts a space between two encoded words of a name.
    shown = mail["To"].addresses[0].display_name
    assert " ".join(shown.split()) == LETTER.recipient
    text, attached = mail.iter_parts()
    assert text.get_content().replace("\r\n", "\n").strip() == LETTER.body
    assert attached.get_payload(decode=True) == DATA
    assert not mail.defects


def test_the_name_stands_as_three_generations_of_programs_look_for_it() -> None:
    mail = message_from_bytes(draft(LETTER), policy=policy.compat32)
    attached = mail.get_payload()[1]
    assert str(make_header(decode_header(attached.get_param("name")))) == NAME
    raw = draft(LETTER).decode("ascii")
    extended = raw.split("filename*=utf-8''")[1].split("\r\n")[0]
    assert unquote(extended) == NAME
    assert 'filename="Cham-diem-2026-So-Khoa-hoc-va-Cong-nghe.xlsx"' in raw


def test_lines_are_as_short_as_mail_wants_them() -> None:
    lines = draft(LETTER).split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert b"\n" not in b"".join(lines)


def test_a_name_with_commas_and_brackets_is_still_one_name() -> None:
    letter = LETTER._replace(recipient='A, B <c@d.example>; "E"')
    mail = message_from_bytes(draft(letter), policy=policy.default)
    (address,) = mail["To"].addresses
    assert (address.addr_spec, address.display_name) == (LETTER.to, letter.recipient)


def test_no_word_of_a_header_is_longer_than_allowed() -> None:
    letter = LETTER._replace(subject="Nghiêng" * 60 + " " + "a" * 200)
    mail = message_from_bytes(draft(letter), policy=policy.default)
    assert mail["Subject"] == letter.subject
    head = draft(letter).split(b"\r\n\r\n")[0]
    assert max(map(len, head.split(b"\r\n"))) <= 76


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\u2028"])
def test_an_end_of_line_in_a_field_adds_no_header(end: str) -> None:
    evil = f"Hạn nộp{end}Bcc: ai@do.example"
    letter = LETTER._replace(subject=evil, recipient=evil, name=f"a{end}Bcc: x.xlsx")
    mail = message_from_bytes(draft(letter), policy=policy.default)
    assert mail["Bcc"] is None
    assert all(part["Bcc"] is None for part in mail.walk())


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert draft(LETTER) == draft(LETTER)


def test_without_an_address_a_person_fills_it_in() -> None:
    mail = message_from_bytes(draft(LETTER._replace(to="")), policy=policy.default)
    assert mail["To"] is None


@pytest.mark.parametrize(
    "text",
    [
        *("a", "a@b@c", "a b@c", "a@b, c@d", "<a@b>", "a@b\r\nBcc: c@d", "@", ""),
        *("vănphòng@tinh.vn", "vp@tỉnh.vn"),
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert not is_address(text)
    if text:
        with pytest.raises(ValueError, match="not an address"):
            draft(LETTER._replace(to=text))


@pytest.mark.parametrize(
    ("text", "plain", "safe"),
    [
        ("Sở Công Thương", "So-Cong-Thuong", "Sở Công Thương"),
        ("UBND xã Đắk Pék", "UBND-xa-Dak-Pek", "UBND xã Đắk Pék"),
        ("../../etc/x", "etc-x", "etc x"),
        ("CON", "_CON", "_CON"),
        ("nul.xlsx", "_nul.xlsx", "_nul.xlsx"),
        ("a\u202ecod.exe", "a-cod.exe", "a cod.exe"),
        ("a:b|c?", "a-b-c", "a b c"),
        ("…", "_", "…"),
        ("  . ", "_", "_"),
        ("x" * 300, "x" * 80, "x" * 80),
    ],
)
def test_names_are_safe_on_every_system(text: str, plain: str, safe: str) -> None:
    assert plain_name(text) == plain
    assert safe_name(text) == safe
