"""Was: Ein Satz für die Kurzfassung ist schwer zu lesen.

Geprüft wird jeder Satz der Texte in texte/kurzfassung und jede einfache Bezeichnung (einfach): höchstens 15 Wörter bis
zu einem Doppelpunkt, kein Passiv, keine Kette aus Hauptwörtern, kein Wort aus der Liste _fremdwoerter.yaml.

Warum: Die Kurzfassung ist in einfacher Sprache, damit auch Menschen sie lesen, die Deutsch lernen.

Beispiel: Im Text steht „Neue Hilfen werden von der Stadt bezahlt“ statt „Die Stadt bezahlt neue Hilfen“.

Abhilfe: Teilen Sie lange Sätze, sagen Sie, wer etwas tut, und nehmen Sie kurze, bekannte Wörter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.finding import Severity
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.spr_einfach import saetze, schwer
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

REGEL = Regel(
    code="SPR001",
    name="schwerer-satz",
    bereich="Sprache",
    quellen=("eigener-massstab",),
    schwere=Severity.HINWEIS,
    elemente=(),
    kapitel="leitbild",
)
GUT = (
    """
massnahmen:
  - {id: a, name: Implementierung der Lotsenstrukturen, handlungsfeld: beratung, einfach: Lotsen helfen auf Ämtern}
""",
    """
texte:
  kurzfassung/worum: |
    Viele Menschen ziehen zu uns. Wir helfen ihnen.
""",
)
SCHLECHT = (
    """
massnahmen:
  - {id: a, name: Lotsen, handlungsfeld: beratung, einfach: Koordination der Lotsen}
""",
    """
texte:
  kurzfassung/worum: |
    Neue Hilfen werden von der Stadt bezahlt.
""",
    """
texte:
  kurzfassung/worum: |
    Die Verwaltung plant in den nächsten fünf Jahren zusammen mit den Vereinen am Ort viele neue Hilfen für alle.
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per sentence that is hard to read, with all that makes it so."""
    for path, identity, text in _texts(konzept):
        for sentence in saetze(text):
            reasons = "; ".join(schwer(sentence))
            if reasons:
                was = f"Der Satz „{sentence}“ ist schwer zu lesen: Er {reasons}."
                yield Treffer(path, was, "Teilen Sie ihn oder nehmen Sie einfachere Wörter.", identity)


def _texts(konzept: Konzept) -> Iterator[tuple[DataPath, str, str]]:
    for name, text in konzept.texte.items():
        if name.startswith("kurzfassung/"):
            yield ("texte", name), "", text.text
    named = [*_named("massnahmen", konzept.massnahmen), *_named("angebote", konzept.angebote)]
    yield from ((path, identity, text) for path, identity, text in named if text)


def _named(section: str, things: Sequence[Angebot | Massnahme]) -> Iterator[tuple[DataPath, str, str | None]]:
    yield from (((section, index, "einfach"), thing.id, thing.einfach) for index, thing in enumerate(things))
