"""Was: Ein freier Text spricht womöglich von der Gesundheit eines einzelnen Menschen.

Gesucht wird nach Wörtern wie „Diagnose“ überall, nach Wörtern wie „schwanger“ nur, wo derselbe Satz von einem einzelnen
Menschen spricht. Sätze über Gruppen und Angebote sind nicht gemeint.

Warum: Angaben zur Gesundheit sind besonders geschützt, und oft erkennt man den Menschen auch ohne Namen.

Beispiel: In der Beschreibung eines Bedarfs steht, dass Frau M. schwanger ist und an Depressionen leidet.

Abhilfe: Beschreiben Sie den Sachverhalt mit Zahl und Gruppe. Ist kein einzelner Mensch gemeint, begründen Sie das in
ausnahmen.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from konzeptgen.base.finding import Severity
from konzeptgen.base.hausdaten import lies
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.dsg_hilfen import freistellen
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="DSG005",
    name="gesundheit-im-freitext",
    bereich="Datenschutz",
    quellen=("datenschutz",),
    schwere=Severity.HINWEIS,
    elemente=(),
    kapitel="gesundheit",
    papier=True,
)
_ANGEBOT = """
traeger: [{id: cv, name: Caritasverband, art: freie_wohlfahrt}]
angebote: [{id: a, traeger: cv, name: Beratung, leistungsart: mbe, beschreibung: "%s"}]
"""
GUT = (
    _ANGEBOT % "Beratung für Schwangere und für traumatisierte Geflüchtete. Suchtberatung gibt es nebenan.",
    _ANGEBOT % "Sie ist offen für alle. Menschen mit Behinderung kommen stufenlos herein.",
)
SCHLECHT = (
    _ANGEBOT % "Frau M. ist schwanger und leidet an Depressionen.",
    _ANGEBOT % "Zuletzt kam ein Klient mit der Diagnose PTBS.",
    _ANGEBOT % "Eine 34-jährige aus Syrien war nach einer Operation zwei Wochen hier.",
)
_SATZ = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ][a-zäöüß])")
_WORT = re.compile(r"\w+")
_ANFANG = 3
_ABHILFE = "Beschreiben Sie den Sachverhalt ohne den einzelnen Menschen."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per free text with a word of health that tells of a single person."""
    for stelle in freistellen(konzept):
        found = "" if stelle.ist_name else _wort(stelle.worte)  # a name says what a thing is for, not who comes
        if found:
            message = f"{stelle.wo} steht „{found}“, vielleicht über einen einzelnen Menschen."
            yield Treffer(stelle.stelle(found), message, _ABHILFE, stelle.bezug)


def _wort(text: str) -> str:
    """Return the word of health, nothing where there is none about a single person."""
    if _anfaenge().isdisjoint(word[:_ANFANG] for word in _WORT.findall(text.lower())):
        return ""
    always, with_person, person = _muster()
    hit = always.search(text)
    if hit:
        return hit[0]
    for sentence in _SATZ.split(text):
        hit = with_person.search(sentence)
        if hit and person.search(sentence):
            return hit[0]
    return ""


@cache
def _anfaenge() -> frozenset[str]:
    """Return how the longest word of each entry begins: where none of these stands, nothing needs a closer look."""
    entries = (*_listen()["immer"], *_listen()["bei_einzelnen"])
    return frozenset(max(_WORT.findall(entry), key=len)[:_ANFANG] for entry in entries)


@cache
def _listen() -> dict[str, list[str]]:
    raw: dict[str, list[str]] = lies(Path(__file__).with_name("_gesundheit.yaml"))
    return raw


@cache
def _muster() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    raw = _listen()
    words = (rf"\b(?:{'|'.join(map(re.escape, raw[name]))})\w*" for name in ("immer", "bei_einzelnen"))
    always, with_person = (re.compile(pattern, re.IGNORECASE) for pattern in words)
    return always, with_person, re.compile("|".join(raw["einzelne"]))
