"""The source lines of tables and pictures that are made from the author's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import datum

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.mappe import Mappe


def daten(mappe: Mappe) -> str:
    """Return the source line of a table or picture made from the author's data."""
    return f"Quelle: Angaben der Kommune und der Träger, Stand {datum(mappe.stand)}"


def quelle_der_sozialraeume(konzept: Konzept) -> str:
    """Return the sources and Stichtage that the Sozialräume name for their figures."""
    figures = [f for s in konzept.sozialraeume for f in (s.einwohner, s.migrationsgeschichte) if f]
    parts = {f"{f.quelle or 'Quelle offen'}{f', Stichtag {datum(f.stichtag)}' if f.stichtag else ''}" for f in figures}
    return f"Quelle: {'; '.join(sorted(parts))}" if parts else ""
