"""Every sentence of ours is printed by a made concept, and its figures and claims are worked out a second time."""

import ast
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from gedruckt import STICHTAG, Dokument, Gedruckt, gedruckt
from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.base.paths import TEMPLATES
from konzeptgen.vorlagen.vorlagen import Vorlagen
from nachrechnung.daten import Daten
from nachrechnung.pruefung import Ergebnis, pruefe
from nachrechnung.rechnung import Rechnung
from nachrechnung.tabellen import TABELLEN
from nachrechnung.text import stellen
from nachrechnung.themen import THEMEN, fremde

pytestmark = pytest.mark.langsam
NACHRECHNUNG = Path(__file__).parent / "nachrechnung"
UNERREICHBAR = {
    ("templates/konzept/15-vorwort.md.j2", "![Unterschrift von", ""): "made concepts have no pictures",
    ("templates/konzept/15-vorwort.md.j2", '"Unterschrift")', ""): "made concepts have no pictures",
    ("saetze/recht.py", "ungeprüft", "rechtssatz"): "every norm that binds has been read; the next may not have been",
    ("templates/bausteine/makros.md.j2", "plaetze", "plaetze"): "this macro stands by for templates of authors",
}
"""File, text and name of what no document of the house prints, each with the reason."""


@pytest.fixture(scope="module")
def alles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gedruckt]:
    with pytest.MonkeyPatch.context() as patch:
        yield gedruckt(tmp_path_factory.mktemp("erzeugt"), patch)


@pytest.fixture(scope="module")
def ergebnis(alles: Gedruckt) -> Ergebnis:
    found = Ergebnis()
    for dokument in alles.dokumente:
        geprueft([Rechnung(Daten(ordner, STICHTAG)) for ordner in dokument.ordner], dokument, found)
    return found


def geprueft(orte: Sequence[Rechnung], dokument: Dokument, ergebnis: Ergebnis) -> Ergebnis:
    names = frozenset[str]().union(*map(fremde, orte))
    pruefe(orte, stellen(dokument.art, dokument.kapitel, names), THEMEN, ergebnis)
    return ergebnis


def test_every_sentence_of_ours_is_printed(alles: Gedruckt) -> None:
    known = {(file, text) for file, text, _ in UNERREICHBAR}
    missing = [satz for satz in alles.spuren.unerreicht if (satz.datei, satz.text) not in known]
    assert not missing, "\n".join(["printed by no made concept; add one to tests/erzeugt.py:", *map(str, missing)])


def test_what_no_document_prints_is_still_there(alles: Gedruckt) -> None:
    silent = {(satz.datei, satz.text) for satz in alles.spuren.unerreicht}
    assert {(file, text) for file, text, _ in UNERREICHBAR} == silent


@pytest.mark.parametrize("art", Vorlagen().arten)
def test_every_chapter_of_every_kind_of_document_is_printed(alles: Gedruckt, art: str) -> None:
    own = {f"templates/{art}/{path.name}" for path in (TEMPLATES / art).glob("*.md.j2")}
    assert own <= alles.spuren.vorlagen
    assert {dokument.oeffentlich for dokument in alles.dokumente if dokument.art == art} == {True, False}


def test_figures_and_claims_are_what_the_data_say(ergebnis: Ergebnis) -> None:
    assert not ergebnis.falsch, "\n".join(dict.fromkeys(ergebnis.falsch))


def test_no_figure_and_no_claim_is_about_nothing_known(ergebnis: Ergebnis) -> None:
    lead = "no line of tests/nachrechnung says what this is about:"
    assert not ergebnis.fremd, "\n".join([lead, *dict.fromkeys(ergebnis.fremd)])


def test_every_subject_and_table_is_met(ergebnis: Ergebnis) -> None:
    assert [thema.worte for thema in THEMEN if id(thema) not in ergebnis.getroffen] == []
    assert [title for title, _, wert in TABELLEN if id(wert) not in ergebnis.getroffen] == []


def test_the_recomputation_imports_nothing_of_konzeptgen() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in NACHRECHNUNG.glob("*.py")]
    names = {
        alias.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    names |= {str(node.module) for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert len(trees) > 5
    assert {name.partition(".")[0] for name in names} <= {
        *("ast", "collections", "dataclasses", "datetime", "decimal", "functools", "json", "pathlib", "re", "typing"),
        *("nachrechnung", "yaml"),
    }


# The check itself notices what is wrong, and does not mind other words.

HAEUSER = [
    {"id": f"u{n}", "name": f"Haus {n}", "art": "gemeinschaftsunterkunft", **more}
    for n, more in enumerate(
        (
            {"plaetze": 80, "schutzkonzept": "ja"},
            {"plaetze": 40, "schutzkonzept": "nein"},
            {"plaetze": 25, "schliessung_am": "31.12.2022"},
            {},
        )
    )
]


@pytest.fixture
def sagen(tmp_path: Path) -> partial[Ergebnis]:
    angebote = [
        {**ANGEBOT, "id": f"a{n}", **more} for n, more in enumerate(({}, {"status": "geplant"}, {"ende": "31.12.2025"}))
    ]
    ordner = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": angebote})
    ordner.mit("unterkuenfte", {"unterkuenfte": HAEUSER})
    return partial(_gesagt, Rechnung(Daten(ordner.pfad, date(2026, 11, 23))))


def _gesagt(r: Rechnung, satz: str) -> Ergebnis:
    return geprueft([r], Dokument("konzept", (), True, {"Wohnen": satz}), Ergebnis())  # noqa: FBT003


@pytest.mark.parametrize(
    "satz",
    [
        "Am 23. November 2026 sind drei Unterkünfte offen. Zwei davon haben zusammen 120 Plätze.",
        "Von drei Gemeinschaftsunterkünften hat eine ein Schutzkonzept, eine hat keins; zu einer ist es nicht erfasst.",
        "Ein Schutzkonzept hat von drei Häusern eines; zu einem ist es nicht bekannt.",
        "In der Stadt arbeitet ein Träger mit einem laufenden Angebot für Integration.",
        "Mit einem laufenden Angebot für Integration ist hier ein Träger tätig.",
        "Bereits geschlossen ist Haus 2 (31.12.2022, 25 Plätze).",
    ],
)
def test_other_words_for_the_same_are_no_fault(sagen: partial[Ergebnis], satz: str) -> None:
    found = sagen(satz)
    assert (found.falsch, found.fremd) == ([], [])


@pytest.mark.parametrize(
    ("satz", "fault"),
    [
        ("Am 23. November 2026 haben drei offene Unterkünfte zusammen 145 Plätze.", "145 statt 120"),
        (
            "Von drei Gemeinschaftsunterkünften hat eine ein Schutzkonzept, zwei haben keins.",
            "zwei statt Anteil(teil=1",
        ),
        ("Alle drei Gemeinschaftsunterkünfte haben ein Schutzkonzept.", "Alle drei statt"),
        ("In der Stadt arbeitet ein Träger mit zwei laufenden Angeboten für Integration.", "zwei statt 1"),
        ("Kein Runder Tisch besteht, aber drei Runde Tische bestehen am Ort.", "drei statt 0"),
        ("Uns ist nichts gemeldet, was fehlt. Der Stand ist der 1. Mai 2031.", "2031-05-01 steht nicht"),
    ],
)
def test_a_wrong_figure_or_claim_is_noticed(sagen: partial[Ergebnis], satz: str, fault: str) -> None:
    assert fault in "\n".join(sagen(satz).falsch)


@pytest.mark.parametrize(
    "satz",
    ["Hier gibt es 17 Springbrunnen.", "Alle fühlen sich wohl.", "Niemand muss lange suchen.", "Sieben Zwerge helfen."],
)
def test_a_figure_or_claim_about_nothing_known_is_noticed(sagen: partial[Ergebnis], satz: str) -> None:
    assert sagen(satz).fremd
