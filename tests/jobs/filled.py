"""The scoring workbook of the 2017 rubric, filled as its source was."""

from functools import lru_cache

from toolkit.jobs.demo.scoring import filled_example


@lru_cache(maxsize=1)
def filled_workbook() -> bytes:
    """Inputs of the source, no totals yet; 983 once rescored."""
    return filled_example().to_bytes()
