"""What is said of a provider or an offer in another language."""

from __future__ import annotations

from dataclasses import dataclass

from konzeptgen.base.scalars import Wert


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Uebersetzung:
    """The shared part ``uebersetzung``."""

    sprache: Wert
    name: str | None = None
    beschreibung: str | None = None

    @property
    def texte(self) -> tuple[str, ...]:
        """Return what is said, in the order in which it is printed."""
        return tuple(text for text in (self.name, self.beschreibung) if text)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Angebotsuebersetzung(Uebersetzung):
    """The shared part ``angebotsuebersetzung``."""

    oeffnungshinweis: str | None = None
    kosten: str | None = None

    @property
    def texte(self) -> tuple[str, ...]:
        """Return what is said, in the order in which it is printed."""
        return tuple(text for text in (self.name, self.beschreibung, self.oeffnungshinweis, self.kosten) if text)
