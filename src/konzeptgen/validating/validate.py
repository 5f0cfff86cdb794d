"""Stage 2, validate: Source + schemas -> Konzept, or all faults at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from konzeptgen.base.finding import Finding, Place, Rejected, Severity
from konzeptgen.base.near import meant
from konzeptgen.base.schema import references, schemas
from konzeptgen.base.source import DataPath, Source, YamlFile
from konzeptgen.document.texte import Freitext, read, unknown_names
from konzeptgen.model import build, build_paper
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.papier import Papiermappe
from konzeptgen.validating.consistency import consistency
from konzeptgen.validating.flaechen import flaechen
from konzeptgen.validating.koordinaten import koordinaten
from konzeptgen.validating.schema_faults import explain, missing
from konzeptgen.validating.typed import typed
from konzeptgen.vorlagen.vorlagen import Vorlagen

_PAPER = ("papier", "marke")


def validate(source: Source, stichtag: date) -> Konzept:
    """Return the Konzept that holds for ``stichtag``; raise Rejected with every fault of schema, reference and text."""
    findings = list(_incomplete(source))
    return build(*_content(source, findings), stichtag)


def validate_paper(source: Source, stichtag: date) -> Papiermappe:
    """Return the paper of a folder without concept; raise Rejected with every fault."""
    findings = [_misplaced(file) for file in source.files if file.schema not in _PAPER]
    return build_paper(*_content(source, findings), stichtag)


def _misplaced(file: YamlFile) -> Finding:
    remedy = "Legen Sie sie zu der konzept.yaml, zu der sie gehört."
    message = "Im Ordner eines Papiers ohne Konzept wird diese Datei nicht gelesen."
    return Finding("ORD006", Severity.FEHLER, message, remedy, Place(file.name))


def _content(source: Source, findings: list[Finding]) -> tuple[dict[str, Any], dict[str, Freitext], dict[str, bytes]]:
    """Return merged values, texts and attached files; raise Rejected with ``findings`` and every further fault.

    Points and areas are in degrees by then.
    """
    values: dict[str, Any] = {}
    valid: list[YamlFile] = []
    for file in source.files:
        document = _validated(file, findings)
        if document is not None:
            valid.append(file)
            _merge(values, document, file, valid, findings)
    readable = replace(source, files=tuple(valid))
    findings.extend(_references(source, readable, values))
    findings.extend(consistency(readable, values))
    findings.extend(koordinaten(readable, values))
    faults, areas = flaechen(readable, values)
    findings.extend(faults)
    texts = _texts(source, findings)
    if findings:
        raise Rejected(findings)
    return values, texts, {**source.attachments, **areas}


def _validated(file: YamlFile, findings: list[Finding]) -> dict[str, Any] | None:
    document, slips = typed(file)
    findings.extend(explain(file, slips))
    return None if slips else document


def _incomplete(source: Source) -> Iterator[Finding]:
    for schema in schemas().values():
        files = [file for file in source.files if file.schema == schema.name]
        for name, feld in schema.felder.items():
            if feld.get("required") and not any(name in file.values for file in files):
                place = files[0].place(()) if files else Place(f"{schema.name}.yaml")
                yield Finding("SCH011", Severity.FEHLER, *missing(name, feld), place)


def _merge(
    values: dict[str, Any],
    more: Mapping[str, Any],
    file: YamlFile,
    earlier: Sequence[YamlFile],
    findings: list[Finding],
) -> None:
    for name, value in more.items():
        if name not in values:
            values[name] = list(value) if isinstance(value, list) else value
        elif isinstance(value, list):
            values[name].extend(value)
        else:
            first = next(other for other in earlier if name in other.values)
            message = f"Das Feld „{name}“ steht schon in {first.name}."
            remedy = "Fassen Sie die Angaben in einer Datei zusammen."
            findings.append(Finding("SYN003", Severity.FEHLER, message, remedy, file.place((name,), key=True)))


def _references(source: Source, readable: Source, values: Mapping[str, Any]) -> Iterator[Finding]:
    for name, value in values.items():
        if _is_list(value):
            yield from _twice(readable, name, [item.get("id") for item in value])
    targets = _targets(source)
    for schema in schemas().values():
        for name, feld in schema.felder.items():
            if name in values:
                for path, target, key in references(feld, values[name], (name,)):
                    yield from _missing(readable, path, target, key, targets)


def _targets(source: Source) -> dict[str, set[str]]:
    """Return the ids of each list as written, those of entries with faults too: a slip there is told only once."""
    targets: dict[str, set[str]] = {}
    for file in source.files:
        for name, value in file.values.items():
            items = value if isinstance(value, list) else []
            ids = (item.get("id") for item in items if isinstance(item, dict))
            targets.setdefault(name, set()).update(key.strip() for key in ids if isinstance(key, str))
    return targets


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _twice(source: Source, name: str, known: Sequence[str | None]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for index, key in enumerate(known):
        if key is None:
            continue
        if key in seen:
            first = source.place((name, seen[key], "id"))
            remedy = f"Geben Sie einem der beiden Einträge eine andere Kennung; der erste steht in {first}."
            place = source.place((name, index, "id"))
            yield Finding("REF002", Severity.FEHLER, f"Die Kennung „{key}“ gibt es zweimal.", remedy, place)
        seen.setdefault(key, index)


def _missing(
    source: Source, path: DataPath, target: str, key: str, targets: Mapping[str, set[str]]
) -> Iterator[Finding]:
    if target == "gebiet":
        if key == "gesamt" or (key.isascii() and key.isdigit() and len(key) in {5, 8}):
            return
        target = "sozialraeume"
    known = targets.get(target, set())
    if key not in known:
        yield _unknown(source, path, target, key, known)


def _unknown(source: Source, path: DataPath, target: str, key: str, known: set[str]) -> Finding:
    guess = meant(key, sorted(known))
    file = next(schema.name for schema in schemas().values() if target in schema.felder)
    remedy = f"Berichtigen Sie die Kennung, oder tragen Sie den Eintrag in {file}.yaml unter „{target}“ ein."
    message = f"Unter „{target}“ gibt es keinen Eintrag „{key}“.{guess}"
    return Finding("REF001", Severity.FEHLER, message, remedy, source.place(path))


def _texts(source: Source, findings: list[Finding]) -> dict[str, Freitext]:
    try:
        findings.extend(unknown_names(source.texts, Vorlagen(source.templates).texte))
    except Rejected as rejected:
        findings.extend(rejected.findings)
    read_texts = ((stem, read(file, source.attachments, findings)) for stem, file in source.texts.items())
    return {stem: text for stem, text in read_texts if text is not None}
