"""Papers made from a file: what is written beside it, what is told, what stays."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.forms.register.filling import filled_register
from tests.reports.office import OFFICE, office
from toolkit import cli
from toolkit.findings import WorkRefusedError
from toolkit.findings.report import Report
from toolkit.jobs.shipped import standard_workbook
from toolkit.reports.docx.filling import filling_many
from toolkit.reports.papers.drafts import Prepared, Wishes, prepared
from toolkit.reports.papers.kinds import KINDS, PaperKind
from toolkit.reports.papers.material import Material
from toolkit.reports.papers.pages.all_pages import FILES, page
from toolkit.reports.papers.printing import copy_page, make_papers, standard_page

pytestmark = pytest.mark.slow

NOW = datetime(2024, 12, 20, 8, 0, tzinfo=UTC)
SETTINGS = {"year": 2024, "office": "Sở A", "superior": "UBND tỉnh Gia Lai"}


@pytest.fixture(scope="module", autouse=True)
def _one_process() -> Iterator[None]:
    with filling_many():
        yield


@cache
def register(text: str = OFFICE, year: int | None = 2024) -> bytes:
    settings = {**SETTINGS, "year": year}
    base = standard_workbook("theo_doi_khen_thuong.xlsx")
    return filled_register(text, settings=settings, base=base).to_bytes()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(register())
    return path


def codes(report: Report | Prepared) -> list[str]:
    return [finding.code for finding in report.findings]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_paper_and_its_doubts_are_put_beside_the_register(book: Path) -> None:
    before = book.read_bytes()
    report = make_papers(book, PaperKind.REQUEST, now=NOW)
    assert codes(report) == ["T113", "T112", "T102", "T103"]
    assert report.exit_code == 1
    assert names(book.parent) == [
        *("sổ.xlsx", "to_trinh_2024-can_xem_lai.xlsx", "to_trinh_2024.docx"),
    ]
    assert report.saved == str(book.with_name("to_trinh_2024.docx"))
    assert book.read_bytes() == before
    again = make_papers(book, PaperKind.REQUEST, now=NOW)
    assert again.saved == str(book.with_name("to_trinh_2024 (2).docx"))
    out = [one for one in report.findings if one.code in ("T102", "T103")]
    assert [one.seen for one in out] == ["3", "1"]
    assert {one.expected for one in out} == {"to_trinh_2024-can_xem_lai.xlsx"}


def test_a_paper_without_the_body_above_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    base = standard_workbook("theo_doi_khen_thuong.xlsx")
    settings = {**SETTINGS, "superior": ""}
    path.write_bytes(filled_register(OFFICE, settings=settings, base=base).to_bytes())
    report = make_papers(path, PaperKind.REQUEST, now=NOW)
    assert codes(report) == ["T113", "T114", "T112", "T102", "T103"]
    [told] = [one for one in report.findings if one.code == "T114"]
    assert (told.sheet, told.cell) == ("Quy tắc", "C6")


def test_each_body_gets_a_request_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    room = "Tập thể lao động tiên tiến | Giám đốc Sở "
    path.write_bytes(register(OFFICE.replace(f"{room}A", f"{room}B")))
    wishes = Wishes(folder=tmp_path / "giấy tờ")
    report = make_papers(path, PaperKind.REQUEST, wishes, now=NOW)
    made = [one for one in names(tmp_path / "giấy tờ") if one.endswith(".docx")]
    assert made == [
        "to_trinh_2024_giam_doc_so_a.docx",
        "to_trinh_2024_giam_doc_so_b.docx",
    ]
    assert report.saved == str(tmp_path / "giấy tờ")


def test_without_a_year_nothing_is_made(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(register(year=None))
    report = make_papers(path, PaperKind.REQUEST, now=NOW)
    assert (codes(report), report.saved) == (["T100"], "")
    assert report.findings[0].sheet == "Quy tắc"
    assert names(tmp_path) == ["sổ.xlsx"]


def test_a_template_that_is_no_document_is_refused(book: Path) -> None:
    wishes = Wishes(template=book)
    report = make_papers(book, PaperKind.BALLOT, wishes, now=NOW)
    assert codes(report) == ["B100"]
    assert names(book.parent) == ["sổ.xlsx"]


def test_an_office_changes_a_copy_of_the_template(book: Path) -> None:
    copied = copy_page(PaperKind.BALLOT, book.parent)
    path = Path(copied.saved)
    assert path.name == "mau_phieu_bau.docx"
    assert path.read_bytes() == standard_page(PaperKind.BALLOT)
    wishes = Wishes(template=path)
    report = make_papers(book, PaperKind.BALLOT, wishes, now=NOW)
    assert report.saved.endswith("phieu_bau_2024.docx")


def test_what_is_shipped_is_what_the_source_makes() -> None:
    assert {*FILES.values()} == {*PaperKind} - {PaperKind.CERTIFICATES}
    for kind in FILES.values():
        assert standard_page(kind) == page(kind)


# What a person is told


@cache
def material(text: str = OFFICE) -> Material:
    return office(text)


NO_VOTES = OFFICE.partition("# Biểu quyết")[0]
UNFIT = OFFICE.replace("tốt nhiệm vụ | 92,5", "nhiệm vụ | 92,5").replace(
    "2024 | tập thể | Phòng A | Tập thể lao động tiên tiến |", ""
)


@pytest.mark.parametrize(
    ("kind", "wishes", "text", "wanted"),
    [
        (PaperKind.PROPOSALS, Wishes(), OFFICE, ["T112"]),
        (PaperKind.DOSSIERS, Wishes(), OFFICE, []),
        (PaperKind.PROPOSALS, Wishes(), NO_VOTES, []),  # no part is ticked at all
        (PaperKind.MINUTES, Wishes(), OFFICE, ["T110", "T111"]),
        (PaperKind.MINUTES, Wishes(), NO_VOTES, ["T109"]),
        (PaperKind.ANNEX, Wishes(), OFFICE, []),
        (PaperKind.ANNEX, Wishes(), OFFICE.replace("được khen", "rút"), ["T108"]),
        (PaperKind.CERTIFICATES, Wishes(decision="138"), OFFICE, []),
        (PaperKind.SUMMARY, Wishes(), OFFICE.partition("# Đề nghị")[0], ["T101"]),
        (PaperKind.MINUTES, Wishes(), OFFICE.partition("# Đề nghị")[0], ["T101"]),
    ],
)
def test_what_keeps_a_paper_from_being_whole_is_told(
    kind: PaperKind, wishes: Wishes, text: str, wanted: list[str]
) -> None:
    made = prepared(material(text), kind, wishes)
    assert codes(made) == wanted
    assert bool(made.drafts or made.certificates) is not (
        {"T101", "T108"} & {*wanted} != set()
    )


@pytest.mark.parametrize(
    ("kind", "wishes", "code"),
    [
        (PaperKind.MERIT, Wishes(who="Lê Văn Anh"), "T104"),
        (PaperKind.RECORD, Wishes(who="Phạm Văn Hạ"), "T105"),
        (PaperKind.MERIT, Wishes(), "T106"),
        (PaperKind.ANNEX, Wishes(decision="999/QĐ"), "T107"),
    ],
)
def test_a_paper_of_nobody_knows_whom_is_refused(
    kind: PaperKind, wishes: Wishes, code: str
) -> None:
    with pytest.raises(WorkRefusedError) as refused:
        prepared(material(), kind, wishes)
    assert refused.value.finding.code == code
    if code == "T104":
        assert "gần giống: «Lê Văn Ánh»" in refused.value.finding.what


def test_of_many_doubts_of_the_law_only_the_list_knows() -> None:
    later = office(OFFICE.replace("2024", "2026"), year=2026)
    made = prepared(later, PaperKind.REQUEST, Wishes(doubtful=True))
    told = [one.name for one in made.doubts]
    assert "Thông tư 15/2025/TT-BNV" in told
    assert any(one.startswith("Luật 06/2026/QH16") for one in told)


# The verb


def test_the_verb_makes_every_kind(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind, about in KINDS.items():
        words = ["paper", kind.value, str(book), "-o", str(book.parent / "ra")]
        words += ["--who", "Phòng A"] if about.of_one else []
        words += ["--decision", "138"] if about.of_decision else []
        words += ["--day", "15/12/2024"] if kind is PaperKind.MINUTES else []
        assert cli.main(words) in (0, 1), capsys.readouterr().out
    made = [one for one in names(book.parent / "ra") if "can_xem_lai" not in one]
    assert [name.partition("_2024")[0] for name in made] == sorted(
        about.stem for about in KINDS.values()
    )


def test_the_verb_copies_a_template_and_lists_its_fields(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["paper", "template", "minutes", "-o", str(tmp_path)]) == 0
    assert names(tmp_path) == ["mau_bien_ban.docx"]
    assert cli.main(["paper", "fields", "minutes"]) == 0
    assert "{{ tong_thanh_vien }}" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        cli.main(["paper", "minutes", "sổ.xlsx", "--day", "31/02/2024"])
    assert "không phải là ngày" in capsys.readouterr().err
