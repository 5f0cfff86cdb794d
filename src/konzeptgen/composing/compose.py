"""Stage 4, compose: Konzept + templates -> chapters in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import TemplateError

from konzeptgen.base.finding import Place, Rejected
from konzeptgen.composing.beschreibungen import beschreibungen
from konzeptgen.composing.bounded import Budget
from konzeptgen.composing.composed import ChapterText, Composed
from konzeptgen.composing.environment import sandbox
from konzeptgen.composing.expressions import Expressions, never
from konzeptgen.composing.lesarten import KEY, TITEL, gelesen, mit_worten, ungeklaert
from konzeptgen.composing.sicht import Sicht
from konzeptgen.composing.stoff import Stoff
from konzeptgen.document.tree import Cover
from konzeptgen.model.lesart import Lesart
from konzeptgen.vorlagen.arten import Art
from konzeptgen.vorlagen.jinjafehler import template_fault
from konzeptgen.vorlagen.kapitel import Chapter


def compose(stoff: Stoff, budget: Budget | None = None, begin: Callable[[str], None] = lambda _: None) -> Composed:
    """Return cover and chapters: those that have a subject or that the profile demands.

    The author's templates have a ``budget``, ours are free; ``begin`` hears each file that is filled.

    Raise Rejected with template and line where a template is faulty.
    """
    writer = _Writer(stoff, budget or Budget(), begin)
    return composed_of(stoff, writer.chapters(), writer.cover(), writer.words(stoff.art.kennung), writer.lesart)


def composed_of(
    stoff: Stoff, chapters: tuple[ChapterText, ...], cover: Cover, kennung: str, lesart: Lesart
) -> Composed:
    """Return what was written, with what goes on to render beside it."""
    return Composed(
        art=stoff.art,
        chapters=chapters,
        cover=cover,
        lesart=lesart,
        bilder=stoff.bilder,
        texte={**stoff.texte, **beschreibungen(ort.konzept for ort in stoff.orte)},
        beilagen=stoff.mappe.beilagen,
        stand=stoff.mappe.stand,
        kennung=kennung,
        findings=tuple(finding for finding in stoff.befunde if finding.answer is None),
    )


_SEEN = (
    "konzept",
    "mappe",
    "art",
    "orte",
    "papier",
    "bilder",
    "befunde",
    "elemente",
    "mitzeichnung",
    "texte",
    "vergleich",
)
"""What templates see of a Stoff, by the names that they use."""


class _Writer:
    """Fills the templates of one document."""

    def __init__(self, stoff: Stoff, budget: Budget, begin: Callable[[str], None]) -> None:
        self.stoff, self.begin = stoff, begin
        self.sicht = Sicht(stoff.mappe.schreibweise)
        self.sandbox = sandbox(stoff.vorlagen, budget)
        self.context: dict[str, Any] = {
            "werte": self.sicht.auf(stoff.konzept.werte),
            **{name: self.sicht.auf(getattr(stoff, name)) for name in _SEEN},
            "stand": stoff.mappe.stand,
            "oeffentlich": stoff.mappe.oeffentlich,
        }
        self.context["gesagt"] = "\n".join(text.text for text in stoff.texte.values())
        self.expressions = Expressions(self.context)
        self.kind = stoff.vorlagen.place(stoff.art.name)
        self.begin(self.kind.file)
        self.context["entwurf"] = self.entwurf = bool(self.expressions.value(stoff.art.entwurf, self.kind))
        self.context["lesart"] = self.lesart = (
            stoff.fuer or stoff.mappe.lesart or (Lesart.ENTWURF if self.entwurf else Lesart(stoff.art.fuer))
        )

    def chapters(self) -> tuple[ChapterText, ...]:
        """Return the chapters that belong into this document, filled and numbered."""
        art, vorlagen = self.stoff.art, self.stoff.vorlagen
        on = [chapter for chapter in vorlagen.kapitel(art.name) if self._on(chapter)]
        self.context["kapitel"] = {chapter.key for chapter in on}
        filled: dict[Chapter, str] = {}
        for chapter in on:
            filled[chapter] = self._filled(chapter)
            self.context["gesagt"] += filled[chapter]
        written = {chapter: self.sicht.taken_out(gelesen(text, self.lesart)) for chapter, text in filled.items()}
        whole = self.lesart is Lesart.ENTWURF or art.fordert
        kept = [chapter for chapter in on if whole or _has_content(written[chapter][0])]
        texts = [
            ChapterText(chapter.key, chapter.titel, number, *written[chapter], vorlagen.eigene(chapter))
            for chapter, number in _numbered(kept, art)
        ]
        return (*texts, *self._unsettled({chapter.titel: text for chapter, text in filled.items()}))

    def _unsettled(self, filled: Mapping[str, str]) -> Iterator[ChapterText]:
        """Yield the chapter that tells a council what is not settled."""
        listed = self.lesart is Lesart.RAT and self.sicht.taken_out(ungeklaert(filled.items()))[0]
        if listed:
            yield ChapterText(KEY, TITEL, "", listed)

    def cover(self) -> Cover:
        """Return the cover as the kind of document describes it."""
        art, kopf = self.stoff.art, {key: self.words(said) for key, said in self.stoff.art.kopf.items()}
        lines = ((label, self.words(said)) for label, said in art.angaben.items())
        return Cover(
            title=kopf.get("titel") or art.titel,
            subtitle=kopf.get("untertitel", ""),
            publisher=kopf.get("herausgeber", ""),
            lines=tuple((label, words) for label, words in lines if words),
            draft=self.entwurf,
            internal=not self.stoff.mappe.oeffentlich,
        )

    def words(self, expression: str) -> str:
        """Return what an expression of ``dokument.yaml`` gives, as text."""
        return mit_worten(self.expressions.words(expression, self.kind), self.lesart)

    def _on(self, chapter: Chapter) -> bool:
        """Return whether the chapter belongs into this document."""
        self.begin(chapter.file)
        if never(chapter.wenn):
            return False
        demanded = self.stoff.konzept.profil.kapitel if self.stoff.art.profil else frozenset()
        if chapter.nummer and (chapter.key in self.stoff.texte or chapter.key in demanded):
            return True
        return bool(self.expressions.value(chapter.wenn, Place(chapter.file, 1, 1)))

    def _filled(self, chapter: Chapter) -> str:
        self.begin(chapter.file)
        try:
            return self.sandbox.budget.finish(self.sandbox.get_template(chapter.template).render(self.context))
        except Exception as error:
            if not self.stoff.vorlagen.eigene(chapter) and not isinstance(error, TemplateError):
                raise
            raise Rejected([template_fault(error, chapter.file, self.expressions.names)]) from error


_NO_CONTENT = re.compile(r"^::: (?:luecke|forderung)\n.*?^:::$|^#+ .*?$|\s", re.MULTILINE | re.DOTALL)


def _has_content(markdown: str) -> bool:
    """Return whether anything is left of a chapter without headings, gaps and demands."""
    return bool(_NO_CONTENT.sub("", markdown))


def _numbered(on: list[Chapter], art: Art) -> list[tuple[Chapter, str]]:
    numbered = [chapter for chapter in on if chapter.nummer and art.nummern]
    main = [chapter for chapter in numbered if not chapter.anhang]
    annexes = [chapter for chapter in numbered if chapter.anhang]
    return [
        *((chapter, str(number)) for number, chapter in enumerate(main, 1)),
        *((chapter, f"Anhang {chr(ord('A') + number)}") for number, chapter in enumerate(annexes)),
        *((chapter, "") for chapter in on if chapter not in numbered),
    ]
