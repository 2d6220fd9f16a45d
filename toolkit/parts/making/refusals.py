"""What a validation adds to its message: about the decimal sign, and the buttons."""

POINT = " Số lẻ: máy không nhận {0},5 thì gõ {0}.5."
"""Windows' region decides which sign a PC takes; `{0}`: a whole number."""

MEND = " Để sửa: bấm Không (No) hoặc Hủy (Cancel);"
"""Buttons of Excel (Yes, No, Cancel) and of Calc (OK, Cancel), in either language."""
KEEP_IF = " chỉ bấm Có (Yes) hoặc OK nếu {0}."


def asks(keep_if: str) -> str:
    """What a warning says of its buttons; `keep_if`: when to keep what was typed."""
    return MEND + KEEP_IF.format(keep_if)
