"""Law and office rules as dated data; the only place for legal numbers."""

from toolkit.rules.loader import Quantity, Version, basis_lines, in_force, rules_version

__all__ = ["Quantity", "Version", "basis_lines", "in_force", "rules_version"]
