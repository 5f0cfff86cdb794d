"""Words of the directory and of the list of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from konzeptgen.base.german import anzahl, datum, euro
from konzeptgen.composing.printing import printed
from konzeptgen.composing.satzteile import anschrift, kontaktzeilen
from konzeptgen.composing.zeitworte import stand

if TYPE_CHECKING:
    from konzeptgen.model.anbieter import Angebot, Traeger
    from konzeptgen.model.bausteine import Foerderung
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.quellen import Quelle


def stelle_fuer_rueckmeldungen(konzept: Konzept) -> str:
    """Return who takes corrections: whoever keeps the directory, else the office or name of who publishes."""
    keeper = konzept.verzeichnis.zustaendig if konzept.verzeichnis else None
    office = konzept.herausgeber.amt if konzept.herausgeber else None
    return keeper or office or konzept.herausgebername


def quelle_der_notrufnummern(konzept: Konzept) -> str:
    """Return who vouches for the emergency numbers of the Land, and when that was last read as far as it was."""
    read = sorted({str(n.marken["gelesen"]) for n in konzept.notrufnummern if "gelesen" in n.marken})
    return f"Betreiber der Nummern, zuletzt gelesen am {read[-1]}"


def art_des_traegers(traeger: Traeger) -> str:
    """Return kind and association of a provider, whose hand it is in and whether youth welfare recognises it."""
    association = traeger.spitzenverband.titel if traeger.spitzenverband else ""
    controlled = traeger.beherrscht_von and traeger.beherrscht_von.marke("oeffentlich")
    owned = "in öffentlicher Hand" if controlled else ""
    recognised = "anerkannt nach § 75 SGB VIII" if traeger.anerkannt == "ja" or traeger.kraft_gesetzes_anerkannt else ""
    return ", ".join(part for part in (traeger.art.titel, association, owned, recognised) if part)


def eignung(angebot: Angebot) -> str:
    """Return how an offer was judged, and why, for internal use."""
    judged = "fachlich geeignet" if angebot.geeignet == "ja" else "fachlich nicht geeignet"
    return f"{judged}: {angebot.eignung_grund}" if angebot.eignung_grund else judged


def name_mit_stand(konzept: Konzept, angebot: Angebot) -> str:
    """Return the name of an offer, with its state and days where it does not simply run."""
    return f"{angebot.name}{_state(konzept, angebot)}"


def leistung_des_angebots(konzept: Konzept, angebot: Angebot) -> str:
    """Return what an offer does, its state, places, cost and whether it is barrier-free, as far as it is known."""
    places = anzahl(angebot.plaetze, "Platz", "Plätze", "m") if angebot.plaetze is not None else ""
    free = angebot.kosten or ("kostenfrei" if angebot.kostenfrei == "ja" else "")
    access = {"ja": "barrierefrei", "nein": "nicht barrierefrei"}.get(angebot.barrierefrei, "")
    parts = (f"{angebot.leistungsart.titel}{_state(konzept, angebot)}", places, free, access)
    return ", ".join(part for part in parts if part)


def _state(konzept: Konzept, angebot: Angebot) -> str:
    told = stand(konzept, angebot)
    return f" ({told})" if told else ""


def ort_und_kontakt(angebot: Angebot) -> Markup:
    """Return where an offer is and how to reach it, by its own address and contact; nothing without."""
    return Markup("; ").join(ort_und_kontaktzeilen(angebot))


def ort_und_kontaktzeilen(angebot: Angebot) -> list[Markup]:
    """Return the same line by line where there are many ways to reach it."""
    place = [printed(anschrift(angebot.adresse))] if angebot.adresse and angebot.adresse.angegeben else []
    reach = kontaktzeilen(angebot.kontakt) if angebot.kontakt else []
    return [Markup("; ").join((*place, *reach))] if len(reach) == 1 else [*place, *reach]


def foerderung_des_angebots(angebot: Angebot) -> str:
    """Return who pays how much for an offer, as far as sums are known."""
    return "; ".join(map(_grant, angebot.bezifferte_foerderung))


def _grant(foerderung: Foerderung) -> str:
    programme = f", {foerderung.programm}" if foerderung.programm else ""
    days = (foerderung.beginn and f"ab {datum(foerderung.beginn)}", foerderung.bis and f"bis {datum(foerderung.bis)}")
    time = " ".join(part for part in (foerderung.jahr and str(foerderung.jahr), *days) if part)
    return f"{foerderung.geber.titel}{programme}: {euro(foerderung.betrag or 0)}{f' ({time})' if time else ''}"


def angaben_zur_quelle(quelle: Quelle) -> str:
    """Return what follows the title of a source: its day, licence and a note."""
    day = f", Stand {datum(quelle.stand)}" if quelle.stand else ""
    licence = f", Lizenz {quelle.lizenz}" if quelle.lizenz else ""
    return f"{day}{licence}.{f' {quelle.hinweis}' if quelle.hinweis else ''}"
