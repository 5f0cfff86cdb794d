"""The sandbox in which templates run: filters and functions by the names that templates use."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, TemplateError, pass_context, pass_environment
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from konzeptgen.base import german
from konzeptgen.base.schema import fields
from konzeptgen.base.schreibweise import Personentext
from konzeptgen.composing import papierteile, satzteile, tabellen
from konzeptgen.composing.compiled import COMPILED
from konzeptgen.composing.printing import escape, printed
from konzeptgen.composing.saetze import saetze
from konzeptgen.composing.stoff import Stoff
from konzeptgen.composing.subjects import MitBezug, Signs, read, without_signs
from konzeptgen.model import quellenzeile
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.mappe import Mappe
from konzeptgen.vorlagen.names import EXTENSIONS


class Sandbox(ImmutableSandboxedEnvironment):
    """Lets templates read values, and prints them: names of things with their signs, groups of people as chosen."""

    def __init__(self, signs: Signs, schreibweise: str | None, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        """Take signs and spelling of one document, and Jinja's options."""
        super().__init__(finalize=self.printed, **options)
        self.schreibweise = schreibweise
        self._signs = signs

    def printed(self, value: object) -> Markup:
        """Return a value as Markdown; raise TemplateError for one that cannot be read."""
        spelled = value.geschrieben(self.schreibweise) if isinstance(value, Personentext) else value
        signs = self._signs.of(value) if isinstance(value, MitBezug) else ""
        return printed(spelled) + Markup(signs)  # noqa: S704 - characters that mean nothing

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - whatever the template reads
        """Return what ``obj.attribute`` means in a template."""
        return read(obj, attribute, super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - whatever the template reads
        """Return what ``obj[argument]`` and filters by attribute mean in a template."""
        return read(obj, argument, super().getitem(obj, argument))


def sandbox(stoff: Stoff, signs: Signs) -> Sandbox:
    """Return the sandbox for a document's templates; it escapes what they print, and a misspelt name fails."""
    made = Sandbox(
        signs,
        stoff.mappe.schreibweise,
        loader=stoff.vorlagen.loader,
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


def luecke(was: str, feld: str) -> Markup:
    """Return a marked gap: what is needed and in which file and field it is entered."""
    text = f"{escape(was)} ({escape(_files()[feld])}.yaml, Feld `{feld}`)."
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
    konzept: Konzept = context["konzept"]
    mappe: Mappe = context["mappe"]
    return konzept.personengruppe(name).geschrieben(mappe.schreibweise)


def _paragraphs(text: str) -> Markup:
    parts = re.split(r"\n\s*\n", text)
    return Markup("\n\n".join(escape(part) for part in parts))  # noqa: S704 - escaped for Markdown


def _options(options: Mapping[str, Any]) -> Markup:
    bare = json.loads(without_signs(json.dumps(options, ensure_ascii=False)))
    return Markup(json.dumps(bare, ensure_ascii=True))  # noqa: S704 - JSON on one line, ASCII only


@pass_environment
def _or_open(sandbox: Sandbox, value: object, instead: str = "offen") -> Markup:
    return sandbox.printed(instead if value is None or value == () else value)


@pass_environment
def _enumerate(
    sandbox: Sandbox,
    items: Any,  # noqa: ANN401 - any list
    attribute: str | None = None,
    bindewort: str = "und",
) -> Markup:
    if attribute and attribute.startswith("_"):
        raise TemplateError(f"der Name „{attribute}“ ist nicht zulässig")
    named = [sandbox.getattr(item, attribute) if attribute else item for item in items]
    return Markup(german.aufzaehlung([str(sandbox.printed(item)) for item in named], bindewort))  # noqa: S704


_PARTS: tuple[Callable[..., Any], ...] = (
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
    papierteile.gruende,
    papierteile.erreichtes,
    papierteile.stand_der_forderungen,
    papierteile.bezugsdokument,
    papierteile.forderung,
    papierteile.grundlagen,
    satzteile.oeffnung,
    satzteile.zeiten_und_ort,
    satzteile.stellen,
    satzteile.summe,
    satzteile.bekannte_summe,
    satzteile.vorlagennummer,
    tabellen.passt_quer,
    tabellen.breiten,
)
_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "luecke": luecke,
    "abbildung": _figure,
    "freitext": _free_text,
    "personengruppe": _group,
    **{part.__name__: part for part in _PARTS},
    **saetze(),
}
_FILTERS: Mapping[str, Callable[..., Any]] = {
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
