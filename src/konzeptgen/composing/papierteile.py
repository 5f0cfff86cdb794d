"""Parts of sentences that papers set: sources of several places, demands and the law that they touch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from konzeptgen.base.german import aufzaehlung, datum, datum_lang, pronomen, zahlwort
from konzeptgen.base.scalars import Wert
from konzeptgen.base.schreibweise import in_jeder_schreibweise
from konzeptgen.checking.elemente import Messung
from konzeptgen.checking.recht import normen
from konzeptgen.composing.lage import Forderung, Lage, Ortsstand, Vergleich
from konzeptgen.composing.printing import escape
from konzeptgen.model.stimmen import Stimme


def quellen(orte: Sequence[Lage]) -> str:
    """Return the source line of a table made from the data of places."""
    stands = [f"{ort.name}, Stand {datum(ort.konzept.stand)}" for ort in orte]
    if all(ort.nur_eigene for ort in orte):
        return f"Quelle: Angaben des Absenders zu eigenen Angeboten ({'; '.join(stands)})"
    whose = "der Kommune" if len(stands) == 1 else "der Kommunen"
    return f"Quelle: Angaben {whose} und der Träger ({'; '.join(stands)})"


def offen_in(forderung: Forderung) -> str:
    """Return where a demand is open: "Stadt Musterstadt (teilweise), Gemeinde Beispieltal (fehlt)"."""
    return ", ".join(f"{ort.name} ({stand.stand.titel})" for ort, stand in forderung.offen)


def gruende(ort: Ortsstand) -> str:
    """Return how far a place is with a demand: what is there, then what is missing, then what is not known."""
    found = ort[1].messung
    there = "".join(f" {teil.satz}" for teil in found.erfuellt)
    missing = "".join(f" {teil.satz}" for teil in found.gruende)
    opening = f"Das gelingt zum Teil.{there} Offen ist:{missing}" if there else missing.strip()
    return f"{opening}{_unbekannt(found)}"


def erreichtes(ort: Ortsstand) -> str:
    """Return what a place has of a demand, and what of it is not known."""
    found = ort[1].messung
    return " ".join(teil.satz for teil in found.erfuellt) + _unbekannt(found)


def _unbekannt(found: Messung) -> str:
    return "".join(f" {teil.satz}" for teil in found.unbekannt)


def stand_der_forderungen(vergleich: Vergleich) -> str:
    """Return, for one place, of how many demands something is missing, how many are met and how many not known."""
    whole = vergleich.gesamtbilanz
    groups = (whole.erfuellt, whole.offen, whole.teils_bekannt, whole.ohne_angaben)
    met, missing, part, silent = map(len, groups)
    parts = [f"{_zahl(met)} erfüllt"]
    parts += [f"bei {zahlwort(missing) if missing > 1 else 'einer'} fehlt etwas" if missing else ""]
    parts += [f"von {zahlwort(part) if part > 1 else 'einer'} ist nur ein Teil bekannt" if part else ""]
    parts += [f"zu {zahlwort(silent) if silent > 1 else 'einer'} liegt nichts vor" if silent else ""]
    return f"Von {zahlwort(sum(map(len, groups)))} Forderungen, die dieses Papier prüft, {_gefuegt(parts)}."


def _zahl(count: int) -> str:
    return f"sind {zahlwort(count)}" if count > 1 else f"ist {pronomen(count, 'f')}"


def _gefuegt(parts: list[str]) -> str:
    return aufzaehlung(part for part in parts if part)


def zitat(stimme: Stimme) -> Markup:
    """Return a voice as a quotation with who says it and where; an anonymised case is called so."""
    lead = "Fallbeispiel: " if stimme.art == "fallbeispiel" else ""
    parts = [escape(part) for part in re.split(r"\n\s*\n", stimme.text)]
    opening, closing = ("", "") if lead else ("„", "“")
    said = f"{lead}{opening}" + "\n>\n> ".join(" ".join(part.split()) for part in parts) + closing
    who = ", ".join(str(escape(word)) for word in (stimme.name, stimme.rolle, stimme.ort) if word)
    return Markup(f"> {said}\n>\n> {who}")  # noqa: S704 - each part is escaped


def bezugsdokument(ort: Lage) -> str:
    """Return from what the figures of a place are: its Konzept with its state, else the data alone."""
    konzept = ort.konzept
    day = f"Stand {datum_lang(konzept.stand)}"
    if ort.nur_eigene:
        return f"{ort.name}: Angaben des Absenders zu eigenen Angeboten, {day}"
    if konzept.rahmen is None:
        return f"{ort.name}: Angaben zum Ort, {day}"
    state = "Entwurf" if konzept.entwurf else "beschlossene Fassung"
    return f"{ort.name}: {konzept.titel}, {state}, {day}"


def forderung(element: Wert) -> str:
    """Return a demand with its source: "… nennt sie den Grund (Anregungen …, Absatz A3)."."""
    demanded = element.marken["forderung"]
    return in_jeder_schreibweise(lambda wort: f"{wort(demanded).removesuffix('.')} ({fundstelle(element)}).")


def fundstelle(element: Wert) -> str:
    """Return where the associations' papers of 2019 make the demand of an element of the catalogue."""
    codes = str(element.marken["fundstelle"]).split(", ")
    papers = (
        ("Anregungen der Freien Wohlfahrtspflege 2019", [code for code in codes if code[0] != "N"]),
        ("Interview der Diakonie 2019", [code for code in codes if code[0] == "N"]),
    )
    return "; ".join(
        f"{name}, {'Absatz' if len(found) == 1 else 'Absätze'} {aufzaehlung(found)}" for name, found in papers if found
    )


def rechtslage(element: Wert, stichtag: date) -> str:
    """Return what law says about a demand, with its sections, while the wordings to which the note refers hold."""
    found = [normen()[key] for key in element.marken.get("normen", ())]
    if not found or not all(norm.wortlaute[-1].gilt_am(stichtag) for norm in found):
        return ""
    return f"Zur Rechtslage: {element.marken['rechtslage']} Grundlage: {'; '.join(n.zitat(stichtag) for n in found)}."
