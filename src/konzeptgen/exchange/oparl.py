"""OParl: papers of a council's information system, read as sources and, where they fit, as evidence of a decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from konzeptgen.exchange import fremd
from konzeptgen.exchange.container import unusable
from konzeptgen.exchange.delivery import Aside, Delivery, Given, Record
from konzeptgen.exchange.fremd import Beside, words
from konzeptgen.exchange.outline import Names, kind_of
from konzeptgen.exchange.resolve import same
from konzeptgen.exchange.zuordnung import Memory, Notebook, sign

NAME = "oparl"
SUFFIXES: tuple[str, ...] = ()
_PAPER = re.compile(r"https?://schema\.oparl\.org/[0-9.]+/Paper")
_DECIDED = re.compile(r"(?i)\b(beschlossen|zugestimmt|angenommen|einstimmig|mehrheitlich)\b")
_REFUSED = re.compile(r"(?i)\b(nicht|abgelehnt|vertagt|zurückgezogen|verwiesen)\b")
_SOURCES: Names = ("quellen",)
_PLACES: tuple[tuple[Names, Names], ...] = (
    (("auftrag",), ("auftrag", "vorlage")),
    (("beschluss",), ("beschluss", "vorlage")),
    (("beschluss",), ("beschlussvorlage", "nummer")),
)
"""Where a decision stands, and the field whose number says that a paper is about it."""
_READ = frozenset(
    ("id", "type", "name", "reference", "date", "web", "mainFile", "paperType", "consultation", "created", "modified")
)
_HEADS = {
    "name": "quellen.titel",
    "date": "quellen.stand",
    "web": "quellen.link",
    "reference": "quellen.hinweis",
    "consultation.organization": "beschluss.gremium",
    "meeting.start": "beschluss.datum",
}


def erkennt(name: str, data: bytes) -> bool:
    """Return whether the file holds papers of OParl."""
    return bool(_papers(fremd.read(name, data, (".json",))))


def _papers(content: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever the file holds
    """Return the papers: one, a list, or a page of a list."""
    if isinstance(content, dict) and isinstance(content.get("data"), list):
        content = content["data"]
    return [one for one in fremd.objects(content) if _PAPER.fullmatch(words(one.get("type")))]


def lies(name: str, data: bytes) -> Delivery:
    """Return what the file holds for an empty folder."""
    return lies_fuer(name, data, {}, lambda _: b"", "")


def lies_fuer(name: str, data: bytes, values: Mapping[str, Any], beside: Beside, chosen: str) -> Delivery:
    """Return what the file holds for a folder; raise Rejected where it cannot be used."""
    papers = _papers(fremd.content(name, data))
    if not papers:
        remedy = "Nehmen Sie die Angaben einer Vorlage (Paper) aus dem Ratsinformationssystem."
        raise unusable(name, "In der Datei steht keine Vorlage nach OParl.", remedy)
    book = Notebook(name, beside, chosen)
    taker = _Taker(values, book.memory)
    for paper in papers:
        taker.take(paper)
    return Delivery(
        taker.records,
        taker.aside,
        _HEADS,
        [f"Feld „{name}“" for name in dict.fromkeys(name for paper in papers for name in paper) if name not in _READ],
        main=tuple(dict.fromkeys(record.path for record in taker.records)),
        rows=len(taker.records),
        notes=taker.notes,
        keep=lambda now: book.keep(taker.remembered(now)),
    )


@dataclass(slots=True)
class _Taker:
    """Holds papers against the folder: what is new, what the source has changed, what a person has changed since."""

    values: Mapping[str, Any]
    memory: Memory
    records: list[Record] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _wanted: list[tuple[Names, str, dict[str, str]]] = field(default_factory=list)

    def take(self, paper: Mapping[str, Any]) -> None:
        """Take a paper as a source and, where the folder names its number, as evidence of what it decided."""
        number = words(paper.get("reference"))
        key = words(paper.get("id")) or number
        place = f"Vorlage {number}" if number else f"Vorlage „{words(paper.get('name'))}“"
        self._settle(_SOURCES, key, _source(paper), place)
        paths = dict.fromkeys(path for path, field in _PLACES if number and words(_at(self.values, field)) == number)
        for path in paths:
            self._evidence(path, paper, place)
        if not paths:
            told = "Steht sie für Auftrag oder Beschluss, tragen Sie ihre Nummer in konzept.yaml unter vorlage ein."
            self.notes.append(f"{place} ist als Quelle vorgeschlagen. {told}")

    def _evidence(self, path: Names, paper: Mapping[str, Any], place: str) -> None:
        decision = _decision(paper)
        if decision is None:
            reason = "Die Datei sagt nicht, welches Gremium wann entschieden hat; aus ihr folgt kein Beschluss."
            self.aside.append(Aside(place, reason))
        else:
            self._settle(path, "", decision, place)

    def _settle(self, path: Names, key: str, wanted: dict[str, str], place: str) -> None:
        held, number = self._held(path, wanted)
        before = self.memory.of(path[0], key)
        given: dict[Names, Given] = {}
        columns = {column.path: column for column in kind_of(path).columns}
        for name, text in wanted.items():
            there = held.get(name)
            known = isinstance(there, str) and same(columns[(name,)], there, text)
            if known or before.get(name) == sign(text):
                continue
            if there is None or sign(there) == before.get(name):
                given[(name,)] = Given(text, f"{place}, {name}")
            else:
                reason = f"Die Vorlage sagt „{text}“, im Ordner steht „{there}“. Der Ordner bleibt, wie er ist."
                self.aside.append(Aside(f"{place}, {name}", reason))
        self._wanted.append((path, key, wanted))
        self.records.append(Record(path, (number,) if path == _SOURCES else (), given, place))

    def _held(self, path: Names, wanted: Mapping[str, str]) -> tuple[Mapping[str, Any], str]:
        """Return what the folder has of it, a source by its link or title, and its number there."""
        there = self.values.get(path[0])
        if path != _SOURCES:
            return (there if isinstance(there, dict) else {}), ""
        for number, one in enumerate(there or (), 1):
            alike = any(one.get(name) == wanted[name] for name in ("link", "titel") if name in wanted)
            if isinstance(one, dict) and alike:
                return one, str(number)
        return {}, str(len(there or ()) + 1 + sum(record.path == _SOURCES for record in self.records))

    def remembered(self, now: Mapping[str, Any]) -> Memory:
        """Return what is taken over once the folder holds ``now``."""
        memory = Memory()
        after = _Taker(now, memory)
        for path, key, wanted in self._wanted:
            held, _ = after._held(path, wanted)
            signs = {name: sign(text) for name, text in wanted.items() if held.get(name) == text}
            before = self.memory.of(path[0], key)
            memory.signs[f"{path[0]}/{key}"] = {**{name: before[name] for name in before if name in wanted}, **signs}
        return memory


def _at(values: Mapping[str, Any], path: Names) -> Any:  # noqa: ANN401 - what stands in the file
    found: Any = values
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _source(paper: Mapping[str, Any]) -> dict[str, str]:
    link = words(paper.get("web")) or words(fremd.part(paper, "mainFile").get("accessUrl"))
    number, kind = words(paper.get("reference")), words(paper.get("paperType"))
    told = " ".join(filter(None, (kind or "Vorlage", number)))
    found = {"titel": words(paper.get("name")), "stand": _day(paper.get("date")), "link": link, "hinweis": told}
    return {name: text for name, text in found.items() if text}


def _decision(paper: Mapping[str, Any]) -> dict[str, str] | None:
    """Return who decided when, where the file says that it was decided; None where it does not."""
    for consultation in fremd.objects(paper.get("consultation")):
        item, meeting = fremd.part(consultation, "agendaItem"), fremd.part(consultation, "meeting")
        result = words(item.get("result"))
        body = next(_bodies(consultation, meeting), "")
        decided = consultation.get("authoritative") is True and _DECIDED.search(result) and not _REFUSED.search(result)
        if decided and body and _day(meeting.get("start")):
            link = words(paper.get("web"))
            found = {"gremium": body, "datum": _day(meeting.get("start")), "vorlage": words(paper.get("reference"))}
            return {**found, **({"link": link} if link else {})}
    return None


def _bodies(*holders: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of bodies that stand in the file; those that are only linked are not looked up."""
    for holder in holders:
        for one in fremd.objects(holder.get("organization")):
            if words(one.get("name")):
                yield words(one.get("name"))


def _day(value: Any) -> str:  # noqa: ANN401 - what the file holds
    """Return a date or the day of a moment as our files write it."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})", words(value))
    return f"{found[3]}.{found[2]}.{found[1]}" if found else ""
