"""``konzeptgen explain``: what a code means, why it matters, what helps, and on what it rests."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from konzeptgen.base.finding import UsageTrouble
from konzeptgen.base.german import datum
from konzeptgen.base.near import meant
from konzeptgen.base.schema import values
from konzeptgen.checking.elemente import Kriterium, kriterien
from konzeptgen.checking.elemente.adressat import adressaten
from konzeptgen.checking.recht import ARTEN, normen
from konzeptgen.checking.rules import SECTIONS, Regeldatei, rules
from konzeptgen.cli.arguments import stichtag
from konzeptgen.cli.deutsch import Stichtag
from konzeptgen.profile import profiles
from konzeptgen.reporters.meldungen import Meldung, meldungen
from konzeptgen.reporters.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from konzeptgen.checking.recht import Norm, Wortlaut

_WIDTH = 80
_INDENT = "  "


def command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code einer Regel, Meldung oder Forderung, etwa RT001.")],
    tag: Annotated[str, Stichtag] = "",
) -> None:
    """Erklärt eine Regel, eine Meldung oder ein Element des Katalogs.

    Zeigt, was geprüft wird, warum das wichtig ist, ein Beispiel, was hilft und worauf sich die Regel stützt; zu einem
    Element die Forderung, wann sie erfüllt ist und an welchen Feldern man es sieht.
    """
    wanted, day = code.strip().upper(), stichtag(tag)
    terminal = Terminal()
    for line in _explained(wanted, day):
        terminal.out.print(line)


def _explained(code: str, day: date) -> Iterator[Text]:
    if code in rules():
        return _rule(rules()[code], day)
    if code in meldungen():
        return _message(meldungen()[code])
    if code in kriterien():
        return _demand(kriterien()[code], day)
    guess = meant(code, [*rules(), *meldungen(), *kriterien()])
    raise UsageTrouble(f"Den Code „{code}“ gibt es nicht.{guess}", "Alle Regeln zeigt: konzeptgen rules")


def _rule(rule: Regeldatei, day: date) -> Iterator[Text]:
    regel = rule.regel
    yield _head(f"{regel.code} {regel.name}")
    yield Text("")
    yield from _fact("Bereich", regel.bereich)
    yield from _fact("Schwere", _severity(rule))
    yield from _fact("Elemente", "; ".join(_element(key) for key in regel.elemente) or "keine")
    for title in SECTIONS:
        if rule.text.get(title):
            yield from _section(title, [rule.text[title]])
    yield Text("")
    yield _head("Grundlage")
    for norm in rule.normen:
        yield from _norm(norm, day)


def _message(message: Meldung) -> Iterator[Text]:
    yield _head(f"{message.code} {message.gruppe}")
    yield from _section("Was", [message.was])
    yield from _section("Abhilfe", [message.abhilfe])


def _demand(kriterium: Kriterium, day: date) -> Iterator[Text]:
    element = kriterium.element
    asked = [code for code, rule in rules().items() if element.code in rule.regel.elemente]
    wert = element.wert(values()["personengruppen"])
    yield _head(f"{wert} {wert.titel}")
    yield from _section(
        "Forderung", [str(wert.marken["forderung"]), f"Sie richtet sich an {adressaten(element.adressat)}."]
    )
    yield from _section("Wann sie erfüllt ist", [kriterium.text])
    yield from _section("Felder", [", ".join(kriterium.felder)])
    yield from _section("Regeln dazu", [", ".join(asked) or "keine"])
    if element.rechtslage:
        yield from _section("Rechtslage", [element.rechtslage])
        for key in element.normen:
            yield from _norm(normen()[key], day)


def _severity(rule: Regeldatei) -> str:
    own, code = rule.regel.schwere, rule.regel.code
    other = [f"{p.schwere[code]} im Profil „{p.titel}“" for p in profiles().values() if p.schwere.get(code, own) != own]
    return f"{own} ({'; '.join(other)})" if other else str(own)


def _element(key: str) -> str:
    return f"{key} {kriterien()[key].element.titel}"


def _norm(norm: Norm, day: date) -> Iterator[Text]:
    yield from _wrapped(f"{norm.titel} – {ARTEN[norm.art].stellung}", _INDENT)
    for wording in norm.wortlaute:
        mark = "" if wording.gilt_am(day) else f" Gilt am {datum(day)} nicht."
        yield from _wrapped(f"{wording.inhalt}{mark}", _INDENT * 2)
        yield from (Text(line.plain, style="dim") for line in _wrapped(_standing(wording), _INDENT * 2))


def _standing(wording: Wortlaut) -> str:
    begin = f"Gilt ab {datum(wording.gueltig_von)}" if wording.gueltig_von else ""
    end = f"bis {datum(wording.gueltig_bis)}" if wording.gueltig_bis else ""
    valid = " ".join(part for part in (begin, end if begin or not end else f"Gilt {end}") if part)
    checked = f"Geprüft am Text vom {datum(wording.geprueft)}" if wording.geprueft else "Ungeprüft"
    return ". ".join(part for part in (valid, f"Quelle: {wording.quelle}", checked) if part) + "."


def _head(text: str) -> Text:
    return Text(text, style="bold")


def _fact(title: str, text: str) -> Iterator[Text]:
    yield from _wrapped(f"{title + ':':<10}{text}", "", " " * 10)


def _section(title: str, paragraphs: Iterable[str]) -> Iterator[Text]:
    yield Text("")
    yield _head(title)
    for paragraph in paragraphs:
        yield from _wrapped(paragraph, _INDENT)


def _wrapped(text: str, indent: str, after: str | None = None) -> Iterator[Text]:
    rest = indent if after is None else after
    lines = textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=rest, break_on_hyphens=False)
    return (Text(line) for line in lines)
