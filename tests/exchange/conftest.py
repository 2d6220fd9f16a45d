"""What tests of taking in share: nothing of the clerk who runs them is read or kept."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from toolkit import places


@pytest.fixture(autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Everything of ours lies in an empty folder."""
    place = tmp_path_factory.mktemp("của tôi")
    with patch.object(places, "data_folder", lambda: place):
        yield place
