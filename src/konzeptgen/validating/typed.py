"""A file's plain values -> values of the schema's types, and every slip in them.

Texts are read, and lists and mappings told apart, on the way down; on the way up Cerberus judges each mapping by the
rules of its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import cerberus
from cerberus.errors import COERCION_FAILED, UNKNOWN_FIELD, BaseErrorHandler, ValidationError

from konzeptgen.base.scalars import Meter, ScalarFault
from konzeptgen.base.schema import Feldregeln, schemas
from konzeptgen.base.source import DataPath, YamlFile


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong at ``path``: Cerberus' code and rule, what the rule asks for and what stands there.

    ``fault`` is what the reader of a text said; a value without it has the wrong form.
    """

    path: DataPath
    code: int
    rule: str = ""
    constraint: Any = None
    value: Any = None
    fault: str = ""


Slips: TypeAlias = list[Slip]
Reader: TypeAlias = Callable[[Any, DataPath, Slips], Any]


def typed(file: YamlFile) -> tuple[dict[str, Any], Slips]:
    """Return the values of a file, what cannot be read as it stands, and all slips."""
    slips: Slips = []
    return _file(file.schema)(file.values, (), slips), slips


@cache
def _file(schema: str) -> Reader:
    """Return the reader of a file; what it must hold may stand in any of several files."""
    fields = schemas()[schema].felder
    return _mapping({name: {r: v for r, v in feld.items() if r != "required"} for name, feld in fields.items()})


def reader(feld: Feldregeln) -> Reader:
    """Return the reader of the field ``feld``."""
    if feld["type"] == "dict":
        return _mapping(feld["schema"])
    return _list(feld["schema"]) if feld["type"] == "list" else _text(feld["coerce"])


def _text(parse: Callable[[str], Any]) -> Reader:
    def read(value: Any, path: DataPath, slips: Slips) -> Any:  # noqa: ANN401 - of any shape
        if not isinstance(value, str):
            return _misshapen(value, path, slips)
        try:
            return parse(value)
        except ScalarFault as fault:
            slips.append(Slip(path, COERCION_FAILED.code, value=value, fault=str(fault)))
            return value

    return read


def _list(item: Feldregeln) -> Reader:
    read_item, asked = reader(item), _asked(item)

    def read(value: Any, path: DataPath, slips: Slips) -> Any:  # noqa: ANN401
        if not isinstance(value, list):
            return _misshapen(value, path, slips)
        items = [read_item(entry, (*path, index), slips) for index, entry in enumerate(value)]
        if asked:
            _judge(_validator(dict.fromkeys(range(len(items)), asked)), dict(enumerate(items)), path, slips)
        return items

    return read


def _mapping(fields: Mapping[str, Feldregeln]) -> Reader:
    readers = {name: reader(feld) for name, feld in fields.items()}
    asked = {name: rest for name, feld in fields.items() if (rest := _asked(feld))}
    needed = {name for name, rest in asked.items() if rest.get("required")}
    judged = {name for name, rest in asked.items() if rest.keys() - {"required"}}
    validator = _validator(asked)

    def read(value: Any, path: DataPath, slips: Slips) -> Any:  # noqa: ANN401
        if not isinstance(value, dict):
            return _misshapen(value, path, slips)
        known = {name: readers[name](item, (*path, name), slips) for name, item in value.items() if name in readers}
        slips.extend(Slip((*path, name), UNKNOWN_FIELD.code) for name in value if name not in readers)
        if not (needed <= known.keys() and judged.isdisjoint(known)):
            _judge(validator, known, path, slips)
        return known

    return read


def _misshapen(value: Any, path: DataPath, slips: Slips) -> Any:  # noqa: ANN401
    slips.append(Slip(path, COERCION_FAILED.code, value=value))
    return value


def _asked(feld: Feldregeln) -> Feldregeln:
    """Return what Cerberus is to judge: types are read by then, and what lies deeper is judged there."""
    return {rule: value for rule, value in feld.items() if rule not in _OURS}


_OURS = frozenset(("type", "schema", "coerce", "meta", "werte", "verweis", "metrisch", "spannen", "spanne"))


class _Errors(BaseErrorHandler):  # type: ignore[misc]
    """Hands on Cerberus' errors as they are, with path and code; its own handler makes English sentences of them."""

    def __call__(self, errors: Iterable[ValidationError]) -> list[ValidationError]:
        """Return the errors of the last validation."""
        return list(errors)


class _Validator(cerberus.Validator):  # type: ignore[misc]
    """Cerberus for rules that are ours and tested: it takes the schema as it is, and no value is empty."""

    schema: Any = None
    mandatory_validations = ()

    def _validate_min(self, least: Any, field: Any, value: Any) -> None:  # noqa: ANN401 - as Cerberus has it
        """{'nullable': False}"""  # noqa: D415 - Cerberus reads it
        if not isinstance(value, Meter):
            super()._validate_min(least, field, value)

    def _validate_max(self, most: Any, field: Any, value: Any) -> None:  # noqa: ANN401
        """{'nullable': False}"""  # noqa: D415
        if not isinstance(value, Meter):
            super()._validate_max(most, field, value)


def _validator(asked: Mapping[Any, Feldregeln]) -> _Validator:
    return _Validator(schema=asked, allow_unknown=True, error_handler=_Errors)


def _judge(validator: _Validator, document: Mapping[Any, Any], path: DataPath, slips: Slips) -> None:
    if not validator.validate(document, normalize=False):
        slips.extend(
            Slip((*path, *error.document_path), error.code, error.rule, error.constraint, error.value)
            for error in validator.errors
        )
