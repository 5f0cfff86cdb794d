"""Erfüllt, wenn das Konzept aus einem der letzten drei Jahre nennt, wie viele den Kurs mit Abschluss beendet haben.

Wie hoch die Quote ist, entscheidet nicht; gefragt ist, ob der Abschluss gezählt wird.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import numerus, zahl
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import pfad
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="I3",
    titel="Der Abschluss zählt als Maßstab für Kurse",
    fundstelle="G1",
    handlungsfeld="sprache",
    forderung="Gezählt wird, wer den Kurs mit Abschluss beendet, nicht nur, wer ihn früh beginnt.",
)
FELDER: Felder = {
    "kursergebnisse": (Verdorben(None, "keine Ergebnisse von Kursen erfasst"),),
    "kursergebnisse.jahr": (
        Verdorben("2001", "Die jüngsten gezählten Abschlüsse sind von 2001"),
        Verdorben("2099", "keine Ergebnisse von Kursen erfasst"),
    ),
    "kursergebnisse.abgeschlossen": (Verdorben(None, "wie viele den Kurs mit Abschluss beendet haben"),),
}
_ERGEBNIS = "  - {jahr: %s, begonnen: 100%s}\n"
_GUT = _ERGEBNIS % (2025, ", abgeschlossen: 60")
ERFUELLT = ("kursergebnisse:\n" + _GUT, "kursergebnisse:\n" + _GUT + _ERGEBNIS % (2026, ""))
TEILWEISE = (
    (
        "kursergebnisse:\n" + _ERGEBNIS % (2024, ", abgeschlossen: 60") + _ERGEBNIS % (2025, ""),
        "Nicht bekannt ist, wie viele 2025 den Kurs mit Abschluss beendet haben.",
    ),
)
OFFEN = (
    (
        "kursergebnisse:\n" + _ERGEBNIS % (2020, ", abgeschlossen: 50"),
        "Die jüngsten gezählten Abschlüsse sind von 2020.",
    ),
)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]", "kursergebnisse:\n" + _ERGEBNIS % (2025, ""))

_JAHRE = 3


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield whether those who finish are counted, and from when the latest figures are."""
    results = [ergebnis for ergebnis in konzept.kursergebnisse_nach_jahr if ergebnis.jahr <= konzept.tag.year]
    counted = [ergebnis for ergebnis in results if ergebnis.abgeschlossen is not None]
    if not results:
        yield Unbekannt("Es sind keine Ergebnisse von Kursen erfasst.", ("kursergebnisse",))
    elif not counted:
        sentence = "Nicht bekannt ist, wie viele den Kurs mit Abschluss beendet haben."
        yield Unbekannt(sentence, ("kursergebnisse", "abgeschlossen"))
    else:
        last = counted[-1]
        path = pfad(konzept, "kursergebnisse", last, "abgeschlossen")
        done = last.abgeschlossen or 0
        sentence = (
            f"Gezählt ist, wer den Kurs abschließt: {last.jahr} {numerus(done, 'war', 'waren')} es {zahl(done)} "
            f"von {zahl(last.begonnen)}, die begonnen haben."
        )
        if last.jahr >= konzept.tag.year - _JAHRE:
            yield Erfuellt(sentence, path)
        else:
            yield Fehlt(f"Die jüngsten gezählten Abschlüsse sind von {last.jahr}.", path)
        for later in results[results.index(last) + 1 :]:
            sentence = f"Nicht bekannt ist, wie viele {later.jahr} den Kurs mit Abschluss beendet haben."
            still_running = later.jahr == konzept.tag.year
            yield Unbekannt(sentence, pfad(konzept, "kursergebnisse", later, "abgeschlossen"), daneben=still_running)
