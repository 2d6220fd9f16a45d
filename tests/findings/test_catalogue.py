"""The catalogue joins the texts of all areas, and no code stands in two of them."""

from importlib import import_module
from pkgutil import iter_modules

from toolkit.findings import texts
from toolkit.findings.catalogue import CATALOGUE
from toolkit.findings.entry import Entry


def areas() -> dict[str, dict[str, Entry]]:
    """The codes of each file of texts."""
    names = [module.name for module in iter_modules(texts.__path__)]
    modules = {name: import_module(f"{texts.__name__}.{name}") for name in names}
    return {name: getattr(module, name.upper()) for name, module in modules.items()}


def test_every_area_is_in_the_catalogue_once() -> None:
    codes = [code for area in areas().values() for code in area]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(CATALOGUE)


def test_a_text_ends_with_a_full_stop_and_leaves_the_labels_to_the_sentence() -> None:
    for code, entry in CATALOGUE.items():
        for text in (entry.what, entry.next_step):
            assert "Cách sửa" not in text, code
            assert "Căn cứ: " not in text, code
        # «{more}» and «{advice}» bring their own.
        assert entry.what.endswith((".", ".{more}")), code
        assert entry.next_step.endswith((".", "{advice}")), code
