"""Slips in a file -> German findings with place, nearest allowed name and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cerberus import errors

from konzeptgen.base.finding import Finding, Severity, clipped, uncounted
from konzeptgen.base.german import aufzaehlung
from konzeptgen.base.grenzen import grenzen
from konzeptgen.base.near import fold, nearest
from konzeptgen.base.scalars import TYPES, ScalarFault
from konzeptgen.base.schema import Feldregeln, schemas
from konzeptgen.base.source import DataPath, YamlFile
from konzeptgen.validating.beispiel import digits, example
from konzeptgen.validating.typed import Slip

_Explained = tuple[str, str, str, bool]
_MANY = 3


def explain(file: YamlFile, slips: Iterable[Slip]) -> Iterator[Finding]:
    """Yield a finding for each slip that does not follow from another."""
    whole = sorted(slips, key=lambda slip: (slip.path, slip.rule))
    most = grenzen().befunde
    ordered = whole[:most]
    unreadable = {slip.path for slip in ordered if slip.code == errors.COERCION_FAILED.code}
    misspelt = {near for slip in ordered if slip.code == errors.UNKNOWN_FIELD.code and (near := _meant(file, slip))}
    told: set[DataPath] = set()
    for slip in ordered:
        path = slip.path
        if path in unreadable and slip.code != errors.COERCION_FAILED.code:
            continue
        if path in told or (slip.code == errors.REQUIRED_FIELD.code and path in misspelt):
            continue
        told.update(_partners(file, slip, path))
        yield _finding(file, slip, path)
    yield from [uncounted(file.name)] * len(whole[most:])


def missing(name: str, feld: Feldregeln) -> tuple[str, str]:
    """Return the message and remedy for a field that has to be there."""
    message = f"Hier fehlt das Feld „{name}“."
    needed = [inner for inner, sub in _members(feld).items() if sub.get("required")]
    if needed:
        return message, f"Ergänzen Sie es mit den Unterfeldern {aufzaehlung(needed)}."
    return message, f"Ergänzen Sie es, zum Beispiel {name}: {example(feld)}"


def _meant(file: YamlFile, slip: Slip) -> DataPath | None:
    near = nearest(str(slip.path[-1]), list(_members(_feld(file, slip.path[:-1]))))
    return (*slip.path[:-1], near) if near else None


def _partners(file: YamlFile, slip: Slip, path: DataPath) -> Iterator[DataPath]:
    """Yield the fields that exclude this one or changed places with it: what is said of one is said of the other."""
    if slip.code in {errors.REQUIRED_FIELD.code, errors.EXCLUDES_FIELD.code}:
        yield from ((*path[:-1], other) for other in _excluded(_feld(file, path)))
    elif _swapped(file, path):
        yield from ((*path[:-1], other) for other in _POINT)


def _excluded(feld: Feldregeln) -> list[str]:
    other = feld.get("excludes", [])
    return [other] if isinstance(other, str) else list(other)


def _finding(file: YamlFile, slip: Slip, path: DataPath) -> Finding:
    told = _exchanged(file, slip, path) or _BY_CODE.get(slip.code, _other)(file, slip, path)
    code, message, remedy, at_key = told
    return Finding(code, Severity.FEHLER, clipped(message), clipped(remedy), file.place(path, key=at_key))


def _feld(file: YamlFile, path: DataPath) -> Feldregeln:
    """Return what is asked of the field at ``path``, of the whole file for an empty one."""
    feld: Feldregeln = {"type": "dict", "schema": schemas()[file.schema].felder}
    for step in path:
        feld = feld["schema"] if isinstance(step, int) else feld["schema"][step]
    return feld


def _members(feld: Feldregeln) -> Mapping[str, Feldregeln]:
    """Return the subfields of a field or of the entries of a list."""
    inner = feld["schema"] if feld["type"] == "list" else feld
    members: Mapping[str, Feldregeln] = inner["schema"] if inner["type"] == "dict" else {}
    return members


def _unknown(file: YamlFile, _slip: Slip, path: DataPath) -> _Explained:
    name = str(path[-1])
    known = _members(_feld(file, path[:-1]))
    near = nearest(name, list(known))
    home = "" if near and fold(near) == fold(name) else _home(file, name, path)
    guess = f" Meinten Sie „{near}“?" if near and not home else ""
    remedy = home or f"Hier sind möglich: {', '.join(known)}."
    return "SCH012", f"Das Feld „{name}“ gibt es hier nicht.{guess}", remedy, True


def _home(file: YamlFile, name: str, path: DataPath) -> str:
    """Return where a field belongs that is known elsewhere: deeper, further left, or in another file."""
    below = [field for field, feld in _members(_feld(file, path[:-1])).items() if name in _members(feld)]
    if 0 < len(below) <= _MANY:
        return f"Das Feld gehört unter „{'“ oder „'.join(below)}“, um zwei Leerzeichen weiter eingerückt."
    for end in range(len(path) - 1):
        if isinstance(path[end], str) and name in _members(_feld(file, path[:end])):
            return f"Rücken Sie das Feld so weit ein wie „{path[end]}“: Es gehört daneben, nicht darunter."
    files = [schema.name for schema in schemas().values() if len(path) == 1 and name in schema.felder]
    return f"Das Feld gehört in die Datei {files[0]}.yaml." if files else ""


def _required(file: YamlFile, _slip: Slip, path: DataPath) -> _Explained:
    name = str(path[-1])
    feld = _feld(file, path)
    message, remedy = missing(name, feld)
    if _excluded(feld):
        either = [name, *_excluded(feld)]
        fields = {field: sub for field, sub in _members(_feld(file, path[:-1])).items() if field in either}
        shown = next((field for field, sub in fields.items() if "beispiel" in sub["meta"]), name)
        message = f"Hier fehlt das Feld „{'“ oder „'.join(fields)}“."
        remedy = f"Ergänzen Sie eines davon, zum Beispiel {shown}: {example(fields[shown])}"
    return "SCH011", message, remedy, False


def _scalar(file: YamlFile, slip: Slip, path: DataPath) -> _Explained:
    parts = slip.fault.split("\x1f")
    if len(parts) == 3:  # noqa: PLR2004 - code, message, remedy
        code, message, remedy = parts
        return code, message, remedy, False
    return _shape(file, slip, path)


_FOUND: dict[type, str] = {str: "steht ein einzelner Wert", list: "steht eine Liste", dict: "stehen Unterfelder"}
_WANTED = {"dict": "hierher gehören Unterfelder", "list": "hierher gehört eine Liste"}
_GLUED = re.compile(r"([A-Za-z_]\w*):(\S.*)\Z")


def _shape(file: YamlFile, slip: Slip, path: DataPath) -> _Explained:
    feld = _feld(file, path)
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    wanted = _WANTED.get(feld["type"]) or f"hierher gehört {TYPES[feld['type']].label}"
    where = "In der Liste" if isinstance(path[-1], int) else "Im Feld"
    message = f"{where} „{name}“ {_FOUND[type(slip.value)]}; {wanted}."
    return "SCH010", message, _reshape(name, feld, slip.value), not isinstance(slip.value, str)


def _reshape(name: str, feld: Feldregeln, value: object) -> str:
    """Return how to turn ``value`` into the form that ``feld`` asks for."""
    members = _members(feld)
    line = next((f"{field}: {example(sub)}".rstrip() for field, sub in members.items()), "")
    if isinstance(value, str) and (glued := _GLUED.match(value)) and glued[1] in members:
        return f"Setzen Sie nach dem Doppelpunkt ein Leerzeichen: {glued[1]}: {glued[2]}"
    if feld["type"] == "dict":
        cut = "Löschen Sie den Bindestrich. " if isinstance(value, list) else ""
        return f"{cut}Schreiben Sie die Unterfelder in eigene Zeilen, zwei Leerzeichen eingerückt, zum Beispiel {line}"
    if feld["type"] == "list" and members:
        return f"Beginnen Sie jeden Eintrag mit Bindestrich und Leerzeichen, zum Beispiel - {line}"
    if feld["type"] == "list":
        inside = value if isinstance(value, str) else example(feld).strip("[]")
        return f"Setzen Sie den Wert in eckige Klammern: {name}: [{inside}]"
    return f"Schreiben Sie nur einen Wert hinter den Doppelpunkt, zum Beispiel {name}: {example(feld)}"


_POINT = ("breite", "laenge")


def _swapped(file: YamlFile, path: DataPath) -> tuple[str, str] | None:
    """Return latitude and longitude as they should stand where each holds the other; None where they do not."""
    if path[-1] not in _POINT:
        return None
    beside: Any = file.values
    for step in path[:-1]:
        beside = beside[step]
    latitude, longitude = (str(beside.get(name, "")).strip() for name in reversed(_POINT))
    fits = (
        _fits(_feld(file, (*path[:-1], name)), text) for name, text in zip(_POINT, (latitude, longitude), strict=True)
    )
    return (latitude, longitude) if all(fits) else None


def _fits(feld: Feldregeln, text: str) -> bool:
    try:
        return bool(feld["min"] <= feld["coerce"](text) <= feld["max"])
    except ScalarFault:
        return False


def _exchanged(file: YamlFile, slip: Slip, path: DataPath) -> _Explained | None:
    """Return what to say of latitude and longitude that have changed places, None for every other fault."""
    if slip.code not in {errors.MIN_VALUE.code, errors.MAX_VALUE.code}:
        return None
    found = _swapped(file, path)
    if found is None:
        return None
    remedy = f"Schreiben Sie breite: {found[0]} und laenge: {found[1]}"
    return "SCH015", "Breite und Länge sind vertauscht.", remedy, False


def _too_small(_file: YamlFile, slip: Slip, _path: DataPath) -> _Explained:
    remedy = f"Prüfen Sie die Angabe; möglich sind Werte ab {_german(slip.constraint)}."
    return "SCH015", f"Der Wert {_german(slip.value)} ist zu klein.", remedy, False


def _too_large(_file: YamlFile, slip: Slip, _path: DataPath) -> _Explained:
    remedy = f"Prüfen Sie die Angabe; möglich sind Werte bis {_german(slip.constraint)}."
    return "SCH015", f"Der Wert {_german(slip.value)} ist zu groß.", remedy, False


def _german(value: object) -> str:
    return str(value).replace(".", ",")


def _too_short(_file: YamlFile, _slip: Slip, path: DataPath) -> _Explained:
    return "SCH015", f"Die Liste „{path[-1]}“ ist leer.", "Tragen Sie mindestens einen Wert ein.", False


def _pattern(_file: YamlFile, slip: Slip, path: DataPath) -> _Explained:
    count = digits(str(slip.constraint))
    remedy = f"Das Feld braucht genau {count} Ziffern." if count else "Prüfen Sie die Angabe Zeichen für Zeichen."
    return "SCH014", f"„{slip.value}“ passt nicht in das Feld „{path[-1]}“.", remedy, False


def _excludes(file: YamlFile, _slip: Slip, path: DataPath) -> _Explained:
    names = "“ und „".join([str(path[-1]), *_excluded(_feld(file, path))])
    return (
        "SCH016",
        f"Hier stehen „{names}“; möglich ist nur eines davon.",
        "Löschen Sie eine der beiden Angaben.",
        True,
    )


def _depends(file: YamlFile, slip: Slip, path: DataPath) -> _Explained:
    needs = slip.constraint if isinstance(slip.constraint, str) else next(iter(slip.constraint))
    shown = example(_feld(file, (*path[:-1], needs)))
    remedy = f"Ergänzen Sie es, zum Beispiel {needs}: {shown}, oder löschen Sie „{path[-1]}“."
    return "SCH017", f"Zum Feld „{path[-1]}“ fehlt das Feld „{needs}“.", remedy, True


def _other(_file: YamlFile, _slip: Slip, path: DataPath) -> _Explained:
    return "SCH019", f"Die Angabe im Feld „{path[-1]}“ ist so nicht möglich.", "Prüfen Sie sie in der Feldliste.", False


_BY_CODE = {
    errors.UNKNOWN_FIELD.code: _unknown,
    errors.REQUIRED_FIELD.code: _required,
    errors.COERCION_FAILED.code: _scalar,
    errors.MIN_VALUE.code: _too_small,
    errors.MAX_VALUE.code: _too_large,
    errors.MIN_LENGTH.code: _too_short,
    errors.REGEX_MISMATCH.code: _pattern,
    errors.EXCLUDES_FIELD.code: _excludes,
    errors.DEPENDENCIES_FIELD.code: _depends,
}
