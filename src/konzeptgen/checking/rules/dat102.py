"""Was: Eine Stelle in einem eigenen Text ist nicht für alle lesbar.

Geprüft werden leere Kopfzellen in Tabellen, nichtssagende Beschreibungen von Bildern und Logo sowie Linktexte wie
„hier“; diese ergeben einen Hinweis.

Warum: Wer ein Vorleseprogramm nutzt, hört zu jeder Zelle ihren Kopf, statt des Bildes seine Beschreibung und Links
oft ohne den Satz darum. Öffentliche Stellen des Bundes gestalten Dokumente nach der BITV 2.0 barrierefrei, Kommunen nach dem Recht ihres Landes;
beide folgen meist der technischen Norm EN 301 549.

Beispiel: In einem Text verweist das Wort „hier“ auf eine Internetseite.

Abhilfe: Geben Sie jeder Spalte einen Kopf, sagen Sie im Linktext, wohin er führt, und beschreiben Sie, was ein Bild
zeigt.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.document.markdown import RawImage, RawTable
from konzeptgen.document.tree import Link, plain, walk
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="DAT102",
    name="stelle-nicht-fuer-alle-lesbar",
    bereich="Daten",
    quellen=(
        "bitv-2",
        "en-301549-10",
    ),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="vorwort",
)
GUT = (
    """
texte:
  vorwort: |
    Mehr steht im [Programm der Woche](https://musterstadt.example/woche).

    | Jahr | Plätze |
    | --- | ---: |
    | 2026 | 1.200 |
""",
    "{}",
)
SCHLECHT = (
    """
texte:
  vorwort: |
    Mehr dazu [hier](https://musterstadt.example/woche).
""",
    """
texte:
  vorwort: |
    | | Plätze |
    | --- | ---: |
    | 2026 | 1.200 |
""",
)
_LEERE_LINKS = frozenset(
    {"hier", "link", "mehr", "weiter", "klicken sie hier", "mehr dazu", "siehe hier", "weiterlesen"}
)
_LEERE_BILDER = frozenset(
    {"bild", "foto", "logo", "wappen", "grafik", "abbildung", "image", "photo", "bild ohne beschreibung"}
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per place in a text, and one for a logo whose description says nothing."""
    alt = konzept.marke.logo_alt if konzept.marke else None
    if alt and _nichtssagend(alt):
        message = f"Die Beschreibung „{alt}“ sagt nicht, was das Logo zeigt."
        yield Treffer(("marke", "logo_alt"), message, "Schreiben Sie zum Beispiel: Wappen der Stadt Musterstadt.")
    for stem, text in konzept.texte.items():
        for node in walk(text.blocks):
            yield from _stelle(stem, node)


def _stelle(stem: str, node: object) -> Iterator[Treffer]:
    path = ("texte", stem)
    match node:
        case RawTable(head=head) if not all(plain(cell).strip() for cell in head):
            message = f"Einer Tabelle in texte/{stem}.md fehlt ein Spaltenkopf."
            yield Treffer(path, message, "Geben Sie jeder Spalte in der ersten Zeile einen Namen.", stem)
        case RawImage(target=target, alt=alt) if _nichtssagend(alt):
            message = f"Die Beschreibung „{alt}“ in texte/{stem}.md sagt nicht, was das Bild zeigt."
            remedy = "Schreiben Sie in die eckigen Klammern, was zu sehen ist und warum es dort steht."
            yield Treffer((*path, target), message, remedy, stem)
        case Link(inlines=inlines, target=target) if plain(inlines).strip(" .").lower() in _LEERE_LINKS:
            message = f"Der Linktext „{plain(inlines)}“ in texte/{stem}.md sagt nicht, wohin er führt."
            remedy = "Nennen Sie im Linktext das Ziel, zum Beispiel: Programm der Interkulturellen Woche."
            yield Treffer((*path, target), message, remedy, stem, Severity.HINWEIS)


def _nichtssagend(alt: str) -> bool:
    return alt.strip(" .").lower() in _LEERE_BILDER or alt.lower().endswith((".png", ".jpg", ".jpeg"))
