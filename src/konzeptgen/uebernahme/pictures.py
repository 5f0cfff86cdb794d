"""Pictures of an old concept -> files of ours, decoded and written anew, with names and descriptions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from konzeptgen.base.finding import Rejected
from konzeptgen.base.grenzen import grenzen
from konzeptgen.document.images import picture
from konzeptgen.rendering.render import slug
from konzeptgen.uebernahme.inlines import Image
from konzeptgen.uebernahme.original import Original

NO_ALT = "Bild ohne Beschreibung"
"""What stands for a description that is still to be written; the check finds it."""
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_GUESSED = re.compile(
    r"\s*(?:automatisch generierte beschreibung|mit (?:geringer|mittlerer|hoher) zuverlässigkeit).*", re.IGNORECASE
)


@dataclass(slots=True)
class Album:
    """The pictures of one old concept; ``there`` are the files that the folder holds."""

    original: Original
    there: Mapping[str, bytes]
    missing: int = 0
    _names: dict[str, str] = field(default_factory=dict)
    _files: dict[str, bytes] = field(default_factory=dict)

    def place(self, image: Image) -> tuple[str, str]:
        """Return name and description of a picture; no name where it cannot be taken over."""
        if image.target not in self._names:
            self._names[image.target] = self._taken(image.target)
        words = image.alt or self.original.traces.alts.get(image.target, "")
        alt = _GUESSED.sub("", words).strip(" ,.") or NO_ALT
        self.missing += alt == NO_ALT and bool(self._names[image.target])
        return self._names[image.target], alt

    def named_in(self, text: str) -> dict[str, bytes]:
        """Return the new files of pictures that a text names."""
        return {name: data for name, data in self._files.items() if f"({name}" in text and name not in self.there}

    def all(self) -> dict[str, bytes]:
        """Return all pictures."""
        return self._files

    def _taken(self, target: str) -> str:
        try:
            made = picture(self.original.picture(target), _FORMATS)
        except (OSError, SyntaxError, ValueError, Rejected):
            return ""
        if len(made.data) > grenzen().datei:
            return ""
        suffix = "jpg" if made.media_type == "image/jpeg" else "png"
        number = len(self._files) + 1
        while self._is_other(name := f"bilder/{slug(self.original.stem)}-{number}.{suffix}", made.data):
            number += 1
        self._files[name] = made.data
        return name

    def _is_other(self, name: str, data: bytes) -> bool:
        """Return whether a name belongs to another picture."""
        held = self._files.get(name, self.there.get(name))
        return held is not None and (held != data or name in self._files)
