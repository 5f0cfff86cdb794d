"""Volunteers: who coordinates them."""

from __future__ import annotations

from konzeptgen.model.fragen.angebote import Angebotsfragen


class Ehrenamtsfragen(Angebotsfragen):
    """Questions about volunteers."""

    @property
    def hat_ehrenamtskoordination(self) -> bool:
        """Return whether an office or an offer coordinates volunteers."""
        return bool(self.da(self.ehrenamtskoordination) or self.angebote_der("ehrenamtskoordination"))
