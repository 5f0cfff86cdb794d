"""Reporter html: one page to read, to send and to print; no script, nothing from elsewhere."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from konzeptgen.base.finding import SECTIONS
from konzeptgen.base.german import datum, datum_lang
from konzeptgen.reporters import TITLES, Bericht
from konzeptgen.reporters.meldungen import meldungen
from konzeptgen.reporters.terminal import harmless_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from konzeptgen.base.finding import Finding
    from konzeptgen.checking.vollstaendigkeit import Elementstand

NAME = "html"
SUFFIX = "html"

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", system-ui, sans-serif; margin: 0 auto;
  max-width: 70rem; padding: 1rem; }
h1 { font-size: 1.8rem; line-height: 1.2; } h2 { font-size: 1.3rem; margin-top: 2rem; }
dl.stand { display: grid; gap: 0 1rem; grid-template-columns: max-content 1fr; } dl.stand dt { font-weight: bold; }
dd { margin: 0; } p.summe { border-left: .3rem solid; font-size: 1.1rem; font-weight: bold; padding: .3rem .8rem; }
.breit { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #767676; padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: #8882; } td p { margin: 0; } td p + p { margin-top: .4rem; } .quelle { font-size: .9em; }
td { overflow-wrap: break-word; } td.code { white-space: nowrap; }
details { border-bottom: 1px solid #767676; padding: .4rem 0; } summary { cursor: pointer; font-weight: bold; }
details dt { font-weight: bold; margin-top: .4rem; } :focus-visible { outline: 3px solid; outline-offset: 2px; }
table { min-width: 44rem; table-layout: fixed; } th:nth-child(1) { width: 20%; } th:nth-child(2) { width: 5rem; }
.offen th:nth-child(4) { width: 27%; } .beantwortet th:nth-child(5) { width: 14%; }
.beantwortet th:nth-child(6) { width: 5.5rem; }
@media print { body { font-size: 10pt; max-width: none; padding: 0; }
  table { font-size: 9pt; min-width: 0; } thead { display: table-header-group; }
  tr, dt { break-inside: avoid; } h2, dt { break-after: avoid; } a { color: inherit; text-decoration: none; }
  .breit { overflow: visible; } details::details-content { content-visibility: visible; } }
"""
_HEADS = ("Ort", "Code", "Was offen ist", "Was hilft")
_ELEMENTS = ("Element", "Stand", "Beleg und Grund", "Regeln dazu")
_ANSWERED = ("Ort", "Code", "Was offen war", "Begründung", "Stelle", "Datum")


def report(bericht: Bericht) -> str:
    """Return the page."""
    page = _e("html", _head(bericht), _e("body", _e("main", *_body(bericht))), lang="de")
    ET.indent(page, "")
    return f"<!DOCTYPE html>\n{harmless_markup(ET.tostring(page, encoding='unicode', method='html'))}\n"


def _e(tag: str, *children: ET.Element | str, **attributes: str) -> ET.Element:
    """Return an element; text is escaped when the page is written."""
    element = ET.Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    for child in children:
        if isinstance(child, ET.Element):
            element.append(child)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + child
        else:
            element.text = (element.text or "") + child
    return element


def _head(bericht: Bericht) -> ET.Element:
    digest = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    policy_tag = {"http-equiv": "Content-Security-Policy", "content": policy}
    return _e(
        "head",
        _e("meta", charset="utf-8"),
        _e("meta", **policy_tag),
        _e("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _e("title", f"Prüfbericht {bericht.ordner}"),
        _e("style", _STYLE),
    )


def _body(bericht: Bericht) -> Iterator[ET.Element]:
    yield _e("h1", f"Prüfbericht {bericht.ordner}")
    facts = (("Stichtag", datum_lang(bericht.stichtag)), ("Geprüft mit", f"konzeptgen {bericht.version}"))
    yield _terms(facts, class_="stand")
    yield _e("p", bericht.zusammenfassung, class_="summe")
    if not bericht.geprueft:
        yield _e("p", "Die Angaben haben Fehler. Deshalb wurde keine fachliche Regel geprüft.")
    for severity, findings in bericht.gruppen():
        title = TITLES[severity]
        yield _e("h2", f"{title} ({len(findings)})")
        yield _table(title, "offen", _HEADS, (_row(finding) for finding in findings))
    if bericht.beantwortet:
        yield _e("h2", f"Beantwortet ({len(bericht.beantwortet)})")
        yield _e("p", "Zu diesen Befunden steht eine Begründung im Begründungsregister.")
        yield _table(
            "Beantwortete Befunde", "beantwortet", _ANSWERED, (_answered(finding) for finding in bericht.beantwortet)
        )
    if bericht.elemente:
        yield _e("h2", "Vollständigkeit")
        yield _table("Elemente des Katalogs", "elemente", _ELEMENTS, (_element(stand) for stand in bericht.elemente))
    if bericht.befunde:
        yield _e("h2", "Was die Codes bedeuten")
        yield from (_explained(code, bericht) for code in sorted({finding.code for finding in bericht.befunde}))


def _table(caption: str, kind: str, heads: Sequence[str], rows: Iterable[ET.Element]) -> ET.Element:
    head = _e("thead", _e("tr", *(_e("th", name, scope="col") for name in heads)))
    table = _e("table", head, _e("tbody", *rows), class_=kind, aria_label=caption)
    return _e("div", table, class_="breit", role="region", aria_label=f"Tabelle: {caption}", tabindex="0")


def _element(stand: Elementstand) -> ET.Element:
    said = [_e("p", text) for text in (stand.beleg, stand.grund) if text]
    return _e(
        "tr",
        _e("td", f"{stand.element} {stand.element.titel}"),
        _e("td", stand.stand.titel),
        _e("td", *said) if said else _e("td", "–"),
        _e("td", ", ".join(stand.offen) or "–"),
    )


def _row(finding: Finding) -> ET.Element:
    found = [_e("p", finding.message)]
    if finding.source:
        found.append(_e("p", f"Grundlage: {finding.source}", class_="quelle"))
    return _e("tr", *_where(finding), _e("td", *found), _e("td", finding.remedy))


def _where(finding: Finding) -> tuple[ET.Element, ET.Element]:
    link = _e("a", finding.code, href=f"#{finding.code}")
    return _e("td", *_place(finding)), _e("td", link, class_="code")


def _place(finding: Finding) -> Iterator[ET.Element | str]:
    """Yield the file, which may break after a folder's name, and the line below it."""
    folder, slash, name = finding.place.file.rpartition("/")
    if slash:
        yield from (f"{folder}/", _e("wbr"))
    yield name or "ganzer Ordner"
    if finding.place.cell:
        yield from (_e("br"), finding.place.cell)
    elif finding.place.line:
        yield from (_e("br"), f"Zeile {finding.place.line}")


def _answered(finding: Finding) -> ET.Element:
    answer = finding.answer
    cells = (answer.text, answer.office, datum(answer.date)) if answer else ("", "", "")
    return _e("tr", *_where(finding), _e("td", finding.message), *(_e("td", cell) for cell in cells))


def _explained(code: str, bericht: Bericht) -> ET.Element:
    rule = bericht.regeln.get(code)
    if rule:
        terms = [(title, rule.text[title]) for title in SECTIONS if rule.text.get(title)]
        terms.append(("Grundlage", "; ".join(bericht.grundlagen(rule))))
    else:
        known = meldungen().get(code)
        terms = (
            [("Was", known.was), ("Abhilfe", known.abhilfe)] if known else [("Was", "Die Meldung erklärt sich selbst.")]
        )
    title = f"{code} ({bericht.bereich(code)})"
    return _e("details", _e("summary", title), _terms(terms), id=code)


def _terms(terms: Iterable[tuple[str, str]], **attributes: str) -> ET.Element:
    return _e("dl", *(part for title, text in terms for part in (_e("dt", title), _e("dd", text))), **attributes)
