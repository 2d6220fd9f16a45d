"""What «Điều kiện» and «Tỷ lệ» say of themselves: still right, or out of date."""

NEVER = "Chưa kiểm tra."
FRESH = "Còn đúng: dữ liệu chưa thay đổi từ lần kiểm tra."
STALE = "ĐÃ CŨ: dữ liệu đã thay đổi sau lần kiểm tra; bấm «Kiểm tra điều kiện»."


def stale_formula() -> str:
    """The live formula, without «=»: it looks at the stamp and at what has changed."""
    return f'IF(td_checked_at="","{NEVER}",IF(td_changed=0,"{FRESH}","{STALE}"))'


RATIOS_OTHER_YEAR = (
    "ĐÃ CŨ: bảng này theo quy định của năm {year}; bấm «Kiểm tra tỷ lệ»."
)
RATIOS_STALE = (
    "ĐÃ CŨ: đơn vị, nhóm, tập thể được đề nghị hoặc quy tắc đã thay đổi;"
    " bấm «Kiểm tra tỷ lệ»."
)
COUNTS_STALE = (
    "ĐÃ CŨ: dữ liệu mà các tỷ lệ được đếm từ đó đã thay đổi; bấm «Kiểm tra tỷ lệ»."
)
"""Where some counts are not live."""


def ratios_note_formula(
    year: int, fresh: str, *, copied: bool, live: bool = True
) -> str:
    """The live formula, without «=», of a table made for a year; `fresh`: its note.

    `copied`: whether the workbook keeps a copy of what the rows were made from;
    `live`: whether all counts are live.
    """
    said = f'"{fresh}"'
    if copied:
        stale = RATIOS_STALE if live else COUNTS_STALE
        said = f'IF(td_ratios_changed=0,{said},"{stale}")'
    return f'IF(td_set_year={year},{said},"{RATIOS_OTHER_YEAR.format(year=year)}")'
