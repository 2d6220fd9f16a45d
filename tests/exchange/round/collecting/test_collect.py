"""Taking in: whose it is, what counts, what was done to it; the same each time."""

import io
import os
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.mail.outlook_files import Message, outlook
from tests.exchange.round.rounds import (
    NOW,
    OFFICIAL,
    UNITS,
    points_of,
    put,
    read,
    round_book,
    typed,
)
from toolkit.exchange.mail.draft import Letter, draft
from toolkit.exchange.round import key as keys
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.comparing.returned import within
from toolkit.exchange.round.sending.send import send
from toolkit.exchange.round.working import working
from toolkit.findings.report import Report
from toolkit.forms.round.layout import UNIT_TABLE
from toolkit.model.round import Deed
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.zip.package import LIMITS, Package

pytestmark = pytest.mark.slow

LATER = NOW.replace(day=18)
KHCN, NOI_VU, BAN_DT = (
    f"cham-diem-2026-{name}.xlsx" for name in ("So-KHCN", "So-Noi-vu", "Ban-DT")
)


KEY = "00" * 32


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "sending_key", lambda: tmp_path / "khoa.txt")
    (tmp_path / "khoa.txt").write_text(KEY, encoding="ascii")


class Clerk:
    """Who sent a round out and now gets files back."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "so_gui_nhan.xlsx"
        self.back = folder / "ve"
        self.back.mkdir()

    def sent(self, name: str) -> Path:
        return self.folder / "gui_di" / name

    def came(self, name: str, data: bytes) -> None:
        (self.back / name).parent.mkdir(parents=True, exist_ok=True)
        (self.back / name).write_bytes(data)

    def collect(self, *choose: str) -> Report:
        return collect(self.path, self.back, now=LATER, choose=choose)

    def states(self) -> list[tuple[Deed, str, int]]:
        ledger = read(self.path).ledger
        return [(e.deed, e.unit, e.late) for e in ledger if e.deed is not Deed.SENT]


@pytest.fixture(scope="module")
def gone_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which a round went out to three units."""
    return _gone_out(tmp_path_factory.mktemp)


@cache
def _gone_out(new_folder: Callable[[str], Path]) -> Path:
    """The same for every module that asks for it: they work on copies."""
    folder = new_folder("dot")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "sending_key", lambda: folder / "khoa.txt")
        (folder / "khoa.txt").write_text(KEY, encoding="ascii")
        send(round_book(folder), now=NOW)
    return folder


@pytest.fixture
def clerk(gone_out: Path, tmp_path: Path) -> Clerk:
    return Clerk(Path(shutil.copytree(gone_out, tmp_path / "dot")))


def codes(report: Report) -> list[str]:
    ours = [f.code for f in report.findings if f.code.startswith("G")]
    return [code for code in ours if code not in ("G776", "G865")]


def test_a_return_is_known_by_its_manifest_whatever_it_is_called(clerk: Clerk) -> None:
    clerk.came("tra loi.xlsx", typed(clerk.sent(KHCN), 4.0))
    assert codes(clerk.collect()) == []
    assert clerk.states() == [(Deed.TAKEN, "so-khoa-hoc-va-cong-nghe", 3)]
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN.xlsx") == 4.0


# The last day is the 15th; it is collected on the 18th, and was sent on the 1st.
ARRIVED = "Received: from a by b; {} Dec 2026 {} (ICT)\r\n"


def mailed(data: bytes, arrived: str) -> bytes:
    letter = Letter("a@b.example", "x", "Gửi lại", "", "so.xlsx", data)
    return arrived.encode() + draft(letter)


@pytest.mark.parametrize(
    ("arrived", "late"),
    [
        (ARRIVED.format(14, "20:00:00 +0700"), 0),
        (ARRIVED.format(17, "08:00:00 +0700"), 2),
        # By the time of the office, here UTC.
        (ARRIVED.format(16, "06:00:00 +0700"), 0),
        (ARRIVED.format(15, "23:00:00 -0300"), 1),
        # Clocks may be wrong: neither after today nor before it was sent.
        (ARRIVED.format(30, "08:00:00 +0700"), 3),
        (ARRIVED.format(14, "20:00:00 +0700").replace("2026", "2025"), 3),
        (ARRIVED.format(99, "99:00:00 +0700"), 3),
        ("", 3),
    ],
)
def test_who_mailed_in_time_is_in_time_whenever_it_is_taken_in(
    clerk: Clerk, arrived: str, late: int
) -> None:
    clerk.came("a.eml", mailed(typed(clerk.sent(KHCN), 4.0), arrived))
    assert codes(clerk.collect()) == []
    assert [state[2] for state in clerk.states()] == [late]


def test_what_lies_beside_its_mail_came_with_it(clerk: Clerk) -> None:
    data = typed(clerk.sent(KHCN), 4.0)
    clerk.came("a.xlsx", data)
    clerk.came("b.eml", mailed(data, ARRIVED.format(14, "20:00:00 +0700")))
    clerk.came("c.eml", mailed(data, ARRIVED.format(13, "20:00:00 +0700")))
    assert codes(clerk.collect()) == []
    assert [state[2] for state in clerk.states()] == [0]


def test_who_waited_for_a_choice_is_not_late_for_it(clerk: Clerk) -> None:
    for name, points in (("cu.xlsx", 3.0), ("moi.xlsx", 4.0)):
        clerk.came(name, typed(clerk.sent(KHCN), points))
    collect(clerk.path, clerk.back, now=NOW.replace(day=14))
    assert codes(clerk.collect("moi.xlsx")) == []
    assert [s[2] for s in clerk.states() if s[0] is Deed.TAKEN] == [0]


@pytest.mark.slow
def test_it_comes_by_mail_by_outlook_and_in_a_zip(clerk: Clerk) -> None:
    one, two, three = (typed(clerk.sent(name), 5.0) for name in (KHCN, NOI_VU, BAN_DT))
    letter = Letter("a@b.example", "x", "Gửi lại", "", "so.xlsx", one)
    clerk.came("a.eml", draft(letter))
    clerk.came("b.msg", outlook(Message("Gửi", [("", two)])))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("Ban DT/so.xlsx", three)
    clerk.came("c.zip", packed.getvalue())
    report = clerk.collect()
    assert codes(report) == []
    assert [state[0] for state in clerk.states()] == [Deed.TAKEN] * 3
    assert not [f for f in report.findings if f.code == "G776"]


def test_taken_in_twice_a_folder_changes_nothing(clerk: Clerk) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 4.0))
    clerk.came("la.xlsx", b"PK\x03\x04 broken")
    clerk.collect()
    before = {p: p.read_bytes() for p in clerk.folder.rglob("*") if p.is_file()}
    report = clerk.collect()
    after = {p: p.read_bytes() for p in clerk.folder.rglob("*") if p.is_file()}
    assert (before, report.saved) == (after, "")


@pytest.mark.slow
def test_the_order_and_the_names_of_the_files_do_not_matter(
    gone_out: Path, tmp_path: Path
) -> None:
    results = []
    for turn, names in enumerate((("a", "b", "c"), ("z", "y", "x"))):
        folder = Path(shutil.copytree(gone_out, tmp_path / str(turn)))
        clerk = Clerk(folder)
        for name, file, points in zip(
            names, (KHCN, NOI_VU, BAN_DT), (1.0, 2.0, 3.0), strict=True
        ):
            clerk.came(f"{name}.xlsx", typed(clerk.sent(file), points))
        clerk.collect()
        kept = folder / "nhan_ve"
        results.append(
            {p.name: points_of(p) for p in kept.iterdir() if p.suffix == ".xlsx"}
        )
    assert results[0] == results[1]
    assert sorted(results[0].values()) == [1.0, 2.0, 3.0]


def test_a_choice_of_what_is_not_there_is_told(clerk: Clerk) -> None:
    clerk.came("sub/a.xlsx", typed(clerk.sent(KHCN), 4.0))
    told = clerk.collect("a.xlsx", "b.xlsx").findings
    assert [f.seen for f in told if f.code == "G856"] == ["b.xlsx"]


def test_the_same_file_twice_is_one(clerk: Clerk) -> None:
    data = typed(clerk.sent(KHCN), 4.0)
    clerk.came("a.xlsx", data)
    clerk.came("b (2).xlsx", data)
    assert codes(clerk.collect()) == []
    assert len(clerk.states()) == 1


def test_of_two_different_returns_a_person_chooses(clerk: Clerk) -> None:
    clerk.came("cu.xlsx", typed(clerk.sent(KHCN), 3.0))
    clerk.came("moi.xlsx", typed(clerk.sent(KHCN), 4.0))
    assert codes(clerk.collect()) == ["G773", "G773"]
    assert not (clerk.folder / "nhan_ve").exists()
    assert codes(clerk.collect("moi.xlsx")) == []
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN.xlsx") == 4.0


def test_who_chooses_both_is_told_that_one_may_be_chosen(clerk: Clerk) -> None:
    for name, points in (("1/so.xlsx", 3.0), ("2/so.xlsx", 4.0)):
        clerk.came(name, typed(clerk.sent(KHCN), points))
    # By the name alone both are meant.
    for choose in ((), ("1/so.xlsx", "2/so.xlsx"), ("so.xlsx",)):
        report = clerk.collect(*choose)
        steps = [f.next_step for f in report.findings if f.code == "G773"]
        assert len(steps) == 2
        assert all("mỗi đơn vị chỉ chọn được một tệp" in step for step in steps)
        assert all("đúng tên tệp như đã nêu" in step for step in steps)
    assert codes(clerk.collect("2/so.xlsx")) == []


def test_of_two_returns_the_one_that_is_broken_leaves_no_choice(clerk: Clerk) -> None:
    """What its key words say is genuine; only when it is let in its fault is seen."""
    good = typed(clerk.sent(KHCN), 1.0)
    bad = Package.from_bytes(typed(clerk.sent(KHCN), 2.0))
    clerk.came("a.xlsx", good)
    clerk.came("b.xlsx", bad.with_parts({"xl/workbook.xml": b"<workbook"}))
    found = [one.code for one in clerk.collect().findings]
    assert found.count("F018") == 1
    assert "G773" not in found
    assert {deed for deed, _, _ in clerk.states()} == {Deed.TAKEN, Deed.REFUSED}
    (kept,) = (clerk.folder / "nhan_ve").glob("*.xlsx")
    assert points_of(kept) == 1.0


def test_what_cannot_be_kept_stops_the_job_and_is_no_fault_of_a_return(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 1.0))
    before = clerk.path.read_bytes()

    def full(*_: object) -> None:
        raise FileRefusedError(Fault.DISK_FULL)

    monkeypatch.setattr(working, "keep_in", full)
    assert [one.code for one in clerk.collect().findings] == ["F025"]
    assert clerk.path.read_bytes() == before


def test_a_second_return_does_not_silently_replace_the_first(clerk: Clerk) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 3.0))
    clerk.collect()
    clerk.came("b.xlsx", typed(clerk.sent(KHCN), 4.0))
    told = [f.what for f in clerk.collect().findings if f.code == "G773"]
    # As if they had come together: both wait, the first one too.
    assert [one.split("tệp ")[-1] for one in told] == [
        *("a.xlsx chờ chọn.", "b.xlsx chờ chọn.")
    ]
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN.xlsx") == 3.0


def test_of_what_is_refused_again_the_last_reason_is_told(clerk: Clerk) -> None:
    for name, points in (("a.xlsx", 3.0), ("b.xlsx", 4.0)):
        clerk.came(name, typed(clerk.sent(KHCN), points))
    assert codes(clerk.collect()) == ["G773", "G773"]
    send(clerk.path, now=NOW, again=["Sở KHCN"])
    for _ in range(2):
        assert codes(clerk.collect()) == ["G772", "G772"]
    refused = [e.state[:6] for e in read(clerk.path).ledger if e.deed is Deed.REFUSED]
    assert refused == ["[G773]", "[G773]", "[G772]", "[G772]"]


def test_who_is_awaited_is_told_with_the_revision(clerk: Clerk) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 3.0))
    send(clerk.path, now=NOW, again=["Sở Nội vụ"])
    book = ClosedBook.open(clerk.path)
    put(book, UNIT_TABLE.name("name"), "Sở Y tế", 3)
    clerk.path.write_bytes(book.to_bytes())
    told = [(f.code, f.seen, f.expected) for f in clerk.collect().findings]
    awaited = [one for one in told if one[0] in ("G776", "G860")]
    assert awaited == [
        ("G776", "Sở Nội vụ", "2"),
        ("G776", "Ban Dân tộc tỉnh", "1"),
        ("G860", "Sở Y tế", ""),
    ]


@pytest.mark.slow
def test_an_old_revision_waits_for_nobody(clerk: Clerk) -> None:
    old = typed(clerk.sent(KHCN), 3.0)
    send(clerk.path, now=NOW, again=["Sở KHCN"])
    clerk.came("a.xlsx", old)
    assert codes(clerk.collect()) == ["G772"]
    new = clerk.sent(KHCN.replace(".xlsx", "-lan-2.xlsx"))
    clerk.came("b.xlsx", typed(new, 4.0))
    assert codes(clerk.collect()) == []  # settled; the ledger keeps its line
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN-lan-2.xlsx") == 4.0


def test_what_was_done_to_it_is_told_and_does_not_count(clerk: Clerk) -> None:
    book = ClosedBook.from_bytes(typed(clerk.sent(KHCN), 4.0))
    total = book.names()["td_c_total"]
    assert total is not None
    book.set_value(total.sheet, total.top, total.left, 999.0)
    clerk.came("a.xlsx", book.to_bytes())
    report = clerk.collect()
    assert codes(report) == ["G701"]
    told = next(f for f in report.findings if f.code == "G701")
    assert told.what.startswith("Sở Khoa học và Công nghệ: «Chấm điểm»")
    kept = ClosedBook.open(clerk.folder / "nhan_ve" / "So-KHCN.xlsx")
    assert kept.sheet(total.sheet).at(total.top, total.left).value != 999.0
    came = next((clerk.folder / "nhan_ve" / "nguyen_ban").iterdir())
    assert came.read_bytes() == book.to_bytes()


def test_what_a_unit_typed_amiss_the_unit_is_asked_to_mend(clerk: Clerk) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 400.0))
    for _ in range(2):  # when it is taken, and when it is read again
        (told,) = [f for f in clerk.collect().findings if f.code == "P301"]
        assert told.next_step.startswith("nhờ đơn vị xem lại: nhập lại số từ 0")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Sở Nội vụ", ["G875"]),
        ("BAN DT", ["G875"]),  # a short name
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", []),
        ("Sở KHCN tỉnh", []),  # nobody else's
    ],
)
def test_a_workbook_filled_by_another_unit_of_the_round_is_told(
    clerk: Clerk, name: str, told: list[str]
) -> None:
    book = ClosedBook.from_bytes(typed(clerk.sent(KHCN), 4.0))
    put(book, "td_unit", name)
    clerk.came("a.xlsx", book.to_bytes())
    for _ in range(2):  # when it is taken, and when it is read again
        assert codes(clerk.collect()) == told


def test_a_forged_manifest_is_told_and_not_taken(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = typed(clerk.sent(KHCN), 4.0)
    monkeypatch.setattr(keys, "sending_key", lambda: clerk.folder / "khac.txt")
    clerk.came("a.xlsx", data)
    assert codes(clerk.collect()) == ["G719"]
    assert not (clerk.folder / "nhan_ve").exists()


def test_another_rounds_workbook_is_told(clerk: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    path = round_book(other, (("Sở Y tế", "", ""),))
    send(path, now=NOW)
    clerk.came(
        "a.xlsx", (other / "gui_di" / "cham-diem-2026-So-Y-te.xlsx").read_bytes()
    )
    assert codes(clerk.collect()) == ["G771"]


def test_an_original_that_was_lost_is_made_once_more(clerk: Clerk) -> None:
    data = typed(clerk.sent(KHCN), 4.0)
    clerk.sent(KHCN).unlink()
    clerk.came("a.xlsx", data)
    assert codes(clerk.collect()) == []


def test_an_original_that_can_be_had_no_more_is_told(clerk: Clerk) -> None:
    data = typed(clerk.sent(KHCN), 4.0)
    clerk.sent(KHCN).unlink()
    book = ClosedBook.open(clerk.path)
    title = book.names()["td_gs_title"]
    assert title is not None
    book.set_value(title.sheet, title.top, title.left, "Đợt khác")
    clerk.path.write_bytes(book.to_bytes())
    clerk.came("a.xlsx", data)
    assert codes(clerk.collect()) == ["G774"]


def saved_by_openpyxl(data: bytes) -> bytes:
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(target)
    return target.getvalue()


@pytest.mark.slow
def test_a_return_that_another_program_saved_is_taken(tmp_path: Path) -> None:
    clerk = Clerk(tmp_path)
    send(round_book(tmp_path, UNITS[:1], rubric=OFFICIAL), now=NOW)
    clerk.came("a.xlsx", saved_by_openpyxl(typed(clerk.sent(KHCN), 4.0)))
    assert codes(clerk.collect()) == []
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN.xlsx") == 4.0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "told"),
    [("cell", ["G710"]), ("keywords", ["G710", "G703"]), ("name", ["G703"])],
)
def test_one_place_of_the_manifest_is_enough(
    clerk: Clerk, where: str, told: list[str]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(typed(clerk.sent(KHCN), 4.0)))
    sheet = book["Chấm điểm"]
    cell = sheet[book.defined_names["td_manifest"].attr_text.split("!")[1]]
    copy = book.defined_names["td_manifest_copy"]
    if where != "cell":
        cell.value = None
    if where != "keywords":
        book.properties.keywords = None
    if where != "name":
        copy.attr_text = '"-"'
    target = io.BytesIO()
    book.save(target)
    clerk.came("a.xlsx", target.getvalue())
    report = clerk.collect()
    assert [state[0] for state in clerk.states()] == [Deed.TAKEN]
    assert codes(report) == told


def test_what_is_half_arrived_or_an_owner_file_is_ignored(clerk: Clerk) -> None:
    for name in (
        "~$a.xlsx",
        ".~lock.a.xlsx#",
        "a.xlsx.part",
        "a.crdownload",
        "a.xlsx.opdownload",
        ".x/a.xlsx",
    ):
        clerk.came(name, b"x")
    assert codes(clerk.collect()) == []
    assert clerk.states() == []


def rar(_: Clerk) -> bytes:
    return b"Rar!\x1a\x07\x01\x00" + b"x" * 50


def not_ours(_: Clerk) -> bytes:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


def broken(clerk: Clerk) -> bytes:
    return clerk.sent(KHCN).read_bytes()[:9_000]


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("a.rar", rar, "G775"),
        ("a.xlsx", not_ours, "G770"),
        ("a.xlsx", broken, "F005"),
        ("a.xls", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "F001"),
    ],
)
def test_one_bad_file_is_one_line_and_stops_nothing(
    clerk: Clerk, name: str, make: Callable[[Clerk], bytes], code: str
) -> None:
    clerk.came("tot.xlsx", typed(clerk.sent(NOI_VU), 4.0))
    clerk.came(name, make(clerk))
    report = clerk.collect()
    told = [f.code for f in report.findings if f.code[0] in "FG"]
    told = [one for one in told if one not in ("G776", "G865")]
    assert told == [code]
    assert Deed.TAKEN in [state[0] for state in clerk.states()]


def what_is_told(report: Report, code: str) -> list[str]:
    return [f.what for f in report.findings if f.code == code]


def test_which_file_is_no_workbook_is_said(clerk: Clerk) -> None:
    clerk.came("thu/rong.xlsx", b"")
    clerk.came("hong.xlsx", broken(clerk))
    report = clerk.collect()
    assert [one.partition(": ")[0] for one in what_is_told(report, "F005")] == [
        "hong.xlsx"
    ]
    assert [one.partition(": ")[0] for one in what_is_told(report, "F004")] == [
        "thu/rong.xlsx"
    ]
    # Known whose it is, and not to be read.
    far = openpyxl.load_workbook(io.BytesIO(typed(clerk.sent(NOI_VU), 4.0)))
    far["Chấm điểm"]["C1000000"] = "x"
    saved = io.BytesIO()
    far.save(saved)
    clerk.came("xa.xlsx", saved.getvalue())
    told = what_is_told(clerk.collect(), "F014")
    assert [one.partition(": ")[0] for one in told] == ["xa.xlsx"]
    steps = {f.next_step for f in report.findings if f.code in ("F004", "F005")}
    (step,) = steps  # no copy of ours lies in «_sao_luu»: the unit has it
    assert "đơn vị" in step
    assert "_sao_luu" not in step


def open_document(kind: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        package.writestr("content.xml", "<a/>")
        package.writestr("Thumbnails/thumbnail.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    return target.getvalue()


def paper(extra: str = "word/styles.xml") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for part in ("[Content_Types].xml", "word/document.xml", extra):
            package.writestr(part, "<a/>")
    return target.getvalue()


def test_a_workbook_saved_in_the_open_format_is_told(clerk: Clerk) -> None:
    clerk.came("KHCN/a.xlsx", typed(clerk.sent(KHCN), 4.0))
    clerk.came("KHCN/b.ods", open_document("spreadsheet"))
    told = [f.code for f in clerk.collect().findings if f.code[0] == "F"]
    assert told == ["F008"]
    assert not (clerk.folder / "nhan_ve" / "minh_chung").exists()


def test_reports_that_came_along_are_evidence_not_broken_workbooks(
    clerk: Clerk,
) -> None:
    clerk.came("KHCN/a.xlsx", typed(clerk.sent(KHCN), 4.0))
    clerk.came("KHCN/Báo cáo.docx", paper())
    clerk.came("KHCN/Phụ lục.odt", open_document("text"))
    report = clerk.collect()
    assert [f.code for f in report.findings if f.code[0] == "F"] == []
    kept = (clerk.folder / "nhan_ve" / "minh_chung").rglob("*.*")
    assert sorted(one.suffix for one in kept) == [".docx", ".odt"]


def test_a_workbook_with_a_part_of_a_paper_is_a_workbook(clerk: Clerk) -> None:
    clerk.came("a.xlsx", paper("xl/workbook.xml"))
    assert [f.code for f in clerk.collect().findings if f.code[0] == "F"] != []


def test_what_was_sent_is_no_return_while_nobody_typed_into_it(clerk: Clerk) -> None:
    clerk.came("FW.xlsx", clerk.sent(KHCN).read_bytes())
    for _ in range(2):
        assert codes(clerk.collect()) == ["G870"]
    assert Deed.TAKEN not in [state[0] for state in clerk.states()]
    clerk.came("dien.xlsx", typed(clerk.sent(KHCN), 4.0))
    assert codes(clerk.collect()) == []
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN.xlsx") == 4.0


def test_a_mail_that_still_carries_what_was_sent_leaves_no_choice(
    clerk: Clerk,
) -> None:
    clerk.came("FW/cu.xlsx", clerk.sent(KHCN).read_bytes())
    clerk.came("FW/moi.xlsx", typed(clerk.sent(KHCN), 4.0))
    assert codes(clerk.collect()) == []
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN.xlsx") == 4.0


def test_what_was_sent_counts_where_a_person_chose_it(clerk: Clerk) -> None:
    clerk.came("chon/a.xlsx", clerk.sent(KHCN).read_bytes())
    assert codes(clerk.collect()) == []
    assert [state[0] for state in clerk.states()] == [Deed.TAKEN]


@pytest.mark.parametrize("title", ["Chấm điểm", "Sheet1"])
def test_a_form_pasted_into_a_new_workbook_is_known_by_its_hidden_line(
    clerk: Clerk, title: str
) -> None:
    filled = io.BytesIO(typed(clerk.sent(KHCN), 4.0))
    pasted, target = openpyxl.Workbook(), io.BytesIO()
    assert pasted.active is not None
    pasted.active.title = title
    for row in openpyxl.load_workbook(filled)["Chấm điểm"].iter_rows():
        for cell in row:
            pasted.active[cell.coordinate] = cell.value
    pasted.save(target)
    clerk.came("a.xlsx", target.getvalue())
    assert "G714" in codes(clerk.collect())
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN.xlsx") == 4.0


def test_a_workbook_that_holds_lines_of_several_units_is_nobodys(clerk: Clerk) -> None:
    book, target = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for name in (KHCN, NOI_VU):
        sent = ClosedBook.open(clerk.sent(name))
        place = sent.names()["td_manifest"]
        assert place is not None
        line = sent.sheet(place.sheet).at(place.top, place.left).value
        book.active.append([line])
    book.save(target)
    clerk.came("a.xlsx", target.getvalue())
    assert codes(clerk.collect()) == ["G770"]


def test_damage_anywhere_in_a_return_is_never_a_traceback(clerk: Clerk) -> None:
    dice = random.Random(11)
    data = typed(clerk.sent(KHCN), 4.0)
    for number in range(25):
        damaged = bytearray(data)
        for _ in range(6):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        clerk.came(f"{number}.xlsx", bytes(damaged))
    report = clerk.collect()
    assert not [f for f in report.findings if f.code == "F034"]
    assert len(clerk.states()) == 25


def test_who_has_not_sent_is_named(clerk: Clerk) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 4.0))
    report = clerk.collect()
    missing = [f.seen for f in report.findings if f.code == "G776"]
    assert missing == [UNITS[1][0], UNITS[2][0]]


def told(report: Report, code: str) -> list[str]:
    return [f.what for f in report.findings if f.code == code]


def test_what_is_not_taken_is_told_with_the_name_of_its_file(clerk: Clerk) -> None:
    clerk.came("So A/hong.xlsx", b"PK\x03\x04 broken")
    clerk.came("la.xlsx", typed(clerk.sent(KHCN), 4.0)[:-99])
    for _ in range(2):  # it is still told, in the same words
        (one, two) = told(clerk.collect(), "F005")
        assert one.startswith("So A/hong.xlsx: ")
        assert two.startswith("la.xlsx: ")


def test_a_link_to_itself_hides_no_file_after_it(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order in which a folder tells its files is any."""
    (clerk.back / "0.xlsx").symlink_to("0.xlsx")
    for name in (KHCN, BAN_DT):
        clerk.came(name, b"")
    scandir = os.scandir

    @contextmanager
    def by_name(path: Path) -> Iterator[list[os.DirEntry[str]]]:
        with scandir(path) as entries:
            yield sorted(entries, key=lambda one: one.name)

    monkeypatch.setattr(os, "scandir", by_name)
    assert within(clerk.back).files == [BAN_DT, KHCN]


def test_a_folder_that_may_not_be_read_is_told(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else its units are said to have sent nothing."""
    clerk.came(f"phong/{KHCN}", typed(clerk.sent(KHCN), 4.0))
    scandir, closed = os.scandir, ["phong"]

    def refusing(path: Path) -> object:
        if Path(path).name in closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    told = [(f.code, f.seen, f.what) for f in clerk.collect().findings]
    assert ("G775", "phong") in [one[:2] for one in told]
    assert any("không có quyền đọc thư mục này" in what for _, _, what in told)
    before = clerk.path.read_bytes()
    closed.append("ve")
    assert codes(clerk.collect()) == ["G922"]
    assert clerk.path.read_bytes() == before


def test_no_folder_within_folders_and_no_link_stops_the_others(clerk: Clerk) -> None:
    clerk.came("tot.xlsx", typed(clerk.sent(KHCN), 4.0))
    (clerk.back / "vong.xlsx").symlink_to("vong.xlsx")
    (clerk.back / "len").symlink_to("..")
    depth = 1_200  # more than the stack, and than a path may be long
    outer, inner = clerk.back / "d", clerk.back / ".d"
    for _ in range(depth):
        inner.mkdir()
        if outer.exists():
            outer.rename(inner / "d")
        inner.rename(outer)
    try:
        assert codes(clerk.collect()) == []
        assert [state[0] for state in clerk.states()] == [Deed.TAKEN]
    finally:
        for _ in range(depth - 1):  # who clears up behind the tests has a stack too
            (outer / "d").rename(inner)
            outer.rmdir()
            inner.rename(outer)


@pytest.mark.slow
def test_a_mail_larger_than_a_workbook_may_be_is_opened(clerk: Clerk) -> None:
    mail = EmailMessage()
    mail["From"] = "a@b.example"
    for name, data in (
        ("so.xlsx", typed(clerk.sent(KHCN), 4.0)),
        ("quet.pdf", b"%PDF-1.4" + bytes(16_000_000)),
    ):
        mail.add_attachment(data, "application", "octet-stream", filename=name)
    raw = mail.as_bytes()
    assert len(raw) > LIMITS.file
    clerk.came("thu.eml", raw)
    assert codes(clerk.collect()) == ["G840"]


def test_what_is_too_large_is_told_as_what_it_is(clerk: Clerk) -> None:
    clerk.came("so A/so.xlsx", typed(clerk.sent(KHCN), 4.0))
    for name in ("so A/quet.pdf", "so.xlsx", "thu.eml", "phim.mp4"):
        clerk.came(name, b"%PDF-1.4")
        os.truncate(clerk.back / name, 2_000_000_000)
    report = clerk.collect()
    assert codes(report) == ["G885", "G775"]
    assert "so A/quet.pdf: 1908 MB" in told(report, "G885")[0]
    assert "thu.eml: quá lớn" in told(report, "G775")[0]
    (book,) = told(report, "F020")
    assert book.startswith("so.xlsx: ")
    assert "20 MB" in book


def test_many_things_that_cannot_be_opened_in_one_file_are_one_line(
    clerk: Clerk,
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for number in range(9):
            package.writestr(f"{number}.rar", b"Rar!\x1a\x07\x01\x00")
    clerk.came("tat ca.zip", packed.getvalue())
    (line,) = told(clerk.collect(), "G775")
    assert "9 tệp bên trong tat ca.zip" in line
