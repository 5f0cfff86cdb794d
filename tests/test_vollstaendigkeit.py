"""How far each element of the catalogue is there, own profiles, exceptions that answer nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen import pipeline
from konzeptgen.base.finding import Severity
from konzeptgen.checking import vollstaendigkeit
from konzeptgen.checking.elemente import kriterien
from konzeptgen.checking.rules import rules
from konzeptgen.checking.vollstaendigkeit import Elementstand

STICHTAG = date(2026, 11, 23)
TISCH = (
    "runde_tische:\n  - {id: rt, name: Runder Tisch Integration, sitze: [{organisation: AWO, art: freie_wohlfahrt}]}\n"
)
ANBIETER = {"traeger": [TRAEGER], "angebote": [ANGEBOT]}
DIENST = "regeldienste: [{dienst: Gesamtschule, art: schulsozialarbeit, angebote: [caritas-mbe], form: Fallkonferenz}]"
GRUND = "begruendung: {text: Die Stadt hat dazu im Rat im Mai anders entschieden., datum: 01.05.2026, stelle: Amt}"


def examined(folder: Path) -> pipeline.Examined:
    return pipeline.examine(folder, STICHTAG, lambda _: None)


def standing(folder: Path, code: str) -> Elementstand:
    return next(stand for stand in examined(folder).elemente if stand.element == code)


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def test_every_element_has_a_standing(ordner: Ordner) -> None:
    assert [stand.element for stand in examined(ordner.pfad).elemente] == list(kriterien())


def test_an_element_without_data_has_none_and_names_the_rules_that_ask(ordner: Ordner) -> None:
    stand = standing(ordner.pfad, "M6")
    assert (stand.stand, stand.beleg, stand.offen) == ("keine_daten", "", ("NET005",))
    assert stand.grund == "Es ist keine Zusammenarbeit mit Regeldiensten erfasst."


def test_an_element_partly_met_says_where_it_shows_and_what_is_missing(ordner: Ordner) -> None:
    stand = standing(ordner.mit("anbieter", ANBIETER).mit("zusammenarbeit", f"{DIENST}\n").pfad, "M6")
    assert stand.stand == "teilweise"
    assert stand.beleg == "zusammenarbeit.yaml:1, Feld regeldienste"
    assert stand.grund == "Eine Zusammenarbeit ist nicht erfasst mit: Wohnungsnotfallhilfe und Gesundheitsdienst."


def test_a_rule_points_to_an_element_but_does_not_open_it(ordner: Ordner) -> None:
    agreed = {"traeger": "caritas", "gegenstand": "Beratung", "weisungsgebunden": "nein"}
    ordner.mit("anbieter", ANBIETER).mit("zusammenarbeit", {"vereinbarungen": [agreed]})
    stand = standing(ordner.pfad, "G3")
    assert (stand.stand, stand.grund) == ("vorhanden", "")
    assert any("G3" in rules()[f.code].regel.elemente for f in examined(ordner.pfad).findings)


def test_a_demand_on_the_kreis_does_not_apply_to_a_village(ordner: Ordner, monkeypatch: pytest.MonkeyPatch) -> None:
    kriterium = kriterien()["M6"]
    elsewhere = replace(kriterium, element=replace(kriterium.element, adressat=("kreis",)))
    monkeypatch.setattr(vollstaendigkeit, "kriterien", lambda: {"M6": elsewhere})
    stand = standing(ordner.pfad, "M6")
    assert stand.stand == "nicht_zutreffend"
    assert stand.grund == "Diese Forderung richtet sich an die Kreise und kreisfreien Städte."


def test_a_reason_for_every_finding_makes_an_element_not_applicable(ordner: Ordner) -> None:
    before = standing(ordner.pfad, "M6")
    rules = "".join(f"  - {{regel: {code}, {GRUND}}}\n" for code in before.offen)
    stand = standing(ordner.mit("ausnahmen", f"ausnahmen:\n{rules}").pfad, "M6")
    assert (stand.stand, stand.grund) == ("nicht_zutreffend", "Die Stadt hat dazu im Rat im Mai anders entschieden.")


def test_a_reason_for_a_finding_does_not_hide_what_is_partly_met(ordner: Ordner) -> None:
    ordner.mit("anbieter", ANBIETER).mit("zusammenarbeit", f"{DIENST}\n")
    exceptions = "".join(f"  - {{regel: {code}, {GRUND}}}\n" for code in ("NET005", "MAP003"))
    stand = standing(ordner.mit("ausnahmen", f"ausnahmen:\n{exceptions}").pfad, "M6")
    assert stand.stand == "teilweise"


def test_an_expired_reason_answers_nothing(ordner: Ordner) -> None:
    expired = GRUND.replace("stelle: Amt", "stelle: Amt, gueltig_bis: 01.06.2026")
    folder = ordner.mit("ausnahmen", f"ausnahmen:\n  - {{regel: RT001, {expired}}}\n").pfad
    found = next(finding for finding in examined(folder).findings if finding.code == "RT001")
    assert found.answer is None


def test_an_exception_that_answers_nothing_is_a_finding(ordner: Ordner) -> None:
    text = f"ausnahmen:\n  - {{regel: RT001, {GRUND}}}\n  - {{regel: RT01, {GRUND}}}\n"
    folder = ordner.mit("runde_tische", TISCH).mit("ausnahmen", text).pfad
    found = {f.code: f for f in examined(folder).findings if f.code.startswith("REG")}
    assert found["REG002"].place.line == 2
    assert "Meinten Sie „RT001“?" in found["REG003"].message


def test_an_own_profile_extends_a_shipped_one(ordner: Ordner) -> None:
    own = "eigenes_profil:\n  titel: Liga\n  kapitel: [bildung]\n  schweren:\n    - {regel: RT001, schwere: hinweis}\n"
    result = examined(ordner.mit("profil", own).pfad)
    assert result.konzept is not None
    assert result.konzept.profil.titel == "Liga"
    assert {"bildung", "leitbild"} <= result.konzept.profil.kapitel
    assert next(f for f in result.findings if f.code == "RT001").severity is Severity.HINWEIS


def test_a_finding_shows_no_line_that_names_a_person(ordner: Ordner) -> None:
    person = "ansprechperson: {name: Erika Geheim, email: erika@privat.example}"
    text = f"traeger:\n  - {{id: cv, name: CV, art: freie_wohlfahrt, {person}}}\n"
    found = [finding for finding in examined(ordner.mit("anbieter", text).pfad).findings if finding.code == "DAT101"]
    assert found
    assert all("Geheim" not in finding.place.text + finding.message for finding in examined(ordner.pfad).findings)
