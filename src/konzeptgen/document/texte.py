"""An author's Markdown file -> blocks, or findings that name the line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate
from urllib.parse import unquote

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from konzeptgen.base.finding import Finding, Place, Rejected, Severity
from konzeptgen.base.fremd import fremd
from konzeptgen.base.near import nearest
from konzeptgen.base.scalars import UNPRINTABLE
from konzeptgen.base.source import TextFile
from konzeptgen.document.images import readable
from konzeptgen.document.markdown import NOTE, NOTE_MARK, RawBlock, blocks, parser

_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+\Z|#[\w-]+\Z")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_RETYPE = "Löschen Sie die Stelle und tippen Sie sie neu ein, statt sie zu kopieren."
_DEEPEST = 12
PICTURES = (".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Freitext:
    """A free text of the author, ready to be set below a chapter's heading, and as it was written."""

    name: str
    blocks: tuple[RawBlock, ...]
    text: str = ""


def read(file: TextFile, attachments: Mapping[str, bytes], findings: list[Finding]) -> Freitext | None:
    """Parse ``file``; add what is wrong with it to ``findings`` and return None then."""
    check = _Check(file, attachments)
    try:
        with fremd(lambda: _unreadable(file)):
            tokens = parser(author=True).parse(file.text)
            found = list(check.depth(tokens))
            tree = SyntaxTreeNode([] if found else _with_plain_names(tokens))
            found += check.run(tree)
            text = None if found else Freitext(file.name, blocks(tree), file.text)
    except Rejected as rejected:
        found, text = rejected.findings, None
    findings.extend(found)
    return text


def _unreadable(file: TextFile) -> Finding:
    remedy = "Nehmen Sie Verschachtelungen, Tabellen oder Links weg, und prüfen Sie nach jedem Schritt neu."
    return Finding("TXT014", Severity.FEHLER, "Der Text lässt sich nicht lesen.", remedy, Place(file.name))


def unknown_names(texts: Mapping[str, TextFile], chapters: Collection[str]) -> Iterator[Finding]:
    """Yield the texts that no chapter takes up; ``chapters`` are all names that there are."""
    known = sorted(chapters)
    for name, file in texts.items():
        if name not in known:
            near = nearest(name, known)
            guess = f" Meinten Sie „{near}.md“?" if near else ""
            remedy = (
                f"Benennen Sie die Datei um in {near}.md."
                if near
                else f"Möglich sind: {', '.join(f'{name}.md' for name in known if '/' not in name)}."
            )
            message = f"Zur Datei „{file.name}“ gibt es kein Kapitel.{guess}"
            yield Finding("ORD003", Severity.FEHLER, message, remedy, Place(file.name))


def _with_plain_names(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give pictures their names as the author wrote them; the parser turns umlauts and spaces into %-signs."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                child.attrs["src"] = unquote(str(child.attrs["src"]))
    return tokens


class _Check:
    """Look for what a document cannot show or must not contain."""

    def __init__(self, file: TextFile, attachments: Mapping[str, bytes]) -> None:
        self.file, self.attachments = file, attachments
        self.lines = file.text.split("\n")
        self.level = 0

    def depth(self, tokens: Sequence[Token]) -> Iterator[Finding]:
        """Yield a finding where quotes, lists or marks are nested so deep that nobody could read it."""
        for token in tokens:
            line = token.map[0] if token.map else 0
            marks = accumulate(child.nesting for child in token.children or ())
            if token.level > _DEEPEST or max(marks, default=0) > _DEEPEST:
                remedy = "Nehmen Sie eine Ebene der Listen, Zitate oder Auszeichnungen weg."
                yield self._finding("TXT009", line, "", "Dieser Absatz ist zu tief verschachtelt.", remedy)
                return

    def run(self, tree: SyntaxTreeNode) -> Iterator[Finding]:
        line = 0
        yield from self._notes(tree)
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
        if not node.content.startswith("</"):
            yield from self._html(node.content, line)

    def _html(self, content: str, line: int) -> Iterator[Finding]:
        remedy = "Löschen Sie alles in spitzen Klammern. Fett schreiben Sie mit Sternen, zum Beispiel **wichtig**."
        yield self._finding("TXT001", line, content.strip()[:40], "HTML ist in Texten nicht möglich.", remedy)

    def _heading(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        yield from self._apart(node, line, "Die Überschrift")
        level = int(node.tag[1])
        if self.level and level > self.level + 1:
            marks = "#" * (self.level + 1)
            message = f"Die Überschrift springt von Ebene {self.level} auf Ebene {level}."
            yield self._finding(
                "TXT002", line, "#" * level, message, f"Beginnen Sie die Zeile mit {marks} statt {'#' * level}."
            )
        self.level = level

    def _text(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        yield from self._unprintable(node.content, line)

    def _unprintable(self, text: str, line: int) -> Iterator[Finding]:
        """Yield a finding for a character that nobody may type and that is written as &#x202E; or the like."""
        hit = UNPRINTABLE.search(text)
        if hit:
            written = (
                found for number in range(line, len(self.lines)) for found in _ENTITY.findall(self.lines[number])
            )
            entity = next((word for word in written if unescape(word) == hit[0]), "")
            message = f"Hier steht ein Zeichen, das nicht gedruckt werden kann (U+{ord(hit[0]):04X})."
            yield self._finding("TXT013", line, entity, message, f"Löschen Sie „{entity}“." if entity else _RETYPE)

    def _image(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        target = str(node.attrs["src"])
        yield from self._unprintable(str(node.attrs.get("title", "")), line)
        if not _alone(node):
            remedy = "Setzen Sie es ohne Einrückung in eine eigene Zeile, mit einer Leerzeile davor und danach."
            yield self._finding("TXT007", line, "![", "Das Bild steht nicht in einem eigenen Absatz.", remedy)
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
        elif not readable(self.attachments[target]):
            remedy = "Öffnen Sie es in einem Bildprogramm und speichern Sie es als PNG oder JPEG."
            yield self._finding("TXT012", line, target, f"Das Bild „{target}“ ist nicht lesbar.", remedy)

    def _link(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        target = str(node.attrs["href"])
        if not _SAFE.match(target):
            shown = unquote(target)
            remedy = "Schreiben Sie eine Adresse, die mit https://, mailto: oder tel: beginnt."
            if re.match(r"www\.[\w.-]+\Z", target):
                remedy = f"Schreiben Sie https://{target}"
            yield self._finding("TXT005", line, shown, f"Der Link „{shown}“ ist nicht möglich.", remedy)

    def _table(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        yield from self._apart(node, line, "Die Tabelle")

    def _apart(self, node: SyntaxTreeNode, line: int, what: str) -> Iterator[Finding]:
        if node.parent is not None and not node.parent.is_root:
            remedy = "Setzen Sie sie ohne Einrückung und ohne > an den Anfang einer Zeile, nach einer Leerzeile."
            yield self._finding(
                "TXT010", line, self.lines[line].strip(), f"{what} steht in einer Liste oder einem Zitat.", remedy
            )

    def _notes(self, tree: SyntaxTreeNode) -> Iterator[Finding]:
        """Yield what is wrong with footnotes: a mark without a footnote, a footnote without a mark, one twice."""
        notes = [node for node in tree.walk() if node.type == NOTE]
        labels = [str(note.meta["label"]) for note in notes]
        marks = [str(node.meta["label"]) for node in tree.walk() if node.type == NOTE_MARK]
        for label in dict.fromkeys(mark for mark in marks if mark not in labels):
            remedy = f"Schreiben Sie darunter in eine eigene Zeile, was in der Fußnote steht: [^{label}]: …"
            yield self._finding("TXT016", 0, f"[^{label}]", f"Zum Zeichen [^{label}] gibt es keine Fußnote.", remedy)
        for note, label in zip(notes, labels, strict=True):
            words, line = f"[^{label}]:", note.map[0] if note.map else 0
            if label not in marks:
                remedy = f"Schreiben Sie [^{label}] an die Stelle im Text, zu der sie gehört."
                yield self._finding("TXT017", line, words, f"Auf die Fußnote [^{label}] verweist nichts.", remedy)
            if labels.count(label) > 1:
                remedy = "Geben Sie jeder ihren eigenen Namen, im Text und darunter."
                yield self._finding("TXT017", line, words, f"Die Fußnote [^{label}] gibt es mehrfach.", remedy)

    def _footnote_reference(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        if not node.children or any(child.type != "paragraph" for child in node.children):
            remedy = "Schreiben Sie dort nur Sätze, ohne Listen, Tabellen und Überschriften."
            words = f"[^{node.meta['label']}]:"
            yield self._finding("TXT018", line, words, "Eine Fußnote besteht nur aus Sätzen.", remedy)

    def _footnote_ref(self, node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        around = {above.type for above in _above(node)}
        where = "einer Überschrift" if "heading" in around else "einer Fußnote" if NOTE in around else ""
        if where:
            remedy = "Setzen Sie das Zeichen in einen Satz, eine Liste oder eine Tabelle."
            words = f"[^{node.meta['label']}]"
            yield self._finding("TXT018", line, words, f"In {where} kann keine Fußnote stehen.", remedy)

    def _hr(self, _node: SyntaxTreeNode, line: int) -> Iterator[Finding]:
        remedy = "Löschen Sie die Zeile; Abschnitte trennt eine Überschrift."
        yield self._finding("TXT008", line, self.lines[line].strip(), "Trennlinien gibt es im Dokument nicht.", remedy)


def _above(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """Yield what a node stands in, the nearest first."""
    while node.parent is not None:
        node = node.parent
        yield node


def _alone(image: SyntaxTreeNode) -> bool:
    """Return whether the picture is all of a paragraph that stands neither in a list nor in a quotation."""
    inline = image.parent
    paragraph = inline.parent if inline and inline.type == "inline" else None
    top = paragraph.parent if paragraph and paragraph.type == "paragraph" else None
    return bool(inline and len(inline.children) == 1 and top and top.is_root)
