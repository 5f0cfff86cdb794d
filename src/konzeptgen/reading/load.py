"""Stage 1, load: folder -> Source (plain values, with the place of every key and value)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import yaml

from konzeptgen.base.finding import Finding, Place, Rejected, Severity, UsageTrouble
from konzeptgen.base.near import nearest
from konzeptgen.base.scalars import UNPRINTABLE
from konzeptgen.base.schema import schemas
from konzeptgen.base.source import Source, TextFile, YamlFile
from konzeptgen.reading.yaml_faults import explain
from konzeptgen.reading.yaml_reader import judged

ATTACHMENTS = {".png", ".jpg", ".jpeg", ".geojson", ".docx"}
_YAML = {".yaml", ".yml"}
ROOTS = ("konzept.yaml", "papier.yaml")
MAX_BYTES = 20_000_000
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
    files = [
        file for path, name, schema in _yaml_paths(folder, findings) if (file := _yaml(path, name, schema, findings))
    ]
    read = (_text_file(path, folder, findings) for path in _texts(folder))
    texts = {text.name.removeprefix("texte/").removesuffix(".md"): text for text in read if text}
    templates = dict(_templates(folder, findings))
    attachments = {_name(path, folder): path.read_bytes() for path in _attachments(folder)}
    others = _others(folder, {*attachments, *(text.name for text in texts.values())})
    return Source(folder.name, tuple(files), texts, attachments, templates, tuple(findings), others)


def _require_folder(folder: Path) -> None:
    if folder.is_file():
        raise UsageTrouble(f"„{folder}“ ist eine Datei, kein Ordner.", f"Geben Sie den Ordner an: {folder.parent}")
    if not folder.is_dir():
        raise UsageTrouble(f"Den Ordner „{folder}“ gibt es nicht.", _where_else(folder))
    if not any((folder / name).is_file() for name in ROOTS):
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


def _yaml_paths(folder: Path, findings: list[Finding]) -> Iterator[tuple[Path, str, str]]:
    for path in sorted(folder.glob("[!.]*.y*ml")):
        if path.stem in schemas():
            yield path, path.name, path.stem
        else:
            findings.append(_unknown_file(path.name, path.stem))
    for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
        pieces = sorted(inner.glob("[!.]*.y*ml"))
        if inner.name in schemas():
            yield from ((path, f"{inner.name}/{path.name}", inner.name) for path in pieces)
        elif pieces and not inner.name.startswith("."):
            findings.append(_unknown_file(f"{inner.name}/{pieces[0].name}", inner.name))


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


def _read(path: Path, name: str, findings: list[Finding]) -> str | None:
    if path.is_symlink():
        remedy = "Kopieren Sie die Datei selbst in den Ordner."
        findings.append(_fault("ORD004", "Hier liegt nur eine Verknüpfung auf eine Datei.", remedy, Place(name)))
        return None
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        findings.append(_fault("SYN008", "Die Datei ist größer als 20 MB.", "Teilen Sie sie auf.", Place(name)))
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
        if hit := UNPRINTABLE.search(line):
            message = f"Hier steht ein Zeichen, das nicht gedruckt werden kann (U+{ord(hit.group()):04X})."
            remedy = "Löschen Sie die Stelle und tippen Sie sie neu ein, statt sie zu kopieren."
            yield _fault("SYN009", message, remedy, Place(name, number, hit.start() + 1, 1, line))


def _text_file(path: Path, folder: Path, findings: list[Finding]) -> TextFile | None:
    name = _name(path, folder)
    text = _read(path, name, findings)
    return TextFile(name, text) if text is not None else None


def _yaml(path: Path, name: str, schema: str, findings: list[Finding]) -> YamlFile | None:
    text = _read(path, name, findings)
    if text is None:
        return None
    tab = _tabs(name, text)
    if tab:
        findings.append(tab)
        return None
    try:
        file, faults = judged(name, schema, text)
    except yaml.YAMLError as error:
        file, faults = None, [explain(error, name, text)]
    told = {finding.place.line for finding in findings if finding.place.file == name}
    findings.extend(fault for fault in faults if fault.place.line not in told)
    return file


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


def _name(path: Path, folder: Path) -> str:
    """Return the name relative to the folder; macOS splits umlauts in two, YAML and Markdown are read without."""
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix())


def _texts(folder: Path) -> list[Path]:
    inner = folder / "texte"
    return sorted([*inner.glob("[!.]*.md"), *inner.glob("[!.]*/[!.]*.md")])


def _templates(folder: Path, findings: list[Finding]) -> Iterator[tuple[str, TextFile]]:
    """Yield the author's templates by their name below ``vorlagen``; a file that no document reads is a finding."""
    own = folder / "vorlagen"
    if own.is_symlink():
        remedy = "Kopieren Sie den Ordner selbst hierher."
        findings.append(
            _fault("ORD004", "Hier liegt nur eine Verknüpfung auf einen Ordner.", remedy, Place("vorlagen"))
        )
        return
    suffixes = {".j2", ".yaml", ".yml", ".md"}
    for path in sorted(path for path in own.rglob("[!.]*") if path.is_file() and path.suffix in suffixes):
        name = _name(path, own)
        if not TEMPLATE.fullmatch(name):
            remedy = "Kapitel heißen wie vorlagen/konzept/35-anbieter.md.j2; alle zeigt: konzeptgen vorlagen"
            message = "Diese Vorlage liest kein Dokument, weil Ort oder Name nicht passen."
            findings.append(_fault("ORD005", message, remedy, Place(f"vorlagen/{name}")))
        elif file := _text_file(path, folder, findings):
            yield name, file


def _attachments(folder: Path) -> list[Path]:
    found = (
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in ATTACHMENTS and path.is_file() and not path.is_symlink()
    )
    return sorted(path for path in found if path.stat().st_size <= MAX_BYTES and not _hidden(path, folder))


def _others(folder: Path, read: set[str]) -> tuple[str, ...]:
    """Return the files that nobody reads but templates, data that have a finding, and what was imported from here."""
    imported = {path.stem for path in folder.glob(".zuordnung/*.yaml")}
    found = (path for path in folder.rglob("*") if path.is_file() and not _hidden(path, folder))
    named = (_name(path, folder) for path in found if path.stem not in imported and path.suffix not in _YAML)
    return tuple(sorted(name for name in named if name not in read and not name.startswith("vorlagen/")))


def _hidden(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return parts[0] == "ausgabe" or any(part.startswith((".", "~")) for part in parts)
