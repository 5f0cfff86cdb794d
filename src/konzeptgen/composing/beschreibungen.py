"""Descriptions of providers, offers and measures that have paragraphs or lists: set as the author's texts are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from markupsafe import Markup

from konzeptgen.document.beschreibung import gegliedert

if TYPE_CHECKING:
    from konzeptgen.document.texte import Freitext
    from konzeptgen.model.anbieter import Angebot, Traeger
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.massnahmen import Massnahme

    Beschrieben: TypeAlias = Traeger | Angebot | Massnahme


def beschreibungen(orte: Iterable[Konzept]) -> Mapping[str, Freitext]:
    """Return the descriptions in parts of some places, by the names under which chapters call for them."""
    things: list[Beschrieben] = []
    for ort in orte:
        things += [*ort.traeger, *ort.angebote]
        things += ort.massnahmen
    made = (gegliedert(thing.beschreibung) for thing in things if thing.beschreibung)
    return {text.name: text for text in made if text}


def in_teilen(thing: Beschrieben) -> bool:
    """Return whether a description has paragraphs or lists, so that it does not fit on a line of a fact sheet."""
    return bool(thing.beschreibung) and gegliedert(str(thing.beschreibung)) is not None


def beschreibung(thing: Beschrieben) -> Markup:
    """Return the place of a description in parts, nothing where there is none."""
    made = gegliedert(str(thing.beschreibung)) if thing.beschreibung else None
    if made is None:
        return Markup()
    return Markup(f"\n\n::: freitext {json.dumps({'name': made.name, 'ebene': 4})}\n:::\n\n")  # noqa: S704 - names are ours
