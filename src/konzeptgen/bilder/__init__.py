"""Pictures drawn from the data. One file per picture: ``bild(konzept, design)`` returns a ``Bild`` or None.

The folder ``zeichnung`` holds what several pictures share.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Design
    from konzeptgen.model.konzept import Konzept


@dataclass(frozen=True, slots=True)
class Bild:
    """A picture to be drawn: the title states what it shows, ``alt`` says it without the picture.

    ``spec`` is a Vega-Lite specification with its own colours; drawing adds fonts and the look of axes and legends.
    """

    titel: str
    alt: str
    quelle: str
    spec: Mapping[str, Any]


def bilder(konzept: Konzept, design: Design) -> dict[str, Bild]:
    """Return every picture for which the data suffice, by the name of its file."""
    found = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg):
        bild = import_module(f"{__name__}.{name}").bild(konzept, design)
        if bild is not None:
            found[name] = bild
    return found
