"""Time and state: each figure asks one place what is there on the day."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from konzept import ANGEBOT, STICHTAG, TRAEGER, Ordner
from konzeptgen.base.scalars import Wert
from konzeptgen.model.auskunft import auskunft
from konzeptgen.model.zeit import Zeitraum, Zustand

GEPLANT = Wert("geplant", "geplant", {"zustand": "kuenftig"})
BEENDET = Wert("beendet", "beendet", {"zustand": "vorbei"})
RUHEND = Wert("ruhend", "ruhend", {"zustand": "ruht"})
AKTIV = Wert("aktiv", "aktiv")
TAG = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("zeitraum", "zustand"),
    [
        (Zeitraum(), Zustand.DA),
        (Zeitraum(date(2026, 10, 1)), Zustand.DA),
        (Zeitraum(date(2026, 10, 2)), Zustand.KUENFTIG),
        (Zeitraum(ende=date(2026, 10, 1)), Zustand.DA),
        (Zeitraum(ende=date(2026, 9, 30)), Zustand.VORBEI),
        (Zeitraum(date(2026, 1, 1), date(2026, 12, 31), AKTIV), Zustand.DA),
        (Zeitraum(ende=date(2026, 9, 30), status=AKTIV), Zustand.VORBEI),
        (Zeitraum(date(2027, 3, 1), status=AKTIV), Zustand.KUENFTIG),
        (Zeitraum(status=GEPLANT), Zustand.KUENFTIG),
        (Zeitraum(date(2026, 1, 1), status=GEPLANT), Zustand.KUENFTIG),
        (Zeitraum(ende=date(2026, 9, 30), status=GEPLANT), Zustand.VORBEI),
        (Zeitraum(status=RUHEND), Zustand.RUHT),
        (Zeitraum(date(2027, 1, 1), status=RUHEND), Zustand.RUHT),
        (Zeitraum(date(2027, 1, 1), status=BEENDET), Zustand.VORBEI),
    ],
)
def test_days_and_state_say_whether_a_thing_is_there(zeitraum: Zeitraum, zustand: Zustand) -> None:
    assert zeitraum.am(TAG) is zustand


def test_a_thing_is_there_in_each_year_that_it_touches() -> None:
    there = Zeitraum(date(2025, 12, 31), date(2027, 1, 1))
    assert [there.im(year) for year in (2024, 2025, 2026, 2027, 2028)] == [False, True, True, True, False]
    assert Zeitraum().im(1990)


def test_unknown_is_neither_yes_nor_no() -> None:
    said = {"a": "ja", "b": "nein", "c": "unbekannt", "d": None, "e": True, "f": False}
    found = auskunft(said, said.__getitem__)
    assert (found.ja, found.nein, found.unbekannt) == (("a", "e"), ("b", "f"), ("c", "d"))
    assert (found.alle, found.bekannt, found.gar_nichts, found.vollstaendig) == (6, 4, False, False)


def angebot(nummer: int, **felder: str) -> dict[str, object]:
    return {**ANGEBOT, "id": f"a{nummer}", "name": f"Beratung {nummer}", **felder}


def test_offers_count_from_their_first_day_to_their_last(tmp_path: Path) -> None:
    offers = [
        angebot(1),
        angebot(2, ende="30.03.2026"),
        angebot(3, ende="31.03.2026"),
        angebot(4, beginn="01.04.2026"),
        angebot(5, status="geplant"),
        angebot(6, status="ruhend"),
        angebot(7, status="beendet"),
        angebot(8, status="aktiv", ende="31.12.2025"),
    ]
    konzept = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": offers}).konzept()
    assert [a.id for a in konzept.aktive_angebote] == ["a1", "a3"]
    assert [a.id for a in konzept.geplante_angebote] == ["a4", "a5"]
    assert [a.id for a in konzept.vergangene(konzept.angebote)] == ["a2", "a7", "a8"]


HAEUSER = """
unterkuenfte:
  - {id: offen, name: Haus A, art: gemeinschaftsunterkunft, plaetze: 100, eroeffnet_am: 01.01.2020, schutzkonzept: ja}
  - {id: zu, name: Haus B, art: gemeinschaftsunterkunft, plaetze: 50, schliessung_am: 31.12.2022}
  - {id: neu, name: Haus C, art: gemeinschaftsunterkunft, plaetze: 120, eroeffnet_am: 01.03.2027}
  - {id: bald, name: Haus D, art: gemeinschaftsunterkunft, plaetze: 30, schliessung_am: 30.06.2026, schutzkonzept: nein}
  - {id: heute, name: Haus E, art: gemeinschaftsunterkunft, plaetze: 10, schliessung_am: 31.03.2026}
  - {id: stumm, name: Haus F, art: wohnung}
"""


def test_only_open_houses_count(tmp_path: Path) -> None:
    konzept = Ordner(tmp_path).mit("unterkuenfte", HAEUSER).konzept()
    assert konzept.plaetze_in_unterkuenften == 130
    assert [h.id for h in konzept.kommende_unterkuenfte] == ["neu"]
    assert [h.id for h in konzept.schliessende_unterkuenfte] == ["bald"]
    assert [h.id for h in konzept.ohne_platzzahl] == ["stumm"]
    told = konzept.schutzkonzepte
    assert [[h.id for h in found] for found in (told.ja, told.nein, told.unbekannt)] == [["offen"], ["bald"], ["stumm"]]


def test_a_document_counts_as_of_its_own_day(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("konzept", {"rahmen": {"stand": "30.06.2025"}}).mit("unterkuenfte", HAEUSER)
    konzept = ordner.konzept()
    assert konzept.plaetze_in_unterkuenften == 130
    assert konzept.zum_stand.plaetze_in_unterkuenften == 140
    assert ordner.konzept(date(2020, 1, 1)).zum_stand.tag == date(2020, 1, 1)


MASSNAHMEN = """
massnahmen:
  - {id: m1, name: Läuft, handlungsfeld: wohnen, status: laufend, mittel: 100000, eigenanteil: 40000}
  - {id: m2, name: Neu, handlungsfeld: wohnen, status: geplant, mittel: 50000, finanzierung: [kommune], einmalig: 7000}
  - {id: m3, name: Fertig, handlungsfeld: wohnen, status: abgeschlossen, mittel: 900000, einmalig: 1}
  - {id: m4, name: Ruht, handlungsfeld: sprache, status: zurueckgestellt, mittel: 800000}
  - {id: m5, name: Offen, handlungsfeld: sprache, mittel: 3000, finanzierung: [bund, kommune]}
  - {id: m6, name: Ohne Zahl, handlungsfeld: sprache, status: geplant}
  - {id: m7, name: Zu Ende, handlungsfeld: sprache, status: laufend, ende: 31.12.2025, mittel: 70000}
  - {id: m8, name: Neu und schon begonnen, handlungsfeld: arbeit, status: laufend, neu: ja, mittel: 6000}
  - {id: m9, name: Alt und wieder geplant, handlungsfeld: arbeit, status: geplant, neu: nein, mittel: 500}
"""


def test_money_is_apart_by_what_runs_and_what_is_new(tmp_path: Path) -> None:
    konzept = Ordner(tmp_path).mit("massnahmen", MASSNAHMEN).konzept()
    running, new, untold = konzept.kosten_laufend, konzept.kosten_neu, konzept.kosten_ohne_stand
    assert (int(running.im_jahr), int(running.eigen), running.eigen_bekannt) == (100000, 40000, 1)
    assert [int(sum_) for sum_ in (new.im_jahr, new.eigen, new.einmalig)] == [56000, 50000, 7000]
    assert (new.massnahmen, new.beziffert) == (3, 2)
    assert (int(untold.im_jahr), untold.eigen_bekannt, untold.eigen_vollstaendig) == (3500, 0, False)
    assert konzept.massnahmenmittel == Decimal(159500)
    fields = {str(field): [k.im_jahr for k in costs] for field, *costs in konzept.kosten_je_feld}
    assert fields == {"sprache": [0, 0, 3000], "arbeit": [0, 6000, 500], "wohnen": [100000, 50000, 0]}


def test_funding_and_agreements_hold_for_their_time_only(tmp_path: Path) -> None:
    funded = [
        {**angebot(1), "foerderung": [{"geber": "bund", "jahr": "2025"}]},
        {**angebot(2), "foerderung": [{"geber": "bund", "bis": "31.12.2026"}]},
        {**angebot(3), "foerderung": [{"geber": "bund", "beginn": "01.04.2026"}]},
        {**angebot(4), "foerderung": [{"geber": "bund", "jahr": "2026"}]},
    ]
    agreed = """
vereinbarungen:
  - {traeger: caritas, gegenstand: Vorbei, datum: 01.01.2020, bis: 31.12.2025}
  - {traeger: caritas, gegenstand: Gilt, datum: 01.01.2024}
  - {traeger: caritas, gegenstand: Kommt, datum: 01.01.2026, beginn: 01.05.2026}
"""
    ordner = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": funded})
    konzept = ordner.mit("zusammenarbeit", agreed).konzept()
    assert [a.id for a in konzept.gefoerdert_von("bund")] == ["a2", "a4"]
    assert [v.gegenstand for v in konzept.geltende_vereinbarungen] == ["Gilt"]


def test_a_need_is_taken_up_by_what_is_not_put_off(tmp_path: Path) -> None:
    texts = """
massnahmen:
  - {id: m1, name: Ruht, handlungsfeld: wohnen, status: zurueckgestellt, bedarfe: [b1]}
  - {id: m2, name: Läuft, handlungsfeld: wohnen, status: laufend, bedarfe: [b2]}
"""
    needs = (
        "bedarfe:\n  - {id: b1, titel: Eins, handlungsfeld: wohnen}\n  - {id: b2, titel: Zwei, handlungsfeld: wohnen}\n"
    )
    konzept = Ordner(tmp_path).mit("massnahmen", texts).mit("bedarfe", needs).konzept(STICHTAG)
    assert [b.id for b in konzept.unbeantwortete_bedarfe] == ["b1"]
