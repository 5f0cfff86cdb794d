"""What short version, paper for the council and directory say is carried by the data: time, state, unknown, count."""

from datetime import date
from pathlib import Path
from typing import cast

import pytest

from dokumente import STICHTAG, Blanko, silent
from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen import pipeline
from konzeptgen.base.typography import NBSP
from konzeptgen.document.tree import Block, Document, Facts, plain, walk
from konzeptgen.pipeline import Wish

MASSNAHMEN = """
massnahmen:
  - {id: m1, name: Rat, handlungsfeld: beratung, status: laufend, mittel: 100000, finanzierung: [kommune, land]}
  - {id: m2, name: Lotsen, handlungsfeld: wohnen, status: geplant, mittel: 50000, eigenanteil: 20000, einmalig: 7000}
  - {id: m3, name: Fest vorbei, handlungsfeld: teilhabe, status: abgeschlossen, mittel: 900000}
  - {id: m4, name: Kurs ruht, handlungsfeld: sprache, status: zurueckgestellt, mittel: 800000}
"""


def dokument(ordner: Ordner, art: str, stichtag: date = STICHTAG) -> Document:
    """Return a public document."""
    wish = Wish(stichtag=stichtag, formats=("html",), art=art)
    with Blanko() as drawer:
        examined = [pipeline.examine(ordner.pfad, stichtag, silent)]
        return pipeline.assemble(examined, wish, silent, drawer)[0]


def gesagt(ordner: Ordner, art: str, stichtag: date = STICHTAG) -> str:
    """Return all words of a public document, one block a line."""
    blocks = walk(dokument(ordner, art, stichtag).blocks)
    return "\n".join(worte(cast("Block", block)) for block in blocks).replace(NBSP, " ")


def worte(block: Block) -> str:
    inlines = getattr(block, "inlines", ())
    cells = [cell for row in getattr(block, "rows", ()) for cell in row]
    facts = [words for item in block.items for words in item] if isinstance(block, Facts) else []
    return " ".join([plain(inlines), *(plain(cell) for cell in (*cells, *facts))])


def test_posts_of_a_measure_that_is_over_count_nowhere(tmp_path: Path) -> None:
    posts = "massnahmen:\n" + "".join(
        f"  - {{id: m{number}, name: Rat, handlungsfeld: beratung, status: laufend, stellen: '{post}', {more}}}\n"
        for number, (post, more) in enumerate((("1,5", "neu: nein"), ("4", "ende: 31.12.2025")))
    )
    rows = gesagt(Ordner(tmp_path).mit("massnahmen", posts), "beschlussvorlage")
    assert "Beratung und Begleitung 0 – 1 offen 1,5" in rows
    assert "Zusammen 0 – 1 offen 1,5" in rows


def test_the_council_reads_new_and_running_money_apart(tmp_path: Path) -> None:
    words = gesagt(Ordner(tmp_path).mit("massnahmen", MASSNAHMEN), "beschlussvorlage")
    assert "Die Verwaltung setzt die neue Maßnahme um und führt die laufende Maßnahme fort" in words
    assert (
        "Mittel für neue Maßnahmen von jährlich 50.000 Euro und einmalig 7.000 Euro stehen unter dem Vorbehalt" in words
    )
    assert "Neu ist eine Maßnahme mit 50.000 Euro im Jahr. Davon trägt die Kommune selbst 20.000 Euro." in words
    assert "Bereits läuft eine Maßnahme mit 100.000 Euro im Jahr. Welchen Teil davon" in words
    assert "900.000" not in words
    assert "800.000" not in words


def test_finished_and_shelved_measures_are_no_plans(tmp_path: Path) -> None:
    words = gesagt(Ordner(tmp_path).mit("massnahmen", MASSNAHMEN), "kurzfassung")
    assert "Im Konzept stehen zwei Pläne, die laufen oder noch kommen." in words
    assert "Fest vorbei" not in words
    assert "Kurs ruht" not in words
    assert (
        "Was schon läuft, kostet im Jahr etwa 100.000 Euro. Was neu dazukommt, kostet im Jahr etwa 50.000 Euro."
        in words
    )


def test_nothing_is_up_where_all_is_done(tmp_path: Path) -> None:
    done = "massnahmen:\n  - {id: m, name: Fest, handlungsfeld: teilhabe, status: abgeschlossen, mittel: 5}\n"
    ordner = Ordner(tmp_path).mit("massnahmen", done)
    assert "Zurzeit steht kein Plan an" in gesagt(ordner, "kurzfassung")
    words = gesagt(ordner, "beschlussvorlage")
    assert "Zurzeit steht keine Maßnahme an" in words
    assert "Die Verwaltung setzt das Konzept um" in words


@pytest.mark.parametrize(
    ("sprachen", "satz"),
    [
        ([["ar"], []], "Von einem Angebot wissen wir die Sprachen. Dort hilft man auch auf Arabisch."),
        ([["ar"], ["de", "tr"]], "Es gibt sie in zwei anderen Sprachen: Arabisch und Türkisch."),
        ([["de"], ["de"]], ""),
        ([[], []], ""),
    ],
)
def test_languages_are_said_of_offers_that_name_them(tmp_path: Path, sprachen: list[list[str]], satz: str) -> None:
    offers = [{**ANGEBOT, "id": f"a{n}", "sprachen": own} for n, own in enumerate(sprachen)]
    words = gesagt(Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": offers}), "kurzfassung")
    assert satz in words
    assert ("Hilfe gibt es nicht nur auf Deutsch" in words) == satz.startswith("Es gibt sie")


def test_queues_that_nobody_counted_make_a_number_a_least_one(tmp_path: Path) -> None:
    waiting = {**ANGEBOT, "id": "a", "kapazitaet": {"warteliste": "7"}}
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [waiting, ANGEBOT]})
    assert "Auf Wartelisten stehen mindestens sieben Menschen." in gesagt(folder, "kurzfassung")
    folder.mit("anbieter", {"traeger": [TRAEGER], "angebote": [waiting]})
    assert "Auf Wartelisten stehen sieben Menschen." in gesagt(folder, "kurzfassung")


def test_offers_that_are_over_or_still_to_come_are_not_in_the_directory(tmp_path: Path) -> None:
    offers = [
        {**ANGEBOT, "name": "Läuft bis Jahresende", "ende": "31.12.2026"},
        {**ANGEBOT, "id": "b", "name": "War einmal", "ende": "31.12.2025"},
        {**ANGEBOT, "id": "c", "name": "Kommt noch", "beginn": "01.01.2027"},
    ]
    words = gesagt(Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": offers}), "anbieterverzeichnis")
    assert "Läuft bis Jahresende" in words
    assert "War einmal" not in words
    assert "Kommt noch" not in words


def test_who_coordinates_no_more_is_not_named(tmp_path: Path) -> None:
    ended = {"ehrenamtskoordination": [{"stelle": "Alte Stelle", "ende": "31.12.2025"}]}
    words = gesagt(Ordner(tmp_path).mit("ehrenamt", ended), "kurzfassung")
    assert "Alte Stelle" not in words
    assert "Fragen Sie einen Verein in Ihrer Nähe." in words


def test_meetings_that_are_over_are_no_longer_ahead(tmp_path: Path) -> None:
    steps = [{"gremium": "Ausschuss", "datum": "01.10.2026"}, {"gremium": "Rat", "datum": "01.12.2026"}]
    words = gesagt(Ordner(tmp_path).mit("konzept", {"beratungsfolge": steps}), "kurzfassung")
    assert "Darüber sprechen noch: Rat am 1. Dezember 2026." in words
