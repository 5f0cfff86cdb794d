"""A file with an old concept -> what is read of it beside its text: comments, changes, pictures, every paragraph."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from konzeptgen.base.finding import Rejected
from konzeptgen.exchange.container import OLD, Kind, opened, readable, unusable
from konzeptgen.uebernahme import odt, ooxml
from konzeptgen.uebernahme.traces import Traces

CODE = "DOK001"
_MOST_TEXT = 20_000_000
_SAVE_AS = "Speichern Sie sie als Word-Dokument (.docx) oder OpenDocument-Text (.odt)"
_TEXT = Kind(
    CODE,
    "Die Datei ist beschädigt oder kein Textdokument.",
    _SAVE_AS,
    linked=True,
)
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {b"%PDF": "ein PDF", b"{\\rtf": "eine RTF-Datei"}
_READERS = {"docx": ooxml.traces, "odt": odt.traces}
ENDINGS = {".docx": "docx", ".odt": "odt", ".md": "md", ".markdown": "md"}


@dataclass(frozen=True, slots=True)
class Original:
    """An old concept: its name, what it is (docx, odt, md), its bytes, and what stands in it beside the text."""

    name: str
    kind: str
    data: bytes
    traces: Traces
    folder: Path | None = None
    package: zipfile.ZipFile | None = field(default=None, repr=False)

    @property
    def stem(self) -> str:
        """Return the name without its ending."""
        return Path(self.name).stem

    def picture(self, target: str) -> bytes:
        """Return the bytes of a picture that the text names, nothing where the file does not hold it."""
        if self.package is not None:
            names = {target, f"word/{target}"} & set(self.package.namelist())
            with readable(self.name, _TEXT):
                return self.package.read(names.pop()) if names else b""
        return _beside(self.folder, target)


def _beside(folder: Path | None, target: str) -> bytes:
    """Return a picture that lies below a Markdown file's folder; nothing from anywhere else."""
    path = PurePosixPath(target)
    if folder is None or path.is_absolute() or ".." in path.parts or "://" in target:
        return b""
    file = folder / path
    inside = file.is_file() and file.resolve().is_relative_to(folder.resolve())
    return file.read_bytes() if inside and file.stat().st_size <= _MOST_TEXT else b""


def original(name: str, data: bytes, folder: Path | None = None) -> Original:
    """Return what a file is; ``folder`` is where a Markdown file's pictures lie.

    Raises:
        Rejected: the file cannot be used, with what helps.
    """
    kind = ENDINGS.get(Path(name).suffix.lower(), "")
    if kind == "md":
        return Original(name, kind, _text(name, data), Traces(), folder)
    _require_text(name, data)
    package = opened(name, data, _TEXT)
    with readable(name, _TEXT):
        kind = _kind(name, package)
        return Original(name, kind, data, _READERS[kind](package), None, package)


def damaged(name: str) -> Rejected:
    """Return the outcome that a file is no whole document."""
    return unusable(name, _TEXT.none, f"Öffnen Sie sie. {_SAVE_AS}.", CODE)


def _text(name: str, data: bytes) -> bytes:
    if len(data) > _MOST_TEXT:
        raise unusable(name, "Die Datei ist größer als 20 MB.", "Teilen Sie sie auf.", CODE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        remedy = "Speichern Sie die Datei im Editor mit der Kodierung UTF-8."
        raise unusable(name, "Die Datei ist nicht in UTF-8 gespeichert.", remedy, CODE) from None
    if not text.strip():
        raise unusable(name, "Die Datei ist leer.", "Prüfen Sie, ob Sie die richtige Datei genannt haben.", CODE)
    return text.encode()


def _require_text(name: str, data: bytes) -> None:
    """Refuse what says of itself that it is something else."""
    if data.startswith(OLD) and _LOCKED in data:
        raise unusable(name, "Die Datei hat ein Kennwort.", f"Öffnen Sie sie. {_SAVE_AS}, ohne Kennwort.", CODE)
    if data.startswith(OLD):
        raise unusable(name, "Die Datei ist im alten Format .doc gespeichert.", f"Öffnen Sie sie. {_SAVE_AS}.", CODE)
    for begin, what in _OTHERS.items():
        if data.startswith(begin):
            remedy = f"Öffnen Sie das Dokument, aus dem sie entstanden ist. {_SAVE_AS}."
            raise unusable(name, f"Die Datei ist {what}, kein Textdokument.", remedy, CODE)


def _kind(name: str, package: zipfile.ZipFile) -> str:
    names = set(package.namelist())
    if "[Content_Types].xml" in names and any(part.startswith("word/") for part in names):
        return "docx"
    kind = package.read("mimetype") if "mimetype" in names else b""
    if "content.xml" in names and kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    raise damaged(name)
