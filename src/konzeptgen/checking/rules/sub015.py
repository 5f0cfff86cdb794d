"""Was: Neben einer Maßnahme der Kommune stehen Angebote freier Träger von verwandter Art.

Warum: Ein Dienst muss nicht gleich heißen, um dasselbe zu tun. Das Integrationsmanagement der Kommune und die
Migrationsberatung begleiten oft dieselben Menschen. Die Verbände fordern, neue kommunale Dienste mit ihren abzustimmen.
Ein Vorrang folgt aus der Verwandtschaft allein nicht, darum ist es ein Hinweis. Gibt es Angebote gleicher Art, sprechen
die anderen Regeln.

Beispiel: Die Stadt stellt Integrationsmanagerinnen ein, MBE und Flüchtlingssozialarbeit haben freie Plätze.

Abhilfe: Vereinbaren Sie, wer wen berät, und nennen Sie die Träger unter „partner“ oder ihre Angebote unter „angebote“.
Oder begründen Sie, warum es beide Dienste braucht.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl, aufzaehlung
from konzeptgen.checking.abgleich import Uebereinstimmung, abgleich, daneben
from konzeptgen.checking.rechtskreise import Rechtskreis, rechtskreis
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_antwort import antwort
from konzeptgen.checking.rules.sub_recht import ausgenommen
from konzeptgen.checking.rules.sub_wer import Eigen, eigen, eigene_massnahmen
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

REGEL = Regel(
    code="SUB015",
    name="verwandte-angebote",
    bereich="Subsidiarität",
    quellen=("anregungen-2019-b4", "anregungen-2019-a3"),
    schwere=Severity.HINWEIS,
    elemente=("G1", "M5"),
    kapitel="zusammenarbeit",
)
_PROBE = """
traeger: [{id: awo, name: AWO, art: freie_wohlfahrt}]
angebote:
  - id: awo-mbe
    traeger: awo
    name: Migrationsberatung
    leistungsart: mbe
    gebiet: [gesamt]
    zielgruppen: [zugewanderte]
    kapazitaet: {plaetze: 80, belegt: 60}
massnahmen:
  - id: m-im
    name: Integrationsmanagement
    handlungsfeld: beratung
    rechtskreis: freiwillig
    leistungsart: integrationsmanagement
    gebiet: [gesamt]
    zielgruppen: [gefluechtete]
    durchfuehrung: kommune
"""
GUT = (f"{_PROBE}    angebote: [awo-mbe]\n", _PROBE.replace("belegt: 60", "belegt: 80"))
SCHLECHT = (_PROBE,)

_ABHILFE = (
    "Vereinbaren Sie, wer wen berät, und nennen Sie die Träger unter „partner“ oder ihre Angebote unter „angebote“; oder "
    "begründen Sie, warum es beides braucht."
)

_FRAGE = "Wie weit sie dieselben Menschen erreichen, ist zu klären."
_GENANNT = 4


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each own measure beside which free providers with room do something kindred."""
    for index, massnahme in eigene_massnahmen(konzept):
        own = eigen(konzept, massnahme)
        hits = _fremde(konzept, massnahme)
        if (
            own
            and hits
            and massnahme.durchfuehrung != "freier_traeger"
            and not ausgenommen(_kreis(massnahme), massnahme)
        ):
            yield _treffer(konzept, index, massnahme, own, hits)


def _fremde(konzept: Konzept, massnahme: Massnahme) -> list[Uebereinstimmung]:
    """Return the kindred offers of free providers; none where the measure is theirs too or the same is offered."""
    together = massnahme.durchfuehrung == "gemeinsam" and any(traeger.frei for traeger in massnahme.partner)
    if together or _freie(abgleich(konzept, massnahme, ausbau=False)):
        return []
    known = {traeger.id for traeger in massnahme.beteiligte}
    return [hit for hit in _freie(daneben(konzept, massnahme)) if hit.angebot.traeger.id not in known]


def _freie(hits: Iterable[Uebereinstimmung]) -> list[Uebereinstimmung]:
    return [hit for hit in hits if hit.angebot.traeger.frei]


def _kreis(massnahme: Massnahme) -> Rechtskreis:
    """Return its Rechtskreis; of an unknown one the law of the Land, which means neither more nor less than most."""
    return rechtskreis(massnahme.rechtskreis or "land")


def _treffer(konzept: Konzept, index: int, massnahme: Massnahme, own: Eigen, hits: list[Uebereinstimmung]) -> Treffer:
    stand = "steht ein verwandtes Angebot" if len(hits) == 1 else "stehen verwandte Angebote"
    said = f"{own.satz}, daneben {stand}: {_liste(hits)}. {_FRAGE}"
    doubt = _kreis(massnahme).widerspruch.get(massnahme.aufgabenart or "", "")
    reason = antwort(konzept, massnahme)
    return Treffer(
        ("massnahmen", index, "name"),
        f"{'' if reason else 'Bitte prüfen: '}{said} {doubt}".rstrip(),
        _ABHILFE,
        massnahme.id,
        begruendung=reason,
    )


def _liste(hits: list[Uebereinstimmung]) -> str:
    """Return the first offers with provider, kind and room, and how many more there are."""
    named = [f"„{hit.angebot.name}“, {hit.angebot.traeger.kurz} ({_kurz(hit)})" for hit in hits[:_GENANNT]]
    rest = len(hits) - _GENANNT
    return aufzaehlung([*named, *([anzahl(rest, "weiteres", "weitere", "n")] if rest > 0 else [])])


def _kurz(hit: Uebereinstimmung) -> str:
    return f"{hit.angebot.leistungsart.kurz}, {hit.platz}; wie die Maßnahme {hit.verwandt}"
