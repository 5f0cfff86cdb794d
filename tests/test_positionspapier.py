"""Position papers: every figure traced to a field of its own place, sentences that fit every count, open demands."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from conftest import Befehl
from dokumente import LIGA, Blanko, document
from grammatik import faults
from konzept import ANGEBOT, STICHTAG, TRAEGER, Ordner, sichtbar, stoff
from konzeptgen import pipeline
from konzeptgen.base.paths import EXAMPLES, SCHEMAS
from konzeptgen.checking.check import check
from konzeptgen.checking.vollstaendigkeit import vollstaendigkeit
from konzeptgen.composing.compose import compose
from konzeptgen.composing.lage import Lage, Vergleich
from konzeptgen.composing.luecken import Konzeptsicht
from konzeptgen.document.tree import (
    BulletList,
    Design,
    Document,
    Facts,
    Footnote,
    Heading,
    Notice,
    Paragraph,
    Table,
    plain,
    walk,
)
from konzeptgen.model.fassung import Fassung, geschnitten
from konzeptgen.pipeline import Wish
from konzeptgen.rendering.render import render

ORTE = {"Stadt Musterstadt": "musterstadt", "Gemeinde Beispieltal": "beispieltal", "Landkreis Musterland": "musterland"}
UNKNOWN = {"wert": "offen"}
WORTE = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")


def silent(_stage: str) -> None:
    pass


# The data, read by a way of its own: plain YAML, none of the model


@cache
def daten(name: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    folder = EXAMPLES / name
    for path in [*sorted(folder.glob("*.yaml")), *sorted(folder.glob("*/*.yaml"))]:
        for key, value in (yaml.load(path.read_text("utf-8"), yaml.BaseLoader) or {}).items():  # noqa: S506 - texts only
            merged[key] = merged[key] + value if key in merged and isinstance(value, list) else value
    return merged


@cache
def werte(datei: str, liste: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((SCHEMAS / "werte" / f"{datei}.yaml").read_text("utf-8"), yaml.BaseLoader)[liste]  # noqa: S506
    return found


def laufende(name: str, feld: str = "") -> list[dict[str, Any]]:
    arten = werte("leistungsarten", "leistungsarten")
    return [
        angebot
        for angebot in daten(name)["angebote"]
        if angebot.get("status", "aktiv") == "aktiv" and feld in {"", arten[angebot["leistungsart"]]["handlungsfeld"]}
    ]


def freie(name: str, feld: str = "") -> list[dict[str, Any]]:
    arten = werte("akteure", "traegerarten")
    free = {t["id"] for t in daten(name)["traeger"] if arten[t["art"]].get("frei") == "true"}
    return [angebot for angebot in laufende(name, feld) if angebot["traeger"] in free]


def zahl(text: str) -> int:
    return int(text.replace(".", ""))


def plaetze(angebote: list[dict[str, Any]]) -> list[int]:
    return [zahl(a["kapazitaet"]["plaetze"]) for a in angebote if "plaetze" in a.get("kapazitaet", {})]


def wartende(angebote: list[dict[str, Any]]) -> list[int]:
    found = (zahl(a["kapazitaet"].get("warteliste", "0")) for a in angebote if "kapazitaet" in a)
    return [count for count in found if count]


def bedarfe(name: str, feld: str = "") -> list[dict[str, Any]]:
    return [b for b in daten(name).get("bedarfe", []) if feld in {"", b["handlungsfeld"]}]


def unbeantwortete(name: str, feld: str = "") -> list[dict[str, Any]]:
    answered = {b for m in daten(name).get("massnahmen", []) for b in m.get("bedarfe", [])}
    return [b for b in bedarfe(name, feld) if b["id"] not in answered]


# The document, chapter by chapter


def abschnitte(made: Document) -> dict[tuple[str, str], list[Any]]:
    """Return the blocks by chapter and section."""
    found: dict[tuple[str, str], list[Any]] = {}
    chapter = section = ""
    for block in made.blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapter, section = plain(block.inlines), ""
        elif isinstance(block, Heading) and block.level == 2:
            section = plain(block.inlines)
        found.setdefault((chapter, section), []).append(block)
    return found


def punkte(blocks: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield place and sentence of each point of a list that begins with a place."""
    for block in blocks:
        for said in _sentences(block) if isinstance(block, BulletList) else ():
            place, colon, rest = said.replace("\u00a0", " ").partition(": ")
            if colon and place in ORTE:
                yield place, rest


def zahlen(text: str) -> list[int]:
    """Return the counts in a sentence in order, words and digits; "ein" in any form counts as one."""
    words = {word: count for count, word in enumerate(WORTE)}
    pattern = rf"\b(?:{'|'.join(WORTE[2:])})\b|\bein(?:e[nmr]?|es)?\b|\d+(?:\.\d{{3}})*"
    hits = re.findall(pattern, text, re.IGNORECASE)
    return [zahl(hit) if hit[0].isdigit() else words.get(hit.lower(), 1) for hit in hits]


LIGAPAPIER = "positionspapier-positionspapier"
FELDER = {
    wert["titel"]: key
    for key, wert in werte("handlungsfelder", "handlungsfelder").items()
    if key in {"aufnahme", "beratung", "sprache", "arbeit", "wohnen", "teilhabe"}
}


@pytest.mark.langsam
@pytest.mark.parametrize("titel", list(FELDER))
def test_what_free_providers_contribute_is_counted_from_the_place_s_own_folder(titel: str) -> None:
    seen = set()
    for place, sentence in punkte(abschnitte(document(LIGAPAPIER))[titel, "Was freie Träger beitragen"]):
        name, feld = ORTE[place], FELDER[titel]
        offers, free = laufende(name, feld), freie(name, feld)
        known = plaetze(free)
        told = sentence.replace("bei einem anderen Träger", "anderswo").replace("das eine", "ein")
        counts = zahlen(re.sub(r"„[^“]*“|, vor allem: [^.]*\.|: [^.]*\.", ".", told))
        if not offers:
            wanted: list[int] = []
        elif not free:
            wanted = [len(offers)]
        else:
            wanted = [len({a["traeger"] for a in free}), len(free)]
            if known:
                wanted += [sum(known)] if len(known) == len(free) else [sum(known), len(known)]
        assert counts == wanted, sentence
        seen.add(place)
    assert seen == set(ORTE)


@pytest.mark.langsam
@pytest.mark.parametrize("titel", list(FELDER))
def test_what_is_missing_is_counted_from_the_place_s_own_folder(titel: str) -> None:
    blocks = abschnitte(document(LIGAPAPIER)).get((titel, "Wo es fehlt"), [])
    for place, sentence in punkte(blocks):
        name, feld = ORTE[place], FELDER[titel]
        waiting = wartende(laufende(name, feld))
        if hit := re.fullmatch(
            r"Auf Wartelisten (?:steht|stehen) (.*?) bei ([^;]*?)(?:; bei (.*) ist es nicht erfasst)?\.",
            sentence.replace("\u00a0", " "),
        ):
            unknown = len([a for a in laufende(name, feld) if "warteliste" not in a.get("kapazitaet", {})])
            told = [zahlen(part)[0] if part else 0 for part in hit.groups()]
            assert told == [sum(waiting), len(waiting), unknown], sentence
        elif "greift noch keine Maßnahme auf" in sentence:
            assert zahlen(sentence)[0] == len(unbeantwortete(name, feld)), sentence
        elif "abgebrochen" in sentence:
            last = max(daten(name)["kursergebnisse"], key=lambda ergebnis: ergebnis["jahr"])
            gone, all_ = zahl(last["abgebrochen"]), zahl(last["begonnen"])
            assert zahlen(sentence) == [int(last["jahr"]), gone, all_, round(gone * 100 / all_)], sentence
        elif "mittleren Szenario" in sentence:
            space = {k["jahr"]: zahl(k["plaetze"]) for k in daten(name)["kapazitaeten"]}
            short = [
                int(p["jahr"])
                for p in daten(name)["prognosen"]
                if p["szenario"] == "mittel" and p["jahr"] in space and zahl(p["personen"]) > space[p["jahr"]]
            ]
            assert zahlen(sentence) == sorted(short), sentence
        else:
            assert not re.search(r"\d", sentence), f"a figure that this test does not trace: {sentence}"


@pytest.mark.langsam
@pytest.mark.parametrize("titel", list(FELDER))
def test_casework_is_told_with_its_place_source_date_and_cases(titel: str) -> None:
    blocks = abschnitte(document(LIGAPAPIER)).get((titel, "Welche Bedarfe gemeldet sind"), [])
    told = [sentence for block in blocks if isinstance(block, BulletList) for sentence in _sentences(block)]
    wanted = [(place, b) for place, name in ORTE.items() for b in bedarfe(name, FELDER[titel])]
    assert len(told) == len(wanted)
    for sentence, (place, bedarf) in zip(told, wanted, strict=True):
        assert f"({place}: " in sentence.replace("\u00a0", " ")
        assert " ".join(bedarf["titel"].split())[:20] in sentence.replace("\u00a0", " ")
        tail = sentence.rpartition(f"({place}: ")[2]
        assert bedarf["datum"] in tail
        if "faelle" in bedarf:
            assert zahlen(tail.rpartition(", ")[2]) == [zahl(bedarf["faelle"])]


@pytest.mark.langsam
def test_the_table_of_places_is_counted_column_by_column() -> None:
    tables = [b for b in abschnitte(document(LIGAPAPIER))["Worum es geht", ""] if isinstance(b, Table)]
    heads = [plain(cell).replace("\u00a0", " ") for cell in tables[0].head[1:]]
    assert heads == list(ORTE)
    arten = werte("akteure", "traegerarten")
    for column, place in enumerate(heads, 1):
        data = daten(ORTE[place])
        free = [t for t in data["traeger"] if arten[t["art"]].get("frei") == "true"]
        own = [
            t for t in data["traeger"] if t["art"] == "migrantenorganisation" or t.get("migrantenorganisation") == "ja"
        ]
        wanted = {
            "Einwohnerinnen und Einwohner": data["kommune"]["einwohner"]["wert"],
            "Menschen mit Einwanderungsgeschichte": data["kommune"]
            .get("migrationsgeschichte", {})
            .get("wert", "k\u00a0A"),
            "Freie Träger": len(free),
            "davon als Migrantenorganisation erfasst": len(own),
            "Laufende Angebote": len(laufende(ORTE[place])),
            "davon bei freien Trägern": len(freie(ORTE[place])),
            "Wartende bei freien Trägern, soweit bekannt": sum(wartende(freie(ORTE[place]))),
            "Gemeldete Bedarfe": len(bedarfe(ORTE[place])),
            "davon ohne Maßnahme": len(unbeantwortete(ORTE[place])),
            "Maßnahmen, die laufen oder noch kommen": len(data["massnahmen"]),
            "Runde Tische": len(data["runde_tische"]),
        }
        shown = {plain(row[0]): plain(row[column]).strip("\u2007\u2008 ") for row in tables[0].rows}
        assert shown.pop("davon mit offener Begründung").isdigit()
        assert {key: value.replace(".", "") for key, value in shown.items()} == {
            key: str(value).replace(".", "") for key, value in wanted.items()
        }


@pytest.mark.langsam
def test_effects_of_examples_are_the_figures_of_their_own_folder() -> None:
    every = {b["titel"]: (place, b) for place, name in ORTE.items() for b in daten(name).get("beispiele", [])}
    made = document(LIGAPAPIER)
    headings = [b for b in made.blocks if isinstance(b, Heading) and b.level == 3]
    assert headings
    places = set()
    for heading in headings:
        place, beispiel = every[plain(heading.inlines).replace("\u00a0", " ")]
        after = made.blocks[made.blocks.index(heading) :]
        facts = next(b for b in after if isinstance(b, Facts))
        said = {plain(term): plain(value).replace("\u00a0", " ") for term, value in facts.items}
        assert place in said["Wer und wo"]
        effects = [value for term, value in said.items() if term == "Wirkung"]
        for effect in beispiel.get("wirkung", []):
            figure = f"{effect['wert']} {effect['einheit']}"
            assert any(figure in value for value in effects), f"{figure}: {said}"
        places.add(place)
    assert places == set(ORTE)


@pytest.mark.langsam
def test_each_field_has_at_most_three_examples_from_different_places() -> None:
    for (chapter, section), blocks in abschnitte(document(LIGAPAPIER)).items():
        if section in {"Ein gutes Beispiel", "Gute Beispiele"}:
            titles = [b for b in blocks if isinstance(b, Heading) and b.level == 3]
            assert 1 <= len(titles) <= 3, chapter


def test_examples_come_from_one_place_after_the_other(tmp_path: Path) -> None:
    places = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        folder = Ordner(tmp_path / name).mit("anbieter", {"traeger": [TRAEGER]})
        good = {"handlungsfeld": "beratung", "traeger": TRAEGER["id"], "was": "Das gelingt."}
        rows = [{**good, "id": f"{name}{n}", "titel": f"{name}{n}"} for n in range(3)]
        places.append(lage(folder.mit("beispiele", {"beispiele": rows})))
    found = Vergleich(tuple(places)).beispiele("beratung")
    assert [(ort, beispiel.titel) for ort, beispiel in found] == [
        (places[0], "a0"),
        (places[1], "b0"),
        (places[0], "a1"),
    ]


@pytest.mark.langsam
def test_demands_are_called_so_and_name_their_source_and_places() -> None:
    notices = [b for b in document(LIGAPAPIER).blocks if isinstance(b, Notice) and b.kind == "forderung"]
    assert notices
    for notice in notices:
        text = " ".join(plain(b.inlines) for b in notice.blocks if isinstance(b, Paragraph)).replace("\u00a0", " ")
        assert re.search(r"\((?:Anregungen der Freien Wohlfahrtspflege|Interview der Diakonie) 2019, Abs", text)
        assert re.search(rf"(?:{'|'.join(ORTE)}) \((?:fehlt|teilweise)\): ", text)
        assert "rechtswidrig" not in text


@pytest.mark.langsam
def test_where_the_law_differs_a_footnote_says_so_with_norm_and_date() -> None:
    text = "\n".join(plain(note.inlines) for note in walk(document(LIGAPAPIER).blocks) if isinstance(note, Footnote))
    text = text.replace("\u00a0", " ")
    assert "Zur Rechtslage: Ob ein freier Träger Vorrang hat" in text
    assert "§ 4 Abs. 2 SGB VIII (geprüft am Text vom 19.08.2026)" in text


# Any town: none, one, many


def traeger(count: int) -> list[dict[str, Any]]:
    return [{**TRAEGER, "id": f"t{n}", "name": f"Verein {n} e. V.", "kurzname": f"Verein {n}"} for n in range(count)]


class Zahlen(NamedTuple):
    """How much a town has: providers, offers of each, people waiting for each, needs, and measures of its own."""

    anbieter: int
    je: int
    warten: int | None
    meldungen: int
    eigene: int


def platz(warten: int | None) -> dict[str, Any]:
    return {} if warten is None else {"kapazitaet": {"plaetze": str(20 + warten), "warteliste": str(warten)}}


def ort(tmp_path: Path, zahlen: Zahlen) -> Ordner:
    anbieter, je, warten, meldungen, eigene = zahlen
    amt = {"id": "amt", "name": "Sozialamt", "art": "kommune"}
    angebote = [
        {
            **ANGEBOT,
            "id": f"a{n}-{k}",
            "traeger": f"t{n}",
            "name": f"Treff {n}-{k}",
            "leistungsart": art,
            **platz(warten),
        }
        for n in range(anbieter)
        for k, art in enumerate(("mbe", "begegnung", "wohnungssuche", "integrationskurs")[:je])
    ]
    angebote.append({**ANGEBOT, "id": "amt-1", "traeger": "amt", "name": "Auskunft", "leistungsart": "sozialberatung"})
    bedarf = [
        {"id": f"b{n}", "titel": "Es fehlt etwas.", "handlungsfeld": "wohnen", "faelle": str(n), "datum": "01.02.2026"}
        for n in range(1, meldungen + 1)
    ]
    massnahmen = [
        {
            "id": f"m{n}",
            "name": f"Plan {n}",
            "handlungsfeld": "beratung",
            "leistungsart": "mbe",
            "rechtskreis": "freiwillig",
            "durchfuehrung": "kommune",
            "gebiet": ["gesamt"],
            "mittel": "5000",
            "stellen": "0,5",
        }
        for n in range(eigene)
    ]
    return (
        Ordner(tmp_path)
        .mit("anbieter", {"traeger": [amt, *traeger(anbieter)], "angebote": angebote})
        .mit("bedarfe", {"bedarfe": bedarf})
        .mit("massnahmen", {"massnahmen": massnahmen})
    )


def public(ordner: Ordner) -> Lage:
    konzept = geschnitten(ordner.konzept(), Fassung.OEFFENTLICH)
    befunde = check(konzept, ordner.source())
    return Lage(Konzeptsicht.von(konzept), befunde, vollstaendigkeit(konzept, ordner.source(), befunde))


def sentences(here: Lage, art: str) -> Iterator[str]:
    made = render(compose(replace(stoff(here.konzept, art), orte=(here,))), Design())
    for block in made.blocks:
        yield from _sentences(block)


def _sentences(block: Any) -> Iterator[str]:  # noqa: ANN401 - any block
    match block:
        case Paragraph() | Heading():
            yield plain(block.inlines)
        case BulletList():
            yield from (plain(b.inlines) for item in block.items for b in item if isinstance(b, Paragraph))
        case Notice():
            for inner in block.blocks:
                yield from _sentences(inner)
        case _:
            pass


FAELLE = [
    *map(Zahlen._make, product((0, 1, 2, 13), (1, 4), (None, 1), (0, 1), (0, 1))),
    Zahlen(40, 2, 3, 13, 13),
    Zahlen(1, 2, 2, 2, 2),
]


@pytest.mark.parametrize(
    "fall",
    [pytest.param(fall, marks=() if number % 6 == 0 else pytest.mark.langsam) for number, fall in enumerate(FAELLE)],
)
def test_sentences_fit_every_count(tmp_path: Path, fall: Zahlen) -> None:
    here = public(ort(tmp_path, fall))
    for art in ("positionspapier", "kurzfassung", "beschlussvorlage"):
        assert [fault for sentence in sentences(here, art) for fault in faults(sentence)] == [], art


@pytest.mark.parametrize(
    "satz",
    [
        "Es gibt ein Angebote.",
        "Auf einen Menschen warten zwei Platz.",
        "Ein Träger arbeiten hier.",
        "Drei Träger hat Angebote.",
        "Es gibt 3 Angebote.",
        "Beteiligt sind Caritas und .",
        "Sie hat Plätze ().",
        "Das gilt.. Immer.",
        "Das gilt. immer.",
        "Null Angebote sind da.",
        "Geöffnet unbekannt",
        "Hier , dort.",
    ],
)
def test_the_ear_for_grammar_hears_these(satz: str) -> None:
    assert faults(satz)


def test_the_ear_for_grammar_is_silent_on_good_sentences() -> None:
    good = "Hier arbeitet ein freier Träger mit zwei Angeboten (Caritas e. V.). Sie haben 120 Plätze, z. B. am Ort."
    assert faults(good) == []


def test_a_town_without_anything_gets_a_paper_with_gaps_and_no_broken_sentence(tmp_path: Path) -> None:
    said = list(sentences(public(Ordner(tmp_path)), "positionspapier"))
    assert any("wer spricht" in sentence for sentence in said)
    assert [fault for sentence in said for fault in faults(sentence)] == []


# Unknown is not no


def lage(ordner: Ordner) -> Lage:
    konzept = ordner.konzept()
    return Lage(Konzeptsicht.von(konzept), check(konzept, ordner.source()))


def eigene_beratung(tmp_path: Path, massnahme: dict[str, Any]) -> Ordner:
    """Return a town that plans counselling of its own beside that of a free provider."""
    reach: dict[str, Any] = {"gebiet": ["gesamt"], "zielgruppen": ["zugewanderte"]}
    own = {"id": "m", "name": "Eigene Beratung", "handlungsfeld": "beratung", "leistungsart": "mbe", "neu": "ja"}
    own |= {"rechtskreis": "freiwillig", "durchfuehrung": "kommune", "umfang": "10", **massnahme}
    angebot = {**ANGEBOT, **reach, "geeignet": "ja", "kapazitaet": {"plaetze": "20", "belegt": "5"}}
    used = {key: value for key, value in {**own, **deepcopy(reach)}.items() if value}
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [angebot]})
    return folder.mit("massnahmen", {"massnahmen": [used]})


@pytest.mark.parametrize(
    ("massnahme", "fehlt"),
    [
        ({}, True),
        ({"durchfuehrung": ""}, False),
        ({"durchfuehrung": "freier_traeger"}, False),
        ({"leistungsart": "suchtberatung"}, False),
        ({"begruendung": {"text": "Nur kurz.", "datum": "01.02.2026", "stelle": "Amt"}}, True),
        ({"begruendung": {"text": "Sie erreicht nicht alle. " * 3, "datum": "01.02.2026", "stelle": "A"}}, False),
    ],
)
def test_a_reason_is_missed_only_where_an_offer_surely_matches(
    tmp_path: Path,
    massnahme: dict[str, Any],
    fehlt: bool,  # noqa: FBT001 - the case itself
) -> None:
    folder = eigene_beratung(tmp_path, massnahme)
    assert [m.id for m in lage(folder).ohne_begruendung] == (["m"] if fehlt else [])


def test_a_recorded_exception_answers_as_a_reason_does(tmp_path: Path) -> None:
    folder = eigene_beratung(tmp_path, {})
    (finding,) = (f for f in lage(folder).befunde if f.subject == "m" and f.message.startswith("Begründung fehlt: "))
    reason = {"text": "Der Rat hat es so beschlossen. " * 3, "datum": "01.02.2026", "stelle": "Rat"}
    reason["gueltig_bis"] = "01.02.2027"
    folder.mit("ausnahmen", {"ausnahmen": [{"regel": finding.code, "bezug": "m", "begruendung": reason}]})
    answered = next(f for f in lage(folder).befunde if f.subject == "m" and f.code == finding.code)
    assert answered.message == finding.message
    assert lage(folder).ohne_begruendung == ()


def test_an_offer_without_area_leaves_no_place_bare(tmp_path: Path) -> None:
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT]})
    folder.mit("sozialraeume", {"sozialraeume": [{"id": "nord", "name": "Nord"}]})
    assert not any("Ohne Angebot" in satz for satz in lage(folder).feld("beratung").luecken)


def test_an_unknown_queue_is_open_and_not_empty(tmp_path: Path) -> None:
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT]})
    assert lage(folder).wartende is None


def test_what_is_not_recorded_is_called_so(tmp_path: Path) -> None:
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT]})
    for feld in ("beratung", "arbeit", "wohnen", "verwaltung"):
        for satz in lage(folder).feld(feld).luecken:
            assert "erfasst" in satz.lower(), satz


def test_a_paper_has_one_sender(befehl: Befehl, tmp_path: Path) -> None:
    papers = [EXAMPLES / "positionspapier"] * 2
    said = befehl("build", "--dokument", "positionspapier", *papers, EXAMPLES / "minimal", "-o", tmp_path)
    assert said.code == 2
    assert "nur einen Absender" in said.text


# The command


@pytest.mark.langsam
def test_several_folders_make_one_paper_in_the_first_folder(befehl: Befehl, tmp_path: Path) -> None:
    folders = [EXAMPLES / name for name in LIGA]
    done = befehl("build", "--dokument", "positionspapier", *folders, "-o", tmp_path, "--format", "html")
    assert done.code == 0
    assert [path.name for path in sichtbar(tmp_path)] == ["positionspapier-liga-musterland.html"]


def test_other_kinds_take_one_folder(befehl: Befehl, tmp_path: Path) -> None:
    done = befehl("build", EXAMPLES / "minimal", EXAMPLES / "beispieltal", "-o", tmp_path)
    assert done.code == 2
    assert "aus einem einzigen Ordner" in done.text


def test_a_paper_needs_a_concept(befehl: Befehl, tmp_path: Path) -> None:
    done = befehl("build", "--dokument", "positionspapier", EXAMPLES / "positionspapier", "-o", tmp_path)
    assert done.code == 2
    assert "mindestens einen Ordner mit einer konzept.yaml" in done.text


def test_the_folder_of_a_paper_can_be_checked(befehl: Befehl) -> None:
    assert befehl("check", EXAMPLES / "positionspapier").code == 0


def test_a_file_of_a_concept_in_the_folder_of_a_paper_is_told(tmp_path: Path, befehl: Befehl) -> None:
    (tmp_path / "papier.yaml").write_text((EXAMPLES / "positionspapier" / "papier.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "bedarfe.yaml").write_text("bedarfe: []\n", "utf-8")
    done = befehl("check", tmp_path)
    assert done.code == 1
    assert "ORD006" in done.text


def test_a_paper_beside_the_data_is_found(tmp_path: Path) -> None:
    folder = ort(tmp_path, Zahlen(2, 2, None, 1, 0))
    folder.mit("papier", {"papier": {"absender": {"art": "verband", "name": "Caritasverband Musterstadt e. V."}}})
    assert any("Caritasverband Musterstadt" in s for s in _covers(folder.pfad))


def _covers(folder: Path) -> Iterator[str]:
    with Blanko() as drawer:
        examined = pipeline.examine(folder, STICHTAG, silent)
        made, name = pipeline.assemble(
            [examined], Wish(stichtag=STICHTAG, formats=(), art="positionspapier"), silent, drawer
        )
    yield made.cover.publisher
    yield name
