"""An example of a field's value, as the scaffold and the messages show it."""

from __future__ import annotations

import json
import re

import yaml

from konzeptgen.base.scalars import TYPES
from konzeptgen.base.schema import Rules, schemas, values


def example(rules: Rules) -> str:
    """Return a value for the field with these ``rules`` as it is written in YAML; empty for one with subfields."""
    item = rules["schema"] if rules["type"] == "list" else rules
    if item["type"] not in TYPES:
        return ""
    given = rules.get("meta", {}).get("beispiel")
    if rules["type"] == "list":
        return str(given) if given else f"[{_scalar(item)}]"
    return written(str(given)) if given else written(_scalar(rules))


def _scalar(rules: Rules) -> str:
    if "verweis" in rules:
        return example(_target(rules["verweis"])["schema"]["schema"]["id"])
    count = digits(rules.get("regex", ""))
    if count:
        return "".join(str(number % 10) for number in range(1, count + 1))
    return next(iter(values()[rules["werte"]])) if "werte" in rules else TYPES[rules["type"]].example


def _target(name: str) -> Rules:
    """Return the rules of the list to which a reference points."""
    rules: Rules = next(schema.felder[name] for schema in schemas().values() if name in schema.felder)
    return rules


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
