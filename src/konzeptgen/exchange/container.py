"""The package around a spreadsheet or a text: what may come in, and the same bytes for the same content going out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple

from konzeptgen.base.finding import Finding, Place, Rejected, Severity
from konzeptgen.base.fremd import fremd

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNDATED = b"2000-01-01T00:00:00Z"
OLD = b"\xd0\xcf\x11\xe0"
"""How files of old Office programs begin, and packages with a password."""
_MOST_BYTES = 30_000_000
_MOST_UNPACKED = 400_000_000
_MOST_PARTS = 2000
_RATIO = 200
_STAMPS = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</)")


class Kind(NamedTuple):
    """What a file is read as: the code of its faults, what is said of other files, what to save it as.

    ``linked`` files may lead to others, since nobody follows them.
    """

    code: str
    none: str
    save_as: str
    linked: bool = False


TABLE = Kind(
    "TAB001",
    "Die Datei ist keine lesbare Tabelle.",
    "Speichern Sie sie als Excel-Arbeitsmappe (.xlsx) oder OpenDocument-Tabelle (.ods)",
)


def packed(data: bytes) -> bytes:
    """Return a package with its parts dated alike, whenever it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = _STAMPS.sub(rb"\g<1>" + _UNDATED + rb"\g<3>", content)
            info = zipfile.ZipInfo(part.filename, _EPOCH)
            info.compress_type, info.external_attr = part.compress_type, 0o644 << 16
            new.writestr(info, content)
    return out.getvalue()


def untouched(package: zipfile.ZipFile) -> bool:
    """Return whether a workbook of ours is as it was made: every program that saves one puts its day into it."""
    if "xl/workbook.xml" in package.namelist():
        days = re.findall(rb"<dcterms:modified[^>]*>([^<]*)<", whole(package, "docProps/core.xml"))
        return days == [_UNDATED]
    return set(package.namelist()) == {"mimetype", "content.xml", "settings.xml", "META-INF/manifest.xml"}


def unusable(name: str, message: str, remedy: str, code: str = TABLE.code) -> Rejected:
    """Return the outcome that a file cannot be used, with what helps."""
    return Rejected([_fault(name, message, remedy, code)])


def _fault(name: str, message: str, remedy: str, code: str = TABLE.code) -> Finding:
    return Finding(code, Severity.FEHLER, message, remedy, Place(name))


def opened(name: str, data: bytes, kind: Kind = TABLE) -> zipfile.ZipFile:
    """Return the package of a spreadsheet or text.

    Raises:
        Rejected: it is empty, locked, old, holds programs or links to other files, or is larger than it looks.
    """
    if not data:
        remedy = "Prüfen Sie, ob Sie die richtige Datei genannt haben."
        raise unusable(name, "Die Datei ist leer.", remedy, kind.code)
    if data.startswith(OLD):
        message = "Die Datei hat ein Kennwort, oder sie ist im alten Format .xls gespeichert."
        raise unusable(name, message, f"Öffnen Sie sie. {kind.save_as}, ohne Kennwort.", kind.code)
    if len(data) > _MOST_BYTES:
        raise unusable(name, "Die Datei ist größer als 30 MB.", "Teilen Sie sie auf.", kind.code)
    with readable(name, kind):
        package = zipfile.ZipFile(io.BytesIO(data))
        for test, message, remedy in _REFUSED:
            if test(package) and not (kind.linked and test is _links):
                raise unusable(name, message, remedy.format(kind.save_as), kind.code)
    return package


def readable(name: str, kind: Kind = TABLE) -> AbstractContextManager[None]:
    """Guard a reader: whatever breaks in it is the fault of the file ``name``."""
    return fremd(lambda: _fault(name, kind.none, f"Öffnen Sie sie. {kind.save_as}.", kind.code))


def whole(package: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of a package, nothing where it has none of that name."""
    return package.read(name) if name in package.namelist() else b""


def _bomb(package: zipfile.ZipFile) -> bool:
    parts = package.infolist()
    total, small = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    return len(parts) > _MOST_PARTS or total > _MOST_UNPACKED or (total > _MOST_BYTES and total > small * _RATIO)


def _encrypted(package: zipfile.ZipFile) -> bool:
    locked = any(part.flag_bits & 1 for part in package.infolist())
    return locked or b"encryption-data" in whole(package, "META-INF/manifest.xml")


def _programs(package: zipfile.ZipFile) -> bool:
    names = package.namelist()
    return any("vbaproject" in name.lower() or name.startswith(("Basic/", "Scripts/")) for name in names)


def _links(package: zipfile.ZipFile) -> bool:
    names = package.namelist()
    return any(name.startswith("xl/externalLinks/") for name in names) or (
        b"table:table-source" in whole(package, "content.xml") or b"file:///" in whole(package, "content.xml")
    )


_REFUSED: tuple[tuple[Callable[[zipfile.ZipFile], bool], str, str], ...] = (
    (
        _bomb,
        "Die Datei ist ausgepackt viel größer, als sie scheint.",
        "Kopieren Sie den Inhalt in eine neue Datei und speichern Sie diese.",
    ),
    (_encrypted, "Die Datei hat ein Kennwort.", "Öffnen Sie sie. {}, ohne Kennwort."),
    (_programs, "Die Datei enthält Makros.", "{}, ohne Makros."),
    (
        _links,
        "Die Datei holt Werte aus anderen Dateien.",
        "Ersetzen Sie diese Zellen durch ihre Werte (Kopieren, Inhalte einfügen, Werte) und speichern Sie neu.",
    ),
)
