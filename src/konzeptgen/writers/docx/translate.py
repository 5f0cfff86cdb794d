"""A document in our styles and a template in → the document in the template's styles, ours only where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.ooxml import NS, Element, node, part_of, q, serialise, val
from konzeptgen.wordvorlage.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.wordvorlage.template import Styles, Vorlage

_USES = ("w:pStyle", "w:rStyle", "w:tblStyle")


class Translation:
    """Leads from the ids of our styles to those of the template."""

    def __init__(self, ours: Styles, template: Vorlage) -> None:
        """Find for each of our styles the one that takes its place."""
        self._ours, self._theirs = ours, template.styles
        self._ids = dict(_targets(ours, template))
        self._given = frozenset(self._ids)
        self._added: list[str] = []

    def theirs(self, ours: str) -> str:
        """Return the id of the template's style that takes the place of ``ours``, empty where it has none."""
        return self._ids[ours] if ours in self._given else ""

    def rewrite(self, root: Element) -> None:
        """Name the template's styles instead of ours; note those of ours that it lacks."""
        for use in root.iter(*map(q, _USES)):
            use.set(q("w:val"), self._taken(val(use)))

    def styles(self) -> bytes:
        """Return the template's styles, in German, and those of ours that were needed."""
        root = self._theirs.root
        root.extend(self._copy(key) for key in self._added)
        _speak_german(root, {self._theirs.default("paragraph"), *self._ids.values()})
        return serialise(root)

    def _taken(self, key: str) -> str:
        if key not in self._ids and key in self._ours.by_key:
            self._ids[key] = _free(key, {*self._theirs.by_key, *self._ids.values()})
            self._added.append(key)
            self._taken(val(self._ours.by_key[key].element.find("w:basedOn", NS)))
        return self._ids.get(key, key)

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


def _targets(ours: Styles, template: Vorlage) -> Iterator[tuple[str, str]]:
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
