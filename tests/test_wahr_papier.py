"""What the paper of the associations says is carried by the data: standing, source, number and what is not known."""

import re
from pathlib import Path
from typing import cast

import pytest

from dokumente import document
from konzept import ANGEBOT, KOMMUNE, TRAEGER, Ordner
from konzeptgen.base.typography import NBSP
from konzeptgen.checking.elemente import kriterien
from konzeptgen.document.tree import Block, Notice, walk
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate
from proben import geschrieben
from test_positionspapier import zahlen
from test_wahr_kurz_und_beschluss import gesagt, worte
from verderben import STICHTAG

LEHRE = {**ANGEBOT, "id": "lehre", "name": "Lehre", "leistungsart": "ausbildungsbegleitung"}
TREFF = {**ANGEBOT, "id": "treff", "name": "Treff", "leistungsart": "begegnung"}


def papier(ordner: Ordner) -> str:
    return gesagt(ordner, "positionspapier")


def abschnitt(text: str, titel: str) -> str:
    """Return what stands under every heading of that title, up to the next."""
    ends = r"^(?:Was |Wo |Dazu |Ein gutes|Gute |Unsere |Wer |[A-Z]\w+(?: und \w+)?$)"
    return "\n".join(part for part in re.findall(rf"^{titel}\n((?:(?!{ends}).*\n)*)", f"{text}\n", re.MULTILINE))


def saetze(code: str, probe: str, folder: Path) -> str:
    konzept = validate(load(geschrieben(folder, probe, "kreisfreie_stadt")), STICHTAG)
    return " ".join(teil.satz for teil in kriterien()[code].teile(konzept))


def test_a_demand_ends_with_its_source_in_one_sentence(tmp_path: Path) -> None:
    text = papier(Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT]}))
    sources = re.findall(r"(.)\s*\((?:Anregungen|Interview)[^)]*\)(.)", text)
    assert sources
    assert {before for before, _ in sources}.isdisjoint(".!?")
    assert {after for _, after in sources} == {"."}


@pytest.mark.langsam
def test_no_sign_of_markup_is_left_where_places_are_told_apart() -> None:
    text = "\n".join(worte(cast("Block", block)) for block in walk(document("positionspapier-positionspapier").blocks))
    assert f"Stadt{NBSP}Musterstadt: " in text or "Stadt Musterstadt: " in text
    assert not re.search(r"\*\*|__|\{\{|\{%|::: ", text)


# Fulfilled is what the whole demand is; of what nothing is known, nobody is thanked for it.

VERZEICHNIS = {"verteilt_an": ["Jobcenter"], "verteilt_am": "01.02.2026", "turnus": "jährlich", "zustaendig": "Amt"}


def verzeichnis(tmp_path: Path, **verteilt: object) -> str:
    offers = {"traeger": [TRAEGER], "angebote": [{**ANGEBOT, "geprueft_am": "12.01.2026"}]}
    folder = Ordner(tmp_path).mit("anbieter", offers)
    return papier(folder.mit("zusammenarbeit", {"verzeichnis": verteilt}) if verteilt else folder)


TITEL = "Die Kommune kennt und verteilt das Verzeichnis der Angebote"


def test_a_demand_of_which_a_part_is_unknown_is_neither_fulfilled_nor_raised(tmp_path: Path) -> None:
    text = verzeichnis(tmp_path)
    assert TITEL not in abschnitt(text, "Was erfüllt ist")
    unknown = abschnitt(text, "Dazu liegt nichts vor")
    assert "ist uns nur ein Teil bekannt" in unknown
    assert f"{TITEL}: In den letzten zwölf Monaten geprüft" in unknown
    assert "Es ist nicht erfasst, an wen das Verzeichnis geht." in unknown
    assert "Von einer Forderung" not in text


def test_a_demand_that_is_met_as_a_whole_is_fulfilled(tmp_path: Path) -> None:
    text = verzeichnis(tmp_path, **VERZEICHNIS)
    assert f"{TITEL}: Das Verzeichnis ging am 01.02.2026" in abschnitt(text, "Was erfüllt ist")
    assert TITEL not in abschnitt(text, "Dazu liegt nichts vor")


def test_the_count_of_demands_has_each_in_one_group_only(tmp_path: Path) -> None:
    text = verzeichnis(tmp_path)
    (told,) = re.findall(r"Von \d+ Forderungen, die dieses Papier prüft, .*", text)
    every, *counts = zahlen(told.replace("nur ein Teil", "nur etwas").replace("einer", "1"))
    assert sum(counts) == every
    assert len(counts) == len(re.findall(r"erfüllt|fehlt etwas|nur ein Teil|liegt nichts vor", told))


# What is unknown, or is for others to do, is no gap of this place.


@pytest.mark.parametrize("typ", ["gemeinde", "kreisfreie_stadt"])
def test_what_nobody_recorded_of_jobcenter_and_volunteers_is_no_gap(tmp_path: Path, typ: str) -> None:
    folder = Ordner(tmp_path).mit("konzept", {"kommune": {**KOMMUNE["kommune"], "typ": typ}})
    folder.mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT, TREFF, LEHRE]})
    folder.mit("ehrenamt", {"initiativen": [{"name": "Helferkreis", "art": "helferkreis"}]})
    gaps = abschnitt(papier(folder), "Wo es fehlt")
    assert "Jobcenter" not in gaps
    assert "Ehrenamt" not in gaps
    assert ("Anerkennung ausländischer Abschlüsse ist nicht erfasst" in gaps) is (typ == "kreisfreie_stadt")


def test_volunteers_whom_nobody_coordinates_any_more_are_a_gap(tmp_path: Path) -> None:
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT, TREFF]})
    folder.mit("ehrenamt", {"ehrenamtskoordination": [{"stelle": "Fachstelle", "ende": "31.12.2025"}]})
    assert "das Ehrenamt jetzt koordiniert, ist nicht erfasst" in abschnitt(papier(folder), "Wo es fehlt")


def test_reception_is_missed_only_where_people_are_housed(tmp_path: Path) -> None:
    care = {**ANGEBOT, "leistungsart": "unterkunftsbetreuung", "gebiet": ["nord"]}
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [care]})
    folder.mit("sozialraeume", {"sozialraeume": [{"id": key, "name": key.title()} for key in ("nord", "sued", "west")]})
    house = {"id": "h", "name": "Haus", "art": "gemeinschaftsunterkunft", "sozialraum": "sued", "plaetze": "20"}
    assert "Ohne Angebot" not in papier(folder)
    text = papier(folder.mit("unterkuenfte", {"unterkuenfte": [house]}))
    assert "Ohne Angebot bleibt: Sued." in text


# One, several, and the same name twice.

_ZWEI_MBE = """
traeger:
  - {id: cv, name: Caritas, art: freie_wohlfahrt}
  - {id: awo, name: AWO, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Rat, leistungsart: wohnungssuche, zielgruppen: [alle]}
  - {id: b, traeger: awo, name: Rat, leistungsart: wohnungssuche, zielgruppen: [alle]}
  - {id: c, traeger: awo, name: Umzug, leistungsart: auszugshilfe, gebiet: [gesamt]}
"""
_PARTNER = """
wohnpartner:
  - {name: Bau eG, art: genossenschaft, vereinbarung: ja}
  - {name: Haus AG, art: privat, vereinbarung: nein}
  - {name: Heim AG, art: privat, vereinbarung: nein}
  - {name: Hof AG, art: privat, vereinbarung: unbekannt}
"""


@pytest.mark.parametrize(
    ("code", "probe", "satz"),
    [
        ("W1", _ZWEI_MBE, "Beim Auszug hilft: „Umzug“."),
        ("W1", _ZWEI_MBE.replace("wohnungssuche", "auszugshilfe"), "Beim Auszug helfen: „Rat (Caritas)“, „Rat (AWO)“"),
        ("W2", _ZWEI_MBE, "stehen bei der Wohnungssuche offen: „Rat (Caritas)“ und „Rat (AWO)“."),
        (
            "G3",
            _ZWEI_MBE + "vereinbarungen:\n" + 2 * "  - {traeger: cv, gegenstand: Rat, weisungsgebunden: nein}\n",
            "Mit einem freien Träger bestehen zwei Vereinbarungen: „Caritas“.",
        ),
        (
            "G5",
            _ZWEI_MBE
            + "bedarfe:\n"
            + "".join(
                f"  - {{id: b{n}, titel: Not {n}, handlungsfeld: wohnen, gemeldet_von: cv, datum: 01.02.2026}}\n"
                for n in range(3)
            )
            + "massnahmen: [{id: m, name: Plan, handlungsfeld: wohnen, bedarfe: [b0]}]\n",
            "hat ein freier Träger gemeldet: „Caritas“. Einen von drei gemeldeten Bedarfen greift eine Maßnahme auf.",
        ),
        (
            "W4",
            _PARTNER,
            "Mit einem von drei Partnern der Wohnungswirtschaft, bei denen es bekannt ist, besteht eine Vereinbarung:",
        ),
        (
            "W4",
            _PARTNER,
            ": „Bau eG“. Keine Vereinbarung besteht mit „Haus AG“ und „Heim AG“.",
        ),
        (
            "F4",
            "auszuege: [{jahr: 2025, personen: 1, in_wohnungen: 0}]",
            "Im Jahr 2025 zog ein Mensch aus Unterkünften aus, keiner davon in eine Wohnung, also nicht die meisten.",
        ),
        (
            "I2",
            _ZWEI_MBE + "kursbegleitung: [{phase: vor, angebot: c}]",
            (
                "Begleitung gibt es vor dem Kurs. "
                "Keine laufende Begleitung ist erfasst während des Kurses und nach dem Kurs."
            ),
        ),
    ],
)
def test_findings_fit_one_and_several(code: str, probe: str, satz: str, tmp_path: Path) -> None:
    assert satz in saetze(code, probe, tmp_path)


@pytest.mark.langsam
def test_what_is_open_follows_a_lead_that_does_not_deny_it_twice() -> None:
    notices = [b for b in document("positionspapier-positionspapier").blocks if isinstance(b, Notice)]
    text = "\n".join(worte(cast("Block", block)) for block in walk(tuple(notices))).replace(NBSP, " ")
    assert "Das gelingt zum Teil." in text
    assert not re.search(r"Es fehlt: (?:Kein|Keine|Nur)\b", text)
