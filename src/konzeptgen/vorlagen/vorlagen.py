"""Kinds of document and their chapters: folders of templates, the house's and over them the author's own.

A kind is a folder with ``dokument.yaml`` and chapters named ``NN-name.md.j2``. The author's folder ``vorlagen`` may
hold a chapter of the same name, which replaces the house's or, where it has only blocks, fills them; a further
chapter; or a kind of its own, which begins with the chapters of the kind that it extends.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING

from konzeptgen.base.finding import Place, Rejected
from konzeptgen.base.near import meant
from konzeptgen.base.paths import TEMPLATES
from konzeptgen.base.source import TextFile
from konzeptgen.vorlagen.arten import Art, house_kinds, kinds
from konzeptgen.vorlagen.fehler import file_fault
from konzeptgen.vorlagen.kapitel import Chapter, chapter, fills, ordered, require_blocks, require_use
from konzeptgen.vorlagen.names import CHAPTER, HOUSE, KIND_FILE, KONZEPT, OWN, PARTS, house_text

if TYPE_CHECKING:
    from konzeptgen.vorlagen.loader import Loader


class Vorlagen:
    """The house's templates with the author's over them; names are like ``konzept/35-anbieter.md.j2``."""

    def __init__(self, own: Mapping[str, TextFile] | None = None) -> None:
        """Take the author's files by their name below ``vorlagen``."""
        self._own = own or {}

    @property
    def any_own(self) -> bool:
        """Return whether the author has brought templates."""
        return bool(self._own)

    @cached_property
    def loader(self) -> Loader:
        """Return what finds the templates for Jinja."""
        from konzeptgen.vorlagen.loader import Loader  # noqa: PLC0415 - loads Jinja, which few checks need

        return Loader(self._own)

    @cached_property
    def arten(self) -> Mapping[str, Art]:
        """Return every kind by its name, the house's first; raise Rejected for a faulty ``dokument.yaml``."""
        own = {name.partition("/")[0]: file for name, file in self._own.items() if name.endswith(f"/{KIND_FILE}")}
        found = kinds(own, house_kinds())
        self._require_kinds(found)
        return found

    def kapitel(self, art: str) -> tuple[Chapter, ...]:
        """Return the chapters of a kind in the order of their file names; raise Rejected for a faulty head."""
        found: dict[str, Chapter] = {}
        for kind_below in reversed(self.linie(art)):
            found |= _house_chapters(kind_below.name)
            for name, file in self._own.items():
                if name.startswith(f"{kind_below.name}/") and CHAPTER.fullmatch(name):
                    found[name.rpartition("/")[2]] = self._laid_over(name, file.text, found)
        return tuple(ordered(found))

    def _laid_over(self, name: str, text: str, found: Mapping[str, Chapter]) -> Chapter:
        """Return the author's chapter over the one of the same name among those ``found`` so far."""
        below = found.get(name.rpartition("/")[2])
        require_use(name, text, found)
        if below is not None and fills(text):
            require_blocks(name, text, self.source(below))
            self.loader.below[name] = below.template if below.own else f"{HOUSE}/{below.template}"
        return chapter(name, text, below, own=True)

    def eigene(self, chapter: Chapter) -> dict[str, str]:
        """Return the author's templates that reach into a chapter, by path: its own, then every shared part."""
        parts = sorted(name for name in self._own if name.startswith(f"{PARTS}/"))
        return {name: self._own[name].text for name in ([chapter.template] if chapter.own else []) + parts}

    def place(self, art: str) -> Place:
        """Return where a kind is described."""
        own = f"{art}/{KIND_FILE}" in self._own
        return Place(f"{OWN if own else 'templates'}/{art}/{KIND_FILE}")

    def linie(self, art: str) -> tuple[Art, ...]:
        """Return a kind and those that it extends, itself first."""
        line = [self.arten[art]]
        while line[-1].erweitert:
            line.append(self.arten[line[-1].erweitert])
        return tuple(line)

    @cached_property
    def texte(self) -> tuple[str, ...]:
        """Return the names that free texts may have: "leitbild" for the Konzept, "kurzfassung/…" for other kinds."""
        if self._own:
            self.loader.require_syntax()
        found = ((art, chapter.key) for art in self.arten for chapter in self.kapitel(art))
        return tuple(key if art == KONZEPT else f"{art}/{key}" for art, key in found)

    def source(self, chapter: Chapter) -> str:
        """Return the text of a chapter's template."""
        return self._own[chapter.template].text if chapter.own else house_text(chapter.template)

    def _require_kinds(self, known: Mapping[str, Art]) -> None:
        """Refuse an author's folder that belongs to no kind."""
        for name in self._own:
            art = name.partition("/")[0]
            if art not in known and art != PARTS:
                message = f"Die Dokumentart „{art}“ gibt es nicht.{meant(art, list(known))}"
                remedy = "Benennen Sie den Ordner um, oder legen Sie eine dokument.yaml hinein."
                raise Rejected([file_fault(name, 1, message, remedy)])


@cache
def _house_chapters(art: str) -> Mapping[str, Chapter]:
    """Return the house's chapters of a kind by their file names."""
    paths = sorted((TEMPLATES / art).glob("[0-9]*-*.md.j2"))
    return {path.name: chapter(f"{art}/{path.name}", path.read_text("utf-8"), None, own=False) for path in paths}
