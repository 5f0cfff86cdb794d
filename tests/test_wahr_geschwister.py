"""Sentences in which a known answer was read as none, a coming one as past, and a single one as many."""

from pathlib import Path
from types import ModuleType

import pytest

from dokumente import STICHTAG
from konzept import Ordner
from konzeptgen.base.typography import NBSP, set_type
from konzeptgen.checking.elemente import Fehlt, Unbekannt, b2, f1, g3, g5, g7, i2, m2, w3
from test_wahr_kurz_und_beschluss import gesagt
from test_wahr_ueberblick import kapitel

_TRAEGER = "traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]\n"
_MBE = "{id: mbe, traeger: cv, name: Rat, leistungsart: mbe}"
_JMD = "{id: jmd, traeger: cv, name: Jugend, leistungsart: jmd, status: geplant}"


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def massnahme(felder: str) -> str:
    return f"massnahmen: [{{id: m, name: Lotsen, handlungsfeld: wohnen, {felder}}}]\n"


def rahmen(felder: str) -> str:
    return f"kommune: {{name: Musterstadt, typ: stadt, land: nw}}\nrahmen: {{{felder}}}\n"


@pytest.mark.parametrize("felder", ["neu: nein, mittel: 900", "neu: nein, status: geplant, mittel: 900"])
def test_a_measure_that_is_not_new_is_not_said_to_lack_that_answer(ordner: Ordner, felder: str) -> None:
    ordner.mit("massnahmen", massnahme(felder))
    concept = gesagt(ordner, "konzept")
    assert "Sie ist weder als neu noch als laufend angegeben." in concept
    assert "Neue Maßnahmen stehen nicht zur Entscheidung." in concept
    assert "ob sie neu" not in concept
    assert "ohne Angabe zum Stand" not in concept


def test_a_new_measure_that_has_begun_runs_already_in_the_short_version(ordner: Ordner) -> None:
    ordner.mit("massnahmen", massnahme("neu: ja, status: laufend"))
    assert "Lotsen (läuft schon)" in gesagt(ordner, "kurzfassung")


def test_measures_that_cost_nothing_bring_no_sum_that_somebody_has_to_reserve(ordner: Ordner) -> None:
    ordner.mit("massnahmen", massnahme("neu: ja, mittel: 0"))
    assert "Vorbehalt" not in gesagt(ordner, "beschlussvorlage")
    assert "0 Euro" not in gesagt(ordner, "kurzfassung")


@pytest.mark.parametrize(
    ("anbieter", "satz"),
    [
        (_TRAEGER + f"angebote: [{_MBE}]", "Fragen Sie eine Beratungsstelle. Die Beratung ist freiwillig."),
        (_TRAEGER + f"angebote: [{_JMD}]", "Fragen Sie bei der Verwaltung."),
        (
            _TRAEGER + "angebote: [{id: c, traeger: cv, name: Café, leistungsart: begegnung}]",
            "Schauen Sie in das Verzeichnis der Angebote.",
        ),
        (_TRAEGER, "Fragen Sie bei der Verwaltung."),
    ],
)
def test_who_seeks_help_is_sent_only_to_what_there_is(ordner: Ordner, anbieter: str, satz: str) -> None:
    assert f"Sie suchen Hilfe? {satz}" in gesagt(ordner.mit("anbieter", anbieter), "kurzfassung")


def test_a_planned_service_is_not_unknown(ordner: Ordner) -> None:
    ordner.mit("anbieter", _TRAEGER + f"angebote: [{_MBE}, {_JMD}]")
    words = gesagt(ordner, "kurzfassung")
    assert "Zu diesen Hilfen ist uns kein laufendes Angebot bekannt: Jugendmigrationsdienst (JMD) (geplant)," in words


@pytest.mark.parametrize(
    ("jahre", "kurz", "vorlage"),
    [
        ("laufzeit_von: 2020, laufzeit_bis: 2025", "Es galt 2020 bis 2025.", "für die Jahre 2020 bis 2025 wird"),
        ("laufzeit_von: 2024, laufzeit_bis: 2026", "Es gilt 2024 bis 2026.", "für die Jahre 2024 bis 2026 wird"),
        ("laufzeit_von: 2026, laufzeit_bis: 2026", "Es gilt 2026.", "für das Jahr 2026 wird"),
        ("laufzeit_von: 2026", "Es gilt ab 2026.", "für die Jahre ab 2026 wird"),
    ],
)
def test_the_years_of_a_concept_are_told_as_they_are(ordner: Ordner, jahre: str, kurz: str, vorlage: str) -> None:
    ordner.mit("konzept", rahmen(f"status: beschlossen, {jahre}"))
    assert kurz in gesagt(ordner, "kurzfassung")
    assert vorlage in gesagt(ordner, "beschlussvorlage")


def test_what_lies_ahead_did_not_happen_yet(ordner: Ordner) -> None:
    ordner.mit("anbieter", _TRAEGER).mit(
        "zusammenarbeit",
        "beteiligungen: [{traeger: cv, form: Stellungnahme, datum: 01.05.2027}]\n"
        "verzeichnis: {verteilt_an: [Rathaus], verteilt_am: 01.01.2028}\n",
    )
    ordner.mit(
        "konzept",
        "kommune: {name: Musterstadt, typ: stadt, land: nw}\nentstehung: [{datum: 01.03.2027, schritt: Forum}]\n",
    )
    concept = gesagt(ordner, "konzept")
    assert "Caritas: Stellungnahme (vorgesehen für den 01.05.2027)" in concept
    assert "Das Verzeichnis geht an Rathaus." in concept
    assert "2028" not in concept
    assert "Forum (geplant)" in gesagt(ordner, "beschlussvorlage")


@pytest.mark.parametrize(
    ("felder", "turnus"),
    [
        ("sitzungen_pro_jahr: 4", "- **Turnus** vier Sitzungen im Jahr"),
        ("sitzungen_pro_jahr: 1", "- **Turnus** eine Sitzung im Jahr"),
        ("sitzungen_pro_jahr: 0", "- **Turnus** keine Sitzung im Jahr"),
        ("turnus: monatlich, sitzungen_pro_jahr: 12", "- **Turnus** monatlich"),
        ("leitung: Amt", "- **Turnus** offen"),
    ],
)
def test_a_number_of_meetings_is_no_open_question(ordner: Ordner, felder: str, turnus: str) -> None:
    seat = "sitze: [{organisation: Behörde}]"
    ordner.mit("runde_tische", f"runde_tische: [{{id: rt, name: Tisch, thema: wohnen, {seat}, {felder}}}]\n")
    ordner.mit("unterkuenfte", "unterkuenfte: [{id: h, name: Haus, art: wohnung}]\n")
    assert turnus in kapitel(ordner, "beteiligung")
    assert "Am Tisch sitzt Behörde." in kapitel(ordner, "wohnen")


def test_a_goal_ends_with_one_full_stop(ordner: Ordner) -> None:
    goals = "ziele: [{id: a, handlungsfeld: wohnen, text: Alle wohnen, bis: 2030}, "
    goals += "{id: b, handlungsfeld: wohnen, text: Alle bleiben., bis: 2031}]\n"
    ordner.mit("unterkuenfte", "unterkuenfte: [{id: h, name: Haus, art: wohnung}]\n")
    words = kapitel(ordner.mit("massnahmen", goals), "wohnen")
    assert "Alle wohnen. Bis 2030." in words
    assert "Alle bleiben. Bis 2031." in words


def test_a_reason_that_holds_no_longer_is_no_reason_for_the_council(ordner: Ordner) -> None:
    reason = "begruendung: {text: Weil., datum: 01.01.2020, stelle: Amt, gueltig_bis: 31.12.2021}"
    ordner.mit("massnahmen", massnahme(f"durchfuehrung: kommune, {reason}"))
    assert "nennt dafür den Grund" not in gesagt(ordner, "beschlussvorlage")
    assert "Für eine Maßnahme der Kommune ist eine Begründung angegeben; sie gilt nicht mehr." in gesagt(
        ordner, "konzept"
    )


def test_a_reason_of_a_free_provider_is_not_why_the_municipality_acts(ordner: Ordner) -> None:
    reason = "begruendung: {text: Weil., datum: 01.01.2020, stelle: Amt}"
    ordner.mit("massnahmen", massnahme(f"durchfuehrung: freier_traeger, {reason}"))
    assert "Warum die Kommune hier selbst handelt" not in gesagt(ordner, "konzept")


_HAEUSER = """
sozialraeume: [{id: nord, name: Nord}, {id: west, name: West}, {id: ost, name: Ost}]
"""
_OFFEN = "{id: a, name: A, art: gemeinschaftsunterkunft, sozialraum: nord, plaetze: 50, belegt: 9, schutzkonzept: ja}"
_OHNE_ZAHL = "{id: b, name: B, art: wohnung, sozialraum: west}"
_KOMMT = "{id: c, name: C, art: gemeinschaftsunterkunft, plaetze: 9, eroeffnet_am: 01.01.2027}"


def test_a_house_of_unknown_size_is_no_empty_sozialraum(ordner: Ordner) -> None:
    ordner.mit("sozialraeume", _HAEUSER).mit("unterkuenfte", f"unterkuenfte: [{_OFFEN}, {_OHNE_ZAHL}, {_KOMMT}]\n")
    words = gesagt(ordner, "konzept")
    assert "West offen offen offen offen" in words
    assert "Ost 0 0 0,0 % offen" in words
    assert "Die offene Gemeinschaftsunterkunft hat ein Schutzkonzept." in words


def test_a_forecast_of_years_that_are_over_is_told_in_the_past(ordner: Ordner) -> None:
    ordner.mit(
        "aufnahme",
        "prognosen: [{jahr: 2023, szenario: hoch, personen: 900}]\nkapazitaeten: [{jahr: 2023, plaetze: 100}]\n",
    ).mit("unterkuenfte", f"unterkuenfte: [{_OFFEN.replace('sozialraum: nord, ', '')}]\n")
    assert ordner.konzept().tag.year > 2023
    assert "reichen im hohen Szenario" not in gesagt(ordner, "konzept")


def test_one_is_told_as_one(ordner: Ordner) -> None:
    good = "beispiele: [{id: b, titel: Paten, handlungsfeld: wohnen, traeger: cv, was: Hilfe., wirkung: [%s]}]\n"
    effects = "{wert: 1, einheit: Familien in Wohnung, jahr: 2025}, {wert: 2, einheit: Paten}"
    ordner.mit("anbieter", _TRAEGER).mit("beispiele", good % effects)
    words = kapitel(ordner, "wohnen")
    assert "Familien in Wohnung: 1 (2025)" in words
    assert "2&nbsp;Paten" in words


def test_no_agreement_is_told_in_the_singular(ordner: Ordner) -> None:
    over = "vereinbarungen: [{traeger: cv, gegenstand: Rat, datum: 01.01.2020, bis: 31.12.2023}]\n"
    words = gesagt(ordner.mit("anbieter", _TRAEGER).mit("zusammenarbeit", over), "konzept")
    assert "Keine Vereinbarung regelt die Zusammenarbeit; eine ist ausgelaufen." in words


def test_the_paper_names_the_figures_that_the_concept_has(ordner: Ordner) -> None:
    ordner.mit("konzept", g7.ERFUELLT[2])
    said = [part.satz for part in g7.teile(ordner.konzept())]
    assert said == [
        "Das Konzept nennt Zahlen zur Bevölkerung, zu Menschen ohne deutsche Staatsangehörigkeit und zu Geflüchteten."
    ]


def test_a_house_with_no_places_is_not_a_house_of_which_nothing_is_known(ordner: Ordner) -> None:
    rooms = (
        "sozialraeume: [{id: nord, name: Nord, einwohner: {wert: 100}}, {id: ost, name: Ost, einwohner: {wert: 100}}]"
    )
    leer = "{id: l, name: Leer, art: wohnung, sozialraum: ost, plaetze: 0}"
    voll = "{id: v, name: Voll, art: wohnung, sozialraum: ost, plaetze: 50}"
    ordner.mit("sozialraeume", rooms).mit("unterkuenfte", f"unterkuenfte: [{_OFFEN}, {voll}, {leer}]\n")
    assert not any("Leer" in part.satz for part in w3.teile(ordner.konzept()))


def test_accompanying_by_an_offer_that_is_over_is_recorded_but_does_not_run(ordner: Ordner) -> None:
    ordner.mit("anbieter", _TRAEGER + f"angebote: [{_JMD}]").mit(
        "kurse", "kursbegleitung: [{phase: vor, angebot: jmd}]"
    )
    assert all(part.satz.startswith("Keine laufende Begleitung ist erfasst") for part in i2.teile(ordner.konzept()))


def test_associations_that_take_part_later_do_not_yet(ordner: Ordner) -> None:
    part = (
        "spitzenverbaende: [{verband: awo, status: beteiligt, datum: 01.05.2027}, {verband: drk, status: beteiligt}]\n"
    )
    ordner.mit("zusammenarbeit", part)
    assert "ist einer am Konzept beteiligt; einer ist es noch nicht; zu vier ist nichts erfasst." in kapitel(
        ordner, "beteiligung"
    )
    assert "Arbeiterwohlfahrt" not in gesagt(ordner, "beschlussvorlage")


def test_a_check_that_lies_ahead_is_no_check(ordner: Ordner) -> None:
    ahead = _MBE.replace("}", ", geprueft_am: 01.01.2027}")
    ordner.mit("anbieter", _TRAEGER + f"angebote: [{ahead}]")
    assert "geprüft worden" not in kapitel(ordner, "anbieter")


def test_an_offer_without_an_area_is_told_beside_the_table_of_areas(ordner: Ordner) -> None:
    ordner.mit("sozialraeume", "sozialraeume: [{id: nord, name: Nord}]\n")
    ordner.mit("anbieter", _TRAEGER + f"angebote: [{_MBE}]")
    assert "Für ein Angebot ist kein Gebiet erfasst; die Tabelle zählt es nicht." in kapitel(ordner, "anbieter")


def test_a_nationality_of_nobody_is_not_the_most_frequent(ordner: Ordner) -> None:
    ort = "kommune: {name: Musterstadt, typ: stadt, land: nw, einwohner: {wert: 100}, herkunft: [%s]}\n"
    ordner.mit("konzept", ort % "{land: Irak, personen: 0}")
    assert "Staatsangehörigkeit" not in kapitel(ordner, "ausgangslage")
    ordner.mit("konzept", ort % "{land: Irak, personen: 0}, {land: Polen, personen: 3}")
    assert "Die häufigste Staatsangehörigkeit nach der deutschen ist Polen (3)." in kapitel(ordner, "ausgangslage")


def test_how_long_people_will_stay_is_not_how_long_they_stayed(ordner: Ordner) -> None:
    stays = "verweildauern: [{jahr: 2030, monate: 9}, {jahr: 2024, monate: 12}]\n"
    ordner.mit("unterkuenfte", f"unterkuenfte: [{_OFFEN.replace('sozialraum: nord, ', '')}]\n")
    text = kapitel(ordner.mit("aufnahme", stays), "aufnahme")
    assert "Im Jahr 2024 lebten Menschen im Mittel 12 Monate" in text
    assert "Im Jahr 2030" not in text


def test_two_are_both_and_the_own_share_of_one_is_no_sum(ordner: Ordner) -> None:
    two = "massnahmen:\n" + "".join(
        f"  - {{id: m{n}, name: Bus, handlungsfeld: wohnen, status: laufend, mittel: 500, finanzierung: [{who}]}}\n"
        for n, who in enumerate(("kommune", "land"))
    )
    ordner.mit("massnahmen", two)
    assert "Beide laufen bereits." in kapitel(ordner, "wohnen")
    assert (
        "Bei einer Maßnahme ist der eigene Anteil bekannt: 500 Euro; bei der übrigen ist er nicht angegeben."
        in gesagt(ordner, "beschlussvorlage")
    )


@pytest.mark.parametrize(
    ("raw", "set_"),
    [
        ("Am Tisch sitzt Frauen e. V..", "Am Tisch sitzt Frauen e. V."),
        ("Und so weiter...", "Und so weiter..."),
        ("Siehe ../bilder", "Siehe ../bilder"),
    ],
)
def test_a_name_that_ends_with_a_point_ends_the_sentence(raw: str, set_: str) -> None:
    assert set_type(raw).replace(NBSP, " ") == set_


@pytest.mark.parametrize(("zahl", "satz"), [(1, "erfasst ist ein Träger."), (2, "erfasst sind zusammen zwei Träger.")])
def test_migrant_organisations_of_another_kind_are_counted_in_words(ordner: Ordner, zahl: int, satz: str) -> None:
    own = "{id: t%s, name: Verein, art: gemeinnuetzig, migrantenorganisation: ja}"
    ordner.mit("anbieter", f"traeger: [{', '.join(own % number for number in range(zahl))}]")
    assert satz in kapitel(ordner, "anbieter")


_OHNE_ART = "traeger: [{id: x, name: Haus am Markt, art: unbekannt}]\n"


def test_providers_of_unknown_kind_are_not_counted_as_none_that_is_free(ordner: Ordner) -> None:
    ordner.mit("anbieter", f"{_OHNE_ART}angebote: [{{id: a, traeger: x, name: Rat, leistungsart: sozialberatung}}]")
    short, paper = gesagt(ordner, "kurzfassung"), gesagt(ordner, "positionspapier")
    assert "davon bei freien Trägern, soweit bekannt" in short
    assert "ist kein laufendes Angebot eines freien Trägers erfasst, soweit die Art der Träger bekannt ist." in paper
    assert "davon bei freien Trägern, soweit die Art der Träger bekannt ist" in paper
    assert "Hier ist kein laufendes Angebot eines freien Trägers erfasst, soweit die Art" in paper
    assert "bei einem anderen Träger" not in paper


@pytest.mark.parametrize(
    ("kriterium", "datei", "inhalt"),
    [
        (m2, "anbieter", "angebote: [{id: a, traeger: x, name: Rat, leistungsart: sozialberatung}]"),
        (g3, "zusammenarbeit", "vereinbarungen: [{traeger: x, gegenstand: Beratung}]"),
        (f1, "aufnahme", "aufnahmeplanung: {beteiligte: [x]}"),
        (g5, "bedarfe", "bedarfe: [{id: b, titel: Es fehlt Rat., handlungsfeld: beratung, gemeldet_von: x}]"),
        (b2, "arbeit", "traegerplaetze: [{traeger: x, jahr: 2026, ausbildung: 2}]"),
    ],
)
def test_whether_a_provider_is_free_is_asked_before_a_demand_is_raised(
    kriterium: ModuleType, datei: str, inhalt: str, ordner: Ordner
) -> None:
    if datei == "anbieter":
        ordner.mit("anbieter", _OHNE_ART + inhalt)
    else:
        ordner.mit("anbieter", _OHNE_ART).mit(datei, inhalt)
    parts = list(kriterium.teile(ordner.konzept(STICHTAG)))
    asked = "Nicht bekannt ist, ob „Haus am Markt“ ein freier Träger ist."
    assert [part.satz for part in parts if isinstance(part, Unbekannt) and "freier Träger ist" in part.satz] == [asked]
    assert not [part.satz for part in parts if isinstance(part, Fehlt) and "freie" in part.satz and "Trä" in part.satz]
