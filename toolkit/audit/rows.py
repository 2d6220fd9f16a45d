"""Whether two rows of a table are of one kind, told by their numbering and label."""

import re
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from toolkit.audit.view import SheetView
from toolkit.xlsx.cells.place import SpotKey


class Likeness(IntEnum):
    """How sure it is that two neighbouring rows are items of one list."""

    NONE = 0
    SHAPED = 1  # labels of the same shape in the same columns
    NUMBERED = 2  # and the numbering goes on from one to the next


_NUMBERING = {
    "number": re.compile(r"0*(\d{1,5})[.)]?"),
    "dotted": re.compile(r"((?:\d{1,3}\.)+)(\d{1,3})[.)]?"),
    "roman": re.compile(r"(?![LC][.)]?$)([IVXLC]+)[.)]?"),  # C comes after B
    "letter": re.compile(r"([a-zđ])[.)]?"),
    "capital": re.compile(r"([A-ZĐ])[.)]?"),
    "bullet": re.compile(r"[-–—+*•]"),
}
# The same in front of a label's words: «2. Tiền gửi», «b) Phí», «1.3 Đường».
_LED = re.compile(
    r"((?:\d{1,3}\.)+\d{1,3}[.)]?|(?:\d{1,3}|[IVXLC]{1,6}|[A-ZĐa-zđ])[.)])\s+\S"
)
_COUNTER = 1000  # a larger number is a year, a day or a code, not a numbering
_COUNTED = re.compile(r"(.*?)(\d{1,9}|(?<!\w)[IVX]+(?!\w))(\D*)")
_CYCLES = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "january february march april may june july august september october november"
    " december",
    "mon tue wed thu fri sat sun",
    "monday tuesday wednesday thursday friday saturday sunday",
    "t2 t3 t4 t5 t6 t7 cn",
)
_CALENDAR = [{w: n for n, w in enumerate(line.split())} for line in _CYCLES]
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

# Rows that stand next to a list without being of it: its totals, its balances.
_NOT_AN_ITEM = re.compile(
    r"tổng|cộng|trong đó|lũy kế|luỹ kế|số dư|dư đầu|dư cuối|tồn đầu|tồn cuối"
    r"|mang sang|chuyển sang|đầu kỳ|cuối kỳ|bình quân|trung bình|tỷ lệ|tỉ lệ"
    r"|total|average|balance"
)
# The same, for rows known by their shape alone.
_MAYBE_NOT_AN_ITEM = re.compile(
    r"kế hoạch|chỉ tiêu|mục tiêu|định mức|dự toán|hạn mức|năm trước|cùng kỳ|kỳ trước"
    r"|quý trước|tháng trước|so với|so sánh|chênh lệch|tăng|giảm|còn lại|^còn|tồn|dư"
    r"|tạm ứng|ứng trước|thực hiện|đã |chưa |điểm chuẩn|thang điểm|hệ số|tối đa"
    r"|tối thiểu|cao nhất|thấp nhất|đơn vị|nội dung|họ và tên|họ tên|danh mục|khoản"
    r"|tháng|quý|năm|kỳ|biên chế|giao|ngưỡng|sàn|chuẩn|mức|yêu cầu|quy định"
    r"|target|budget|plan|previous|opening|closing"
)

# The label of a sum that means a part only: «Tổng 6 tháng đầu năm», «không kể…».
_PART = re.compile(
    r"(?<!\w)\d+\s+[^\W\d]|\d\s*[-–+÷]\s*\d|(?<!\w)top|riêng|đầu năm|lũy kế|luỹ kế"
    r"|(?<!giảm )(?<!khấu )(?<!khoản )trừ(?=\s)"
)
# And that of what is not to be counted: «Hợp đồng thời vụ (không tính)».
_LEFT_OUT = re.compile(
    r"(?:chưa|không) (?:kể|tính|bao gồm|gồm|cộng)|ngoài|dự bị|tham khảo"
)


class Label(NamedTuple):
    """One of the leading cells of a row."""

    column: int
    shape: str
    text: str


def same_kind(view: SheetView, item: int, other: int, column: int) -> Likeness:
    """How alike the row `other` is to the row `item` of a list, left of `column`.

    The rows may lie in either order; they must be neighbours for NUMBERED.
    """
    ours, theirs = leading(view, item, column), leading(view, other, column)
    if not ours or [one[:2] for one in ours] != [one[:2] for one in theirs]:
        return Likeness.NONE
    words = " ".join(text for _, shape, text in theirs if _worded(shape)).lower()
    if _NOT_AN_ITEM.search(words):
        return Likeness.NONE
    first, second = (ours, theirs) if item < other else (theirs, ours)
    shape = first[0].shape
    if shape not in ("text", "bullet"):
        if _goes_on(shape, first[0].text, second[0].text):
            return Likeness.NUMBERED
        figures = _figure(first[0]) and _figure(second[0])
        if shape != "number" or not (figures or same_formulas(view, item, other)):
            return Likeness.NONE
    if shape == "text" and counts_on(first[0].text, second[0].text):
        return Likeness.NUMBERED
    if not words or _MAYBE_NOT_AN_ITEM.search(words):
        return Likeness.NONE
    return Likeness.SHAPED


def same_shape(view: SheetView, item: int, other: int, column: int) -> bool:
    """Whether the labels of two rows have the same shapes, and neither is a total."""
    ours, theirs = leading(view, item, column), leading(view, other, column)
    words = " ".join(text for _, _, text in theirs).lower()
    return [one[:2] for one in ours] == [one[:2] for one in theirs] and (
        not _NOT_AN_ITEM.search(words)
    )


def same_sort(view: SheetView, item: int, other: int, column: int) -> bool:
    """Whether two rows have labels of the same shapes; both items, or both totals."""
    ours, theirs = leading(view, item, column), leading(view, other, column)
    if [one[:2] for one in ours] != [one[:2] for one in theirs]:
        return False
    words = [" ".join(one.text for one in some) for some in (ours, theirs)]
    return not_an_item(words[0]) == not_an_item(words[1])


def same_formulas(view: SheetView, row: int, other: int) -> bool:
    """Whether two rows have copies of the same formulas: some, and no others."""
    by_row, form = view.forms.by_row, view.forms.of
    ours = [(column, form[row, column]) for column in by_row.get(row, ())]
    return bool(ours) and ours == [(c, form[other, c]) for c in by_row.get(other, ())]


def not_an_item(text: str) -> bool:
    """Whether a label or a heading is that of a total, a balance, a mean."""
    return bool(_NOT_AN_ITEM.search(text.lower()))


def means_a_part(text: str) -> bool:
    """Whether the label of a total, in small letters, says that it is of a part."""
    return bool(_PART.search(text))


def left_out(text: str) -> bool:
    """Whether a label, in small letters, says that something is not counted."""
    return bool(_LEFT_OUT.search(text))


def heading_of(view: SheetView, place: SpotKey) -> str:
    """The heading of a cell's column, "" where there is none."""
    above = view.text_above(place)
    return view.texts[above] if above else ""


def same_fill(view: SheetView, row: int, other: int) -> bool:
    """Whether two rows of three cells or more are filled in the same columns."""
    ours, theirs = _row_places(view, row), _row_places(view, other)
    filled = [[(c, view.numeric((r, c))) for r, c in some] for some in (ours, theirs)]
    return filled[0] == filled[1] and len(ours) >= 3


def maybe_not_an_item(text: str) -> bool:
    """The same, where nothing but the label says what a row or a column is."""
    return not_an_item(text) or bool(_MAYBE_NOT_AN_ITEM.search(text.lower()))


def labels(view: SheetView, row: int, column: int) -> list[str]:
    """The texts of a row left of `column`, in small letters."""
    texts = (view.texts.get((row, left)) for left in range(1, column))
    return [text.lower() for text in texts if text]


def leading(view: SheetView, row: int, column: int) -> list[Label]:
    """The first two filled cells of a row, left of `column`.

    A number that comes after words is no label: it is one of the amounts.
    """
    found: list[Label] = []
    for left in range(1, column):
        place = (row, left)
        if not view.blank(place):
            if found and _worded(found[0].shape) and view.numeric(place):
                break
            found.append(Label(left, *_shape(view, place)))
            if len(found) == 2:
                break
    return found


def _shape(view: SheetView, place: SpotKey) -> tuple[str, str]:
    number = view.number(place)
    if number is not None:
        whole = number == int(number) if abs(number) < 1e15 else False
        return ("number", str(int(number))) if whole else ("amount", str(number))
    text = normalize("NFC", str(view.sheet.at(*place).value or "")).strip()
    for shape, pattern in _NUMBERING.items():
        if pattern.fullmatch(text):
            return shape, text
    led = _LED.match(text)
    return (f"led {_numbering(led[1])}" if led else "text"), text


def _numbering(text: str) -> str:
    found = (shape for shape, pattern in _NUMBERING.items() if pattern.fullmatch(text))
    return next(found, "text")


def _figure(label: Label) -> bool:
    """A number that does not number the rows."""
    digits = label.text.rstrip(".)")
    return label.shape == "number" and int(digits) >= _COUNTER


def _worded(shape: str) -> bool:
    return shape == "text" or shape.startswith("led ")


def _goes_on(shape: str, before: str, after: str) -> bool:
    """Whether a numbering goes on: 1 → 2, 1.1 → 1.2, I → II, a → b."""
    if shape.startswith("led "):
        shape, before, after = shape[4:], before.split()[0], after.split()[0]
    match shape:
        case "number":
            return int(before.rstrip(".)")) + 1 == int(after.rstrip(".)"))
        case "dotted":
            one = before.rstrip(".)").rpartition(".")
            two = after.rstrip(".)").rpartition(".")
            return one[0] == two[0] and int(one[2]) + 1 == int(two[2])
        case "roman":
            return _roman(before) + 1 == _roman(after)
        case "letter" | "capital":
            first = _ALPHABET.find(before[0].lower())
            second = _ALPHABET.find(after[0].lower())
            skips = 2 if before[0].lower() == "d" else 1  # đ is often left out
            return first >= 0 and first < second <= first + skips
        case "amount":  # 1.1 and 1.2 typed as numbers
            low, high = float(before), float(after)
            return int(low) == int(high) and round(high - low, 6) == 0.1
        case _:
            return False


def counts_on(before: str, after: str, step: int = 1) -> bool:
    """Whether one heading counts on from another: Tháng 3 → Tháng 4, Quý I → Quý II."""
    names = before.lower().rstrip("."), after.lower().rstrip(".")
    for cycle in _CALENDAR:
        if names[0] in cycle and names[1] in cycle:
            return cycle[names[0]] + step == cycle[names[1]]
    one, two = _COUNTED.fullmatch(before), _COUNTED.fullmatch(after)
    if not (one and two) or (one[1], one[3]) != (two[1], two[3]):
        return False
    return _counter(one[2]) + step == _counter(two[2])


def _counter(text: str) -> int:
    return int(text) if text.isdecimal() else _roman(text)


def _roman(text: str) -> int:
    digits = [_ROMAN[letter] for letter in text.rstrip(".)")]
    following = [*digits[1:], 0]
    return sum(-d if d < n else d for d, n in zip(digits, following, strict=True))


def like_heading(view: SheetView, row: int) -> bool:
    """A row of years (2024 2025) or of column numbers (1 2 3), not of amounts."""
    columns = sorted(c for r, c in _row_places(view, row) if view.numeric((r, c)))
    numbers = [view.number((row, column)) for column in columns]
    known = [number for number in numbers if number is not None]
    if not known or any(number != int(number) for number in known):
        return False
    if all(1990 <= number <= 2100 for number in known):
        return True
    steps = {two - one for one, two in pairwise(known)}
    return steps == {1}


def _row_places(view: SheetView, row: int) -> list[SpotKey]:
    widest = min(max(view.filled, default=0), 300)
    places = ((row, column) for column in range(1, widest + 1))
    return [place for place in places if not view.blank(place)]
