"""A folder's marke.yaml -> the look of its documents."""

from __future__ import annotations

from konzeptgen.document.images import picture
from konzeptgen.document.tree import Design
from konzeptgen.model.mappe import Mappe


def design(mappe: Mappe) -> Design:
    """Return the municipality's look, the house's where the author gives none."""
    marke = mappe.marke
    if marke is None:
        return Design()
    house = Design()
    return Design(
        colour=marke.farbe or house.colour,
        accent=marke.akzent or house.accent,
        font=str(marke.schrift.marken["familie"]) if marke.schrift else house.font,
        logo=picture(mappe.beilagen[marke.logo]) if marke.logo else None,
        logo_alt=marke.logo_alt or "",
        reference_docx=mappe.beilagen[marke.vorlage] if marke.vorlage else None,
        styles={str(style.rolle): style.name for style in marke.formatvorlagen},
    )
