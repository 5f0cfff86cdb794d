"""A folder and an old concept -> the plan of the take-over, whose texts are proved before anybody sees it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from konzeptgen.base.finding import Finding
from konzeptgen.base.german import anzahl
from konzeptgen.base.source import Source, TextFile
from konzeptgen.document import texte
from konzeptgen.exchange.headings import personal
from konzeptgen.reading.load import normalized
from konzeptgen.uebernahme import pandoc, vorschlaege
from konzeptgen.uebernahme.blocks import Passage, Writer, footnotes, words
from konzeptgen.uebernahme.entscheidungen import Decisions
from konzeptgen.uebernahme.original import Original
from konzeptgen.uebernahme.pictures import NO_ALT, Album
from konzeptgen.uebernahme.plan import Aside, Plan, Text
from konzeptgen.uebernahme.sections import FRONT, NONE, Section, place, sections
from konzeptgen.uebernahme.vorschlaege import Proposal
from konzeptgen.vorlagen.names import KONZEPT
from konzeptgen.vorlagen.vorlagen import Vorlagen

_LETTERS = re.compile(r"[\W_]+")
_HIGHEST, _DEEPEST = 2, 6


def plan(source: Source, original: Original, decisions: Decisions) -> Plan:
    """Return what taking over ``original`` does to the folder.

    Raises:
        Rejected: the file cannot be used, or a decision names a text that there is not.
    """
    templates = Vorlagen(source.templates)
    titles = {one.key: one.titel for one in templates.kapitel(KONZEPT) if one.nummer}
    decisions.require(templates.texte)
    try:
        found = sections(pandoc.blocks(original), original.traces.contents)
        mapping = place(found, decisions.chosen, titles)
        return _Taking(source, original, titles, found, mapping).plan(decisions)
    except RecursionError:
        raise pandoc.too_much(original.name) from None


@dataclass(slots=True)
class _Taking:
    """Collects texts, pictures and what is left."""

    source: Source
    original: Original
    titles: Mapping[str, str]
    sections: Sequence[Section]
    decided: Mapping[str, str]
    texts: list[Text] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)
    read: int = 0
    said: str = ""

    def plan(self, decisions: Decisions) -> Plan:
        """Return the plan."""
        album = Album(self.original, self.source.attachments)
        for target in dict.fromkeys(section.target for section in self.sections):
            ones = [section for section in self.sections if section.target == target]
            if target == NONE:
                self._leave(ones)
            else:
                self._take(target, ones, album)
        self.aside += self._traces()
        self.aside += self._unread()
        notes = list(self._notes(album))
        beside = decisions.written(self.decided)
        return Plan(self.read, self.texts, self.aside, self.decided, notes, self.proposals, self.files, beside)

    # --- what has a place

    def _take(self, target: str, ones: Sequence[Section], album: Album) -> None:
        writer = Writer(album.place)
        taken = [(section, list(self._passages(section, ones, target, writer))) for section in ones]
        passages = [one for _, made in taken for one in made]
        parts = [*(one.markdown for one in passages), writer.notes()]
        text = "\n\n".join(filter(None, parts)) + "\n"
        file = f"texte/{target}.md"
        reason, known = self._against(file, target, text, album)
        self.read += len(passages)
        self.said += text + "".join(one.words for one in passages)
        if reason:
            self.aside += (
                Aside(_called(one), reason, part.words or part.markdown) for one, made in taken for part in made
            )
            return
        heads = tuple(section.key for section in ones if section.level == min(one.level for one in ones))
        self.texts.append(Text(file, heads, len(passages), known))
        self.lost |= {what: self.lost.get(what, 0) + count for what, count in writer.lost.items()}
        for image in writer.pictures:
            why = "Dieses Bild lässt sich nicht übernehmen. Speichern Sie es als PNG oder JPEG."
            self.aside.append(Aside(file, why, image.alt or image.target))
        self.aside += (Aside(file, "Das ist HTML und gehört in keinen Text.", code) for code in writer.code)
        if not known:
            self.files |= {file: text.encode(), **album.named_in(text)}

    def _passages(self, section: Section, ones: Sequence[Section], target: str, writer: Writer) -> Iterator[Passage]:
        """Yield the passages of a section, its heading first where it says more than the chapter's."""
        heading = writer.heading(self._level(section, ones, target), section.inlines) if section.level else ()
        yield from islice(heading, self._is_title(section, target), None)
        for passage in writer.write(section.blocks):
            self.proposals += vorschlaege.of_words(section.key, passage.words) if not passage.rows else ()
            self.proposals += vorschlaege.of_table(section.key, passage.rows) if passage.rows else ()
            self.people += (
                (f"texte/{target}.md, „{head}“" for head in passage.rows[0] if personal(head)) if passage.rows else ()
            )
            yield passage

    def _is_title(self, section: Section, target: str) -> bool:
        """Return whether a heading says no more than that of the chapter, into which it leads."""
        title = _letters(self.titles.get(target, ""))
        return section.key in self.decided and title.startswith(_letters(section.title))

    def _level(self, section: Section, ones: Sequence[Section], target: str) -> int:
        """Return the level of a heading: one deeper than the nearest above it in the same text."""
        before = [one for one in ones[: ones.index(section)] if one.level and not self._is_title(one, target)]
        level, depth = section.level, _HIGHEST
        for one in reversed(before):
            if one.level < level:
                level, depth = one.level, depth + 1
        return min(depth, _DEEPEST)

    def _against(self, file: str, target: str, text: str, album: Album) -> tuple[str, bool]:
        """Return why a text cannot come into the folder, and whether it is there already, letter for letter."""
        held = self.source.texts.get(target)
        if held is not None:
            same = held.text == normalized(text)
            return ("" if same else f"{file} gibt es schon; die Datei bleibt, wie sie ist.", same)
        findings: list[Finding] = []
        texte.read(TextFile(file, normalized(text)), {**self.source.attachments, **album.all()}, findings)
        return (f"{findings[0].message} {findings[0].remedy}" if findings else "", False)

    # --- what has none

    def _leave(self, ones: Sequence[Section]) -> None:
        why = "Für diesen Abschnitt gibt es keinen Text."
        for section in ones:
            lines = [line for block in section.blocks for line in (" ".join(words(block)), *footnotes(block))]
            lines = [section.key, *filter(None, lines)] if section.level else [*filter(None, lines)]
            self.read += len(lines)
            self.said += "".join(lines)
            self.aside += (Aside(_called(section), why, line) for line in lines)
            for line in lines:
                self.proposals += vorschlaege.of_words(section.key, line)

    def _traces(self) -> Iterator[Aside]:
        traces = self.original.traces
        for comment in traces.comments:
            beside = f"Kommentar bei „{comment.beside[:60]}“" if comment.beside else "Kommentar"
            yield Aside(
                beside, "Kommentare kommen nicht ins Konzept; sie können Angaben zu Personen enthalten.", comment.words
            )
        if traces.contents:
            why = "Das Inhaltsverzeichnis entsteht neu."
            yield Aside("Inhaltsverzeichnis", why, " / ".join(traces.contents))
        for what, said in traces.lost:
            yield Aside(what, "Das nimmt kein Text auf.", said)

    def _unread(self) -> Iterator[Aside]:
        """Yield the paragraphs of the original that neither a text nor a list has."""
        said = _letters(self.said + "".join(one.words for one in self.aside))
        for line in dict.fromkeys(self.original.traces.lines):
            if _letters(line) not in said:
                yield Aside(self.original.name, "Dieser Absatz ließ sich nicht zuordnen.", line)

    def _notes(self, album: Album) -> Iterator[str]:
        changes = self.original.traces.changes
        if changes:
            many = anzahl(changes, "nachverfolgte Änderung ist", "nachverfolgte Änderungen sind", "f", gross=True)
            yield f"{many} angenommen: Eingefügtes steht da, Gelöschtes nicht."
        if album.missing:
            many = anzahl(album.missing, "Bild hat", "Bilder haben", "n", gross=True)
            yield f"{many} keine Beschreibung."
            yield f"Schreiben Sie in den Texten statt „{NO_ALT}“, was zu sehen ist; die Prüfung nennt jede Stelle."
        for where in self.people:
            yield f"Vielleicht Namen von Personen: Tabelle in {where}."
            yield "Lassen Sie nur stehen, wozu eine Einwilligung vorliegt."
        for what, count in self.lost.items():
            yield f"{what}: {anzahl(count, 'Stelle', 'Stellen', 'f')}. Der Text steht da, die Form nicht."


def _called(section: Section) -> str:
    return section.key if section.key == FRONT else f"Abschnitt „{section.key}“"


def _letters(said: str) -> str:
    return _LETTERS.sub("", unicodedata.normalize("NFKC", said)).casefold()
