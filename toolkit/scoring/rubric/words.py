"""The words that columns of the sheet «Bộ tiêu chí» allow, and what each stands for."""

from collections.abc import Mapping
from enum import StrEnum

from toolkit.model.rubric import (
    STANDARD_ROUNDS,
    Comparison,
    Kind,
    NumberSource,
    RuleStatus,
    Target,
)


class RowKind(StrEnum):
    """What a row of the sheet describes."""

    CRITERION = "criterion"
    LINE = "line"  # a level, a band or a part, under the criterion above it
    GRADE = "grade"


class Words:
    """The words a column allows, each with the value it stands for.

    `shown` maps the word on screen to its value. The value itself may be typed too,
    which is how TOML writes it.
    """

    __slots__ = ("_meanings", "_words", "shown")

    def __init__(self, shown: Mapping[str, str]) -> None:
        self.shown = shown
        self._words = {str(value): word for word, value in shown.items()}
        self._meanings = {_key(word): str(value) for word, value in shown.items()}
        self._meanings |= {_key(value): value for value in self._words}

    def meaning(self, text: str) -> str | None:
        """The value a typed word stands for, whatever its case and spaces; or None."""
        return self._meanings.get(_key(text))

    def word(self, value: str) -> str:
        """The word on screen for a value."""
        return self._words[value]

    def __str__(self) -> str:
        return ", ".join(self.shown)


# What people type for a comparison as well.
_ALSO = {"≥": ">=", "=>": ">=", "≤": "<=", "=<": "<="}


def _key(text: str) -> str:
    bare = " ".join(text.casefold().split())
    spaceless = bare.replace(" ", "")
    return _ALSO.get(spaceless, spaceless if spaceless[:1] in "[(><" else bare)


ROW_WORDS = Words(
    {
        "tiêu chí": RowKind.CRITERION,
        "mức": RowKind.LINE,
        "xếp loại": RowKind.GRADE,
    }
)
KIND_WORDS = Words(
    {
        "nhóm": Kind.GROUP,
        "chọn mức": Kind.LEVELS,
        "theo khoảng": Kind.BANDS,
        "ngưỡng": Kind.THRESHOLD,
        "trừ mỗi lần": Kind.PER_EVENT,
        "cộng mỗi lần": Kind.ADDED_PER_EVENT,
        "đánh dấu": Kind.CHECKLIST,
        "nhập điểm": Kind.MANUAL,
    }
)
COMPARISON_WORDS = Words({c: c for c in Comparison})
BOUNDS_WORDS = Words({"[ )": "[)", "[ ]": "[]", "( ]": "(]", "( )": "()"})
TARGET_WORDS = Words(
    {"vượt": Target.OVER, "đạt": Target.MET, "không đạt": Target.UNDER}
)
STATUS_WORDS = Words({"theo văn bản": RuleStatus.STATED, "suy ra": RuleStatus.INFERRED})
ROUND_WORDS = Words({one.name: one.value for one in STANDARD_ROUNDS})
"""The rounds of the official form; an office may name others."""
MARK_WORDS = Words({"x": "true"})
DRAWN_WORDS = Words(
    {
        "tỷ lệ hồ sơ bị trả lại": NumberSource.DOSSIERS_RETURNED_SHARE,
        "tỷ lệ người trực tiếp được khen": NumberSource.DIRECT_WORKERS_SHARE,
        "số sáng kiến": NumberSource.INITIATIVES,
        "số sáng kiến cấp cơ sở": NumberSource.INITIATIVES_BASE,
        "số sáng kiến cấp tỉnh trở lên": NumberSource.INITIATIVES_PROVINCE,
    }
)
