"""Stage 2, validate: Source + schemas -> Konzept, or all faults at once, each at its place."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from konzeptgen.base.finding import Finding, Place, Rejected, Severity, counted
from konzeptgen.base.grenzen import grenzen
from konzeptgen.base.schema import schemas
from konzeptgen.base.source import DataPath, Source, YamlFile
from konzeptgen.document.texte import Freitext, read, unknown_names
from konzeptgen.model import build, build_paper
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.papier import Papiermappe
from konzeptgen.validating.consistency import consistency
from konzeptgen.validating.flaechen import flaechen
from konzeptgen.validating.koordinaten import koordinaten
from konzeptgen.validating.references import broken_references, unread
from konzeptgen.validating.schema_faults import explain, missing
from konzeptgen.validating.typed import typed
from konzeptgen.vorlagen.vorlagen import Vorlagen

_PAPER = ("papier", "marke")


def validate(source: Source, stichtag: date) -> Konzept:
    """Return the Konzept that holds for ``stichtag``; raise Rejected with every fault of all stages."""
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


def _content(
    source: Source, findings: list[Finding]
) -> tuple[dict[str, Any], dict[str, Freitext], Mapping[str, bytes]]:
    """Return merged values, texts and attached files; raise Rejected with ``findings`` and every further fault.

    Points and areas are in degrees by then.
    """
    values: dict[str, Any] = {}
    read: dict[str, Any] = {}
    valid: list[YamlFile] = []
    slipped: set[DataPath] = set()
    for file in source.files:
        document, slips = typed(file)
        findings.extend(explain(file, slips))
        slipped.update(_moved(slip.path, read) for slip in slips)
        if not slips:
            valid.append(file)
            _merge(values, document, file, valid, findings)
        _gather(read, document)
    readable = replace(source, files=tuple(valid))
    findings.extend(broken_references(source, read, slipped))
    findings.extend(consistency(readable, values))
    findings.extend(koordinaten(readable, values))
    faults, areas = flaechen(readable, values)
    findings.extend(faults)
    texts = _texts(source, findings)
    if findings or source.faults:
        raise Rejected(counted(_once(source.faults, findings), grenzen().befunde))
    return values, texts, ChainMap(areas, cast("dict[str, bytes]", source.attachments))  # it stays unread


def _once(faults: Sequence[Finding], findings: Sequence[Finding]) -> list[Finding]:
    """Return all findings but those in a line that could not be read as it stands: they follow from that."""
    told = {(fault.place.file, fault.place.line) for fault in faults}
    return [*faults, *(finding for finding in findings if (finding.place.file, finding.place.line) not in told)]


def _incomplete(source: Source) -> Iterator[Finding]:
    for schema in schemas().values():
        if schema.name in unread(source):
            continue
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


def _gather(read: dict[str, Any], document: Mapping[str, Any]) -> None:
    """Add what could be read of a file; lists run on from file to file."""
    for name, value in document.items():
        read[name] = [*read.get(name, ()), *value] if isinstance(value, list) else value


def _moved(path: DataPath, read: Mapping[str, Any]) -> DataPath:
    """Return a path of a file as one of all data, of which ``read`` is what stands in the files before."""
    before = read.get(str(path[0]), ()) if path else ()
    if len(path) > 1 and isinstance(path[1], int) and isinstance(before, list):
        return path[0], path[1] + len(before), *path[2:]
    return path


def _texts(source: Source, findings: list[Finding]) -> dict[str, Freitext]:
    whole = not any(fault.place.file.startswith("vorlagen") for fault in source.faults)
    try:
        findings.extend(unknown_names(source.texts, Vorlagen(source.templates).texte) if whole else ())
    except Rejected as rejected:
        findings.extend(rejected.findings)
    read_texts = ((stem, read(file, source.attachments, findings)) for stem, file in source.texts.items())
    return {stem: text for stem, text in read_texts if text is not None}
