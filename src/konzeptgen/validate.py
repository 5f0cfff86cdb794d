"""Stage 2, validate: Source + schemas -> Konzept, or all faults at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import cerberus

from konzeptgen.consistency import consistency
from konzeptgen.finding import Finding, Rejected, Severity
from konzeptgen.model import build
from konzeptgen.model.konzept import Konzept
from konzeptgen.scalars import TYPES
from konzeptgen.schema import references, schemas
from konzeptgen.schema_faults import explain
from konzeptgen.source import DataPath, Source, YamlFile
from konzeptgen.texte import Freitext, read


class _Validator(cerberus.Validator):  # type: ignore[misc]
    """Cerberus with the scalar types of this project and marks that only other tools read."""

    types_mapping = cerberus.Validator.types_mapping | {
        name: cerberus.TypeDefinition(name, (kind.python,), ()) for name, kind in TYPES.items()
    }

    @property
    def schema(self) -> Any:  # noqa: ANN401 - Cerberus has no types
        """Return the rules; Cerberus would check them anew for each record, but they are ours and tested."""
        return self._schema

    @schema.setter
    def schema(self, schema: Any) -> None:  # noqa: ANN401
        self._schema = schema

    def _validate_werte(self, constraint: object, field: str, value: object) -> None:
        """{'type': 'string'}"""  # noqa: D200, D400, D403, D415 - Cerberus reads this line

    def _validate_verweis(self, constraint: object, field: str, value: object) -> None:
        """{'type': 'string'}"""  # noqa: D200, D400, D403, D415 - Cerberus reads this line


def validate(source: Source, stichtag: date) -> Konzept:
    """Return the Konzept that holds for ``stichtag``; raise Rejected with every fault of schema, reference and text."""
    findings: list[Finding] = []
    values: dict[str, Any] = {}
    for file in source.files:
        _merge(values, _validated(file, findings), file, findings)
    findings.extend(_references(source, values))
    findings.extend(consistency(source, values))
    texts = _texts(source, findings)
    if findings:
        raise Rejected(findings)
    return build(values, texts, source.attachments, stichtag)


def _validated(file: YamlFile, findings: list[Finding]) -> dict[str, Any]:
    validator = _Validator(schemas()[file.schema].felder)
    valid = validator.validate(file.values)
    if not valid:
        findings.extend(explain(file, validator._errors))  # noqa: SLF001 - the public form has lost path and code
    document: dict[str, Any] = validator.document
    return document if valid else {}


def _merge(values: dict[str, Any], more: Mapping[str, Any], file: YamlFile, findings: list[Finding]) -> None:
    for name, value in more.items():
        if name not in values:
            values[name] = list(value) if isinstance(value, list) else value
        elif isinstance(value, list):
            values[name].extend(value)
        else:
            message = f"Das Feld „{name}“ steht schon in einer anderen Datei."
            remedy = "Fassen Sie die Angaben in einer Datei zusammen."
            findings.append(Finding("SYN003", Severity.FEHLER, message, remedy, file.place((name,), key=True)))


def _references(source: Source, values: Mapping[str, Any]) -> Iterator[Finding]:
    ids = {name: [item["id"] for item in value if "id" in item] for name, value in values.items() if _is_list(value)}
    for name, known in ids.items():
        yield from _twice(source, name, known)
    targets = {name: frozenset(known) for name, known in ids.items()}
    for schema in schemas().values():
        for name, rules in schema.felder.items():
            if name in values:
                for path, target, key in references(rules, values[name], (name,)):
                    yield from _missing(source, path, target, key, targets)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _twice(source: Source, name: str, known: list[str]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for index, key in enumerate(known):
        if key in seen:
            first = source.place((name, seen[key], "id"))
            remedy = f"Geben Sie einem der beiden Einträge eine andere Kennung; der erste steht in {first}."
            place = source.place((name, index, "id"))
            yield Finding("REF002", Severity.FEHLER, f"Die Kennung „{key}“ gibt es zweimal.", remedy, place)
        seen.setdefault(key, index)


def _missing(
    source: Source, path: DataPath, target: str, key: str, targets: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    if target == "gebiet":
        if key == "gesamt" or (key.isdigit() and len(key) in {5, 8}):
            return
        target = "sozialraeume"
    known = targets.get(target, frozenset())
    if key not in known:
        yield _unknown(source, path, target, key, known)


def _unknown(source: Source, path: DataPath, target: str, key: str, known: frozenset[str]) -> Finding:
    from konzeptgen.near import nearest  # noqa: PLC0415 - only where something is wrong

    near = nearest(key, sorted(known))
    guess = f" Meinten Sie „{near}“?" if near else ""
    file = next(schema.name for schema in schemas().values() if target in schema.felder)
    remedy = f"Tragen Sie den Eintrag in {file}.yaml unter {target} ein oder berichtigen Sie die Kennung."
    message = f"„{key}“ steht nicht unter {target}.{guess}"
    return Finding("REF001", Severity.FEHLER, message, remedy, source.place(path))


def _texts(source: Source, findings: list[Finding]) -> dict[str, Freitext]:
    read_texts = ((stem, read(file, source.attachments, findings)) for stem, file in source.texts.items())
    return {stem: text for stem, text in read_texts if text is not None}
