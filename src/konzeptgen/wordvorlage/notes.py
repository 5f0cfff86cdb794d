"""What is left out of a template in → sentences for its author out."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from konzeptgen.base.german import aufzaehlung

if TYPE_CHECKING:
    from collections.abc import Iterator


class Reason(Enum):
    """Why something is left out, as its author reads it."""

    ACTIVE = "weil es etwas ausführt oder sich von selbst ändert"
    OUTSIDE = "weil es nach außen führt"
    PERSONAL = "weil es etwas über Personen oder Rechner verrät"
    UNKNOWN = "weil konzeptgen es nicht prüfen kann"


class Notes:
    """Collects what is left out, each thing once."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._found: dict[Reason, dict[str, None]] = {}

    def add(self, reason: Reason, what: str) -> None:
        """Note a thing, such as "ein OLE-Objekt in der Kopfzeile"."""
        self._found.setdefault(reason, {})[what] = None

    def sentences(self) -> Iterator[str]:
        """Yield a sentence for each reason."""
        for reason in Reason:
            if things := list(self._found.get(reason, ())):
                yield f"Nicht in die Word-Datei kommt, {reason.value}: {aufzaehlung(things)}."
