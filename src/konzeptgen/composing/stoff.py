"""What goes into compose: kind of document, templates, folder, and what templates print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from konzeptgen.base.finding import Finding
from konzeptgen.bilder import Bild
from konzeptgen.checking.vollstaendigkeit import Elementstand
from konzeptgen.composing.lage import Lage, Vergleich
from konzeptgen.composing.luecken import Konzeptsicht
from konzeptgen.document.texte import Freitext
from konzeptgen.model.lesart import Lesart
from konzeptgen.model.mappe import Mappe
from konzeptgen.model.papier import Papier
from konzeptgen.vorlagen.arten import Art
from konzeptgen.vorlagen.names import KONZEPT
from konzeptgen.vorlagen.vorlagen import Vorlagen


@dataclass(frozen=True, slots=True, kw_only=True)
class Stoff:
    """What a document is made of: kind, templates, folder, and what templates may print by the names they use."""

    konzept: Konzeptsicht
    mappe: Mappe
    art: Art
    vorlagen: Vorlagen = field(default_factory=Vorlagen)
    orte: tuple[Lage, ...] = ()
    papier: Papier | None = None
    bilder: Mapping[str, Bild] = field(default_factory=dict)
    befunde: tuple[Finding, ...] = ()
    elemente: tuple[Elementstand, ...] = ()
    mitzeichnung: bool = False
    fuer: Lesart | None = None

    @property
    def vergleich(self) -> Vergleich:
        """Return the places side by side."""
        return vergleich(self.orte, self.papier)

    @property
    def texte(self) -> Mapping[str, Freitext]:
        """Return the folder's free texts for this kind of document, by the names of chapters."""
        every = self.mappe.texte
        plain = {name: text for name, text in every.items() if "/" not in name} if self._is_konzept else {}
        prefix = f"{self.art.name}/"
        own = {name.removeprefix(prefix): text for name, text in every.items() if name.startswith(prefix)}
        return plain | own

    @property
    def _is_konzept(self) -> bool:
        return any(art.name == KONZEPT for art in self.vorlagen.linie(self.art.name))


def vergleich(orte: tuple[Lage, ...], papier: Papier | None) -> Vergleich:
    """Return places side by side, with the Handlungsfelder that the paper wants."""
    return Vergleich(orte, papier.handlungsfelder if papier else ())
