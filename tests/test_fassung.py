"""What the public edition must not say, and what the internal one must."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from conftest import Befehl
from ganz import Ganz, ganz
from konzept import ANGEBOT, STICHTAG, TRAEGER, Ordner, sichtbar
from konzeptgen import pipeline
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.base.schema import fields as schema_fields
from konzeptgen.checking.check import check
from konzeptgen.model.fassung import Fassung, als_daten, geschnitten
from konzeptgen.model.konzept import Konzept
from konzeptgen.pipeline import Wish

NIRGENDS = ("breite", "laenge")
"""Of a shelter's address, the point on the map is printed in no edition."""


def silent(_stage: str) -> None:
    pass


def ordner(tmp_path: Path, made: Ganz) -> Ordner:
    folder = Ordner(tmp_path)
    for name, content in made.dateien.items():
        folder.mit(name, content)
    return folder


def built(folder: Path, fassung: Fassung, **wish: Any) -> dict[str, bytes]:  # noqa: ANN401
    asked = Wish(stichtag=STICHTAG, formats=("docx", "odt", "pdf", "html"), fassung=fassung, **wish)
    return pipeline.build([folder], asked, silent).outputs


@pytest.fixture(scope="module")
def made() -> Ganz:
    return ganz()


@pytest.fixture(scope="module")
def files(made: Ganz, tmp_path_factory: pytest.TempPathFactory) -> dict[Fassung, dict[str, bytes]]:
    folder = ordner(tmp_path_factory.mktemp("ganz"), made).pfad
    return {fassung: built(folder, fassung, mitzeichnung=fassung is Fassung.INTERN) for fassung in Fassung}


# Everything that can be read out of a file, whichever way


def squeezed(text: str) -> str:
    """Return ``text`` without tags, white space and soft hyphens, so that no way of setting it hides a mark."""
    return re.sub(r"[\s\u00ad\u200b\u2060]", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


def texts_of_package(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield from package.namelist()
        for name in package.namelist():
            yield package.read(name).decode("utf-8", "replace")


def texts_of_pdf(data: bytes) -> Iterator[str]:
    for page in PdfReader(io.BytesIO(data)).pages:
        yield page.extract_text()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            yield from _strings(thing)


def _strings(thing: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 - any object of a PDF
    if isinstance(thing, pikepdf.Stream):
        text = thing.read_bytes().decode("latin-1") if "/Image" not in str(thing.get("/Subtype", "")) else ""
        yield re.sub(r"(\.\d+)", r"\1|", text)  # so that two coordinates squeezed together make no mark
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array) and depth < 20:
        for item in thing:
            yield from () if getattr(item, "is_indirect", False) else _strings(item, depth + 1)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) and depth < 20:
        for key in thing.keys():  # noqa: SIM118 - a dictionary of a PDF is none of Python's
            item = thing[key]
            yield from () if getattr(item, "is_indirect", False) else _strings(item, depth + 1)


def texts_of_html(data: bytes) -> Iterator[str]:
    yield data.decode()


READERS = {"docx": texts_of_package, "odt": texts_of_package, "pdf": texts_of_pdf, "html": texts_of_html}


def everything(suffix: str, data: bytes) -> str:
    texts = list(READERS[suffix](data))
    return "\n".join([*map(squeezed, texts), *(re.sub(r"\s", "", html.unescape(text)) for text in texts)])


def shown(path: str, mark: str) -> str:
    """Return a mark as documents print it."""
    return f"{int(mark):,}".replace(",", ".") if path.endswith("betrag") else mark


# The leak test


def test_every_protected_field_carries_a_mark_of_its_own(made: Ganz) -> None:
    fields = (field for field in schema_fields() if field.feldregeln["type"] not in {"dict", "ja_nein"})
    protected = {field.name for field in fields if "schutz" in field.meta}
    assert protected <= made.marken.keys()
    assert len(set(made.marken.values())) == len(made.marken)


@pytest.mark.langsam
@pytest.mark.parametrize("suffix", READERS)
def test_the_public_edition_holds_no_mark_in_any_byte(
    files: dict[Fassung, dict[str, bytes]], made: Ganz, suffix: str
) -> None:
    hay = everything(suffix, files[Fassung.OEFFENTLICH][suffix])
    leaks = [path for path, mark in made.marken.items() if squeezed(shown(path, mark)) in hay or squeezed(mark) in hay]
    assert leaks == []
    assert "Eignung" not in hay


@pytest.mark.langsam
@pytest.mark.parametrize("suffix", READERS)
def test_the_internal_edition_shows_every_mark(files: dict[Fassung, dict[str, bytes]], made: Ganz, suffix: str) -> None:
    hay = everything(suffix, files[Fassung.INTERN][suffix])
    wanted = {path: mark for path, mark in made.marken.items() if not path.endswith(NIRGENDS)}
    wanted |= {"angebote.geeignet": "Eignung(intern)"}
    # On the cover stand name and function of the editor, who can be reached through the office. The council's paper
    # and the text in print are documents of their own.
    missing = [
        path
        for path, mark in wanted.items()
        if squeezed(shown(path, mark)) not in hay
        and path not in {"herausgeber.redaktion.telefon", "herausgeber.redaktion.email"}
        and not path.startswith(("papier.", "beschlussvorlage.", "grusswort."))
    ]
    assert missing == []


@pytest.mark.langsam
def test_with_permission_and_ground_persons_appear_publicly_and_nothing_else_does(tmp_path: Path) -> None:
    made = ganz(erlaubt="ja")
    hay = everything("html", built(ordner(tmp_path, made).pfad, Fassung.OEFFENTLICH)["html"])
    there = {path for path, mark in made.marken.items() if squeezed(mark) in hay}
    persons = {path for path in made.marken if "ansprechperson" in path and not path.startswith("papier.")} | {
        "herausgeber.redaktion.name"
    }
    assert there == persons


@pytest.mark.langsam
@pytest.mark.parametrize("fassung", list(Fassung))
def test_marks_are_found_where_they_are_planted(fassung: Fassung, files: dict[Fassung, dict[str, bytes]]) -> None:
    """The search itself: a word of a public field is found in all three formats."""
    for suffix, data in files[fassung].items():
        assert squeezed("Angabe traeger.name") in everything(suffix, data)


def test_no_finding_quotes_a_protected_field(made: Ganz, tmp_path: Path) -> None:
    folder = ordner(tmp_path, made)
    said = "".join(f"{f.message} {f.remedy} {f.place.text}" for f in check(folder.konzept(), folder.source()))
    assert [path for path, mark in made.marken.items() if mark in said] == []


# The cut itself


def parts(thing: Any, seen: set[int]) -> Iterator[Any]:  # noqa: ANN401 - any part of the model
    if isinstance(thing, tuple):
        for item in thing:
            yield from parts(item, seen)
    elif is_dataclass(thing) and id(thing) not in seen:
        seen.add(id(thing))
        yield thing
        for field in fields(thing):
            yield from parts(getattr(thing, field.name), seen)


def test_things_that_are_referred_to_stay_one_and_the_same(made: Ganz, tmp_path: Path) -> None:
    konzept = geschnitten(ordner(tmp_path, made).konzept(), Fassung.OEFFENTLICH)
    assert konzept.angebote[0].traeger is konzept.traeger[0]
    assert konzept.unterkuenfte[0].sozialraum is konzept.sozialraeume[0]
    assert konzept.massnahmen[0].bedarfe[0] is konzept.bedarfe[0]
    kinds = [type(part).__name__ for part in parts(konzept, set())]
    assert kinds.count("Traeger") == kinds.count("Angebot") == 1


def test_the_internal_edition_is_the_whole_and_a_cut_changes_nothing_else(made: Ganz, tmp_path: Path) -> None:
    whole = ordner(tmp_path, made).konzept()
    assert geschnitten(whole, Fassung.INTERN) is whole
    cut = geschnitten(whole, Fassung.OEFFENTLICH)
    assert cut.unterkuenfte[0].anschrift is None
    assert cut.unterkuenfte[0].plaetze == whole.unterkuenfte[0].plaetze
    assert whole.unterkuenfte[0].anschrift is not None
    assert cut.oeffentlich
    assert not whole.oeffentlich


def person(grant: dict[str, str] | None) -> dict[str, Any]:
    said = {"name": "Erika Musterfrau", "telefon": "030 23125011", "email": "musterfrau@traeger.example"}
    return {**said, **({"veroeffentlichung": grant} if grant else {})}


def oeffentlich(tmp_path: Path, **dateien: Any) -> Konzept:  # noqa: ANN401
    folder = Ordner(tmp_path)
    for name, content in dateien.items():
        folder.mit(name, content)
    return geschnitten(folder.konzept(), Fassung.OEFFENTLICH)


@pytest.mark.parametrize(
    ("grant", "appears"),
    [
        (None, False),
        ({"erlaubt": "nein", "grundlage": "Einwilligung"}, False),
        ({"erlaubt": "unbekannt"}, False),
        ({"erlaubt": "ja"}, False),
        ({"erlaubt": "ja", "grundlage": "Einwilligung"}, True),
        ({"erlaubt": "ja", "grundlage": "noch offen"}, False),
        ({"erlaubt": "ja", "grundlage": "Einwilligung liegt nicht vor"}, False),
        ({"erlaubt": "ja", "grundlage": "Keine Angabe"}, False),
        ({"erlaubt": "ja", "grundlage": "?"}, False),
        ({"erlaubt": "ja", "grundlage": "Einwilligung", "datum": "31.03.2026"}, True),
        ({"erlaubt": "ja", "grundlage": "Einwilligung", "datum": "01.04.2026"}, False),
        ({"erlaubt": "ja", "grundlage": "Einwilligung", "gueltig_bis": "31.03.2026"}, True),
        ({"erlaubt": "ja", "grundlage": "Einwilligung", "gueltig_bis": "30.03.2026"}, False),
        ({"erlaubt": "ja", "grundlage": "Einwilligung", "widerrufen_am": "01.03.2026"}, False),
        ({"erlaubt": "ja", "grundlage": "Einwilligung", "zweck": "konzept"}, True),
        ({"erlaubt": "ja", "grundlage": "Einwilligung", "zweck": "veroeffentlichungen"}, True),
        ({"erlaubt": "ja", "grundlage": "Einwilligung", "zweck": "intern"}, False),
        ({"erlaubt": "ja", "grundlage": "Einwilligung", "zweck": "sonstiges"}, False),
    ],
)
def test_a_person_appears_publicly_only_with_permission_and_ground(
    tmp_path: Path,
    grant: dict[str, str] | None,
    appears: bool,  # noqa: FBT001 - the case itself
) -> None:
    mailbox = {"email": "beratung@traeger.example"}
    traeger = {**TRAEGER, "kontakt": mailbox, "ansprechperson": person(grant)}
    konzept = oeffentlich(tmp_path, anbieter={"traeger": [traeger]})
    found = konzept.traeger[0].ansprechperson
    assert (found is not None) is appears
    assert konzept.traeger[0].kontakt is not None
    assert konzept.traeger[0].kontakt.email == "beratung@traeger.example"


@pytest.mark.parametrize(
    ("grant", "appears"),
    [
        ({}, True),
        ({"datum": "01.02.2026"}, True),
        ({"zweck": "veroeffentlichungen"}, True),
        ({"zweck": "konzept"}, False),
        ({"gueltig_bis": "31.12.2099"}, False),
        ({"widerrufen_am": "01.03.2026"}, False),
    ],
)
def test_data_for_other_directories_name_persons_only_where_the_ground_covers_that_without_end(
    tmp_path: Path,
    grant: dict[str, str],
    appears: bool,  # noqa: FBT001 - the case itself
) -> None:
    traeger = {**TRAEGER, "ansprechperson": person({"erlaubt": "ja", "grundlage": "Einwilligung", **grant})}
    cut = als_daten(Ordner(tmp_path).mit("anbieter", {"traeger": [traeger]}).konzept())
    assert (cut.traeger[0].ansprechperson is not None) is appears


def test_a_ground_for_data_has_begun_on_the_day_of_the_export(tmp_path: Path) -> None:
    grant = {"erlaubt": "ja", "grundlage": "Einwilligung", "datum": "01.02.2026"}
    traeger = {**TRAEGER, "ansprechperson": person(grant)}
    konzept = Ordner(tmp_path).mit("anbieter", {"traeger": [traeger]}).konzept()
    days = (date(2026, 1, 31), date(2026, 2, 1))
    named = [als_daten(konzept, day).traeger[0].ansprechperson is not None for day in days]
    assert named == [False, True]


@pytest.mark.parametrize(
    ("strasse", "stays"),
    [
        ("Kanalstraße 7", False),
        ("Kanalstr. 7", False),
        ("kanalstrasse  7", False),
        ("Kanalstraße 7, Erdgeschoss", False),
        ("Kanalstraße 7 (Haus Eins)", False),
        ("Kanalstraße 77", True),
        ("Kanalstraße 7a", True),
        ("Kanalweg 7", True),
    ],
)
def test_an_offer_does_not_give_a_shelter_s_address_away(tmp_path: Path, strasse: str, stays: bool) -> None:  # noqa: FBT001
    haus: dict[str, Any] = {"id": "kanal", "name": "Haus am Kanal", "art": "gemeinschaftsunterkunft"}
    haus |= {"anschrift": {"strasse": "Kanalstraße 7", "plz": "99999", "breite": "51,2", "laenge": "7,2"}}
    angebot = {**ANGEBOT, "adresse": {"strasse": strasse, "plz": "99999", "ort": "Musterstadt"}}
    konzept = oeffentlich(
        tmp_path, anbieter={"traeger": [TRAEGER], "angebote": [angebot]}, unterkuenfte={"unterkuenfte": [haus]}
    )
    assert (konzept.angebote[0].anschrift is not None) is stays


@pytest.mark.parametrize("ort", [{}, {"ort": "Musterstadt"}, {"plz": "99998"}])
def test_a_shelter_s_street_and_number_suffice_to_hide_it(tmp_path: Path, ort: dict[str, str]) -> None:
    anschrift = {"strasse": "Kanalstraße 7", "plz": "99999", "ort": "Musterstadt"}
    haus = {"id": "kanal", "name": "Haus am Kanal", "art": "gemeinschaftsunterkunft", "anschrift": anschrift}
    angebot = {**ANGEBOT, "adresse": {"strasse": "Kanalstraße 7", **ort}}
    konzept = oeffentlich(
        tmp_path, anbieter={"traeger": [TRAEGER], "angebote": [angebot]}, unterkuenfte={"unterkuenfte": [haus]}
    )
    assert konzept.angebote[0].anschrift is None


def test_a_hidden_address_is_not_replaced_by_the_provider_s(tmp_path: Path) -> None:
    anschrift = {"strasse": "Kanalstraße 7", "plz": "99999"}
    haus = {"id": "kanal", "name": "Haus am Kanal", "art": "gemeinschaftsunterkunft", "anschrift": dict(anschrift)}
    traeger = {**TRAEGER, "adresse": {"strasse": "Domplatz 1", "ort": "Musterstadt"}}
    konzept = oeffentlich(
        tmp_path,
        anbieter={"traeger": [traeger], "angebote": [{**ANGEBOT, "adresse": dict(anschrift)}]},
        unterkuenfte={"unterkuenfte": [haus]},
    )
    assert konzept.angebote[0].anschrift is None
    assert konzept.traeger[0].adresse is not None


def test_a_further_place_gives_no_shelter_away_by_name_stop_or_way_either(tmp_path: Path) -> None:
    haus = {"id": "kanal", "name": "Haus", "art": "gemeinschaftsunterkunft", "anschrift": {"strasse": "Kanalstraße 7"}}
    traeger = {**TRAEGER, "adresse": {"strasse": "Domplatz 1", "ort": "Musterstadt"}}
    orte: list[dict[str, Any]] = [
        {"name": "Kanalhaus", "adresse": {"strasse": "Kanalstr. 7"}, "haltestelle": "Kanal", "anfahrt": "am Kanal"},
        {"name": "Stadtteilhaus", "adresse": {"strasse": "Markt 2"}},
    ]
    angebote = [{**ANGEBOT, "orte": orte}, {**ANGEBOT, "id": "b", "orte": orte[:1]}]
    konzept = oeffentlich(
        tmp_path,
        anbieter={"traeger": [traeger], "angebote": [deepcopy(one) for one in angebote]},
        unterkuenfte={"unterkuenfte": [haus]},
    )
    both, hidden = konzept.angebote
    assert [ort.name for ort in both.standorte] == ["Stadtteilhaus"]
    assert both.anschrift is not None
    assert both.anschrift.strasse == "Markt 2"
    assert (hidden.standorte, hidden.anschrift) == ((), None)


def test_the_places_of_a_refuge_are_hidden_with_stop_and_way(tmp_path: Path) -> None:
    orte = [
        {"name": "Haus", "adresse": {"strasse": "Gartenweg 3"}},
        {"haltestelle": "Gartenweg"},
        {"name": "Büro", "adresse": {"strasse": "Markt 2", "oeffentlich": "ja"}},
    ]
    angebot = {**ANGEBOT, "leistungsart": "gewaltschutz", "orte": orte}
    konzept = oeffentlich(tmp_path, anbieter={"traeger": [TRAEGER], "angebote": [angebot]})
    assert [ort.name for ort in konzept.angebote[0].standorte] == ["Büro"]


def test_a_paper_does_not_give_a_shelter_of_its_places_away(tmp_path: Path) -> None:
    haus = {"id": "kanal", "name": "Haus", "art": "gemeinschaftsunterkunft", "anschrift": {"strasse": "Kanalstraße 7"}}
    absender = "{art: verband, name: Verband, adresse: {strasse: Kanalstr. 7, ort: Musterstadt}}"
    (tmp_path / "papier").mkdir()
    (tmp_path / "papier" / "papier.yaml").write_text(f"papier:\n  absender: {absender}\n", "utf-8")
    (tmp_path / "ort").mkdir()
    ort = Ordner(tmp_path / "ort").mit("unterkuenfte", {"unterkuenfte": [haus]})
    wish = Wish(stichtag=STICHTAG, formats=("html",), art="positionspapier")
    page = pipeline.build([tmp_path / "papier", ort.pfad], wish, silent).outputs["html"].decode()
    assert "Kanalstr" not in page


def test_the_internal_word_on_suitability_changes_nothing_public(tmp_path: Path) -> None:
    def paper(geeignet: str) -> bytes:
        reach = {"gebiet": ["gesamt"], "zielgruppen": ["zugewanderte"]}
        massnahme = {"id": "m", "name": "Eigene Beratung", "handlungsfeld": "beratung", "leistungsart": "mbe"}
        massnahme |= {"rechtskreis": "freiwillig", "durchfuehrung": "kommune"}
        (tmp_path / geeignet).mkdir()
        folder = Ordner(tmp_path / geeignet)
        folder.mit(
            "anbieter", {"traeger": [TRAEGER], "angebote": [{**ANGEBOT, **deepcopy(reach), "geeignet": geeignet}]}
        )
        folder.mit("massnahmen", {"massnahmen": [{**massnahme, **deepcopy(reach)}]})
        wish = Wish(stichtag=STICHTAG, formats=("html",), art="positionspapier")
        return pipeline.build([folder.pfad], wish, silent).outputs["html"]

    assert paper("ja") == paper("nein")


def test_a_point_on_the_map_gives_no_shelter_away_either(tmp_path: Path) -> None:
    point = {"breite": "51,20001", "laenge": "7,20001"}
    haus = {"id": "kanal", "name": "Haus am Kanal", "art": "gemeinschaftsunterkunft", "anschrift": point}
    traeger = {**TRAEGER, "adresse": {"ort": "Musterstadt", **point}}
    konzept = oeffentlich(tmp_path, anbieter={"traeger": [traeger]}, unterkuenfte={"unterkuenfte": [haus]})
    assert konzept.traeger[0].adresse is not None
    assert not konzept.traeger[0].adresse.angegeben


# The command


@pytest.mark.langsam
def test_without_a_word_the_edition_is_public_and_named_apart_from_the_internal_one(
    befehl: Befehl, tmp_path: Path
) -> None:
    folder = EXAMPLES / "musterstadt"
    public = befehl("build", folder, "-o", tmp_path, "--format", "html", "--stichtag", "01.10.2026")
    internal = befehl(
        "build", folder, "-o", tmp_path, "--format", "html", "--stichtag", "01.10.2026", "--fassung", "intern"
    )
    assert public.code == internal.code == 0
    names = [path.name for path in sichtbar(tmp_path)]
    assert names == ["integrationskonzept-musterstadt-intern.html", "integrationskonzept-musterstadt.html"]
    pages = {path.stem.endswith("intern"): path.read_text("utf-8") for path in sichtbar(tmp_path)}
    assert "Prüfhinweis" in pages[True]
    assert "Nur intern" not in pages[False]
    assert '<p class="marke">Entwurf, nur intern</p>' in pages[True]
    assert '<p class="marke">Entwurf</p>' in pages[False]
    assert "Prüfhinweis" not in pages[False]
    assert "--fassung intern" in public.out


@pytest.mark.langsam
@pytest.mark.parametrize("word", ["öffentlich", "OEFFENTLICH", "oeffentlich"])
def test_the_edition_may_be_spelled_as_people_do(befehl: Befehl, tmp_path: Path, word: str) -> None:
    assert befehl("build", EXAMPLES / "minimal", "-o", tmp_path, "--format", "html", "--fassung", word).code == 0


def test_an_unknown_edition_is_told_without_a_guess(befehl: Befehl, tmp_path: Path) -> None:
    said = befehl("build", EXAMPLES / "minimal", "-o", tmp_path, "--fassung", "extern")
    assert said.code == 2
    assert "oeffentlich (zum Veröffentlichen)" in said.text
    assert "Meinten" not in said.text


def test_the_page_of_signatures_is_never_public(befehl: Befehl, tmp_path: Path) -> None:
    said = befehl("build", EXAMPLES / "musterstadt", "-o", tmp_path, "--mitzeichnung")
    assert said.code == 2
    assert "--fassung intern" in said.text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.langsam
def test_the_page_of_signatures_names_the_offices_and_is_the_last(
    files: dict[Fassung, dict[str, bytes]],
) -> None:
    last = PdfReader(io.BytesIO(files[Fassung.INTERN]["pdf"])).pages[-1].extract_text()
    assert "Mitzeichnung" in last
    assert "Namenszeichen" in last
    assert "Angabe mitzeichnung.stelle" in last.replace("\n", " ")
    assert "Namenszeichen" not in files[Fassung.OEFFENTLICH]["html"].decode()


# Draft and final


def final(tmp_path: Path) -> Path:
    beschluss = {"gremium": "Rat der Stadt", "datum": "17.03.2026", "vorlage": "V/2026/12"}
    inhalt = {"rahmen": {"status": "beschlossen"}, "beschluss": beschluss, "auftrag": {"gremium": "Rat"}}
    return Ordner(tmp_path).mit("konzept", inhalt).pfad


@pytest.mark.langsam
def test_a_final_version_carries_no_mark_and_names_its_decision_on_the_cover(tmp_path: Path) -> None:
    outputs = built(final(tmp_path), Fassung.OEFFENTLICH)
    for suffix, data in outputs.items():
        assert squeezed("Rat der Stadt, 17. März 2026, Vorlage V/2026/12") in everything(suffix, data)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(outputs["pdf"])).pages]
    assert not any("Entwurf" in page for page in pages)
    assert 'class="vermerk"' not in outputs["html"].decode()


@pytest.mark.langsam
def test_a_draft_is_marked_on_every_page_and_an_internal_one_as_internal(
    files: dict[Fassung, dict[str, bytes]],
) -> None:
    for fassung, mark in ((Fassung.OEFFENTLICH, "Entwurf"), (Fassung.INTERN, "Entwurf, nur intern")):
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(files[fassung]["pdf"])).pages]
        assert all(mark in page for page in pages)
        assert f'content: "{mark}"' in files[fassung]["html"].decode()
        headers = [text for text in texts_of_package(files[fassung]["docx"]) if "<w:hdr" in text and "w:t>" in text]
        assert headers
        assert all(mark in text for text in headers)


def test_a_final_internal_version_is_marked_as_internal_alone(tmp_path: Path) -> None:
    page = built(final(tmp_path), Fassung.INTERN)["html"].decode()
    assert '<p class="marke">Nur intern</p>' in page
    assert "Beschlossen, nur für den internen Gebrauch" in page
