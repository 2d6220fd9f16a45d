"""A Word document from anywhere is let in only when nothing in it acts by itself."""

import pytest

from tests.hostile.build import ole
from tests.reports.templates import exchanged, part_of, template, with_parts, without
from toolkit.findings import WorkRefusedError
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.reports.docx.filling import fill
from toolkit.reports.docx.intake import let_in
from toolkit.reports.docx.xml import parsed

TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
SETTINGS = "word/settings.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLAIN = template("Một câu.")


def code_of(data: bytes) -> str:
    with pytest.raises(REFUSED) as refused:
        let_in(data)
    return finding_of(refused.value).code


def linked(kind: str, target: str, *, outside: bool = True) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    one = f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return exchanged(PLAIN, "</Relationships>", f"{one}</Relationships>", RELATIONS)


def with_field(*pieces: str) -> bytes:
    codes = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in pieces)
    return exchanged(PLAIN, "<w:r><w:t", f"{codes}<w:r><w:t")


CASES = {
    "no zip": (b"abc", "B100"),
    "nothing": (b"", "F004"),
    "a web page": (b"<html><body>x</body></html>", "B100"),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "B100"),
    "with a password": (ole("EncryptionInfo", "EncryptedPackage"), "B104"),
    "of the strict kind": (
        exchanged(
            PLAIN,
            "schemas.openxmlformats.org/wordprocessingml/2006/main",
            "purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        "B100",
    ),
    "a program": (with_parts(PLAIN, {"word/media/a.exe": b"MZ"}), "B101"),
    "a workbook": (
        with_parts(PLAIN, {TYPES: b"<Types/>"}),
        "B100",
    ),
    "macros": (with_parts(PLAIN, {"word/vbaProject.bin": b"x"}), "B101"),
    "a document of macros": (
        exchanged(
            PLAIN,
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            "vnd.ms-word.document.macroEnabled.main",
            TYPES,
        ),
        "B101",
    ),
    "ActiveX": (with_parts(PLAIN, {"word/activeX/activeX1.xml": b"<a/>"}), "B101"),
    "an object": (with_parts(PLAIN, {"word/embeddings/oleObject1.bin": b"x"}), "B101"),
    "a web page within": (linked("aFChunk", "page.html", outside=False), "B101"),
    "a picture from elsewhere": (linked("image", "http://x.vn/a.png"), "B102"),
    "a frame": (linked("frame", "file://x/a"), "B102"),
    "a fetching field": (with_field(" INCLUDETEXT x"), "B103"),
    "a fetching field cut in two": (with_field(" DDE", "AUTO x"), "B103"),
    "a fetching word put together": (with_field(" QUOTE 68 68 69 "), "B103"),
    "a simple field": (
        exchanged(PLAIN, "<w:r><w:t", '<w:fldSimple w:instr=" dde x "/><w:r><w:t'),
        "B103",
    ),
    "a DTD": (
        with_parts(PLAIN, {SETTINGS: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "F013",
    ),
    "a way out of the folder": (with_parts(PLAIN, {"../x.xml": b"<a/>"}), "F017"),
    "broken XML in a part we read": (
        with_parts(PLAIN, {RELATIONS: b"<Relationships>"}),
        "F018",
    ),
    "a bomb of tags": (
        with_parts(PLAIN, {"word/document.xml": b"<a>" * 1_000_001}),
        "F020",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_harmful_or_no_document_costs_one_sentence(name: str) -> None:
    data, code = CASES[name]
    assert code_of(data) == code


def test_a_document_is_let_in_with_all_its_parts() -> None:
    parts = let_in(PLAIN)
    assert parts["word/document.xml"] == part_of(PLAIN)
    assert let_in(linked("hyperlink", "https://x.vn/"))


def test_a_document_under_another_name_gets_the_usual_one() -> None:
    moved = exchanged(
        exchanged(PLAIN, "/word/document.xml", "/word/document2.xml", TYPES),
        "word/document.xml",
        "word/document2.xml",
        "_rels/.rels",
    )
    package = {"word/document2.xml": part_of(PLAIN)}
    links = {"word/_rels/document2.xml.rels": part_of(PLAIN, RELATIONS)}
    data = without(with_parts(moved, package | links), "word/document.xml", RELATIONS)
    parts = let_in(data)
    assert parts["word/document.xml"] == part_of(PLAIN)
    assert fill(data, {}).parts.keys() == let_in(PLAIN).keys()


def test_a_template_of_word_becomes_a_document() -> None:
    sent = exchanged(PLAIN, ".document.main", ".template.main", TYPES)
    assert b".document.main" in let_in(sent)[TYPES]


def test_the_template_that_word_was_started_with_is_dropped() -> None:
    inside = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId7"/><w:defaultTabStop'
    sent = exchanged(PLAIN, "<w:defaultTabStop", inside, SETTINGS)
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId7" Type="{OFFICE}/attachedTemplate"'
        ' Target="file:///C:/Users/a/Normal.dotm" TargetMode="External"/>'
        "</Relationships>"
    )
    name = "word/_rels/settings.xml.rels"
    parts = let_in(with_parts(sent, {name: relation.encode()}))
    assert len(parsed(name, parts[name])) == 0
    assert b"attachedTemplate" not in parts[SETTINGS]


def test_a_refusal_names_what_was_found() -> None:
    with pytest.raises(WorkRefusedError, match=r"http://x\.vn/a\.png"):
        let_in(linked("image", "http://x.vn/a.png"))
