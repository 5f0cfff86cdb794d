"""Good practice."""

from __future__ import annotations

from konzeptgen.model.beispiele import Beispiel
from konzeptgen.model.felder import Konzeptfelder


class Beispielfragen(Konzeptfelder):
    """Questions about good practice."""

    def beispiele_im(self, handlungsfeld: str) -> tuple[Beispiel, ...]:
        """Return the good practice in a Handlungsfeld, that with figures first."""
        found = (beispiel for beispiel in self.beispiele if beispiel.handlungsfeld == handlungsfeld)
        return tuple(sorted(found, key=lambda beispiel: not beispiel.wirkung))
