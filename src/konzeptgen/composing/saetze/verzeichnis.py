"""Words of the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept


def stelle_fuer_rueckmeldungen(konzept: Konzept) -> str:
    """Return who takes corrections: whoever keeps the directory, else the office or name of who publishes."""
    keeper = konzept.verzeichnis.zustaendig if konzept.verzeichnis else None
    office = konzept.herausgeber.amt if konzept.herausgeber else None
    return keeper or office or konzept.herausgebername
