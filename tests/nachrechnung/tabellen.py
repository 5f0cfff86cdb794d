"""Tables: what the cell of a row and column must hold."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from nachrechnung.daten import Ding, jahr, werte, zahl
from nachrechnung.rechnung import FELDER, NULL, Geld, Rechnung, antwort, bekannt, gerundet, summe
from nachrechnung.text import WORTE, Stelle
from nachrechnung.themen_angebote import nummern

OFFEN, STRICH = "offen", "–"
Zelle = Callable[[Rechnung, Stelle], object]


def gesagt(value: object) -> str:
    """Return a number as German documents print it; text as it is; nothing known as offen."""
    if value is None:
        return OFFEN
    if isinstance(value, str):
        return value
    exact = Decimal(str(value))
    if exact == exact.to_integral_value():
        exact = exact.quantize(Decimal(1))
    return f"{exact:,f}".translate(str.maketrans(",.", ".,"))


def _schluessel(liste: str, titel: str, feld: str = "titel") -> str:
    for key, value in werte(liste).items():
        words = werte("personengruppen").get(value["titel"].strip("{}"), {})
        if titel in {value.get(feld), value.get("kurz"), value.get("titel"), *words.values()}:
            return key
    raise LookupError(f"{titel} is no title of {liste}")


def _name(s: Stelle) -> str:
    return re.sub(r" \((?:öffnet|schließt) .*\)$", "", s.zeile[0])


def _sache(r: Rechnung, liste: str, s: Stelle) -> Ding:
    return next(ding for ding in r.d.liste(liste) if ding["name"] == _name(s))


def _alle(dinge: Sequence[Ding], feld: str) -> Decimal | None:
    """Return the sum of a field, None where one thing does not tell it."""
    return summe(dinge, feld) if len(bekannt(dinge, feld)) == len(dinge) else None


def _kennzahl(r: Rechnung, gruppe: str) -> Decimal | None:
    return zahl((r.d.eins("kommune").get(gruppe) or {}).get("wert"))


def _prozent(teil: Decimal | None, ganzes: Decimal | None, stellen: int) -> str:
    if teil is None or not ganzes:
        return OFFEN
    return f"{gerundet(teil * 100 / ganzes, stellen):.{stellen}f}".replace(".", ",") + " %"


def _eckdaten(r: Rechnung, s: Stelle) -> object:
    label = s.zeile[0]
    words: tuple[tuple[str, object], ...] = (
        ("Träger mit laufenden", r.traegerzahl(r.laufend)),
        ("davon freie Träger", r.traegerzahl(r.freie(r.laufend))),
        ("davon Träger unbekannter Art", r.traegerzahl(r.ohne_art(r.laufend))),
        (
            "davon als Migrantenorganisation",
            len({a["traeger"] for a in r.laufend} & {t["id"] for t in r.migrantenorganisationen}),
        ),
        ("Laufende Angebote", len(r.laufend)),
        ("davon bei freien", len(r.freie(r.laufend))),
        ("Geplante Angebote", len(r.geplant)),
        ("Runde Tische", len(r.tische)),
        ("Plätze in offenen", summe(r.offene, "plaetze") if bekannt(r.offene, "plaetze") else None),
        ("Plätze in Unterkünften, die noch", summe(r.haeuser("kommt"), "plaetze")),
        ("Neue Maßnahmen", len(r.nach_art("neu"))),
        ("Laufende Maßnahmen", len(r.nach_art("laufend"))),
        ("Maßnahmen, weder als neu", len(r.nach_art("unklar"))),
        ("Menschen mit Einwanderungsgeschichte", _kennzahl(r, "migrationsgeschichte")),
        ("Menschen ohne deutsche", _kennzahl(r, "auslaender")),
        ("Geflüchtete", _kennzahl(r, "gefluechtete")),
        ("Einwohner", _kennzahl(r, "einwohner")),
        ("Bevölkerung", _kennzahl(r, "einwohner")),
        ("Menschen, die hier", _kennzahl(r, "einwohner")),
        ("Hilfen und Angebote", len(r.laufend)),
        ("Menschen auf Wartelisten", r.wartende(r.laufend)),
        ("Pläne, die", len(r.offen)),
    )
    return next((value for begin, value in words if label.startswith(begin)), f"keine Zeile {label}")


def _papier(r: Rechnung, s: Stelle) -> object:
    free = r.freie(r.laufend)
    queues = bekannt([a.get("kapazitaet") or {} for a in free], "warteliste")
    words: tuple[tuple[str, object], ...] = (
        ("Eigene laufende Angebote", len(r.laufend) if r.nur_eigene else None),
        ("Freie Träger", len(r.freie_traeger)),
        ("davon als Migrantenorganisation", len(r.migrantenorganisationen)),
        ("Laufende Angebote", len(r.laufend)),
        ("davon bei freien", len(free)),
        ("Wartende bei", summe(queues, "warteliste") if queues else None),
        ("Gemeldete Bedarfe", len(r.bedarfe)),
        ("davon ohne Maßnahme", len(r.ohne_antwort())),
        ("Maßnahmen, die laufen", len(r.offen)),
        ("davon mit offener", _tabellenzeilen(s)),
        ("Runde Tische", len(r.tische)),
    )
    return next((value for begin, value in words if s.zeile[0].startswith(begin)), _eckdaten(r, s))


def _dichte(r: Rechnung, s: Stelle) -> object:
    """Return a figure with its share per 1,000 residents, alone where these are not known with their day."""
    whole = r.d.eins("kommune").get("einwohner") or {}
    residents = zahl(whole.get("wert")) if whole.get("stichtag") and not r.nur_eigene else None
    if s.zeile[0] == "Einwohnerzahl":
        return f"{gesagt(residents)} ({whole['stichtag']})" if residents else None
    begin = {"Laufende Angebote": "davon bei freien", "Wartende": "Wartende bei", "Gemeldete": "Gemeldete Bedarfe"}
    row = next(label for word, label in begin.items() if s.zeile[0].startswith(word))
    figure = _papier(r, replace(s, zeile=(row,)))
    if figure is None or not residents:
        return figure
    share = Decimal(str(figure)) * 1000 / residents
    said = "unter 0,1" if 0 < share < Decimal("0.1") else f"{gerundet(share, 1):,.1f}".translate(_KOMMA)
    return f"{gesagt(figure)} ({said} je 1.000)"


_KOMMA = str.maketrans(",.", ".,")


def eigene(r: Rechnung, s: Stelle) -> tuple[list[str], list[Ding]]:
    """Return the ids of the sender's providers in a place, and their running offers."""
    paper = s.orte[0].d.eins("papier")
    if not paper:
        return [], []
    own = [t["id"] for t in r.traeger if r.nur_eigene or _gehoert(r, t, paper["absender"])]
    return own, [a for a in r.laufend if a["traeger"] in own]


def _eigene(r: Rechnung, s: Stelle) -> object:
    """Return what the sender does in a place: with offers of providers that it names or that bear its name."""
    own, offers = eigene(r, s)
    caps = [a.get("kapazitaet") or {} for a in offers]
    words: Mapping[str, object] = {
        "Eigene Träger": r.traegerzahl(offers),
        "Eigene laufende Angebote": len(offers),
        "Plätze, soweit bekannt": summe(bekannt(caps, "plaetze"), "plaetze") if bekannt(caps, "plaetze") else None,
        "Wartende, soweit bekannt": (
            summe(bekannt(caps, "warteliste"), "warteliste") if bekannt(caps, "warteliste") else None
        ),
        "Selbst gemeldete Bedarfe": sum(b.get("gemeldet_von") in own for b in r.bedarfe),
    }
    if s.zeile[0] in words:
        return words[s.zeile[0]]
    field = _schluessel("handlungsfelder", s.zeile[0].removeprefix("davon: "))
    return len([a for a in r.im(field) if a["traeger"] in own])


def _gehoert(r: Rechnung, traeger: Ding, sender: Ding) -> bool:
    names = {traeger["id"], traeger["name"], traeger.get("kurzname")}
    said = set(sender.get("traeger") or [])
    said |= set() if sender["art"] == "liga" else {sender["name"], sender.get("kurzname") or sender["name"]}
    key = traeger.get("spitzenverband")
    federation = werte("spitzenverbaende")[key] if key else {}
    titles = {federation.get("titel"), federation.get("kurz"), *(federation.get("auch") or [])}
    member = sender["art"] == "liga" and bool(titles & set(sender.get("mitglieder") or []))
    of_federation = bool(key) and r.frei(traeger["id"]) and (key in (sender.get("spitzenverbaende") or []) or member)
    return of_federation or bool(names & said)


def _tabellenzeilen(s: Stelle) -> object:
    """Return how many measures the document lists as lacking a reason."""
    rows = s.dokument.partition("nahmen ohne g")[2].partition("\n:::")[0].split("\n|")[3:]
    return len(rows) if s.spalten[2:] == () else sum(s.spalte in row for row in rows)


def _thema(r: Rechnung, s: Stelle) -> object:
    field = None if s.zeile[0].startswith("Ohne Thema") else s.zeile[0]
    offers = r.laufend if field == "Zusammen" else r.im(field and _schluessel("handlungsfelder", field))
    return len(r.freie(offers)) if "frei" in s.spalte else len(offers)


def _leistungsart(r: Rechnung, s: Stelle) -> object:
    offers = r.der_art(_schluessel("leistungsarten", s.zeile[0]))
    if s.spalte == "Angebote":
        return len(offers)
    if s.spalte == "Träger":
        return r.traegerzahl(offers)
    if s.spalte == "Plätze":
        return _alle([a.get("kapazitaet") or {} for a in offers], "plaetze")
    known = r.mit("sprachen", offers)
    told = f"(bekannt bei {len(known)} von {len(offers)})"
    return s.zeile[-1] if (told in s.zeile[-1]) == (0 < len(known) < len(offers)) else told


def _raum(r: Rechnung, s: Stelle) -> object:
    raum = next(raum for raum in r.raeume if raum["name"] == s.zeile[0])
    people, part = (raum.get(field) or {} for field in ("einwohner", "migrationsgeschichte"))
    if s.spalte == "Bevölkerung":
        return zahl(people.get("wert"))
    if "mit" in s.spalte:
        return zahl(part.get("wert"))
    days = {people.get("stichtag"), part.get("stichtag")} - {None}
    return _prozent(zahl(part.get("wert")), zahl(people.get("wert")), 1) if len(days) < 2 else OFFEN


def _traegerart(liste: str, feld: str) -> Zelle:
    def value(r: Rechnung, s: Stelle) -> object:
        key = None if s.zeile[0] == "Zusammen" else _schluessel(liste, s.zeile[0])
        group = [t["id"] for t in r.traeger if key is None or t.get(feld) == key]
        return len(group) if s.spalte == "Träger" else len([a for a in r.laufend if a["traeger"] in group])

    return value


def _oder_strich(count: int) -> object:
    return count or STRICH


def _abdeckung(r: Rechnung, s: Stelle) -> object:
    offers = r.im(_schluessel("handlungsfelder", s.spalte, "kurz"))
    if s.zeile[0] == "Gesamtes Gebiet":
        return _oder_strich(len(r.ueberall(offers)))
    return _oder_strich(len(r.vor_ort(next(x for x in r.raeume if x["name"] == s.zeile[0]), offers)))


def _gruppe(r: Rechnung, s: Stelle) -> object:
    key = _schluessel("zielgruppen", s.zeile[0])
    wanted = {key} if s.spalte.startswith("Eigens") else {key, "alle", "zugewanderte"}
    return sum(bool(wanted & set(a.get("zielgruppen") or [])) for a in r.laufend)


def _geber(r: Rechnung, s: Stelle) -> object:
    key = _schluessel("foerdergeber", s.zeile[0])
    grants = ([g for g in a.get("foerderung") or [] if r.d.foerderung(g) == "da"] for a in r.freie(r.laufend))
    return sum(any(g["geber"] == key for g in every) for every in grants)


def _rechtskreis(r: Rechnung, s: Stelle) -> object:
    kreis = None if s.zeile[0] == "nicht angegeben" else _schluessel("rechtskreise", s.zeile[0])
    measures = [m for m in r.offen if m.get("rechtskreis") == kreis]
    who = {
        "durch die Kommune": "kommune",
        "gemeinsam": "gemeinsam",
        "durch freie Träger": "freier_traeger",
        "nicht angegeben": None,
    }
    if s.spalte in who:
        return sum(m.get("durchfuehrung") == who[s.spalte] for m in measures)
    return sum(bool(m.get("begruendung")) for m in measures)


def _aufnahme(r: Rechnung, s: Stelle) -> object:
    year = int(s.zeile[0])
    if s.spalte.startswith("Szenario"):
        return r.personen(year, s.spalte.split()[1])
    return r.jahresplaetze(year, "reserve" if "Reserve" in s.spalte else "plaetze")


def _haus(r: Rechnung, s: Stelle) -> object:
    haus = _sache(r, "unterkuenfte", s)
    if s.spalte == "Plätze":
        return zahl(haus.get("plaetze"))
    return zahl(haus.get("belegt")) if r.d.haus(haus) == "da" else STRICH


def _verteilung(r: Rechnung, s: Stelle) -> object:
    raum = next(raum for raum in r.raeume if raum["name"] == s.zeile[0])
    places, share, people = r.verteilung(raum)
    houses = [haus for haus in r.offene if haus.get("sozialraum") == raum["id"]]
    known = not houses or bool(bekannt(houses, "plaetze"))
    values = {
        "Plätze": places if known else OFFEN,
        "Belegt": _alle(houses, "belegt"),
        "Anteil an den Plätzen": _prozent(share, Decimal(100), 1) if known else OFFEN,
        "Anteil an der Bevölkerung": _prozent(people, Decimal(100), 1),
    }
    return values[s.spalte]


def _jahr(liste: str, felder: dict[str, str], quoten: dict[str, tuple[str, int]]) -> Zelle:
    def value(r: Rechnung, s: Stelle) -> object:
        entry = next(e for e in r.d.liste(liste) if e["jahr"] == s.zeile[0])
        if s.spalte in felder:
            return zahl(entry.get(felder[s.spalte]))
        field, digits = quoten[s.spalte]
        return _prozent(zahl(entry.get(field)), zahl(entry.get("begonnen", entry.get("personen"))), digits)

    return value


def _kursart(r: Rechnung, s: Stelle) -> object:
    key = None if s.zeile[0] == "Zusammen" else _schluessel("kurstypen", s.zeile[0])
    courses = [kurs for kurs in r.kurse("da") if key is None or kurs["typ"] == key]
    if s.spalte == "Kurse":
        return len(courses)
    if s.spalte in {"Plätze", "Belegt"}:
        return _alle(courses, s.spalte.lower().replace("ä", "ae"))
    told = antwort(courses, lambda kurs: {"ja": True, "nein": False}.get(kurs.get("kinderbetreuung", "")))
    if not told.bekannt:
        return OFFEN
    return f"{told.ja} ({told.unbekannt} offen)" if told.unbekannt else told.ja


def _kosten(r: Rechnung, s: Stelle) -> object:
    key = None if s.zeile[0] == "Zusammen" else _schluessel("handlungsfelder", s.zeile[0])
    here = [m for m in r.offen if key is None or m["handlungsfeld"] == key]
    if s.spalte == "Stellen":
        return summe(here, "stellen") if bekannt(here, "stellen") else None
    money = r.geld(r.nach_art("neu" if "Neu" in s.spalte else "laufend", here))
    if "Maßnahmen" in s.spalte:
        return money.anzahl
    if not money.anzahl:
        return STRICH
    return gerundet(money.summe) if money.beziffert else None


def _haushalt(r: Rechnung, s: Stelle) -> object:
    entries = [m for m in r.d.liste("mittel") if jahr(m["jahr"]) == s.titeljahr]
    return summe(entries if s.zeile[0] == "Zusammen" else [m for m in entries if m["zweck"] == s.zeile[0]], "betrag")


def _massnahme(r: Rechnung, s: Stelle) -> object:
    return zahl(_sache(r, "massnahmen", s).get("mittel"))


def _eigen(money: Geld) -> object:
    return STRICH if not money.anzahl else gerundet(money.eigen) if money.eigen_bekannt else None


def _eigener_anteil(r: Rechnung, s: Stelle) -> object:
    key = None if s.zeile[0] == "Zusammen" else _schluessel("handlungsfelder", s.zeile[0])
    here = [m for m in r.offen if key is None or m["handlungsfeld"] == key]
    if s.spalte == "Einmalig":
        once = bekannt([*r.nach_art("neu", here), *r.nach_art("laufend", here)], "einmalig")
        return gerundet(summe(once, "einmalig")) if once else STRICH
    return _eigen(r.geld(r.nach_art("neu" if s.spalte.startswith("Neu") else "laufend", here)))


def _jahreskosten(r: Rechnung, s: Stelle) -> object:
    year = int(s.zeile[0])
    if s.spalte == "Einmalig":
        return gerundet(r.einmalig_im(year)) or STRICH
    if s.spalte.startswith("Eigener"):
        money = r.geld(r.im_jahr(year, "neu", "laufend"))
        return gerundet(money.eigen) if money.eigen_bekannt else None
    money = r.geld(r.im_jahr(year, "neu" if s.spalte.startswith("Neu") else "laufend"))
    return STRICH if not money.anzahl else gerundet(money.summe) if money.beziffert else None


def _nach_sprache(r: Rechnung, s: Stelle) -> object:
    """Return the numbers of the offers in a language, by kind of service; the cell names it in itself and in German."""
    kinds: dict[str, list[str]] = {}
    for number, offer in nummern(r).items():
        if _in_sprache(offer, s.zeile[0]):
            kinds.setdefault(str(offer["leistungsart"]), []).append(f"[{number}](#eintrag-{number})")
    return "; ".join(
        f"**{werte('leistungsarten')[kind]['titel']}** {', '.join(found)}" for kind, found in kinds.items()
    )


def _auswirkungen(r: Rechnung, s: Stelle) -> object:
    """Return a row of the form for the budget: a sum, and of how many new measures it is told."""
    row, new = s.zeile[0], r.nach_art("neu")
    money, told = r.geld(new), (r.d.eins("beschlussvorlage") or {}).get("finanzen") or {}
    sums = {
        "Jährlich": (money.summe, money.beziffert),
        "Einmalig": (money.einmalig, len(bekannt(new, "einmalig"))),
        "Eigener": (money.eigen, money.eigen_bekannt),
    }
    amount, known = sums.get(row.split(",")[0].split(" ")[0], (None, 0))
    if amount is None:
        return _haushaltsangabe(r, row, told)
    count = "einer" if known == 1 else WORTE[known] if known < len(WORTE) else str(known)
    rest = "" if known == money.anzahl else f", angegeben bei {count} von {_wort(money.anzahl)}"
    return f"{gesagt(gerundet(amount))} Euro{rest}" if known else None


def _haushaltsangabe(r: Rechnung, row: str, told: Ding) -> object:
    """Return what the author says of the budget; it is affected where a measure that is not over names money."""
    if row.startswith("Auswirkungen"):
        money = r.geld(r.offen)
        said = told.get("auswirkungen", "unbekannt")
        return said if said != "unbekannt" else "ja" if money.summe or money.einmalig else None
    if row == "Erträge im Jahr":
        return f"{gesagt(zahl(told['ertraege']))} Euro" if "ertraege" in told else None
    if row == "Jahre":
        years = r.d.eins("rahmen") or {}
        first, last = years.get("laufzeit_von"), years.get("laufzeit_bis")
        return (
            f"{first} bis {last}"
            if first and last and first != last
            else (f"ab {first}" if first and not last else first and str(first))
        )
    return told.get({"Produkt": "produkt", "Sachkonto": "konto"}[row])


def _wort(count: int) -> str:
    return WORTE[count] if count < len(WORTE) else str(count)


def _in_sprache(angebot: Ding, zelle: str) -> bool:
    named = [werte("sprachen")[key] for key in angebot.get("sprachen") or []]
    titles = [one["titel"] if isinstance(one, dict) else one for one in named]
    return any(zelle == one or zelle.endswith(f"({one})") for one in titles)


TABELLEN: Sequence[tuple[str, str, Zelle]] = (
    ("^Zahlen (zum|aus dem) Konzept$", "Zahl", _eckdaten),
    ("^Bevölkerung$", "Personen", _eckdaten),
    ("^Freie Träger, Angebote und Bedarfe$", ".", _papier),
    ("^Gemessen an der Einwohnerzahl$", ".", _dichte),
    ("^Eigene Träger und Angebote$", ".", _eigene),
    ("^Angebote nach Thema$", ".", _thema),
    ("^Angebote im Handlungsfeld", ".", _leistungsart),
    ("^Sozialräume$", ".", _raum),
    ("^Träger und Angebote nach Art", ".", _traegerart("traegerarten", "art")),
    ("^Träger und Angebote nach Spitzenverband", ".", _traegerart("spitzenverbaende", "spitzenverband")),
    ("^Abdeckung: Angebote je Sozialraum", ".", _abdeckung),
    ("nach Herkunftsgruppe$", ".", _gruppe),
    ("^Wer laufende Angebote", ".", _geber),
    ("^Maßnahmen nach Rechtskreis", ".", _rechtskreis),
    ("^Erwartete Personen", ".", _aufnahme),
    ("^Unterkünfte mit Betreiber", "Plätze|Belegt", _haus),
    ("^Plätze in offenen Unterkünften", ".", _verteilung),
    ("^Finanzielle Auswirkungen", "Inhalt", _auswirkungen),
    (
        "^Auszüge aus",
        ".",
        _jahr(
            "auszuege", {"Personen": "personen", "in eigene Wohnungen": "in_wohnungen"}, {"Anteil": ("in_wohnungen", 0)}
        ),
    ),
    (
        "^Ergebnisse der",
        ".",
        _jahr(
            "kursergebnisse",
            {"Begonnen": "begonnen", "Mit Abschluss": "abgeschlossen"},
            {"Abschlussquote": ("abgeschlossen", 1), "Abbruchquote": ("abgebrochen", 1)},
        ),
    ),
    ("^Laufende Kurse nach", ".", _kursart),
    ("^Mittel und Stellen", ".", _kosten),
    ("^Eigener Anteil", ".", _eigener_anteil),
    ("^Kosten der Maßnahmen je Jahr", ".", _jahreskosten),
    ("^Angebote nach Sprache$", "Angebote", _nach_sprache),
    ("^Haushaltsmittel", "Betrag", _haushalt),
    ("^Die Maßnahmen mit den höchsten|^Alle Maßnahmen$", "Euro", _massnahme),
)
"""Caption and column, as patterns, and what the cell holds."""
FREMD = (
    "^Forderungen nach Orten$",
    "^Sitzung$",
    "^Vereinbart zu: ",
    "^Werden Sie sich einsetzen",
    "der Prüfung$",
    "^Elemente des Katalogs$",
    "^Beantwortete Befunde$",
)
"""Tables that quote rules and criteria; tests/test_rules.py and tests/test_elemente.py measure those."""
__all__ = ["FELDER", "NULL", "TABELLEN"]
