"""A small town with open data: someone who knows Excel and no YAML comes to a draft."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from conftest import Befehl
from konzeptgen.exchange.einlesen import faults
from konzeptgen.reading.load import load

DATEN = Path(os.environ.get("KONZEPTGEN_DATEN", Path(__file__).parents[2] / "shared" / "daten")) / "flensburg"
LISTE = Path(__file__).parent / "angebote_flensburg.csv"


def rows() -> list[list[str]]:
    """Return head and rows of the list that a clerk keeps."""
    return list(csv.reader(LISTE.read_text("utf-8").splitlines(), delimiter=";"))


def clerks_list(path: Path) -> Path:
    """Write the list as a clerk has it: a title, a day, a blank line, numbers as numbers, a sum and a footnote."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Angebote für Zugewanderte in Flensburg"])
    sheet.append(["Stand: 14.11.2026, Fachstelle Integration"])
    sheet.append([])
    for row in rows():
        sheet.append([int(cell) if cell.isdecimal() and len(cell) < 6 else cell or None for cell in row])
    sheet.append([None, "Summe: 25 Angebote"])
    sheet.append([None, "* ohne Gewähr"])
    book.save(path)
    return path


def records(folder: Path, name: str, file: str = "anbieter.yaml") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.load((folder / file).read_text("utf-8"), yaml.BaseLoader)[name]  # noqa: S506
    return found


def report(befehl: Befehl, folder: Path, source: Path) -> dict[str, Any]:
    told = folder.parent / "bericht.json"
    assert befehl("import", folder, source, "--ja", "--bericht", told).code == 0
    assert list(faults(load(folder))) == []
    found: dict[str, Any] = json.loads(told.read_text("utf-8"))
    return found


@pytest.mark.langsam
@pytest.mark.skipif(not DATEN.is_dir(), reason=f"the open data of Flensburg do not lie in {DATEN}")
def test_areas_kitas_and_a_clerks_list_become_a_draft_without_a_name_of_a_person(
    befehl: Befehl, tmp_path: Path
) -> None:
    folder, kitas = tmp_path / "flensburg", DATEN / "kitas_in_flensburg.csv"
    assert befehl("init", folder, "--name", "Flensburg", "--typ", "kreisfreie_stadt", "--land", "sh").code == 0
    for source in (DATEN / "stadtteile_einwohner_2021_2022.csv", DATEN / "flensburg_stadtteile.geojson"):
        report(befehl, folder, source)
    assert report(befehl, folder, kitas)["uebernommen"] == 70
    liste = report(befehl, folder, clerks_list(tmp_path / "angebote.xlsx"))
    assert (liste["gelesen"], liste["uebernommen"]) == (25, 25)

    theirs = list(csv.DictReader(kitas.read_text("utf-8").splitlines()))
    offers = records(folder, "angebote")
    shapes = json.loads((folder / "sozialraeume.geojson").read_text("utf-8"))["features"]
    named = {one["id"]: one["name"] for one in records(folder, "sozialraeume", "sozialraeume.yaml")}
    assert len(shapes) == len(named) == 13
    assert sorted(one["id"] for one in shapes) == sorted(named)
    kita_areas = [[named[area] for area in one["gebiet"]] for one in offers[:70]]
    assert kita_areas == [[row["district"]] for row in theirs]

    people = {row["director"] for row in theirs if row["director"].startswith(("Frau ", "Herr "))}
    people |= {row[17] for row in rows()[1:] if row[17]}
    written = "".join(path.read_text("utf-8") for path in folder.rglob("*.yaml"))
    assert len(people) > 20
    assert [person for person in people if person in written] == []
    done = befehl("build", folder, "--format", "html")
    assert done.code == 0


@pytest.mark.langsam
def test_twenty_five_offers_reach_a_draft_in_three_commands(befehl: Befehl, tmp_path: Path) -> None:
    liste, folder = tmp_path / "liste.xlsx", tmp_path / "konzept"
    assert befehl("export", "--leer", liste).code == 0
    book = openpyxl.load_workbook(liste)
    town = book["Kommune und Konzept"]
    for said, value in (("Name", "Flensburg"), ("Art der Kommune", "Kreisfreie Stadt"), ("Land", "Schleswig-Holstein")):
        next(row for row in town.iter_rows(min_row=2) if (row[0].value, row[1].value) == ("Kommune", said))[
            2
        ].value = value
    head, *offers = rows()
    column = {name: head.index(name) for name in head}
    for number, owner in enumerate(dict.fromkeys(row[column["Träger"]] for row in offers), 2):
        fill(book["Träger"], number, {"Name": owner, "Art des Trägers": "freier Träger"})
    for number, area in enumerate(sorted({row[column["Stadtteil"]] for row in offers} - {""}), 2):
        fill(book["Sozialräume"], number, {"Name": area})
    for number, row in enumerate(offers, 2):
        fill(book["Angebote"], number, {ours: row[column[theirs]] for ours, theirs in COLUMNS.items()})
    book.save(liste)
    done = befehl("init", folder, "--tabelle", liste)
    assert done.code == 0
    assert [one["name"] for one in records(folder, "angebote")] == [row[column["Angebot"]] for row in offers]
    assert befehl("build", folder, "--format", "html").code == 0


COLUMNS = {
    "Name": "Angebot",
    "Träger": "Träger",
    "Leistungsart": "Art des Angebots",
    "Zielgruppen": "Zielgruppe",
    "Sprachen der Beratung": "Sprachen",
    "Einzugsgebiet": "Stadtteil",
    "Beginn": "Seit",
    "Kostenfrei": "kostenlos",
    "Kapazität: Plätze": "Plätze",
    "Kontakt: Telefon der Stelle": "Telefon",
    "Kontakt: Internetseite": "Internet",
    "Hinweis zu den Öffnungszeiten": "Öffnungszeiten",
}
"""What a clerk copies from the list into the workbook, as it stands there."""


def fill(sheet: Any, number: int, values: dict[str, str]) -> None:  # noqa: ANN401 - a sheet of openpyxl
    heads = {cell.value: cell.column for cell in sheet[1]}
    for head, value in values.items():
        if value:
            sheet.cell(number, heads[head], value)
