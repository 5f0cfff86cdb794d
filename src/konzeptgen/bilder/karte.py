"""Picture: where the offers are, by kind of provider, on the areas of the Sozialräume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.geojson import Area, areas
from konzeptgen.base.german import anzahl, aufzaehlung, gross, zahl, zahlwort
from konzeptgen.base.laender import im_land
from konzeptgen.bilder import Bild
from konzeptgen.bilder.zeichnung.kartenbild import spec
from konzeptgen.bilder.zeichnung.orte import Ort, in_reach, je_flaeche, orte, standorte, zusammen
from konzeptgen.bilder.zeichnung.stil import GRUPPEN
from konzeptgen.model.quellenzeile import daten

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from konzeptgen.document.tree import Design
    from konzeptgen.model.konzept import Konzept


def bild(konzept: Konzept, design: Design) -> Bild | None:
    """Return the map, None where no running offer can be marked on it: areas alone are no map of offers."""
    land, running = _land(konzept), len(konzept.aktive_angebote)
    every = orte(konzept)
    shown = in_reach(every, land)
    if not shown:
        return None
    counts = je_flaeche(shown, land)
    outside, unknown = zusammen(every) - zusammen(shown), running - zusammen(every)
    return Bild(
        titel=_title(shown, counts, running),
        alt=" ".join(_alt(shown, counts, land)),
        quelle=daten(konzept) + _rest(outside, unknown),
        spec=spec(design, land, shown),
    )


def _land(konzept: Konzept) -> list[Area]:
    """Return the areas that lie where the municipality does; others would leave the map without its places."""
    data = konzept.beilagen.get(konzept.geometrie) if konzept.geometrie else None
    found = areas(data, {space.id: space.name for space in konzept.sozialraeume}) if data else []
    return [area for area in found if im_land(area.points, konzept.kommune.land)]


def _title(shown: Sequence[Ort], counts: Counter[str], running: int) -> str:
    total, places = zusammen(shown), standorte(shown)
    at = "an einem Ort" if places == 1 else f"an {zahlwort(places)} Orten"
    if total == running:
        many = f"Die {zahlwort(total)} laufenden Angebote haben ihre"
        offers = "Das laufende Angebot hat seine" if total == 1 else many
    else:
        whole = f"von {zahlwort(running)} laufenden Angeboten"
        offers = f"Eines {whole} hat seine" if total == 1 else f"{gross(zahlwort(total))} {whole} haben ihre"
    most = _most(counts)
    return f"{offers} Adresse {at}" + (f", am häufigsten im Sozialraum {most}" if most and total > 1 else "")


def _most(counts: Counter[str]) -> str:
    """Return the area with more offers than any other, nothing where two share the first place."""
    first = counts.most_common(2)
    alone = len(first) > 1 and first[0][1] > first[1][1]
    return first[0][0] if alone else ""


def _alt(shown: Sequence[Ort], counts: Counter[str], land: Sequence[Area]) -> list[str]:
    ground = anzahl(len(land), "Sozialraum", "Sozialräume", "m", "akk") if land else ""
    total, places = zusammen(shown), standorte(shown)
    offers = anzahl(total, "laufenden Angebot", "laufenden Angeboten", "n", "dat")
    where = anzahl(places, "Ort", "Orte", "m", "akk")
    return [
        f"Die Karte zeigt {f'{ground} und ' if ground else ''}{where} mit {offers}.",
        f"{_shapes(shown)}; je größer das Zeichen, desto mehr Angebote sind es dort.",
        *_extremes(counts),
    ]


def _shapes(shown: Sequence[Ort]) -> str:
    parts: list[str] = []
    for group in GRUPPEN:
        count = zusammen([place for place in shown if place.gruppe is group])
        if count:
            verb = "" if parts else " stehen"
            offers = f"{zahl(count)} {'Angebot' if count == 1 else 'Angebote'}"
            parts.append(f"{group.zeichen}{verb} für {group.name} ({offers})")
    return aufzaehlung(parts)


def _extremes(counts: Counter[str]) -> list[str]:
    found = []
    most = _most(counts)
    if most:
        found.append(f"Am meisten liegen im Sozialraum {most} ({zahl(counts[most])}).")
    empty = [name for name, count in counts.items() if not count]
    if empty and len(empty) < len(counts):
        noun = "im Sozialraum" if len(empty) == 1 else "in den Sozialräumen"
        found.append(f"Keines der gezeigten liegt {noun} {aufzaehlung(empty)}.")
    return found


def _rest(outside: int, unknown: int) -> str:
    parts = []
    if outside:
        parts.append(f"{anzahl(outside, 'Angebot', 'Angebote', 'n')} außerhalb des Ausschnitts")
    if unknown:
        parts.append(f"{anzahl(unknown, 'Angebot', 'Angebote', 'n')} ohne Koordinaten")
    return f"; nicht gezeigt: {aufzaehlung(parts)}" if parts else ""
