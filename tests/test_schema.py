import ast
import re
import types
from collections.abc import Iterator
from dataclasses import MISSING, is_dataclass
from dataclasses import fields as dataclass_fields
from typing import Any, Union, get_args, get_origin, get_type_hints

import cerberus
import pytest
import yaml

from dokumente import je_ordner
from konzept import STICHTAG
from konzeptgen.base.paths import EXAMPLES, SCHEMAS
from konzeptgen.base.scalars import TYPES
from konzeptgen.base.schema import Feldregeln, Field, fields, schemas, values
from konzeptgen.model.konzept import Konzept
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate

FIELDS = list(fields())
EXAMPLE_FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/konzept.yaml"))
CONTEXT = {"texte", "beilagen", "stichtag", "oeffentlich", "werte", "tag"}


class Validator(cerberus.Validator):  # type: ignore[misc]
    """Cerberus as it comes, with our types and marks, so that it checks the schemas themselves."""

    types_mapping = cerberus.Validator.types_mapping | {
        name: cerberus.TypeDefinition(name, (kind.python,), ()) for name, kind in TYPES.items()
    }

    def _validate_werte(self, constraint: object, field: str, value: object) -> None:
        """{'type': 'string'}"""

    def _validate_verweis(self, constraint: object, field: str, value: object) -> None:
        """{'type': 'string'}"""

    def _validate_spannen(self, constraint: object, field: str, value: object) -> None:
        """{'type': 'boolean'}"""

    def _validate_spanne(self, constraint: object, field: str, value: object) -> None:
        """{'type': 'boolean'}"""

    def _validate_metrisch(self, constraint: object, field: str, value: object) -> None:
        """{'type': 'boolean'}"""


@pytest.mark.parametrize("name", schemas())
def test_cerberus_accepts_the_schema(name: str) -> None:
    Validator(schemas()[name].felder)


def test_cerberus_would_refuse_a_wrong_schema() -> None:
    with pytest.raises(cerberus.SchemaError):
        Validator({"x": {"type": "dezimall"}})


@pytest.mark.parametrize("name", schemas())
def test_a_schema_has_title_and_description(name: str) -> None:
    assert schemas()[name].titel
    assert schemas()[name].beschreibung.endswith(".")


def _where(field: Field) -> str:
    return f"{field.file}.yaml: {field.name}"


def test_every_field_has_a_german_title() -> None:
    assert [_where(field) for field in FIELDS if not field.meta.get("titel")] == []
    low = [field for field in FIELDS if not str(field.meta["titel"])[0].isupper()]
    assert [_where(field) for field in low if not field.name.endswith((".von", ".bis"))] == []


def test_every_field_is_described_in_words_that_are_known() -> None:
    known = {"titel", "beschreibung", "beispiel", "einheit", "schutz", "bleibt"}
    for field in FIELDS:
        assert field.meta.get("schutz", "oeffentlich") in {"oeffentlich", "intern", "person"}, _where(field)
        assert "bleibt" not in field.meta or field.meta["schutz"] == "intern", _where(field)
        assert set(field.meta) <= known, _where(field)


def test_names_of_fields_are_small_and_ascii() -> None:
    wrong = [field for field in FIELDS if not re.fullmatch(r"[^\W_A-Z]+(?:[._][^\W_A-Z]+)*", field.name, re.ASCII)]
    assert [_where(field) for field in wrong] == []


def _scalars(feld: Feldregeln) -> Feldregeln:
    while feld["type"] == "list":
        feld = feld["schema"]
    return feld


def test_every_field_has_a_type_that_is_known() -> None:
    for field in FIELDS:
        feld = _scalars(field.feldregeln)
        assert feld["type"] in {*TYPES, "dict"}, _where(field)
        assert ("werte" in feld) == (feld["type"] == "wahl"), _where(field)
        assert ("verweis" in feld) == (feld["type"] == "verweis"), _where(field)


def test_what_a_field_points_to_exists() -> None:
    top = {name: feld for schema in schemas().values() for name, feld in schema.felder.items()}
    for field in FIELDS:
        feld = _scalars(field.feldregeln)
        if "werte" in feld:
            assert values()[feld["werte"]], _where(field)
        if "verweis" in feld:
            assert top[feld["verweis"]]["type"] == "list", _where(field)
            assert top[feld["verweis"]]["schema"]["schema"]["id"]["required"], _where(field)


def test_a_top_level_field_stands_in_one_file_only() -> None:
    names = [name for schema in schemas().values() for name in schema.felder]
    assert sorted(names) == sorted(set(names))


def test_every_list_of_values_and_every_part_is_used() -> None:
    used = {_scalars(field.feldregeln).get("werte") for field in FIELDS}
    assert set(values()) - used <= _named_in_code()
    parts = yaml.safe_load((SCHEMAS / "bausteine.yaml").read_bytes())
    text = "".join(path.read_text("utf-8") for path in SCHEMAS.glob("*.yaml"))
    assert [part for part in parts if f"schema: {part}" not in text] == []


def _named_in_code() -> set[str]:
    code = "".join(path.read_text("utf-8") for path in (SCHEMAS.parent / "src").rglob("*.py"))
    printed = "".join(path.read_text("utf-8") for path in (SCHEMAS.parent / "templates").rglob("*.j2"))
    return {name for name in values() if f'"{name}"' in code or f"werte.{name}" in printed}


@pytest.mark.langsam
def test_only_what_reads_the_schemas_looks_up_value_lists() -> None:
    """Everything else is handed them with the Konzept, as ``konzept.werte``."""
    package = SCHEMAS.parent / "src" / "konzeptgen"
    asking = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "konzeptgen.base.schema"
        if "values" in {name.name for name in node.names}
    }
    assert "model/__init__.py" in asking
    assert {name for name in asking if not name.startswith(("validating/", "exchange/", "cli/"))} == {
        "model/__init__.py"
    }


def test_values_know_their_place_in_the_list() -> None:
    for options in values().values():
        assert [wert.stelle for wert in options.values()] == list(range(len(options)))


def test_every_value_has_a_title() -> None:
    for name, options in values().items():
        for key, wert in options.items():
            assert wert.titel, f"{name}.{key}"
            assert key.isascii(), f"{name}.{key}"


def test_an_excluded_field_excludes_in_turn() -> None:
    for field in FIELDS:
        if "excludes" in field.feldregeln:
            (other,) = [
                f for f in FIELDS if f.file == field.file and f.path == (*field.path[:-1], field.feldregeln["excludes"])
            ]
            assert other.feldregeln["excludes"] == field.path[-1]


def test_a_pattern_reads_ascii_digits_only() -> None:
    for field in FIELDS:
        assert "\\d" not in field.feldregeln.get("regex", ""), field.name
        assert "\\w" not in field.feldregeln.get("regex", ""), field.name


def _members(feld: Feldregeln) -> dict[str, Feldregeln]:
    inner = _scalars(feld)
    members: dict[str, Feldregeln] = inner["schema"] if inner["type"] == "dict" else {}
    return members


def _compare(kind: type, members: dict[str, Feldregeln], path: str) -> Iterator[str]:
    """Yield where the dataclass ``kind`` and the schema's ``members`` differ, all the way down."""
    hints = get_type_hints(kind)
    names = {field.name for field in dataclass_fields(kind)} - (CONTEXT if kind is Konzept else set())
    yield from (f"{path}{name}: only in the model" for name in sorted(names - members.keys()))
    yield from (f"{path}{name}: only in the schema" for name in sorted(members.keys() - names))
    for name in sorted(names & members.keys()):
        yield from _compare_field(hints[name], members[name], f"{path}{name}")


def _compare_field(hint: object, feld: Feldregeln, path: str) -> Iterator[str]:
    listed = get_origin(hint) is tuple
    if listed != (feld["type"] == "list"):
        yield f"{path}: a list in one, a single value in the other"
    inner = [a for a in get_args(hint) if a is not Ellipsis] if listed else _without_none(hint)
    scalar = _scalars(feld)
    (kind,) = inner
    if scalar["type"] == "dict":
        yield from _compare(kind, scalar["schema"], f"{path}.") if isinstance(kind, type) else [f"{path}: no class"]
    elif scalar["type"] == "verweis":
        if not is_dataclass(kind):
            yield f"{path}: a reference is the thing itself"
    elif not issubclass(TYPES[scalar["type"]].python, kind):
        yield f"{path}: {kind.__name__} in the model, {TYPES[scalar['type']].python.__name__} in the schema"


def _without_none(hint: object) -> list[Any]:
    if get_origin(hint) in {Union, types.UnionType}:
        return [part for part in get_args(hint) if part is not type(None)]
    return [hint]


def test_model_and_schema_name_the_same_fields() -> None:
    members = {name: feld for schema in schemas().values() for name, feld in schema.felder.items()}
    assert list(_compare(Konzept, members, "")) == []


def test_what_is_required_has_no_default_in_the_model_and_the_other_way_round() -> None:
    members = {name: feld for schema in schemas().values() for name, feld in schema.felder.items()}
    assert list(_defaults(Konzept, members, "")) == []


def _defaults(kind: type, members: dict[str, Feldregeln], path: str) -> Iterator[str]:
    hints = get_type_hints(kind)
    for field in dataclass_fields(kind):
        feld = members.get(field.name)
        if feld is None:
            continue
        needed = bool(feld.get("required")) and "excludes" not in feld
        has_default = field.default is not MISSING or field.default_factory is not MISSING
        if needed == has_default:
            yield f"{path}{field.name}"
        inner = [a for a in get_args(hints[field.name]) if a is not Ellipsis and is_dataclass(a)] or [hints[field.name]]
        if _members(feld) and is_dataclass(inner[0]) and isinstance(inner[0], type):
            yield from _defaults(inner[0], _members(feld), f"{path}{field.name}.")


def test_what_is_referred_to_is_built_before() -> None:
    order = [field.name for field in dataclass_fields(Konzept)]
    for field in FIELDS:
        target = _scalars(field.feldregeln).get("verweis")
        if target and target != field.path[0]:
            assert order.index(target) < order.index(field.path[0]), field.name


@pytest.mark.parametrize("name", je_ordner(folder.name for folder in EXAMPLE_FOLDERS))
def test_every_example_is_valid(name: str) -> None:
    assert validate(load(EXAMPLES / name), STICHTAG).kommune.name
