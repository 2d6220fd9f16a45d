"""Every code of taking in and giving out is raised by a test beside this one."""

import re
from pathlib import Path

from toolkit.findings.texts.exchange import EXCHANGE


def test_every_code_is_asserted_somewhere_here() -> None:
    texts = (p.read_text("utf-8") for p in Path(__file__).parent.glob("test_*.py"))
    assert set(re.findall(r'"(X\d{3})"', "".join(texts))) == set(EXCHANGE)
