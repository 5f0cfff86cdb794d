"""The pictures of a template in → their copies in a new file, each once, out."""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.media import clean

if TYPE_CHECKING:
    from konzeptgen.wordvorlage.container import Container
    from konzeptgen.wordvorlage.parcel import Parcel


class Gallery:
    """Copies pictures under names of ours and numbers drawings throughout the file."""

    def __init__(self, container: Container, parcel: Parcel) -> None:
        """Begin without pictures."""
        self.container, self.parcel = container, parcel
        self.numbers = count(1)
        self._names: dict[str, str] = {}

    def copy(self, source: str, name: str) -> str | None:
        """Copy the picture ``source``; return the id by which the part ``name`` leads to it, nothing if it is none."""
        media = clean(self.container.read(source))
        if media is None:
            return None
        digest = sha256(media.data).hexdigest()
        target = self._names.setdefault(digest, f"word/media/vorlage{len(self._names) + 1}.{media.suffix}")
        return self.parcel.relate(name, "image", target, media.data)


class Album:
    """The pictures of one part: ``source`` is its name in the template, ``name`` that in the new file."""

    def __init__(self, gallery: Gallery, source: str, name: str) -> None:
        """Find where the part leads."""
        self._gallery, self._name = gallery, name
        self._relations = gallery.container.relations(source) if source else {}

    def number(self) -> int:
        """Return the number of the next drawing."""
        return next(self._gallery.numbers)

    def take(self, key: str) -> str | None:
        """Return the new id of the picture that a relation leads to, nothing where it leads to none inside the file."""
        relation = self._relations.get(key)
        if relation is None or relation.kind != "image" or not relation.target:
            return None
        return self._gallery.copy(relation.target, self._name)
