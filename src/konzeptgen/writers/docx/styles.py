"""Our styles and a template in → the ids to write, and the template's styles with those that it lacks, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.ooxml import NS, Element, node, part_of, q, val
from konzeptgen.wordvorlage.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.wordvorlage.styles import Styles
    from konzeptgen.wordvorlage.template import Wordvorlage


# Half points: what Word takes where a template names no size.
_SIZE = 20


class Stylesheet:
    """Leads from the ids of our styles to those that the file uses: the template's, ours only where it has none."""

    def __init__(self, ours: Styles, template: Wordvorlage | None) -> None:
        """Find for each of our styles the one that takes its place; without a template each stands for itself."""
        self._ours, self._theirs = ours, template.styles if template else ours
        self._given = dict(_targets(ours, template)) if template else {}
        self._ids = dict(self._given) if template else {key: key for key in ours.by_key}
        self._added: list[str] = []

    def id(self, ours: str) -> str:
        """Return the id to write for ``ours``; note it if the template lacks it."""
        if ours not in self._ids:
            self._ids[ours] = _free(ours, {*self._theirs.by_key, *self._ids.values()})
            self._added.append(ours)
            if base := val(self._ours.by_key[ours].element.find("w:basedOn", NS)):
                self.id(base)
        return self._ids[ours]

    def theirs(self, ours: str) -> str:
        """Return the id of the template's style that takes the place of ``ours``, empty where it has none."""
        return self._given.get(ours, "")

    def lacks(self, ours: str, path: str) -> bool:
        """Return whether a style of the template stands for ``ours`` and says nothing at ``path``."""
        key = self.theirs(ours)
        return bool(key) and self._theirs.inherited(key, path) is None

    def size(self, ours: str) -> int:
        """Return the half points of the type in the template's style that stands for ``ours``, 0 where none does."""
        key = self.theirs(ours)
        if not key:
            return 0
        said = self._theirs.inherited(key, "w:rPr/w:sz")
        return int(val(said if said is not None else _default_size(self._theirs.by_key[key].element)) or _SIZE)

    def numbers(self, ours: str) -> str:
        """Return the list by which a style of the template that stands for ``ours`` numbers itself, if it does."""
        key = self.theirs(ours)
        if not key or not self._theirs.numbers(key):
            return ""
        return val(self._theirs.inherited(key, "w:pPr/w:numPr/w:numId"))

    def complete(self, root: Element) -> None:
        """Add to the template's styles, ``root``, those of ours that were needed, and let all speak German."""
        root.extend(self._copy(key) for key in self._added)
        _speak_german(root, {self._theirs.default("paragraph"), *self._ids.values()})

    def _copy(self, key: str) -> Element:
        style = self._ours.by_key[key]
        style.element.set(q("w:styleId"), self._ids[key])
        style.element.attrib.pop(q("w:default"), "")
        for link in [link for tag in ("w:basedOn", "w:next") for link in style.element.findall(tag, NS)]:
            if val(link) in self._ids:
                link.set(q("w:val"), self._ids[val(link)])
            else:
                style.element.remove(link)
        taken = {other.name.casefold() for other in self._theirs.by_key.values()}
        for name in style.element.findall("w:name", NS) if style.name.casefold() in taken else ():
            name.set(q("w:val"), f"{style.name} Konzept")
        return style.element


def _default_size(style: Element) -> Element | None:
    return next(style.iterfind("../w:docDefaults/w:rPrDefault/w:rPr/w:sz", NS), None)


def _targets(ours: Styles, template: Wordvorlage) -> Iterator[tuple[str, str]]:
    """Yield our ids with theirs: what the author chose, else what has the same name, else what has a known one."""
    roles = {name: role for role, known in ROLES.items() for name in known.ours}
    for style in ours.by_key.values():
        role = roles.get(style.name.lower(), "")
        played = template.played.get(role)
        same = None if role in template.chosen and played else template.styles.known(style.kind, style.name)
        if found := same or played:
            yield style.key, found.key
        elif style.element.get(q("w:default")):
            yield style.key, template.styles.default(style.kind)


def _free(wanted: str, taken: set[str]) -> str:
    return wanted if wanted not in taken else f"{wanted}Konzept"


def _speak_german(root: Element, used: set[str]) -> None:
    """Set the language of a template that has another or none; of the ``used`` styles none says otherwise."""
    defaults = part_of(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
    if defaults.find("w:lang", NS) is None:
        defaults.append(node("lang"))
    for style in root.findall("w:style", NS):
        if style.get(q("w:styleId")) in used:
            for language in style.findall("w:rPr/w:lang", NS):
                _set_german(language)
    for language in defaults.findall("w:lang", NS):
        _set_german(language)


def _set_german(language: Element) -> None:
    if not str(language.get(q("w:val"), "")).startswith("de"):
        language.set(q("w:val"), "de-DE")
