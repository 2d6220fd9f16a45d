"""Evidence that came with a return: whose it is, kept once, beside its criterion."""

import hashlib
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.exchange.round.collecting.test_collect import (
    KHCN,
    NOI_VU,
    Clerk,
    _own_key,
    clerk,
    codes,
    gone_out,
)
from tests.exchange.round.rounds import read, round_book, typed
from toolkit.exchange.round.collecting import evidence as room
from toolkit.exchange.round.places import Names
from toolkit.findings.report import Report
from toolkit.forms.round.evidence import listed_evidence
from toolkit.forms.scoring.locate import locate
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

__all__ = ["_own_key", "clerk", "gone_out"]  # fixtures

PDF, PNG = b"%PDF-1.7 bao cao", b"\x89PNG\r\n\x1a\n anh"
ROW = "III.2.a"
KEPT = "nhan_ve/minh_chung"


def mail(*attached: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Gửi lại", "a@b.example"
    message.set_content("Kính gửi")
    for name, data in attached:
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


def naming(path: Path, text: str) -> bytes:
    """A sent workbook in which a unit names its evidence."""
    book = ClosedBook.from_bytes(typed(path, 4.0))
    book.set_value(*locate(book).places.form.place(ROW, "evidence"), text)
    return book.to_bytes()


def files(clerk: Clerk) -> dict[str, bytes]:
    place = clerk.folder / KEPT
    found = (p for p in place.rglob("*") if p.is_file())
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in found}


def told(report: Report, code: str) -> list[str]:
    return [f.seen for f in report.findings if f.code == code]


def test_evidence_of_a_mail_stands_beside_the_criterion_that_names_it(
    clerk: Clerk,
) -> None:
    book = naming(clerk.sent(KHCN), "Kèm theo: Báo cáo số 5 và ảnh hội nghị")
    attached = (("Báo cáo số 5.pdf", PDF), ("image001.png", PNG), ("so.xlsx", book))
    clerk.came("thu.eml", mail(*attached))
    assert told(clerk.collect(), "G840") == ["Bao-cao-so-5.pdf; image001.png"]
    assert files(clerk) == {
        "So-KHCN/Bao-cao-so-5.pdf": PDF,
        "So-KHCN/image001.png": PNG,
    }
    report, picture = listed_evidence(ClosedBook.open(clerk.path))
    assert (report.unit, report.criteria) == ("so-khoa-hoc-va-cong-nghe", (ROW,))
    assert report.digest == hashlib.sha256(PDF).hexdigest()
    assert picture.criteria == ()


@pytest.mark.slow
def test_twice_keeps_one_and_changes_nothing(clerk: Clerk) -> None:
    book = typed(clerk.sent(KHCN), 4.0)
    clerk.came("1.eml", mail(("a.pdf", PDF), ("so.xlsx", book)))
    clerk.came("2.eml", mail(("b.pdf", PDF), ("so.xlsx", book)))
    clerk.collect()
    assert list(files(clerk)) == ["So-KHCN/a.pdf"]
    before = {p: p.read_bytes() for p in clerk.folder.rglob("*") if p.is_file()}
    assert clerk.collect().saved == ""
    after = {p: p.read_bytes() for p in clerk.folder.rglob("*") if p.is_file()}
    assert before == after


def test_other_bytes_under_one_name_are_both_kept(clerk: Clerk) -> None:
    book = typed(clerk.sent(KHCN), 4.0)
    clerk.came("1.eml", mail(("a.pdf", PDF), ("so.xlsx", book)))
    clerk.came("2.eml", mail(("a.pdf", PDF + b"2"), ("so.xlsx", book)))
    clerk.collect()
    assert sorted(files(clerk).values()) == [PDF, PDF + b"2"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../x.pdf", "x.pdf"),
        ("C:\\Windows\\CON.pdf", "_CON.pdf"),
        ("anh.exe", "anh.exe.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        ("", "_.pdf"),
        ("a" * 300 + ".pdf", "a" * 80 + ".pdf"),
    ],
)
def test_a_name_leads_nowhere_and_says_what_it_is(
    clerk: Clerk, name: str, safe: str
) -> None:
    book = typed(clerk.sent(KHCN), 4.0)
    packed = mail((name, PDF), ("so.xlsx", book))
    clerk.came("1.eml", packed)
    clerk.collect()
    assert list(files(clerk)) == [f"So-KHCN/{safe}"]


def test_in_a_zip_each_folder_is_a_units_own(clerk: Clerk) -> None:
    one, two = (typed(clerk.sent(name), 4.0) for name in (KHCN, NOI_VU))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("A/so.xlsx", one)
        package.writestr("A/a.pdf", PDF)
        package.writestr("B/so.xlsx", two)
        package.writestr("B/anh.png", PNG)
        package.writestr("chung.pdf", PDF + b"3")
    clerk.came("tat ca.zip", buffer.getvalue())
    report = clerk.collect()
    assert files(clerk) == {"So-KHCN/a.pdf": PDF, "So-Noi-vu/anh.png": PNG}
    assert told(report, "G841") == ["tat ca.zip › chung.pdf"]


def test_evidence_of_nobody_is_told_and_stays_where_it_is(clerk: Clerk) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 4.0))
    clerk.came("le.pdf", PDF)
    assert codes(clerk.collect()) == ["G841"]
    assert files(clerk) == {}


def test_a_unit_has_its_limit(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_FILES", 1)
    book = typed(clerk.sent(KHCN), 4.0)
    clerk.came("1.eml", mail(("a.pdf", PDF), ("b.png", PNG), ("so.xlsx", book)))
    report = clerk.collect()
    assert list(files(clerk)) == ["So-KHCN/a.pdf"]
    assert told(report, "G842") == ["1.eml › b.png"]
    assert len(read(clerk.path).ledger) == 4


def test_units_of_one_short_name_have_folders_of_their_own(tmp_path: Path) -> None:
    found = read(round_book(tmp_path, (("Sở Nội vụ", "SNV"), ("Sở Nông vụ", "SNV"))))
    names = [Names.of(found).unit(unit) for unit in found.units]
    assert names == ["SNV-so-noi-vu", "SNV-so-nong-vu"]
