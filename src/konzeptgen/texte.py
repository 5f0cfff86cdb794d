"""An author's Markdown file -> blocks, or findings that name the line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from konzeptgen.finding import Finding, Place, Severity
from konzeptgen.markdown import RawBlock, blocks, parser
from konzeptgen.near import nearest
from konzeptgen.source import MarkdownFile

_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+\Z|#[\w-]+\Z")
PICTURES = (".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Freitext:
    """A free text of the author, ready to be set below a chapter's heading."""

    name: str
    blocks: tuple[RawBlock, ...]


def read(file: MarkdownFile, attachments: Mapping[str, bytes], findings: list[Finding]) -> Freitext | None:
    """Parse ``file``; add what is wrong with it to ``findings`` and return None then."""
    tree = SyntaxTreeNode(parser(author=True).parse(file.text))
    found = list(_Check(file, attachments).run(tree))
    findings.extend(found)
    return None if found else Freitext(file.name, blocks(tree))


class _Check:
    """Look for what a document cannot show or must not contain."""

    def __init__(self, file: MarkdownFile, attachments: Mapping[str, bytes]) -> None:
        self.file, self.attachments = file, attachments
        self.lines = file.text.split("\n")
        self.level = 0

    def run(self, tree: SyntaxTreeNode) -> Iterator[Finding]:
        line = 0
        for node in tree.walk():
            if node.is_root:
                continue
            line = node.map[0] if node.map else line
            check = getattr(self, f"_{node.type}", None)
            if check is not None:
                yield from check(node, line)

    def _finding(self, code: str, line: int, needle: str, message: str, remedy: str) -> Finding:
        number, column = self._seek(line, needle)
        text = self.lines[number] if number < len(self.lines) else ""
        place = Place(self.file.name, number + 1, column + 1, max(1, len(needle)), text)
        return Finding(code, Severity.FEHLER, message, remedy, place)

    def _seek(self, line: int, needle: str) -> tuple[int, int]:
        for number in range(line, len(self.lines)):
            column = self.lines[number].find(needle)
            if column >= 0:
                return number, column
        return line, 0

    def _html_block(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        yield from self._html(node.content.split("\n")[0], line)

    def _html_inline(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        yield from self._html(node.content, line)

    def _html(self, content: str, line: int) -> Iterator[Finding]:
        remedy = "Löschen Sie die spitzen Klammern oder schreiben Sie die Auszeichnung in Markdown, zum Beispiel **wichtig**."
        yield self._finding("TXT001", line, content.strip()[:40], "HTML ist in Texten nicht möglich.", remedy)

    def _heading(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        level = int(node.tag[1])
        if self.level and level > self.level + 1:
            marks = "#" * (self.level + 1)
            message = f"Die Überschrift springt von Ebene {self.level} auf Ebene {level}."
            yield self._finding("TXT002", line, "#" * level, message, f"Beginnen Sie die Zeile mit {marks} statt {'#' * level}.")
        self.level = level

    def _image(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        target = str(node.attrs["src"])
        if not node.content.strip():
            remedy = "Schreiben Sie in die eckigen Klammern, was das Bild zeigt: ![Luftbild der Nordstadt](…)."
            yield self._finding("TXT003", line, "![", "Dem Bild fehlt eine Beschreibung.", remedy)
        if not target.lower().endswith(PICTURES) or "://" in target:
            remedy = "Legen Sie das Bild als PNG oder JPEG in den Ordner und nennen Sie seinen Namen."
            yield self._finding("TXT006", line, target, f"Das Bild „{target}“ kann nicht eingebunden werden.", remedy)
        elif target not in self.attachments:
            near = nearest(target, list(self.attachments))
            guess = f"Meinten Sie „{near}“?" if near else "Legen Sie die Datei in den Ordner oder ändern Sie den Namen."
            yield self._finding("TXT004", line, target, f"Das Bild „{target}“ liegt nicht im Ordner.", guess)

    def _link(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        target = str(node.attrs["href"])
        if not _SAFE.match(target):
            remedy = "Möglich sind Adressen mit https://, mailto: oder tel:."
            yield self._finding("TXT005", line, target, f"Der Link „{target}“ ist nicht zulässig.", remedy)

    def _paragraph(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        inner = node.children[0].children if node.children else []
        if len(inner) > 1 and any(child.type == "image" for child in inner):
            remedy = "Setzen Sie vor und nach dem Bild eine Leerzeile."
            yield self._finding("TXT007", line, "![", "Das Bild steht mitten im Absatz.", remedy)

    def _hr(self, _node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        remedy = "Löschen Sie die Zeile; Abschnitte trennt eine Überschrift."
        yield self._finding("TXT008", line, self.lines[line].strip(), "Trennlinien gibt es im Dokument nicht.", remedy)
