"""A failing case tells what it saw."""

import pytest

pytest.register_assert_rewrite("tests.calc.conformance.cases")
