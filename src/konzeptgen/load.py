"""Stage 1, load: folder -> Source (plain values, with the place of every key and value)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import yaml

from konzeptgen.finding import Finding, Place, Rejected, Severity, UsageTrouble
from konzeptgen.near import nearest
from konzeptgen.schema import schemas
from konzeptgen.source import MarkdownFile, Source, YamlFile
from konzeptgen.yaml_faults import explain

ATTACHMENTS = {".png", ".jpg", ".jpeg", ".geojson", ".docx"}
MAX_BYTES = 20_000_000
MAX_DEPTH = 32


def load(folder: Path) -> Source:
    """Read the folder; raise Rejected with all syntax faults, UsageTrouble where there is no such folder."""
    _require_folder(folder)
    findings: list[Finding] = []
    files = [file for path, name, schema in _yaml_paths(folder, findings) if (file := _yaml(path, name, schema, findings))]
    texts = {path.stem: text for path in _texts(folder) if (text := _markdown(path, folder, findings))}
    if findings:
        raise Rejected(findings)
    attachments = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _attachments(folder)}
    return Source(folder.name, tuple(files), texts, attachments)


def _require_folder(folder: Path) -> None:
    if folder.is_file():
        raise UsageTrouble(f"„{folder}“ ist eine Datei, kein Ordner.", f"Geben Sie den Ordner an: {folder.parent}")
    if not folder.is_dir():
        raise UsageTrouble(f"Den Ordner „{folder}“ gibt es nicht.", _where_else(folder))
    if (folder / "konzept.yaml").is_file():
        return
    inner = next((path.parent for path in sorted(folder.glob("*/konzept.yaml"))), None)
    remedy = f"Meinten Sie „{inner}“?" if inner else f"Legen Sie die Datei an mit: konzeptgen init {folder}"
    raise UsageTrouble(f"Im Ordner „{folder}“ fehlt die Datei konzept.yaml.", remedy)


def _where_else(folder: Path) -> str:
    siblings = [path.name for path in folder.parent.glob("*") if path.is_dir()] if folder.parent.is_dir() else []
    near = nearest(folder.name, siblings)
    return f"Meinten Sie „{folder.parent / near}“?" if near else f"Legen Sie ihn an mit: konzeptgen init {folder}"


def _yaml_paths(folder: Path, findings: list[Finding]) -> Iterator[tuple[Path, str, str]]:
    for path in sorted(folder.glob("*.y*ml")):
        if path.stem in schemas():
            yield path, path.name, path.stem
        else:
            findings.append(_unknown_file(path.name, path.stem))
    for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
        pieces = sorted(inner.glob("*.y*ml"))
        if inner.name in schemas():
            yield from ((path, f"{inner.name}/{path.name}", inner.name) for path in pieces)
        elif pieces and not inner.name.startswith("."):
            findings.append(_unknown_file(f"{inner.name}/{pieces[0].name}", inner.name))


def _unknown_file(name: str, stem: str) -> Finding:
    near = nearest(stem, list(schemas()))
    guess = f" Meinten Sie „{near}.yaml“?" if near else ""
    known = ", ".join(f"{known}.yaml" for known in schemas())
    return _fault("ORD001", f"Die Datei „{name}“ gehört nicht zu einem Konzept.{guess}", f"Bekannt sind: {known}.", Place(name))


def _fault(code: str, message: str, remedy: str, place: Place) -> Finding:
    return Finding(code, Severity.FEHLER, message, remedy, place)


def _read(path: Path, name: str, findings: list[Finding]) -> str | None:
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
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _markdown(path: Path, folder: Path, findings: list[Finding]) -> MarkdownFile | None:
    name = path.relative_to(folder).as_posix()
    text = _read(path, name, findings)
    return MarkdownFile(name, text) if text is not None else None


def _yaml(path: Path, name: str, schema: str, findings: list[Finding]) -> YamlFile | None:
    text = _read(path, name, findings)
    if text is None:
        return None
    found = [*_tabs(name, text), *_depth(name, text)]
    if found:
        findings.extend(found)
        return None
    try:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        findings.append(explain(error, name, text))
        return None
    return _file(name, schema, text, node, findings)


def _file(name: str, schema: str, text: str, node: yaml.Node | None, findings: list[Finding]) -> YamlFile | None:
    if node is None:
        return None
    reader = _Plain(name, text, findings)
    before = len(findings)
    if not isinstance(node, yaml.MappingNode):
        first = next(iter(schemas()[schema].felder))
        remedy = f"Beginnen Sie ohne Einrückung mit einem Feldnamen und Doppelpunkt, zum Beispiel {first}:"
        findings.append(_fault("SYN007", "Der Datei fehlt die oberste Ebene mit Feldnamen.", remedy, reader.place(node)))
        return None
    values = reader.mapping(node)
    return YamlFile(name, schema, text, values, node) if len(findings) == before else None


class _Plain:
    """Turn nodes into plain values; note repeated keys, anchors and tags."""

    def __init__(self, name: str, text: str, findings: list[Finding]) -> None:
        self.name, self.lines, self.findings = name, text.split("\n"), findings
        self.seen: set[int] = set()

    def place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return Place(self.name, mark.line + 1, mark.column + 1, max(1, node.end_mark.column - mark.column), line)

    def value(self, node: yaml.Node) -> object:
        if isinstance(node, yaml.ScalarNode):
            if node.tag != "tag:yaml.org,2002:str":
                self._strange(node)
            return str(node.value)
        if id(node) in self.seen:
            self._repeated(node)
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        return [self.value(item) for item in node.value]

    def mapping(self, node: yaml.MappingNode) -> dict[str, object]:
        values: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._note("SYN005", key, "Hier wird ein Feldname erwartet.", "Schreiben Sie einen Namen und einen Doppelpunkt.")
            elif key.value in values:
                self._note("SYN003", key, f"Das Feld „{key.value}“ steht hier zweimal.", "Löschen Sie eine der beiden Angaben.")
            elif not _empty(value):
                values[key.value] = self.value(value)
        return values

    def _note(self, code: str, node: yaml.Node, message: str, remedy: str) -> None:
        self.findings.append(_fault(code, message, remedy, self.place(node)))

    def _strange(self, node: yaml.Node) -> None:
        remedy = "Setzen Sie den Wert in Anführungszeichen."
        self._note("SYN005", node, "Ein Wert darf nicht mit einem Ausrufezeichen beginnen.", remedy)

    def _repeated(self, node: yaml.Node) -> None:
        self._note("SYN004", node, "Verweise mit & und * sind hier nicht möglich.", "Schreiben Sie die Angaben aus.")


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in {None, ""} and node.value in {"", "~", "null"}


def _tabs(name: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            place = Place(name, number, indent.index("\t") + 1, 1, line)
            remedy = "Rücken Sie mit Leerzeichen ein, zwei je Ebene."
            yield _fault("SYN002", "Diese Zeile ist mit einem Tabulator eingerückt.", remedy, place)


_OPENING = re.compile(r"[\[{]|- ")


def _depth(name: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        brackets = line.count("[") + line.count("{")
        indent = (len(line) - len(line.lstrip(" "))) // 2
        if brackets > MAX_DEPTH * 8 or (indent > MAX_DEPTH and _OPENING.match(line.lstrip())):
            place = Place(name, number, 1, 1, line[:80])
            yield _fault("SYN008", "Die Angaben sind zu tief verschachtelt.", "Prüfen Sie Klammern und Einrückung.", place)
            return


def _texts(folder: Path) -> list[Path]:
    return sorted((folder / "texte").glob("*.md"))


def _attachments(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix.lower() in ATTACHMENTS and path.is_file())
    return sorted(path for path in found if path.stat().st_size <= MAX_BYTES and not _hidden(path, folder))


def _hidden(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return parts[0] == "ausgabe" or any(part.startswith(".") for part in parts)
