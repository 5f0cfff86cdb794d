"""Stage 1, load: folder -> Source (plain values, with the place of every key and value)."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePath

from konzeptgen.base.finding import Finding, Place, Rejected, Severity, UsageTrouble, counted
from konzeptgen.base.german import zahl
from konzeptgen.base.lines import UNPRINTABLE, flaw
from konzeptgen.base.near import nearest
from konzeptgen.base.schema import schemas
from konzeptgen.base.source import Source, TextFile, YamlFile
from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER
from konzeptgen.reading.tor import Anlagen, Entry, Kind, Tor, wrong
from konzeptgen.reading.yaml_faults import explain
from konzeptgen.reading.yaml_reader import judged

ATTACHMENTS = {".png", ".jpg", ".jpeg", ".geojson", ".docx"}
_YAML_SUFFIXES = {".yaml", ".yml"}
ROOTS = ("konzept.yaml", "papier.yaml")
_TEXTS, _TEMPLATES = "texte", "vorlagen"
_YAML, _TEXT = "[!.]*.y*ml", "[!.]*.md"
_TEMPLATE_SUFFIXES = {".j2", ".yaml", ".yml", ".md"}
_KEPT = 500_000
"""Characters of the longest file of which the values are kept for the next run."""
TEMPLATE = re.compile(r"[\w-]+/(?:[0-9]+-[\w-]+\.md\.j2|dokument\.yaml)|bausteine/[\w-]+\.md\.j2")


def load(folder: Path) -> Source:
    """Read the folder; raise Rejected with all syntax faults, UsageTrouble where it cannot be read."""
    source = survey(folder)
    if source.faults:
        raise Rejected(list(source.faults))
    return source


def survey(folder: Path) -> Source:
    """Read what can be read of the folder, with all syntax faults beside it; raise UsageTrouble where nothing can."""
    try:
        return _survey(folder)
    except OSError as error:
        message = f"„{error.filename or folder}“ lässt sich nicht lesen."
        raise UsageTrouble(
            message, "Prüfen Sie, ob Sie die Datei öffnen dürfen und ob das Laufwerk verbunden ist."
        ) from error


def _survey(folder: Path) -> Source:
    _require_folder(folder)
    findings: list[Finding] = []
    tor = Tor(folder, {*schemas(), _TEXTS, _TEMPLATES})
    entries = tor.entries()
    findings += _misplaced(entries)
    wanted = list(_yaml_entries(entries, findings))
    files = [file for entry, schema in wanted if (file := _yaml(tor, entry, schema, findings))]
    read = (_text_file(tor, entry, findings, tor.grenzen.text) for entry in entries if _is_text(entry))
    texts = {text.name.removeprefix("texte/").removesuffix(".md"): text for text in read if text}
    templates = dict(_templates(tor, entries, findings))
    if excess := list(_excess(tor, files, texts)):
        raise Rejected(counted([*excess, *findings], tor.grenzen.befunde))
    told = tuple(counted(findings, tor.grenzen.befunde))
    attachments = Anlagen(tor, _attachments(entries, tor.grenzen.datei))
    others = _others(folder, entries, {*attachments, *(text.name for text in texts.values())})
    return Source(folder.name, tuple(files), texts, attachments, templates, told, others)


def _require_folder(folder: Path) -> None:
    if folder.is_file():
        raise UsageTrouble(f"„{folder}“ ist eine Datei, kein Ordner.", f"Geben Sie den Ordner an: {folder.parent}")
    if not folder.is_dir():
        raise UsageTrouble(f"Den Ordner „{folder}“ gibt es nicht.", _where_else(folder))
    if not any(os.path.lexists(folder / name) for name in ROOTS):
        raise UsageTrouble(f"Im Ordner „{folder}“ fehlt die Datei konzept.yaml.", _instead_of_konzept(folder))


def _instead_of_konzept(folder: Path) -> str:
    inner = next((path.parent for path in sorted(folder.glob("*/konzept.yaml"))), None)
    if inner:
        return f"Meinten Sie den Ordner „{inner}“?"
    names = [path.name for path in sorted(folder.iterdir())]
    near = nearest("konzept.yaml", [name for name in names if name.lower().endswith((".yml", ".yaml", ".txt"))])
    if near:
        return f"Benennen Sie „{near}“ um in konzept.yaml."
    return (
        "Prüfen Sie den Namen des Ordners. Ein Muster legen Sie an mit: konzeptgen init muster"
        if names
        else _create(folder)
    )


def _create(folder: Path) -> str:
    name = f'"{folder}"' if " " in str(folder) else str(folder)
    return f"Legen Sie ein Konzept an mit: konzeptgen init {name}"


def _where_else(folder: Path) -> str:
    siblings = [path.name for path in folder.parent.glob("*") if path.is_dir()] if folder.parent.is_dir() else []
    near = nearest(folder.name, siblings)
    return f"Meinten Sie „{folder.parent / near}“?" if near else _create(folder)


def _excess(tor: Tor, files: Iterable[YamlFile], texts: Mapping[str, TextFile]) -> Iterator[Finding]:
    """Yield what is too much in all files together, though none is too large by itself."""
    found = (
        (sum(len(file.places) for file in files), tor.grenzen.werte, "Werte"),
        (sum(len(text.text) for text in texts.values()), tor.grenzen.texte, "Zeichen in Texten"),
        (sum(text.text.count("[") for text in texts.values()), tor.grenzen.klammern, "eckige Klammern in Texten"),
    )
    for count, most, what in found:
        if count > most:
            message = f"Im Ordner stehen mehr als {zahl(most)} {what}."
            yield _fault("ORD008", message, "Teilen Sie das Konzept auf.", Place(""))


def _misplaced(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Yield what stands where a folder belongs that is read: a link, or something else."""
    for entry in entries:
        top, *inner = entry.parts
        links = not entry.path[-1].startswith(".") and "." not in entry.path[-1]
        below = len(inner) == 1 if top == _TEXTS else bool(inner) and top == _TEMPLATES
        known = top in {*schemas(), _TEXTS, _TEMPLATES} and not inner
        if (known and entry.kind is not Kind.FOLDER) or (below and links and entry.kind is Kind.LINK):
            yield wrong(entry, folder=True)


def yaml_entries(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Yield the YAML files at the top of a folder and one below, each with the name that says what it is about."""
    for entry in entries:
        *above, name = entry.parts
        if len(above) <= 1 and fnmatch(name, _YAML):
            yield entry, above[0] if above else PurePath(name).stem


def _yaml_entries(entries: Iterable[Entry], findings: list[Finding]) -> Iterator[tuple[Entry, str]]:
    """Yield those that a Konzept has, at the top first; add to ``findings`` those that nobody reads."""
    told: set[str] = set()
    for entry, schema in sorted(yaml_entries(entries), key=lambda found: len(found[0].parts)):
        if schema in schemas():
            yield entry, schema
        elif len(entry.parts) == 1:
            findings.append(_unknown_file(entry.name, schema))
        elif schema not in told and not schema.startswith("."):
            told.add(schema)
            findings.append(_unknown_file(entry.name, schema))


def _unknown_file(name: str, stem: str) -> Finding:
    near = nearest(stem, list(schemas()))
    what, ending, shown = ("den Ordner", "", name.partition("/")[0]) if "/" in name else ("die Datei", ".yaml", name)
    message = f"{what[0].upper()}{what[1:]} „{shown}“ gibt es in einem Konzept nicht."
    if near:
        remedy = f"Benennen Sie {what} um in {near}{ending}."
        return _fault("ORD001", f"{message} Meinten Sie „{near}{ending}“?", remedy, Place(name))
    remedy = f"Möglich sind: {', '.join(known + ending for known in schemas())}."
    return _fault("ORD001", message, remedy, Place(name))


def _fault(code: str, message: str, remedy: str, place: Place) -> Finding:
    return Finding(code, Severity.FEHLER, message, remedy, place)


def _read(tor: Tor, entry: Entry, findings: list[Finding], most: int) -> str | None:
    name = entry.name
    try:
        data = tor.read(entry, most)
    except Rejected as rejected:
        findings.extend(rejected.findings)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "Speichern Sie die Datei im Editor mit der Kodierung UTF-8."
        findings.append(_fault("SYN006", "Die Datei ist nicht in UTF-8 gespeichert.", remedy, Place(name, line, 1)))
        return None
    text = normalized(text)
    findings.extend(_unprintable(name, text))
    return UNPRINTABLE.sub("", text)


def normalized(text: str) -> str:
    """Return the text of a file as it is read: line ends of one kind, each letter with its marks in one character."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _unprintable(name: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        if found := flaw(line):
            message = f"Hier {'stehen' if found[1].startswith('mehr') else 'steht'} {found[1]}."
            remedy = "Löschen Sie die Stelle und tippen Sie sie neu ein, statt sie zu kopieren."
            yield _fault("SYN009", message, remedy, Place(name, number, found[0] + 1, 1, line))


def _text_file(tor: Tor, entry: Entry, findings: list[Finding], most: int) -> TextFile | None:
    text = _read(tor, entry, findings, most)
    return TextFile(entry.name, text) if text is not None else None


def _yaml(tor: Tor, entry: Entry, schema: str, findings: list[Finding]) -> YamlFile | None:
    name, text = entry.name, _read(tor, entry, findings, tor.grenzen.datei)
    if text is None:
        return None
    tab = _tabs(name, text)
    if tab:
        findings.append(tab)
        return None
    try:
        file, faults = _judged(name, schema, text)
    except Exception as error:  # noqa: BLE001 - whatever a strange file breaks is a fault of the file
        file, faults = None, [explain(error, name, text)]
    told = {finding.place.line for finding in findings if finding.place.file == name}
    findings.extend(fault for fault in faults if fault.place.line not in told)
    return file


def _judged(name: str, schema: str, text: str) -> tuple[YamlFile | None, list[Finding]]:
    if len(text) > _KEPT:
        return judged(name, schema, text)
    return ZWISCHENSPEICHER.gemerkt("yaml", (name, schema, text), lambda: judged(name, schema, text))


def _tabs(name: str, text: str) -> Finding | None:
    lines = text.split("\n")
    found = [
        number for number, line in enumerate(lines) if "\t" in line[: len(line) - len(line.lstrip())] and line.strip()
    ]
    if not found:
        return None
    first, more = lines[found[0]], len(found) - 1
    also = "" if not more else " und eine weitere" if more == 1 else f" und {more} weitere"
    message = f"Diese Zeile{also} {'sind' if more else 'ist'} mit einem Tabulator eingerückt."
    place = Place(name, found[0] + 1, first.index("\t") + 1, 1, first)
    return _fault("SYN002", message, "Rücken Sie mit Leerzeichen ein, zwei je Ebene.", place)


def _is_text(entry: Entry) -> bool:
    """Return whether an entry is a free text: ``texte/name.md``, or one folder deeper for another kind of document."""
    top, *inner = entry.parts
    return top == _TEXTS and 1 <= len(inner) <= 2 and fnmatch(inner[-1], _TEXT)  # noqa: PLR2004 - kind and name


def _templates(tor: Tor, entries: Iterable[Entry], findings: list[Finding]) -> Iterator[tuple[str, TextFile]]:
    """Yield the author's templates by their name below ``vorlagen``; a file that no document reads is a finding."""
    for entry in entries:
        top, _, name = entry.name.partition("/")
        suffix = PurePath(name).suffix
        if top != _TEMPLATES or suffix not in _TEMPLATE_SUFFIXES or entry.kind is Kind.FOLDER or _hidden(entry):
            continue
        if not TEMPLATE.fullmatch(name):
            remedy = "Kapitel heißen wie vorlagen/konzept/35-anbieter.md.j2; alle zeigt: konzeptgen vorlagen"
            message = "Diese Vorlage liest kein Dokument, weil Ort oder Name nicht passen."
            findings.append(_fault("ORD005", message, remedy, Place(entry.name)))
        elif file := _text_file(tor, entry, findings, tor.grenzen.vorlage):
            yield name, file


def _attachments(entries: Iterable[Entry], most: int) -> Iterator[Entry]:
    """Yield what texts and fields may name; what is too large for that counts as not there."""
    for entry in entries:
        wanted = PurePath(entry.name).suffix.lower() in ATTACHMENTS and entry.kind is Kind.FILE
        if wanted and entry.size <= most and not _hidden(entry):
            yield entry


def _others(folder: Path, entries: Iterable[Entry], read: set[str]) -> tuple[str, ...]:
    """Return the files that nobody reads but templates, data that have a finding, and what was imported from here."""
    there = folder / ".zuordnung"
    imported = set() if there.is_symlink() else {path.stem for path in there.glob("*.yaml")}
    files = (entry for entry in entries if entry.kind is Kind.FILE and not _hidden(entry))
    named = (PurePath(entry.name) for entry in files if entry.parts[0] not in {"ausgabe", _TEMPLATES})
    unread = (path for path in named if path.stem not in imported and path.suffix not in _YAML_SUFFIXES)
    return tuple(sorted(str(path) for path in unread if str(path) not in read))


def _hidden(entry: Entry) -> bool:
    return any(part.startswith((".", "~")) for part in entry.parts)
