"""Kinds of document and their chapters: folders of templates, the house's and over them the author's own.

A kind is a folder with ``dokument.yaml`` and chapters named ``NN-name.md.j2``. The author's folder ``vorlagen`` may
hold a chapter of the same name, which replaces the house's or, where it has only blocks, fills them; a further
chapter; or a kind of its own, which begins with the chapters of the kind that it extends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache, cached_property
from typing import Any

import yaml
from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError

from konzeptgen.base.finding import Finding, Place, Rejected, Severity
from konzeptgen.base.near import meant, nearest
from konzeptgen.base.paths import TEMPLATES
from konzeptgen.base.source import TextFile
from konzeptgen.document.tree import Layout
from konzeptgen.reading.yaml_reader import read

OWN = "vorlagen"
HOUSE = "haus"
PARTS = "bausteine"
KONZEPT = "konzept"
KIND_FILE = "dokument.yaml"
EXTENSIONS = ("jinja2.ext.do",)
_CHAPTER = re.compile(r"(?P<art>[\w-]+)/[0-9]+-(?P<key>[\w-]+)\.md\.j2")
_HEAD = re.compile(r"\s*\{#(.*?)#\}", re.DOTALL)
_BLOCK = re.compile(r"\{%-? *block (\w+)")
_AROUND = re.compile(  # what may stand around blocks that only fill others
    r"\{#.*?#\}|\{%-? *(?:import|from|set)\b.*?%\}|\{%-? *block \w+.*?\{%-? *endblock\b.*?%\}", re.DOTALL
)
_YES = {"ja": True, "nein": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """A kind of document, as its ``dokument.yaml`` says.

    ``kopf`` and ``angaben`` hold Jinja expressions for the cover, ``kennung`` one for the end of the file's name,
    ``entwurf`` one that says whether this is a draft;
    ``mehrere`` takes several folders, ``profil`` lets a profile demand chapters, ``bilder`` has pictures drawn; where a
    document ``fordert``, a demand counts as content of its own.
    """

    name: str
    titel: str
    beschreibung: str = ""
    erweitert: str = ""
    kennung: str = "konzept.kommune.name"
    entwurf: str = "mappe.entwurf"
    kopf: Mapping[str, str] = field(default_factory=dict)
    angaben: Mapping[str, str] = field(default_factory=dict)
    mehrere: bool = False
    profil: bool = False
    bilder: bool = True
    fordert: bool = False
    nummern: bool = True
    layout: Layout = field(default_factory=Layout)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter template: its key (file name without order), title, condition, catalogue elements and kind.

    ``own`` says that the author wrote it. Without ``nummer`` it is a page apart, which no free text calls up.
    """

    key: str
    template: str
    titel: str
    wenn: str
    elemente: tuple[str, ...] = ()
    anhang: bool = False
    nummer: bool = True
    own: bool = False

    @property
    def file(self) -> str:
        """Return the template's file, as messages name it."""
        return f"{OWN if self.own else 'templates'}/{self.template}"


class Vorlagen:
    """The house's templates with the author's over them; names are like ``konzept/35-anbieter.md.j2``."""

    def __init__(self, own: Mapping[str, TextFile] | None = None) -> None:
        """Take the author's files by their name below ``vorlagen``."""
        self._own = own or {}
        self.loader = _Loader(self._own)

    @cached_property
    def arten(self) -> Mapping[str, Art]:
        """Return every kind by its name, the house's first; raise Rejected for a faulty ``dokument.yaml``."""
        found = dict(_house_kinds())
        waiting = {name.partition("/")[0]: f for name, f in self._own.items() if name.endswith(f"/{KIND_FILE}")}
        while waiting:
            ready = [art for art, file in waiting.items() if not _extends(file) & set(waiting) - {art}] or list(waiting)
            found[ready[0]] = _kind(ready[0], waiting.pop(ready[0]), found)
        for name in self._own:
            art = name.partition("/")[0]
            if art not in found and art != PARTS:
                guess = meant(art, list(found))
                remedy = "Benennen Sie den Ordner um, oder legen Sie eine dokument.yaml hinein."
                raise Rejected([_fault(name, 1, f"Die Dokumentart „{art}“ gibt es nicht.{guess}", remedy)])
        return found

    def kapitel(self, art: str) -> tuple[Chapter, ...]:
        """Return the chapters of a kind in the order of their file names; raise Rejected for a faulty head."""
        found: dict[str, Chapter] = {}
        for kind in reversed(self.linie(art)):
            for path in sorted((TEMPLATES / kind.name).glob("[0-9]*-*.md.j2")):
                found[path.name] = _chapter(f"{kind.name}/{path.name}", path.read_text("utf-8"), None, own=False)
            for name, file in self._own.items():
                if name.startswith(f"{kind.name}/") and _CHAPTER.fullmatch(name):
                    base = name.rpartition("/")[2]
                    below = found.get(base)
                    self._require_use(name, file.text, found)
                    if below is not None and self._fills(name, file.text, below):
                        self.loader.below[name] = below.template if below.own else f"{HOUSE}/{below.template}"
                    found[base] = _chapter(name, file.text, below, own=True)
        ordered = sorted(found, key=lambda base: (int(base.partition("-")[0]), base))
        return tuple(found[base] for base in ordered)

    def eigene(self, chapter: Chapter) -> dict[str, str]:
        """Return the author's templates that reach into a chapter, by path: its own, then every shared part."""
        parts = sorted(name for name in self._own if name.startswith(f"{PARTS}/"))
        return {name: self._own[name].text for name in ([chapter.template] if chapter.own else []) + parts}

    def place(self, art: str) -> Place:
        """Return where a kind is described."""
        own = f"{art}/{KIND_FILE}" in self._own
        return Place(f"{OWN if own else 'templates'}/{art}/{KIND_FILE}")

    def linie(self, art: str) -> tuple[Art, ...]:
        """Return a kind and those that it extends, itself first."""
        line = [self.arten[art]]
        while line[-1].erweitert:
            line.append(self.arten[line[-1].erweitert])
        return tuple(line)

    def _fills(self, name: str, text: str, below: Chapter) -> bool:
        """Return whether an author's template only fills blocks of the chapter below it; raise for unknown blocks."""
        if "{% extends" in text or not _BLOCK.search(text) or _AROUND.sub("", text).strip():
            return False
        blocks = _BLOCK.findall(self.source(below))
        for number, line in enumerate(text.split("\n"), 1):
            for block in _BLOCK.findall(line):
                if block not in blocks:
                    guess = meant(block, blocks)
                    message = f"Den Block „{block}“ gibt es in diesem Kapitel nicht.{guess}"
                    raise Rejected([_fault(name, number, message, f"Möglich sind: {', '.join(blocks)}.")])
        return True

    def _require_use(self, name: str, text: str, known: Mapping[str, Chapter]) -> None:
        """Refuse a chapter that would be empty, that nobody would see or that would push another one out."""
        head = _HEAD.match(text)
        base = name.rpartition("/")[2]
        if not text[head.end() if head else 0 :].strip() and "wenn" not in (head.group(1) if head else ""):
            remedy = "Schreiben Sie das Kapitel, oder löschen Sie die Datei; dann gilt das Kapitel des Hauses."
            raise Rejected([_fault(name, 1, "Die Vorlage ist leer.", remedy)])
        if base not in known and not head:
            near = nearest(base, list(known))
            remedy = f"Heißt das Kapitel „{near}“?" if near else "Beginnen Sie mit {# titel: Name des Kapitels #}."
            raise Rejected([_fault(name, 1, "Dem neuen Kapitel fehlt der Titel.", remedy)])
        twin = next((other for other, chapter in known.items() if chapter.key == _key(base) and other != base), None)
        if twin:
            message = f"Ein Kapitel mit diesem Namen gibt es schon: „{twin}“."
            raise Rejected([_fault(name, 1, message, "Nennen Sie Ihr Kapitel anders, oder ersetzen Sie jenes.")])

    @cached_property
    def texte(self) -> tuple[str, ...]:
        """Return the names that free texts may have: "leitbild" for the Konzept, "kurzfassung/…" for other kinds."""
        self._require_syntax()
        found = ((art, chapter.key) for art in self.arten for chapter in self.kapitel(art))
        return tuple(key if art == KONZEPT else f"{art}/{key}" for art, key in found)

    def _require_syntax(self) -> None:
        """Refuse an author's template that cannot be read at all."""
        for name, file in self._own.items():
            if not name.endswith(KIND_FILE):
                try:
                    Environment(extensions=EXTENSIONS).parse(file.text)  # noqa: S701 - nothing is printed
                except TemplateSyntaxError as error:
                    raise Rejected([syntax_fault(error, f"{OWN}/{name}")]) from error

    def source(self, chapter: Chapter) -> str:
        """Return the text of a chapter's template."""
        return self._own[chapter.template].text if chapter.own else self.text(chapter.template)

    def text(self, name: str) -> str:
        """Return the text of a template of the house, for copying; raise KeyError where there is none."""
        path = TEMPLATES / name
        if not _CHAPTER.fullmatch(name) or not path.is_file():
            raise KeyError(name)
        return path.read_text("utf-8")


def syntax_fault(error: TemplateSyntaxError, file: str) -> Finding:
    """Return the finding that a template is misspelt, with what is missing where that can be told."""
    text = error.message or ""
    what = "Eine Anweisung ist nicht vollständig oder falsch geschrieben."
    if found := re.search(r"innermost block that needs to be closed is '(\w+)'", text):
        what = f"Zu einer Anweisung „{found.group(1)}“ fehlt „end{found.group(1)}“."
    elif found := re.search(r"[Uu]nknown tag '(\w+)'", text):
        what = f"Die Anweisung „{found.group(1)}“ gibt es nicht."
    elif found := re.search(r"No (?:filter|test) named '(\w+)'", text):
        what = f"Den Namen „{found.group(1)}“ gibt es hier nicht."
    remedy = "Berichtigen Sie die Vorlage an dieser Stelle."
    return Finding(
        "VOR001", Severity.FEHLER, f"Die Vorlage ist fehlerhaft: {what}", remedy, Place(file, error.lineno, 1)
    )


class _Loader(BaseLoader):
    """Finds the author's template before the house's; ``haus/`` before a name leads to the house's alone."""

    def __init__(self, own: Mapping[str, TextFile]) -> None:
        self._own = own
        self.below: dict[str, str] = {}
        """The template below each of the author's that only fills blocks."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return text and file name; the latter tells in a traceback whose template it is."""
        del environment
        if template in self._own:
            return self._filling(template), f"{OWN}/{template}", lambda: True
        name = template.removeprefix(f"{HOUSE}/")
        path = TEMPLATES / name
        if not re.fullmatch(r"[\w-]+/[\w-]+\.md\.j2", name) or not path.is_file():
            raise TemplateNotFound(template)
        return path.read_text("utf-8"), f"templates/{name}", lambda: True

    def _filling(self, name: str) -> str:
        """Return the author's text; where it only fills blocks, let it inherit the rest."""
        text = self._own[name].text
        return f'{{% extends "{self.below[name]}" %}}{text}' if name in self.below else text


def _read_head(name: str, text: str) -> Mapping[str, Any]:
    try:
        head = yaml.safe_load(text) if text else {}
    except yaml.YAMLError:
        head = None
    if not isinstance(head, dict) or not isinstance(head.get("elemente") or [], list):
        remedy = "Schreiben Sie je Zeile einen Namen, einen Doppelpunkt und den Wert, zum Beispiel titel: Sport"
        raise Rejected([_fault(name, 1, "Der Kopf der Vorlage ist nicht lesbar.", remedy)])
    return head


def _yes(value: object) -> bool:
    return _YES.get(str(value).lower(), bool(value))


def _key(base: str) -> str:
    """Return the name of a chapter without its number: "wohnen" for "55-wohnen.md.j2"."""
    return base.split("-", 1)[1].removesuffix(".md.j2")


def _fault(name: str, line: int, message: str, remedy: str) -> Finding:
    return Finding("VOR002", Severity.FEHLER, message, remedy, Place(f"{OWN}/{name}", line, 1))


def _chapter(name: str, text: str, below: Chapter | None, *, own: bool) -> Chapter:
    found = _HEAD.match(text)
    head = _read_head(name, found.group(1) if found else "")
    if below is None and "titel" not in head:
        message, remedy = "Dem neuen Kapitel fehlt der Titel.", "Schreiben Sie in den Kopf: titel: Name des Kapitels"
        raise Rejected([_fault(name, 1, message, remedy)])
    key = _key(name.rpartition("/")[2])
    taken = below or Chapter(key=key, template=name, titel="", wenn="true")
    return Chapter(
        key=key,
        template=name,
        titel=str(head.get("titel", taken.titel)),
        wenn=str(head.get("wenn", taken.wenn)).strip(),
        elemente=tuple(map(str, head.get("elemente") or taken.elemente)),
        anhang=_yes(head.get("anhang", taken.anhang)),
        nummer=_yes(head.get("nummer", taken.nummer)),
        own=own,
    )


# dokument.yaml


@cache
def _house_kinds() -> Mapping[str, Art]:
    kinds: dict[str, Art] = {}
    for path in sorted(TEMPLATES.glob(f"*/{KIND_FILE}"), key=lambda path: (path.parent.name != KONZEPT, path)):
        name = path.parent.name
        kinds[name] = _kind(name, TextFile(f"templates/{name}/{KIND_FILE}", path.read_text("utf-8")), kinds)
    return kinds


def _extends(file: TextFile) -> set[str]:
    """Return the name of the kind that a file extends, as far as it can be read at a glance."""
    return set(re.findall(r"^erweitert:\s*[\"']?([\w-]+)", file.text, re.MULTILINE))


def _kind(name: str, file: TextFile, known: Mapping[str, Art]) -> Art:
    reader = _KindReader(name, file, known)
    art = reader.art()
    if reader.findings:
        raise Rejected(reader.findings)
    return art


class _KindReader:
    """Reads one ``dokument.yaml``, all faults at once."""

    def __init__(self, name: str, file: TextFile, known: Mapping[str, Art]) -> None:
        self.name, self.file, self.known = name, file, known
        self.findings: list[Finding] = []

    def art(self) -> Art:
        values = self._values()
        if self.findings:
            return Art(name=self.name, titel=self.name)
        base = self._base(values)
        names = {f.name for f in fields(Art)} - {"name", "layout"}
        pages = {f.name for f in fields(Layout)}
        for key in values:
            if key not in names | pages:
                guess = meant(key, sorted(names | pages))
                possible = ", ".join(sorted(names | pages))
                self._fault(f"{key}:", f"Das Feld „{key}“ gibt es hier nicht.{guess}", f"Möglich sind: {possible}.")
        if not values.get("titel") and self.name not in self.known:
            self._fault("", "Das Feld „titel“ fehlt.", "Ergänzen Sie den Namen der Dokumentart: titel: Faltblatt")
        own = {key: self._typed(Art, key, value) for key, value in values.items() if key in names}
        layout = {key: self._typed(Layout, key, value) for key, value in values.items() if key in pages}
        if base is None:
            return Art(**{"titel": self.name, **own, "name": self.name, "layout": Layout(**layout)})
        inherited = {f.name: getattr(base, f.name) for f in fields(Art)}
        shape = {f.name: getattr(base.layout, f.name) for f in fields(Layout)} | layout
        return Art(**{**inherited, **own, "name": self.name, "layout": Layout(**shape)})

    def _values(self) -> dict[str, Any]:
        try:
            file = read(self.file.name, "dokument", self.file.text, self.findings)
        except yaml.YAMLError as error:
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
                self._fault(
                    "erweitert:", "Eine Dokumentart des Hauses erweitert keine andere.", "Löschen Sie die Zeile."
                )
            return self.known[self.name]
        wanted = values.get("erweitert", "")
        if not wanted:
            return None
        if not isinstance(wanted, str):
            self._fault("erweitert:", "Das Feld „erweitert“ erwartet einen Namen.", "Schreiben Sie: erweitert: konzept")
            return None
        if wanted not in self.known:
            guess = meant(str(wanted), list(self.known))
            remedy = f"Möglich sind: {', '.join(self.known)}."
            self._fault("erweitert:", f"Die Dokumentart „{wanted}“ gibt es nicht.{guess}", remedy)
            return None
        return self.known[str(wanted)]

    def _typed(self, kind: type, key: str, value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        known = next(f for f in fields(kind) if f.name == key)
        default = known.default if known.default is not MISSING else ""
        if isinstance(default, bool):
            if str(value).lower() not in _YES:
                self._fault(f"{key}:", f"Das Feld „{key}“ erwartet ja oder nein.", f"Schreiben Sie: {key}: ja")
            return _YES.get(str(value).lower(), default)
        if key in {"kopf", "angaben"}:
            if not isinstance(value, dict) or any(not isinstance(inner, str) for inner in value.values()):
                message = f"Das Feld „{key}“ erwartet Zeilen aus Name und Ausdruck."
                self._fault(f"{key}:", message, "Rücken Sie jede Zeile mit zwei Leerzeichen ein.")
                return {}
            return value
        if not isinstance(value, str):
            self._fault(
                f"{key}:", f"Das Feld „{key}“ erwartet einen Text.", "Schreiben Sie ihn hinter den Doppelpunkt."
            )
            return default
        if key == "papier" and value not in {"a4", "a5"}:
            self._fault("papier:", f"Das Format „{value}“ gibt es nicht.", "Möglich sind: a4, a5.")
            return default
        return str(value)

    def _fault(self, needle: str, message: str, remedy: str) -> None:
        lines = self.file.text.split("\n")
        number = next((i for i, line in enumerate(lines) if needle and line.lstrip().startswith(needle)), 0)
        place = Place(self.file.name, number + 1, 1, max(1, len(needle.rstrip(":"))), lines[number])
        self.findings.append(Finding("VOR002", Severity.FEHLER, message, remedy, place))
