"""The workbook: a folder goes out and comes back, in Excel's format and in that of LibreOffice."""

import io
import json
import random
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.xml
import pytest
import yaml
from openpyxl import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from conftest import Befehl
from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.base.finding import Rejected
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.base.schema import Feldregeln, fields, schemas, values
from konzeptgen.exchange import arbeitsmappe
from konzeptgen.exchange.einlesen import faults, in_memory, originals, plan
from konzeptgen.exchange.outline import Kind, kinds
from konzeptgen.exchange.plan import Plan, What
from konzeptgen.exchange.sheets import LISTS
from konzeptgen.reading.load import load
from konzeptgen.validating.typed import typed
from programme import office

pytestmark = pytest.mark.langsam
FOLDERS = [
    *(path.parent for path in sorted(EXAMPLES.glob("*/*.yaml")) if path.name in {"konzept.yaml", "papier.yaml"}),
    Path(__file__).parent / "vollstaendig",
]
SMALL = [folder for folder in dict.fromkeys(FOLDERS) if folder.name in {"minimal", "beispieltal", "positionspapier"}]
LARGE = [folder for folder in dict.fromkeys(FOLDERS) if folder not in SMALL]


def planned(folder: Path, data: bytes, suffix: str = "xlsx", *, remove: bool = False) -> Plan:
    return plan(load(folder), originals(folder), arbeitsmappe.lies(f"liste.{suffix}", data), remove=remove)


@cache
def written(folder: Path, suffix: str) -> bytes:
    """Return the workbook of a folder that no test changes."""
    return arbeitsmappe.schreibe(load(folder), suffix)


def unchanged(found: Plan) -> bool:
    other = [step for step in found.steps if step.what is not What.SAME]
    return (dict(found.files), other, list(found.aside), list(found.unused)) == ({}, [], [], [])


# --- round trip


@pytest.mark.parametrize("suffix", arbeitsmappe.SUFFIXES)
@pytest.mark.parametrize("folder", SMALL, ids=lambda folder: folder.name)
def test_what_nobody_changed_changes_nothing(folder: Path, suffix: str) -> None:
    assert unchanged(planned(folder, written(folder, suffix), suffix))


@pytest.mark.parametrize("suffix", arbeitsmappe.SUFFIXES)
@pytest.mark.parametrize("folder", LARGE, ids=lambda folder: folder.name)
def test_what_nobody_changed_changes_nothing_in_large_folders(folder: Path, suffix: str) -> None:
    assert unchanged(planned(folder, written(folder, suffix), suffix))


CONVERTED = (EXAMPLES / "beispieltal", Path(__file__).parent / "vollstaendig")
OTHER = {"xlsx": "ods", "ods": "xlsx"}


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with workbooks as LibreOffice saves them in the other format, one start for each format."""
    made = tmp_path_factory.mktemp("mappen")
    soffice = [office("sc"), f"-env:UserInstallation={(made / 'profil').as_uri()}", "--headless"]
    for ours, theirs in OTHER.items():
        files = [made / f"{folder.name}.{ours}" for folder in CONVERTED]
        for folder, file in zip(CONVERTED, files, strict=True):
            file.write_bytes(written(folder, ours))
        command = [*soffice, "--convert-to", theirs, "--outdir", str(made / "neu"), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    return made / "neu"


@pytest.mark.parametrize("folder", CONVERTED)
@pytest.mark.parametrize("theirs", OTHER.values())
def test_what_libreoffice_saved_changes_nothing(folder: Path, theirs: str, converted: Path) -> None:
    assert unchanged(planned(folder, (converted / f"{folder.name}.{theirs}").read_bytes(), theirs))


def test_libreoffice_offers_the_lists_of_its_own_format(converted: Path) -> None:
    book = openpyxl.load_workbook(converted / "beispieltal.xlsx")
    sheet = book["Angebote"]
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert {"Liste_leistungsarten", "Liste_ja_nein", "Liste_traeger"} <= lists <= set(book.defined_names)
    assert (book[LISTS].sheet_state, sheet.protection.sheet, sheet["A2"].protection.locked) == ("hidden", True, True)
    assert (sheet["A900"].protection.locked, sheet["B1"].comment.text[:13]) == (False, "Pflichtangabe")


def test_what_openpyxl_saved_changes_nothing() -> None:
    folder = EXAMPLES / "beispieltal"
    assert unchanged(planned(folder, edited(written(folder, "xlsx"), lambda _: None)))


@pytest.mark.parametrize("suffix", arbeitsmappe.SUFFIXES)
def test_the_same_folder_gives_the_same_bytes(suffix: str) -> None:
    folder = EXAMPLES / "beispieltal"
    assert arbeitsmappe.schreibe(load(folder), suffix) == written(folder, suffix)


TEXTS = (
    "Haus am Kanal",
    "=1+1",
    "+49 ist keine Formel",
    "@ort",
    "-",
    "a; b",
    "“Zitat” & <mehr>",
    "#REF!",
    "2026",
    "ja",
)
PARAGRAPHS = ("Ein Satz.", "Eins.\nZwei.", "Eins.\n\nZwei; drei.", "  eingerückt\n  auch  hier", "=SUMME(A1)")
SCALARS: dict[str, tuple[str, ...]] = {
    "text": TEXTS,
    "absatz": PARAGRAPHS,
    "ganzzahl": ("0", "7", "1.250", "123456"),
    "jahr": ("2026", "1999"),
    "datum": ("31.03.2026", "2026-03-31", "1.3.1899"),
    "uhrzeit": ("8:30", "08.30 Uhr"),
    "ja_nein": ("ja", "Nein", "unbekannt"),
    "plz": ("01067", "59999"),
    "ags": ("05999999", "05315"),
    "telefon": ("0351 123456-78", "+49 351 123456"),
    "email": ("beratung@verband.example",),
    "url": ("https://www.verband.example/a?b=c&d",),
    "gebiet": ("gesamt", "05999999"),
}
MADE = ("sozialraeume", "traeger", "angebote", "ziele", "massnahmen", "bedarfe", "runde_tische", "beispiele", "mittel",
        "monitoring", "steuerung", "auftrag", "kursbegleitung", "regeldienste")  # fmt: skip


def made(seed: int) -> dict[str, str]:
    """Return the files of a folder that the schemas allow, made up by chance."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    ids: dict[str, list[str]] = {name: [f"{name.replace('_', '-')}-{n}" for n in range(3)] for name in MADE}
    files: dict[str, dict[str, Any]] = {"konzept": {"kommune": {"name": "Musterstadt", "typ": "stadt", "land": "nw"}}}
    for schema in schemas().values():
        for name in MADE:
            made_up = _made(name, schema.felder[name], chance, ids) if name in schema.felder else None
            if made_up:  # an empty part is the one thing that a workbook cannot tell from none
                files.setdefault(schema.name, {})[name] = made_up
    return {f"{name}.yaml": yaml.safe_dump(part, allow_unicode=True, sort_keys=False) for name, part in files.items()}


def _made(name: str, feld: Feldregeln, chance: random.Random, ids: dict[str, list[str]]) -> object:
    if feld["type"] != "list":
        return _value(feld, chance, ids)
    felder = {key: inner for key, inner in feld["schema"]["schema"].items() if inner.get("verweis") != name}
    first, *_ = ids[name]
    whole = [key for key, inner in feld["schema"]["schema"].items() if inner.get("verweis") == name]
    found = [({"id": key} if "id" in felder else {}) | _record(felder, chance, ids) for key in ids[name]]
    return [found[0], *(one | dict.fromkeys(whole, first) for one in found[1:])]


def _record(felder: Feldregeln, chance: random.Random, ids: dict[str, list[str]]) -> dict[str, Any]:
    found = {}
    for name, feld in felder.items():
        other = feld.get("excludes")
        wanted = feld.get("required") if not other else other not in found
        if name not in {"id", "crs"} and "regex" not in feld and (wanted or (not other and chance.random() < 0.4)):
            found[name] = "31.12.2030" if name == "letzter_tag" else _value(feld, chance, ids)
    return {name: value for name, value in found.items() if value not in ({}, [])}


def _value(feld: Feldregeln, chance: random.Random, ids: dict[str, list[str]]) -> object:
    kind = feld["type"]
    if kind == "list":
        items = [_value(feld["schema"], chance, ids) for _ in range(chance.randrange(1, 4))]
        return [item for item in items if item != {}]
    if kind == "dict":
        return _record(feld["schema"], chance, ids)
    return _scalar(feld, chance, ids)


def _scalar(feld: Feldregeln, chance: random.Random, ids: dict[str, list[str]]) -> str:
    lists: dict[str, Sequence[str]] = {
        "verweis": ids.get(feld.get("verweis", ""), ()),
        "sprache": list(values()["sprachen"]),
    }
    if "werte" in feld:
        return chance.choice(list(values()[feld["werte"]]))
    if feld["type"] in {"dezimal", "grad"}:
        return f"{chance.randrange(int(feld.get('min', 0)), int(feld.get('max', 10_000)))},{chance.randrange(1, 99999)}"
    known = lists.get(feld["type"]) or SCALARS[feld["type"]]
    return chance.choice([one for one in known if one != "0" or not feld.get("min")])


def data(files: dict[str, bytes]) -> dict[str, Any]:
    """Return all values of a folder, typed."""
    source, found = in_memory(files), {}
    assert list(faults(source)) == []
    for file in source.files:
        found.update(typed(file)[0])
    return found


@pytest.mark.parametrize("suffix", arbeitsmappe.SUFFIXES)
@pytest.mark.parametrize("seed", range(4))
def test_any_folder_comes_back_whole(seed: int, suffix: str) -> None:
    files = {name: text.encode() for name, text in made(seed).items()}
    delivery = arbeitsmappe.lies(f"liste.{suffix}", arbeitsmappe.schreibe(in_memory(files), suffix))
    assert unchanged(plan(in_memory(files), files, delivery))
    start = {"konzept.yaml": b"kommune: {name: Musterstadt, typ: stadt, land: nw}\n"}
    found = plan(in_memory(start), start, delivery)
    assert list(found.aside) == []
    assert data({**start, **found.files}) == data(files)


def test_folders_made_up_by_chance_hold_places_events_hours_and_keys_of_others() -> None:
    whole = "".join(made(seed)["anbieter.yaml"] for seed in range(4))
    asked = ("orte", "veranstaltungen", "telefone", "oeffnungszeiten", "schliesszeiten", "teil_von", "fremdschluessel")
    assert [name for name in asked if f"{name}:" not in whole] == []


# --- what the workbook offers


def test_every_field_of_the_schemas_has_a_column() -> None:
    there = {(*kind.path, *column.path) for kind in kinds() for column in kind.columns}
    leaves = {field.path for field in fields() if not any(other.path[:-1] == field.path for other in fields())}
    assert leaves <= there


def names_of(kind: Kind) -> list[str]:
    return [column.titel.casefold() for column in kind.columns]


def test_no_heading_stands_twice_on_a_sheet() -> None:
    assert [kind.path for kind in kinds() if len(set(names_of(kind))) < len(names_of(kind))] == []


@pytest.fixture(scope="module")
def book() -> Book:
    return openpyxl.load_workbook(io.BytesIO(written(EXAMPLES / "beispieltal", "xlsx")))


def test_sheets_have_names_that_excel_takes(book: Book) -> None:
    names = book.sheetnames
    assert names[:2] == ["Anleitung", "Kommune und Konzept"]
    assert max(len(name) for name in names) <= 31
    assert len({name.casefold() for name in names}) == len(names)
    assert not any(set("[]:*?/\\") & set(name) for name in names)


def test_the_sheet_of_offers_helps(book: Book) -> None:
    sheet = book["Angebote"]
    heads = {cell.value: cell for cell in sheet[1]}
    assert sheet.freeze_panes == "C2"
    assert "Mehrere mit Semikolon trennen" in heads["Sprachen der Beratung"].comment.text
    assert heads["Leistungsart"].comment.text.startswith("Pflichtangabe")
    plz = sheet.cell(2, heads["Ort des Angebots: Postleitzahl"].column)
    assert (plz.number_format, plz.protection.locked) == ("@", False)
    assert sheet.cell(2, heads["Kennung"].column).protection.locked
    assert (sheet.protection.sheet, sheet.protection.insertRows) == (True, False)
    assert sheet.column_dimensions["A"].protection.locked is False


def test_lists_to_choose_from_are_named_ranges(book: Book) -> None:
    lists = {rule.formula1 for rule in book["Angebote"].data_validations.dataValidation}
    assert {"Liste_leistungsarten", "Liste_ja_nein", "Liste_traeger"} <= lists <= set(book.defined_names)
    assert book[LISTS].sheet_state == "hidden"
    assert book.defined_names["Liste_traeger"].attr_text.startswith("'Träger'!$B$2:")


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [{**TRAEGER, "kurzname": '=HYPERLINK("https://x.example")'}]})
    found = arbeitsmappe.schreibe(folder.source(), "xlsx")
    with zipfile.ZipFile(io.BytesIO(found)) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist())
    assert unchanged(planned(folder.pfad, found))


def test_openpyxl_reads_hostile_xml_safely() -> None:
    assert openpyxl.xml.DEFUSEDXML


# --- edits


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    anbieter = """\
# Stand: Sommer
traeger:
  - id: caritas
    name: Caritasverband Musterstadt e. V.
    art: freie_wohlfahrt   # Mitglied der Liga
  - {id: awo, name: AWO, art: freie_wohlfahrt}

angebote:
  - id: caritas-mbe
    traeger: caritas
    name: "Migrationsberatung"
    leistungsart: mbe
    sprachen: [de, ar]
    kapazitaet: {plaetze: 1.250, belegt: 40}
"""
    return Ordner(tmp_path).mit("anbieter", anbieter)


def edited(found: bytes, change: Callable[[Any], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(found))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(sheet: Worksheet, row: int, **cells: object) -> None:
    """Write into the cells below headings; blanks and colons of a heading are left out in the keyword."""
    heads = {"".join(filter(str.isalnum, str(cell.value))): cell.column for cell in sheet[1]}
    for head, value in cells.items():
        sheet.cell(row, heads[head]).value = value


def exported(ordner: Ordner, change: Callable[[Any], object]) -> bytes:
    """Return the workbook of a folder with a change; folders of the same files share what is written."""
    source = ordner.source()
    files = tuple((file.name, file.text) for file in source.files)
    if files not in _EXPORTED:
        _EXPORTED[files] = arbeitsmappe.schreibe(source, "xlsx")
    return edited(_EXPORTED[files], change)


_EXPORTED: dict[tuple[tuple[str, str], ...], bytes] = {}


def text(found: Plan, name: str = "anbieter.yaml") -> str:
    return found.files[name].decode()


def test_a_changed_cell_changes_one_value(ordner: Ordner) -> None:
    before = (ordner.pfad / "anbieter.yaml").read_text("utf-8")
    found = planned(ordner.pfad, exported(ordner, lambda book: put(book["Angebote"], 2, KapazitätPlätze=99)))
    assert text(found) == before.replace("1.250", "99")
    assert [line for line in found.lines() if "→" in line] == ["    Kapazität: Plätze: 1.250 → 99"]
    assert found.report()["geaendert"] == 1


def test_an_emptied_cell_takes_its_value_out(ordner: Ordner) -> None:
    before = (ordner.pfad / "anbieter.yaml").read_text("utf-8")
    found = planned(ordner.pfad, exported(ordner, lambda book: put(book["Angebote"], 2, SprachenderBeratung=None)))
    assert text(found) == before.replace("    sprachen: [de, ar]\n", "")


def test_a_new_row_gets_its_id_and_names_what_it_belongs_to_by_name(ordner: Ordner) -> None:
    def add(book: Book) -> None:
        put(book["Angebote"], 3, Name="Café Brücke", Träger="AWO", Leistungsart="Ehrenamt und Patenschaften")
        put(book["Angebote"], 3, Leistungsart="mbe", SprachenderBeratung="Deutsch; ukrainisch")
        put(book["Öffnungszeiten (Angebote)"], 2, AngeboteKennung="Café Brücke", Wochentage="Montag; Mi", von="8:30")

    before = (ordner.pfad / "anbieter.yaml").read_text("utf-8")
    found = planned(ordner.pfad, exported(ordner, add))
    assert text(found) == (
        before + "  - id: cafe-bruecke\n    traeger: awo\n    name: Café Brücke\n    leistungsart: mbe\n"
        "    sprachen: [de, uk]\n    oeffnungszeiten:\n      - tage: [mo, mi]\n        von: 8:30\n"
    )
    assert found.report()["uebernommen"] == 2


def test_a_new_record_goes_to_the_file_of_what_it_belongs_to(tmp_path: Path) -> None:
    folder = Ordner(tmp_path)
    other = {**TRAEGER, "id": "awo", "name": "AWO"}
    folder.mit("anbieter/a.yaml", {"traeger": [TRAEGER], "angebote": [ANGEBOT]}).mit(
        "anbieter/b.yaml", {"traeger": [other]}
    )

    def add(book: Book) -> None:
        put(book["Angebote"], 3, Name="Sprachcafé", Träger="AWO", Leistungsart="mbe")
        put(book["Angebote"], 4, Name="Sprechstunde", Träger=TRAEGER["name"], Leistungsart="mbe")

    found = planned(folder.pfad, exported(folder, add))
    assert sorted(found.files) == ["anbieter/a.yaml", "anbieter/b.yaml"]
    assert "sprechstunde" in text(found, "anbieter/a.yaml")
    assert "sprachcafe" in text(found, "anbieter/b.yaml")


def test_the_second_import_of_the_same_workbook_changes_nothing(ordner: Ordner) -> None:
    found = exported(ordner, lambda book: put(book["Angebote"], 3, Name="Café", Träger="awo", Leistungsart="MBE"))
    for name, content in planned(ordner.pfad, found).files.items():
        (ordner.pfad / name).write_bytes(content)
    again = planned(ordner.pfad, found)
    assert (dict(again.files), again.count(What.NEW), again.count(What.CHANGED)) == ({}, 0, 0)


def test_rows_in_another_order_and_columns_left_out_change_nothing(ordner: Ordner) -> None:
    def sort(book: Book) -> None:
        rows = [[cell.value for cell in row] for row in book["Träger"].iter_rows(min_row=2, max_row=3)]
        for number, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                book["Träger"].cell(number, column).value = value
        book["Angebote"].delete_cols(5, 30)

    assert dict(planned(ordner.pfad, exported(ordner, sort)).files) == {}


def test_what_was_edited_in_the_folder_since_stays(ordner: Ordner) -> None:
    """A cell that nobody touched never undoes an edit; a value that both have changed is asked back."""

    def change(book: Book) -> None:
        put(book["Angebote"], 2, KapazitätDavonbelegt=50)
        put(book["Träger"], 3, Name="AWO Kreisverband")

    found = exported(ordner, change)
    path = ordner.pfad / "anbieter.yaml"
    path.write_text(
        path.read_text("utf-8").replace("1.250", "900").replace("name: AWO", "name: AWO Musterstadt"), "utf-8"
    )
    before = path.read_text("utf-8")
    result = planned(ordner.pfad, found)
    assert text(result) == before.replace("belegt: 40", "belegt: 50")
    assert aside(result) == {
        "Träger!B3": "Im Ordner steht hier inzwischen „AWO Musterstadt“. "
        "Ändern Sie es dort, oder exportieren Sie die Mappe neu."
    }


def test_an_empty_workbook_empties_no_folder(ordner: Ordner) -> None:
    found = planned(ordner.pfad, arbeitsmappe.schreibe(None, "xlsx"))
    assert (dict(found.files), found.count(What.CHANGED)) == ({}, 0)


def test_a_copied_row_is_a_record_of_its_own(ordner: Ordner) -> None:
    def copy(book: Book) -> None:
        sheet = book["Angebote"]
        for column, cell in enumerate(sheet[2], 1):
            sheet.cell(3, column).value = cell.value
        put(sheet, 3, Kennung=None, Name="Migrationsberatung Süd")

    found = planned(ordner.pfad, exported(ordner, copy))
    assert found.count(What.NEW) == 1
    assert text(found).endswith("sprachen: [de, ar]\n    kapazitaet:\n      plaetze: 1250\n      belegt: 40\n")


def test_a_missing_row_stays_unless_a_person_says_so(ordner: Ordner) -> None:
    found = exported(ordner, lambda book: book["Träger"].delete_rows(3))
    kept = planned(ordner.pfad, found)
    assert (dict(kept.files), kept.count(What.MISSING)) == ({}, 1)
    before = (ordner.pfad / "anbieter.yaml").read_text("utf-8")
    gone = planned(ordner.pfad, found, remove=True)
    assert text(gone) == before.replace("  - {id: awo, name: AWO, art: freie_wohlfahrt}\n", "")


def test_what_others_need_is_not_removed(ordner: Ordner) -> None:
    found = exported(ordner, lambda book: book["Träger"].delete_rows(2))
    with pytest.raises(Rejected) as rejected:
        planned(ordner.pfad, found, remove=True)
    assert [finding.code for finding in rejected.value.findings] == ["REF001"]


def test_where_a_row_is_not_understood_nothing_of_its_kind_is_removed(ordner: Ordner) -> None:
    def spoil(book: Book) -> None:
        put(book["Träger"], 3, Kennung="awo neu", ArtdesTrägers=None)

    found = planned(ordner.pfad, exported(ordner, spoil), remove=True)
    assert (found.count(What.GONE), found.count(What.MISSING), dict(found.files)) == (0, 1, {})


def cell(found: bytes, sheet: str, head: str, row: int) -> str:
    """Return the place of the cell below a heading."""
    heads = openpyxl.load_workbook(io.BytesIO(found))[sheet][1]
    return next(f"{sheet}!{one.column_letter}{row}" for one in heads if one.value == head)


def aside(found: Plan) -> dict[str, str]:
    return {one.place: one.reason for one in found.aside}


def test_a_cell_that_cannot_be_read_costs_neither_its_record_nor_the_rest(ordner: Ordner) -> None:
    def spoil(book: Book) -> None:
        put(book["Träger"], 2, AnschriftPostleitzahl=1067, Kurzname="Caritas", KontaktTelefonderStelle="=A1&A2")
        put(book["Träger"], 3, ArtdesTrägers="Verein", AnschriftGeografischeBreite=12)
        put(book["Angebote"], 2, Beginn="bald", Träger="Unbekannter Verein")
        put(book["Angebote"], 3, Name="Ohne Leistungsart", Träger="awo")

    liste = exported(ordner, spoil)
    found = planned(ordner.pfad, liste)
    reasons = aside(found)
    assert reasons.pop(cell(liste, "Träger", "Anschrift: Postleitzahl", 2)).startswith(
        "„1067“ steht als Zahl in der Zelle"
    )
    assert reasons.pop(cell(liste, "Träger", "Kontakt: Telefon der Stelle", 2)).startswith(
        "Die Zelle zeigt einen Fehler (Formel ohne Ergebnis)."
    )
    assert reasons.pop(cell(liste, "Träger", "Art des Trägers", 3)).startswith("„Verein“ kann hier mehreres heißen.")
    assert reasons.pop(cell(liste, "Träger", "Anschrift: Geografische Breite", 3)).startswith(
        "Der Wert 12 ist zu klein."
    )
    assert reasons.pop(cell(liste, "Angebote", "Beginn", 2)).startswith("„bald“ ist kein Datum.")
    assert reasons.pop("Angebote!B2").startswith("Unter „traeger“ gibt es keinen Eintrag „Unbekannter Verein“.")
    assert reasons.pop("Angebote!3").startswith("Hier fehlt das Feld „leistungsart“.")
    assert reasons == {}
    assert "    kurzname: Caritas\n" in text(found)
    assert found.report()["gelesen"] == sum(found.count(what) for what in (What.NEW, What.CHANGED, What.SAME)) + 1


def after(found: Plan) -> dict[str, Any]:
    """Return the values of the only file that an import changes, as it then reads."""
    values: dict[str, Any] = yaml.load(text(found), yaml.BaseLoader)  # noqa: S506
    return values


def test_a_word_on_no_list_leaves_a_new_record_open_and_commas_part_languages(ordner: Ordner) -> None:
    def clerk(book: Book) -> None:
        put(book["Träger"], 5, Name="Neuer Verein", ArtdesTrägers="freier Träger")
        put(book["Angebote"], 5, Name="Treff", Träger="Neuer Verein", Leistungsart="Spielkreis",
            SprachenderBeratung="Deutsch, Türkisch / ar")  # fmt: skip

    liste = exported(ordner, clerk)
    found = planned(ordner.pfad, liste)
    reasons = aside(found)
    assert reasons.pop(cell(liste, "Träger", "Art des Trägers", 5)).startswith(
        "„freier Träger“ ist hier nicht möglich."
    )
    assert reasons.pop(cell(liste, "Angebote", "Leistungsart", 5)) == (
        "„Spielkreis“ ist hier nicht möglich. Wählen Sie ein Wort aus der Liste der Zelle."
    )
    assert reasons == {}
    (body,) = (one for one in after(found)["traeger"] if one["name"] == "Neuer Verein")
    (offer,) = (one for one in after(found)["angebote"] if one["name"] == "Treff")
    assert body["art"] == offer["leistungsart"] == "unbekannt"
    assert offer["sprachen"] == ["de", "tr", "ar"]


def test_a_part_that_lacks_what_it_needs_is_left_aside(ordner: Ordner) -> None:
    liste = exported(ordner, lambda book: put(book["Träger"], 2, AnsprechpersonFunktion="Leitung"))
    found = planned(ordner.pfad, liste)
    assert dict(found.files) == {}
    assert aside(found)[cell(liste, "Träger", "Ansprechperson: Funktion", 2)].startswith("Hier fehlt das Feld „name“.")


def test_a_name_that_several_have_is_asked_back(ordner: Ordner) -> None:
    def ambiguous(book: Book) -> None:
        put(book["Träger"], 4, Name="AWO", ArtdesTrägers="Gemeinnützig")
        put(book["Angebote"], 2, Träger="AWO")

    assert aside(planned(ordner.pfad, exported(ordner, ambiguous)))["Angebote!B2"].startswith(
        "„AWO“ heißen mehrere Einträge (awo, awo-2)."
    )


def test_what_contradicts_the_rest_of_the_folder_is_left_aside(tmp_path: Path) -> None:
    haus = {"id": "kanal", "name": "Haus am Kanal", "art": "gemeinschaftsunterkunft", "eroeffnet_am": "01.05.2020"}
    folder = Ordner(tmp_path).mit("unterkuenfte", {"unterkuenfte": [haus]})
    found = exported(folder, lambda book: put(book["Unterkünfte"], 2, GeplanteSchließung="01.01.2020"))
    result = planned(folder.pfad, found)
    assert dict(result.files) == {}
    assert aside(result)["Unterkünfte!2"].startswith("Der Tag im Feld „schliessung_am“ liegt vor dem Tag im Feld")


def test_sheets_and_columns_that_say_nothing_are_named(ordner: Ordner) -> None:
    def add(book: Book) -> None:
        book.create_sheet("Notizen").append(["Anrufen"])
        put(book["Träger"], 1, Kurzname="Spitzname")

    found = planned(ordner.pfad, exported(ordner, add))
    assert list(found.unused) == ["Träger!C1 „Spitzname“", "Blatt „Notizen“"]
    assert found.mapping["Träger: Name"] == "traeger.name"


# --- files that cannot be used


def package(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


UNUSABLE = {
    "leer": (b"", "Die Datei ist leer."),
    "kennwort-oder-xls": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "Die Datei hat ein Kennwort, oder sie ist im",
    ),
    "text": (b"Name;Ort\n", "Die Datei ist keine lesbare Tabelle."),
    "makros": (package(**{"xl/vbaProject.bin": b"x"}), "Die Datei enthält Makros."),
    "fremde-dateien": (package(**{"xl/externalLinks/externalLink1.xml": b"x"}), "Die Datei holt Werte aus anderen"),
    "bombe": (package(**{"xl/workbook.xml": bytes(60_000_000)}), "Die Datei ist ausgepackt viel größer"),
    "ods-kennwort": (
        package(**{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
        "Die Datei hat ein Kennwort.",
    ),
    "kein-blatt": (package(**{"word/document.xml": b"x"}), "Die Datei ist keine Tabelle."),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_file_that_cannot_be_used_is_told_with_a_remedy(befehl: Befehl, tmp_path: Path, name: str) -> None:
    content, message = UNUSABLE[name]
    ordner = Ordner(tmp_path)
    (tmp_path / "liste.xlsx").write_bytes(content)
    ergebnis = befehl("import", ordner.pfad, tmp_path / "liste.xlsx", "--ja")
    assert ergebnis.code == 1
    assert f"liste.xlsx: Fehler TAB001: {message}" in ergebnis.err
    assert ergebnis.err.strip().count("\n") >= 2


def test_a_file_that_is_not_there_is_a_mistake_of_use(befehl: Befehl, tmp_path: Path) -> None:
    ordner = Ordner(tmp_path)
    assert befehl("import", ordner.pfad, tmp_path / "nichts.xlsx").code == 2
    assert befehl("export", ordner.pfad, tmp_path / "liste.pdf").code == 2


# --- the commands


def test_in_a_pipe_nothing_is_written_without_a_word(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    liste, bericht = tmp_path / "liste.xlsx", tmp_path / "bericht.json"
    before = (ordner.pfad / "anbieter.yaml").read_bytes()
    liste.write_bytes(exported(ordner, lambda book: put(book["Angebote"], 2, KapazitätPlätze=99)))
    ergebnis = befehl("import", ordner.pfad, liste, "--bericht", bericht)
    assert (ergebnis.code, (ordner.pfad / "anbieter.yaml").read_bytes()) == (0, before)
    assert ergebnis.out.strip().split("\n")[-1] == (
        f"Nichts geschrieben. So wird es übernommen: konzeptgen import {ordner.pfad} {liste} --ja"
    )
    report = json.loads(bericht.read_text("utf-8"))
    numbers = {name: report[name] for name in ("gelesen", "uebernommen", "geaendert", "unveraendert")}
    assert numbers == {"gelesen": 4, "uebernommen": 0, "geaendert": 1, "unveraendert": 3}
    assert (report["zurueckgestellt"], report["dubletten"], report["geschrieben"]) == ([], [], False)

    ergebnis = befehl("import", ordner.pfad, liste, "--ja")
    assert (ordner.pfad / "anbieter.yaml").read_bytes() == before.replace(b"1.250", b"99")
    assert (ordner.pfad / ".sicherung/0001/anbieter.yaml").read_bytes() == before
    assert befehl("import", ordner.pfad, liste, "--ja").out.endswith("Im Ordner ändert sich nichts.\n")


def test_export_does_not_replace_a_workbook_in_silence(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    liste = tmp_path / "liste.xlsx"
    assert befehl("export", ordner.pfad, liste).code == 0
    liste.write_bytes(b"von Hand")
    assert befehl("export", ordner.pfad, liste).code == 2
    assert liste.read_bytes() == b"von Hand"
    assert befehl("export", ordner.pfad, liste, "--ja").code == 0


def test_a_folder_with_faults_is_not_exported(befehl: Befehl, tmp_path: Path) -> None:
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [{"id": "x"}]})
    ergebnis = befehl("export", folder.pfad, tmp_path / "liste.ods")
    assert (ergebnis.code, "SCH011" in ergebnis.err) == (1, True)


def test_from_an_empty_workbook_to_a_folder_in_two_commands(befehl: Befehl, tmp_path: Path) -> None:
    liste = tmp_path / "liste.xlsx"
    assert befehl("export", "--leer", liste).code == 0

    def fill(book: Book) -> None:
        sheet = book["Kommune und Konzept"]
        facts = {"Name": "Neustadt", "Art der Kommune": "Kreisfreie Stadt", "Land": "Sachsen"}
        for row in sheet.iter_rows(min_row=2):
            if row[0].value == "Kommune" and row[1].value in facts:
                row[2].value = facts[row[1].value]
        for number in range(5):
            put(book["Träger"], number + 2, Name=f"Verein {number}", ArtdesTrägers="Freie Wohlfahrtspflege")
        for number in range(25):
            put(
                book["Angebote"],
                number + 2,
                Name=f"Angebot {number}",
                Träger=f"Verein {number % 5}",
                Leistungsart="MBE",
            )

    liste.write_bytes(edited(liste.read_bytes(), fill))
    neu = tmp_path / "neu"
    ergebnis = befehl("init", neu, "--tabelle", liste)
    assert (ergebnis.code, ergebnis.out.split("\n")[0]) == (
        0,
        "31 Einträge gelesen, 30 neu, 0 geändert, 1 unverändert; 0 zurückgestellt.",
    )
    konzept = Ordner.__new__(Ordner)
    konzept.pfad = neu
    gelesen = konzept.konzept()
    assert (gelesen.kommune.name, gelesen.kommune.typ, gelesen.kommune.land, len(gelesen.angebote)) == (
        "Neustadt",
        "kreisfreie_stadt",
        "sn",
        25,
    )
    assert (neu / "anbieter.yaml").read_text("utf-8").startswith("# yaml-language-server")
    assert befehl("import", neu, liste).out.endswith("Im Ordner ändert sich nichts.\n")


def test_another_tables_sheets_are_not_taken_for_ours(befehl: Befehl, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name", "Ort"])
    book.save(tmp_path / "fremd.xlsx")
    ergebnis = befehl("import", Ordner(tmp_path).pfad, tmp_path / "fremd.xlsx")
    assert (ergebnis.code, "erkennt konzeptgen nicht" in ergebnis.err) == (1, True)


def test_a_copied_example_is_the_same_after_export_and_import(befehl: Befehl, tmp_path: Path) -> None:
    folder = tmp_path / "beispieltal"
    shutil.copytree(EXAMPLES / "beispieltal", folder)
    befehl("export", folder, tmp_path / "liste.ods")
    befehl("import", folder, tmp_path / "liste.ods", "--ja")
    files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    original = EXAMPLES / "beispieltal"
    assert files == {path.relative_to(original): path.read_bytes() for path in original.rglob("*") if path.is_file()}
