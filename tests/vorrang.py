"""Cases on the precedence of free providers: a base, what differs from it, and what the check says to that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.finding import Finding
from konzeptgen.checking.check import check
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate
from proben import HEIMAT

TABELLE = Path(__file__).with_name("matrix_vorrang.yaml")
STICHTAG = "23.11.2026"
DANEBEN = {"SUB006", "SUB007", "SUB008", "SUB009", "SUB010", "SUB011", "SUB012", "SUB013", "SUB014"}
"""Rules on other questions: a whole field, contracts, funding, the quality of a reason, what cannot be compared."""
STUFEN = ("still", "Hinweis", "Warnung", "Fehler")
TEILE = ("kommune", "traeger", "angebot", "massnahme")
LISTEN = {"traeger": "traeger", "angebot": "angebote", "massnahme": "massnahmen"}

Angaben = dict[str, Any]


def gelesen(path: Path) -> dict[str, Any]:
    """Return a YAML file with every value as the text that an author would write."""
    return dict(yaml.load(path.read_bytes(), yaml.CBaseLoader))  # noqa: S506 - makes strings only


def tag(text: str) -> date:
    day, month, year = (int(part) for part in text.split("."))
    return date(year, month, day)


def gemischt(grund: Mapping[str, Any], zeile: Mapping[str, Any]) -> dict[str, Any]:
    """Return the case: the base with the row's fields; a field that is "~" is left out."""
    fall: dict[str, Any] = {**grund, **zeile}
    for teil in TEILE:
        felder = {**grund[teil], **zeile.get(teil, {})}
        fall[teil] = {name: value for name, value in felder.items() if value != "~"}
    return fall


def ordner(fall: Mapping[str, Any]) -> Angaben:
    """Return the sections of an author's folder for one case."""
    ohne = fall.get("ohne_angebot") == "ja"
    return {
        "kommune": fall["kommune"],
        "sozialraeume": fall.get("sozialraeume", []),
        "traeger": [fall["traeger"], *fall.get("weitere_traeger", [])],
        "angebote": [*([] if ohne else [fall["angebot"]]), *fall.get("weitere_angebote", [])],
        "massnahmen": [fall["massnahme"]],
        "ausnahmen": fall.get("ausnahmen", []),
    }


def geschrieben(folder: Path, sections: Angaben) -> Path:
    """Write each section into the file of its schema; JSON is YAML, and quick to write."""
    files: dict[str, Angaben] = {}
    for section, content in sections.items():
        files.setdefault(HEIMAT[section], {})[section] = content
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    return folder


def alle_befunde(folder: Path, sections: Angaben, stichtag: str = STICHTAG) -> tuple[Finding, ...]:
    """Return what the check says to a folder with these sections."""
    source = load(geschrieben(folder, sections))
    return check(validate(source, tag(stichtag)), source)


def vorrang(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings on whether free providers go before this measure."""
    return [finding for finding in found if finding.code.startswith("SUB") and finding.code not in DANEBEN]


def stufe(found: Iterable[Finding]) -> int:
    """Return the weight of the heaviest finding, answered or not; 0 where there is none."""
    return max((STUFEN.index(finding.severity) for finding in found), default=0)


def genormt(text: str) -> str:
    """Return a citation without the number of its sentence, so that "Abs. 2 Satz 1" and "Abs. 2" are the same."""
    return re.sub(r" Satz \d+| S\. \d+", "", text).replace("\xa0", " ")


@dataclass(frozen=True, slots=True)
class Erwartung:
    """One way in which a row may come out, such as "Warnung SUB002 prüfen Teil, beantwortet"."""

    schwere: str
    code: str
    pruefen: bool
    teil: bool
    beantwortet: bool

    @classmethod
    def von(cls, text: str) -> Erwartung:
        words, _, answer = text.partition(", ")
        schwere, code, *rest = words.split()
        return cls(schwere, code, "prüfen" in rest, "Teil" in rest, answer == "beantwortet")

    def trifft(self, finding: Finding) -> bool:
        """Tell whether the finding is the expected one; what is answered need not say what would be open."""
        told = (finding.message.startswith("Bitte prüfen"), bool(re.search("[Ss]oweit", finding.message)))
        return (
            finding.severity == self.schwere
            and self.code in {"*", finding.code}
            and bool(finding.answer) is self.beantwortet
            and (self.beantwortet or told == (self.pruefen, self.teil))
        )


def passt(sagt: str, found: list[Finding]) -> bool:
    """Tell whether the findings are what is expected; "A oder B" allows both, "A + B" asks for both."""
    return any(_passt(way, found) for way in sagt.split(" oder "))


def _passt(sagt: str, found: list[Finding]) -> bool:
    if sagt == "still":
        return not found
    word, _, rest = sagt.partition(" ")
    if word == "höchstens":
        return stufe(found) <= STUFEN.index(rest)
    if word == "mindestens":
        schwere, code = rest.split()
        return any(finding.code == code and stufe([finding]) >= STUFEN.index(schwere) for finding in found)
    wanted = [Erwartung.von(part) for part in sagt.split(" + ")]
    heaviest = max(STUFEN.index(one.schwere) for one in wanted)
    fixed = all(one.code != "*" for one in wanted)
    return (
        all(any(one.trifft(finding) for finding in found) for one in wanted)
        and stufe(found) == heaviest
        and (len(found) == len(wanted) or not fixed)
    )


def gesagt(found: Iterable[Finding]) -> str:
    """Return findings in the words of the table, to be read beside a row that came out otherwise."""
    return (
        " + ".join(
            f"{finding.severity} {finding.code}"
            f"{' prüfen' if finding.message.startswith('Bitte prüfen') else ''}"
            f"{' Teil' if re.search('[Ss]oweit', finding.message) else ''}"
            f"{', beantwortet' if finding.answer else ''}"
            for finding in found
        )
        or "still"
    )


def viele(folder: Path, faelle: Sequence[Mapping[str, Any]], stichtag: str = STICHTAG) -> list[list[Finding]]:
    """Return what the check says on precedence to each case alone; all are read from one folder, to save time."""
    eigene = [
        {**fall, **{part: {**fall[part], "id": f"{fall[part]['id']}{number}"} for part in LISTEN}}
        for number, fall in enumerate(faelle)
    ]
    for fall in eigene:
        fall["angebot"]["traeger"] = fall["traeger"]["id"]
    one = ordner(eigene[0])
    sections = {**one, **{LISTEN[part]: [fall[part] for fall in eigene] for part in LISTEN}}
    source = load(geschrieben(folder, sections))
    whole = validate(source, tag(stichtag))
    return [
        vorrang(check(replace(whole, angebote=(offer,), massnahmen=(measure,)), source))
        for offer, measure in zip(whole.angebote, whole.massnahmen, strict=True)
    ]
