"""How far each element of the catalogue is there, own profiles, exceptions that answer nothing."""

from datetime import date
from pathlib import Path

import pytest

from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen import pipeline
from konzeptgen.base.finding import Severity
from konzeptgen.base.schema import values
from konzeptgen.checking.vollstaendigkeit import Elementstand

STICHTAG = date(2026, 11, 23)
TISCH = (
    "runde_tische:\n  - {id: rt, name: Runder Tisch Integration, sitze: [{organisation: AWO, art: freie_wohlfahrt}]}\n"
)
GRUND = "begruendung: {text: Die Stadt hat dazu im Rat im Mai anders entschieden., datum: 01.05.2026, stelle: Amt}"


def examined(folder: Path) -> pipeline.Examined:
    return pipeline.examine(folder, STICHTAG, lambda _: None)


def standing(folder: Path, code: str) -> Elementstand:
    return next(stand for stand in examined(folder).elemente if stand.element == code)


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def test_every_element_has_a_standing(ordner: Ordner) -> None:
    assert [stand.element for stand in examined(ordner.pfad).elemente] == list(values()["elemente"])


def test_an_element_without_data_is_missing_and_names_its_open_rules(ordner: Ordner) -> None:
    stand = standing(ordner.pfad, "K4")
    assert (stand.stand, stand.beleg, "RT001" in stand.offen) == ("fehlt", "", True)


def test_an_element_with_data_and_open_findings_is_partly_there(ordner: Ordner) -> None:
    stand = standing(
        ordner.mit(
            "runde_tische",
            "runde_tische:\n  - {id: rt, name: Runder Tisch, sitze: [{organisation: Jobcenter, art: jobcenter}]}\n",
        ).pfad,
        "K4",
    )
    assert stand.stand == "teilweise"
    assert stand.beleg == "runde_tische.yaml:1, Feld runde_tische, eine Angabe"


def test_a_reason_for_every_finding_makes_an_element_not_applicable(ordner: Ordner) -> None:
    before = standing(ordner.pfad, "K4")
    rules = "".join(f"  - {{regel: {code}, {GRUND}}}\n" for code in before.offen)
    stand = standing(ordner.mit("ausnahmen", f"ausnahmen:\n{rules}").pfad, "K4")
    assert (stand.stand, stand.grund) == ("nicht_zutreffend", "Die Stadt hat dazu im Rat im Mai anders entschieden.")


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


def test_an_offer_proves_what_its_kind_is_about(ordner: Ordner) -> None:
    offer = {**ANGEBOT, "id": "suche", "leistungsart": "wohnungssuche"}
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT, offer]})
    found = next(s for s in examined(ordner.pfad).elemente if s.element == "W2")
    assert found.stand != "fehlt"
    assert "anbieter.yaml" in found.beleg


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
