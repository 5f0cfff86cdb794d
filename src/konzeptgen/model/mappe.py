"""What a document is made from besides its figures: texts, files and look of a concept's or a paper's folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from konzeptgen.base.scalars import Wert
from konzeptgen.document.texte import Freitext
from konzeptgen.model.lesart import Lesart
from konzeptgen.model.marke import Marke


class Mappe(Protocol):
    """A folder that lends a document its texts (by name), files (by name), look, day and state."""

    @property
    def marke(self) -> Marke | None:
        """Return the look."""

    @property
    def texte(self) -> Mapping[str, Freitext]:
        """Return the free texts by name."""

    @property
    def beilagen(self) -> Mapping[str, bytes]:
        """Return the attached files by name."""

    @property
    def stichtag(self) -> date:
        """Return the day for which everything is said."""

    @property
    def stand(self) -> date:
        """Return the day that the document names."""

    @property
    def entwurf(self) -> bool:
        """Return whether the document is a draft."""

    @property
    def lesart(self) -> Lesart | None:
        """Return for whom its documents are made, None where their own state tells it."""

    @property
    def oeffentlich(self) -> bool:
        """Return whether this is the public edition."""

    @property
    def schreibweise(self) -> Wert | None:
        """Return how groups of people are named."""
