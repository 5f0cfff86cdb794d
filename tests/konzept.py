"""A builder of concepts for tests: a folder in tmp_path from text or from plain dictionaries."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Self

import yaml

from konzeptgen.base.finding import Finding, Rejected
from konzeptgen.base.source import Source
from konzeptgen.composing.lage import Lage
from konzeptgen.composing.luecken import Konzeptsicht
from konzeptgen.composing.stoff import Stoff
from konzeptgen.model.konzept import Konzept
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate
from konzeptgen.vorlagen.names import KONZEPT
from konzeptgen.vorlagen.vorlagen import Vorlagen

STICHTAG = date(2026, 3, 31)
KOMMUNE = {"kommune": {"name": "Musterstadt", "typ": "stadt", "land": "nw"}}
TRAEGER = {"id": "caritas", "name": "Caritasverband Musterstadt e. V.", "art": "freie_wohlfahrt"}
ANGEBOT = {"id": "caritas-mbe", "traeger": "caritas", "name": "Migrationsberatung", "leistungsart": "mbe"}


def stoff(konzept: Konzept, art: str = KONZEPT, **more: Any) -> Stoff:  # noqa: ANN401 - fields of Stoff
    """Return what a document of ``konzept`` alone is made of."""
    sicht = Konzeptsicht.von(konzept)
    return Stoff(konzept=sicht, mappe=sicht, art=Vorlagen().arten[art], orte=(Lage(sicht),), **more)


Inhalt = str | bytes | Mapping[str, Any]


def sichtbar(folder: Path) -> list[Path]:
    """Return what a person sees in a folder, in the order of names."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


class Ordner:
    """A folder that starts with the smallest konzept.yaml; ``mit`` adds or replaces files."""

    def __init__(self, tmp_path: Path) -> None:
        self.pfad = tmp_path / "konzept"
        self.pfad.mkdir()
        self.mit("konzept", {})

    def mit(self, name: str, inhalt: Inhalt) -> Self:
        """Write ``name`` (.yaml without an ending); a mapping for konzept.yaml gets a kommune if it has none."""
        path = self.pfad / (name if "." in name else f"{name}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(inhalt, Mapping):
            whole = {**KOMMUNE, **inhalt} if path.name == "konzept.yaml" else dict(inhalt)
            inhalt = yaml.dump(whole, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        path.write_bytes(inhalt if isinstance(inhalt, bytes) else inhalt.encode())
        return self

    def source(self) -> Source:
        return load(self.pfad)

    def konzept(self, stichtag: date = STICHTAG) -> Konzept:
        return validate(self.source(), stichtag)

    def befunde(self) -> list[Finding]:
        """Return what keeps the folder from being used; nothing where it can be."""
        try:
            self.konzept()
        except Rejected as rejected:
            return rejected.findings
        return []

    def stellen(self) -> list[str]:
        """Return code and place of every finding, such as "SCH012 konzept.yaml:6:3"."""
        return [f"{befund.code} {befund.place}" for befund in self.befunde()]
