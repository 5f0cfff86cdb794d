"""Was: Ein freier Text nennt eine Person oder ihre Nummer oder Adresse.

Gesucht wird in allen Feldern mit freiem Text und in den Texten in Markdown: nach Namen, die bei einer Person ohne geltende
Erlaubnis stehen, nach persönlichen E-Mail-Adressen und nach Mobilnummern. Mobilnummern ergeben einen Hinweis, denn manche
Stelle hat keine andere.

Warum: Felder für Personen schneidet die öffentliche Fassung zu, freie Texte nicht. Was dort steht, wird veröffentlicht.

Beispiel: In der Beschreibung eines Angebots steht die Adresse erika.musterfrau@verband.example.

Abhilfe: Nennen Sie eine Stelle und ihr Postfach. Soll der Name erscheinen, tragen Sie die Erlaubnis bei der Person ein.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from konzeptgen.base.finding import Severity
from konzeptgen.base.hausdaten import lies
from konzeptgen.base.near import fold
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.dsg_hilfen import Freistelle, freistellen, namensmuster, personen
from konzeptgen.checking.rules.pla_hilfen import eintraege
from konzeptgen.model.bausteine import Person
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="DSG004",
    name="person-im-freitext",
    bereich="Datenschutz",
    quellen=("dsgvo-6", "datenschutz"),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="verzeichnis",
    papier=True,
)
_ANGEBOT = """
traeger:
  - id: cv
    name: Caritasverband
    art: freie_wohlfahrt
    ansprechperson: {name: Yusuf Probe, telefon: 0999 500-12}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, beschreibung: "%s"}
"""
GUT = (
    _ANGEBOT % "Schreiben Sie an beratung@caritas.example oder rufen Sie an: 0999 500-0.",
    _ANGEBOT % "Ein Postfach hat auch info.nord@caritas.example. Die Probe des Chors ist am Montag.",
)
SCHLECHT = (
    _ANGEBOT % "Melden Sie sich bei erika.musterfrau@caritas.example.",
    _ANGEBOT % "Melden Sie sich bei e.musterfrau@caritas.example.",
    _ANGEBOT % "Oder privat: sonne77@gmx.de.",
    _ANGEBOT % "Mobil erreichen Sie uns unter 0171/1234567.",
    _ANGEBOT % "Mobil: +49 (0) 160 1234567.",
    _ANGEBOT % "Ansprechpartner ist Yusuf Probe.",
    _ANGEBOT % "Ansprechpartner ist Herr Probe.",
)
_Name = tuple[str, re.Pattern[str]]
_AT = re.compile(r"@|[(\[]at[)\]]", re.IGNORECASE)
_MAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})\s?(?:@|\(at\)|\[at\])\s?([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", re.IGNORECASE
)
_VORNAME_NACHNAME = re.compile(r"([a-zà-ÿß]+)[._-]([a-zà-ÿß]{2,}(?:-[a-zà-ÿß]+)?)[0-9]{0,4}")
_MOBIL = re.compile(
    r"(?<![\d+])(?:(?:\+|00)49[\s./()-]{0,3}(?:\(?0\)?[\s./-]{0,2})?|\(?0)1[567][0-9](?:[\s./()-]{0,3}[0-9]){6,9}(?![0-9])"
)
_POSTFACH = "Nennen Sie ein Postfach der Stelle."
_NUMMER = "Ist es keine Nummer der Stelle, nennen Sie deren Sammelnummer."
_STELLE = "Nennen Sie die Stelle statt der Person, oder tragen Sie bei der Person die Erlaubnis ein."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per free text and kind of thing by which it tells of a person."""
    names = _namen(konzept)
    for stelle in freistellen(konzept):
        yield from _in(stelle, names)


def _in(stelle: Freistelle, names: Sequence[_Name]) -> Iterator[Treffer]:
    mails = _MAIL.finditer(stelle.worte) if _AT.search(stelle.worte) else ()
    mail = next((hit for hit in mails if _persoenlich(hit[1], hit[2])), None)
    if mail:
        message = f"{stelle.wo} steht eine persönliche E-Mail-Adresse."
        yield Treffer(stelle.stelle(mail[0]), message, _POSTFACH, stelle.bezug)
    mobile = _MOBIL.search(stelle.worte)
    if mobile:
        message = f"{stelle.wo} steht eine Mobilnummer."
        yield Treffer(stelle.stelle(mobile[0].split()[0]), message, _NUMMER, stelle.bezug, Severity.HINWEIS)
    named = next((hit for last, name in names if last in stelle.worte and (hit := name.search(stelle.worte))), None)
    if named:
        message = f"{stelle.wo} steht der Name einer Person, die nicht erscheinen darf."
        yield Treffer(stelle.stelle(named[0]), message, _STELLE, stelle.bezug)


def _persoenlich(local: str, domain: str) -> bool:
    """Return whether a mailbox looks like one person's: by first and last name, or by where people have their own."""
    data = _listen()
    if domain.lower() in data["private_anbieter"]:
        return True
    hit = _VORNAME_NACHNAME.fullmatch(local.lower())
    return bool(hit) and not {fold(hit[1]), fold(hit[2])} & data["postfaecher"] if hit else False


def _namen(konzept: Konzept) -> list[_Name]:
    """Return what tells each person who must not appear: the last name, and the whole or the last behind an address."""
    people = (eintrag.ding for eintrag in eintraege(konzept, personen))
    hidden = {p.name for p in people if isinstance(p, Person) and not p.darf_erscheinen(konzept.heute)}
    return [
        (words[-1], namensmuster(words))
        for name in sorted(hidden)
        if (words := [w for w in name.split() if not w.endswith(".")])
    ]


@cache
def _listen() -> dict[str, frozenset[str]]:
    raw = lies(Path(__file__).with_name("_personen.yaml"))
    return {name: frozenset(words) for name, words in raw.items()}
