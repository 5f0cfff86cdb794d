"""Sentences about shelters, reception, courses, work, volunteers, homes, money and dates."""

from decimal import Decimal

from nachrechnung.daten import Ding, genau, tag, werte, zahl
from nachrechnung.rechnung import Anteil, Antwort, Geld, Rechnung, bekannt, gerundet, summe
from nachrechnung.text import Stelle
from nachrechnung.thema import Thema, Wert, dreiwertig


def _plaetze(r: Rechnung, _s: Stelle) -> int:
    return int(summe(r.offene, "plaetze"))


def _mit_platzzahl(r: Rechnung, _s: Stelle) -> int:
    return len(bekannt(r.offene, "plaetze"))


def _hausplaetze(*wie: str) -> Wert:
    return lambda r, s: {int(haus["plaetze"]) for haus in bekannt(r.haeuser(*wie), "plaetze")}


def _betreuung(r: Rechnung, _s: Stelle) -> Antwort:
    return r.betreuung(r.kurse("da"))


def _ergebnis(r: Rechnung) -> Ding:
    return max(r.d.liste("kursergebnisse"), key=lambda e: int(e["jahr"]))


def _freie_planer(r: Rechnung, _s: Stelle) -> int:
    return sum(r.frei(key) for key in r.d.eins("aufnahmeplanung").get("beteiligte") or [])


def _begleitungen(r: Rechnung, s: Stelle) -> list[Ding]:
    phase = next(key for key, value in werte("kursphasen").items() if s.ganz.startswith(value["titel"]))
    there = [b for b in r.d.da(r.d.liste("kursbegleitung")) if b["phase"] == phase]
    return [b for b in there if r.d.wie(r.d.von("angebote", b["angebot"])) == "da"]


def _befunde(_r: Rechnung, s: Stelle) -> int:
    """Return how many rows the table below has."""
    below = s.quelle.partition(f'"titel": "{s.ueberschrift} der ')[2].partition("\n:::")[0]
    return below.count("\n| ") - 1


def _letzte_dauer(r: Rechnung, _s: Stelle) -> Decimal | None:
    return zahl(max(r.d.liste("verweildauern"), key=lambda v: int(v["jahr"]))["monate"])


def _aktive(r: Rechnung, _s: Stelle) -> int:
    return int(summe(r.initiativen, "aktive"))


def _umfang(r: Rechnung) -> set[Decimal]:
    places = [*r.d.liste("ehrenamtskoordination"), r.d.eins("kurskoordinierung")]
    return {value for place in places if (value := zahl(place.get("umfang")))}


def _gruppe(s: Stelle) -> str:
    """Return which measures a sentence on money speaks about: the last that was named."""
    said = f"{s.vorher} {s.text}".lower().replace("ob sie neu", "ob sie")
    places = {
        "neu": max(said.rfind("neu ist"), said.rfind("neu sind"), said.rfind("was neu dazukommt")),
        "laufend": max(said.rfind("bereits l"), said.rfind("was schon läuft")),
        "unklar": said.rfind("weder als neu"),
    }
    return max(places, key=lambda name: places[name]) if max(places.values()) >= 0 else "unklar"


def _geld(r: Rechnung, s: Stelle) -> Geld:
    return r.geld(r.nach_art(_gruppe(s)))


def _neu(r: Rechnung) -> Geld:
    return r.geld(r.nach_art("neu"))


def _stellen(r: Rechnung, _s: Stelle) -> object:
    posts = {value for m in r.massnahmen if (value := zahl(m.get("stellen")))}
    return posts | _umfang(r)


THEMEN = (
    # Unterkünfte.
    Thema(
        ["unterk(unft|ünfte)", "^am ⟨"],
        [
            (
                r"# offene unterkunft|# unterkunft offen|(sind|haben|ist|hat) # (offene )?unterk",
                lambda r, s: len(r.offene),
            ),
            (r"# pl[aä]tz", _plaetze),
        ],
        [
            ("keine offene", lambda r, s: not r.offene),
            ("zahl der plätze ist nicht", lambda r, s: not _mit_platzzahl(r, s)),
            ("zusammen|hat eine offene", lambda r, s: _mit_platzzahl(r, s) == len(r.offene)),
        ],
    ),
    Thema(
        ["davon (hat|haben) .*pl[aä]tz"],
        [(r"# davon", _mit_platzzahl), (r"# pl", _plaetze)],
        [
            ("nicht erfasst", lambda r, s: _mit_platzzahl(r, s) < len(r.offene)),
            ("der übrigen", lambda r, s: len(r.offene) - _mit_platzzahl(r, s) == 1),
        ],
    ),
    Thema(
        ["^belegt (ist|sind)"],
        [(r"# pl", lambda r, s: r.belegung[0])],
        [("", lambda r, s: r.belegung[2] == r.belegung[3])],
    ),
    Thema(
        ["ist die belegung erfasst"],
        [
            (r"zu # unterkunft|zu # unterkünften", lambda r, s: r.belegung[2]),
            (r"von # pl", lambda r, s: r.belegung[1]),
            (r"# von", lambda r, s: r.belegung[0]),
        ],
        [("", lambda r, s: r.belegung[2] < r.belegung[3])],
    ),
    Thema(
        ["^hinzu komm(t|en)"], [(r"# pl", _hausplaetze("kommt"))], [("pl[aä]tz", lambda r, s: bool(r.haeuser("kommt")))]
    ),
    Thema(
        ["(betreibt|betreiben|betreiber)"],
        [
            (r"# offenen unterk|# der offenen", lambda r, s: Anteil(r.betreiber.ja, r.betreiber.alle)),
            (r"bei # ist der betreiber", lambda r, s: r.betreiber.unbekannt),
            (r"betreibt # freier", lambda r, s: 1 if r.betreiber.ja else 0),
            (r"# erfasster", lambda r, s: r.betreiber.ja),
        ],
        [("^wer ", lambda r, s: r.betreiber.unbekannt == r.betreiber.alle)],
    ),
    Thema(
        ["geplante schließungen"],
        [(r"# pl", _hausplaetze("da", "kommt"))],
        [("", lambda r, s: any(h.get("schliessung_am") for h in r.haeuser("da", "kommt")))],
    ),
    Thema(["bereits geschlossen"], [(r"# pl", _hausplaetze("vorbei"))], [("", lambda r, s: bool(r.haeuser("vorbei")))]),
    Thema(
        ["schutzkonzept"],
        dreiwertig(lambda r, s: r.schutz),
        [
            ("^die gemeinschaftsunterkunft hat ein ", lambda r, s: r.schutz.ja == 1 == r.schutz.alle),
            ("^die gemeinschaftsunterkunft hat kein ", lambda r, s: r.schutz.nein == 1 == r.schutz.alle),
        ],
    ),
    Thema(
        ["nicht enthalten, weil"],
        [],
        [("", lambda r, s: any(not h.get("sozialraum") or not h.get("plaetze") for h in r.offene))],
    ),
    Thema(
        ["gemessen an der bevölkerung"],
        [],
        [
            (
                "mehr als doppelt",
                lambda r, s: any((v := r.verteilung(raum))[1] and v[2] and v[1] > 2 * v[2] for raum in r.raeume),
            )
        ],
    ),
    # Aufnahme.
    Thema(
        ["mittleren? szenario", "plätze"],
        [(r"allen #|in #|#", lambda r, s: Anteil(len(r.vergleichbar) - len(r.engpass), len(r.vergleichbar)))],
        [
            ("nicht aus", lambda r, s: s.jahre_vor("fehlen") == r.engpass),
            (
                "reichen die plätze in allen|reichen die plätze in beiden|reichen die plätze im jahr ⟨\\d+⟩\\.",
                lambda r, s: not r.engpass,
            ),
            ("nicht: ", lambda r, s: s.jahre == r.kommender_engpass),
            ("nicht: ⟨|reichen die plätze in unterkünften nicht", lambda r, s: bool(r.kommender_engpass)),
        ],
    ),
    Thema(["keine vergleichbaren jahre"], [(r"# vergleichbaren", lambda r, s: len(r.vergleichbar))]),
    Thema(
        ["fehlen dazu angaben"], [], [("", lambda r, s: s.jahre == [y for y in r.planjahre if y not in r.vergleichbar])]
    ),
    Thema(["fehlen vielleicht plätze"], [], [("", lambda r, s: s.jahre == r.kommender_engpass)]),
    Thema(["an der planung", "beteiligt"], [(r"# freie", _freie_planer)]),
    Thema(["im mittel .*monat"], [(r"# monat", _letzte_dauer)]),
    # Kurse.
    Thema(["(läuft|laufen) .*kurs", "^am ⟨"], [(r"# kurs", lambda r, s: len(r.kurse("da")))]),
    Thema(
        ["(beginnt|beginnen) später|(ist|sind) beendet"],
        [
            (r"# (weitere[r]? )?(beginnt|beginnen)", lambda r, s: len(r.kurse("kommt"))),
            (r"# (weitere[r]? )?(ist|sind) beendet", lambda r, s: len(r.kurse("vorbei"))),
        ],
    ),
    Thema(
        ["kinderbetreuung", "hat|haben|gibt|kursen"],
        dreiwertig(_betreuung),
        [
            ("gibt es kinderbetreuung", lambda r, s: _betreuung(r, s).ja == 1 == _betreuung(r, s).alle),
            ("gibt es keine kinderbetreuung", lambda r, s: _betreuung(r, s).nein == 1 == _betreuung(r, s).alle),
        ],
    ),
    Thema(
        ["den kurs abgebrochen"],
        [
            (
                r"# %",
                lambda r, s: gerundet(genau(_ergebnis(r)["abgebrochen"]) * 100 / genau(_ergebnis(r)["begonnen"])),
            ),
            (r"von # teil", lambda r, s: zahl(_ergebnis(r)["begonnen"])),
            (r"# person|(hat|haben) #", lambda r, s: zahl(_ergebnis(r)["abgebrochen"])),
        ],
    ),
    Thema(["keine laufende begleitung erfasst"], [(r"# laufende begleitung", lambda r, s: len(_begleitungen(r, s)))]),
    # Arbeit, Ehrenamt, Wohnen.
    Thema(
        ["ansprechstelle benannt"],
        [(r"# branche", lambda r, s: len(r.d.eins("jobcenter").get("ansprechstellen") or []))],
    ),
    Thema(["durchwahlen nennt dieses dokument nicht"], [], [("", lambda r, s: r.d.oeffentlich or True)]),
    Thema(["gibt es .*initiative"], [(r"# initiative", lambda r, s: len(r.initiativen))]),
    Thema(
        ["freiwillig\\.$|zahl der freiwilligen"],
        [(r"# mensch", _aktive), (r"von # davon", lambda r, s: len(bekannt(r.initiativen, "aktive")))],
        [("dort engag", lambda r, s: len(bekannt(r.initiativen, "aktive")) == len(r.initiativen))],
    ),
    Thema(
        ["^vorgesehen (ist|sind)"],
        [
            (r"# vollzeit\w+ für neue", lambda r, s: summe(r.nach_art("neu"), "stellen")),
            (r"# vollzeit\w+ für laufende", lambda r, s: summe(r.nach_art("laufend"), "stellen")),
            (r"# vollzeit\w+ für maßnahmen ohne", lambda r, s: summe(r.nach_art("unklar"), "stellen")),
        ],
    ),
    Thema(
        ["ist kein beginn angegeben"],
        [
            (r"bei # maßnahme", lambda r, s: sum(r.ab_jahr(m) is None for m in r.offen)),
            (r"# euro", lambda r, s: summe([m for m in r.offen if r.ab_jahr(m) is None], "mittel")),
        ],
        [("in keinem der jahre", lambda r, s: bool(r.konzeptjahre))],
    ),
    Thema(
        ["nicht angegeben, ob sie"],
        [
            (r"bei # maßnahme", lambda r, s: len(r.nach_art("unklar"))),
            (r"# euro", lambda r, s: summe(r.nach_art("unklar"), "mittel")),
        ],
        [("in keinem der jahre", lambda r, s: bool(r.konzeptjahre))],
    ),
    Thema(
        ["^einmalige kosten von"],
        [(r"# euro", lambda r, s: summe(r.offen, "einmalig") - sum(map(r.einmalig_im, r.konzeptjahre)))],
        [("in keinem der jahre", lambda r, s: bool(r.konzeptjahre))],
    ),
    Thema(["vollzeitstelle"], [(r"# vollzeit", _stellen)]),
    Thema(
        ["^beim auszug|^bei der wohnungssuche|\\(⟨⟩, .*pl[aä]tz"],
        [
            (
                r"# pl",
                lambda r, s: {
                    int(a["kapazitaet"]["plaetze"])
                    for a in r.der_art("auszugshilfe")
                    if (a.get("kapazitaet") or {}).get("plaetze")
                },
            )
        ],
    ),
    # Geld.
    Thema(
        ["davon kommen", "euro"],
        [
            (r"# euro aus eigenen", lambda r, s: r.mittel(s.titeljahr, "eigen")),
            (r"# euro von anderen", lambda r, s: r.mittel(s.titeljahr, "andere")),
        ],
    ),
    Thema(["der mittelgeber nicht angegeben"], [(r"# euro", lambda r, s: r.mittel(s.titeljahr, "offen"))]),
    Thema(
        ["(neu ist|neu sind|bereits läuft|bereits laufen|weder als neu) .*maßnahme"],
        [
            (r"beziffert (ist|sind) # davon|# davon\b", lambda r, s: _geld(r, s).beziffert),
            (r"# maßnahme", lambda r, s: _geld(r, s).anzahl),
            (r"# euro", lambda r, s: _geld(r, s).summe),
        ],
        [("sie ist nicht beziffert|keine davon ist beziffert", lambda r, s: not _geld(r, s).beziffert)],
    ),
    Thema(
        ["davon trägt die kommune selbst"],
        [(r"# euro", lambda r, s: _geld(r, s).eigen)],
        [("", lambda r, s: _geld(r, s).eigen_bekannt == _geld(r, s).beziffert)],
    ),
    Thema(
        ["der eigene anteil bekannt"],
        [(r"bei # maßnahme", lambda r, s: _geld(r, s).eigen_bekannt), (r"# euro", lambda r, s: _geld(r, s).eigen)],
        [("nicht angegeben", lambda r, s: _geld(r, s).eigen_bekannt < _geld(r, s).beziffert)],
    ),
    Thema(["welchen teil davon die kommune"], [], [("nicht angegeben", lambda r, s: not _geld(r, s).eigen_bekannt)]),
    Thema(["hinzu kommen einmalig"], [(r"# euro", lambda r, s: _geld(r, s).einmalig)]),
    Thema(["kostet? .*im jahr etwa|kosten .*im jahr etwa"], [(r"# euro", lambda r, s: _geld(r, s).summe)]),
    Thema(
        ["wir kennen die kosten"],
        [(r"von # der", lambda r, s: _geld(r, s).beziffert), (r"der # pl", lambda r, s: _geld(r, s).anzahl)],
    ),
    Thema(["andere pläne sind weder als neu"], [], [("", lambda r, s: bool(r.nach_art("unklar")))]),
    Thema(
        ["die verwaltung (setzt|führt)"],
        [
            (r"# neuen? maßnahme", lambda r, s: len(r.nach_art("neu"))),
            (r"# laufenden? maßnahme", lambda r, s: len(r.nach_art("laufend"))),
            (r"# (weitere|genannte)n? maßnahme", lambda r, s: len(r.nach_art("unklar"))),
            (r"jährlich # euro", lambda r, s: _neu(r).summe),
            (r"einmalig # euro", lambda r, s: _neu(r).einmalig),
        ],
        [
            ("die neue maßnahme", lambda r, s: len(r.nach_art("neu")) == 1),
            ("die laufende maßnahme", lambda r, s: len(r.nach_art("laufend")) == 1),
            ("die (weitere|genannte) maßnahme", lambda r, s: len(r.nach_art("unklar")) == 1),
        ],
    ),
    # Termine und Befunde.
    Thema(["(fehler|warnung(en)?|hinweise?) (ist|sind) offen"], [(r"# (fehler|warnung|hinweis)", _befunde)]),
    Thema(["kein befund ist offen"], [(r"# befund", lambda r, s: s.quelle.count("der Pr"))]),
    Thema(
        ["frühere termine"],
        [],
        [("", lambda r, s: s.tage == [tag(step["datum"]) for step in r.beratungen(bevor=False)])],
    ),
    Thema(["darüber sprechen noch"], [], [("", lambda r, s: bool(r.beratungen(bevor=True)))]),
    Thema(["bittet um beratung"], [], [("", lambda r, s: bool(r.beratungen(bevor=True)))]),
    Thema(["nächste bericht"], [], [("", lambda r, s: all(day >= r.d.tag for day in s.tage))]),
    Thema(["ein bericht war"], [], [("", lambda r, s: all(day < r.d.tag for day in s.tage))]),
    Thema(["steht noch aus"], [], [("", lambda r, s: r.d.entwurf)]),
    Thema(["ist noch ein entwurf"], [], [("", lambda r, s: r.d.entwurf)]),
    Thema(["^das konzept ist beschlossen"], [], [("", lambda r, s: not r.d.entwurf)]),
    Thema(["dieser entwurf"], [], [("", lambda r, s: r.d.entwurf)]),
)
