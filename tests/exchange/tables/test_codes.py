"""Every code of taking in and giving out is raised by a test beside this one."""

import re
from pathlib import Path

from toolkit.findings.texts.exchange import EXCHANGE
from toolkit.findings.texts.exchange_doubts import EXCHANGE_DOUBTS
from toolkit.findings.texts.exchange_previews import EXCHANGE_PREVIEWS


def test_every_code_is_asserted_somewhere_here() -> None:
    texts = (p.read_text("utf-8") for p in Path(__file__).parent.glob("test_*.py"))
    codes = EXCHANGE | EXCHANGE_DOUBTS | EXCHANGE_PREVIEWS
    assert set(re.findall(r'"(X\d{3})"', "".join(texts))) == set(codes)
