"""What «Điều kiện» says of itself: not computed yet, still right, or out of date."""

NEVER = "Chưa kiểm tra."
FRESH = "Còn đúng: dữ liệu chưa thay đổi từ lần kiểm tra."
STALE = "ĐÃ CŨ: dữ liệu đã thay đổi sau lần kiểm tra; bấm «Kiểm tra điều kiện»."


def stale_formula() -> str:
    """The live formula, without «=»: it looks at the stamp and at what has changed."""
    return f'IF(td_checked_at="","{NEVER}",IF(td_changed=0,"{FRESH}","{STALE}"))'
