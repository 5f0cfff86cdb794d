"""Counts, sums and shares of a place, worked out from its data."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from nachrechnung.daten import Daten, Ding, jahr, tag, werte, zahl

FREI = {key for key, art in werte("traegerarten").items() if art.get("frei")}
OEFFENTLICH = {key for key, art in werte("traegerarten").items() if art.get("oeffentlich")}
FACHDIENSTE = [key for key, art in werte("leistungsarten").items() if art.get("fachdienst")]
FELDER = list(werte("handlungsfelder"))
NULL = Decimal(0)


@dataclass(frozen=True)
class Anteil:
    """So many of so many."""

    teil: int
    ganzes: int


@dataclass(frozen=True)
class Antwort:
    """How many say yes, how many no, of how many it is not known."""

    ja: int
    nein: int
    unbekannt: int

    @property
    def alle(self) -> int:
        return self.ja + self.nein + self.unbekannt

    @property
    def bekannt(self) -> int:
        return self.ja + self.nein


@dataclass(frozen=True)
class Geld:
    """What some measures cost: how many there are, how many name it, the sum, the own share, once."""

    anzahl: int
    beziffert: int
    summe: Decimal
    eigen: Decimal
    eigen_bekannt: int
    einmalig: Decimal


def antwort(dinge: Iterable[Ding], sagt: Callable[[Ding], bool | None]) -> Antwort:
    """Return the answers of things to a question; None is unknown."""
    said = [sagt(ding) for ding in dinge]
    return Antwort(said.count(True), said.count(False), said.count(None))


def ja_nein(ding: Ding, feld: str) -> bool | None:
    """Return what a field says: ja, nein or nothing."""
    return {"ja": True, "nein": False}.get(str(ding.get(feld)))


def summe(dinge: Iterable[Ding], feld: str) -> Decimal:
    """Return the sum of a field as far as it is known."""
    return sum((zahl(ding.get(feld)) or NULL for ding in dinge), NULL)


def bekannt(dinge: Iterable[Ding], feld: str) -> list[Ding]:
    """Return the things of which a field is known."""
    return [ding for ding in dinge if ding.get(feld) not in {None, ""}]


def gerundet(value: Decimal, stellen: int = 0) -> Decimal:
    """Return a number rounded half up."""
    return value.quantize(Decimal(1).scaleb(-stellen), ROUND_HALF_UP)


class Rechnung:
    """What one place has, on the day of which its documents speak."""

    def __init__(self, daten: Daten) -> None:
        """Take the data."""
        self.d = daten

    @property
    def name(self) -> str:
        """Return the own name of the place."""
        return str(self.d.eins("kommune")["name"])

    # Träger und Angebote.

    @cached_property
    def traeger(self) -> list[Ding]:
        return self.d.liste("traeger")

    def frei(self, traeger: str | None) -> bool:
        """Return whether the provider with an id is a free one."""
        return bool(traeger) and _frei(self.d.von("traeger", str(traeger)))

    @cached_property
    def freie_traeger(self) -> list[Ding]:
        return [traeger for traeger in self.traeger if _frei(traeger)]

    @cached_property
    def migrantenorganisationen(self) -> list[Ding]:
        return [
            t for t in self.traeger if t["art"] == "migrantenorganisation" or t.get("migrantenorganisation") == "ja"
        ]

    @property
    def nur_eigene(self) -> bool:
        """Return whether an association tells of its own offers alone."""
        return self.d.eins("rahmen").get("profil") == "verband"

    @cached_property
    def laufend(self) -> list[Ding]:
        return self.d.da(self.d.liste("angebote"))

    @cached_property
    def geplant(self) -> list[Ding]:
        return self.d.stehend(self.d.liste("angebote"), "kommt")

    def im(self, feld: str | None, angebote: Iterable[Ding] | None = None) -> list[Ding]:
        """Return the running offers of a Handlungsfeld, or those among ``angebote``."""
        offers = self.laufend if angebote is None else angebote
        return [a for a in offers if werte("leistungsarten")[a["leistungsart"]].get("handlungsfeld") == feld]

    def freie(self, angebote: Iterable[Ding]) -> list[Ding]:
        return [a for a in angebote if self.frei(a["traeger"])]

    def ohne_art(self, angebote: Iterable[Ding]) -> list[Ding]:
        return [a for a in angebote if self.d.von("traeger", a["traeger"])["art"] == "unbekannt"]

    def oeffentliche(self, angebote: Iterable[Ding]) -> list[Ding]:
        return [a for a in angebote if _oeffentlich(self.d.von("traeger", a["traeger"]))]

    def anteil_freier(self, angebote: Sequence[Ding]) -> Anteil:
        return Anteil(len(self.freie(angebote)), len(angebote))

    def traegerzahl(self, angebote: Iterable[Ding]) -> int:
        return len({self.ganzes(a["traeger"]) for a in angebote})

    def ganzes(self, traeger: str) -> str:
        """Return the id of the provider as which one counts: its whole, where both are free or neither."""
        one = self.d.von("traeger", traeger)
        if "teil_von" not in one:
            return traeger
        whole = self.d.von("traeger", one["teil_von"])
        alike = (_frei(one), _oeffentlich(one)) == (_frei(whole), _oeffentlich(whole))
        return self.ganzes(whole["id"]) if alike else traeger

    def ohne_angebot(self) -> list[Ding]:
        busy = {self.ganzes(a["traeger"]) for a in self.laufend}
        return [t for t in self.traeger if self.ganzes(t["id"]) not in busy]

    def der_art(self, *arten: str) -> list[Ding]:
        """Return the running offers of some kinds."""
        return [a for a in self.laufend if a["leistungsart"] in arten]

    @cached_property
    def fachdienste(self) -> list[Ding]:
        return self.der_art(*FACHDIENSTE)

    @cached_property
    def fehlende_fachdienste(self) -> list[str]:
        return [key for key in FACHDIENSTE if not self.der_art(key)]

    @property
    def anerkannt(self) -> Antwort:
        return antwort(self.freie_traeger, lambda t: t["art"] == "kirche" or ja_nein(t, "anerkannt"))

    @property
    def geprueft(self) -> Antwort:
        def fresh(angebot: Ding) -> bool | None:
            day = tag(angebot.get("geprueft_am"))
            return day >= self.d.tag - timedelta(days=365) if day and day <= self.d.stichtag else None

        return antwort(self.laufend, fresh)

    @property
    def gefoerdert(self) -> Antwort:
        def funded(angebot: Ding) -> bool | None:
            grants = angebot.get("foerderung") or []
            return any(self.d.foerderung(grant) == "da" for grant in grants) if grants else None

        return antwort(self.freie(self.laufend), funded)

    # Sprachen, Gruppen, Gebiete.

    def sprachen(self, angebote: Iterable[Ding]) -> set[str]:
        """Return the languages of offers besides German."""
        return {sprache for a in angebote for sprache in a.get("sprachen") or [] if sprache != "de"}

    def mit(self, feld: str, angebote: Iterable[Ding]) -> list[Ding]:
        """Return the offers that say something in a field."""
        return [a for a in angebote if a.get(feld)]

    @cached_property
    def raeume(self) -> list[Ding]:
        return self.d.liste("sozialraeume")

    def ueberall(self, angebote: Iterable[Ding]) -> list[Ding]:
        return [a for a in angebote if "gesamt" in (a.get("gebiet") or [])]

    def vor_ort(self, raum: Ding, angebote: Iterable[Ding]) -> list[Ding]:
        keys = {raum["id"], *(raum.get("ags") or [])}
        return [a for a in angebote if keys & set(a.get("gebiet") or [])]

    def ohne_eigenes(self, angebote: Iterable[Ding]) -> list[str]:
        """Return the names of the Sozialräume that no offer names as its area."""
        offers = list(angebote)
        return [raum["name"] for raum in self.raeume if not self.vor_ort(raum, offers)]

    def unerreicht(self, angebote: Iterable[Ding]) -> list[str]:
        """Return those that no offer reaches, none where one serves all or may serve any."""
        offers = list(angebote)
        return [] if self.ueberall(offers) or any(not a.get("gebiet") for a in offers) else self.ohne_eigenes(offers)

    # Wartelisten und Plätze.

    def wartende(self, angebote: Iterable[Ding]) -> int:
        return int(summe([a.get("kapazitaet") or {} for a in angebote], "warteliste"))

    def warten(self, angebote: Iterable[Ding]) -> Antwort:
        def waits(angebot: Ding) -> bool | None:
            found = zahl((angebot.get("kapazitaet") or {}).get("warteliste"))
            return None if found is None else found > 0

        return antwort(angebote, waits)

    def plaetze(self, angebote: Iterable[Ding]) -> tuple[int, int]:
        """Return the places of offers and of how many offers they are known."""
        known = bekannt([a.get("kapazitaet") or {} for a in angebote], "plaetze")
        return int(summe(known, "plaetze")), len(known)

    # Beteiligung.

    @cached_property
    def tische(self) -> list[Ding]:
        return [t for t in self.d.liste("runde_tische") if self.d.tisch(t) == "da"]

    def _sitz_frei(self, sitz: Ding) -> bool | None:
        if sitz.get("traeger"):
            return self.frei(sitz["traeger"])
        art = sitz.get("art")
        return (
            art in {"freie_wohlfahrt", "migrantenorganisation", "religionsgemeinschaft", "zivilgesellschaft"}
            if art
            else None
        )

    @property
    def freie_am_tisch(self) -> Antwort:
        def sit(tisch: Ding) -> bool | None:
            seats = [self._sitz_frei(sitz) for sitz in tisch.get("sitze") or []]
            if True in seats:
                return True
            return None if not seats or None in seats else False

        return antwort(self.tische, sit)

    def verbaende(self, status: str | None) -> int:
        """Return how many of the six associations stand so; None: without an entry."""
        said: dict[str, str] = {}
        for entry in self.d.liste("spitzenverbaende"):
            day = tag(entry.get("datum"))
            ahead = entry["status"] == "beteiligt" and day is not None and day > self.d.stichtag
            said.setdefault(entry["verband"], "kommt" if ahead else entry["status"])
        return sum(said.get(verband) == status for verband in werte("spitzenverbaende"))

    @property
    def gemeinden(self) -> Antwort:
        return antwort(self.d.eins("kommune").get("gemeinden") or [], lambda g: ja_nein(g, "beteiligt"))

    def vereinbarungen(self, wie: str) -> int:
        return sum(self.d.vereinbarung(v) == wie for v in self.d.liste("vereinbarungen"))

    # Bedarfe und Maßnahmen.

    @cached_property
    def massnahmen(self) -> list[Ding]:
        return self.d.liste("massnahmen")

    def massnahmen_im(self, feld: str) -> list[Ding]:
        return [m for m in self.massnahmen if m["handlungsfeld"] == feld]

    @cached_property
    def offen(self) -> list[Ding]:
        """Return the measures that run or come."""
        return self.d.stehend(self.massnahmen, "da", "kommt")

    def art(self, massnahme: Ding) -> str:
        """Return neu, laufend, vorbei, ruht or unklar."""
        now = self.d.wie(massnahme)
        if now in {"vorbei", "ruht"}:
            return now
        said = massnahme.get("neu")
        if said == "ja" or (now == "kommt" and said != "nein"):
            return "neu"
        runs = massnahme.get("status") == "laufend" or (massnahme.get("beginn") and not massnahme.get("status"))
        return "laufend" if now == "da" and runs else "unklar"

    def nach_art(self, art: str, massnahmen: Iterable[Ding] | None = None) -> list[Ding]:
        return [m for m in (self.massnahmen if massnahmen is None else massnahmen) if self.art(m) == art]

    def eigenes_geld(self, massnahme: Ding) -> Decimal | None:
        own, funders = zahl(massnahme.get("eigenanteil")), massnahme.get("finanzierung") or []
        if own is not None:
            return own
        return zahl(massnahme.get("mittel")) if funders and set(funders) == {"kommune"} else None

    def begonnen(self, massnahmen: Iterable[Ding]) -> list[Ding]:
        """Return the measures that run by their own word or first day."""
        there = self.d.da(massnahmen)
        return [m for m in there if m.get("status") == "laufend" or (m.get("beginn") and not m.get("status"))]

    def ab_jahr(self, massnahme: Ding) -> int | None:
        """Return the year from which an open measure costs money, None where nobody knows."""
        begun = tag(massnahme.get("beginn"))
        if begun:
            return max(begun.year, self.d.tag.year)
        silent = massnahme.get("neu") == "ja" and not massnahme.get("status")
        return self.d.tag.year if self.d.wie(massnahme) == "da" and not silent else None

    def im_jahr(self, year: int, *arten: str) -> list[Ding]:
        """Return the open measures of some kinds that are there in a year."""
        found = [(m, self.ab_jahr(m), tag(m.get("ende"))) for art in arten for m in self.nach_art(art)]
        return [m for m, first, end in found if first and first <= year and (end is None or end.year >= year)]

    def einmalig_im(self, year: int) -> Decimal:
        """Return what is paid once in the year in which measures begin."""
        begun = [(m, tag(m.get("beginn"))) for m in self.im_jahr(year, "neu", "laufend")]
        return summe([m for m, day in begun if day and day.year == year], "einmalig")

    @property
    def konzeptjahre(self) -> list[int]:
        """Return the years of the Konzept that are not over, at most ten."""
        term = self.d.eins("rahmen")
        last = jahr(term.get("laufzeit_bis"))
        first = max(self.d.tag.year, jahr(term.get("laufzeit_von")) or self.d.tag.year)
        return list(range(first, min(last, first + 9) + 1)) if last else []

    def geld(self, massnahmen: Iterable[Ding]) -> Geld:
        every = list(massnahmen)
        named = bekannt(every, "mittel")
        own = [value for m in named if (value := self.eigenes_geld(m)) is not None]
        return Geld(len(every), len(named), summe(named, "mittel"), sum(own, NULL), len(own), summe(every, "einmalig"))

    def durch(self, wer: str | None) -> int:
        return sum(m.get("durchfuehrung") == wer for m in self.offen)

    @property
    def begruendungen(self) -> Antwort:
        own = [m for m in self.offen if m.get("begruendung") and m.get("durchfuehrung") in {"kommune", "gemeinsam"}]

        def holds(massnahme: Ding) -> bool:
            end = tag(massnahme["begruendung"].get("gueltig_bis"))
            return end is None or end >= self.d.tag

        return antwort(own, holds)

    @cached_property
    def bedarfe(self) -> list[Ding]:
        return self.d.liste("bedarfe")

    def bedarfe_im(self, feld: str) -> list[Ding]:
        return [b for b in self.bedarfe if b["handlungsfeld"] == feld]

    @property
    def bedarfe_freier(self) -> int:
        return sum(self.frei(b.get("gemeldet_von")) for b in self.bedarfe)

    def antworten(self, bedarf: Ding) -> list[Ding]:
        return [m for m in self.massnahmen if self.d.wie(m) != "ruht" and bedarf["id"] in (m.get("bedarfe") or [])]

    def ohne_antwort(self, bedarfe: Iterable[Ding] | None = None) -> list[Ding]:
        return [b for b in (self.bedarfe if bedarfe is None else bedarfe) if not self.antworten(b)]

    @property
    def ungeplant(self) -> int:
        return sum(any(not m.get(f) for f in ("verantwortlich", "termin", "indikator", "mittel")) for m in self.offen)

    # Unterkünfte und Aufnahme.

    def haeuser(self, *wie: str) -> list[Ding]:
        return [haus for haus in self.d.liste("unterkuenfte") if self.d.haus(haus) in wie]

    @property
    def offene(self) -> list[Ding]:
        return self.haeuser("da")

    @property
    def schutz(self) -> Antwort:
        shared = [h for h in self.offene if werte("unterkunftsarten")[h["art"]].get("gemeinschaft")]
        return antwort(shared, lambda haus: ja_nein(haus, "schutzkonzept"))

    @property
    def betreiber(self) -> Antwort:
        return antwort(self.offene, lambda h: self.frei(h["betreiber"]) if h.get("betreiber") else None)

    @property
    def belegung(self) -> tuple[int, int, int, int]:
        """Return taken places, places of the houses that tell them, how many those are, how many tell their places."""
        every = bekannt(self.offene, "plaetze")
        known = bekannt(every, "belegt")
        return int(summe(known, "belegt")), int(summe(known, "plaetze")), len(known), len(every)

    def personen(self, year: int, szenario: str) -> Decimal | None:
        found = [p for p in self.d.liste("prognosen") if jahr(p["jahr"]) == year and p["szenario"] == szenario]
        return zahl(found[0]["personen"]) if found else None

    def jahresplaetze(self, year: int, feld: str = "plaetze") -> Decimal | None:
        found = [k for k in self.d.liste("kapazitaeten") if jahr(k["jahr"]) == year]
        return zahl(found[0].get(feld)) if found else None

    @property
    def planjahre(self) -> list[int]:
        entries = [*self.d.liste("prognosen"), *self.d.liste("kapazitaeten")]
        return sorted({int(entry["jahr"]) for entry in entries})

    @property
    def vergleichbar(self) -> list[int]:
        years = self.planjahre
        return [y for y in years if self.personen(y, "mittel") is not None and self.jahresplaetze(y) is not None]

    @property
    def engpass(self) -> list[int]:
        return [y for y in self.vergleichbar if (self.personen(y, "mittel") or 0) > (self.jahresplaetze(y) or 0)]

    @property
    def kommender_engpass(self) -> list[int]:
        return [year for year in self.engpass if year >= self.d.tag.year]

    def verteilung(self, raum: Ding) -> tuple[int, Decimal | None, Decimal | None]:
        """Return places in a Sozialraum, their share of all that are located, and its share of the residents."""
        located = [haus for haus in self.offene if haus.get("sozialraum")]
        here, whole = summe([h for h in located if h["sozialraum"] == raum["id"]], "plaetze"), summe(located, "plaetze")
        people = [zahl((r.get("einwohner") or {}).get("wert")) for r in self.raeume]
        total = sum((p for p in people if p), NULL)
        known = total and None not in people
        own = zahl((raum.get("einwohner") or {}).get("wert"))
        return int(here), here * 100 / whole if whole else None, (own or NULL) * 100 / total if known else None

    # Kurse, Ehrenamt, Geld.

    def kurse(self, *wie: str) -> list[Ding]:
        return self.d.stehend(self.d.liste("kurse"), *wie)

    def betreuung(self, kurse: Iterable[Ding]) -> Antwort:
        return antwort(kurse, lambda kurs: ja_nein(kurs, "kinderbetreuung"))

    @property
    def initiativen(self) -> list[Ding]:
        return self.d.da(self.d.liste("initiativen"))

    def mittel(self, year: int, wer: str) -> Decimal:
        """Return the planned means of a year: eigen, andere, offen."""
        kinds = {"kommune": "eigen", None: "offen"}
        entries = [m for m in self.d.liste("mittel") if jahr(m["jahr"]) == year]
        return summe([m for m in entries if kinds.get(m.get("geber"), "andere") == wer], "betrag")

    def steht_bevor(self, day: date | None) -> bool:
        return day is not None and day > self.d.tag

    def beratungen(self, *, bevor: bool) -> list[Ding]:
        """Return the steps in the council that lie ahead, or those that are over."""
        every = [(step, tag(step.get("datum"))) for step in self.d.liste("beratungsfolge")]
        return [step for step, day in every if (day is None or day >= self.d.tag) is bevor]

    @cached_property
    def tage(self) -> set[date]:
        """Return every day that is written, and those of which the documents speak."""
        written = {day for text in _texte(self.d.alles) if (day := tag(text))}
        return {*written, self.d.tag, self.d.stichtag, self.d.stand_am}

    @cached_property
    def jahre(self) -> set[int]:
        """Return every year that is written, and those of the demands and of the law."""
        written = {int(text) for text in _texte(self.d.alles) if re.fullmatch(r"(19|20)\d\d", text)}
        return {*written, 2019, 2023}

    # Was zu einer Sache in den Daten steht.

    @cached_property
    def _alle_dinge(self) -> list[Ding]:
        return list(_dinge(self.d.alles))

    @cached_property
    def _zahlen(self) -> dict[str, set[Decimal]]:
        return {}

    def _sachen(self, name: str) -> list[Ding]:
        """Return every entry of that name; all the data where nothing is called so."""
        named = ("name", "kurzname", "titel", "stelle", "branche", "zweck", "jahr", "gremium", "dienst")
        found = [ding for ding in self._alle_dinge if name and name in {ding.get(field) for field in named}]
        ids = {ding["id"] for ding in found if "id" in ding}
        about = [ding for ding in self._alle_dinge if ids and ids & {v for v in ding.values() if isinstance(v, str)}]
        return [*found, *about] or [self.d.alles]

    def zahlen_zu(self, name: str) -> set[Decimal]:
        """Return the numbers that are written about a thing."""
        if name not in self._zahlen:
            written = (text for ding in self._sachen(name) for text in _texte(ding))
            digits = (text for text in written if text.replace(".", "").replace(",", "").isdigit())
            self._zahlen[name] = {value for text in digits if (value := zahl(text)) is not None}
        return self._zahlen[name]

    def ziffern_zu(self, name: str) -> set[Decimal]:
        """Return the numbers that stand in any text about a thing, such as those of telephones and hours."""
        written = (text for ding in self._sachen(name) for text in _texte(ding))
        return {Decimal(digits) for text in written for digits in re.findall(r"\d+", text)}

    def antworten_zu(self, name: str, feld: str) -> set[str]:
        """Return what is written in a field of the things of that name."""
        return {str(ding.get(feld)) for ding in self._sachen(name)}


def _beherrscht(traeger: Ding) -> bool:
    return traeger.get("beherrscht_von") in {"kommune", "andere_oeffentliche"}


def _frei(traeger: Ding) -> bool:
    return traeger["art"] in FREI and not _beherrscht(traeger)


def _oeffentlich(traeger: Ding) -> bool:
    return traeger["art"] in OEFFENTLICH or _beherrscht(traeger)


def _dinge(value: object) -> Iterator[Ding]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _dinge(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _dinge(inner)


def _texte(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texte(inner)
