"""Was: In einem Sozialraum fehlen Angebote, die es anderswo in der Kommune gibt.

Geprüft werden die beratenden Migrationsfachdienste, Integrationskurse, Wohnungssuche und Begegnung.

Warum: Leistungsträger müssen nach § 17 Abs. 1 SGB I darauf hinwirken, dass soziale Dienste rechtzeitig und ausreichend
zur Verfügung stehen. Das gilt für Sozialleistungen; für alles andere fordern die Verbände Angebote im Sozialraum.

Beispiel: Die MBE nennt als Gebiet nur die Nordstadt, und für die Südstadt ist kein anderes Angebot erfasst.

Abhilfe: Klären Sie mit den Trägern das Einzugsgebiet und tragen Sie unter gebiet die Kennung des Sozialraums oder
gesamt ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl, aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.sozialraeume import Sozialraum

REGEL = Regel(
    code="MAP009",
    name="sozialraum-ohne-angebot",
    bereich="Mapping",
    quellen=("anregungen-2019-c4", "sgb1-17-1"),
    schwere=Severity.WARNUNG,
    elemente=("K1",),
    kapitel="anbieter",
)
GUT = (
    """
sozialraeume:
  - {id: nord, name: Nordstadt}
  - {id: sued, name: Südstadt}
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, gebiet: [gesamt]}
""",
    """
sozialraeume:
  - {id: nord, name: Nordstadt}
  - {id: sued, name: Südstadt}
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, gebiet: [nord]}
  - {id: b, traeger: cv, name: Beratung, leistungsart: mbe, gebiet: [sued]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
""",
)
SCHLECHT = (
    """
sozialraeume:
  - {id: nord, name: Nordstadt}
  - {id: sued, name: Südstadt}
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, gebiet: [nord]}
""",
    """
sozialraeume:
  - {id: nord, name: Nordstadt}
  - {id: sued, name: Südstadt}
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, gebiet: [nord]}
  - {id: b, traeger: cv, name: Lernhilfe, leistungsart: lernfoerderung, gebiet: [sued]}
""",
    """
sozialraeume:
  - {id: nord, name: Nordstadt}
  - {id: sued, name: Südstadt}
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
""",
)

_CORE = (
    "mbe",
    "jmd",
    "asylverfahrensberatung",
    "psychosoziale_beratung",
    "fluechtlingssozialarbeit",
    "integrationskurs",
    "wohnungssuche",
    "begegnung",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per Sozialraum that misses what others have, and one for all offers without an area."""
    if not konzept.sozialraeume:
        return
    kinds = konzept.werte["leistungsarten"]
    reach = {kinds[art].kurz: _areas(konzept.arten[art]) for art in _CORE if art in konzept.arten}
    bare = () if konzept.ohne_gebiet(konzept.aktive_angebote) else konzept.karge_sozialraeume
    for index, space in enumerate(konzept.sozialraeume):
        missing = [name for name, areas in reach.items() if areas.isdisjoint({*space.schluessel, "gesamt"})]
        if missing:
            yield _treffer(index, space, missing, bare=space in bare)
    yield from _open(konzept)


def _areas(angebote: tuple[Angebot, ...]) -> set[str]:
    """Return all areas that ``angebote`` name; one without an area may serve everybody and is asked for below."""
    return {key for angebot in angebote for key in angebot.gebiet or ("gesamt",)}


def _treffer(index: int, space: Sozialraum, missing: list[str], *, bare: bool) -> Treffer:
    listed = aufzaehlung(missing)
    was = f"Den Sozialraum „{space.name}“ erreichen diese Angebote nach den Angaben nicht: {listed}."
    if bare:
        was = f"Für den Sozialraum „{space.name}“ ist kein eigenes Angebot erfasst; es fehlt auch: {listed}."
    remedy = "Klären Sie das Einzugsgebiet mit den Trägern; bleibt eine Lücke, nehmen Sie sie in bedarfe.yaml auf."
    return Treffer(("sozialraeume", index), was, remedy, space.id, None if bare else Severity.HINWEIS)


def _open(konzept: Konzept) -> Iterator[Treffer]:
    found = konzept.ohne_gebiet(konzept.aktive_angebote)
    if found:
        yield Treffer(
            ("angebote", konzept.angebote.index(found[0])),
            f"Bei {anzahl(len(found), 'Angebot', 'Angeboten', 'n', 'dat')} fehlt das Einzugsgebiet.",
            "Tragen Sie unter gebiet die Kennungen der Sozialräume oder gesamt ein.",
            schwere=Severity.HINWEIS,
        )
