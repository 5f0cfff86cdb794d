"""Kinds of document: a file ``dokument.yaml`` -> ``Art``, or all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from functools import cache
from typing import Any

from konzeptgen.base.finding import Finding, Place, Rejected, Severity
from konzeptgen.base.near import meant
from konzeptgen.base.paths import TEMPLATES
from konzeptgen.base.source import TextFile
from konzeptgen.document.tree import Layout
from konzeptgen.model.lesart import Lesart
from konzeptgen.reading.yaml_reader import read
from konzeptgen.vorlagen.names import KIND_FILE, KONZEPT

_YES = {"ja": True, "nein": False}
_ENGLISH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """A kind of document, as its ``dokument.yaml`` says.

    ``kopf`` and ``angaben`` hold Jinja expressions for the cover, ``kennung`` one for the end of the file's name,
    ``entwurf`` one that says whether this is a draft; ``fuer`` names the reading of what is none;
    ``mehrere`` takes several folders, ``profil`` lets a profile demand chapters, ``bilder`` has pictures drawn; where a
    document ``fordert``, a demand counts as content of its own; ``formate`` are written where none is asked for.
    """

    name: str
    titel: str
    beschreibung: str = ""
    erweitert: str = ""
    kennung: str = "konzept.kommune.name"
    entwurf: str = "mappe.entwurf"
    fuer: str = Lesart.DRUCK.value
    kopf: Mapping[str, str] = field(default_factory=dict)
    angaben: Mapping[str, str] = field(default_factory=dict)
    mehrere: bool = False
    profil: bool = False
    bilder: bool = True
    fordert: bool = False
    nummern: bool = True
    formate: str = ""
    layout: Layout = field(default_factory=Layout)


@cache
def house_kinds() -> Mapping[str, Art]:
    """Return the kinds of the house by name, the Konzept first."""
    paths = sorted(TEMPLATES.glob(f"*/{KIND_FILE}"), key=lambda path: (path.parent.name != KONZEPT, path))
    names = {path.parent.name: path for path in paths}
    files = {name: TextFile(f"templates/{name}/{KIND_FILE}", path.read_text("utf-8")) for name, path in names.items()}
    return kinds(files, {})


def shows_pictures(name: str) -> bool:
    """Return whether a kind of document shows pictures, as far as that can be told before the folder is read."""
    art = house_kinds().get(name)
    return art is None or art.bilder


def kinds(files: Mapping[str, TextFile], known: Mapping[str, Art]) -> Mapping[str, Art]:
    """Return ``known`` kinds and those of ``files``, each after the one that it extends; raise Rejected for a fault."""
    found, waiting = dict(known), dict(files)
    while waiting:
        ready = [art for art, file in waiting.items() if not _extends(file) & set(waiting) - {art}] or list(waiting)
        found[ready[0]] = kind(ready[0], waiting.pop(ready[0]), found)
    return found


def _extends(file: TextFile) -> set[str]:
    """Return the name of the kind that a file extends, as far as it can be read at a glance."""
    return set(re.findall(r"^erweitert:\s*[\"']?([\w-]+)", file.text, re.MULTILINE))


def kind(name: str, file: TextFile, known: Mapping[str, Art]) -> Art:
    """Return the kind that a file describes, with what it takes from ``known``; raise Rejected with every fault."""
    reader = _Reader(name, file, known)
    art = reader.art()
    if reader.findings:
        raise Rejected(reader.findings)
    return art


def yes(value: object) -> bool:
    """Return whether a value of a template's head means yes."""
    return {**_YES, **_ENGLISH}.get(str(value).lower(), bool(value))


_OWN = {part.name: part for part in fields(Art) if part.name not in {"name", "layout"}}
_PAGES = {"papier" if part.name == "blatt" else part.name: part for part in fields(Layout)}
"""What a file says on pages, by the names that authors write."""


class _Reader:
    """Reads one ``dokument.yaml``, all faults at once."""

    def __init__(self, name: str, file: TextFile, known: Mapping[str, Art]) -> None:
        self.name, self.file, self.known = name, file, known
        self.findings: list[Finding] = []

    def art(self) -> Art:
        values = self._values()
        if self.findings:
            return Art(name=self.name, titel=self.name)
        base = self._base(values)
        self._require_known(values)
        own = {key: self._typed(key, part, values[key]) for key, part in _OWN.items() if key in values}
        pages = {part.name: self._typed(key, part, values[key]) for key, part in _PAGES.items() if key in values}
        if base is None:
            return Art(**{"titel": self.name, **own, "name": self.name, "layout": Layout(**pages)})
        return replace(base, **own, name=self.name, layout=replace(base.layout, **pages))

    def _values(self) -> dict[str, Any]:
        try:
            file = read(self.file.name, "dokument", self.file.text, self.findings)
        except Exception as error:  # noqa: BLE001 - whatever a strange file breaks, it is no YAML
            mark = getattr(error, "problem_mark", None)
            remedy = "Prüfen Sie Doppelpunkte, Einrückung und Anführungszeichen."
            place = Place(self.file.name, mark.line + 1 if mark else 1, 1)
            message = "Die Datei ist kein gültiges YAML."
            self.findings.append(Finding("VOR002", Severity.FEHLER, message, remedy, place))
            return {}
        return dict(file.values) if file else {}

    def _base(self, values: Mapping[str, Any]) -> Art | None:
        """Return the kind that this one extends; an author's file for a kind of the house changes that kind."""
        if self.name in self.known:
            if "erweitert" in values:
                message = "Eine Dokumentart des Hauses erweitert keine andere."
                self._fault("erweitert", message, "Löschen Sie die Zeile.")
            return self.known[self.name]
        wanted = values.get("erweitert") or ""
        if not isinstance(wanted, str):
            self._fault("erweitert", "Das Feld „erweitert“ erwartet einen Namen.", "Schreiben Sie: erweitert: konzept")
        elif wanted and wanted not in self.known:
            message = f"Die Dokumentart „{wanted}“ gibt es nicht.{meant(wanted, list(self.known))}"
            self._fault("erweitert", message, f"Möglich sind: {', '.join(self.known)}.")
        else:
            return self.known.get(wanted)
        return None

    def _require_known(self, values: Mapping[str, Any]) -> None:
        possible = sorted(_OWN.keys() | _PAGES.keys())
        for key in values:
            if key not in possible:
                message = f"Das Feld „{key}“ gibt es hier nicht.{meant(key, possible)}"
                self._fault(key, message, f"Möglich sind: {', '.join(possible)}.")
        if not values.get("titel") and self.name not in self.known:
            self._fault("", "Das Feld „titel“ fehlt.", "Ergänzen Sie den Namen der Dokumentart: titel: Faltblatt")

    def _typed(self, key: str, part: Field[Any], value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        default = part.default if part.default is not MISSING else ""
        if isinstance(default, bool):
            return self._answer(key, value, default=default)
        if key in {"kopf", "angaben"}:
            return self._lines(key, value)
        if not isinstance(value, str):
            message = f"Das Feld „{key}“ erwartet einen Text."
            self._fault(key, message, "Schreiben Sie ihn hinter den Doppelpunkt.")
            return default
        if key == "papier" and value not in {"a4", "a5"}:
            self._fault("papier", f"Das Format „{value}“ gibt es nicht.", "Möglich sind: a4, a5.")
            return default
        if key == "fuer" and value not in set(Lesart):
            self._fault("fuer", f"Die Lesart „{value}“ gibt es nicht.", f"Möglich sind: {', '.join(Lesart)}.")
            return default
        return value

    def _answer(self, key: str, value: Any, *, default: bool) -> bool:  # noqa: ANN401 - whatever YAML holds
        if str(value).lower() not in _YES:
            self._fault(key, f"Das Feld „{key}“ erwartet ja oder nein.", f"Schreiben Sie: {key}: ja")
        return _YES.get(str(value).lower(), default)

    def _lines(self, key: str, value: Any) -> Mapping[str, str]:  # noqa: ANN401 - whatever YAML holds
        if isinstance(value, dict) and all(isinstance(inner, str) for inner in value.values()):
            return value
        message = f"Das Feld „{key}“ erwartet Zeilen aus Name und Ausdruck."
        self._fault(key, message, "Rücken Sie jede Zeile mit zwei Leerzeichen ein.")
        return {}

    def _fault(self, key: str, message: str, remedy: str) -> None:
        """Add a finding at the line of ``key``, at the file's first where there is none."""
        lines = self.file.text.split("\n")
        number = next((i for i, line in enumerate(lines) if key and line.lstrip().startswith(f"{key}:")), 0)
        place = Place(self.file.name, number + 1, 1, max(1, len(key)), lines[number])
        self.findings.append(Finding("VOR002", Severity.FEHLER, message, remedy, place))
