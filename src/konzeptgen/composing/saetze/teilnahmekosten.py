"""What offers cost those who come: said once where it holds for most, at an entry where it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.composing.saetze.veranstaltungen import kosten

if TYPE_CHECKING:
    from konzeptgen.model.anbieter import Angebot
    from konzeptgen.model.konzept import Konzept


def kostenregel(konzept: Konzept) -> str:
    """Return what holds for an entry that says nothing on costs; nothing where every entry says something."""
    if konzept.meist_kostenfrei:
        return "Wo nichts zu den Kosten steht, ist das Angebot kostenfrei."
    if any(not kosten(offer) for offer in konzept.aktive_angebote):
        return "Manche Einträge sagen nicht, ob das Angebot etwas kostet. Fragen Sie dann bitte nach."
    return ""


def kosten_im_eintrag(konzept: Konzept, angebot: Angebot) -> str:
    """Return what an entry says on costs: where most are free, only what differs from that."""
    if not konzept.meist_kostenfrei:
        return kosten(angebot)
    if angebot.ist_kostenfrei:
        return ""
    return angebot.kosten or ("nicht kostenfrei" if angebot.kostenfrei == "nein" else "nicht bekannt")
