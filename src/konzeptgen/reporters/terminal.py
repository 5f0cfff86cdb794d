"""What people see while the command runs: progress, findings, troubles, what was written."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, TextIO, cast

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.scalars import UNPRINTABLE

STAGE_WORDS = {
    "load": "Lesen",
    "validate": "Prüfen der Angaben",
    "check": "Prüfen der Regeln",
    "compose": "Schreiben der Kapitel",
    "render": "Zusammensetzen",
    "write": "Ausgeben der Formate",
}
_COLOURS = {Severity.FEHLER: "bold red", Severity.WARNUNG: "yellow", Severity.HINWEIS: "cyan"}
_CONTEXT = 78
_MOST = 20


class Terminal:
    """Writes results to standard output and everything about the run to standard error."""

    _shown: ClassVar[bool] = False
    """Whether the changing line stands there: there is one for all, whoever prints next."""

    def __init__(self, *, verbose: bool = False) -> None:
        """Show every stage on a line of its own if ``verbose``."""
        self.out, self.err = _console(sys.stdout), _console(sys.stderr)
        self.verbose = verbose

    def progress(self, stage: str) -> None:
        """Show which stage runs: one changing line on a terminal, lines when verbose, nothing in a pipe."""
        number = list(STAGE_WORDS).index(stage) + 1
        line = f"{number}/{len(STAGE_WORDS)} {stage}: {STAGE_WORDS[stage]}"
        if self.verbose:
            self.err.print(line)
        elif self.err.is_terminal:
            self._line(f"{number}/{len(STAGE_WORDS)} {STAGE_WORDS[stage]} …")

    def done(self) -> None:
        """Clear the line of progress."""
        if Terminal._shown:
            self._line("")

    def _line(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[2K{text}")
        sys.stderr.flush()
        Terminal._shown = bool(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Show findings with place, line and remedy, then how many there are."""
        self.done()
        for finding, more in first(findings):
            self._finding(finding)
            if more:
                self.err.print(f"{more}\n")
        self.err.print(summary(findings))

    def _finding(self, finding: Finding) -> None:
        head = Text(_visible(f"{finding.place}: "))
        head.append(f"{finding.severity} {finding.code}", style=_COLOURS[finding.severity])
        head.append(_visible(f": {finding.message}"))
        self.err.print(head)
        for line in excerpt(finding):
            self.err.print(Text(line, style="dim"))
        if finding.remedy:
            self.err.print(f"  {_visible(finding.remedy)}")
        self.err.print()

    def trouble(self, message: str, remedy: str) -> None:
        """Show one sentence on what is wrong and one on what helps."""
        self.done()
        self.err.print(Text(_visible(message), style="bold red"))
        self.err.print(_visible(remedy))

    def written(self, sizes: Sequence[tuple[Path, int]], kept: Sequence[Path] = ()) -> None:
        """List the files that were written, with their sizes, and where that is on which somebody had worked."""
        self.done()
        self.out.print("Geschrieben:")
        width = max(len(str(path)) for path, _ in sizes)
        for path, size in sizes:
            self.out.print(f"  {str(path).ljust(width)}  {_size(size):>8}")
        self.kept(kept, self.out)

    @staticmethod
    def kept(paths: Sequence[Path], console: Console) -> None:
        """Say where the files are now that somebody had worked on and that would else be gone."""
        if paths:
            console.print("Was dort lag, war bearbeitet. Es bleibt erhalten als:")
        for path in paths:
            console.print(_visible(f"  {path}"))

    def put_right(self, folder: Path) -> None:
        """Say that what an earlier run has begun was undone."""
        where = _visible(str(folder))
        self.err.print(f"Ein früherer Lauf ist beim Schreiben abgebrochen. In „{where}“ ist wieder alles wie davor.")


class _Harmless:
    """A stream that writes no line which a CI service would obey."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(harmless(text))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a stream has
        return getattr(self._stream, name)


def _console(stream: TextIO) -> Console:
    file = cast("TextIO", _Harmless(stream))
    return Console(file=file, highlight=False, markup=False, emoji=False, soft_wrap=not stream.isatty())


_COMMANDS = re.compile(
    r"(?:^|(?<=[\r\x0b-\x0d\x1c-\x1e\x85\u2028\u2029]))(\s*):(?=:)|(##\w*)(?=\[)|(section_(?:start|end))(?=:)",
    re.MULTILINE,
)


def harmless(text: str) -> str:
    """Return ``text`` with a space in whatever a CI service would take for a command to itself.

    GitHub and its relatives obey a line that begins with two colons, blanks before them or not, and ``##[`` anywhere;
    Azure and TeamCity ``##name[``; GitLab the marks of sections.
    """
    return _COMMANDS.sub(lambda hit: f"{hit[1]}: " if hit[1] is not None else f"{hit[0]} ", text)


def harmless_json(text: str) -> str:
    """Return the same JSON without the signs with which a line of it could be taken for a command."""
    return text.replace("##", "#\\u0023")


def harmless_markup(text: str) -> str:
    """Return the same XML or HTML without the signs with which a line of it could be taken for a command."""
    return re.sub(r"^(\s*)::", r"\1&#58;:", text.replace("##", "#&#35;"), flags=re.MULTILINE)


def quoted(name: str) -> str:
    """Return a file name as it has to be typed: in quotes where it has spaces."""
    return f'"{name}"' if " " in name else name


def first(findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield the first findings of each code; with the last of these, how many more there are."""
    counts = Counter(finding.code for finding in findings)
    seen: Counter[str] = Counter()
    for finding in findings:
        code = finding.code
        seen[code] += 1
        more = counts[code] - _MOST
        if more <= 1 or seen[code] < _MOST:
            yield finding, ""
        elif seen[code] == _MOST:
            yield finding, f"… und {more} weitere zu {code}; alle nennt konzeptgen check mit --format json"


def excerpt(finding: Finding) -> list[str]:
    """Return the line at the finding's place and a marker under it, cut to the width of a terminal."""
    place = finding.place
    if not place.text.strip():
        return []
    start = max(0, place.column - 1 - _CONTEXT // 2) if len(place.text) > _CONTEXT else 0
    shown = _visible(place.text[start : start + _CONTEXT])
    before = place.column - 1 - start
    marked = shown[before : before + place.length]
    return [f"  {shown}", f"  {' ' * cell_len(shown[:before])}{'^' * max(1, cell_len(marked))}"]


def _visible(text: str) -> str:
    """Return ``text`` with a sign for each tab and for each character that a terminal would obey or hide."""
    return UNPRINTABLE.sub("\ufffd", text.replace("\t", "→"))


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings of which severity there are."""
    words = {Severity.FEHLER: "Fehler", Severity.WARNUNG: "Warnungen", Severity.HINWEIS: "Hinweise"}
    singular = {Severity.FEHLER: "Fehler", Severity.WARNUNG: "Warnung", Severity.HINWEIS: "Hinweis"}
    counts = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    parts = [f"{n} {singular[s] if n == 1 else words[s]}" for s, n in counts.items() if n]
    return ", ".join(parts) if parts else "Keine Befunde."


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB".replace(".", ",") if count >= 1_000_000 else f"{max(1, count // 1000)} kB"  # noqa: PLR2004 - from a megabyte on
