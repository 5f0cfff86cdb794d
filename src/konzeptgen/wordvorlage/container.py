"""Bytes of a Word file from outside in → its parts and where they lead, read with a limit on everything, out."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from posixpath import normpath
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.wordvorlage.ooxml import Element

_MOST_BYTES = 100_000_000
_MOST_PARTS = 5_000
# Styles of a large office take one megabyte.
_MOST_XML = 25_000_000
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class DamagedError(ValueError):
    """A template that cannot be used; the sentence is for its author."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads: ``kind`` is the last word of the type, ``target`` a part.

    The target is empty where the relation leads outside, or to a part that is ``missing``.
    """

    kind: str
    target: str
    missing: bool = False


class Container:
    """The parts of a Word file, each read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        """Open it; raise where it is no container, or would unfold beyond all measure."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise DamagedError("Die Word-Vorlage ist keine DOCX-Datei.") from error
        entries = self._archive.infolist()
        if sum(entry.file_size for entry in entries) > _MOST_BYTES:
            raise DamagedError("Die Word-Vorlage ist entpackt größer als 100 MB.")
        if len(entries) > _MOST_PARTS:
            raise DamagedError(f"Die Word-Vorlage hat mehr als {_MOST_PARTS} Teile.")
        self.names = frozenset(entry.filename for entry in entries if not entry.is_dir())

    def read(self, name: str) -> bytes:
        """Return a part."""
        return self._archive.read(name)

    def root(self, name: str) -> Element:
        """Return the root of an XML part, without comments; one with a document type raises."""
        if self._archive.getinfo(name).file_size > _MOST_XML:
            raise DamagedError("Ein Teil der Word-Vorlage ist größer als 25 MB.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        root = etree.fromstring(self.read(name), parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise DamagedError("Die Word-Vorlage enthält eine Dokumenttyp-Angabe, die in Word-Dateien nicht vorkommt.")
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """Return by id where a part leads; the part "" stands for the file itself."""
        folder, _, own = name.rpartition("/")
        rels = f"{folder}/_rels/{own}.rels".removeprefix("/")
        if rels not in self.names:
            return {}
        return dict(self._relations(self.root(rels), folder))

    def _relations(self, root: Element, folder: str) -> Iterator[tuple[str, Relation]]:
        for element in root.iter(f"{{{_RELATIONS}}}Relationship"):
            kind = str(element.get("Type")).rpartition("/")[2]
            outside = str(element.get("TargetMode", "Internal")) != "Internal"
            target = "" if outside else self._inside(folder, str(element.get("Target")))
            yield str(element.get("Id")), Relation(kind, target, missing=not outside and not target)

    def _inside(self, folder: str, target: str) -> str:
        """Return the name of the part that is meant, nothing where there is none in the file."""
        path = normpath(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}").removeprefix("/")
        return path if path in self.names else ""


def single(relations: dict[str, Relation], kind: str) -> str:
    """Return the part to which a relation of that kind leads, nothing without one; one that is missing raises."""
    relation = next((relation for relation in relations.values() if relation.kind == kind), None)
    if relation is not None and relation.missing:
        raise DamagedError("Der Word-Vorlage fehlt ein Teil, auf den sie verweist.")
    return "" if relation is None else relation.target
