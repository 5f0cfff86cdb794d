"""Cerberus' errors -> German findings with place, nearest allowed name and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cerberus import errors

from konzeptgen.finding import Finding, Severity
from konzeptgen.near import nearest
from konzeptgen.scalars import TYPES
from konzeptgen.schema import Rules, schemas
from konzeptgen.source import DataPath, YamlFile


def explain(file: YamlFile, found: Iterable[Any]) -> Iterator[Finding]:
    """Yield one finding per place from Cerberus' error tree ``found``."""
    leaves = list(_leaves(found))
    unreadable = {tuple(e.document_path) for e in leaves if e.code == errors.COERCION_FAILED.code}
    excluded = {tuple(e.document_path) for e in leaves if e.code == errors.EXCLUDES_FIELD.code}
    for error in leaves:
        path = tuple(error.document_path)
        if error.code == errors.COERCION_FAILED.code or path not in unreadable:
            yield _finding(file, error, path)
    del excluded


def _leaves(found: Iterable[Any]) -> Iterator[Any]:
    for error in found:
        if error.is_group_error:
            yield from _leaves(error.child_errors)
        else:
            yield error


def _finding(file: YamlFile, error: Any, path: DataPath) -> Finding:  # noqa: ANN401 - Cerberus has no types
    explain_one = _BY_CODE.get(error.code, _other)
    code, message, remedy, at_key = explain_one(file, error, path)
    return Finding(code, Severity.FEHLER, message, remedy, file.place(path, key=at_key))


_Explained = tuple[str, str, str, bool]


def _rules(file: YamlFile, path: DataPath) -> Rules:
    """Return the names and rules allowed where ``path`` points to a mapping."""
    rules: Rules = schemas()[file.schema].felder
    for step in path:
        inner = rules["schema"] if isinstance(step, int) else rules[step]
        rules = inner
        if rules.get("type") == "list" and not isinstance(step, int):
            continue
        if rules.get("type") == "dict":
            rules = rules["schema"]
    return rules


def _unknown(file: YamlFile, error: Any, path: DataPath) -> _Explained:  # noqa: ANN401
    name = str(path[-1])
    known = list(_rules(file, path[:-1]))
    near = nearest(name, known)
    elsewhere = [schema.name for schema in schemas().values() if name in schema.felder]
    guess = f" Meinten Sie „{near}“?" if near else ""
    remedy = f"Hier sind möglich: {', '.join(known)}."
    if elsewhere and len(path) == 1:
        remedy = f"Das Feld gehört in die Datei {elsewhere[0]}.yaml."
    return "SCH012", f"Das Feld „{name}“ gibt es hier nicht.{guess}", remedy, True


def _required(_file: YamlFile, error: Any, path: DataPath) -> _Explained:  # noqa: ANN401
    name = str(path[-1])
    example = _example(_file, path)
    return "SCH011", f"Hier fehlt das Feld „{name}“.", f"Ergänzen Sie es{example}.", False


def _example(file: YamlFile, path: DataPath) -> str:
    rules = _rules(file, path[:-1]).get(path[-1], {})
    example = rules.get("meta", {}).get("beispiel")
    if example is None and "werte" in rules:
        return f", zum Beispiel {path[-1]}: {next(iter(_choices(rules)))}"
    return f", zum Beispiel {path[-1]}: {example}" if example else ""


def _choices(rules: Rules) -> Iterable[str]:
    from konzeptgen.schema import values  # noqa: PLC0415 - only where something is wrong

    return values()[rules["werte"]]


def _scalar(file: YamlFile, error: Any, path: DataPath) -> _Explained:  # noqa: ANN401
    parts = str(error.info[0]).split("\x1f") if error.info else []
    if len(parts) == 3:  # noqa: PLR2004 - code, message, remedy
        code, message, remedy = parts
        return code, message, remedy, False
    return _shape(file, error, path)


def _shape(_file: YamlFile, error: Any, path: DataPath) -> _Explained:  # noqa: ANN401
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    wanted = _wanted(error, _file, path)
    return "SCH010", f"Das Feld „{name}“ hat die falsche Form.", wanted, False


def _wanted(error: Any, file: YamlFile, path: DataPath) -> str:  # noqa: ANN401
    kind = error.constraint if error.rule == "type" else None
    if kind == "list":
        return "Hier gehört eine Liste hin: jede Angabe in eine eigene Zeile, mit Bindestrich und Leerzeichen davor."
    if kind == "dict":
        return "Hier gehören Unterfelder hin: in die nächsten Zeilen, um zwei Leerzeichen eingerückt."
    label = TYPES[kind].label if kind in TYPES else "ein einzelner Wert"
    return f"Hier gehört {label} hin, ohne Liste und ohne Unterfelder."


def _too_small(_file: YamlFile, error: Any, _path: DataPath) -> _Explained:  # noqa: ANN401
    return "SCH015", f"Der Wert {_german(error.value)} ist zu klein.", f"Kleinster Wert: {error.constraint}.", False


def _too_large(_file: YamlFile, error: Any, _path: DataPath) -> _Explained:  # noqa: ANN401
    return "SCH015", f"Der Wert {_german(error.value)} ist zu groß.", f"Größter Wert: {error.constraint}.", False


def _german(value: object) -> str:
    return str(value).replace(".", ",")


def _too_short(_file: YamlFile, error: Any, path: DataPath) -> _Explained:  # noqa: ANN401
    return "SCH015", f"Die Liste „{path[-1]}“ ist leer.", "Tragen Sie mindestens einen Wert ein.", False


def _pattern(_file: YamlFile, error: Any, path: DataPath) -> _Explained:  # noqa: ANN401
    return "SCH014", f"„{error.value}“ passt nicht in das Feld „{path[-1]}“.", "Prüfen Sie die Zahl der Zeichen.", False


def _excludes(_file: YamlFile, error: Any, path: DataPath) -> _Explained:  # noqa: ANN401
    other = error.constraint if isinstance(error.constraint, str) else error.constraint[0]
    message = f"„{path[-1]}“ und „{other}“ schließen einander aus."
    return "SCH016", message, "Lassen Sie nur eine der beiden Angaben stehen.", True


def _depends(_file: YamlFile, error: Any, path: DataPath) -> _Explained:  # noqa: ANN401
    needs = error.constraint if isinstance(error.constraint, str) else ", ".join(error.constraint)
    return "SCH017", f"„{path[-1]}“ braucht auch das Feld „{needs}“.", f"Ergänzen Sie „{needs}“.", True


def _other(_file: YamlFile, error: Any, path: DataPath) -> _Explained:  # noqa: ANN401
    return "SCH019", f"Das Feld „{path[-1]}“ passt nicht zur Regel „{error.rule}“.", "Prüfen Sie die Angabe.", False


_BY_CODE = {
    errors.UNKNOWN_FIELD.code: _unknown,
    errors.REQUIRED_FIELD.code: _required,
    errors.COERCION_FAILED.code: _scalar,
    errors.BAD_TYPE.code: _shape,
    errors.MIN_VALUE.code: _too_small,
    errors.MAX_VALUE.code: _too_large,
    errors.MIN_LENGTH.code: _too_short,
    errors.REGEX_MISMATCH.code: _pattern,
    errors.EXCLUDES_FIELD.code: _excludes,
    errors.DEPENDENCIES_FIELD.code: _depends,
}
