"""An old concept of 60 pages for tests, as Word and as OpenDocument, with all that such files hold."""

import io
import random
import re
import subprocess
import zipfile
from typing import Any

import docx
import pypandoc
from docx.enum.text import WD_BREAK
from docx.oxml.parser import parse_xml
from PIL import Image

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CHAPTERS = {
    "1 Vorwort des Bürgermeisters": "vorwort",
    "2 Leitlinien der Integration": "leitbild",
    "3 Demografische Entwicklung": "ausgangslage",
    "4 Handlungsfelder": "-",
    "4.1 Sprachförderung": "sprache",
    "4.2 Kita, Schule und Jugend": "bildung",
    "4.3 Ausbildung und Arbeitsmarkt": "arbeit",
    "4.4 Wohnen und Stadtteile": "wohnen",
    "4.5 Ehrenamt und Vereine": "teilhabe",
    "5 Zoologische Nachbemerkungen": "-",
    "6 Evaluation": "monitoring",
}
"""The headings that decide, with the text that a person would choose; "-" where there is none."""
_WORDS = ("Stadt", "Familie", "Kurs", "Verein", "Treffpunkt", "Beratung", "offen", "früh", "gut", "verlässlich", "neu")
_PER_CHAPTER = 22


class Altes:
    """The document while it is made; ``said`` are all paragraphs as a reader sees them, all changes accepted."""

    def __init__(self) -> None:
        self.word, self.said, self.notes = docx.Document(), list[str](), list[str]()
        self._random = random.Random(7)  # noqa: S311 - the same document each time
        self._count = 0

    def sentence(self) -> str:
        """Return a sentence that stands nowhere else."""
        self._count += 1
        words = " ".join(self._random.choice(_WORDS) for _ in range(14))
        return f"Satz {self._count}: {words} – 12 % (*nur* hier_so) [{self._count}]."

    def paragraph(self, style: str | None = None) -> Any:  # noqa: ANN401 - python-docx has no types
        words = " ".join(self.sentence() for _ in range(4 if style is None else 1))
        self.said.append(words)
        return self.word.add_paragraph(words, style=style)

    def heading(self, words: str, level: int) -> None:
        self.said.append(words)
        self.word.add_heading(words, level)

    def footnote(self, paragraph: Any) -> None:  # noqa: ANN401
        self.notes.append(f"Quelle {len(self.notes) + 1}: Melderegister der Stadt")
        reference = f'<w:r {W}><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
        paragraph._p.append(parse_xml(reference))  # noqa: SLF001

    def table(self, first: tuple[str, ...]) -> None:
        made = self.word.add_table(4, len(first), style="Table Grid")
        for y in range(4):
            for x, head in enumerate(first):
                words = head if y == 0 else f"{head} {y} | {self._count}"
                made.cell(y, x).text = words
                self.said.append(words)
        self._count += 1

    def picture(self, colour: str, alt: str) -> None:
        file = io.BytesIO()
        Image.new("RGB", (60, 40), colour).save(file, "PNG")
        self.word.add_picture(io.BytesIO(file.getvalue()))
        self.word.paragraphs[-1]._p.xpath(".//wp:docPr")[0].set("descr", alt)  # noqa: SLF001

    def changed(self) -> None:
        """Add a paragraph in which someone has put in words and taken out others."""
        paragraph = self.word.add_paragraph("Vorher stand es anders,")
        for tag, inner in (
            ("ins", '<w:t xml:space="preserve"> jetzt gilt das Neue.</w:t>'),
            ("del", '<w:delText xml:space="preserve"> Das Alte ist gestrichen.</w:delText>'),
        ):
            person = f'w:id="9{len(tag)}" w:author="Erika Geheim" w:date="2020-01-01T00:00:00Z"'
            paragraph._p.append(parse_xml(f"<w:{tag} {W} {person}><w:r>{inner}</w:r></w:{tag}>"))  # noqa: SLF001
        self.said.append("Vorher stand es anders, jetzt gilt das Neue.")
        self.word.add_comment(paragraph.runs, text="Stimmt das, Frau Meier?", author="Erika Geheim", initials="EG")

    def whole(self) -> bytes:
        """Return the Word file."""
        self.word.core_properties.author = "Erika Geheim"
        self.word.add_paragraph("Integrationskonzept von 2016", style="Title")
        self.said.append("Integrationskonzept von 2016")
        for number, (words, _) in enumerate(CHAPTERS.items()):
            self.heading(words, 2 if words.startswith("4.") else 1)
            self._chapter(number)
        self.word.sections[0].header.paragraphs[0].text = "Kopfzeile der Stadt"
        file = io.BytesIO()
        self.word.save(file)
        return _with_notes(file.getvalue(), self.notes)

    def _chapter(self, number: int) -> None:
        for count in range(_PER_CHAPTER):
            paragraph = self.paragraph()
            if count % 8 == 0:
                self.footnote(paragraph)
            if count == 4:
                self.heading(f"Unterpunkt {number}", 3)
        for style in ("List Bullet", "List Bullet", "List Number", "Quote"):
            self.paragraph(style)
        self.table(("Jahr", "Kurse", "Plätze"))
        self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        if number == 2:
            figure = "Am 31.12.2015 lebten 23.456 Einwohnerinnen und Einwohner in der Stadt."
            self.word.add_paragraph(figure)
            self.said.append(figure)
            self.table(("Träger", "Angebot", "Straße", "PLZ"))
            self.picture("red", "Rote Fläche mit dem Umriss der Stadt")
            self.picture("blue", "")
            self.changed()


def _with_notes(data: bytes, notes: list[str]) -> bytes:
    """Return the Word file with its footnotes, which python-docx cannot write."""
    inner = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
        for number, words in enumerate(notes, 2)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    return patched(
        data,
        {
            "[Content_Types].xml": (
                "</Types>",
                f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>',
            ),
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                f'<Relationship Id="fn1" Type="{relation}" Target="footnotes.xml"/></Relationships>',
            ),
        },
        {"word/footnotes.xml": f"<w:footnotes {W}>{inner}</w:footnotes>"},
    )


def patched(data: bytes, changes: dict[str, tuple[str, str]], more: dict[str, str | bytes]) -> bytes:
    """Return a package with the first words of some parts replaced, and with more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in [name for name in old.namelist() if name not in more]:
            content = old.read(name)
            if name in changes:
                one, other = changes[name]
                assert one.encode() in content, name
                content = content.replace(one.encode(), other.encode(), 1)
            new.writestr(name, content)
        for name, added in more.items():
            new.writestr(name, added)
    return out.getvalue()


def as_odt(data: bytes) -> bytes:
    """Return a Word file as OpenDocument, with a tracked deletion and a comment of its own."""
    command = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "odt", "-o", "-"]
    made = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    person = "<dc:creator>Erika Geheim</dc:creator><dc:date>2020-01-01T00:00:00</dc:date>"
    change = f"<office:change-info>{person}</office:change-info><text:p>Das Alte ist gestrichen.</text:p>"
    region = f'<text:changed-region text:id="c1"><text:deletion>{change}</text:deletion></text:changed-region>'
    note = f"<office:annotation>{person}<text:p>Stimmt das, Frau Meier?</text:p></office:annotation>"
    content = zipfile.ZipFile(io.BytesIO(made)).read("content.xml").decode()
    for before, added in (
        (r"<office:text[^>]*>", f"<text:tracked-changes>{region}</text:tracked-changes>"),
        (r"(?=Vorher)", f'{note}<text:change text:change-id="c1"/>'),
        (r'<draw:image xlink:href="Pictures/0.png"[^>]*>', "<svg:desc>Rote Fläche mit dem Umriss der Stadt</svg:desc>"),
    ):
        found = re.search(before, content)
        assert found is not None, before
        content = content[: found.end()] + added + content[found.end() :]
    return patched(made, {}, {"content.xml": content})
