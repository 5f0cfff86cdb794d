"""``konzeptgen rules``: every rule in one table."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated

import typer

from konzeptgen.base.finding import Severity
from konzeptgen.base.near import fold, unknown
from konzeptgen.checking.rules import Regeldatei, rules
from konzeptgen.profile import profiles
from konzeptgen.reporters.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WIDTH = 80
_GAP = 2
_HEAD = ("Code", "Schwere", "Name", "Bereich")


def command(
    bereich: Annotated[str, typer.Option("--bereich", metavar="NAME", help="Nur Regeln dieses Bereichs.")] = "",
    quelle: Annotated[
        str,
        typer.Option(
            "--quelle",
            metavar="NAME",
            help="Nur Regeln mit dieser Quelle, etwa sgb8-80, oder diesem Anfang, etwa sgb8.",
        ),
    ] = "",
    profil: Annotated[
        str,
        typer.Option("--profil", metavar="NAME", help="Die Schwere in diesem Profil. Ohne Angabe: wie in der Regel."),
    ] = "",
) -> None:
    """Zeigt die fachlichen Regeln mit Code, Schwere, Name und Bereich.

    Was eine Regel prüft und worauf sie sich stützt, sagt: konzeptgen explain CODE.
    """
    chosen = list(_from(quelle, _in(bereich, rules().values())))
    severities = _severities(profil)
    rows = [(rule.regel.code, severities.get(rule.regel.code, rule.regel.schwere), rule) for rule in chosen]
    terminal = Terminal()
    for line in _table([(code, str(severity), rule.regel.name, rule.regel.bereich) for code, severity, rule in rows]):
        terminal.out.print(line)
    terminal.out.print(f"\n{len(rows)} {'Regel' if len(rows) == 1 else 'Regeln'}")


def _in(bereich: str, chosen: Iterable[Regeldatei]) -> Iterator[Regeldatei]:
    found = list(chosen)
    known = sorted({rule.regel.bereich for rule in found})
    if bereich and fold(bereich) not in {fold(name) for name in known}:
        raise unknown(f"Den Bereich „{bereich}“", bereich, known)
    return (rule for rule in found if not bereich or fold(rule.regel.bereich) == fold(bereich))


def _from(quelle: str, chosen: Iterable[Regeldatei]) -> Iterator[Regeldatei]:
    known = sorted({key for rule in rules().values() for key in rule.regel.quellen})
    if quelle and not any(_begins(key, quelle) for key in known):
        raise unknown(f"Die Quelle „{quelle}“", quelle, known)
    return (rule for rule in chosen if not quelle or any(_begins(key, quelle) for key in rule.regel.quellen))


def _begins(key: str, quelle: str) -> bool:
    wanted = quelle.lower()
    return key == wanted or key.startswith(f"{wanted}-")


def _severities(profil: str) -> dict[str, Severity]:
    if not profil:
        return {}
    name = next((name for name in profiles() if fold(name) == fold(profil)), None)
    if name is None:
        raise unknown(f"Das Profil „{profil}“", profil, list(profiles()))
    return dict(profiles()[name].schwere)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield the table in 80 columns; where a name is too long, it runs on in the next line."""
    everything = [_HEAD, *rows]
    code, severity, _, area = (max(len(row[column]) for row in everything) for column in range(len(_HEAD)))
    area = min(area, 28)
    name = min(max(len(row[2]) for row in everything), _WIDTH - code - severity - area - _GAP * (len(_HEAD) - 1))
    widths = (code, severity, name, area)
    yield from _row(_HEAD, widths)
    yield "─" * (sum(widths) + _GAP * (len(widths) - 1))
    for row in rows:
        yield from _row(row, widths)


def _row(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [textwrap.wrap(text, width) or [""] for text, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        line = (" " * _GAP).join(part.ljust(width) for part, width in zip(parts, widths, strict=True))
        yield line.rstrip()
