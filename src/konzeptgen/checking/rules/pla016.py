"""Was: Ein Beispielwert der Vorlage steht noch in den Daten.

Die Vorlagen von konzeptgen init zeigen zu jedem Feld ein Beispiel hinter einem #. Wer die Zeichen löscht, ohne den Wert
zu ersetzen, veröffentlicht es. Erfundene Werte wie die Telefonnummer erkennt die Prüfung einzeln; Werte, die es auch
wirklich gibt, nur dort, wo ein ganzer Eintrag aus Beispielen besteht. Das ergibt einen Hinweis.

Warum: Niemand soll unter einer erfundenen Nummer anrufen, und erfundene Zahlen gehören in keine Summe.

Beispiel: Bei einem Träger stehen die Telefonnummer 0351 123456-78 und die Ansprechperson der Vorlage.

Abhilfe: Ersetzen Sie die Beispiele durch Ihre Angaben. Was Sie nicht wissen, löschen Sie.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import yaml

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung, zahl
from konzeptgen.base.schema import Feldregeln, fields
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_hilfen import Eintrag, eintraege, geschuetzt
from konzeptgen.model.konzept import Konzept
from konzeptgen.validating.beispiel import example

REGEL = Regel(
    code="PLA016",
    name="beispielwert-der-vorlage",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="verzeichnis",
)
GUT = (
    """
traeger:
  - id: cv
    name: Caritasverband Teststadt e. V.
    art: freie_wohlfahrt
    kontakt: {telefon: 0999 500-0}
    ansprechperson: {name: Yusuf Probe, funktion: Leitung der Beratungsstelle, veroeffentlichung: {erlaubt: nein}}
angebote:
  - id: a
    traeger: cv
    name: Beratung
    leistungsart: mbe
    oeffnungshinweis: nach Vereinbarung
    verweisstellen: [{stelle: Ausländerbehörde}]
""",
)
SCHLECHT = (
    """
traeger:
  - id: cv
    name: Caritasverband Teststadt e. V.
    art: freie_wohlfahrt
    kontakt: {telefon: 0351 123456-78, email: post@caritas.example}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, ansprechperson: {name: Erika Musterfrau, funktion: Beraterin}}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, kapazitaet: {plaetze: 80, belegt: 74, warteliste: 12}}
""",
    "initiativen: [{name: Beispiel, art: helferkreis}]",
)
_ERFUNDEN = frozenset({"telefon", "email", "url", "ags", "ars"})
_ALLTAEGLICH = frozenset({"wahl", "ja_nein", "jahr", "verweis", "kennung", "gebiet", "sprache", "datei", "farbe"})
_GENAU = 4
_VIELE = 3
_ABHILFE = "Ersetzen Sie die Beispiele durch Ihre Angaben, oder löschen Sie die Zeilen."


@dataclass(frozen=True, slots=True)
class _Probe:
    """A field's sample: the value, how it is written, whether nobody has it in earnest, and whether it says anything at all."""

    wert: object
    text: str
    erfunden: bool
    konkret: bool
    geschuetzt: bool
    verweist: bool

    def steht_in(self, value: Any) -> bool:  # noqa: ANN401 - whatever a field holds
        """Return whether a field's value is this sample; what is referred to counts by its id."""
        if value is None or not self.verweist:
            return bool(value == self.wert)
        found = tuple(thing.id for thing in value) if isinstance(value, tuple) else value.id
        return bool(found == self.wert)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per entry that consists of samples, and per entry that holds an invented value."""
    whole: DataPath = ()
    for eintrag in eintraege(konzept, _vorgelegtes):
        fields = _direkt()[eintrag.teil.feld]
        same = [(name, probe) for name, probe in fields if probe.steht_in(getattr(eintrag.ding, name))]
        if not same or (whole and eintrag.pfad[: len(whole)] == whole):
            continue
        if _nur_proben(eintrag):
            whole = eintrag.pfad
            yield _ganz(eintrag)
        else:
            yield from _einzeln(eintrag, same)
    if konzept.crs is not None and konzept.geometrie is None:
        message = "Das Feld „crs“ nennt ein Koordinatensystem, aber keine Datei mit Flächen steht dabei."
        yield Treffer(
            ("crs",), message, "Nennen Sie die Datei unter geometrie, oder löschen Sie die Zeile.", "sozialraeume"
        )


def _vorgelegtes(_: str, members: Feldregeln) -> Feldregeln:
    """Pick every subfield with a value: the template has a sample for each."""
    return {name: feld for name, feld in members.items() if _einfach(feld)}


def _ganz(eintrag: Eintrag) -> Treffer:
    """Return the hit for an entry of which every given field holds its sample."""
    found = [(name, probe) for name, probe, _ in _proben(eintrag)]
    shown = next((pair for pair in found if pair[1].konkret and not pair[1].geschuetzt), found[0])
    part = eintrag.feldname("").rstrip(".")
    inside = f" von „{part}“" if part else ""
    what = f"in allen {zahl(len(found))} Feldern{inside} Beispielwerte der Vorlage"
    message = f"{eintrag.wo} stehen {what}, zum Beispiel {_zitat(eintrag, *shown)}."
    milder = None if any(probe.erfunden for _, probe in found) else Severity.HINWEIS
    return Treffer(eintrag.pfad, message, _ABHILFE, eintrag.bezug, milder)


def _einzeln(eintrag: Eintrag, same: Sequence[tuple[str, _Probe]]) -> Iterator[Treffer]:
    """Yield a hit where an entry holds an invented value, with all others that are as in the template."""
    invented = [name for name, probe in same if probe.erfunden]
    if invented:
        telling = [_zitat(eintrag, name, probe) for name, probe in same if probe.konkret]
        what = "steht noch ein Beispielwert" if len(telling) == 1 else "stehen noch Beispielwerte"
        message = f"{eintrag.wo} {what} der Vorlage: {aufzaehlung(telling)}."
        yield Treffer((*eintrag.pfad, invented[0]), message, _ABHILFE, eintrag.bezug)


def _zitat(eintrag: Eintrag, name: str, probe: _Probe) -> str:
    label = eintrag.feldname(name)
    return f"„{label}“" if probe.geschuetzt else f"„{label}“ ({probe.text})"


def _nur_proben(eintrag: Eintrag) -> bool:
    """Return whether all that is given is as in the template, and it is too much to be so by chance."""
    if not all(equal for _, _, equal in _proben(eintrag)):
        return False
    found = [probe for _, probe, _ in _proben(eintrag)]
    needed = [name for name, feld in eintrag.teil.alle.items() if "excludes" not in feld]
    complete = all(_gegeben(getattr(eintrag.ding, name)) for name in needed)
    return any(probe.konkret for probe in found) and (len(found) >= _VIELE or (len(found) > 1 and complete))


def _proben(eintrag: Eintrag) -> Iterator[tuple[str, _Probe, bool]]:
    """Yield each given field of an entry, however deep, with its sample and whether it holds just that."""
    for name, value in _werte("", eintrag.teil.alle, eintrag.ding):
        probe = _muster()[f"{eintrag.teil.feld}{name}"]
        yield name[1:], probe, probe.steht_in(value)


def _werte(field: str, members: Feldregeln, thing: object) -> Iterator[tuple[str, object]]:
    """Yield the name with dots and the value of each given field, however deep."""
    for name, feld in members.items():
        value = getattr(thing, name)
        if not _gegeben(value):
            continue
        if _einfach(feld):
            yield f"{field}.{name}", value
        else:
            inner = feld["schema"]["schema"] if feld["type"] == "list" else feld["schema"]
            for item in value if isinstance(value, tuple) else (value,):
                yield from _werte(f"{field}.{name}", inner, item)


def _gegeben(value: object) -> bool:
    return value is not None and value not in ((), "unbekannt")


def _einfach(feld: Feldregeln) -> bool:
    """Return whether a field holds values rather than subfields."""
    return bool((feld["schema"] if feld["type"] == "list" else feld)["type"] != "dict")


@cache
def _direkt() -> dict[str, list[tuple[str, _Probe]]]:
    """Return the fields with a value of each part of the schema, by the part's name with dots."""
    found: dict[str, list[tuple[str, _Probe]]] = {}
    for field, probe in _muster().items():
        part, _, name = field.rpartition(".")
        found.setdefault(part, []).append((name, probe))
    return found


@cache
def _muster() -> dict[str, _Probe]:
    """Return the sample of each field with a value, by the field's name with dots."""
    every = list(fields())
    protected = tuple(f"{field.name}." for field in every if geschuetzt(field.feldregeln))
    return {
        field.name: _probe(field.feldregeln, hidden=f"{field.name}.".startswith(protected))
        for field in every
        if _einfach(field.feldregeln)
    }


def _probe(feld: Feldregeln, *, hidden: bool) -> _Probe:
    inner = feld["schema"] if feld["type"] == "list" else feld
    shown = example(feld)
    text = yaml.load(shown, yaml.CBaseLoader) if shown[:1] in {"[", '"'} else shown  # noqa: S506 - makes strings only
    value = tuple(map(inner["coerce"], text)) if isinstance(text, list) else inner["coerce"](text)
    kind = inner["type"]
    made_up = kind in _ERFUNDEN or feld.get("meta", {}).get("schutz") == "person"
    general = kind in {"text", "absatz"} and "regex" not in feld and "beispiel" in shown.lower()
    exact = isinstance(value, Decimal) and int(value.as_tuple().exponent) <= -_GENAU
    return _Probe(
        value,
        ", ".join(text) if isinstance(text, list) else text,
        made_up or general or exact,
        kind not in _ALLTAEGLICH,
        hidden,
        kind == "verweis",
    )
