"""A municipality's Word template in → what of it is used, and which of its styles play our roles, out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.intake import intake
from konzeptgen.wordvorlage.roles import ROLES, shown
from konzeptgen.wordvorlage.styles import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Wordvorlage:
    """A template and what of it is used: ``chosen`` maps roles to the names that the author gives."""

    def __init__(self, data: bytes, chosen: Mapping[str, str]) -> None:
        """Take what is allowed from it; raise ValueError, with a sentence for its author, if it is no Word file."""
        taken = intake(data)
        self.parts, self.styles, self.section = taken.parts, taken.styles, taken.section
        self.left_out = tuple(taken.notes.sentences())
        self.chosen = chosen

    @cached_property
    def played(self) -> Mapping[str, Style]:
        """Return the style for each role that the author chose or that goes by a known name."""
        found = ((role, self._chosen(role) or self._by_name(role)) for role in ROLES)
        return {role: style for role, style in found if style is not None}

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield each role for which a style is chosen that the template lacks, with that name."""
        yield from ((role, name) for role, name in self.chosen.items() if self._chosen(role) is None)

    def names(self, role: str) -> list[str]:
        """Return the names of all styles that could play ``role``."""
        styles = self.styles.by_key.values()
        return [shown(style.name) for style in styles if style.kind == ROLES[role].kind]

    @property
    def numbered(self) -> frozenset[int]:
        """Return the levels whose headings number themselves."""
        levels = ((level, self.played.get(f"ueberschrift{level}")) for level in range(1, 5))
        return frozenset(level for level, style in levels if style is not None and self.styles.numbers(style.key))

    def _chosen(self, role: str) -> Style | None:
        return self.styles.known(ROLES[role].kind, self.chosen[role]) if role in self.chosen else None

    def _by_name(self, role: str) -> Style | None:
        found = (self.styles.known(ROLES[role].kind, name) for name in ROLES[role].known)
        return next((style for style in found if style is not None), None)
