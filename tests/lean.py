"""Another Python that does not import what a clerk's Python does not have."""

LEAN = (
    "import sys\n"
    "for name in ('numpy', 'pandas', 'polars', 'matplotlib', 'PIL', 'plotly',"
    " 'cryptography'):\n"
    "    sys.modules.setdefault(name, None)\n"
)
"""Code to put before an import of xlwings, which looks for these: it takes a second."""
