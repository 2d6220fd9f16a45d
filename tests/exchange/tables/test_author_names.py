"""Authors with dashes, numbers and shares: names come in, and shares are told."""

from pathlib import Path

import pytest

from tests.exchange.tables.files import (
    codes,
    csv_file,
    register,
    table_rows,
    take_in,
)
from toolkit.exchange.tables.rows.author_names import author_names

BOTH = "Hồ Cúc; Lê An"


@pytest.mark.parametrize(
    "typed",
    [
        "- Hồ Cúc (60%)\n- Lê An (40%)",
        "-Hồ Cúc: 60%; -Lê An: 40 %",
        "1. Hồ Cúc 60%\n2) Lê An 40%",
        "• Hồ Cúc (chiếm 33,3%) ; • Lê An (66,7% công sức)",
        "Hồ Cúc (60%), Lê An (40%)",
        "+ Hồ Cúc – 60 %\n+ Lê An – 40 %\n",
    ],
)
def test_names_lose_dashes_and_shares(typed: str) -> None:
    assert author_names(typed) == (BOTH, True)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("- Hồ Cúc\n- Lê An", BOTH),
        ("Hồ Cúc; Lê An", "Hồ Cúc; Lê An"),
        ("Hồ Cúc, Lê An và cộng sự", "Hồ Cúc, Lê An và cộng sự"),
        ("Nguyễn Văn A (Phòng 2)", "Nguyễn Văn A (Phòng 2)"),
        ("12/QĐ", "12/QĐ"),
        ("(60%)", "(60%)"),
        ("-", "-"),
    ],
)
def test_other_texts_have_no_shares(typed: str, names: str) -> None:
    assert author_names(typed).text == names
    assert author_names(typed).shares == ("%" in typed)


def test_a_list_of_initiatives_comes_in_with_names_and_the_shares_are_told(
    tmp_path: Path,
) -> None:
    text = (
        "Năm,Tên sáng kiến,Tác giả,Phạm vi\n"
        '2024,Cải tiến A,"- Hồ Cúc (60%)\n- Lê An (40%)",cơ sở\n'
        "2024,Cải tiến B,Trần Bé,cơ sở\n"
    )
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, text))
    found = [row["authors"] for row in table_rows(path, "initiatives")]
    assert found == [BOTH, "Trần Bé"]
    assert "X710" in codes(report)
    [told] = [one for one in report.findings if one.code == "X710"]
    assert "1 ô ghi cả tỷ lệ đóng góp" in told.what
    assert f"«{BOTH}»" in told.what
