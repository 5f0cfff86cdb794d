"""The typed model: one module per file of the author, and ``build`` that makes it from validated values."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from konzeptgen.base.rufnummer import Rufnummer
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

T = TypeVar("T")

_REFERENCED: Mapping[str, type] = {
    "sozialraeume": Sozialraum,
    "traeger": Traeger,
    "angebote": Angebot,
    "bedarfe": Bedarf,
    "ziele": Ziel,
    "runde_tische": RunderTisch,
}
_THINGS: ContextVar[dict[tuple[type, str], Any]] = ContextVar("things")
"""Things by class and id, filled while the lists of one folder are read in the order of ``Konzept``."""
_ENTRIES: ContextVar[dict[tuple[type, str], Any]] = ContextVar("entries")
"""The values of all things by class and id: an entry may refer to one that stands behind it in its own list."""
_SCALARS = (str, int, Decimal, date, Jahr, Wert, Rufnummer)


def build(
    values: Mapping[str, Any], texts: Mapping[str, Freitext], attachments: Mapping[str, bytes], stichtag: date
) -> Konzept:
    """Return the Konzept of validated ``values``, the value lists with it; references become what they name."""
    konzept = _structured(values, Konzept)
    return konzept.with_context(texts=texts, attachments=attachments, stichtag=stichtag, werte=value_lists())


def build_paper(
    values: Mapping[str, Any], texts: Mapping[str, Freitext], attachments: Mapping[str, bytes], stichtag: date
) -> Papiermappe:
    """Return the folder of a paper, made of validated ``values``."""
    mappe = _structured(values, Papiermappe)
    return replace(mappe, texte=texts, beilagen=attachments, stichtag=stichtag)


def _structured(values: Mapping[str, Any], kind: type[T]) -> T:
    _THINGS.set({})
    listed = ((kind, entry) for name, kind in _REFERENCED.items() for entry in values.get(name, ()))
    _ENTRIES.set({(kind, entry["id"]): entry for kind, entry in listed})
    return _converter().structure(values, kind)


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    for scalar in _SCALARS:
        converter.register_structure_hook(scalar, lambda value, _: value)
    for kind in _REFERENCED.values():
        converter.register_structure_hook(kind, _by_id(kind, converter))
    return converter


def _by_id(kind: type, converter: Converter) -> Any:  # noqa: ANN401 - a hook of cattrs
    structure: Any = make_dict_structure_fn(kind, converter)

    def hook(value: Any, _: type) -> Any:  # noqa: ANN401
        things, key = _THINGS.get(), (kind, value if isinstance(value, str) else value["id"])
        if key not in things:
            things[key] = structure(_ENTRIES.get()[key], kind)
        return things[key]

    return hook
