"""Money and posts: what the measures cost in a year, and who funds offers."""

from __future__ import annotations

from decimal import Decimal

from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.fragen.angebote import Angebotsfragen
from konzeptgen.model.massnahmen import Massnahme


class Geldfragen(Angebotsfragen):
    """Questions about costs, posts and funding."""

    @property
    def bezifferte_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures whose yearly cost is given."""
        return tuple(massnahme for massnahme in self.massnahmen if massnahme.mittel is not None)

    @property
    def groesste_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures whose yearly cost is given, the dearest first."""
        return tuple(sorted(self.bezifferte_massnahmen, key=lambda m: -(m.mittel or 0)))

    @property
    def massnahmenmittel(self) -> Decimal:
        """Return what the measures cost in a year, in euros, as far as it is given."""
        return sum((massnahme.mittel or Decimal(0) for massnahme in self.massnahmen), Decimal(0))

    @property
    def massnahmenstellen(self) -> Decimal:
        """Return how many full-time posts the measures need, as far as it is given."""
        return sum((massnahme.stellen or Decimal(0) for massnahme in self.massnahmen), Decimal(0))

    def gefoerdert_von(self, geber: str) -> tuple[Angebot, ...]:
        """Return the running offers of free providers that a funder supports."""
        free = self.freie_angebote(self.aktive_angebote)
        return tuple(angebot for angebot in free if any(f.geber == geber for f in angebot.foerderung))
