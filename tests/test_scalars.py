import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konzeptgen.base.german import datum, zahl
from konzeptgen.base.near import fold, nearest, one_slip
from konzeptgen.base.scalars import TYPES, UNPRINTABLE, Jahr, ScalarFault, Wert
from konzeptgen.base.schema import fields, values
from konzeptgen.base.wahl import choice, language
from konzeptgen.validating.beispiel import example, written

READERS = {kind: scalar.parse for kind, scalar in TYPES.items()} | {"sprache": language(values()["sprachen"])}
GOOD: list[tuple[str, str, Any]] = [
    ("text", "  Haus am Kanal ", "Haus am Kanal"),
    ("text", "Zu\u00adsammen", "Zu\u00adsammen"),
    ("text", "می\u200cخواهم", "می\u200cخواهم"),
    ("absatz", "Eins.\n\nZwei.\n", "Eins.\n\nZwei."),
    ("kennung", "caritas-mbe-2", "caritas-mbe-2"),
    ("ganzzahl", "0", 0),
    ("ganzzahl", "-3", -3),
    ("ganzzahl", "1.250", 1250),
    ("ganzzahl", "12.345.678", 12345678),
    ("dezimal", "12,5", Decimal("12.5")),
    ("dezimal", "1.250", Decimal(1250)),
    ("dezimal", "48.250,75", Decimal("48250.75")),
    ("dezimal", "-0,5", Decimal("-0.5")),
    ("grad", "51,0504", Decimal("51.0504")),
    ("grad", "51.0504", Decimal("51.0504")),
    ("grad", "13.759", Decimal("13.759")),
    ("grad", "9", Decimal(9)),
    ("jahr", "2026", Jahr(2026)),
    ("datum", "31.03.2026", date(2026, 3, 31)),
    ("datum", "1.3.2026", date(2026, 3, 1)),
    ("datum", "29.02.2028", date(2028, 2, 29)),
    ("datum", "2026-03-31", date(2026, 3, 31)),
    ("uhrzeit", "8:30", "8:30"),
    ("uhrzeit", "08.30 Uhr", "8:30"),
    ("uhrzeit", "23:59", "23:59"),
    ("ja_nein", "Ja", "ja"),
    ("ja_nein", "unbekannt", "unbekannt"),
    ("plz", "01067", "01067"),
    ("ags", "05 315 000", "05315000"),
    ("ags", "09772", "09772"),
    ("ars", "053150000000", "053150000000"),
    ("telefon", "0351 123456-78", "0351 123456-78"),
    ("telefon", "+49 351 123456", "+49 351 123456"),
    ("telefon", "0351/123456", "0351/123456"),
    ("telefon", "0800 1234567", "0800 1234567"),
    ("telefon", "(0351) 123456", "(0351) 123456"),
    ("telefon", "0351 123456 (Anmeldung)", "0351 123456 (Anmeldung)"),
    ("email", "beratung@caritas-münster.example", "beratung@caritas-münster.example"),
    ("url", "https://www.verband.example/a?b=c", "https://www.verband.example/a?b=c"),
    ("sprache", "de", "de"),
    ("sprache", "kmr", "kmr"),
    ("farbe", "#1d4F76", "#1d4F76"),
]
BAD: list[tuple[str, str, str]] = [
    ("text", "", "Der Wert ist leer."),
    ("text", "a\nb", "Hier ist nur eine Zeile Text möglich."),
    ("text", "a\u200bb", "Der Wert enthält ein Zeichen, das nicht gedruckt werden kann (U+200B)."),
    ("text", "a\uf0b7b", "Der Wert enthält ein Zeichen, das nicht gedruckt werden kann (U+F0B7)."),
    ("text", "a\ud800b", "Der Wert enthält ein Zeichen, das nicht gedruckt werden kann (U+D800)."),
    ("absatz", " \n", "Der Text ist leer."),
    ("absatz", "a\x1b[2Jb", "Der Wert enthält ein Zeichen, das nicht gedruckt werden kann (U+001B)."),
    ("kennung", "Caritas MBE", "„Caritas MBE“ ist keine Kennung. Meinten Sie „caritas-mbe“?"),
    ("kennung", "größe_2", "„größe_2“ ist keine Kennung. Meinten Sie „groesse-2“?"),
    ("kennung", "a--b", "„a--b“ ist keine Kennung. Meinten Sie „a-b“?"),
    ("kennung", "?", "„?“ ist keine Kennung."),
    ("ganzzahl", "1.25", "„1.25“ ist keine ganze Zahl."),
    ("ganzzahl", "12,5", "„12,5“ ist keine ganze Zahl."),
    ("ganzzahl", "١٢", "„١٢“ ist keine ganze Zahl."),
    ("ganzzahl", "9" * 5000, f"„{'9' * 5000}“ ist keine ganze Zahl."),
    ("dezimal", "12.5", "„12.5“ ist nicht eindeutig."),
    ("dezimal", "1.2500", "„1.2500“ ist nicht eindeutig."),
    ("dezimal", "NaN", "„NaN“ ist keine Zahl."),
    ("dezimal", "1e5", "„1e5“ ist keine Zahl."),
    ("dezimal", "1,250.5", "„1,250.5“ ist keine Zahl."),
    ("grad", "51.050.4", "„51.050.4“ ist keine Koordinate."),
    ("grad", "5656513", "„5656513“ ist keine Koordinate."),
    ("jahr", "26", "„26“ ist keine Jahreszahl."),
    ("jahr", "1899", "„1899“ ist keine Jahreszahl."),
    ("datum", "31.02.2026", "Den Tag „31.02.2026“ gibt es nicht."),
    ("datum", "29.02.2026", "Den Tag „29.02.2026“ gibt es nicht."),
    ("datum", "2026-13-45", "Den Tag „2026-13-45“ gibt es nicht."),
    ("datum", "01.01.0000", "Den Tag „01.01.0000“ gibt es nicht."),
    ("datum", "31.3.26", "„31.3.26“ ist kein Datum."),
    ("uhrzeit", "24:00", "„24:00“ ist keine Uhrzeit."),
    ("uhrzeit", "8", "„8“ ist keine Uhrzeit."),
    ("ja_nein", "yes", "„yes“ ist hier nicht möglich. Meinten Sie „ja“?"),
    ("ja_nein", "no", "„no“ ist hier nicht möglich. Meinten Sie „nein“?"),
    ("ja_nein", "nien", "„nien“ ist hier nicht möglich. Meinten Sie „nein“?"),
    ("plz", "1067", "„1067“ ist keine Postleitzahl."),
    ("plz", "٠١٠٦٧", "„٠١٠٦٧“ ist keine Postleitzahl."),
    ("ags", "5315000", "„5315000“ ist kein Gemeindeschlüssel (AGS)."),
    ("ars", "05315000", "„05315000“ ist kein Regionalschlüssel (ARS)."),
    ("telefon", "35112345678", "„35112345678“ ist keine Telefonnummer."),
    ("telefon", "+493511234", "„+493511234“ ist keine Telefonnummer."),
    ("email", "a@b", "„a@b“ ist keine E-Mail-Adresse."),
    ("email", "a@b@c.example", "„a@b@c.example“ ist keine E-Mail-Adresse."),
    ("url", "ftp://x.example", "„ftp://x.example“ ist keine Internetadresse."),
    ("url", "javascript:alert(1)", "„javascript:alert(1)“ ist keine Internetadresse."),
    ("sprache", "deutch", "„deutch“ ist kein Sprachkürzel. Meinten Sie „de“ für Deutsch?"),
    ("sprache", "de_AT", "„de_AT“ ist kein Sprachkürzel."),
    ("farbe", "#FFF", "„#FFF“ ist keine Farbe."),
]


@pytest.mark.parametrize(("kind", "text", "value"), GOOD)
def test_a_value_is_read(kind: str, text: str, value: object) -> None:
    assert READERS[kind](text) == value
    assert isinstance(READERS[kind](text), TYPES[kind].python)


@pytest.mark.parametrize(("kind", "text", "message"), BAD, ids=[f"{kind} {text[:20]!r}" for kind, text, _ in BAD])
def test_a_value_is_refused_with_a_sentence_and_a_remedy(kind: str, text: str, message: str) -> None:
    with pytest.raises(ScalarFault) as fault:
        READERS[kind](text)
    code, said, remedy = str(fault.value).split("\x1f")
    assert code in {"SCH013", "SCH014"}
    assert said == message
    assert remedy


def test_every_type_is_tried() -> None:
    given_by_name = {"verweis", "gebiet", "datei", "wahl"}
    assert {kind for kind, *_ in GOOD} == {kind for kind, *_ in BAD} == set(TYPES) - given_by_name


@pytest.mark.parametrize("kind", sorted(set(TYPES) - {"wahl"}))
def test_the_example_of_a_type_is_one_of_its_values(kind: str) -> None:
    READERS[kind](TYPES[kind].example)


def test_the_example_of_a_field_is_one_of_its_values() -> None:
    refused = []
    for field in fields():
        if field.feldregeln["type"] in TYPES:
            try:
                field.feldregeln["coerce"](example(field.feldregeln).strip('"'))
            except ValueError as error:
                refused.append(f"{field.file}.yaml: {field.name}: {error}")
    assert refused == []


@pytest.mark.parametrize(
    ("text", "yaml"),
    [
        ("Haus am Kanal", "Haus am Kanal"),
        ("#1D4F76", '"#1D4F76"'),
        ("a: b", '"a: b"'),
        ("@x", '"@x"'),
        ("01067", "01067"),
        ("[a", '"[a"'),
    ],
)
def test_an_example_is_quoted_where_yaml_needs_it(text: str, yaml: str) -> None:
    assert written(text) == yaml


@pytest.mark.parametrize(("given_text", "near"), [("Bayren", "by"), ("Sachsn", "sn"), ("Atlantis", None)])
def test_a_misspelt_title_leads_to_its_key(given_text: str, near: str | None) -> None:
    with pytest.raises(ScalarFault) as fault:
        choice(values()["laender"])(given_text)
    guess = f" Meinten Sie „{near}“?" if near else ""
    assert str(fault.value).split("\x1f")[1] == f"„{given_text}“ ist hier nicht möglich.{guess}"


@pytest.mark.parametrize(
    ("name", "said", "key"),
    [
        ("laender", "Schleswig-Holstein", "sh"),
        ("laender", "sachsen", "sn"),
        ("laender", "Nordrhein Westfalen", "nw"),
        ("laender", "Thueringen", "th"),
        ("kommunentypen", "Kreisfreie Stadt", "kreisfreie_stadt"),
        ("spitzenverbaende", "Diakonie", "diakonie"),
        ("wochentage", "Montag", "mo"),
        ("leistungsarten", "MBE", "mbe"),
        ("leistungsarten", "Migrationsberatung", "mbe"),
        ("bedarfspartner", "Migrationsberatung", "beratung"),
        ("zielgruppen", "Flüchtlinge", "gefluechtete"),
        ("zielgruppen", "EU-Bürger:innen", "eu"),
        ("laender", "NRW", "nw"),
    ],
)
def test_a_title_is_understood(name: str, said: str, key: str) -> None:
    assert choice(values()[name])(said) == key


@pytest.mark.parametrize(
    ("said", "code"), [("Deutsch", "de"), ("ukrainisch", "uk"), ("Türkisch", "tr"), ("Farsi", "fa")]
)
def test_the_name_of_a_language_is_understood(said: str, code: str) -> None:
    assert language(values()["sprachen"])(said) == code


def test_a_word_with_several_meanings_is_asked_with_each_of_them() -> None:
    with pytest.raises(ScalarFault) as fault:
        choice(values()["traegerarten"])("Verein")
    code, message, remedy = str(fault.value).split("\x1f")
    assert (code, message) == ("SCH013", "„Verein“ kann hier mehreres heißen.")
    either = "migrantenorganisation (Migrantenorganisation) oder gemeinnuetzig (Anderer gemeinnütziger Träger)"
    assert remedy == f"Schreiben Sie {either}."


@pytest.mark.parametrize("name", sorted(values()))
def test_no_further_word_says_what_key_or_title_say_already(name: str) -> None:
    known = values()[name].values()
    own = {fold(word) for wert in known for word in (str(wert), wert.titel, wert.kurz)}
    spare = {word for wert in known for word in wert.marken.get("auch", ()) if fold(word) in own}
    assert name == "kommunentypen" or not spare


@pytest.mark.parametrize("name", sorted(set(values()) - {"notrufnummern"}))  # printed, never chosen
def test_each_key_and_each_title_of_a_list_means_its_own_value(name: str) -> None:
    known = values()[name]
    said = {key: key for key in known} | {
        str(wert.titel): key for key, wert in known.items() if wert.titel not in known
    }
    read = choice(known)
    assert {word: str(read(word)) for word in said} == said


def test_a_choice_knows_its_title_and_marks() -> None:
    wert = choice(values()["traegerarten"])("freie_wohlfahrt")
    assert (wert, wert.titel, wert.marke("frei"), wert.marke("oeffentlich")) == (
        "freie_wohlfahrt",
        "Freie Wohlfahrtspflege",
        True,
        False,
    )
    assert Wert("a", "Titel", {"kurz": "T"}).kurz == "T"
    assert Wert("a", "Titel").kurz == "Titel"


@pytest.mark.parametrize(
    ("word", "near"),
    [("traeger", "traeger"), ("Träger", "traeger"), ("strasse", "straße"), ("geprüft am", "geprueft_am"), ("x", None)],
)
def test_umlauts_case_and_separators_count_as_near(word: str, near: str | None) -> None:
    assert nearest(word, ["traeger", "straße", "geprueft_am"]) == near


def test_nothing_is_near_to_nothing() -> None:
    assert nearest("a", []) is None


def test_a_language_has_a_code_of_two_or_three_letters_and_one_name() -> None:
    languages = values()["sprachen"]
    assert [code for code in languages if not re.fullmatch("[a-z]{2,3}", code)] == []
    assert len({wert.titel for wert in languages.values()}) == len(languages)
    spoken_here = {"uk": "Ukrainisch", "ar": "Arabisch", "ti": "Tigrinya", "fa": "Persisch", "no": "Norwegisch"}
    assert {code: languages[code].titel for code in spoken_here} == spoken_here
    assert (languages["kmr"].titel, languages["prs"].titel) == ("Kurmandschi", "Dari")


def alignment(one: str, other: str) -> int:
    """Return the distance of two words as the textbook's table gives it."""
    rows = [[i + j if i * j == 0 else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i, a in enumerate(one, 1):
        for j, b in enumerate(other, 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and (a, b) == (other[j - 2], one[i - 2]):
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abc", max_size=12), st.lists(st.text("abc", max_size=12), max_size=8))
def test_the_nearest_word_is_the_first_with_the_fewest_slips(word: str, candidates: list[str]) -> None:
    best = min(candidates, key=lambda candidate: alignment(word, candidate), default=None)
    near = best is not None and alignment(word, best) <= 0.34 * max(len(word), len(best))
    assert nearest(word, candidates) == (best if near else None)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_slip_is_a_distance_of_one_at_most(one: str, other: str) -> None:
    assert one_slip(one, other) == (alignment(one, other) <= 1)


@given(st.decimals(min_value=-(10**11), max_value=10**11, places=2))
def test_a_number_written_by_us_is_read_as_the_same(number: Decimal) -> None:
    assert TYPES["dezimal"].parse(zahl(number)) == number


@given(st.integers(min_value=-(10**11), max_value=10**11))
def test_a_whole_number_written_by_us_is_read_as_the_same(number: int) -> None:
    assert TYPES["ganzzahl"].parse(zahl(number)) == number


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_written_by_us_is_read_as_the_same(day: date) -> None:
    assert TYPES["datum"].parse(datum(day)) == TYPES["datum"].parse(day.isoformat()) == day


@given(st.sampled_from(sorted(set(TYPES) - {"wahl"})), st.text())
def test_any_text_is_read_clean_or_refused(kind: str, text: str) -> None:
    try:
        value = READERS[kind](text)
    except ScalarFault as fault:
        parts = str(fault).split("\x1f")
    else:
        parts = ["", "", ""]
        assert not (isinstance(value, str) and UNPRINTABLE.search(value))
    assert len(parts) == 3
