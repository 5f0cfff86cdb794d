"""Places of a document and what the data say -> what is wrong or told by nobody."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from nachrechnung.grundsaetze import GRUNDSAETZE
from nachrechnung.rechnung import Anteil, Rechnung
from nachrechnung.tabellen import FREMD, TABELLEN, gesagt
from nachrechnung.text import WORTE, Figur, Stelle
from nachrechnung.thema import Thema, muster
from nachrechnung.themen_angebote import nummern

_BEHAUPTET = re.compile(
    r"\b(nicht|nichts|kein\w*|alle[nrm]?|jede[rnms]?|beiden?|überall|nirgends|niemand|bisher|fehl(?:t|en)|"
    r"schon|bereits|nur|einzige\w*|mindestens|erfüllt|vollständig)\b",
    re.IGNORECASE,
)
RECHTSSTAND = {date(2026, 8, 19)}
"""Days on which a text of law was read that a chapter quotes."""
_TEILER = re.compile(r"[,;:.]")
_VERNEINT = re.compile(rf"^(?:zu |bei |an )?(?:{'|'.join(WORTE[2:])}|eine[rsm]?|\d+) .*#")
"""A "kein" behind a count in the same part of a sentence: it says what those lack, and is no count itself."""
_GRUND = re.compile("|".join(f"(?:{words})" for every in GRUNDSAETZE.values() for words in every))
_NACKT = re.compile(r"#(?! \(?\w)")
"""A pattern in which no noun follows the figure: an article is no such figure."""


@dataclass
class Ergebnis:
    """What a check of documents found, and how often each subject was met."""

    falsch: list[str] = field(default_factory=list)
    fremd: list[str] = field(default_factory=list)
    getroffen: set[int] = field(default_factory=set)


@cache
def _nackt(pattern: str) -> bool:
    return bool(_NACKT.search(pattern))


def pruefe(orte: Sequence[Rechnung], stellen: Iterable[Stelle], themen: tuple[Thema, ...], ergebnis: Ergebnis) -> None:
    """Compare every figure and claim with the data of the place that stands with it, the first where none does."""
    for stelle in stellen:
        named = [ort for ort in orte if ort.name in (stelle.spalte if stelle.titel else stelle.ganz)]
        r, stelle.orte = (named or orte)[0], orte
        _tage(r, stelle, ergebnis)
        if stelle.titel:
            _zelle(r, stelle, ergebnis)
        else:
            _satz(r, stelle, themen, ergebnis)


def _tage(r: Rechnung, stelle: Stelle, ergebnis: Ergebnis) -> None:
    """Require that each day, month and year in a document stands in the data, or is its own day."""
    if any(muster(title).search(stelle.titel) for title in FREMD) or _gefordert(stelle):
        return
    days, years = r.tage, r.jahre
    wrong: list[object] = [day for day in stelle.tage if day not in days and day not in RECHTSSTAND]
    wrong += [month for month in stelle.monate if month not in {(day.year, day.month) for day in days}]
    wrong += [year for year in stelle.jahre if year not in years]
    ergebnis.falsch += [f"{day} steht nicht in den Daten: {stelle}" for day in wrong]


def _zelle(r: Rechnung, stelle: Stelle, ergebnis: Ergebnis) -> None:
    """Compare a cell with what its table must hold; one of another table with the data of its row."""
    if any(muster(title).search(stelle.titel) for title in FREMD):
        return
    found = [
        wert
        for title, column, wert in TABELLEN
        if muster(title).search(stelle.titel) and muster(column).search(stelle.spalte)
    ]
    cell = stelle.zeile[stelle.spalten.index(stelle.spalte)].replace("\xa0", " ").replace("k. A.", "offen")
    if found:
        ergebnis.getroffen.add(id(found[0]))
        try:
            wanted = gesagt(found[0](r, stelle))
        except LookupError as error:
            wanted = f"nichts ({error})"
        if wanted != cell:
            ergebnis.falsch.append(f"{cell} statt {wanted}: {stelle}")
        return
    known = r.zahlen_zu(stelle.zeile[0])
    for figur in stelle.figuren:
        if figur.wort[0].isdigit() and figur.wert not in known:
            ergebnis.falsch.append(f"{figur.wort} steht nicht in den Daten: {stelle}")


def _satz(r: Rechnung, stelle: Stelle, themen: tuple[Thema, ...], ergebnis: Ergebnis) -> None:
    small = stelle.text.lower()
    if _gefordert(stelle) or not (stelle.figuren or _BEHAUPTET.search(small) or _claims(themen).search(small)):
        return
    if stelle.kasten == "steckbrief":
        _steckbrief(r, stelle, ergebnis)
    meant = [thema for thema in themen if thema.meint(stelle, small)]
    gap, facts = stelle.kasten == "luecke", stelle.kasten == "steckbrief"
    figures = [
        figur
        for figur in stelle.figuren
        if not (gap or facts)
        or (facts and figur.wort.startswith("kein"))
        or (gap and (figur.wort[0].isdigit() or figur.wort.lower() in WORTE[2:]))
    ]
    counted = {figur: _zahl(r, stelle, figur, meant, ergebnis) for figur in figures}
    claimed = [] if gap else list(_aussagen(r, stelle, small, meant, ergebnis))
    carried = bool(claimed) or any(counted.values()) or bool(_GRUND.search(small))
    for figur, known in counted.items():
        if not facts and not known and not _getragen(figur, carried=carried, claimed=bool(claimed)):
            ergebnis.fremd.append(f"{figur.wort}: {stelle}")
    if _BEHAUPTET.search(stelle.text) and not (carried or gap or facts):
        ergebnis.fremd.append(f"Aussage: {stelle}")


@cache
def _claims(themen: tuple[Thema, ...]) -> re.Pattern[str]:
    """Return what finds sentences that may make a claim of a subject."""
    return muster("|".join(f"(?:{thema.worte[0]})" for thema in themen if thema.aussagen))


_ZUSTAND = re.compile(r"\s\((?:geplant|beendet|pausiert|ruht|seit|bis|ab)[^()]*\)$")


def _steckbrief(r: Rechnung, stelle: Stelle, ergebnis: Ergebnis) -> None:
    """Require that a figure in a fact sheet stands in the data of the thing that its heading names."""
    name = stelle.ueberschrift.partition(" · ")[2] or stelle.ueberschrift
    name = _ZUSTAND.sub("", name)
    if stelle.kapitel == "Alle Träger" and stelle.text.startswith("Angebote "):
        owner = {one["id"] for one in r.d.liste("traeger") if one["name"] == name}
        numbers = {number for number, offer in nummern(r).items() if offer["traeger"] in owner}
        if numbers != {figur.wert for figur in stelle.figuren}:
            ergebnis.falsch.append(f"{sorted(numbers)} wären die Nummern: {stelle}")
        return
    known = r.ziffern_zu(name) if stelle.text.startswith(("Kontakt", "Geöffnet", "Geschlossen")) else r.zahlen_zu(name)
    for figur in stelle.figuren:
        said = figur.wort.lower()
        if not said.startswith(("ein", "kein", "alle", "jede")) and figur.wert not in known:
            ergebnis.falsch.append(f"{figur.wort} steht nicht in den Daten: {stelle}")
    for words in ("kostenfrei", "barrierefrei"):
        if words in stelle.text:
            wanted = "nein" if f"nicht {words}" in stelle.text else "ja"
            if wanted not in r.antworten_zu(name, words):
                ergebnis.falsch.append(f"{words} steht nicht in den Daten: {stelle}")


def _gefordert(stelle: Stelle) -> bool:
    """Return whether a place quotes the name of a demand, what associations demand or what the law says."""
    if stelle.ueberschrift == "Dazu liegt nichts vor" and stelle.ganz[-1] != ".":
        return True
    if "(Text vom" in stelle.ganz or stelle.ueberschrift == "Landesrecht" or "Zur Rechtslage:" in stelle.ganz:
        return True
    if stelle.art in _PAPIERE and (_STAND.search(stelle.ganz) or _TITEL.search(stelle.ganz)):
        return True
    quoted = re.search(r"Anregungen (von|der)|Interview der Diakonie", stelle.ganz)
    return stelle.kasten == "forderung" and bool(quoted)


_PAPIERE = frozenset(
    ("positionspapier", "dialog", "stellungnahme", "pressemitteilung", "wahlpruefsteine", "vortragsfolien")
)
_STAND = re.compile(r"\((?:fehlt|teilweise|offen: [^)]*)\)\.?$")
"""A demand of the catalogue with its standing behind it."""
_TITEL = re.compile(r"^\D[^.!?]*[^.!?:]$")
"""The title of a demand, perhaps with its places: no sentence and no figure."""


def _getragen(figur: Figur, *, carried: bool, claimed: bool) -> bool:
    """Return whether a word that may be an article or a negation needs no number of its own."""
    word = figur.wort.lower()
    return (
        word.startswith("ein")
        or (word.startswith(("kein", "alle", "jede", "beide")) and carried)
        or (figur.alle and claimed)
    )


def _zahl(r: Rechnung, stelle: Stelle, figur: Figur, meant: Sequence[Thema], ergebnis: Ergebnis) -> bool:
    window = _umgebung(stelle.text, figur)
    if figur.wort.lower().startswith("kein") and _VERNEINT.search(window):
        return True
    for thema in meant:
        for pattern, wert in thema.zahlen:
            if muster(pattern).search(window) and not (figur.artikel and _nackt(pattern)):
                ergebnis.getroffen.add(id(thema))
                said = wert(r, stelle)
                if not _gleich(figur, said):
                    ergebnis.falsch.append(f"{figur.wort} statt {said}: {stelle}")
                return True
    return False


def _umgebung(text: str, figur: Figur) -> str:
    """Return the part of a sentence around a figure, in lower case, with # for it."""
    before, after = text[: figur.anfang], text[figur.ende :]
    cuts = list(_TEILER.finditer(before))
    head = before[cuts[-1].end() :] if cuts else before
    cut = _TEILER.search(after)
    tail = after[: cut.start()] if cut else after
    return f"{head}#{tail}".strip().lower()


def _gleich(figur: Figur, said: object) -> bool:
    if isinstance(said, set):
        return figur.wert in {Decimal(value) for value in said}
    if isinstance(said, Anteil):
        if figur.alle:
            return said.teil == said.ganzes and figur.wert in {None, Decimal(said.ganzes)}
        return figur.wert == said.teil
    if said is None or isinstance(said, bool):
        return said is True
    return figur.wert == Decimal(str(said))


def _aussagen(r: Rechnung, stelle: Stelle, small: str, meant: Sequence[Thema], ergebnis: Ergebnis) -> Iterator[bool]:
    for thema in meant:
        for pattern, wert in thema.aussagen:
            if muster(pattern).search(small):
                ergebnis.getroffen.add(id(thema))
                if not wert(r, stelle):
                    ergebnis.falsch.append(f"Nicht getragen ({pattern}): {stelle}")
                yield True
