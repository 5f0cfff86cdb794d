"""Stage 4, compose: Konzept + templates -> chapters in Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, TemplateError, Undefined, UndefinedError, meta, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from konzeptgen.base import german
from konzeptgen.base.finding import Finding, Place, Rejected
from konzeptgen.base.schema import fields as schema_fields
from konzeptgen.base.schema import values
from konzeptgen.bilder import Bild
from konzeptgen.checking.vollstaendigkeit import Elementstand
from konzeptgen.composing import papierteile, satzteile
from konzeptgen.composing.lage import Lage, Vergleich
from konzeptgen.composing.schreibweise import spelled
from konzeptgen.document.texte import Freitext
from konzeptgen.document.tree import Cover
from konzeptgen.model import quellenzeile
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.mappe import Mappe
from konzeptgen.model.papier import Papier
from konzeptgen.vorlagen.fehler import expression_fault, template_fault
from konzeptgen.vorlagen.vorlagen import EXTENSIONS, KONZEPT, Art, Chapter, Vorlagen

_ESCAPES = str.maketrans({char: "\\" + char for char in "\\`*_{}[]()<>#+-.!|~&\"'$%^=:;,/?@"})


@dataclass(frozen=True, slots=True)
class ChapterText:
    """A composed chapter; ``number`` is like "3" or "Anhang A", or empty. ``eigene``: the author's templates in it."""

    key: str
    titel: str
    number: str
    markdown: str
    eigene: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stoff:
    """What a document is made of: kind, templates, folder, and what templates may print by the names they use."""

    konzept: Konzept
    mappe: Mappe
    art: Art
    vorlagen: Vorlagen = field(default_factory=Vorlagen)
    orte: tuple[Lage, ...] = ()
    papier: Papier | None = None
    bilder: Mapping[str, Bild] = field(default_factory=dict)
    befunde: tuple[Finding, ...] = ()
    elemente: tuple[Elementstand, ...] = ()
    mitzeichnung: bool = False

    @property
    def vergleich(self) -> Vergleich:
        """Return the places side by side."""
        return Vergleich(self.orte, self.papier.handlungsfelder if self.papier else ())

    @property
    def texte(self) -> Mapping[str, Freitext]:
        """Return the folder's free texts for this kind of document, by the names of chapters."""
        every = self.mappe.texte
        plain = {name: text for name, text in every.items() if "/" not in name} if self._is_konzept else {}
        prefix = f"{self.art.name}/"
        own = {name.removeprefix(prefix): text for name, text in every.items() if name.startswith(prefix)}
        return plain | own

    @property
    def _is_konzept(self) -> bool:
        return any(art.name == KONZEPT for art in self.vorlagen.linie(self.art.name))


@dataclass(frozen=True, slots=True)
class Composed:
    """What goes from compose to render.

    Chapters, cover, pictures to be drawn, the author's texts and files, what the file's name ends with, open findings
    to stand beside the text, and the names by which passages about a thing are found.
    """

    art: Art
    chapters: tuple[ChapterText, ...]
    cover: Cover
    bilder: Mapping[str, Bild]
    texte: Mapping[str, Freitext]
    beilagen: Mapping[str, bytes]
    stand: date
    kennung: str
    findings: tuple[Finding, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it letter by letter, white space collapsed."""
    return " ".join(text.split()).translate(_ESCAPES)


def compose(stoff: Stoff) -> Composed:
    """Return cover and chapters: those that have a subject or that the profile demands.

    Raise Rejected with template and line where a template is faulty.
    """
    writer = _Writer(stoff)
    on = [chapter for chapter in stoff.vorlagen.kapitel(stoff.art.name) if writer.on(chapter)]
    written = writer.written(on)
    whole = writer.entwurf or stoff.art.fordert
    kept = [chapter for chapter in on if whole or _has_content(written[chapter])]
    texts = (
        ChapterText(chapter.key, chapter.titel, number, written[chapter], stoff.vorlagen.eigene(chapter))
        for chapter, number in _numbered(kept, stoff.art)
    )
    return Composed(
        art=stoff.art,
        chapters=tuple(texts),
        cover=writer.cover(),
        bilder=stoff.bilder,
        texte=stoff.texte,
        beilagen=stoff.mappe.beilagen,
        stand=stoff.mappe.stand,
        kennung=writer.words(stoff.art.kennung),
        findings=tuple(finding for finding in stoff.befunde if finding.answer is None),
        names=stoff.konzept.namen,
    )


class _Writer:
    """Fills the templates of one document."""

    def __init__(self, stoff: Stoff) -> None:
        self.stoff = stoff
        self.environment = _environment(stoff.vorlagen)
        self.context: dict[str, Any] = {
            "werte": values(),
            **{name: getattr(stoff, name) for name in _SEEN},
            "stand": stoff.mappe.stand,
            "oeffentlich": stoff.mappe.oeffentlich,
        }
        self.kind = stoff.vorlagen.place(stoff.art.name)
        self.context["entwurf"] = self.entwurf = bool(self.value(stoff.art.entwurf, self.kind))

    def on(self, chapter: Chapter) -> bool:
        """Return whether the chapter belongs into this document."""
        if _ANSWERS.get(chapter.wenn.lower()) == "false":
            return False
        demanded = self.stoff.konzept.profil.kapitel if self.stoff.art.profil else frozenset()
        if chapter.nummer and (chapter.key in self.stoff.texte or chapter.key in demanded):
            return True
        return bool(self.value(chapter.wenn, Place(chapter.file, 1, 1)))

    def value(self, expression: str, place: Place) -> Any:  # noqa: ANN401 - whatever the expression gives
        """Return what a Jinja expression gives, None where something on its way is not given.

        Raise Rejected with ``place`` where it is misspelt, names what there is not, or fails.
        """
        said = _ANSWERS.get(expression.strip().lower(), expression)
        try:
            known = self.context.keys() | self.environment.globals.keys()
            for name in meta.find_undeclared_variables(self.environment.parse(f"{{{{ ({said}) }}}}")) - known:
                raise UndefinedError(f"'{name}' is undefined")  # noqa: TRY301 - told like every other
            found = self.environment.compile_expression(said, undefined_to_none=False)(self.context)
            if isinstance(found, Undefined) and found._undefined_obj is not None:  # noqa: SLF001 - tells why
                str(found)
        except Exception as error:
            raise Rejected([expression_fault(error, expression, place, self._names())]) from error
        return None if isinstance(found, Undefined) else found

    def words(self, expression: str) -> str:
        """Return what an expression of ``dokument.yaml`` gives, as text; nothing where it gives nothing."""
        found = self.value(expression, self.kind)
        try:
            return _shown(found) if found else ""
        except TemplateError as error:
            raise Rejected([expression_fault(error, expression, self.kind, ())]) from error

    def written(self, chapters: list[Chapter]) -> dict[Chapter, str]:
        """Return the Markdown of each chapter."""
        self.context["kapitel"] = {chapter.key for chapter in chapters}
        return {chapter: spelled(self._render(chapter), self.stoff.mappe.schreibweise) for chapter in chapters}

    def cover(self) -> Cover:
        """Return the cover as the kind of document describes it."""
        mappe, kopf = self.stoff.mappe, {key: self.words(said) for key, said in self.stoff.art.kopf.items()}
        lines = ((label, self.words(said)) for label, said in self.stoff.art.angaben.items())
        return Cover(
            title=kopf.get("titel") or self.stoff.art.titel,
            subtitle=kopf.get("untertitel", ""),
            publisher=kopf.get("herausgeber", ""),
            lines=tuple((label, words) for label, words in lines if words),
            draft=self.entwurf,
            internal=not mappe.oeffentlich,
        )

    def _render(self, chapter: Chapter) -> str:
        try:
            return self.environment.get_template(chapter.template).render(self.context)
        except Exception as error:
            if not self.stoff.vorlagen.eigene(chapter) and not isinstance(error, TemplateError):
                raise
            raise Rejected([template_fault(error, chapter, self._names())]) from error

    def _names(self) -> set[str]:
        return {*self.context, *self.environment.globals, *(field.path[-1] for field in schema_fields())}


_ANSWERS = {"ja": "true", "nein": "false", "true": "true", "false": "false"}
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


def _environment(vorlagen: Vorlagen) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=vorlagen.loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=EXTENSIONS,
    )
    environment.filters |= _FILTERS
    environment.globals |= {"luecke": luecke, "abbildung": _figure, "freitext": _free_text, **_PARTS}
    return environment


def _finalize(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup(escape(_shown(value)))  # noqa: S704 - escaped for Markdown


def _shown(value: object) -> str:
    match value:
        case None | bool():
            raise TemplateError(f"ein leerer Wert oder Wahrheitswert ({value}) kann nicht gedruckt werden")
        case str() | Undefined():
            return str(value)  # what is undefined says so, in its own error
        case int() | float() | Decimal():
            return german.zahl(value)
        case date():
            return german.datum(value)
        case _:
            raise TemplateError(f"ein Wert der Art {type(value).__name__} kann nicht gedruckt werden")


def luecke(was: str, feld: str) -> Markup:
    """Return a marked gap: what is needed and in which file and field it is entered."""
    file = _field_files()[feld]
    text = f"{escape(was)} ({escape(file)}.yaml, Feld `{feld}`)."
    return Markup(f"\n\n::: luecke\n{text}\n:::\n\n")  # noqa: S704 - escaped for Markdown


@cache
def _field_files() -> Mapping[str, str]:
    return {field.name: field.file for field in schema_fields()}


def _figure(name: str) -> Markup:
    return Markup(f'\n\n::: abbildung {{"name": "{name}"}}\n:::\n\n')  # noqa: S704 - names are ours


@pass_context
def _free_text(context: Context, name: str, ebene: int = 2) -> Markup:
    options = json.dumps({"name": name, "ebene": ebene})
    return Markup(f"\n\n::: freitext {options}\n:::\n\n" if name in context["texte"] else "")  # noqa: S704 - names are ours


def _paragraphs(text: str) -> Markup:
    parts = re.split(r"\n\s*\n", text)
    return Markup("\n\n".join(escape(part) for part in parts))  # noqa: S704 - escaped for Markdown


def _options(options: Mapping[str, Any]) -> Markup:
    return Markup(json.dumps(options, ensure_ascii=True))  # noqa: S704 - JSON on one line, ASCII only


def _or_open(value: object, instead: str = "offen") -> Markup:
    return _finalize(instead if value is None or value == () else value)


def _enumerate(items: Any, attribute: str | None = None, bindewort: str = "und") -> Markup:  # noqa: ANN401 - any list
    if attribute and attribute.startswith("_"):
        raise TemplateError(f"der Name „{attribute}“ ist nicht zulässig")
    shown = [getattr(item, attribute) if attribute else item for item in items]
    return Markup(german.aufzaehlung([str(_finalize(item)) for item in shown], bindewort))  # noqa: S704


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_PARTS: dict[str, Callable[..., Any]] = {
    part.__name__: part
    for part in (
        quellenzeile.daten,
        quellenzeile.quelle_der_sozialraeume,
        satzteile.gebiet,
        satzteile.anschrift,
        satzteile.merkmale,
        satzteile.fassung,
        satzteile.beschluss,
        satzteile.redaktion,
        satzteile.kontakt,
        satzteile.person,
        papierteile.quellen,
        papierteile.offen_in,
        papierteile.fundstelle,
        papierteile.grundlagen,
        satzteile.oeffnung,
        satzteile.zeiten_und_ort,
        satzteile.stellen,
        satzteile.summe,
        satzteile.bekannte_summe,
        satzteile.vorlagennummer,
    )
}
_FILTERS: dict[str, Callable[..., Any]] = {
    "zahl": german.zahl,
    "prozent_von": german.prozent,
    "euro": german.euro,
    "datum": german.datum,
    "datum_lang": german.datum_lang,
    "zahlwort": german.zahlwort,
    "zahlwort_akk": lambda count: "einen" if count == 1 else german.zahlwort(count),
    "anzahl": german.anzahl,
    "aufzaehlung": _enumerate,
    "absaetze": _paragraphs,
    "optionen": _options,
    "oder": _or_open,
    "gross": _capital,
    "ohne_schutz": Markup,
}
