"""Measure ``konzeptgen check`` against PyYAML's C parser on 10,000 providers, 30,000 offers and 2,000 measures.

Run: python -m benchmarks.pruefung [--runs 3] [--parts 1]

Both sides are whole processes on the same files, run in turn; both medians and the median of the ratios are printed.
The bare side only composes nodes; ours also reads values, checks schema, references and rules, and prints the report.
Both have the same setting of the garbage collector; with Python's own, the bare side takes two to three times as long.
``--parts 10`` makes a tenth of the data, to see whether the time grows faster than the data.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from konzeptgen.base.schema import values

LIMIT = 5.0
PROVIDERS, OFFERS, MEASURES, AREAS, GOALS, NEEDS, FILES = 10_000, 30_000, 2_000, 40, 200, 200, 10
_COMPOSE = """
import gc, pathlib, sys, yaml
gc.set_threshold(200_000, 50, 50)
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    yaml.compose(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
"""
_STREETS = ("Lindenweg", "Bahnhofstraße", "Marktgasse", "Kanalstraße", "Schachtweg", "Sonnenring", "Am Alten Hafen")
_NAMES = ("Caritasverband", "Nachbarschaftshaus", "Sprachhaus", "Diakonisches Werk", "Kulturverein", "Elternkreis")
_PEOPLE = ("Erika Musterfrau", "Tomasz Beispielski", "Karin Exempel", "Yusuf Probe", "Olena Vorlage")
_OFFICES = ("Amt für Soziales und Wohnen", "Jugendamt", "Ausländerbehörde", "Fachstelle Integration", "Jobcenter")
_TEXTS = (
    "Fachkräfte beraten einzeln und in Gruppen, auf Wunsch mit Sprachmittlung und am Abend.",
    "Das Angebot begleitet Familien vom ersten Tag an: zu Ämtern, in die Schule und zur Ärztin.",
    "Freiwillige üben mit Erwachsenen Deutsch im Alltag. Wer kommt, entscheidet selbst; Kinder werden betreut.",
    "Die Stelle vermittelt in Kurse, Praktika und Ausbildung und hält danach ein Jahr lang Kontakt.",
)
Entry = dict[str, object]


class Folder:
    """Data that are the same on every run; records look like those of examples/musterstadt."""

    def __init__(self, parts: int) -> None:
        """Make every record, ``parts`` times fewer than the benchmark asks for."""
        self._dice = random.Random(2026)  # noqa: S311 - no secret
        self.areas = [f"raum-{number}" for number in range(1, AREAS + 1)]
        self.traeger = [self._provider(number) for number in range(PROVIDERS // parts)]
        self.angebote = [self._offer(number) for number in range(OFFERS // parts)]
        self.ziele = [self._goal(number) for number in range(GOALS)]
        self.bedarfe = [self._need(number) for number in range(NEEDS)]
        self.massnahmen = [self._measure(number) for number in range(MEASURES // parts)]

    def write(self, folder: Path) -> None:
        """Write all files, several for each of the large lists."""
        (folder / "anbieter").mkdir()
        (folder / "massnahmen").mkdir()
        kommune = {"name": "Großstadt", "typ": "kreisfreie_stadt", "land": "nw", "ags": "05999000"}
        _dump(folder / "konzept.yaml", {"kommune": kommune})
        _dump(folder / "sozialraeume.yaml", {"sozialraeume": [self._area(key) for key in self.areas]})
        _dump(folder / "bedarfe.yaml", {"bedarfe": self.bedarfe})
        for part in range(FILES):
            slices = {"traeger": self.traeger[part::FILES], "angebote": self.angebote[part::FILES]}
            _dump(folder / "anbieter" / f"teil-{part}.yaml", slices)
            goals = {"ziele": self.ziele} if part == 0 else {}
            _dump(folder / "massnahmen" / f"teil-{part}.yaml", {**goals, "massnahmen": self.massnahmen[part::FILES]})

    def _area(self, key: str) -> Entry:
        people = {"wert": str(self._dice.randint(4000, 30000)), "stichtag": "31.12.2025", "quelle": "Melderegister"}
        return {"id": key, "name": f"Stadtteil {key[5:]}", "einwohner": people, "beschreibung": self._of(_TEXTS)}

    def _provider(self, number: int) -> Entry:
        name = f"{self._of(_NAMES)} {number}"
        return {
            "id": f"traeger-{number}",
            "name": f"{name} e. V.",
            "kurzname": name,
            "art": self._key("traegerarten"),
            **self._maybe("spitzenverband", self._key("spitzenverbaende")),
            "migrantenorganisation": self._yes(),
            "anerkannt": self._yes(),
            "beschreibung": self._of(_TEXTS),
            "adresse": self._address(),
            "kontakt": self._contact(number) | {"website": f"https://www.traeger-{number}.example"},
            "ansprechperson": self._person(number),
            "geprueft_am": self._day(2026),
            "quelle": "Abfrage der Träger, Sommer 2026",
        }

    def _offer(self, number: int) -> Entry:
        places = self._dice.randint(5, 200)
        room = {"plaetze": str(places), "belegt": str(self._dice.randint(places // 2, places)), "warteliste": "4"}
        funding = {"geber": self._key("foerdergeber"), "programm": "Förderung", "betrag": "64.000", "jahr": "2026"}
        return {
            "id": f"angebot-{number}",
            "traeger": f"traeger-{self._dice.randrange(len(self.traeger))}",
            "name": f"Angebot {number} für Neuzugewanderte",
            "leistungsart": self._key("leistungsarten"),
            **self._maybe("rechtskreis", self._key("rechtskreise")),
            "status": "aktiv",
            "beschreibung": self._of(_TEXTS),
            "gebiet": self._places(),
            "zielgruppen": self._some(list(values()["zielgruppen"]), 3),
            "sprachen": ["de", *self._some(["ar", "en", "fa", "fr", "pl", "ro", "ru", "tr", "uk"], 3)],
            **self._maybe("kapazitaet", {**room, "ausbaubar": self._yes(), "stichtag": "30.06.2026"}),
            "foerderung": [funding],
            "kostenfrei": self._yes(),
            **self._maybe("adresse", self._address()),
            "kontakt": self._contact(number),
            "oeffnungszeiten": [
                {"tage": ["mo", "di", "do"], "von": "9:00", "bis": "12:00"},
                {"tage": ["mi"], "von": "14:00", "bis": "17:30"},
            ],
            "barrierefrei": self._yes(),
            "verweisstellen": [{"stelle": self._of(_OFFICES), "informiert_am": self._day(2026)}],
            "geprueft_am": self._day(2026),
            "quelle": "Abfrage der Träger, Sommer 2026",
        }

    def _goal(self, number: int) -> Entry:
        field = self._key("handlungsfelder")
        return {"id": f"ziel-{number}", "handlungsfeld": field, "text": f"Ziel {number} ist erreicht.", "bis": "2030"}

    def _need(self, number: int) -> Entry:
        field = self._key("handlungsfelder")
        return {"id": f"bedarf-{number}", "titel": f"Bedarf {number}", "handlungsfeld": field}

    def _measure(self, number: int) -> Entry:
        reason = {"text": self._of(_TEXTS), "datum": self._day(2026), "stelle": self._of(_OFFICES), "art": "fachlich"}
        return {
            "id": f"massnahme-{number}",
            "name": f"Maßnahme {number} der Stadt",
            "handlungsfeld": self._key("handlungsfelder"),
            "beschreibung": self._of(_TEXTS),
            "ziele": [f"ziel-{self._dice.randrange(GOALS)}"],
            "rechtskreis": self._key("rechtskreise"),
            "leistungsart": self._key("leistungsarten"),
            "gebiet": self._places(),
            "zielgruppen": self._some(list(values()["zielgruppen"]), 3),
            "durchfuehrung": self._key("durchfuehrungen"),
            "partner": [f"traeger-{self._dice.randrange(len(self.traeger))}"],
            "angebote": [f"angebot-{self._dice.randrange(len(self.angebote))}"],
            "neu": self._yes(),
            "geldleistung": "nein",
            "verantwortlich": self._of(_OFFICES),
            "mittel": f"{self._dice.randint(1, 400)}.000",
            "finanzierung": self._some(["kommune", "land", "bund"], 2),
            "termin": self._day(2027),
            "indikator": "Anteil der Beratenen binnen acht Wochen",
            "status": self._of(("laufend", "geplant")),
            "bedarfe": [f"bedarf-{self._dice.randrange(NEEDS)}"],
            **self._maybe("begruendung", reason),
        }

    def _address(self) -> Entry:
        street = f"{self._of(_STREETS)} {self._dice.randint(1, 150)}"
        north, east = f"51,4{self._dice.randint(1000, 9999)}", f"7,9{self._dice.randint(1000, 9999)}"
        return {"strasse": street, "plz": "59999", "ort": "Großstadt", "breite": north, "laenge": east}

    def _contact(self, number: int) -> Entry:
        return {"telefon": f"0999 55{number:05}-0", "email": f"beratung@traeger-{number}.example"}

    def _person(self, number: int) -> Entry:
        consent = {"erlaubt": "ja", "grundlage": "Einwilligung", "datum": self._day(2026)}
        contact = {"telefon": f"0999 55{number:05}-12", "email": f"leitung@traeger-{number}.example"}
        return {"name": self._of(_PEOPLE), "funktion": "Leitung", **contact, "veroeffentlichung": consent}

    def _places(self) -> list[str]:
        return ["gesamt"] if self._dice.random() < 0.2 else self._some(self.areas, 3)  # noqa: PLR2004 - one in five

    def _day(self, year: int) -> str:
        return f"{self._dice.randint(1, 28):02}.{self._dice.randint(1, 9):02}.{year}"

    def _yes(self) -> str:
        return self._of(("ja", "nein", "unbekannt"))

    def _key(self, name: str) -> str:
        return self._of(list(values()[name]))

    def _of(self, words: Sequence[str]) -> str:
        return self._dice.choice(words)

    def _some(self, words: Sequence[str], most: int) -> list[str]:
        return self._dice.sample(words, self._dice.randint(1, most))

    def _maybe(self, name: str, value: object) -> Entry:
        return {name: value} if self._dice.random() < 0.7 else {}  # noqa: PLR2004 - seven in ten know


def _dump(path: Path, entries: Mapping[str, object]) -> None:
    """Write YAML as authors do: fields in lines of their own, short lists and parts in brackets."""
    text = yaml.dump(entries, Dumper=_Plain, default_flow_style=None, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, "utf-8")


class _Plain(yaml.CSafeDumper):
    """Write values out at each place, since a concept has no anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the dumper asks for each value
        """Return that nothing is shared."""
        return True


def bare(folder: Path) -> float:
    """Compose the same files with PyYAML's C parser; return the seconds."""
    return _timed(sys.executable, "-c", _COMPOSE, str(folder), worst=0)


def ours(folder: Path) -> float:
    """Run the whole command, which ends with 1 where it finds a Fehler; return the seconds."""
    return _timed(sys.executable, "-m", "konzeptgen", "check", str(folder), "--stichtag", "1.10.2026", worst=1)


def _timed(*command: str, worst: int) -> float:
    began = time.perf_counter()
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode > worst or done.stderr:
        raise SystemExit(done.stderr.decode("utf-8", "replace"))
    return time.perf_counter() - began


def main() -> int:
    """Print both medians and the ratio; end with 1 where it is above the limit."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--parts", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Folder(chosen.parts).write(folder)
        size = sum(path.stat().st_size for path in folder.rglob("*.yaml"))
        pairs = [(ours(folder), bare(folder)) for _ in range(chosen.runs)]
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    sys.stdout.write(
        f"data: {size / 1_000_000:.1f} MB\n"
        f"konzeptgen check: {statistics.median(mine for mine, _ in pairs):.2f} s\n"
        f"PyYAML compose: {statistics.median(theirs for _, theirs in pairs):.2f} s\n"
        f"ratio: {ratio:.2f} (limit {LIMIT})\n"
    )
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
