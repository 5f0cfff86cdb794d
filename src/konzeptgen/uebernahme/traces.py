"""What stands in a document beside its text, and every paragraph of it, by which nothing gets lost unseen."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from konzeptgen.wordvorlage.ooxml import Element

_MOST_XML = 60_000_000


class BrokenError(ValueError):
    """A part of a document that cannot be read."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment without its author: the words beside which it stands, and what it says."""

    beside: str
    words: str


@dataclass(frozen=True, slots=True)
class Traces:
    """Comments, the number of tracked changes, and what is left out.

    ``lines`` are all paragraphs as they read with all changes accepted, ``contents`` the lines of a table of contents.
    ``alts`` are descriptions of pictures by target, ``lost`` kinds of things that no text holds, with their words.
    """

    comments: tuple[Comment, ...] = ()
    changes: int = 0
    lines: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    alts: Mapping[str, str] = field(default_factory=dict)
    lost: tuple[tuple[str, str], ...] = ()


def root(package: zipfile.ZipFile, name: str) -> Element:
    """Return the root of a part, entities closed.

    Raises:
        BrokenError: the part is missing, too large, no XML, or has a document type.
    """
    try:
        if package.getinfo(name).file_size > _MOST_XML:
            raise BrokenError(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        found = etree.fromstring(package.read(name), parser)
    except (KeyError, etree.XMLSyntaxError) as fault:
        raise BrokenError(name) from fault
    if found.getroottree().docinfo.internalDTD is not None:
        raise BrokenError(name)
    return found


def even(words: str) -> str:
    """Return words with single blanks."""
    return re.sub(r"\s+", " ", words.replace("\u00ad", "")).strip()
