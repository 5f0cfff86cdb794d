"""Stage 4, compose: Konzept + templates -> chapters in Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from konzeptgen import german, satzteile
from konzeptgen.bilder import Bild
from konzeptgen.finding import Finding, Place, Rejected, Severity
from konzeptgen.model.konzept import Konzept
from konzeptgen.paths import TEMPLATES
from konzeptgen.schema import fields, values
from konzeptgen.schreibweise import spelled
from konzeptgen.vollstaendigkeit import Elementstand

_ESCAPES = str.maketrans({char: "\\" + char for char in "\\`*_{}[]()<>#+-.!|~&\"'$%^=:;,/?@"})
_HEAD = re.compile(r"\{#(.*?)#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter template: its key (file name without order), title, condition, catalogue elements and kind."""

    key: str
    template: str
    titel: str
    wenn: str
    elemente: tuple[str, ...]
    anhang: bool
    nummer: bool


@dataclass(frozen=True, slots=True)
class ChapterText:
    """A composed chapter; ``number`` is like "3" or "Anhang A", or empty."""

    key: str
    titel: str
    number: str
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stoff:
    """What templates may print, by the names that they use: a Konzept cut to its edition and what is known of it."""

    konzept: Konzept
    bilder: Mapping[str, Bild] = field(default_factory=dict)
    befunde: tuple[Finding, ...] = ()
    elemente: tuple[Elementstand, ...] = ()
    mitzeichnung: bool = False


@dataclass(frozen=True, slots=True)
class Composed:
    """What goes from compose to render: chapters, pictures to be drawn, and open findings to stand beside the text."""

    chapters: tuple[ChapterText, ...]
    bilder: Mapping[str, Bild]
    findings: tuple[Finding, ...] = ()


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it letter by letter, white space collapsed."""
    return " ".join(text.split()).translate(_ESCAPES)


@cache
def chapters(kind: str) -> tuple[Chapter, ...]:
    """Return the chapter templates of a kind of document in the order of their file names."""
    return tuple(_chapter(path) for path in sorted((TEMPLATES / kind).glob("*.md.j2")))


def _chapter(path: Path) -> Chapter:
    found = _HEAD.match(path.read_text("utf-8"))
    head = yaml.safe_load(found.group(1)) if found else {}
    key = path.name.removesuffix(".md.j2").split("-", 1)[1]
    elements = tuple(head.get("elemente", ()))
    return Chapter(
        key,
        f"{path.parent.name}/{path.name}",
        head["titel"],
        str(head["wenn"]),
        elements,
        anhang=bool(head.get("anhang")),
        nummer=bool(head.get("nummer", True)),
    )


def compose(stoff: Stoff, kind: str = "konzept") -> Composed:
    """Return the chapters that have a subject or that the profile demands; raise Rejected with template and line."""
    environment, konzept = _environment(), stoff.konzept
    context: dict[str, Any] = {
        "werte": values(),
        **{field.name: getattr(stoff, field.name) for field in dataclass_fields(stoff)},
    }
    on = [chapter for chapter in chapters(kind) if _on(chapter, konzept, environment, context)]
    context["kapitel"] = {chapter.key for chapter in on}
    written = {chapter: spelled(_render(chapter, environment, context), konzept) for chapter in on}
    kept = [chapter for chapter in on if konzept.entwurf or _has_content(written[chapter])]
    texts = tuple(
        ChapterText(chapter.key, chapter.titel, number, written[chapter]) for chapter, number in _numbered(kept)
    )
    return Composed(texts, stoff.bilder, tuple(finding for finding in stoff.befunde if finding.answer is None))


def _on(
    chapter: Chapter, konzept: Konzept, environment: ImmutableSandboxedEnvironment, context: Mapping[str, Any]
) -> bool:
    if chapter.nummer and (chapter.key in konzept.texte or chapter.key in konzept.profil.kapitel):
        return True
    return bool(environment.compile_expression(chapter.wenn, undefined_to_none=False)(context))


_NO_CONTENT = re.compile(r"^::: (?:luecke|forderung)\n.*?^:::$|^#+ .*?$|\s", re.MULTILINE | re.DOTALL)


def _has_content(markdown: str) -> bool:
    """Return whether anything is left of a chapter without headings, gaps and demands."""
    return bool(_NO_CONTENT.sub("", markdown))


def _numbered(on: list[Chapter]) -> list[tuple[Chapter, str]]:
    main = [chapter for chapter in on if chapter.nummer and not chapter.anhang]
    annexes = [chapter for chapter in on if chapter.nummer and chapter.anhang]
    return [
        *((chapter, str(number)) for number, chapter in enumerate(main, 1)),
        *((chapter, f"Anhang {chr(ord('A') + number)}") for number, chapter in enumerate(annexes)),
        *((chapter, "") for chapter in on if not chapter.nummer),
    ]


def _render(chapter: Chapter, environment: ImmutableSandboxedEnvironment, context: Mapping[str, Any]) -> str:
    try:
        return environment.get_template(chapter.template).render(context)
    except TemplateError as error:
        raise Rejected([_template_fault(error, chapter)]) from error


def _template_fault(error: TemplateError, chapter: Chapter) -> Finding:
    line = getattr(error, "lineno", None) or _line_of(error, chapter.template)
    message = f"Die Vorlage „{chapter.template}“ ist fehlerhaft: {error.message}"
    remedy = "Berichtigen Sie die Vorlage an dieser Stelle."
    return Finding("VOR001", Severity.FEHLER, message, remedy, Place(f"templates/{chapter.template}", line, 1))


def _line_of(error: BaseException, template: str) -> int:
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(template):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
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
        case str():
            return value
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
    return {field.name: field.file for field in fields()}


def _figure(name: str) -> Markup:
    return Markup(f'\n\n::: abbildung {{"name": "{name}"}}\n:::\n\n')  # noqa: S704 - names are ours


def _free_text(konzept: Konzept, name: str, ebene: int = 2) -> Markup:
    options = json.dumps({"name": name, "ebene": ebene})
    return Markup(f"\n\n::: freitext {options}\n:::\n\n" if name in konzept.texte else "")  # noqa: S704 - names are ours


def _paragraphs(text: str) -> Markup:
    parts = re.split(r"\n\s*\n", text)
    return Markup("\n\n".join(escape(part) for part in parts))  # noqa: S704 - escaped for Markdown


def _options(options: Mapping[str, Any]) -> Markup:
    return Markup(json.dumps(options, ensure_ascii=True))  # noqa: S704 - JSON on one line, ASCII only


def _or_open(value: object, instead: str = "offen") -> Markup:
    return _finalize(instead if value is None or value == () else value)


def _enumerate(items: Any, attribute: str | None = None, bindewort: str = "und") -> Markup:  # noqa: ANN401 - any list
    shown = [getattr(item, attribute) if attribute else item for item in items]
    return Markup(german.aufzaehlung([str(_finalize(item)) for item in shown], bindewort))  # noqa: S704


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_PARTS: dict[str, Callable[..., Any]] = {
    part.__name__: part
    for part in (
        satzteile.daten,
        satzteile.quelle_der_sozialraeume,
        satzteile.gebiet,
        satzteile.anschrift,
        satzteile.kontakt,
        satzteile.person,
        satzteile.oeffnung,
        satzteile.zeiten_und_ort,
        satzteile.stellen,
        satzteile.summe,
    )
}
_FILTERS: dict[str, Callable[..., Any]] = {
    "zahl": german.zahl,
    "prozent_von": german.prozent,
    "euro": german.euro,
    "datum": german.datum,
    "datum_lang": german.datum_lang,
    "zahlwort": german.zahlwort,
    "anzahl": german.anzahl,
    "aufzaehlung": _enumerate,
    "absaetze": _paragraphs,
    "optionen": _options,
    "oder": _or_open,
    "gross": _capital,
    "ohne_schutz": Markup,
}
