"""The typed model: one module per file of the author, and ``build`` that makes it from validated values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.base.schema import values as value_lists
from konzeptgen.document.texte import Freitext
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Ziel
from konzeptgen.model.papier import Papiermappe
from konzeptgen.model.runde_tische import RunderTisch
from konzeptgen.model.sozialraeume import Sozialraum

_REFERENCED = (Sozialraum, Traeger, Angebot, Bedarf, Ziel, RunderTisch)
_SCALARS = (str, int, Decimal, date, Jahr, Wert)


def build(
    values: Mapping[str, Any], texts: Mapping[str, Freitext], attachments: Mapping[str, bytes], stichtag: date
) -> Konzept:
    """Return the Konzept of validated ``values``, the value lists with it; references become what they name."""
    konzept: Konzept = _converter(_Registry()).structure(values, Konzept)
    return konzept.with_context(texts=texts, attachments=attachments, stichtag=stichtag, werte=value_lists())


def build_paper(
    values: Mapping[str, Any], texts: Mapping[str, Freitext], attachments: Mapping[str, bytes], stichtag: date
) -> Papiermappe:
    """Return the folder of a paper, made of validated ``values``."""
    mappe: Papiermappe = _converter(_Registry()).structure(values, Papiermappe)
    return replace(mappe, texte=texts, beilagen=attachments, stichtag=stichtag)


class _Registry(dict[tuple[type, str], Any]):
    """Things by class and id, filled while the lists are read in the order of ``Konzept``."""


def _converter(registry: _Registry) -> Converter:
    converter = Converter(detailed_validation=False)
    for scalar in _SCALARS:
        converter.register_structure_hook(scalar, lambda value, _: value)
    for kind in _REFERENCED:
        converter.register_structure_hook(kind, _by_id(kind, registry, converter))
    return converter


def _by_id(kind: type, registry: _Registry, converter: Converter) -> Any:  # noqa: ANN401 - a hook of cattrs
    structure: Any = make_dict_structure_fn(kind, converter)

    def hook(value: Any, _: type) -> Any:  # noqa: ANN401
        if isinstance(value, str):
            return registry[kind, value]
        thing = registry[kind, value["id"]] = structure(value, kind)
        return thing

    return hook
