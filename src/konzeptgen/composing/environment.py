"""The sandbox in which templates run: filters and functions by the names that templates use."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, TemplateError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from konzeptgen.base import german
from konzeptgen.base.schema import fields
from konzeptgen.composing import beschreibungen, eigenes, papierteile, papierzeilen, satzteile, sprachworte, tabellen
from konzeptgen.composing.bounded import Budget, Sandbox
from konzeptgen.composing.compiled import COMPILED
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.printing import escape, printed
from konzeptgen.composing.saetze import saetze
from konzeptgen.composing.sicht import without_signs
from konzeptgen.model import quellenzeile
from konzeptgen.model.felder import Werte
from konzeptgen.model.lesart import Lesart
from konzeptgen.vorlagen.names import EXTENSIONS
from konzeptgen.vorlagen.vorlagen import Vorlagen


def sandbox(vorlagen: Vorlagen, budget: Budget | None = None) -> Sandbox:
    """Return the sandbox for these templates; it escapes what they print, and a misspelt name fails."""
    made = Sandbox(
        budget or Budget(),
        printed,
        loader=vorlagen.loader,
        bytecode_cache=COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=EXTENSIONS,
    )
    made.filters |= _FILTERS
    made.globals |= _FUNCTIONS
    return made


@pass_context
def luecke(context: Context, was: str, feld: str) -> Markup:
    """Return a marked gap: what is needed and, for those who write, in which file and field it is entered."""
    place = f" ({escape(_files()[feld])}.yaml, Feld `{feld}`)"
    text = f"{escape(was)}{place if context['lesart'] is Lesart.ENTWURF else ''}."
    return Markup(f"\n\n::: luecke\n{text}\n:::\n\n")  # noqa: S704 - escaped for Markdown


@cache
def _files() -> Mapping[str, str]:
    return {field.name: field.file for field in fields()}


def _figure(name: str) -> Markup:
    return Markup(f'\n\n::: abbildung {{"name": "{name}"}}\n:::\n\n')  # noqa: S704 - names are ours


@pass_context
def _free_text(context: Context, name: str, ebene: int = 2) -> Markup:
    options = json.dumps({"name": name, "ebene": ebene})
    return Markup(f"\n\n::: freitext {options}\n:::\n\n" if name in context["texte"] else "")  # noqa: S704 - names are ours


@pass_context
def _group(context: Context, name: str) -> str:
    """Return the word for a group of people in the spelling that the municipality chose."""
    werte: Werte = context["werte"]
    return werte["personengruppen"][name].titel


def _paragraphs(text: str) -> Markup:
    parts = re.split(r"\n\s*\n", text)
    return Markup("\n\n".join(escape(part) for part in parts))  # noqa: S704 - escaped for Markdown


def _lines(items: Iterable[object]) -> Markup:
    """Return each item on a line of its own, within a paragraph or an entry of a list."""
    return Markup("\\\n  ".join(str(printed(item)) for item in items))  # noqa: S704 - each is escaped


def _options(options: Mapping[str, Any]) -> Markup:
    return Markup(json.dumps(_bare(options), ensure_ascii=True))  # noqa: S704 - JSON on one line, ASCII only


def _bare(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a value for JSON without the signs of things, which would outlive the Markdown in it."""
    match value:
        case str():
            return without_signs(value)
        case Mapping():
            return {key: _bare(part) for key, part in value.items()}
        case list() | tuple():
            return [_bare(part) for part in value]
        case _:
            return value


def _or_open(value: object, instead: str = OFFEN) -> Markup:
    return printed(instead if value is None or value == () else value)


def _enumerate(items: Any, attribute: str | None = None, bindewort: str = "") -> Markup:  # noqa: ANN401 - any list
    if attribute and attribute.startswith("_"):
        raise TemplateError(f"der Name „{attribute}“ ist nicht zulässig")
    named = [getattr(item, attribute) if attribute else item for item in items]
    return Markup(german.aufzaehlung([str(printed(item)) for item in named], bindewort))  # noqa: S704


_PARTS: tuple[Callable[..., Any], ...] = (
    quellenzeile.daten,
    quellenzeile.quelle_der_sozialraeume,
    satzteile.gebiet,
    beschreibungen.beschreibung,
    beschreibungen.in_teilen,
    satzteile.anschrift,
    satzteile.standort,
    satzteile.merkmale,
    satzteile.fassung,
    satzteile.beschluss,
    satzteile.redaktion,
    satzteile.kontakt,
    satzteile.kontakt_mit_links,
    satzteile.kontaktzeilen,
    satzteile.person,
    satzteile.person_und_amt,
    papierteile.quellen,
    papierteile.offen_in,
    papierteile.gruende,
    papierteile.erreichtes,
    papierteile.stand_der_forderungen,
    papierteile.bezugsdokument,
    papierteile.forderung,
    papierteile.rechtslage,
    papierteile.zitat,
    papierzeilen.matrix,
    papierzeilen.in_orten,
    papierzeilen.je_tausend,
    papierzeilen.hauptforderungen,
    papierzeilen.umstaende,
    papierzeilen.erreichtes_auf_einen_blick,
    eigenes.eigenes,
    eigenes.eigene_zeilen,
    satzteile.zeiten_und_ort,
    satzteile.stellen,
    satzteile.summe,
    satzteile.bekannte_summe,
    satzteile.vorlagennummer,
    tabellen.breiten,
    sprachworte.uebersetzungen,
    sprachworte.sprachname,
    sprachworte.eigenname,
    sprachworte.in_sprache,
    sprachworte.lesespalten,
    sprachworte.lesehilfe,
    sprachworte.rufnummer_mit_link,
)
_FUNCTIONS: Mapping[str, Callable[..., Any] | str] = {
    "OFFEN": OFFEN,
    "luecke": luecke,
    "abbildung": _figure,
    "freitext": _free_text,
    "personengruppe": _group,
    **{part.__name__: part for part in _PARTS},
    **saetze(),
}
_FILTERS: Mapping[str, Callable[..., Any]] = {
    "zeilen": _lines,
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
    "gross": german.gross,
    "alle": german.alle,
    "numerus": german.numerus,
    "ohne_schutz": Markup,
}
