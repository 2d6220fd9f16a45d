"""Parts go in and out of a package; what was not changed stays as it lay."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from tests.hostile.build import (
    BOOK,
    SHEET,
    STYLES,
    root_relations,
    workbook,
    workbook_parts,
    workbook_with,
    zip_of,
)
from tests.work import lines_run
from toolkit.xlsx.refusal import Fact, Fault, FileRefusedError, Words
from toolkit.xlsx.zip.package import Limits, Package, read_file


def zip_entries(data: bytes) -> dict[str, tuple[object, bytes]]:
    """What the standard library sees of each member, and its compressed bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        found = {}
        for info in package.infolist():
            head = info.header_offset
            names = int.from_bytes(data[head + 26 : head + 28], "little")
            extras = int.from_bytes(data[head + 28 : head + 30], "little")
            body = head + 30 + names + extras
            facts = (
                info.date_time,
                info.external_attr,
                info.create_system,
                info.extra,
                info.comment,
                info.compress_type,
                info.flag_bits,
            )
            found[info.filename] = (facts, data[body : body + info.compress_size])
        return found


def streamed_zip(parts: dict[str, str | bytes]) -> bytes:
    """As a program writes it that cannot go back: sizes stand behind the data."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += data
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return bytes(pipe.data)


def zip64(parts: dict[str, str | bytes]) -> bytes:
    """Small, but with the 64-bit fields some programs always write."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            raw = content.encode() if isinstance(content, str) else content
            with package.open(name, "w", force_zip64=True) as part:
                part.write(raw)
    return stream.getvalue()


def test_parts_are_read_in_the_order_of_the_zip_and_in_any_case() -> None:
    package = Package.from_bytes(workbook())
    assert package.part_names == tuple(workbook_parts())
    assert package.workbook_part == BOOK
    assert package.has("XL/WorkBook.xml")
    assert not package.has("xl/vbaProject.bin")
    assert package.read("xl/WORKBOOK.xml").decode() == workbook_parts()[BOOK]


def test_a_part_that_is_not_there_is_told() -> None:
    with pytest.raises(FileRefusedError) as refused:
        Package.from_bytes(workbook()).read("xl/none.xml")
    absent = FileRefusedError(
        Fault.BROKEN_PART, part="xl/none.xml", seen=Words("absent")
    )
    assert refused.value == absent


def test_only_changed_parts_change() -> None:
    old = workbook_with({"xl/media/logo.png": bytes(range(256)) * 9})
    new = Package.from_bytes(old).with_parts({SHEET.upper(): b"<new/>"})
    before, after = zip_entries(old), zip_entries(new)
    assert list(after) == list(before)
    assert [name for name in before if before[name] != after[name]] == [SHEET]
    assert before[SHEET][0] == after[SHEET][0]  # the date too
    assert Package.from_bytes(new).read(SHEET) == b"<new/>"


def test_a_part_can_be_removed_and_appended() -> None:
    package = Package.from_bytes(workbook())
    added = {STYLES: None, "xl/Ảnh.xml": b"<a/>", "xl/b.xml": b"<b/>"}
    new = Package.from_bytes(package.with_parts(added))
    kept = [name for name in workbook_parts() if name != STYLES]
    assert list(new.part_names) == [*kept, "xl/Ảnh.xml", "xl/b.xml"]
    assert new.read("xl/Ảnh.xml") == b"<a/>"
    assert package.with_parts(added) == package.with_parts(added)


def test_removing_what_is_not_there_changes_nothing() -> None:
    package = Package.from_bytes(workbook())
    assert package.with_parts({"xl/calcChain.xml": None}) == workbook()


def test_writing_what_stands_there_gives_the_same_bytes() -> None:
    package = Package.from_bytes(workbook())
    same = {name: package.read(name) for name in package.part_names}
    assert package.with_parts(same) == workbook()


def test_an_unsafe_new_name_is_a_mistake_of_the_caller() -> None:
    package = Package.from_bytes(workbook())
    for name in ("../a.xml", "/a.xml", "xl//a.xml", "xl/", "C:a.xml", ""):
        with pytest.raises(ValueError, match="unsafe"):
            package.with_parts({name: b"<a/>"})


@pytest.mark.parametrize("make", [streamed_zip, zip64])
def test_zips_of_other_programs_are_read_and_rewritten(make: object) -> None:
    assert callable(make)
    old = make(workbook_parts())
    package = Package.from_bytes(old)
    assert package.read(SHEET).decode() == workbook_parts()[SHEET]
    new = package.with_parts({STYLES: b"<styleSheet/>"})
    again = Package.from_bytes(new)
    assert again.read(SHEET).decode() == workbook_parts()[SHEET]
    assert again.read(STYLES) == b"<styleSheet/>"
    assert zip_entries(new)[SHEET][1] == zip_entries(old)[SHEET][1]


def test_a_comment_of_the_zip_stays() -> None:
    stream = io.BytesIO(workbook())
    with zipfile.ZipFile(stream, "a") as package:
        package.comment = "Sở Công Thương".encode()
    new = Package.from_bytes(stream.getvalue()).with_parts({SHEET: b"<a/>"})
    with zipfile.ZipFile(io.BytesIO(new)) as package:
        assert package.comment.decode() == "Sở Công Thương"


def test_backslashes_and_folder_entries_of_hand_made_zips_are_read() -> None:
    parts = {"xl/": b"", **workbook_parts()}
    data = zip_of(parts).replace(
        b"xl/worksheets/sheet1.xml", rb"xl\worksheets\sheet1.xml"
    )
    package = Package.from_bytes(data)
    assert package.part_names == tuple(workbook_parts())
    assert package.read(SHEET).decode() == workbook_parts()[SHEET]


def test_the_workbook_may_lie_anywhere_in_the_package() -> None:
    parts = {name.replace(BOOK, "xl/so.xml"): part for name, part in
             workbook_parts().items()}  # fmt: skip
    parts = {
        name: part.replace("xl/workbook.xml", "xl/so.xml")
        for name, part in parts.items()
        if isinstance(part, str)
    }
    assert Package.from_bytes(zip_of(parts)).workbook_part == "xl/so.xml"
    absolute = {"_rels/.rels": root_relations("/xl/workbook.xml")}
    assert Package.from_bytes(workbook_with(absolute)).workbook_part == BOOK


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_callers_only_see_utf8_that_says_so(encoding: str) -> None:
    text = str(workbook_parts()[SHEET])
    label = "UTF-16" if "16" in encoding else "UTF-8"
    stored = text.replace('"UTF-8"', f'"{label}"').encode(encoding)
    package = Package.from_bytes(workbook_with({SHEET: stored}))
    assert package.read(SHEET).decode() == text
    # Written back as it was read, the part keeps its bytes.
    new = package.with_parts({SHEET: package.read(SHEET)})
    with zipfile.ZipFile(io.BytesIO(new)) as raw:
        assert raw.read(SHEET) == stored


def test_parts_that_are_no_xml_come_out_as_they_are() -> None:
    raw = b"\xff\xfe\x00\x01<!DOCTYPE"
    package = Package.from_bytes(workbook_with({"xl/media/a.bin": raw}))
    assert package.read("xl/media/a.bin") == raw


def test_text_that_speaks_of_doctype_is_no_dtd() -> None:
    text = str(workbook_parts()[SHEET]).replace("Điểm", "&lt;!DOCTYPE html&gt;")
    assert Package.from_bytes(workbook_with({SHEET: text})).read(SHEET)


@pytest.mark.parametrize(
    ("limits", "fault", "seen", "expected"),
    [
        (Limits(file=500), "TOO_LARGE", Words("megabytes", 1), Words("megabytes", 1)),
        (Limits(parts=5), "TOO_MUCH_INSIDE", Words("parts", 6), Words("parts", 5)),
        (
            Limits(part=300),
            "TOO_MUCH_INSIDE",
            Words("inflated", 1),
            Words("inflated", 1),
        ),
        (
            Limits(total=1_000),
            "TOO_MUCH_INSIDE",
            Words("inflated", 1),
            Words("inflated", 1),
        ),
        (
            Limits(ratio=1, ratio_from=300),
            "TOO_MUCH_INSIDE",
            Words("ratio", 2),
            Words("ratio", 1),
        ),
        (Limits(styles=0), "TOO_MANY_FORMATS", "1", "0"),
    ],
)
def test_limits_hold_and_are_named(
    limits: Limits, fault: str, seen: Fact, expected: Fact
) -> None:
    with pytest.raises(FileRefusedError) as refused:
        Package.from_bytes(workbook(), limits=limits)
    assert refused.value == FileRefusedError(Fault[fault], seen=seen, expected=expected)


def test_formats_are_counted_and_not_the_tags_around_them() -> None:
    assert Package.from_bytes(workbook(), limits=Limits(styles=1)).has(STYLES)


def test_a_part_is_never_inflated_beyond_what_it_declares() -> None:
    """Far below every limit, a part that lies is still stopped."""
    from tests.hostile.build import declared

    package = Package.from_bytes(declared(50))
    with pytest.raises(FileRefusedError) as refused:
        package.read(SHEET)
    assert refused.value.fault is Fault.TOO_MUCH_INSIDE
    assert refused.value.facts["expected"] == Words("size", 50)


def test_letting_a_workbook_in_is_as_little_work_however_long_its_sheets() -> None:
    def work(rows: int) -> int:
        padding = "".join(f"<row r='{n}'><c r='A{n}'/></row>" for n in range(2, rows))
        sheets = {f"xl/worksheets/sheet{n}.xml": padding for n in range(2, 8)}
        data = workbook_with(sheets)

        def let_in() -> None:
            package = Package.from_bytes(data)
            for name in package.part_names[:6]:
                package.read(name)

        return lines_run(let_in)

    assert work(9) == work(900) < 2_000  # lines of Python


def codes(path: Path, limits: Limits = Limits()) -> str:  # noqa: B008
    try:
        read_file(path, limits=limits)
    except FileRefusedError as refused:
        return refused.fault
    return ""


def test_files_are_read_whole_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Sổ chấm điểm của Sở.xlsx"
    assert codes(path) == "F027"
    assert codes(tmp_path) == "F001"
    assert codes(tmp_path / ("ă" * 300)) in ("F026", "F027")  # Windows knows no F026
    path.write_bytes(b"")
    assert codes(path) == "F004"
    path.write_bytes(bytes(1001))
    assert codes(path, Limits(file=1000)) == "F020"
    assert read_file(path) == bytes(1001)

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    assert codes(path) == "F023"


def test_a_file_takes_the_room_of_its_own_size(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes(1000))
    tracemalloc.start()
    read_file(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000  # not that of the largest there may be


def test_a_file_that_grew_since_is_read_to_its_end_but_not_far_beyond_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = tmp_path / "a.xlsx", 0
    path.write_bytes(bytes(3))

    class Grown(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            nonlocal read
            piece = super().read(size)
            read += len(piece)
            return piece

    monkeypatch.setattr(Path, "open", lambda *_: Grown(bytes(5000)))
    assert read_file(path) == bytes(5000)
    read = 0
    assert codes(path, Limits(file=1000)) == "F020"
    assert read == 1001


def test_a_large_file_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes(1001))
    monkeypatch.setattr(Path, "open", None)
    assert codes(path, Limits(file=1000)) == "F020"
