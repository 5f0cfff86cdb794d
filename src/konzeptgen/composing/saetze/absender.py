"""Sentences of papers in the voice of the sender: a Liga says "wir", one Verband or Träger speaks of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, gross, zahlwort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konzeptgen.composing.eigenes import Eigenes
    from konzeptgen.composing.lage import Vergleich
    from konzeptgen.model.papier import Papier


def _einer(papier: Papier | None) -> str:
    """Return "der Verband" or "der Träger", nothing where several or nobody known speak."""
    if papier is None or papier.absender.mehrzahl:
        return ""
    return f"der {papier.absender.art.titel}"


def wer_spricht(papier: Papier) -> str:
    """Return the sender, a Liga with its members."""
    members = aufzaehlung(papier.absender.mitglieder)
    return f"{papier.absender.name}: {members}" if members else papier.absender.name


def ueberschrift_zahlen(papier: Papier | None) -> str:
    """Return the heading above whom the sender reaches."""
    who = _einer(papier)
    return f"Wen {who} erreicht" if who else "Wen wir erreichen"


def ueberschrift_forderung(papier: Papier | None) -> str:
    """Return the heading above what the sender demands."""
    return f"Was {_einer(papier)} fordert" if _einer(papier) else "Was wir fordern"


def ueberschrift_dank(papier: Papier | None) -> str:
    """Return the heading above what the sender is thankful for."""
    who = _einer(papier)
    return f"Wofür {who} dankt" if who else "Wofür wir danken"


def dank_an_alle(papier: Papier | None) -> str:
    """Return the thanks above what is met."""
    who = _einer(papier)
    return f"Dafür dankt {who} allen, die daran arbeiten." if who else "Dafür danken wir allen, die daran arbeiten."


def bitte_um_angaben(papier: Papier | None) -> str:
    """Return what the sender asks where it knows nothing."""
    if who := _einer(papier):
        return f"Zu diesen Punkten hat {who} keine Angaben und bittet darum."
    return "Zu diesen Punkten haben wir keine Angaben; wir bitten darum."


def bitte_um_uebrige_angaben(papier: Papier | None) -> str:
    """Return what the sender asks where it knows a part."""
    if who := _einer(papier):
        return f"Zu diesen Punkten ist nur ein Teil bekannt; {who} bittet um die übrigen Angaben."
    return "Zu diesen Punkten ist uns nur ein Teil bekannt; wir bitten um die übrigen Angaben."


def leistung_des_absenders(papier: Papier | None, eigene: Sequence[Eigenes], vergleich: Vergleich) -> str:
    """Return with how many running offers the sender works in the place, or in how many of the places."""
    who = _einer(papier)
    verb, subject = ("arbeitet", who) if who else ("arbeiten", "wir")
    if not eigene:
        return "Zu eigenen laufenden Angeboten des Absenders liegt nichts vor."
    if vergleich.allein:
        (own,) = eigene
        offers = anzahl(len(own.angebote), "laufenden Angebot", "laufenden Angeboten", "n", "dat")
        where = gross(vergleich.orte[0].konzept.kommune.ort)
        return f"{where} {verb} {subject} mit {offers}."
    return f"{gross(subject)} {verb} selbst {_orte(eigene, vergleich)}."


def _orte(eigene: Sequence[Eigenes], vergleich: Vergleich) -> str:
    every, own = len(vergleich.orte), len(eigene)
    if own == every:
        return "in beiden Orten" if every == 2 else f"in allen {zahlwort(every)} Orten"  # noqa: PLR2004 - two are both
    return f"in {'einem' if own == 1 else zahlwort(own)} von {zahlwort(every)} Orten"


def eigene_forderungen(papier: Papier) -> str:
    """Return the heading above the sender's own demands, which come before those of the catalogue."""
    who = _einer(papier)
    return f"Was {who} selbst fordert" if who else "Was wir selbst fordern"
