"""An example of a field's value, as the scaffold and the messages show it."""

from __future__ import annotations

import json
import re

import yaml

from konzeptgen.base.scalars import TYPES
from konzeptgen.base.schema import Feldregeln, schemas, values


def example(feld: Feldregeln) -> str:
    """Return a value for the field ``feld`` as it is written in YAML; empty for one with subfields."""
    item = feld["schema"] if feld["type"] == "list" else feld
    if item["type"] not in TYPES:
        return ""
    given = feld.get("meta", {}).get("beispiel")
    if feld["type"] == "list":
        return str(given) if given else f"[{_scalar(item)}]"
    return written(str(given)) if given else written(_scalar(feld))


def _scalar(feld: Feldregeln) -> str:
    if "verweis" in feld:
        return example(_target(feld["verweis"])["schema"]["schema"]["id"])
    count = digits(feld.get("regex", ""))
    if count:
        return "".join(str(number % 10) for number in range(1, count + 1))
    return next(iter(values()[feld["werte"]])) if "werte" in feld else TYPES[feld["type"]].example


def _target(name: str) -> Feldregeln:
    """Return what is asked of the list to which a reference points."""
    feld: Feldregeln = next(schema.felder[name] for schema in schemas().values() if name in schema.felder)
    return feld


def digits(pattern: str) -> int:
    """Return how many digits a ``pattern`` such as [0-9]{14} asks for, 0 where it asks for something else."""
    found = re.fullmatch(r"\[0-9\]\{([0-9]+)\}", pattern)
    return int(found[1]) if found else 0


def written(text: str) -> str:
    """Return ``text`` as a YAML value on one line, in quotes only where it needs them."""
    try:
        plain = yaml.load(f"feld: {text}", yaml.CBaseLoader)  # noqa: S506 - the base loader makes strings only
    except yaml.YAMLError:
        plain = None
    return text if plain == {"feld": text} else json.dumps(text, ensure_ascii=False)
