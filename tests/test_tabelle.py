"""Tables of others: whatever head, encoding and words they have, they come in once, and nothing of them is guessed."""

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook as Book

from conftest import Befehl
from konzept import Ordner
from konzeptgen.base.finding import Rejected
from konzeptgen.exchange import tabelle, textread
from konzeptgen.exchange.dubletten import Body, pairs
from konzeptgen.exchange.einlesen import faults
from konzeptgen.exchange.listing import Listing, listings
from konzeptgen.exchange.spreadsheet import tables
from konzeptgen.reading.load import load

DATEN = Path(os.environ.get("KONZEPTGEN_DATEN", Path(__file__).parents[2] / "shared" / "daten"))
daten = pytest.mark.skipif(not DATEN.is_dir(), reason=f"real tables do not lie in {DATEN}")
SACHSEN = {"kommune": {"name": "Dresden", "typ": "kreisfreie_stadt", "land": "sn"}}


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def import_(befehl: Befehl, ordner: Ordner, path: Path, *more: object) -> dict[str, Any]:
    """Take a table over and return the report."""
    report = path.parent / "bericht.json"
    assert befehl("import", ordner.pfad, path, "--als", "tabelle", "--ja", "--bericht", report, *more).code == 0
    assert list(faults(load(ordner.pfad))) == []
    found: dict[str, Any] = json.loads(report.read_text())
    return found


def held(ordner: Ordner) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((ordner.pfad / "anbieter.yaml").read_text(), yaml.BaseLoader)  # noqa: S506
    return found


def angebot(ordner: Ordner, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in held(ordner)["angebote"] if one["name"] == name)
    return found


def state(ordner: Ordner) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in ordner.pfad.rglob("*") if path.is_file()}


def csv(tmp_path: Path, *lines: str, name: str = "liste.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def xlsx(tmp_path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = Book()
    for row in rows:
        book.active.append(list(row))
    book.save(tmp_path / "liste.xlsx")
    return tmp_path / "liste.xlsx"


def gelesen(name: str) -> Listing:
    data = (DATEN / "tabellen" / name).read_bytes()
    found = tables(name, data) if name.endswith("xlsx") else textread.read(name, data)
    return next(listings(found.tables, lambda _: False))


# --- head, encoding, separator


@daten
def test_three_rows_of_heads_below_six_titles_in_windows_1252() -> None:
    found = gelesen("33111-02ir.csv")
    assert found.heads[3] == "Flächennutzungsarten Gebäude- und Freifläche Gebäude- und Freifläche Wohnen"
    assert (len([one for one in found.left if "Titelzeile" in one]), found.rows[0][1][:2]) == (
        6,
        ["31.12.2012", "4051641"],
    )
    assert all(str(row[0]).endswith(".2012") or str(row[0])[0].isdigit() or row[0] for _, row in found.rows)


@daten
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_four_hundred_districts_are_found_and_nothing_else(suffix: str) -> None:
    found = gelesen(f"destatis_04-kreise_2023.{suffix}")
    rows = [row for _, row in found.rows if len(str(row[0] or "")) == 5]
    assert len(rows) == 400
    assert (str(rows[0][0]), "Flensburg, Stadt" in rows[0]) == ("01001", True)
    assert any("Insgesamt" in one and "Summe" in one for one in found.left)


@daten
def test_a_line_break_in_a_head_and_a_row_that_counts_the_columns() -> None:
    found = gelesen("destatis_04-kreise_2023.csv")
    assert (found.heads[4], found.heads[6].endswith("männlich")) == ("Fläche in km2", True)


@daten
@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("bezirke_einzeldarstellung.csv", ("Bezirk", "Bezeichnung", "Teilplanzeile")),
        (
            "Kita_Migrationshintergrund_Laendermonitor_2020_2023.csv",
            ("Jahr", "Bundesland", "Mit Migrationshintergrund"),
        ),
    ],
)
def test_heads_behind_a_mark_and_in_windows_1252(name: str, heads: tuple[str, ...]) -> None:
    assert gelesen(name).heads[:3] == heads


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_every_encoding_and_separator(befehl: Befehl, ordner: Ordner, tmp_path: Path, encoding: str, sign: str) -> None:
    lines = [sign.join(cells) for cells in (("Angebot", "Träger", "Straße"), ("Café für alle", "Müller", "Weg 1"))]
    import_(befehl, ordner, csv(tmp_path, *lines, encoding=encoding))
    assert angebot(ordner, "Café für alle")["adresse"] == {"strasse": "Weg 1"}


# --- values


def test_values_as_people_write_them(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    ordner.mit("konzept", SACHSEN)
    path = xlsx(
        tmp_path,
        [
            ["Beratung in der Stadt"],
            [],
            ["Angebot", None, "Anschrift", None, None, None, "Angaben"],
            [
                "Bezeichnung",
                "Träger",
                "Straße",
                "PLZ",
                "lat",
                "lon",
                "kostenlos",
                "Plätze",
                "Beginn",
                "Sprachen",
                "Tel.",
            ],
            [
                "A",
                "T",
                "Weg 1",
                1067,
                "51.0504",
                "13.759",
                "✓",
                "1 675",
                date(2026, 1, 2),
                "Deutsch, ar",
                "(0351) 12-34",
            ],
            [
                "B",
                "T",
                "Weg 2",
                "01069",
                "51,0504",
                "13,759",
                "–",
                7.0,
                "3.4.26",
                "arabisch und Ukrainisch",
                "+49 (0)351 12",
            ],
            ["C", "T", "Weg 3", 99817, None, None, "nein", "-  23", "März 2026", None, "#REF!"],
            ["Summe", None, None, None, None, None, None, 1682],
            ["* ohne Gewähr"],
        ],
    )
    report = import_(befehl, ordner, path)
    a, b, c = (angebot(ordner, name) for name in "ABC")
    assert a["adresse"] == {"strasse": "Weg 1", "plz": "01067", "breite": "51,0504", "laenge": "13,759"}
    assert (a["kostenfrei"], a["kapazitaet"], a["beginn"]) == ("ja", {"plaetze": "1675"}, "02.01.2026")
    assert (a["sprachen"], a["kontakt"]) == (["de", "ar"], {"telefon": "0351 12-34"})
    assert (b["kostenfrei"], b["beginn"], b["sprachen"]) == ("nein", "03.04.2026", ["ar", "uk"])
    assert (b["adresse"]["breite"], b["kontakt"]) == ("51,0504", {"telefon": "+49 351 12"})
    assert {"beginn", "kapazitaet", "kontakt"}.isdisjoint(c)
    assert c["adresse"]["plz"] == "99817"
    places = {one["stelle"].partition("!")[2] for one in report["zurueckgestellt"]}
    assert places == {"H7", "I7", "K7"}
    assert [one[-12:] for one in report["ohne_zuordnung"] if " Summe „" in one] == ["„Summe 1682“"]
    assert (report["gelesen"], report["uebernommen"]) == (3, 3)


def test_a_postleitzahl_gets_its_zero_only_where_the_land_has_such(
    befehl: Befehl, ordner: Ordner, tmp_path: Path
) -> None:
    report = import_(befehl, ordner, csv(tmp_path, "Angebot;Träger;PLZ", "A;T;1067"))
    assert "adresse" not in angebot(ordner, "A")
    assert [one["stelle"] for one in report["zurueckgestellt"]] == ["liste!C2"]


def test_names_of_people_are_named_and_left_out(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    report = import_(
        befehl, ordner, csv(tmp_path, "Angebot;Träger;Leitung;Ansprechpartner/in", "A;T;Erika Muster;Max Muster")
    )
    assert not any(b"Muster" in content for path, content in state(ordner).items() if "konzept.yaml" not in path)
    assert len([one for one in report["ohne_zuordnung"] if "Namen von Personen" in one]) == 2


# --- bodies and kinds


def test_a_cell_merged_over_rows_speaks_for_each_of_them_and_hidden_rows_are_named(
    befehl: Befehl, ordner: Ordner, tmp_path: Path
) -> None:
    ordner.mit("konzept", SACHSEN)
    book = Book()
    sheet = book.active
    sheet.title = "Angebote"  # as one of ours is called
    for row in (["Träger", "Angebot", "Straße", "PLZ", "Plätze", "E-Mail"],
                ["Verein Eins", "Beratung", "Weg 1", 1067, 10, "a@eins.example"],
                [None, "Treff", None, None, None, None],
                [None, "Café", "Weg 2", 1069, 5, None],
                ["Verein Zwei", "Kurs", "Weg 3", 1067, 7, None]):  # fmt: skip
        sheet.append(row)
    for cells in ("A2:A4", "C2:C3", "E2:E3"):
        sheet.merge_cells(cells)
    sheet.row_dimensions[4].hidden = True
    path = tmp_path / "liste.xlsx"
    book.save(path)
    assert befehl("import", ordner.pfad, path, "--ja", "--bericht", tmp_path / "b.json").code == 0
    offers = {one["name"]: one for one in held(ordner)["angebote"]}
    assert [one["traeger"] for one in offers.values()] == ["verein-eins"] * 3 + ["verein-zwei"]
    assert offers["Beratung"]["adresse"] == {"strasse": "Weg 1", "plz": "01067"}
    assert offers["Treff"]["adresse"] == {"strasse": "Weg 1"}
    assert "kapazitaet" not in offers["Treff"]  # ten places of both are not ten of each
    notes = json.loads((tmp_path / "b.json").read_text())["hinweise"]
    assert "Ausgeblendete Zeilen sind mitgelesen: Angebote!4." in notes
    assert "In zwei Zeilen von „Angebote“ gilt der Träger aus der Zelle darüber." in notes


@pytest.mark.parametrize(
    ("providers", "meant"),
    [
        (("Eins", "", "Zwei", ""), ["eins", "eins", "zwei", "zwei"]),  # each once, above its group
        (("Eins", "Eins", "", "Zwei", ""), ["eins", "eins", "c", "zwei", "e"]),  # written out where there is one
        (("Eins", "Zwei", "", "Drei"), ["eins", "zwei", "c", "drei"]),  # one gap is no group
    ],
)
def test_a_provider_above_its_group(
    befehl: Befehl, ordner: Ordner, tmp_path: Path, providers: Sequence[str], meant: list[str]
) -> None:
    rows = [f"{one};{name};Weg {name}" for one, name in zip(providers, "ABCDE", strict=False)]
    import_(befehl, ordner, csv(tmp_path, "Träger;Angebot;Straße", *rows))
    assert [one["traeger"] for one in held(ordner)["angebote"]] == meant


def test_a_list_without_providers_makes_each_body_its_own(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    report = import_(
        befehl, ordner, csv(tmp_path, "Name;Straße;E-Mail", "Haus A;Weg 1;post@a.example", "Haus B;Weg 2;")
    )
    traeger = held(ordner)["traeger"]
    assert [(one["name"], one["art"]) for one in traeger] == [("Haus A", "unbekannt"), ("Haus B", "unbekannt")]
    assert traeger[0]["kontakt"] == {"email": "post@a.example"}
    assert [(one["traeger"], one["leistungsart"]) for one in held(ordner)["angebote"]] == [
        ("haus-a", "unbekannt"),
        ("haus-b", "unbekannt"),
    ]
    assert any("nennt die Tabelle keinen Träger" in one for one in report["hinweise"])


def test_a_word_on_no_list_is_decided_once(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    path = csv(tmp_path, "Angebot;Träger;Kategorie", "A;T;Krippe", "B;T;Krippe", "C;T;Migrationsberatung für alle")
    report = import_(befehl, ordner, path)
    assert sorted(one["stelle"] for one in report["zurueckgestellt"]) == ["liste!C2", "liste!C4"]
    assert {one["leistungsart"] for one in held(ordner)["angebote"]} == {"unbekannt"}
    said = ordner.pfad / ".zuordnung" / "liste.yaml"
    said.write_text(said.read_text().replace("Krippe: ''", "Krippe: kinderbetreuung"))
    report = import_(befehl, ordner, path)
    assert [one["leistungsart"] for one in held(ordner)["angebote"]] == [
        "kinderbetreuung",
        "kinderbetreuung",
        "unbekannt",
    ]
    assert (report["geaendert"], [one["stelle"] for one in report["zurueckgestellt"]]) == (2, ["liste!C4"])


def test_a_word_with_several_meanings_is_asked_and_a_pair_is_one_word(
    befehl: Befehl, ordner: Ordner, tmp_path: Path
) -> None:
    path = csv(
        tmp_path, "Angebot;Träger;Kategorie;Zielgruppen", "A;T;Sprachkurse;Flüchtlinge, Seniorinnen und Senioren"
    )
    report = import_(befehl, ordner, path)
    (asked,) = report["zurueckgestellt"]
    assert asked["grund"].startswith(
        "„Sprachkurse“ kann mehreres heißen: integrationskurs oder berufssprachkurs oder erstorientierungskurs"
    )
    assert angebot(ordner, "A")["zielgruppen"] == ["gefluechtete", "aeltere"]


def test_the_key_of_the_source_is_kept_and_knows_the_record_again(
    befehl: Befehl, ordner: Ordner, tmp_path: Path
) -> None:
    import_(befehl, ordner, csv(tmp_path, "ID;Angebot;Träger", "4711;Treff;Haus A"))
    assert (angebot(ordner, "Treff")["fremdschluessel"], angebot(ordner, "Treff")["quelle"]) == ("4711", "liste.csv")
    (ordner.pfad / ".zuordnung" / "liste.json").unlink()
    report = import_(befehl, ordner, csv(tmp_path, "ID;Angebot;Träger", "4711;Treffpunkt;Haus A"))
    assert [one["name"] for one in held(ordner)["angebote"]] == ["Treff"]
    assert "Die Tabelle sagt „Treffpunkt“" in report["zurueckgestellt"][0]["grund"]


def test_records_by_category(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    path = tmp_path / "liste.json"
    path.write_text(json.dumps({"Sprachkurse": [{"name": "A", "plz": 44135}], "Sport und Kultur": [{"name": "B"}]}))
    import_(befehl, ordner, path)
    assert angebot(ordner, "B")["leistungsart"] == "sport_kultur"
    assert {one["name"] for one in held(ordner)["traeger"]} == {"A", "B"}


# --- again


def test_the_second_time_changes_nothing_and_a_change_only_itself(
    befehl: Befehl, ordner: Ordner, tmp_path: Path
) -> None:
    head = "Angebot;Träger;Straße;Plätze"
    path = csv(tmp_path, head, "A;T;Weg 1;10", "B;T;Weg 2;20", "C;U;Weg 3;30")
    import_(befehl, ordner, path)
    before = state(ordner)
    assert import_(befehl, ordner, path)["unveraendert"] == 3
    assert state(ordner) == before
    anbieter = ordner.pfad / "anbieter.yaml"
    anbieter.write_text(anbieter.read_text().replace("plaetze: 20", "plaetze: 21"))
    csv(tmp_path, head, "A;T;Weg 9;10", "B;T;Weg 2;25", "C;U;Weg 3;30")
    report = import_(befehl, ordner, path)
    assert (report["geaendert"], report["unveraendert"]) == (1, 2)
    assert angebot(ordner, "A")["adresse"] == {"strasse": "Weg 9"}
    assert angebot(ordner, "B")["kapazitaet"] == {"plaetze": "21"}
    assert [one["stelle"] for one in report["zurueckgestellt"]] == ["liste!D3"]


def test_what_a_person_took_out_does_not_come_back(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    path = csv(tmp_path, "Angebot;Träger", "A;T", "B;T")
    import_(befehl, ordner, path)
    anbieter, values = ordner.pfad / "anbieter.yaml", held(ordner)
    values["angebote"] = values["angebote"][:1]
    anbieter.write_text(yaml.safe_dump(values))
    report = import_(befehl, ordner, path)
    assert [one["name"] for one in held(ordner)["angebote"]] == ["A"]
    assert [one["stelle"] for one in report["zurueckgestellt"]] == ["liste!3"]


def test_nothing_is_written_unasked(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    before, path = state(ordner), csv(tmp_path, "Angebot;Träger", "A;T")
    ergebnis = befehl("import", ordner.pfad, path)
    assert (ergebnis.code, state(ordner)) == (0, before)
    assert "Angebot → angebote.name" in ergebnis.out
    assert ergebnis.out.rstrip().endswith("--ja")


def test_a_mapping_of_ones_own(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    path = csv(tmp_path, "Was;Wer;Angebot", "A;T;x", "B;T;y")
    said = tmp_path / "meine.yaml"
    said.write_text("liste: angebote\nspalten: {Was: angebote.name, Wer: traeger.name, Angebot: '-'}\n")
    report = import_(befehl, ordner, path, "--zuordnung", said)
    assert report["zuordnung"] == {"Was": "angebote.name", "Wer": "traeger.name"}
    assert [one["name"] for one in held(ordner)["angebote"]] == ["A", "B"]
    assert befehl("import", ordner.pfad, path, "--zuordnung", tmp_path / "fehlt.yaml").code == 2


def test_a_list_under_a_new_name_is_known_by_its_mapping(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    lines = ("Angebot;Träger;Plätze", "A;T;10", "B;T;20")
    import_(befehl, ordner, csv(tmp_path, *lines))
    again = csv(tmp_path, lines[0], "A;T;11", "B;T;20", name="liste-2027.csv")
    report = import_(befehl, ordner, again, "--zuordnung", ordner.pfad / ".zuordnung" / "liste.yaml")
    assert (report["uebernommen"], angebot(ordner, "A")["kapazitaet"]) == (0, {"plaetze": "11"})
    assert len(held(ordner)["angebote"]) == 2


# --- duplicates


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Body("a", "Hilfe e.V."), Body("b", "Hilfe e. V.")),
        (Body("a", "AWO Dresden"), Body("b", "Arbeiterwohlfahrt Dresden")),
        (Body("a", "Begegnungsstätte am"), Body("b", "Begegnungsstätte am Markt")),
        (Body("a", "Haus Sonne", "Hauptstr. 1", "44135"), Body("b", "Treff Sonne", "Hauptstraße 1", "44135")),
    ],
)
def test_pairs_are_seen(one: Body, other: Body) -> None:
    assert [{pair.one.key, pair.other.key} for pair in pairs([one, other])] == [{"a", "b"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Body("a", "Kita Regenbogen", "Weg 1"), Body("b", "Kita Regenbogen", "Weg 2")),
        (Body("a", "Beratung", owner="T"), Body("b", "Beratung", owner="U")),
        (Body("a", "Haus Nord", "Weg 1", "44135"), Body("b", "Treff Sonne", "Weg 1", "44135")),
    ],
)
def test_what_is_only_alike_is_no_pair(one: Body, other: Body) -> None:
    assert list(pairs([one, other])) == []


def test_doubles_are_merged_on_a_persons_word_alone(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    path = csv(tmp_path, "Angebot;Träger", "A;Hilfe e.V.", "B;Hilfe e. V.")
    report = import_(befehl, ordner, path)
    assert [(one["eins"], one["zwei"], one["gleich"]) for one in report["dubletten"]] == [
        ("hilfe-e-v", "hilfe-e-v-2", "")
    ]
    assert len(held(ordner)["traeger"]) == 2
    said = ordner.pfad / ".zuordnung" / "liste.yaml"
    said.write_text(said.read_text().replace("gleich: ''", "gleich: ja"))
    import_(befehl, ordner, path)
    assert [one["id"] for one in held(ordner)["traeger"]] == ["hilfe-e-v"]
    assert {one["traeger"] for one in held(ordner)["angebote"]} == {"hilfe-e-v"}
    before = state(ordner)
    import_(befehl, ordner, path)
    assert state(ordner) == before


def test_what_the_folder_may_have_already_waits(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    own = {"id": "t", "name": "T", "art": "freie_wohlfahrt"}
    offer = {"id": "mbe", "traeger": "t", "name": "Beratung", "leistungsart": "mbe"}
    ordner.mit("anbieter", {"traeger": [own], "angebote": [offer]})
    report = import_(befehl, ordner, csv(tmp_path, "Angebot;Träger;Plätze", "Beratung;T;5", "Treff;T;6"))
    assert [one["name"] for one in held(ordner)["angebote"]] == ["Beratung", "Treff"]
    assert (held(ordner)["traeger"], [one["stelle"] for one in report["zurueckgestellt"]]) == ([own], ["liste!2"])


# --- what cannot be used


@pytest.mark.parametrize("content", ["", "   \n", "Foto;Farbe\nx;rot\n", "kein;"])
def test_a_file_without_use_ends_with_one(befehl: Befehl, ordner: Ordner, tmp_path: Path, content: str) -> None:
    (tmp_path / "liste.csv").write_text(content)
    ergebnis = befehl("import", ordner.pfad, tmp_path / "liste.csv", "--als", "tabelle", "--ja")
    assert ergebnis.code == 1


def test_json_that_is_none_is_refused() -> None:
    with pytest.raises(Rejected):
        tabelle.lies("liste.json", b"{")
    with pytest.raises(Rejected):
        tabelle.lies("liste.json", b'{"a": 1}')


def test_cells_that_cannot_be_parted_are_refused() -> None:
    with pytest.raises(Rejected):
        tabelle.lies("liste.csv", b'Angebot;Tr\n"' + b"x" * 200_000 + b'";T\n')


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("liste: [", 1),
        ("- eins", 1),
        ("dubletten: nein\nwerte: [a]\nspalten: b", 0),
        ("dubletten: [a, {eins: b}, {eins: c, zwei: d, gleich: [e]}]", 0),
    ],
)
def test_whatever_a_mapping_holds(befehl: Befehl, ordner: Ordner, tmp_path: Path, text: str, code: int) -> None:
    said = tmp_path / "meine.yaml"
    said.write_text(text)
    path = csv(tmp_path, "Angebot;Träger", "A;T")
    assert befehl("import", ordner.pfad, path, "--zuordnung", said, "--ja").code == code


def test_formula_text_stays_text(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    import_(befehl, ordner, csv(tmp_path, "Angebot;Träger", "=1+1;T"))
    assert held(ordner)["angebote"][0]["name"] == "=1+1"


def test_hours_are_parted_where_all_is_certain_else_they_stay_text(
    befehl: Befehl, ordner: Ordner, tmp_path: Path
) -> None:
    path = csv(
        tmp_path,
        "Name;Träger;Öffnungszeiten",
        "Eins;AWO;Mo-Fr 9-12 Uhr, Do 14-17 Uhr",
        "Zwei;AWO;Mo 9-12, außer in den Ferien",
        "Drei;AWO;07:30-16:30",
    )
    import_(befehl, ordner, path)
    parted = angebot(ordner, "Eins")
    assert parted["oeffnungszeiten"] == [
        {"tage": ["mo-fr"], "von": "9:00", "bis": "12:00"},
        {"tage": ["do"], "von": "14:00", "bis": "17:00"},
    ]
    assert "oeffnungshinweis" not in parted
    assert angebot(ordner, "Zwei")["oeffnungshinweis"] == "Mo 9-12, außer in den Ferien"
    assert angebot(ordner, "Drei")["oeffnungshinweis"] == "07:30-16:30"
    before = state(ordner)
    import_(befehl, ordner, path)
    assert state(ordner) == before


# --- a town


@daten
def test_the_kitas_of_flensburg(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    for name in ("stadtteile_einwohner_2021_2022.csv", "kitas_in_flensburg.csv"):
        (tmp_path / name).write_bytes((DATEN / "flensburg" / name).read_bytes())
    first = import_(befehl, ordner, tmp_path / "stadtteile_einwohner_2021_2022.csv")
    assert (first["gelesen"], first["uebernommen"], len(first["zurueckgestellt"])) == (26, 13, 13)
    report = import_(befehl, ordner, tmp_path / "kitas_in_flensburg.csv")
    assert (report["gelesen"], report["uebernommen"]) == (70, 70)
    rows = (tmp_path / "kitas_in_flensburg.csv").read_text().splitlines()[1:]
    people = {row.split(",")[3] for row in rows if row.split(",")[3].startswith(("Frau ", "Herr "))}
    whole = b"".join(state(ordner).values()).decode()
    assert len(people) > 20
    assert [person for person in people if person in whole] == []
    spaces: Any = load(ordner.pfad).files[-1].values["sozialraeume"]
    areas = {one["id"]: one["name"] for one in spaces}
    assert [areas[one["gebiet"][0]] for one in held(ordner)["angebote"]] == [row.split(",")[0] for row in rows]
    shapes = json.loads((DATEN / "flensburg" / "flensburg_stadtteile.geojson").read_text())["features"]
    assert {one["properties"]["AREA_NAME"].partition(" ")[2] for one in shapes} >= set(areas.values())
    assert [one["grund"] for one in report["dubletten"] if one["eins"].startswith("dansk")] == [
        "gleicher Name, anders geschrieben"
    ]
    before = state(ordner)
    import_(befehl, ordner, tmp_path / "kitas_in_flensburg.csv")
    assert state(ordner) == before
