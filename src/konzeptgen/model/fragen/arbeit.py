"""Work: offices at the Jobcenter, recognition of foreign qualifications."""

from __future__ import annotations

from konzeptgen.model.arbeit import Ansprechstelle
from konzeptgen.model.fragen.angebote import Angebotsfragen


class Arbeitsfragen(Angebotsfragen):
    """Questions about work."""

    @property
    def ansprechstellen(self) -> tuple[Ansprechstelle, ...]:
        """Return the offices at the Jobcenter that employers and services turn to, by trade."""
        return self.jobcenter.ansprechstellen if self.jobcenter else ()

    @property
    def hat_anerkennungsberatung(self) -> bool:
        """Return whether an office or an offer helps with the recognition of foreign qualifications."""
        return bool(self.da(self.anerkennungsstellen) or self.angebote_der("anerkennungsberatung"))
