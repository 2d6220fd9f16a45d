"""Given back to be corrected, reminded of, and signed on a second PC."""

from email import message_from_bytes, policy
from functools import partial
from pathlib import Path

import pytest

from tests.exchange.round.collecting.test_collect import (
    KHCN,
    LATER,
    Clerk,
    _own_key,
    clerk,
    gone_out,
)
from tests.exchange.round.rounds import NOW, points_of, put, read, typed
from toolkit.exchange.round import key as keys
from toolkit.exchange.round.key_jobs import export_key, import_key
from toolkit.exchange.round.sending.remind import remind
from toolkit.exchange.round.sending.send import send
from toolkit.jobs.undo import undo_file
from toolkit.xlsx.closed_book import ClosedBook

opened_mail = partial(message_from_bytes, policy=policy.default)
__all__ = ["_own_key", "clerk", "gone_out"]  # fixtures


@pytest.mark.slow
def test_a_workbook_goes_back_with_its_reason_and_what_was_typed(clerk: Clerk) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 4.0))
    clerk.collect()
    send(clerk.path, now=LATER, again=["Sở KHCN"], reason="Thiếu minh chứng mục III.2")
    again = clerk.sent(KHCN.replace(".xlsx", "-lan-2.xlsx"))
    assert points_of(again) == 4.0
    entries = [e for e in read(clerk.path).ledger if e.revision == 2]
    assert [e.state for e in entries] == ["trả lại: Thiếu minh chứng mục III.2"]
    mail = opened_mail(again.with_suffix(".eml").read_bytes())
    assert "trả lại" in str(mail["Subject"])
    assert "lý do: Thiếu minh chứng mục III.2" in mail.get_body().get_content()
    clerk.came("b.xlsx", typed(again, 5.0))
    clerk.collect()
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN-lan-2.xlsx") == 5.0


def test_giving_back_touches_nobody_else(clerk: Clerk) -> None:
    kept = {p.name for p in (clerk.folder / "gui_di").iterdir()}
    for path in (clerk.folder / "gui_di").glob("*Noi-vu*"):
        path.unlink()
    send(clerk.path, now=LATER, again=["Sở KHCN"], reason="Sai năm")
    there = {p.name for p in (clerk.folder / "gui_di").iterdir()}
    stem = KHCN.removesuffix(".xlsx")
    assert there - kept == {f"{stem}-lan-2.xlsx", f"{stem}-lan-2.eml"}
    assert not [name for name in there if "Noi-vu" in name]


def test_what_went_back_keeps_its_letter_when_it_is_made_once_more(
    clerk: Clerk,
) -> None:
    send(clerk.path, now=LATER, again=["Sở KHCN"], reason="Sai năm: xem {han}")
    again = clerk.sent(KHCN.replace(".xlsx", "-lan-2.xlsx"))
    letter = again.with_suffix(".eml").read_bytes()
    for lost in (again, again.with_suffix(".eml")):
        lost.unlink()
        send(clerk.path, now=LATER)
        assert again.with_suffix(".eml").read_bytes() == letter
    assert not list(again.parent.glob("* (2)*"))


def test_a_reason_is_for_a_unit(clerk: Clerk) -> None:
    before = clerk.path.read_bytes()
    for unit, reason in (((), "Sai năm"), (("Sở Nội vụ",), "  ")):
        report = send(clerk.path, now=LATER, again=unit, reason=reason)
        assert [f.code for f in report.findings] == ["G844"]
    to_all = send(
        clerk.path, now=LATER, again=["Sở Nội vụ"], reason="Sai năm", rubric="mau-100"
    )
    assert [f.code for f in to_all.findings] == ["G844"]
    assert clerk.path.read_bytes() == before


def test_who_never_sent_anything_gets_an_empty_one_and_it_is_told(clerk: Clerk) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 4.0))
    clerk.collect()
    names = ["Sở KHCN", "Sở Nội vụ"]
    report = send(clerk.path, now=LATER, again=names, reason="Sai năm")
    told = [(f.code, f.seen) for f in report.findings if f.code != "G762"]
    assert told == [("G784", "Sở Nội vụ")]


def test_who_is_late_gets_a_draft_with_the_workbook_again(clerk: Clerk) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 4.0))
    clerk.collect()
    before = clerk.path.read_bytes()
    assert remind(clerk.path, now=NOW).findings == ()  # nobody yet
    report = remind(clerk.path, now=LATER)
    late = [(f.code, f.seen) for f in report.findings]
    assert late == [("G843", "Sở Nội vụ"), ("G843", "Ban Dân tộc tỉnh")]
    assert "trễ 3 ngày" in report.findings[0].what
    place = clerk.folder / "nhac_nho"
    names = sorted(p.name for p in place.iterdir())
    assert names == ["cham-diem-2026-Ban-DT.eml", "cham-diem-2026-So-Noi-vu.eml"]
    mail = opened_mail((place / names[0]).read_bytes())
    assert mail["X-Unsent"] == "1"
    [attached] = mail.iter_attachments()
    sent = clerk.sent("cham-diem-2026-Ban-DT.xlsx").read_bytes()
    assert attached.get_payload(decode=True) == sent
    remind(clerk.path, now=LATER)
    assert sorted(p.name for p in place.iterdir()) == names
    sent_folder = clerk.folder / "gui_di"
    away = sent_folder.rename(clerk.folder / "khac")
    remind(clerk.path, now=LATER, sent=away)
    assert sorted(p.name for p in place.iterdir()) == names
    away.rename(sent_folder)
    assert clerk.path.read_bytes() == before


def test_a_reminder_without_its_workbook_has_no_attachment(clerk: Clerk) -> None:
    clerk.sent(KHCN).unlink()
    report = remind(clerk.path, now=LATER)
    told = [(f.seen, f.expected) for f in report.findings if f.code == "G868"]
    assert told == [("Sở Khoa học và Công nghệ", KHCN)]
    draft = clerk.folder / "nhac_nho" / KHCN.replace(".xlsx", ".eml")
    assert list(opened_mail(draft.read_bytes()).iter_attachments()) == []


def test_who_has_sent_since_is_reminded_no_more(clerk: Clerk) -> None:
    """What lies in the folder is what a clerk sends."""
    place = clerk.folder / "nhac_nho"
    remind(clerk.path, now=LATER)
    changed = place / "cham-diem-2026-So-Noi-vu.eml"
    changed.write_bytes(changed.read_bytes() + b" ")
    for file in (KHCN, "cham-diem-2026-So-Noi-vu.xlsx"):
        clerk.came(file, typed(clerk.sent(file), 4.0))
    clerk.collect()
    remind(clerk.path, now=LATER)
    assert sorted(p.name for p in place.iterdir()) == [
        "cham-diem-2026-Ban-DT.eml",
        changed.name,  # somebody's
    ]
    send(clerk.path, now=LATER, again=["Ban DT"])
    remind(clerk.path, now=LATER)
    assert sorted(p.name for p in place.iterdir()) == [
        "cham-diem-2026-Ban-DT-lan-2.eml",
        changed.name,
    ]


def test_nobody_is_reminded_while_the_book_is_wrong(clerk: Clerk) -> None:
    book = ClosedBook.open(clerk.path)
    put(book, "td_gl_remind_body", "Kính gửi {ngay}")
    clerk.path.write_bytes(book.to_bytes())
    assert [f.code for f in remind(clerk.path, now=LATER).findings] == ["G755"]
    assert not (clerk.folder / "nhac_nho").exists()


def test_a_second_pc_takes_the_key_and_then_knows_what_was_sent(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "khoa mang di.txt"
    export_key(file)
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 4.0))
    other = tmp_path / "may hai" / "khoa.txt"
    monkeypatch.setattr(keys, "sending_key", lambda: other)
    assert "G719" in [f.code for f in clerk.collect().findings]
    own = other.read_text()
    report = import_key(file)
    assert (report.findings, "khóa cũ" in report.summary) == ((), True)
    assert import_key(file).summary.startswith("Máy này đã dùng đúng khóa ấy")
    assert other.read_text() == file.read_text()
    assert other.with_suffix(".cu").read_text() == own
    clerk.collect()
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN.xlsx") == 4.0
    monkeypatch.setattr(keys, "sending_key", lambda: tmp_path / "may ba" / "khoa.txt")
    assert import_key(file).summary == "Từ nay máy này ký và nhận sổ bằng khóa ấy."


def test_what_is_no_key_is_told_and_nothing_changes(clerk: Clerk) -> None:
    before = keys.sending_key().read_text()
    report = import_key(clerk.path)
    assert [f.code for f in report.findings] == ["G845"]
    assert keys.sending_key().read_text() == before


def test_who_sent_two_different_ones_is_not_reminded(clerk: Clerk) -> None:
    for name, points in (("a.xlsx", 4.0), ("b.xlsx", 5.0)):
        clerk.came(name, typed(clerk.sent(KHCN), points))
    told = [(f.code, f.seen) for f in clerk.collect().findings]
    assert ("G776", "Sở Khoa học và Công nghệ") not in told
    late = [f.seen for f in remind(clerk.path, now=LATER).findings]
    assert late == ["Sở Nội vụ", "Ban Dân tộc tỉnh"]


def test_a_round_book_says_why_it_is_not_undone(clerk: Clerk) -> None:
    before = clerk.path.read_bytes()
    (told,) = undo_file(clerk.path, now=LATER).findings
    assert (told.code, clerk.path.read_bytes()) == ("G852", before)
