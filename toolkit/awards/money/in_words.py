"""A sum of money in Vietnamese words, as a list to be signed has it."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSAND, _MILLION, _BILLION = "nghìn", "triệu", "tỷ"
_GROUP = 1000
_WHOLE_BILLION = _GROUP**3


def in_words(amount: int) -> str:
    """15 → «Mười lăm đồng»; 1005000 → «Một triệu không trăm linh năm nghìn đồng».

    `amount`: whole đồng, not below nought.
    """
    read = _read(amount, full=False) or _DIGITS[0]
    return f"{read[0].upper()}{read[1:]} đồng"


def _read(amount: int, *, full: bool) -> str:
    """A number as it is read; "" for nought. `full`: something stands before it."""
    above, rest = divmod(amount, _WHOLE_BILLION)
    words: list[str] = []
    if above:
        words += [_read(above, full=full), _BILLION]
    for unit, name in ((_GROUP**2, _MILLION), (_GROUP, _THOUSAND), (1, "")):
        group, rest = divmod(rest, unit)
        if group:
            words += [_of_three(group, full=full or bool(words)), name]
    return " ".join(filter(None, words))


def _of_three(group: int, *, full: bool) -> str:
    """1 to 999; `full`: with «không trăm» and «linh» where a place is empty."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif ones and words:
        words.append("linh")
    if ones:
        words.append(_ones(ones, tens))
    return " ".join(words)


def _ones(ones: int, tens: int) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 5 and tens:  # năm mươi lăm
        return "lăm"
    return _DIGITS[ones]
