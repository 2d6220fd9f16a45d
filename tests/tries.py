"""How often a property is tried: the fast lane tries a fifth of the examples."""

import os

from tests.run_all import FAST


def tries(number: int) -> int:
    """So many examples; a fifth of them in the fast lane."""
    return max(number // 5, 5) if os.environ.get(FAST) else number
