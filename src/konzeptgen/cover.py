"""Konzept -> cover and design: what stands on the first page and how the document looks."""

from __future__ import annotations

from konzeptgen.document import Cover, Design
from konzeptgen.german import datum_lang
from konzeptgen.images import picture
from konzeptgen.model.kommune import Ratsbeschluss
from konzeptgen.model.konzept import Konzept
from konzeptgen.schema import values


def cover(konzept: Konzept) -> Cover:
    """Return the cover; a title that the author does not give is made from the municipality's name."""
    rahmen, herausgeber = konzept.rahmen, konzept.herausgeber
    return Cover(
        title=(rahmen and rahmen.titel) or f"Integrationskonzept {konzept.kommune.genitiv}",
        subtitle=(rahmen and rahmen.untertitel) or "",
        publisher=herausgeber.name if herausgeber else konzept.kommune.bezeichnung,
        lines=tuple(_lines(konzept)),
        draft=konzept.entwurf,
        internal=not konzept.oeffentlich,
    )


def _lines(konzept: Konzept) -> list[tuple[str, str]]:
    rahmen = konzept.rahmen
    stand = rahmen.stand if rahmen and rahmen.stand else konzept.stichtag
    lines = [("Stand", datum_lang(stand)), ("Fassung", _fassung(konzept))]
    if not konzept.entwurf and konzept.beschluss:
        lines.append(("Beschluss", _beschluss(konzept.beschluss)))
    if rahmen and rahmen.version:
        lines.append(("Version", rahmen.version))
    if konzept.laufzeit:
        lines.append(("Laufzeit", konzept.laufzeit))
    if konzept.herausgeber and konzept.herausgeber.amt:
        lines.append(("Verantwortlich", konzept.herausgeber.amt))
    editor = konzept.herausgeber.redaktion if konzept.herausgeber else None
    if editor:
        lines.append(("Redaktion", f"{editor.name}, {editor.funktion}" if editor.funktion else editor.name))
    return lines


def _fassung(konzept: Konzept) -> str:
    status = "Entwurf" if konzept.entwurf else "Beschlossen"
    return status if konzept.oeffentlich else f"{status}, nur für den internen Gebrauch"


def _beschluss(beschluss: Ratsbeschluss) -> str:
    day = datum_lang(beschluss.datum) if beschluss.datum else ""
    paper = f"Vorlage {beschluss.vorlage}" if beschluss.vorlage else ""
    return ", ".join(part for part in (beschluss.gremium, day, paper) if part)


def design(konzept: Konzept) -> Design:
    """Return the municipality's look, the house's where the author gives none."""
    marke = konzept.marke
    if marke is None:
        return Design()
    house = Design()
    return Design(
        colour=marke.farbe or house.colour,
        accent=marke.akzent or house.accent,
        font=str(marke.schrift.marken["familie"])
        if marke.schrift
        else next(iter(values()["schriften"].values())).titel,
        logo=picture(konzept.beilagen[marke.logo]) if marke.logo else None,
        logo_alt=marke.logo_alt or "",
        reference_docx=konzept.beilagen[marke.vorlage] if marke.vorlage else None,
    )
