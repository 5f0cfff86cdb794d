"""The survey: each provider sees its own data alone, and its answer changes nothing else."""

import html
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from conftest import Befehl
from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.exchange.abfrage import kept_back, mappen
from konzeptgen.exchange.naming import merged
from konzeptgen.exchange.outline import kinds

pytestmark = pytest.mark.langsam
AWO = {
    "id": "awo",
    "name": "Arbeiterwohlfahrt Flussufer",
    "art": "freie_wohlfahrt",
    "kontakt": {"email": "a@awo.example"},
}
STILL = {"id": "stilles-haus", "name": "Stilles Haus am Hang", "art": "migrantenorganisation"}
RAUM = {"id": "nord", "name": "Nordstadt"}
GRUND = "Das Amt hält das Angebot für zu klein für diese Aufgabe."
MBE = {
    **ANGEBOT,
    "name": "Beratung am Markt",
    "gebiet": ["nord"],
    "geeignet": "nein",
    "eignung_grund": GRUND,
    "verweisstellen": [{"stelle": "Ausländerbehörde"}],
    "foerderung": [{"geber": "bund", "programm": "Richtlinie"}],
}
DREI = [
    MBE,
    {**ANGEBOT, "id": "awo-treff", "traeger": "awo", "name": "Treff am Fluss", "leistungsart": "begegnung"},
    {**ANGEBOT, "id": "hang", "traeger": "stilles-haus", "name": "Werkstatt am Hang"},
]
TAG = ("--stichtag", "15.05.2026")
Fuellen = Callable[[Any], object]


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    konzept = {"steuerung": {"federfuehrung": "Stabsstelle Ankommen"}}
    anbieter = {"traeger": [TRAEGER, AWO, STILL], "angebote": DREI}
    return (
        Ordner(tmp_path).mit("konzept", konzept).mit("anbieter", anbieter).mit("sozialraeume", {"sozialraeume": [RAUM]})
    )


@pytest.fixture
def ziel(befehl: Befehl, ordner: Ordner) -> Path:
    path = ordner.pfad.with_name("abfrage")
    assert befehl("export", ordner.pfad, "--je-traeger", path).code == 0
    return path


def answer(path: Path, change: Fuellen = lambda _: None) -> None:
    """Save a workbook as its provider would."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def put(book: Any, sheet: str, row: int, head: str, value: object) -> None:  # noqa: ANN401
    column = next(cell.column for cell in book[sheet][1] if cell.value == head)
    book[sheet].cell(row, column).value = value


def read(ordner: Ordner, name: str = "anbieter") -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ordner.pfad / f"{name}.yaml").read_text("utf-8"))
    return found


def everything(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return html.unescape(" ".join(package.read(name).decode("utf-8", "replace") for name in package.namelist()))


def test_a_workbook_holds_nothing_of_others(ordner: Ordner) -> None:
    found = {name: everything(data) for name, data in mappen(merged(ordner.source())).items()}
    assert list(found) == ["caritas.xlsx", "awo.xlsx", "stilles-haus.xlsx"]
    told = {"caritas.xlsx": [str(TRAEGER["name"]), "Beratung am Markt", "Nordstadt", "Richtlinie"],
            "awo.xlsx": [str(AWO["name"]), "awo-treff", "Treff am Fluss"],
            "stilles-haus.xlsx": [str(STILL["name"]), "stilles-haus", "Werkstatt am Hang"]}  # fmt: skip
    for name, text in found.items():
        for whose, names in told.items():
            assert [one for one in names if one in text] == (names if whose == name else []), (name, whose)
        assert "zu klein" not in text
        assert "Ausländerbehörde" not in text


def test_no_workbook_is_called_like_a_device_of_windows(ordner: Ordner) -> None:
    names = ("con", "aux", "com1", "lpt9", "contra", "caritas")
    ordner.mit("anbieter", {"traeger": [{**TRAEGER, "id": name} for name in names]})
    expected = {"con-traeger.xlsx", "aux-traeger.xlsx", "com1-traeger.xlsx", "lpt9-traeger.xlsx"}
    assert set(mappen(merged(ordner.source()))) == {*expected, "contra.xlsx", "caritas.xlsx"}


def test_what_the_municipality_keeps_is_a_field_of_the_schema() -> None:
    known = {(*kind.path, *column.path) for kind in kinds() for column in kind.columns} | {
        kind.path for kind in kinds()
    }
    assert kept_back() <= known


def test_an_answer_changes_what_is_its_own_and_the_silent_ones_get_a_letter(
    befehl: Befehl, ordner: Ordner, ziel: Path, tmp_path: Path
) -> None:
    def fill(book: Any) -> None:  # noqa: ANN401
        put(book, "Angebote", 2, "Kapazität: Plätze", 40)
        put(book, "Angebote", 3, "Name", "Frauencafé")
        put(book, "Angebote", 3, "Leistungsart", "Begegnung und Treffpunkt")

    answer(ziel / "caritas.xlsx", fill)
    answer(ziel / "awo.xlsx")
    before = (ordner.pfad / "anbieter.yaml").read_bytes()
    result = befehl("import", ordner.pfad, "--abfrage", ziel, *TAG, "--ja", "--bericht", tmp_path / "b.json")
    assert result.code == 0
    assert "Geantwortet: 2 von 3" in result.out
    assert "Arbeiterwohlfahrt Flussufer (awo.xlsx): nichts geändert, geprüft am 15.05.2026" in result.out
    assert "Noch ohne Antwort: 1\n  Stilles Haus am Hang\n" in result.out
    assert "Stabsstelle Ankommen" in result.out.rpartition("Mit freundlichen Grüßen")[2]
    now = {one["id"]: one for one in read(ordner)["angebote"]}
    expected = {**MBE, "kapazitaet": {"plaetze": 40}, "geprueft_am": "15.05.2026"}
    assert {**now["caritas-mbe"], "geeignet": "nein"} == expected
    assert now["frauencafe"]["traeger"] == "caritas"
    assert {key: one.get("geprueft_am") for key, one in now.items()} == {
        "caritas-mbe": "15.05.2026", "awo-treff": "15.05.2026", "hang": None, "frauencafe": "15.05.2026",
    }  # fmt: skip
    assert (ordner.pfad / ".sicherung/0001/anbieter.yaml").read_bytes() == before
    report = json.loads((tmp_path / "b.json").read_text())
    assert [one["id"] for one in report["geantwortet"]] == ["awo", "caritas"]
    assert [one["id"] for one in report["ohne_antwort"]] == ["stilles-haus"]
    assert report["uebernommen"] == 1
    assert report["anschreiben"].startswith("Betreff:")


def test_the_second_time_changes_nothing_on_whatever_day(befehl: Befehl, ordner: Ordner, ziel: Path) -> None:
    def fill(book: Any) -> None:  # noqa: ANN401
        put(book, "Angebote", 3, "Name", "Beratung")
        put(book, "Angebote", 3, "Leistungsart", "Begegnung und Treffpunkt")

    answer(ziel / "caritas.xlsx", fill)
    befehl("import", ordner.pfad, "--abfrage", ziel, *TAG, "--ja")
    before = (ordner.pfad / "anbieter.yaml").read_bytes()
    result = befehl("import", ordner.pfad, "--abfrage", ziel, "--stichtag", "16.05.2026", "--ja")
    assert result.out.endswith("Im Ordner ändert sich nichts.\n")
    assert (ordner.pfad / "anbieter.yaml").read_bytes() == before


def test_nothing_is_written_unasked(befehl: Befehl, ordner: Ordner, ziel: Path) -> None:
    answer(ziel / "caritas.xlsx")
    before = (ordner.pfad / "anbieter.yaml").read_bytes()
    result = befehl("import", ordner.pfad, "--abfrage", ziel, *TAG)
    assert f"konzeptgen import {ordner.pfad} --abfrage {ziel} --ja" in result.out.splitlines()[-1]
    assert (ordner.pfad / "anbieter.yaml").read_bytes() == before


def foreign(book: Any) -> None:  # noqa: ANN401
    """Do what no provider may: change others, take and give offers away, speak for the municipality."""
    offers, bodies = book["Angebote"], book["Träger"]
    put(book, "Angebote", 2, "Träger", AWO["name"])
    put(book, "Angebote", 3, "Kennung", "awo-treff")
    put(book, "Angebote", 3, "Name", "Von uns übernommen")
    put(book, "Angebote", 4, "Name", "Für die AWO")
    put(book, "Angebote", 4, "Träger", "awo")
    put(book, "Träger", 3, "Name", "Neuer Träger")
    put(book, "Träger", 4, "Kennung", "awo")
    put(book, "Träger", 4, "Name", "AWO umbenannt")
    heads = [cell.value for cell in offers[1]]
    offers.cell(1, len(heads) + 1).value = "Geeignet"
    offers.cell(2, len(heads) + 1).value = "ja"
    assert bodies["A1"].value == "Kennung"
    sheet = book.create_sheet("Kommune und Konzept")
    for row in (["Bereich", "Angabe", "Eintrag"], ["Kommune", "Name", "Andernorts"]):
        sheet.append(row)
    row = book["Förderung (Angebote)"]
    row.cell(4, 1).value, row.cell(4, 3).value = "Treff am Fluss", "Bund"


def test_an_answer_may_not_touch_others_and_it_is_said(
    befehl: Befehl, ordner: Ordner, ziel: Path, tmp_path: Path
) -> None:
    answer(ziel / "caritas.xlsx", foreign)
    before, konzept = read(ordner), (ordner.pfad / "konzept.yaml").read_bytes()
    befehl("import", ordner.pfad, "--abfrage", ziel, *TAG, "--ja", "--bericht", tmp_path / "b.json")
    now = read(ordner)
    for one in (*now["traeger"], *now["angebote"]):
        if one["id"] in {"caritas", "caritas-mbe"}:
            assert str(one.pop("geprueft_am")) == "15.05.2026"
    assert now == before
    assert (ordner.pfad / "konzept.yaml").read_bytes() == konzept
    aside = {one["stelle"]: one["grund"] for one in json.loads((tmp_path / "b.json").read_text())["zurueckgestellt"]}
    text = " ".join(aside.values())
    for words in (
        "„awo-treff“ gehört einem anderen Träger", "bekommt hier keinen anderen Träger", "meint einen anderen Träger",
        "Diese Angabe pflegt die Kommune", "„Kommune“ pflegt die Kommune", "„Treff am Fluss“ ist kein Angebot dieses",
    ):  # fmt: skip
        assert words in text
    assert all(place.startswith("caritas.xlsx: ") for place in aside)


def test_an_offer_of_the_same_name_as_anothers_is_a_new_one(befehl: Befehl, ordner: Ordner, ziel: Path) -> None:
    ordner.mit("anbieter", {"traeger": [TRAEGER, AWO], "angebote": [{**ANGEBOT, "id": "treff", "name": "Treff"}]})
    befehl("export", ordner.pfad, "--je-traeger", ziel, "--ja")

    def fill(book: Any) -> None:  # noqa: ANN401
        put(book, "Angebote", 2, "Name", "Treff")
        put(book, "Angebote", 2, "Leistungsart", "Begegnung und Treffpunkt")

    answer(ziel / "awo.xlsx", fill)
    befehl("import", ordner.pfad, "--abfrage", ziel, *TAG, "--ja")
    assert [(one["id"], one["traeger"]) for one in read(ordner)["angebote"]] == [
        ("treff", "caritas"),
        ("treff-2", "awo"),
    ]


def test_files_that_are_no_answer_are_told(befehl: Befehl, ordner: Ordner, ziel: Path, tmp_path: Path) -> None:
    answer(ziel / "caritas.xlsx")
    (ziel / "caritas (1).xlsx").write_bytes((ziel / "caritas.xlsx").read_bytes())
    (ziel / "kaputt.xlsx").write_bytes(b"nichts")
    (ziel / "~$caritas.xlsx").write_bytes(b"gesperrt")
    (ziel / "rueckmeldung.ods").write_bytes((ziel / "awo.xlsx").read_bytes())
    result = befehl("import", ordner.pfad, "--abfrage", ziel, *TAG, "--ja", "--bericht", tmp_path / "b.json")
    aside = {one["stelle"]: one["grund"] for one in json.loads((tmp_path / "b.json").read_text())["zurueckgestellt"]}
    assert result.code == 0
    assert aside.keys() == {"caritas.xlsx", "kaputt.xlsx"}
    assert "Lassen Sie nur eine Datei liegen." in aside["caritas.xlsx"]


def test_the_day_that_a_provider_enters_counts(befehl: Befehl, ordner: Ordner, ziel: Path) -> None:
    answer(ziel / "caritas.xlsx", lambda book: put(book, "Träger", 2, "Zuletzt geprüft am", "02.05.2026"))
    befehl("import", ordner.pfad, "--abfrage", ziel, *TAG, "--ja")
    assert {one.get("geprueft_am") for one in read(ordner)["angebote"]} == {"02.05.2026", None}


def test_what_was_edited_in_the_folder_meanwhile_stays(befehl: Befehl, ordner: Ordner, ziel: Path) -> None:
    ordner.mit("anbieter", {"traeger": [TRAEGER, AWO, STILL], "angebote": [{**MBE, "name": "Neuer Name"}, *DREI[1:]]})
    answer(ziel / "caritas.xlsx")
    befehl("import", ordner.pfad, "--abfrage", ziel, *TAG, "--ja")
    assert read(ordner)["angebote"][0]["name"] == "Neuer Name"


def test_answers_are_not_overwritten_by_a_second_export(befehl: Befehl, ordner: Ordner, ziel: Path) -> None:
    answer(ziel / "awo.xlsx")
    result = befehl("export", ordner.pfad, "--je-traeger", ziel)
    assert (result.code, "awo.xlsx“ gibt es schon" in result.err) == (2, True)


@pytest.mark.parametrize("arguments", [(), ("liste.xlsx", "--abfrage", "ziel"), ("--abfrage", "gibt-es-nicht")])
def test_a_call_without_a_source_is_a_mistake(befehl: Befehl, ordner: Ordner, arguments: tuple[str, ...]) -> None:
    assert befehl("import", ordner.pfad, *arguments).code == 2


# A folder for an association


def test_an_association_starts_with_its_own_offers_and_nothing_else_is_claimed(befehl: Befehl, tmp_path: Path) -> None:
    folder = tmp_path / "verband"
    result = befehl("init", folder, "--verband", "Diakonie Flensburg", "--name", "Flensburg", "--land", "sh")
    assert (result.code, "--dokument positionspapier" in result.out) == (0, True)
    own = yaml.safe_load((folder / "anbieter.yaml").read_text("utf-8"))["traeger"]
    assert [one["name"] for one in own] == ["Diakonie Flensburg"]
    offers = "\nangebote:\n- {id: mbe, traeger: diakonie-flensburg, name: Beratung, leistungsart: mbe}\n"
    path = folder / "anbieter.yaml"
    path.write_text(path.read_text("utf-8") + offers, "utf-8")
    report = json.loads(befehl("check", folder, "--format", "json").out)
    assert report["anzahl"]["fehler"] == 0
    assert {one["stand"] for one in report["elemente"]} <= {"ohne Angaben", "nicht zutreffend"}
    assert befehl("build", folder, "--dokument", "positionspapier", "--format", "html", *TAG).code == 0
    text = next((folder / "ausgabe").glob("*.html")).read_text("utf-8")
    assert "Was andere dort anbieten und was die Kommune plant, liegt nicht vor." in text
    assert "Eigenes Angebot: „Beratung“ (Diakonie Flensburg)." in text
    for claim in ("arbeitet ein freier Träger", "nur ein freier Träger", "Kein laufendes Angebot", "Runde Tische</"):
        assert claim not in text


def test_an_example_is_no_folder_of_an_association(befehl: Befehl, tmp_path: Path) -> None:
    assert befehl("init", tmp_path / "x", "--beispiel", "minimal", "--verband", "Diakonie").code == 2
