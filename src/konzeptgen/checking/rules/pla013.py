"""Was: Ein Angebot ist wohl zweimal eingetragen.

Gesucht werden Angebote desselben Trägers mit gleicher Leistungsart, gemeinsamem Gebiet und beinahe gleichem Namen, und
Angebote gleicher Art am selben Ort mit demselben Namen oder Kontakt. Gleicher Name, gleiche Straße und gleiche
Postleitzahl sind Sache der Regel MAP007. Beendete Angebote zählen nicht.

Warum: Doppelte Einträge zählen in Summen, Karten und Bildern zweimal und täuschen mehr Hilfe vor, als es gibt.

Beispiel: Die Caritas hat zweimal eine „Migrationsberatung“ für die ganze Stadt.

Abhilfe: Führen Sie die Einträge zusammen. Sind es zwei Angebote, geben Sie ihnen Namen, die sie unterscheiden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise

from konzeptgen.base.finding import Severity
from konzeptgen.base.near import fold
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_namen import aehnlich, gleich, woerter
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA013",
    name="angebot-wohl-zweimal",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="anbieter",
)
GUT = (
    """
sozialraeume: [{id: nord, name: Nordstadt}, {id: sued, name: Südstadt}]
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
  - {id: awo, name: Arbeiterwohlfahrt, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Sprachtreff, leistungsart: sprachtreff, gebiet: [nord]}
  - {id: b, traeger: cv, name: Sprachtreff, leistungsart: sprachtreff, gebiet: [sued]}
  - {id: c, traeger: awo, name: Sprachtreff, leistungsart: sprachtreff, gebiet: [nord]}
  - {id: d, traeger: cv, name: Sprachtreff für Frauen, leistungsart: sprachtreff, gebiet: [nord]}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Migrationsberatung, leistungsart: mbe, gebiet: [gesamt]}
  - {id: b, traeger: cv, name: Migrations-Beratung der Caritas, leistungsart: mbe}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Hausaufgabenhilfe, leistungsart: lernfoerderung}
  - {id: b, traeger: cv, name: Hausaufgabenhife, leistungsart: lernfoerderung}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
  - {id: fz, name: Familienzentrum, art: gemeinnuetzig}
angebote:
  - {id: a, traeger: cv, name: Café Mitte, leistungsart: begegnung, adresse: {strasse: Marktgasse 3, ort: Teststadt}, kontakt: {telefon: 0999 500-11}}
  - {id: b, traeger: fz, name: Treffpunkt, leistungsart: begegnung, adresse: {strasse: Marktgasse 3, ort: Teststadt}, kontakt: {telefon: 0999 500-11}}
""",
)
_Stelle = tuple[int, Angebot]
_VIELE = 60
_GLEICH = "gleicher Träger, gleiche Leistungsart, gemeinsames Gebiet und"
_ABHILFE = "Führen Sie die Einträge zusammen, oder geben Sie ihnen Namen, die sie unterscheiden."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit at the later one of two entries that are probably the same offer."""
    running = [(index, angebot) for index, angebot in enumerate(konzept.angebote) if not konzept.ist_vorbei(angebot)]
    for one, other in _paare(running, lambda a: (a.traeger.id, str(a.leistungsart))):
        yield from _gleicher_traeger(one[1], other)
    for one, other in _paare(running, _ort):
        yield from _gleicher_ort(one[1], other)


def _paare(
    offers: Iterable[_Stelle], key: Callable[[Angebot], tuple[str, ...] | None]
) -> Iterator[tuple[_Stelle, _Stelle]]:
    """Yield each two offers with the same key; of very large groups only neighbours in the order of names."""
    groups: dict[tuple[str, ...], list[_Stelle]] = {}
    for offer in offers:
        group = key(offer[1])
        if group is not None:
            groups.setdefault(group, []).append(offer)
    for members in groups.values():
        if len(members) <= _VIELE:
            yield from combinations(members, 2)
        else:
            yield from pairwise(sorted(members, key=lambda offer: (offer[1].name, offer[0])))


def _gleicher_traeger(one: Angebot, other: _Stelle) -> Iterator[Treffer]:
    if not _gemeinsam(one, other[1]) or _map007(one, other[1]):
        return
    words, words_other = _woerter(one), _woerter(other[1])
    if gleich(words, words_other):
        almost = "" if fold(one.name) == fold(other[1].name) else "beinahe "
        yield _treffer(one, other, f"{_GLEICH} {almost}gleicher Name")
    elif aehnlich(words, words_other):
        yield _treffer(one, other, f"{_GLEICH} beinahe gleicher Name", Severity.HINWEIS)


def _gleicher_ort(one: Angebot, other: _Stelle) -> Iterator[Treffer]:
    if one.traeger is other[1].traeger or _map007(one, other[1]):
        return
    what = (
        "Kontakt"
        if _kontakte(one) & _kontakte(other[1])
        else "Name"
        if gleich(_woerter(one), _woerter(other[1]))
        else ""
    )
    if what:
        yield _treffer(one, other, f"gleicher Ort, gleiche Leistungsart und gleicher {what}", Severity.HINWEIS)


def _treffer(one: Angebot, other: _Stelle, same: str, severity: Severity | None = None) -> Treffer:
    index, offer = other
    message = f"„{offer.name}“ ist wohl dasselbe Angebot wie „{one.name}“ (Kennung {one.id}): {same}."
    return Treffer(("angebote", index, "name"), message, _ABHILFE, offer.id, severity)


def _gemeinsam(one: Angebot, other: Angebot) -> bool:
    """Return whether two offers may be for the same people at the same place; what is not said may be the same."""
    here, there = _ort(one), _ort(other)
    if here and there and here != there:
        return False
    everywhere = one.fuer_alle_gebiete or other.fuer_alle_gebiete or not one.gebiet or not other.gebiet
    return everywhere or not set(one.gebiet).isdisjoint(other.gebiet)


def _map007(one: Angebot, other: Angebot) -> bool:
    """Return whether MAP007 already tells of these two."""
    here, there = one.anschrift, other.anschrift
    if fold(one.name) != fold(other.name) or not (here and there and here.strasse and there.strasse):
        return False
    return here.plz is not None and (fold(here.strasse), here.plz) == (fold(there.strasse), there.plz)


def _woerter(angebot: Angebot) -> frozenset[str]:
    own = woerter(angebot.name)
    return own - woerter(angebot.traeger.kurz) or own


def _ort(angebot: Angebot) -> tuple[str, ...] | None:
    """Return kind and street of an offer with an address of its own."""
    at = angebot.adresse
    return (str(angebot.leistungsart), fold(at.strasse), at.plz or at.ort or "") if at and at.strasse else None


def _kontakte(angebot: Angebot) -> set[str]:
    return {*angebot.kontakt.alle_telefone, *angebot.kontakt.alle_emails} if angebot.kontakt else set()
