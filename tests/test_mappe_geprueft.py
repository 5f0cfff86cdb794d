"""A workbook is checked: each finding lies as a note in its cell, and nothing else in the file changes."""

import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from conftest import Befehl
from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.exchange import arbeitsmappe
from konzeptgen.exchange.spreadsheet import tables
from konzeptgen.reporters import reporters
from programme import program

pytestmark = pytest.mark.langsam
EXPORTED: list[bytes] = []
CARRIERS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}


@pytest.fixture
def mappe(ordner: Ordner, tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of workbooks: a folder with two offers, a cell of which is spoiled where that is asked."""
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT, {**ANGEBOT, "id": "zwei", "name": "Zweites"}]})

    def make(spoil: Callable[[Worksheet], None] = lambda _: None) -> Path:
        book = openpyxl.load_workbook(io.BytesIO(small(ordner)))
        spoil(book["Angebote"])
        book.save(tmp_path / "liste.xlsx")
        return tmp_path / "liste.xlsx"

    return make


def small(ordner: Ordner) -> bytes:
    """Return the workbook of a folder without the sheets that are empty in it."""
    if not EXPORTED:
        book = openpyxl.load_workbook(io.BytesIO(arbeitsmappe.schreibe(ordner.source(), "xlsx")))
        for name in set(book.sheetnames) - {"Anleitung", "Kommune und Konzept", "Träger", "Angebote", "Listen"}:
            del book[name]
        out = io.BytesIO()
        book.save(out)
        EXPORTED.append(out.getvalue())
    return EXPORTED[0]


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def at(sheet: Worksheet, head: str, row: int) -> str:
    column = next(cell.column_letter for cell in sheet[1] if cell.value == head)
    return f"{column}{row}"


def spoiled(sheet: Worksheet) -> None:
    sheet[at(sheet, "Leistungsart", 3)] = "Quatsch"


def notes(path: Path) -> dict[str, str]:
    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment)
    return {f"{cell.parent.title}!{cell.coordinate}": cell.comment.text for cell in cells}


def ours(path: Path) -> dict[str, str]:
    return {place: words for place, words in notes(path).items() if "konzeptgen: " in words}


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_finding_is_a_note_in_its_cell_and_a_row_of_the_list(befehl: Befehl, mappe: Callable[..., Path]) -> None:
    path = mappe(spoiled)
    out = path.with_name("geprueft.xlsx")
    result = befehl("check", path, "--ausgabe", out, "--stichtag", "31.03.2026")
    place = f"Angebote!{at(openpyxl.load_workbook(path)['Angebote'], 'Leistungsart', 3)}"
    assert (result.code, f"{place}: Fehler TAB003: " in result.out) == (1, True)
    assert ours(out)[place].startswith("konzeptgen: Fehler TAB003: „Quatsch“")
    listed = openpyxl.load_workbook(out)["Befunde"]
    rows = {row[0]: row[1:] for row in listed.iter_rows(values_only=True)}
    assert rows[place][0] == "Fehler"
    assert rows[place][3] == "TAB003"
    assert listed.max_row - 1 == len([line for line in result.out.splitlines() if ": Fehler " in line
                                      or ": Warnung " in line or ": Hinweis " in line])  # fmt: skip


def test_nothing_else_in_the_file_changes(befehl: Befehl, mappe: Callable[..., Path]) -> None:
    path = mappe(spoiled)
    befehl("check", path, "--ausgabe", path.with_name("geprueft.xlsx"))
    before, after = parts(path), parts(path.with_name("geprueft.xlsx"))
    other = {name for name in before if before[name] != after[name]}
    assert {name for name in other - CARRIERS if "comment" not in name.lower()} == set()
    assert not before.keys() - after.keys()
    rules = openpyxl.load_workbook(path.with_name("geprueft.xlsx"))["Angebote"].data_validations.dataValidation
    assert {rule.formula1 for rule in rules} > {"Liste_leistungsarten", "Liste_traeger"}


def test_a_list_of_ones_own_with_notes_and_drawings_gets_ours_beside_them(befehl: Befehl, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Angebot", "Träger", "PLZ", "E-Mail"])
    sheet.append(["Beratung", "Verein Eins", "1234567", "nicht-lesbar"])
    sheet["C2"].comment = Comment("bitte prüfen", "Frau Muster")
    book.create_sheet("Blatt zwei").append(["nichts"])
    book.save(tmp_path / "fremd.xlsx")
    befehl("check", tmp_path / "fremd.xlsx", "--ausgabe", tmp_path / "neu.xlsx")
    found = notes(tmp_path / "neu.xlsx")
    assert found["Sheet!C2"].startswith("bitte prüfen\nkonzeptgen: ")
    assert "nicht-lesbar" in found["Sheet!D2"]
    before, after = parts(tmp_path / "fremd.xlsx"), parts(tmp_path / "neu.xlsx")
    assert before["xl/worksheets/sheet1.xml"] == after["xl/worksheets/sheet1.xml"]  # it had notes before
    assert before["xl/worksheets/sheet2.xml"] == after["xl/worksheets/sheet2.xml"]


def test_a_sheet_without_notes_only_gains_the_tag_for_them(befehl: Befehl, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Angebot", "Träger", "PLZ"])
    book.active.append(["Beratung", "Verein Eins", "1234567"])
    book.active.add_table(openpyxl.worksheet.table.Table(displayName="T", ref="A1:C2"))
    book.save(tmp_path / "fremd.xlsx")
    befehl("check", tmp_path / "fremd.xlsx", "--ausgabe", tmp_path / "neu.xlsx")
    before, after = (parts(tmp_path / name)["xl/worksheets/sheet1.xml"] for name in ("fremd.xlsx", "neu.xlsx"))
    at_table = before.index(b"<tableParts")
    assert after.startswith(before[:at_table] + b"<legacyDrawing ")
    assert after.endswith(before[at_table:])
    assert list(ours(tmp_path / "neu.xlsx")) == ["Sheet!C2"]


def test_the_second_check_replaces_what_the_first_has_said(befehl: Befehl, mappe: Callable[..., Path]) -> None:
    path = mappe(spoiled)
    one, two, three = (path.with_name(f"{name}.xlsx") for name in ("eins", "zwei", "drei"))
    befehl("check", path, "--ausgabe", one)
    befehl("check", one, "--ausgabe", two)
    assert notes(one) == notes(two)
    book = openpyxl.load_workbook(two)
    sheet = book["Angebote"]
    place = at(sheet, "Leistungsart", 3)
    sheet[place] = "Asylverfahrensberatung"
    book.save(two)
    befehl("check", two, "--ausgabe", three)
    assert f"Angebote!{place}" not in ours(three)
    assert [name for name in openpyxl.load_workbook(three).sheetnames if "Befunde" in name] == ["Befunde"]
    assert not {row[0] for row in openpyxl.load_workbook(three)["Befunde"].values} & {f"Angebote!{place}"}


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_libreoffice_shows_notes_and_the_list(befehl: Befehl, mappe: Callable[..., Path], suffix: str) -> None:
    path = mappe(spoiled)
    if suffix == "ods":
        path = opened(path, "ods")
    befehl("check", path, "--ausgabe", path.with_name(f"geprueft.{suffix}"))
    out = opened(path.with_name(f"geprueft.{suffix}"), "xlsx")
    book = openpyxl.load_workbook(out)
    place = at(book["Angebote"], "Leistungsart", 3)
    assert "konzeptgen: Fehler TAB003" in notes(out)[f"Angebote!{place}"]
    assert book["Befunde"]["A1"].value == "Stelle"
    assert {f"Angebote!{place}"} < {row[0] for row in book["Befunde"].values}
    if suffix == "ods":
        before, after = parts(path), parts(path.with_name("geprueft.ods"))
        assert {name for name in before if before[name] != after[name]} == {"content.xml"}
        theirs, whole = (
            tables("a.ods", parts_of.read_bytes()).tables for parts_of in (path, path.with_name("geprueft.ods"))
        )
        assert [(one.name, one.rows) for one in whole] == [(one.name, one.rows) for one in theirs]


def opened(path: Path, suffix: str) -> Path:
    """Return the file as LibreOffice saves it."""
    office = [program("soffice"), f"-env:UserInstallation={(path.parent / 'profil').as_uri()}", "--headless"]
    command = [*office, "--convert-to", suffix, "--outdir", str(path.parent / "neu"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return path.parent / "neu" / f"{path.stem}.{suffix}"


def test_every_report_names_the_cell(befehl: Befehl, mappe: Callable[..., Path]) -> None:
    path = mappe(spoiled)
    place = f"Angebote!{at(openpyxl.load_workbook(path)['Angebote'], 'Leistungsart', 3)}"
    for name in reporters():
        assert place in befehl("check", path, "--format", name).out, name
    report = json.loads(befehl("check", path, "--format", "json").out)
    spot = next(one["ort"] for one in report["befunde"] if one["code"] == "TAB003")
    assert (spot["datei"], spot["zelle"], spot["zeile"]) == ("liste.xlsx", place, 3)


def test_the_rules_say_of_a_workbook_what_they_say_of_its_folder(
    befehl: Befehl, mappe: Callable[..., Path], ordner: Ordner
) -> None:
    day = ("--stichtag", "31.03.2026", "--format", "json")
    of_folder, of_book = (json.loads(befehl("check", one, *day).out) for one in (ordner.pfad, mappe()))
    assert {one["code"] for one in of_folder["befunde"]} == {one["code"] for one in of_book["befunde"]}
    assert of_folder["anzahl"] == of_book["anzahl"]
    assert of_book["geprueft"] is True


def test_what_a_row_lacks_is_told_in_the_empty_cell(befehl: Befehl, mappe: Callable[..., Path]) -> None:
    path = mappe(lambda sheet: sheet.__setitem__(at(sheet, "Leistungsart", 3), None))
    place = f"Angebote!{at(openpyxl.load_workbook(path)['Angebote'], 'Leistungsart', 3)}"
    report = json.loads(befehl("check", path, "--format", "json").out)
    assert [one["ort"]["zelle"] for one in report["befunde"]] == [place]


def test_remedies_name_sheets_where_people_fill_in_a_workbook(befehl: Befehl, mappe: Callable[..., Path]) -> None:
    shown = " ".join(befehl("check", mappe()).out.split())
    assert ".yaml" not in shown
    assert "Tragen Sie beides auf dem Blatt „Zusammenarbeit mit freien" in shown


def test_a_list_without_municipality_is_no_konzept(befehl: Befehl, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Angebot", "Träger"])
    book.active.append(["Beratung", "Verein Eins"])
    book.save(tmp_path / "fremd.xlsx")
    result = befehl("check", tmp_path / "fremd.xlsx", "--format", "json")
    assert (result.code, json.loads(result.out)["geprueft"], json.loads(result.out)["befunde"]) == (0, False, [])
    assert "Die Mappe nennt keine Kommune." in result.err


@pytest.mark.parametrize("target", ["geprueft.ods", "liste.xlsx"])
def test_the_copy_needs_a_name_and_the_ending_of_the_file(
    befehl: Befehl, mappe: Callable[..., Path], target: str
) -> None:
    path = mappe()
    before = path.read_bytes()
    assert befehl("check", path, "--ausgabe", path.with_name(target)).code == 2
    assert path.read_bytes() == before


def test_otherwise_the_target_stays_a_folder(befehl: Befehl, mappe: Callable[..., Path], ordner: Ordner) -> None:
    path = mappe()
    befehl("check", path, "--ausgabe", path.with_name("berichte"), "--format", "json,text")
    assert sorted(one.name for one in path.with_name("berichte").iterdir()) == ["pruefbericht.json", "pruefbericht.txt"]
    result = befehl("check", ordner.pfad, "--ausgabe", path.with_name("g.xlsx"))
    assert (result.code, "konzeptgen export" in result.err) == (2, True)
