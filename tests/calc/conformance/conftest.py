"""A failing case tells what it saw."""

import pytest

pytest.register_assert_rewrite("tests.calc.conformance.cases")

# Where the office's language could make a difference; the rest is the same in all.
_BY_LANGUAGE = ("values", "dates", "formulas", "formats")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Run in a second language only what reads or writes numbers and formulas."""
    dropped = [item for item in items if _same_in_all_languages(item)]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = [item for item in items if not _same_in_all_languages(item)]


def _same_in_all_languages(item: pytest.Item) -> bool:
    here = item.path.parent.name == "conformance"
    second = "[vi-VN" in item.name
    return here and second and not item.path.stem.endswith(_BY_LANGUAGE)
