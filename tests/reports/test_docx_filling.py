"""A template is filled safely, and every fault of it is told with its place."""

import unicodedata
from collections.abc import Iterator

import pytest

from tests.reports.templates import exchanged, template
from toolkit.findings import Finding
from toolkit.reports.docx.filling import Filled, fill, filling_many, inspect
from toolkit.reports.docx.places import spots
from toolkit.reports.docx.values import Blank, Figure, Values, shape_of
from toolkit.reports.docx.xml import W, parsed

VALUES: Values = {
    "ten": "Trần Thị B & C <x>",
    "tên_đơn_vị": "Sở Công Thương",
    "so": {"ct1": Figure("ct1", "263.803"), "ct2": Figure("ct2", "95,9%")},
    "ghi": Blank("nêu kết quả"),
    "co": True,
    "ds": [{"ten": "A", "cap": "tỉnh"}, {"ten": "B", "so": Figure("b", "5")}],
}
LOOP = [
    ["TT", "Tên"],
    ["{%tr for d in ds %}", ""],
    ["{{ loop.index }}", "{{ d.ten }}"],
    ["{%tr endfor %}", ""],
]


@pytest.fixture(scope="module", autouse=True)
def _one_process() -> Iterator[None]:
    with filling_many():
        yield


def texts(filled: Filled) -> list[str]:
    """The paragraphs of a filled document that hold something."""
    root = parsed("word/document.xml", filled.parts["word/document.xml"])
    found = [spot.text for spot in spots("word/document.xml", root)]
    return [text for text in found if text]


def places(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in found if one.code != "B115"]


def test_texts_keep_their_signs_and_lists_their_rows() -> None:
    filled = fill(template("{{ ten }}: {{so.ct1}}", table=LOOP), VALUES)
    assert texts(filled) == [
        *("Trần Thị B & C <x>: 263.803", "TT", "Tên", "1", "A", "2", "B")
    ]
    assert filled.findings == ()


def test_braces_that_a_clerk_typed_are_no_field() -> None:
    typed = "{{ ten }} {% for %} { x }"
    assert texts(fill(template("{{ a }}"), {"a": typed})) == [typed]


def test_what_xml_refuses_is_left_out_and_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Sở\x00 Nội\ue000 vụ")
    assert texts(fill(template("{{ a }}"), {"a": decomposed})) == ["Sở Nội vụ"]


def test_what_has_no_value_is_said_where_it_is_missing() -> None:
    sent = template("{{ tem }}", "{% if khong %}x{% endif %}{{ ten }}", table=LOOP)
    filled = fill(sent, {"ten": "A", "ds": VALUES["ds"]})
    assert texts(filled)[:2] == ["[CHƯA CÓ SỐ LIỆU: tem]", "A"]
    assert places(filled.findings) == [
        ("B110", "«Thân văn bản» đoạn 1"),
        ("B110", "«Thân văn bản» đoạn 2"),
    ]
    assert "«ten»" in filled.findings[0].what


def test_a_row_without_a_value_that_others_have_is_told() -> None:
    rows = [*LOOP[:2], ["{{ d.ten }}", "{{ d.cap }}"], LOOP[3]]
    filled = fill(template(table=rows), VALUES)
    assert [(one.code, one.seen) for one in filled.findings] == [("B117", "cap")]
    assert "[CHƯA CÓ SỐ LIỆU: cap]" in texts(filled)


FAULTS = {
    "an opening brace lost": (("A { so.ct1 }} B",), "B111"),
    "a closing brace lost": (("A {{ so.ct1 } B",), "B111"),
    "single braces": (("A { so.ct1 } B",), "B111"),
    "a brace too many": (("A {{{ so.ct1 }}} B",), "B111"),
    "half an order": (("{% if co", "x"), "B111"),
    "words with a space": (("{{ gia tri }}",), "B112"),
    "a call": (("{{ cycler() }}",), "B112"),
    "a way to Python": (("{{ ten.__class__ }}",), "B112"),
    "the globals of Jinja": (("{{ cycler.__init__.__globals__ }}",), "B112"),
    "a filter": (("{{ ten|upper }}",), "B112"),
    "arithmetic": (("{{ 9 * 9 }}",), "B112"),
    "a set": (("{% set a = 1 %}",), "B112"),
    "an include": (("{% include 'x' %}",), "B112"),
    "a call in a condition": (("{% if range(9) %}x{% endif %}",), "B112"),
    "a list over numbers": (("{% for i in range(9) %}x{% endfor %}",), "B112"),
    "an endif lost": (("{% if co %}x",), "B113"),
    "an if lost": (("x{% endif %}",), "B114"),
    "an else lost in the air": (("x{% else %}",), "B114"),
    "orders of two kinds": (("{%p if co %}{% endif %}",), "B119"),
    "a row's order outside a table": (("{%tr if co %}{%tr endif %}",), "B119"),
    "a paragraph's order among words": (("a {%p if co %}", "{%p endif %}"), "B119"),
    "an unknown field": (("{{ so.ct3 }}",), "B110"),
    "a list as a field": (("{{ ds }}",), "B110"),
    "a list that is none": (("{% for d in ten %}{{ d.x }}{% endfor %}",), "B110"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_paragraph_is_told_with_its_place(name: str) -> None:
    lines, code = FAULTS[name]
    found = inspect(template("Một câu.", *lines), shape_of(VALUES))
    assert (code, "«Thân văn bản» đoạn 2") in places(found)
    assert {one[0] for one in places(found)} == {code}
    if code != "B110":
        assert fill(template(*lines), VALUES).parts == {}


def test_a_condition_over_two_paragraphs_is_told_where_it_ends() -> None:
    found = inspect(template("{% if co %}", "{% endif %}"), shape_of(VALUES))
    assert places(found) == [("B119", "«Thân văn bản» đoạn 2")]


TABLES = {
    "endfor deleted": (LOOP[:3], ("B113", "«Bảng 1» dòng 2, cột 1")),
    "for deleted": ([LOOP[0], *LOOP[2:]], ("B114", "«Bảng 1» dòng 3, cột 1")),
    "order among words": (
        [LOOP[0], ["{%tr for d in ds %}", "x"], *LOOP[2:]],
        ("B119", "«Bảng 1» dòng 2, cột 1"),
    ),
    "not the row's order": (
        [LOOP[0], ["{% for d in ds %}", ""], *LOOP[2:]],
        ("B119", "«Bảng 1» dòng 4, cột 1"),
    ),
    "an unknown column": (
        [*LOOP[:2], ["{{ d.tem }}", ""], LOOP[3]],
        ("B110", "«Bảng 1» dòng 3, cột 1"),
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_fault_in_a_table_is_told_with_row_and_column(name: str) -> None:
    rows, place = TABLES[name]
    assert place in places(inspect(template(table=rows), shape_of(VALUES)))


def test_a_deleted_table_is_told() -> None:
    found = inspect(template("{{ ten }}"), shape_of(VALUES))
    assert [(one.code, one.seen) for one in found] == [("B115", "ds")]


CUT = "</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ ten", "{{ t" + CUT + "en"),
        ("{{ ten", "{" + CUT + "{ ten"),
        ("ten }}", "ten }" + CUT + "}"),
        ("ten", "t" + CUT + "e" + CUT + "n"),
        ("{{ ten", "{{\u00a0ten"),
    ],
)
def test_a_field_cut_into_runs_is_whole_again(old: str, new: str) -> None:
    sent = exchanged(template("x {{ ten }} sau"), old, new)
    filled = fill(sent, {"ten": "An"})
    assert texts(filled) == ["x An sau"]
    root = parsed("", filled.parts["word/document.xml"])
    italic = [r for r in root.iter(f"{W}r") if r.find(f"{W}rPr/{W}i") is not None]
    assert not any("An" in (t.text or "") for r in italic for t in r.iter(f"{W}t"))


def test_what_tracking_has_deleted_is_no_field() -> None:
    run = "<w:r><w:delText>{{ khong }}</w:delText></w:r>"
    sent = exchanged(
        template("a {{ ten }}"), "<w:r><w:t", f"<w:del>{run}</w:del><w:r><w:t"
    )
    filled = fill(sent, {"ten": "An"})
    assert (texts(filled), filled.findings) == (["a An"], ())


def test_a_decomposed_name_is_the_same_name() -> None:
    sent = template(unicodedata.normalize("NFD", "{{ tên_đơn_vị }}"))
    assert texts(fill(sent, VALUES)) == ["Sở Công Thương"]


def test_what_nobody_sees_in_a_field_is_left_out() -> None:
    sent = template("{{ tên_\u200bđơn\u00ad_vị\ufeff }}")
    assert texts(fill(sent, VALUES)) == ["Sở Công Thương"]


def test_a_figure_gets_a_bookmark_and_keeps_its_looks() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    sent = exchanged(
        template("tăng {{ so.ct1 }} và {{ so.ct1 }}; {{ so.ct2 }}"),
        "<w:r><w:t",
        f"<w:r>{bold}<w:t",
    )
    filled = fill(sent, VALUES)
    assert [(one.bookmark, one.text) for one in filled.figures] == [
        ("_so_ct1", "263.803"),
        ("_so_ct1__2", "263.803"),
        ("_so_ct2", "95,9%"),
    ]
    root = parsed("", filled.parts["word/document.xml"])
    for start in root.iter(f"{W}bookmarkStart"):
        run = start.getnext()
        assert run.find(f"{W}rPr/{W}b") is not None
        assert run.getnext().tag == f"{W}bookmarkEnd"


def test_bookmarks_stay_apart_however_long_their_keys_are() -> None:
    long = {f"a{n}": Figure("k" * 60 + str(n), str(n)) for n in range(12)}
    filled = fill(template(" ".join(f"{{{{ {name} }}}}" for name in long)), long)
    names = [one.bookmark for one in filled.figures]
    assert len(set(names)) == 12
    assert max(map(len, names)) <= 40


def test_a_blank_is_marked_for_whoever_writes() -> None:
    filled = fill(template("a {{ ghi }} b"), VALUES)
    assert texts(filled) == ["a [nêu kết quả] b"]
    root = parsed("", filled.parts["word/document.xml"])
    [mark] = root.iter(f"{W}highlight")
    assert mark.getparent().getparent().find(f"{W}t").text == "[nêu kết quả]"


def test_a_field_where_none_is_read_is_told() -> None:
    instruction = exchanged(
        template("x"), "<w:t", "<w:instrText>{{ ten }}</w:instrText><w:t"
    )
    title = exchanged(
        template("x"), "Mẫu thử", "{{ cycler.__init__ }}", "docProps/core.xml"
    )
    for sent in (instruction, title):
        assert "B118" in [one.code for one in fill(sent, {}).findings]


@pytest.mark.slow
def test_lists_within_lists_that_never_end_cost_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [{"ten": "x"}] * 2_000
    order = "{% for a in ds %}{% for b in ds %}{% for c in ds %}"
    sent = template(order + "{{ c.ten }}" + "{% endfor %}" * 3)
    with monkeypatch.context() as hurried:
        hurried.setattr("toolkit.legacy.child.PATIENCE", 2)
        filled = fill(sent, {"ds": rows})
    assert [one.code for one in filled.findings] == ["B116"]
    assert filled.parts == {}
    assert texts(fill(template("{{ a }}"), {"a": "b"})) == ["b"]
