"""Reporter text: for people at a terminal; by severity, then by file and line, 80 columns wide."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.text import Text

from konzeptgen.base.finding import Finding, Severity
from konzeptgen.reporters import TITLES, Bericht, standing
from konzeptgen.reporters.terminal import excerpt, first, harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from konzeptgen.checking.vollstaendigkeit import Elementstand

NAME = "text"
SUFFIX = "txt"

_WIDTH = 80
_INDENT = "  "
_COLOURS = {Severity.FEHLER: "bold red", Severity.WARNUNG: "yellow", Severity.HINWEIS: "cyan"}
_WITH_REASONS = ("teilweise", "fehlt")
_MORE = "Mehr zu einem Code: konzeptgen explain CODE"


def report(bericht: Bericht) -> str:
    """Return the report as plain text."""
    return harmless(styled(bericht).plain)


def styled(bericht: Bericht) -> Text:
    """Return the report with colours, which show on a terminal only."""
    return Text("\n").join([*_lines(bericht), Text("")])


def _lines(bericht: Bericht) -> Iterator[Text]:
    for severity, findings in bericht.gruppen():
        title = TITLES[severity]
        yield Text(f"{title} ({len(findings)})", style="bold")
        yield Text("─" * _WIDTH, style="dim")
        before = None
        for finding, more in first(findings):
            yield from _finding(finding, again=finding.place == before)
            before = finding.place
            if more:
                yield Text(f"{more}\n", style="dim")
    yield from _answered(bericht)
    yield from _elements(bericht)
    if bericht.befunde:
        yield Text(_MORE, style="dim")
    yield Text(bericht.zusammenfassung, style="bold")


def _finding(finding: Finding, *, again: bool) -> Iterator[Text]:
    """Yield place, sentence, line with marker (not ``again`` for the same place), remedy and sources."""
    place = f"{finding.place}: " if finding.place.file else ""
    mark = f"{finding.severity} {finding.code}"
    first, *rest = _wrapped(f"{place}{mark}: {finding.message}", "")
    at = first.find(mark)
    head = Text(first)
    if at >= 0:
        head.stylize(_COLOURS[finding.severity], at, at + len(mark))
    yield head
    yield from (Text(line) for line in rest)
    yield from (Text(line, style="dim") for line in ([] if again else excerpt(finding)))
    yield from (Text(line) for line in _wrapped(finding.remedy, _INDENT))
    if finding.source:
        yield from (Text(line, style="dim") for line in _wrapped(f"Grundlage: {finding.source}", _INDENT))
    yield Text("")


def _answered(bericht: Bericht) -> Iterator[Text]:
    if not bericht.beantwortet:
        return
    yield Text(f"{len(bericht.beantwortet)} beantwortet (Begründungsregister)", style="bold")
    yield Text("─" * _WIDTH, style="dim")
    for finding in bericht.beantwortet:
        who = f" – {standing(finding.answer)}" if finding.answer else ""
        yield from (Text(line) for line in _wrapped(f"{finding.place}: {finding.code}{who}", ""))
    yield Text("")


def _elements(bericht: Bericht) -> Iterator[Text]:
    if not bericht.elemente:
        return
    yield Text("Vollständigkeit nach dem Katalog der Elemente", style="bold")
    yield Text("─" * _WIDTH, style="dim")
    for titel, counted in bericht.elementgruppen():
        yield Text(f"{titel.ljust(30)}{counted}")
    for stand in _WITH_REASONS:
        yield from _reasons(bericht.elemente_im(stand))
    silent = bericht.elemente_im("keine_daten")
    if silent:
        names = "; ".join(f"{stand.element} {stand.element.titel}" for stand in silent)
        yield from (Text(line) for line in _wrapped(f"Ohne Angaben: {names}.", ""))
    yield Text("")


def _reasons(staende: Sequence[Elementstand]) -> Iterator[Text]:
    """Yield the elements of a standing, each with what keeps it from being met."""
    if staende:
        yield Text(f"{staende[0].stand.titel.capitalize()} ({len(staende)}):")
    for stand in staende:
        yield from (Text(line) for line in _wrapped(f"{stand.element} {stand.element.titel}: {stand.grund}", _INDENT))


def _wrapped(text: str, indent: str) -> list[str]:
    after = indent or _INDENT
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    )
