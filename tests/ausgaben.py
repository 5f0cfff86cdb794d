"""What readers get, as files: every document of ``dokumente``, and the concept of a large town."""

from pathlib import Path

from dokumente import FAELLE, STICHTAG, outputs, silent
from grosses_konzept import grosses_konzept
from konzeptgen import pipeline
from konzeptgen.pipeline import Wish
from konzeptgen.vorlagen.names import KONZEPT

GROSS = "300 Träger mehr"
GEZEIGT = tuple(
    name for name, fall in FAELLE.items() if fall.art == KONZEPT or fall.ordner[0] in {"beispieltal", "positionspapier"}
)
"""Every concept, and one document of each other kind: enough for what depends on the page's parts alone."""


class Ausgaben:
    """Documents by name; written when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pdf(self, name: str) -> Path:
        """Return the PDF of ``name``."""
        return self._file(name, "pdf")

    def html(self, name: str) -> Path:
        """Return the page of ``name``."""
        return self._file(name, "html")

    def _file(self, name: str, suffix: str) -> Path:
        path = self._folder / f"{name}.{suffix}"
        if not path.exists():
            path.write_bytes(self._large() if name == GROSS else outputs(name)[suffix])
        return path

    def _large(self) -> bytes:
        wish = Wish(stichtag=STICHTAG, formats=("pdf",))
        return pipeline.build([grosses_konzept(self._folder / "quelle")], wish, silent).outputs["pdf"]
