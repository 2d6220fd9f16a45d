"""Sending out: a workbook and a draft for each unit, the same ones each time."""

from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.exchange.round import rounds
from tests.exchange.round.rounds import (
    NOW,
    RUBRIC,
    SETTINGS,
    UNITS,
    put,
    read,
    round_book,
    set_to,
)
from tests.workbook_parts import packed, parts_of
from toolkit.exchange.round import key as keys
from toolkit.exchange.round.comparing.returned import Source, looked_at
from toolkit.exchange.round.key import key_of_this_pc
from toolkit.exchange.round.sending.send import send
from toolkit.findings import WorkRefusedError
from toolkit.forms.round.ledger import MOST_LINES, append_entries
from toolkit.forms.round.reading import serial_of
from toolkit.forms.scoring.making.travelling import NOTE
from toolkit.jobs.files import check_file
from toolkit.model.round import Deed, Entry
from toolkit.model.rubric import Round
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest

NAMES = [
    "cham-diem-2026-Ban-DT",
    "cham-diem-2026-So-KHCN",
    "cham-diem-2026-So-Noi-vu",
]


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "sending_key", lambda: tmp_path / "khoa.txt")


def letter_to(path: Path, name: str, words: str) -> None:
    book = ClosedBook.open(path)
    put(book, name, words)
    path.write_bytes(book.to_bytes())


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_each_unit_gets_its_workbook_its_draft_and_a_line_of_the_ledger(
    tmp_path: Path,
) -> None:
    path = round_book(tmp_path)
    report = send(path, now=NOW)
    assert [found.code for found in report.findings] == ["G762"]
    sent = tmp_path / "gui_di"
    assert sorted(one.name for one in sent.iterdir()) == sorted(
        [f"{name}{ending}" for name in NAMES for ending in (".eml", ".xlsx")]
        + ["tat_ca.zip"]
    )
    for unit, entry in zip(UNITS, read(path).ledger, strict=True):
        data = (sent / entry.file).read_bytes()
        assert (entry.deed, entry.revision, entry.late) == (Deed.SENT, 1, 0)
        assert entry.digest == digest(data)
        assert entry.moment.isoformat() == "2026-12-01T08:30:00"
        came = looked_at(entry.file, data, key_of_this_pc(), Source("", entry.file))
        assert came.manifest is not None
        assert came.manifest.issue == entry.issue
        checked = check_file(sent / entry.file)
        assert (checked.unit, checked.year) == (unit[0], 2026)


def test_a_workbook_says_where_it_goes_back(tmp_path: Path) -> None:
    send(round_book(tmp_path), now=NOW)
    book = ClosedBook.open(tmp_path / "gui_di" / f"{NAMES[0]}.xlsx")
    at = book.names()[NOTE]
    assert at is not None
    assert book.sheet(at.sheet).at(at.top, at.left).value == (
        "Chấm điểm thi đua năm 2026, Khối 3; gửi về Sở Công Thương;"
        " trước hết ngày 15/12/2026"
    )


def test_a_draft_is_to_the_unit_with_its_workbook_and_the_offices_words(
    tmp_path: Path,
) -> None:
    send(round_book(tmp_path), now=NOW)
    sent = bytes_in(tmp_path / "gui_di")
    mail = message_from_bytes(sent[f"{NAMES[1]}.eml"], policy=policy.default)
    assert mail["To"].addresses[0].addr_spec == "vp@sokhcn.example.vn"
    text, attached = mail.iter_parts()
    assert attached.get_payload(decode=True) == sent[f"{NAMES[1]}.xlsx"]
    assert "Sở Khoa học và Công nghệ" in text.get_content()
    assert "trước hết ngày 15/12/2026" in text.get_content()
    assert "{" not in text.get_content() + mail["Subject"]
    nobody = message_from_bytes(sent[f"{NAMES[2]}.eml"], policy=policy.default)
    assert nobody["To"] is None


def test_what_is_typed_in_a_field_never_becomes_a_header_or_a_formula(
    tmp_path: Path,
) -> None:
    evil = "=cmd|' /C calc'!A0"
    units = ((evil, "", "a@b.example"), ("Đơn vị {ly_do}\r\nBcc: x@y.example", "", ""))
    path = round_book(tmp_path, units)
    assert not [f for f in send(path, now=NOW).findings if f.code != "G762"]
    for entry in read(path).ledger:
        data = (tmp_path / "gui_di" / entry.file).read_bytes()
        book = ClosedBook.from_bytes(data)
        unit = book.names()["td_unit"]
        assert unit is not None
        cell = book.sheet(unit.sheet).at(unit.top, unit.left)
        assert cell.formula is None
        draft = (tmp_path / "gui_di" / entry.file).with_suffix(".eml").read_bytes()
        assert message_from_bytes(draft, policy=policy.default)["Bcc"] is None


def test_sent_again_nothing_changes(tmp_path: Path) -> None:
    path = round_book(tmp_path)
    send(path, now=NOW)
    before, sent = path.read_bytes(), bytes_in(tmp_path / "gui_di")
    report = send(path, now=NOW)
    assert [(f.code, f.seen) for f in report.findings] == [
        ("G760", "; ".join(name for name, *_ in UNITS))
    ]
    assert report.findings[0].what.startswith("3 đơn vị đã có sổ")
    assert report.summary == "Không có sổ nào cần làm mới; chưa gửi gì cho ai."
    assert path.read_bytes() == before
    assert bytes_in(tmp_path / "gui_di") == sent


def test_stopped_in_the_middle_and_begun_again_it_gives_the_same_files(
    tmp_path: Path,
) -> None:
    path = round_book(tmp_path)
    before = path.read_bytes()
    send(path, now=NOW)
    sent = bytes_in(tmp_path / "gui_di")
    path.write_bytes(before)  # the ledger was not written yet
    (tmp_path / "gui_di" / f"{NAMES[0]}.xlsx").unlink()
    send(path, now=NOW)
    assert bytes_in(tmp_path / "gui_di") == sent


def test_what_was_lost_is_made_again_without_a_new_revision(tmp_path: Path) -> None:
    path = round_book(tmp_path)
    send(path, now=NOW)
    sent, ledger = bytes_in(tmp_path / "gui_di"), path.read_bytes()
    for name in NAMES[:2]:
        (tmp_path / "gui_di" / f"{name}.xlsx").unlink()
    send(path, now=NOW)
    assert bytes_in(tmp_path / "gui_di") == sent
    assert path.read_bytes() == ledger


def test_a_draft_follows_the_address_and_the_words_of_the_book(tmp_path: Path) -> None:
    """A clerk reads the drafts, mends the words or an address, and presses again."""
    path = round_book(tmp_path)
    send(path, now=NOW)
    place = tmp_path / "gui_di"
    sent, ledger = bytes_in(place), len(read(path).ledger)
    letter_to(path, "td_gl_send_subject", "Kính gửi {ten_ngan}")
    book = ClosedBook.open(path)
    put(book, "td_g_units_address", "noivu@tinh.example.vn", 1)
    path.write_bytes(book.to_bytes())
    (place / f"{NAMES[0]}.eml").unlink()
    (place / "tat_ca.zip").unlink()
    report = send(path, now=NOW)
    assert report.summary == (
        "Không có sổ nào cần làm mới; chưa gửi gì cho ai."
        " Đã làm lại 3 thư nháp theo địa chỉ, lời thư đang ghi."
    )
    now = bytes_in(place)
    changed = {name for name in sent if now[name] != sent[name]}
    assert changed == {f"{name}.eml" for name in NAMES}
    mail = message_from_bytes(now[f"{NAMES[2]}.eml"], policy=policy.default)
    assert mail["To"].addresses[0].addr_spec == "noivu@tinh.example.vn"
    assert mail["Subject"] == "Kính gửi Sở Nội vụ"
    assert now[f"{NAMES[2]} (2).eml"] == sent[f"{NAMES[2]}.eml"]
    assert len(read(path).ledger) == ledger
    assert "thư nháp" not in send(path, now=NOW).summary


def test_a_draft_stays_where_the_book_says_other_things_than_its_workbook(
    tmp_path: Path,
) -> None:
    path = round_book(tmp_path)
    send(path, now=NOW)
    sent = bytes_in(tmp_path / "gui_di")
    set_to(path, deadline=serial_of(NOW) + 30)
    report = send(path, now=NOW)
    assert "3 sổ đã làm ghi khác điều sổ này đang ghi" in report.summary
    assert bytes_in(tmp_path / "gui_di") == sent


def test_what_somebody_changed_there_goes_aside_and_is_not_lost(tmp_path: Path) -> None:
    path = round_book(tmp_path)
    send(path, now=NOW)
    file = tmp_path / "gui_di" / f"{NAMES[0]}.xlsx"
    right = file.read_bytes()
    file.write_bytes(b"PK somebody typed here")
    send(path, now=NOW)
    assert file.read_bytes() == right
    aside = file.with_name(f"{NAMES[0]} (2).xlsx")
    assert aside.read_bytes() == b"PK somebody typed here"


@pytest.mark.parametrize(
    ("said", "ticked", "told"),
    [
        *((sign, True, []) for sign in ("x", "X", "Có", 1.0, True)),
        *((sign, False, []) for sign in (None, "", "không")),
        ("chưa rõ", False, ["G864"]),
    ],
)
def test_names_without_marks_are_ticked_by_the_usual_signs(
    tmp_path: Path, said: CellValue, ticked: bool, told: list[str]
) -> None:
    path = round_book(tmp_path)
    set_to(path, plain_names=said)
    found = read(path)
    assert found.settings.plain_names is ticked
    assert [(one.code, one.cell) for one in found.findings] == [
        (code, "B10") for code in told
    ]


def test_a_unit_that_is_named_gets_a_new_revision(tmp_path: Path) -> None:
    path = round_book(tmp_path)
    send(path, now=NOW)
    report = send(path, now=NOW, again=["sở khcn"])
    assert [f.what[:8] for f in report.findings if f.code == "G760"] == ["2 đơn vị"]
    last = read(path).ledger[-1]
    assert (last.file, last.revision) == ("cham-diem-2026-So-KHCN-lan-2.xlsx", 2)
    strange = send(path, now=NOW, again=["Sở Y tế"])
    assert [found.code for found in strange.findings] == ["G761"]


def test_a_short_name_of_two_units_is_nobody_s(tmp_path: Path) -> None:
    path = round_book(tmp_path, (("Sở A", "Sở"), ("Sở B", "Sở")))
    (told,) = send(path, now=NOW, again=("sở",)).findings
    assert (told.code, told.expected) == ("G850", "Sở A; Sở B")


def test_a_last_day_that_is_over_is_told_before_anything_goes_out(
    tmp_path: Path,
) -> None:
    over, units = serial_of(NOW) - 1, (("Sở A",), ("Sở B",), ("Sở C",))
    path = round_book(tmp_path, units, {**SETTINGS, "deadline": over})
    report = send(path, now=NOW)
    assert [(f.code, f.sheet, f.cell, f.seen) for f in report.findings] == [
        ("G866", "Cài đặt", "B9", "30/11/2026")
    ]
    assert not (tmp_path / "gui_di").exists()
    set_to(path, deadline=serial_of(NOW))  # until the end of that day
    assert "G866" not in {f.code for f in send(path, now=NOW).findings}
    book = ClosedBook.open(path)
    for field, value in (("name", "Sở D"), ("deadline", over)):
        put(book, f"td_g_units_{field}", value, 3)
    path.write_bytes(book.to_bytes())
    later = NOW + timedelta(days=9)
    told = [(f.code, f.cell) for f in send(path, now=later).findings]
    assert told == [("G866", "A8")]  # the others have theirs
    put(book, "td_g_units_name", None, 3)
    put(book, "td_g_units_deadline", None, 3)
    path.write_bytes(book.to_bytes())
    report = send(path, now=later, again=["Sở A"])
    assert "G866" not in {f.code for f in report.findings}


def test_what_is_missing_is_told_at_its_cell(tmp_path: Path) -> None:
    path = round_book(tmp_path, settings={**SETTINGS, "office": None})
    (told,) = send(path, now=NOW).findings
    assert (told.code, told.sheet, told.cell[:1]) == ("G756", "Cài đặt", "B")


@pytest.mark.parametrize(
    ("units", "settings", "codes"),
    [
        ((), {}, ["G750"]),
        ((("", "Sở A", ""),), {}, ["G751", "G750"]),
        ((("Sở A", "", ""), ("SỞ A ", "", "")), {}, ["G752"]),
        ((("Sở A", "", "a@b@c"),), {}, ["G753"]),
        ((("Sở A", "", "vănphòng@sở-a.vn"),), {}, ["G753"]),
        ((("Sở A",), (0.0,), (CellError("#N/A"),)), {}, ["G751", "G751"]),
        ((("Sở A", "", "a@b.vn"),), {"deadline": "mai"}, ["G754"]),
        ((("Sở A", "", "a@b.vn"),), {"office": None, "year": "26"}, ["G849", "G756"]),
    ],
)
def test_nothing_goes_out_while_the_book_is_wrong(
    tmp_path: Path,
    units: tuple[tuple[CellValue, ...], ...],
    settings: dict[str, str],
    codes: list[str],
) -> None:
    path = round_book(tmp_path, units, {**SETTINGS, **settings})
    before = path.read_bytes()
    report = send(path, now=NOW)
    assert [found.code for found in report.findings] == codes
    assert path.read_bytes() == before
    assert not (tmp_path / "gui_di").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{dot} – {don_vi} – {ngay}", "{ngay}"),
        ("{dot – gửi {don_vi}", "{dot – gửi"),
        ("{{dot}} } { don_vi }", "{}, }, { don_vi }"),
        ("{" + "chữ " * 20 + "}", "{" + "chữ " * 9 + "chữ, }"),
    ],
)
def test_a_letter_with_what_is_no_field_is_told(
    tmp_path: Path, words: str, told: str
) -> None:
    path = round_book(tmp_path)
    letter_to(path, "td_gl_send_subject", words)
    (found,) = send(path, now=NOW).findings
    assert (found.code, found.seen) == ("G755", told)
    assert not (tmp_path / "gui_di").exists()


def test_a_letter_without_words_has_the_usual_ones_and_is_told(tmp_path: Path) -> None:
    path = round_book(tmp_path, UNITS[:1])
    for part in ("subject", "body"):
        letter_to(path, f"td_gl_send_{part}", "  ")
    report = send(path, now=NOW)
    assert [(f.code, f.cell, f.seen) for f in report.findings] == [
        ("G867", "B5", "Thư gửi sổ: tiêu đề"),
        ("G867", "B6", "Thư gửi sổ: nội dung"),
    ]
    draft = (tmp_path / "gui_di" / f"{NAMES[1]}.eml").read_bytes()
    mail = message_from_bytes(draft, policy=policy.default)
    assert mail["Subject"].endswith("– gửi Sở Khoa học và Công nghệ")
    assert mail.get_body().get_content().startswith("Kính gửi: Sở Khoa học")


def test_a_workbook_that_is_no_round_book_is_told(tmp_path: Path) -> None:
    round_book(tmp_path)
    send(tmp_path / "so_gui_nhan.xlsx", now=NOW)
    sent = tmp_path / "gui_di" / f"{NAMES[0]}.xlsx"
    assert [found.code for found in send(sent, now=NOW).findings] == ["G757"]


def test_names_keep_their_letters_where_the_office_wants_it(tmp_path: Path) -> None:
    path = round_book(tmp_path, settings={**SETTINGS, "plain_names": None})
    send(path, now=NOW)
    assert (tmp_path / "gui_di" / "cham-diem-2026-Sở KHCN.xlsx").exists()


def test_a_round_is_called_as_its_own_rubric_calls_it(tmp_path: Path) -> None:
    """Two rounds are equal whatever they are called: what is made of them is not."""
    for name in ("Hội đồng", "HỘI ĐỒNG"):
        rounds._blank.cache_clear()
        both = (Round.SELF, Round("round_hoi_dong", name))
        folder = tmp_path / name
        folder.mkdir()
        path = round_book(folder, UNITS[:1], rubric=RUBRIC._replace(rounds=both))
        send(path, now=NOW)
        (sent,) = (folder / "gui_di").glob("*.xlsx")
        cells = ClosedBook.open(sent).sheet("Chấm điểm").cells.values()
        assert any(name in str(cell.value) for cell in cells)


def test_two_units_of_one_short_name_get_two_files(tmp_path: Path) -> None:
    units = (("Phòng A", "Phòng", ""), ("Phòng B", "Phòng", ""))
    path = round_book(tmp_path, units)
    send(path, now=NOW)
    assert len({entry.file for entry in read(path).ledger}) == 2


def test_a_name_is_never_given_a_second_time(tmp_path: Path) -> None:
    """What was sent under it first is still what that unit may send back."""
    path = round_book(tmp_path, (("Phòng A", "Phòng"),))
    send(path, now=NOW)
    send(path, now=NOW, again=["Phòng A"])
    book = ClosedBook.open(path)
    for field, value in (("name", "Phòng B"), ("short", "Phòng")):
        put(book, f"td_g_units_{field}", value, 1)
    path.write_bytes(book.to_bytes())
    send(path, now=NOW)
    assert [entry.file for entry in read(path).ledger] == [
        "cham-diem-2026-Phong.xlsx",
        "cham-diem-2026-Phong-lan-2.xlsx",
        "cham-diem-2026-Phong-2.xlsx",
    ]
    assert not list((tmp_path / "gui_di").glob("* (2)*"))


def test_a_long_name_stands_whole_in_the_workbook(tmp_path: Path) -> None:
    name = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Bắc Giang"
    send(round_book(tmp_path, ((name, "BQL"), ("Sở A", "SA"))), now=NOW)
    heights = []
    for stem in ("BQL", "SA"):
        book = ClosedBook.open(tmp_path / "gui_di" / f"cham-diem-2026-{stem}.xlsx")
        row = book.part("Chấm điểm").split(b'<row r="2"')[1].split(b">")[0]
        heights.append(float(row.split(b'ht="')[1].split(b'"')[0]))
    assert heights[0] > 30
    assert heights[1] == 18


def test_what_travels_is_packed(tmp_path: Path) -> None:
    send(round_book(tmp_path), now=NOW)
    data = (tmp_path / "gui_di" / f"{NAMES[0]}.xlsx").read_bytes()
    assert 3 * len(data) < sum(map(len, parts_of(data).values()))


def test_a_table_that_was_lost_is_told(tmp_path: Path) -> None:
    path = round_book(tmp_path)
    parts = parts_of(path.read_bytes())
    name = b'<definedName name="td_g_units_name">'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        name, b'<definedName name="khac">'
    )
    path.write_bytes(packed(parts))
    (found,) = send(path, now=NOW).findings
    assert (found.code, found.seen) == ("G758", "Đơn vị")


def test_a_rubric_that_was_altered_is_sent_to_nobody(tmp_path: Path) -> None:
    path = round_book(tmp_path)
    book = ClosedBook.open(path)
    sheet = book.sheet("Bộ tiêu chí")
    title = RUBRIC.criteria[2].title
    at = next(spot for spot, cell in sheet.cells.items() if cell.value == title)
    book.set_value(sheet.name, *at, f"{title} khác")
    path.write_bytes(book.to_bytes())
    assert [found.code for found in send(path, now=NOW).findings] == ["G759"]
    assert not (tmp_path / "gui_di").exists()


def test_a_ledger_without_room_is_told_and_nothing_is_noted(tmp_path: Path) -> None:
    path = round_book(tmp_path)
    book, found = ClosedBook.open(path), read(path)
    full = found.ledger_table._replace(used=MOST_LINES - 1)
    entry = Entry(NOW, Deed.SENT, "a", "", 1, "a.xlsx", "0")
    with pytest.raises(WorkRefusedError) as refused:
        append_entries(book, full, [entry, entry], {})
    assert refused.value.finding.code == "G763"
    assert not book.changed


def test_a_folder_in_place_of_the_book_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in (Path(), tmp_path):
        assert [f.code for f in send(folder, now=NOW).findings] == ["F001"]
