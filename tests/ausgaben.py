"""What readers get, as files: every document of ``dokumente``, and the concept of a large town."""

from pathlib import Path
from tempfile import TemporaryDirectory

from ablage import abgelegt
from dokumente import FAELLE, STICHTAG, datei, silent
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
    """Documents by name, as files; written when they are asked for."""

    def pdf(self, name: str) -> Path:
        """Return the PDF of ``name``."""
        return abgelegt("gross.pdf", _large) if name == GROSS else datei(name, "pdf")

    def docx(self, name: str) -> Path:
        """Return the Word file of ``name``."""
        return datei(name, "docx")

    def html(self, name: str) -> Path:
        """Return the page of ``name``."""
        return datei(name, "html")


def _large() -> bytes:
    wish = Wish(stichtag=STICHTAG, formats=("pdf",))
    with TemporaryDirectory() as folder:
        return pipeline.build([grosses_konzept(Path(folder) / "quelle")], wish, silent).outputs["pdf"]
