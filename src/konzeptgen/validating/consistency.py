"""Faults that no single field shows: keys that contradict each other, files that are not there, weak contrast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.near import meant, nearest
from konzeptgen.base.source import DataPath, Source
from konzeptgen.document.images import readable
from konzeptgen.document.theme import ratio
from konzeptgen.profile import profiles

if TYPE_CHECKING:
    from konzeptgen.wordvorlage.template import Wordvorlage

_MIN_RATIO = {"farbe": 4.5, "akzent": 3.0}


def consistency(source: Source, values: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what contradicts itself in the merged, validated ``values``."""
    if "kommune" in values:
        yield from _keys(source, values["kommune"])
    for section, name in (("rahmen", "profil"), ("eigenes_profil", "erweitert")):
        if name in values.get(section, {}):
            yield from _profile(source, values[section][name], (section, name))
    if "marke" in values:
        yield from _design(source, values["marke"])
    yield from _greeting(source, values.get("grusswort", {}))
    yield from _orders(source, values)
    for name in ("traeger", "angebote"):
        for index, thing in enumerate(values.get(name, ())):
            yield from _languages(source, thing.get("uebersetzungen", ()), (name, index, "uebersetzungen"))


def _languages(source: Source, texts: Sequence[Mapping[str, Any]], path: DataPath) -> Iterator[Finding]:
    """Yield the translations whose language stands before, or is the one in which all else is written."""
    seen = [text["sprache"] for text in texts]
    for index, sprache in enumerate(seen):
        if sprache == "de":
            message = "Eine Übersetzung ist mit Deutsch bezeichnet."
            remedy = "Tragen Sie den deutschen Text in die Felder daneben ein, oder nennen Sie die andere Sprache."
            yield _finding(source, (*path, index, "sprache"), "SPR001", message, remedy)
        elif sprache in seen[:index]:
            message = f"Die Sprache {sprache.titel} steht bei den Übersetzungen zweimal."
            yield _finding(source, (*path, index, "sprache"), "SPR002", message, "Fassen Sie beide Einträge zusammen.")


def _orders(source: Source, values: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield the ends that lie before their beginnings."""
    for index, house in enumerate(values.get("unterkuenfte", ())):
        yield from _order(source, house, ("unterkuenfte", index), "eroeffnet_am", "schliessung_am")
    for index, course in enumerate(values.get("kurse", ())):
        yield from _order(source, course, ("kurse", index), "beginn", "ende")
    for index, offer in enumerate(values.get("angebote", ())):
        for number, event in enumerate(offer.get("veranstaltungen", ())):
            path = ("angebote", index, "veranstaltungen", number)
            yield from _order(source, event, path, "datum", "letzter_tag")


def _finding(source: Source, path: DataPath, code: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.FEHLER, message, remedy, source.place(path))


def _profile(source: Source, name: str, path: DataPath) -> Iterator[Finding]:
    known = list(profiles())
    if name not in known:
        guess = meant(name, known)
        message = f"Das Profil „{name}“ gibt es nicht.{guess}"
        yield _finding(source, path, "SCH013", message, f"Möglich sind: {', '.join(known)}.")


def _keys(source: Source, kommune: Mapping[str, Any]) -> Iterator[Finding]:
    land, ags, ars = kommune["land"], kommune.get("ags"), kommune.get("ars")
    number = land.marken["nummer"]
    for name, key in (("ags", ags), ("ars", ars)):
        if key and not key.startswith(number):
            message = f"„{key}“ passt nicht zum Land {land.titel}."
            remedy = f"In {land.titel} beginnt der Schlüssel mit {number}. Prüfen Sie Schlüssel und Land."
            yield _finding(source, ("kommune", name), "AGS001", message, remedy)
    if ags and ars and not _same_place(ags, ars):
        message = "Gemeindeschlüssel und Regionalschlüssel meinen nicht denselben Ort."
        fitting = (ars[:5] + ars[9:])[: len(ags)]
        remedy = f"Berichtigen Sie einen von beiden; zum Regionalschlüssel gehört der Gemeindeschlüssel {fitting}."
        yield _finding(source, ("kommune", "ags"), "AGS002", message, remedy)
    if ags and len(ags) == 5 and not kommune["typ"].marke("kreis") and kommune["typ"] != "kreisfreie_stadt":  # noqa: PLR2004 - digits of a district's key
        message = "Fünf Ziffern hat nur der Schlüssel eines Kreises."
        remedy = "Tragen Sie den Schlüssel der Gemeinde mit acht Ziffern ein."
        yield _finding(source, ("kommune", "ags"), "AGS003", message, remedy)


def _same_place(ags: str, ars: str) -> bool:
    return (ars[:5] + ars[9:]).startswith(ags)


def _design(source: Source, marke: Mapping[str, Any]) -> Iterator[Finding]:
    for name, least in _MIN_RATIO.items():
        colour = marke.get(name)
        if colour and ratio(colour, "#FFFFFF") < least:
            shown = f"{ratio(colour, '#FFFFFF'):.1f}".replace(".", ",")
            wanted = f"{least:.1f}".replace(".", ",")
            message = f"Die Farbe {colour} ist auf weißem Grund zu hell: Der Kontrast ist {shown} zu 1."
            remedy = f"Wählen Sie einen dunkleren Ton mit einem Kontrast von mindestens {wanted} zu 1."
            yield _finding(source, ("marke", name), "MRK001", message, remedy)
    for name in ("logo", "vorlage"):
        if name in marke:
            yield from missing_file(source, marke[name], ("marke", name))
    if marke.get("logo") in source.attachments:
        yield from _logo(source, marke)
    if marke.get("vorlage") in source.attachments:
        yield from _template(source, marke)


def _greeting(source: Source, grusswort: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield findings on the pictures of the one who signs the preface."""
    for field in ("bild", "unterschrift"):
        name, path = grusswort.get(field), ("grusswort", field)
        if name is None:
            continue
        yield from missing_file(source, name, path)
        if name in source.attachments and not readable(source.attachments[name]):
            remedy = "Öffnen Sie sie in einem Bildprogramm und speichern Sie sie als PNG oder JPEG."
            yield _finding(source, path, "MRK002", f"Die Datei „{name}“ ist kein lesbares Bild.", remedy)


def missing_file(source: Source, name: str, path: DataPath) -> Iterator[Finding]:
    """Yield a finding where a file that is named does not lie in the folder."""
    if name not in source.attachments:
        near = nearest(name, list(source.attachments))
        remedy = f"Meinten Sie „{near}“?" if near else "Legen Sie die Datei in den Ordner oder ändern Sie den Namen."
        yield _finding(source, path, "ORD002", f"Die Datei „{name}“ liegt nicht im Ordner.", remedy)


def _logo(source: Source, marke: Mapping[str, Any]) -> Iterator[Finding]:
    if not readable(source.attachments[marke["logo"]]):
        remedy = "Öffnen Sie es in einem Bildprogramm und speichern Sie es als PNG oder JPEG."
        yield _finding(source, ("marke", "logo"), "MRK002", "Das Logo ist kein lesbares Bild.", remedy)
    if "logo_alt" not in marke:
        remedy = "Ergänzen Sie eine Zeile, zum Beispiel logo_alt: Wappen der Stadt Musterstadt"
        yield _finding(source, ("marke", "logo"), "MRK003", "Dem Logo fehlt eine Beschreibung.", remedy)


def _template(source: Source, marke: Mapping[str, Any]) -> Iterator[Finding]:
    from konzeptgen.wordvorlage.template import Wordvorlage  # noqa: PLC0415 - loads lxml, which few folders need

    name, pairs = marke["vorlage"], marke.get("formatvorlagen", ())
    try:
        template = Wordvorlage(source.attachments[name], {str(pair["rolle"]): pair["name"] for pair in pairs})
        unknown = dict(template.unknown())
    except ValueError:
        remedy = "Öffnen Sie die Vorlage in Word und speichern Sie sie noch einmal als Word-Dokument (.docx)."
        yield _finding(source, ("marke", "vorlage"), "MRK004", f"Die Word-Vorlage „{name}“ ist nicht lesbar.", remedy)
        return
    roles = [pair["rolle"] for pair in pairs]
    for index, pair in enumerate(pairs):
        path = ("marke", "formatvorlagen", index)
        if pair["rolle"] in roles[:index]:
            message = f"Die Rolle „{pair['rolle']}“ ist zweimal vergeben."
            yield _finding(source, (*path, "rolle"), "MRK006", message, "Löschen Sie einen der beiden Einträge.")
        elif unknown.get(pair["rolle"]) == pair["name"]:
            yield _unknown_style(source, (*path, "name"), pair, template)


def _unknown_style(source: Source, path: DataPath, pair: Mapping[str, Any], template: Wordvorlage) -> Finding:
    guess = meant(pair["name"], template.names(pair["rolle"]))
    message = f"In der Word-Vorlage gibt es die Formatvorlage „{pair['name']}“ nicht.{guess}"
    remedy = "Schreiben Sie den Namen so, wie Word ihn bei den Formatvorlagen zeigt."
    return _finding(source, path, "MRK005", message, remedy)


def _order(source: Source, item: Mapping[str, Any], path: DataPath, first: str, last: str) -> Iterator[Finding]:
    if first in item and last in item and item[last] < item[first]:
        message = f"Der Tag im Feld „{last}“ liegt vor dem Tag im Feld „{first}“."
        yield _finding(source, (*path, last), "DAT001", message, "Prüfen Sie beide Tage.")
