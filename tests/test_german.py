import re
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konzeptgen.base.german import (
    Geschlecht,
    Kasus,
    anzahl,
    aufzaehlung,
    datum,
    datum_lang,
    euro,
    prozent,
    zahl,
    zahlwort,
)
from konzeptgen.base.scalars import Jahr
from konzeptgen.base.typography import NBSP, set_type


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0, None, "0"),
        (999, None, "999"),
        (1000, None, "1.000"),
        (12345, None, "12.345"),
        (1234567, None, "1.234.567"),
        (-1250, None, "-1.250"),
        (Decimal("12.50"), None, "12,50"),
        (Decimal("12.0"), None, "12"),
        (Decimal("1E+3"), None, "1.000"),
        (12.5, 0, "13"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("1234.56"), 1, "1.234,6"),
        (3, 2, "3,00"),
        (Jahr(2026), None, "2026"),
    ],
)
def test_zahl(value: float | Decimal, digits: int | None, text: str) -> None:
    assert zahl(value, digits) == text


def test_shares_and_amounts_keep_their_unit() -> None:
    assert prozent(1, 8) == f"13{NBSP}%"
    assert prozent(1, 8, 1) == f"12,5{NBSP}%"
    assert euro(Decimal("64000.4")) == f"64.000{NBSP}Euro"


def test_dates() -> None:
    assert datum(date(2026, 3, 1)) == "01.03.2026"
    assert datum_lang(date(2026, 3, 1)) == f"1.{NBSP}März 2026"


@pytest.mark.parametrize(
    ("count", "word"), [(0, "null"), (2, "zwei"), (12, "zwölf"), (13, "13"), (1250, "1.250"), (-1, "-1")]
)
def test_zahlwort(count: int, word: str) -> None:
    assert zahlwort(count) == word


NOUNS: dict[Geschlecht, tuple[str, str]] = {
    "m": ("Kurs", "Kurse"),
    "f": ("Stelle", "Stellen"),
    "n": ("Angebot", "Angebote"),
}
ONE = {
    "m": {"nom": "ein Kurs", "akk": "einen Kurs", "dat": "einem Kurs", "gen": "eines Kurs"},
    "f": {"nom": "eine Stelle", "akk": "eine Stelle", "dat": "einer Stelle", "gen": "einer Stelle"},
    "n": {"nom": "ein Angebot", "akk": "ein Angebot", "dat": "einem Angebot", "gen": "eines Angebot"},
}
NONE = {"nom": "keine", "akk": "keine", "dat": "keinen", "gen": "keiner"}


@pytest.mark.parametrize("geschlecht", get_args(Geschlecht))
@pytest.mark.parametrize("kasus", get_args(Kasus))
def test_anzahl_in_every_case_and_gender(kasus: Kasus, geschlecht: Geschlecht) -> None:
    einzahl, mehrzahl = NOUNS[geschlecht]
    assert anzahl(0, einzahl, mehrzahl, geschlecht, kasus) == f"{NONE[kasus]} {mehrzahl}"
    assert anzahl(1, einzahl, mehrzahl, geschlecht, kasus) == ONE[geschlecht][kasus]
    assert anzahl(2, einzahl, mehrzahl, geschlecht, kasus) == f"zwei {mehrzahl}"
    assert anzahl(13, einzahl, mehrzahl, geschlecht, kasus) == f"13 {mehrzahl}"


def test_anzahl_at_the_beginning_of_a_sentence() -> None:
    assert anzahl(0, "Kurs", "Kurse", "m", gross=True) == "Keine Kurse"
    assert anzahl(1, "Stelle", "Stellen", "f", gross=True) == "Eine Stelle"
    assert anzahl(14, "Kurs", "Kurse", "m", gross=True) == "14 Kurse"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a und b"),
        (["a", "b", "c"], "a, b und c"),
        (iter("ab"), "a und b"),
        (["a", "b", "c und d"], "a, b sowie c und d"),
        (["a und b", "c"], "a und b und c"),
    ],
)
def test_aufzaehlung(words: list[str], text: str) -> None:
    assert aufzaehlung(words) == text


@given(st.lists(st.text("abc", min_size=1), min_size=2))
def test_an_enumeration_has_one_conjunction_and_loses_nothing(words: list[str]) -> None:
    text = aufzaehlung(words, "oder")
    assert text.count(" oder ") == 1
    assert re.split(r", | oder ", text) == words


@given(
    st.integers(min_value=0, max_value=10**9), st.sampled_from(get_args(Kasus)), st.sampled_from(get_args(Geschlecht))
)
def test_the_noun_is_singular_only_for_one(count: int, kasus: Kasus, geschlecht: Geschlecht) -> None:
    assert anzahl(count, "#eins", "#viele", geschlecht, kasus).endswith("#eins" if count == 1 else "#viele")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3))
def test_a_number_reads_back(number: Decimal) -> None:
    assert Decimal(zahl(number).replace(".", "").replace(",", ".")) == number


@given(st.dates())
def test_the_long_date_names_the_same_day(day: date) -> None:
    number, month, year = datum_lang(day).replace(NBSP, " ").split(" ")
    assert (int(number.rstrip(".")), int(year)) == (day.day, day.year)
    assert month[0].isupper()


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('Das "Haus" am Kanal', "Das „Haus“ am Kanal"),
        ('"Haus", sagte sie', "„Haus“, sagte sie"),
        ('("Haus")', "(„Haus“)"),
        ('im "Haus"-Kurs', "im „Haus“-Kurs"),
        ("\"Ein 'kleines' Haus\"", "„Ein ‚kleines‘ Haus“"),
        ("Geht's gut", "Geht’s gut"),
        ("Geht´s gut", "Geht’s gut"),
        ("Andreas' Kurs im 'Haus'", "Andreas’ Kurs im ‚Haus‘"),
        ("Beratung - und mehr", "Beratung – und mehr"),
        ("Beratung -- und mehr", "Beratung – und mehr"),
        ("Nord-Süd", "Nord-Süd"),
        ("8-12 Uhr", "8–12~Uhr"),
        ("8:30-12:00 Uhr", "8:30–12:00~Uhr"),
        ("08-12 Uhr", "08–12~Uhr"),
        ("für 6-10 Jahre", "für 6–10~Jahre"),
        ("2027-2031", "2027–2031"),
        ("01.03.-31.03.2026", "01.03.–31.03.2026"),
        ("S. 12-15", "S.~12–15"),
        ("§§ 4-6", "§§~4–6"),
        ("Mo-Fr", "Mo–Fr"),
        ("A1-B2", "A1–B2"),
        ("ein A1-B2-Kurs", "ein A1-B2-Kurs"),
        ("5-6-jährig", "5-6-jährig"),
        ("12,5 %", "12,5~%"),
        ("12,5%", "12,5~%"),
        ("20%ige", "20%ige"),
        ("1.250 Euro", "1.250~Euro"),
        ("5 Mio. Euro", "5~Mio.~Euro"),
        ("12 Plätze, 3 km, 2,5 VZÄ, 4 Unterrichtseinheiten", "12~Plätze, 3~km, 2,5~VZÄ, 4~Unterrichtseinheiten"),
        ("3 Monatsberichte", "3 Monatsberichte"),
        ("§ 17 Abs. 3 SGB I", "§~17 Abs.~3 SGB~I"),
        ("§17", "§~17"),
        ("§§ 4, 5", "§§~4, 5"),
        ("Art. 6 Abs. 1 Buchst. a DSGVO", "Art.~6 Abs.~1 Buchst.~a DSGVO"),
        ("nach SGB II", "nach SGB~II"),
        ("Nr. 3 auf S. 12", "Nr.~3 auf S.~12"),
        ("Anhang A, Tabelle 3, Abbildung 2", "Anhang~A, Tabelle~3, Abbildung~2"),
        ("ein Teil der Stadt", "ein Teil der Stadt"),
        ("z. B.", "z.~B."),
        ("z.B.", "z.~B."),
        ("Z. B.", "Z.~B."),
        ("d. h.", "d.~h."),
        ("u.a. und i.d.R.", "u.~a. und i.~d.~R."),
        ("Caritas e. V.", "Caritas e.~V."),
        ("gGmbH", "gGmbH"),
        ("Prof. Dr. Muster", "Prof.~Dr.~Muster"),
        ("A. B. Muster", "A.~B. Muster"),
        ("am 3. März", "am 3.~März"),
        ("im 2. Halbjahr", "im 2.~Halbjahr"),
        ("Musterstraße 5", "Musterstraße~5"),
        ("2026-03-31", "2026-03-31"),
        ("0351 123456-78", "0351~123456-78"),
        ("0351 2010-2030", "0351~2010-2030"),
        ("+49 351 123456", "+49~351~123456"),
        ("1.234.567", "1.234.567"),
        ("", ""),
    ],
)
def test_typography(typed: str, set_: str) -> None:
    assert set_type(typed) == set_.replace("~", NBSP)


@pytest.mark.parametrize(
    "address", ["o'neil-2010-2030@haus-8.example", "https://haus.example/a'b/8-12%20Uhr?c=20%", "www.haus.example/z.B."]
)
def test_addresses_stay_as_they_are(address: str) -> None:
    assert set_type(f'Siehe "{address}"') == f"Siehe „{address}“"


@pytest.mark.parametrize(
    ("before", "text", "after", "set_"),
    [("s", '" ist', "", "“ ist"), (" ", '"', "H", "„"), ("s", '"', "", "“"), ("5", " % sind", "", "~% sind")],
)
def test_typography_sees_what_is_around_a_piece(before: str, text: str, after: str, set_: str) -> None:
    assert set_type(text, before, after) == set_.replace("~", NBSP)


SNIPPETS = ["8", "12", "2027", "0351", " ", "-", "–", "'", '"', "„", "‚", "§", "%", ".", "z.B.", "Abs. ", "S. ", " Uhr"]
MORE_SNIPPETS = ["SGB I", "e. V.", "a@b.de", "https://a.de/", "Mo", "Dr. A", "Anhang ", "1. ", "März", NBSP, "\ua015"]


@pytest.mark.langsam
@settings(max_examples=500)
@given(st.lists(st.sampled_from(SNIPPETS + MORE_SNIPPETS), max_size=12).map("".join) | st.text())
def test_setting_type_twice_changes_nothing_more(text: str) -> None:
    once = set_type(text)
    assert set_type(once) == once


@pytest.mark.langsam
@settings(max_examples=500)
@given(st.lists(st.sampled_from(SNIPPETS + MORE_SNIPPETS), max_size=12).map("".join) | st.text())
def test_typography_changes_only_quotes_dashes_and_spaces(text: str) -> None:
    def bare(value: str) -> str:
        return re.sub(r"\.+", ".", re.sub(rf"[\"'´„“‚‘’–\- {NBSP}]", "", value))

    assert bare(set_type(text)) == bare(text)
