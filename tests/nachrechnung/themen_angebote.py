"""Sentences about providers, offers, their languages, areas, groups, queues and funding."""

from nachrechnung.daten import Ding, tag, werte
from nachrechnung.rechnung import FELDER, Anteil, Rechnung, ja_nein
from nachrechnung.text import Stelle
from nachrechnung.thema import Thema, angebote, dreiwertig, feld


def _beratung(r: Rechnung) -> list[Ding]:
    return r.im("beratung")


def _geplante(r: Rechnung, s: Stelle) -> list[Ding]:
    key = feld(s)
    return r.im(key, r.geplant) if key else r.geplant


def _naechstes(r: Rechnung, s: Stelle) -> bool:
    days = sorted(day for a in _geplante(r, s) if (day := tag(a.get("beginn"))))
    return (bool(days) and days[0] in s.tage) or (bool(days) and (days[0].year, days[0].month) in s.monate)


def _andere_traeger(r: Rechnung, s: Stelle) -> int:
    return len(angebote(r, s)) - len(r.freie(angebote(r, s)))


def _zahl_der_felder_mit_wartenden(r: Rechnung, _s: Stelle) -> bool:
    return sum(bool(r.wartende(r.im(key))) for key in FELDER) > 1


def _sprachen_unvollstaendig(r: Rechnung, _s: Stelle) -> bool:
    return len(r.mit("sprachen", r.laufend)) < len(r.laufend)


_WARTEND = [
    (r"\b# ist es nicht erfasst|bei # ist es nicht", lambda r, s: r.warten(angebote(r, s)).unbekannt),
    (r"# angebot", lambda r, s: r.warten(angebote(r, s)).ja),
    (r"# mensch", lambda r, s: r.wartende(angebote(r, s))),
]


def _genannte(r: Rechnung) -> list[str]:
    groups = {group for a in r.laufend for group in a.get("zielgruppen") or []}
    return [key for key, group in werte("zielgruppen").items() if group.get("herkunft") and key in groups]


def _wartet_hier(r: Rechnung, _s: Stelle) -> object:
    """Return the numbers of people who wait at offers of counselling, small ones left out."""
    return {count for a in _beratung(r) if (count := r.wartende([a])) >= 5}


def _wartende_im_feld(r: Rechnung, _s: Stelle) -> object:
    return {r.wartende(r.im(key)) for key in FELDER}


def nummern(r: Rechnung) -> dict[int, Ding]:
    """Return the entries of the directory by their numbers: by Handlungsfeld, Leistungsart and name."""
    fields, kinds = [*FELDER, None], list(werte("leistungsarten"))

    def place(a: Ding) -> tuple[int, int, str]:
        return (
            fields.index(werte("leistungsarten")[a["leistungsart"]].get("handlungsfeld")),
            kinds.index(a["leistungsart"]),
            a["name"],
        )

    return dict(enumerate(sorted(r.laufend, key=place), 1))


def _frei(r: Rechnung) -> list[Ding]:
    return [a for a in r.laufend if ja_nein(a, "kostenfrei") and not a.get("kosten")]


def _meist_frei(r: Rechnung) -> bool:
    return len(_frei(r)) > 1 and 2 * len(_frei(r)) > len(r.laufend)


def _nummer(r: Rechnung, _s: Stelle) -> set[int]:
    whole = r.ueberall(r.laufend)
    return {number for number, a in nummern(r).items() if a in whole}


THEMEN = (
    Thema(["was andere dort anbieten"], [], [("liegt nicht vor", lambda r, s: r.nur_eigene)]),
    Thema(["zur zusammenarbeit am ort"], [], [("liegt nichts vor", lambda r, s: r.nur_eigene)]),
    Thema(
        ["nennt der absender"],
        [],
        [("kein eigenes", lambda r, s: r.nur_eigene and not angebote(r, s))],
    ),
    Thema(
        ["^fragen sie einen verein"],
        [],
        [("", lambda r, s: not r.initiativen and not r.d.da(r.d.liste("ehrenamtskoordination")))],
    ),
    Thema(
        ["laufend", "angebot", "für integration"],
        [
            (r"# (freie[rs]? )träger", lambda r, s: r.traegerzahl(r.freie(r.laufend))),
            (r"# träger", lambda r, s: r.traegerzahl(r.laufend)),
            (r"freie[rs]? träger mit # laufend", lambda r, s: len(r.freie(r.laufend))),
            (r"# laufend", lambda r, s: len(r.laufend)),
        ],
    ),
    Thema(
        ["laufend", "angebot eines freien trägers", "erfasst", "^(?!für)"],
        [(r"# laufend", lambda r, s: len(r.freie(angebote(r, s))))],
    ),
    Thema(
        ["kein laufendes angebot erfasst", ":"], [(r"# laufende", lambda r, s: 0 if r.fehlende_fachdienste else None)]
    ),
    Thema(
        ["kein laufendes angebot ist erfasst für", "^(?!offen ist)(?!.* sowie )"],
        [(r"# laufende", lambda r, s: 0 if r.fehlende_fachdienste else None)],
    ),
    Thema(
        ["zu diese[rn] hilfen? ist uns kein laufendes angebot bekannt"],
        [(r"# laufende", lambda r, s: 0 if r.fehlende_fachdienste else None)],
    ),
    Thema(
        ["ist kein gebiet erfasst"],
        [(r"für # angebot", lambda r, s: sum(not a.get("gebiet") for a in r.laufend))],
        [("zählt es nicht", lambda r, s: sum(not a.get("gebiet") for a in r.laufend) == 1)],
    ),
    Thema(
        ["kein laufendes angebot nennt eigens"],
        [(r"# laufende", lambda r, s: 0 if r.ohne_eigenes(r.laufend) else None)],
    ),
    Thema(
        ["auch dort gel?ten|auch dort gilt", "gesamte gebiet"],
        [(r"#", lambda r, s: len(r.ueberall(r.laufend)) or None)],
        [("gilt das angebot", lambda r, s: len(r.ueberall(r.laufend)) == 1)],
    ),
    Thema(
        ["^jeden sozialraum nennt", "eigens"],
        [
            (r"^# sozialraum", lambda r, s: Anteil(len(r.raeume) - len(r.ohne_eigenes(r.laufend)), len(r.raeume))),
            (r"mindestens #", lambda r, s: 1),
        ],
    ),
    Thema(
        ["^für ⟨", "kein laufendes angebot erfasst"],
        [(r"# laufende", lambda r, s: 0 if r.unerreicht(r.laufend) else None)],
    ),
    Thema(
        ["^für .*träger", "kein laufendes angebot erfasst"],
        [(r"# träger", lambda r, s: len(r.ohne_angebot())), (r"# laufend", lambda r, s: 0)],
    ),
    Thema(["ohne laufendes angebot"], [], [("", lambda r, s: bool(r.unerreicht(r.laufend)))]),
    Thema(
        ["^ohne angebot bleib"], [], [("", lambda r, s: bool(r.unerreicht(angebote(r, s))) and bool(angebote(r, s)))]
    ),
    Thema(["zurzeit kein laufendes angebot erfasst"], [(r"# laufende", lambda r, s: len(r.laufend))]),
    Thema(
        ["dien(t|en) zurzeit|^zurzeit dienen|zurzeit .* dienen"],
        [(r"# angebot", lambda r, s: len(angebote(r, s))), (r"# träger", lambda r, s: r.traegerzahl(angebote(r, s)))],
    ),
    Thema(["dient nach den vorliegenden angaben"], [(r"# angebot", lambda r, s: len(angebote(r, s)))]),
    Thema(
        ["^geplant sind .* weitere angebote"],
        [(r"# weitere", lambda r, s: len(_geplante(r, s)))],
        [("das nächste", _naechstes)],
    ),
    Thema(["^geplant ist außerdem"], [], [("", lambda r, s: len(_geplante(r, s)) == 1)]),
    Thema(
        ["^es liegt .*bei einem freien träger"],
        [],
        [
            ("nicht", lambda r, s: not r.freie(angebote(r, s)) and len(angebote(r, s)) == 1),
            ("^(?!.*nicht)", lambda r, s: len(r.freie(angebote(r, s))) == 1 == len(angebote(r, s))),
        ],
    ),
    Thema(["^alle liegen bei (einem )?freien träger"], [(r"#", lambda r, s: r.anteil_freier(angebote(r, s)))]),
    Thema(
        [r"davon lieg(t|en) (\d+ )?bei (einem )?freien träger", "^(?!.*fachdienst)"],
        [(r"# davon|davon liegen #", lambda r, s: r.anteil_freier(angebote(r, s)))],
    ),
    Thema(
        ["träger (ist|sind)", "erfasst;", "freie"],
        [
            (r"# davon|er ist #", lambda r, s: len(r.freie_traeger)),
            (r"# träger", lambda r, s: len(r.traeger)),
            (r"er ist # freier", lambda r, s: len(r.freie_traeger)),
        ],
    ),
    Thema(
        ["als migrantenorganisation erfasst (sind zusammen|ist) "],
        [(r"# träger", lambda r, s: len(r.migrantenorganisationen))],
    ),
    Thema(
        ["migrantenorganisation(en)? (ist|sind)", "erfasst"],
        [(r"# migranten", lambda r, s: len(r.migrantenorganisationen))],
    ),
    Thema(
        ["träger der freien jugendhilfe anerkannt"],
        dreiwertig(lambda r, s: r.anerkannt),
        [
            ("^der freie träger ist nicht", lambda r, s: r.anerkannt.nein == 1 == r.anerkannt.alle),
            ("^der freie träger ist als", lambda r, s: r.anerkannt.ja == 1 == r.anerkannt.alle),
        ],
    ),
    Thema(
        ["migrationsfachdienste? arbeite"],
        [
            (r"# migrationsfachdienst", lambda r, s: len(r.fachdienste)),
            (r"#( davon)? lieg", lambda r, s: r.anteil_freier(r.fachdienste)),
        ],
        [
            ("er liegt nicht", lambda r, s: len(r.fachdienste) == 1 and not r.freie(r.fachdienste)),
            ("er liegt bei", lambda r, s: len(r.fachdienste) == 1 == len(r.freie(r.fachdienste))),
        ],
    ),
    Thema(
        ["geprüft worden"],
        [
            (r"# monat", lambda r, s: 12),
            (r"^von # laufend|der # laufend", lambda r, s: r.geprueft.alle),
            (r"# liegt die prüfung länger|bei # liegt", lambda r, s: r.geprueft.nein),
            (r"# ist kein tag|bei # ist", lambda r, s: r.geprueft.unbekannt),
            (r"# tag", lambda r, s: 0),
            (r"#", lambda r, s: Anteil(r.geprueft.ja, r.geprueft.alle)),
        ],
        [
            ("^das angebot ist in", lambda r, s: r.geprueft.ja == 1 == r.geprueft.alle),
            ("^das angebot ist zuletzt mehr als", lambda r, s: r.geprueft.nein == 1 == r.geprueft.alle),
            ("länger zurück", lambda r, s: bool(r.geprueft.nein)),
        ],
    ),
    Thema(
        ["^für das einzige angebot eines freien"],
        [(r"# angebot", lambda r, s: r.gefoerdert.alle), (r"# laufende", lambda r, s: r.gefoerdert.ja)],
    ),
    Thema(["förderung", "angebote?n? freier träger", "^(von|alle|beide)"], dreiwertig(lambda r, s: r.gefoerdert)),
    Thema(["keine der gruppen ist eigens genannt"], [(r"# der gruppen", lambda r, s: 0 if not _genannte(r) else None)]),
    Thema(["^eigens genannt sind"], [], [("", lambda r, s: bool(_genannte(r)))]),
    Thema(
        ["nicht erfasst, für wen"], [(r"# angebot", lambda r, s: len(r.laufend) - len(r.mit("zielgruppen", r.laufend)))]
    ),
    Thema(["^beratung ist freiwillig"], [], [("", lambda r, s: True)]),
    Thema(
        ["bei (einer )?öffentlichen stelle"],
        [
            (r"# beratungsangebot", lambda r, s: len(r.oeffentliche(_beratung(r)))),
        ],
        [
            (
                "^das beratungsangebot liegt nicht",
                lambda r, s: not r.oeffentliche(_beratung(r)) and len(_beratung(r)) == 1,
            )
        ],
    ),
    Thema(["^beraten wird|^beraten wird dort"], [(r"# sprachen", lambda r, s: len(r.sprachen(_beratung(r))))]),
    Thema(
        ["beratungsangeboten sind die sprachen erfasst"],
        [(r"zu #", lambda r, s: len(r.mit("sprachen", _beratung(r)))), (r"von #", lambda r, s: len(_beratung(r)))],
    ),
    Thema(
        ["stehen menschen auf der warteliste"],
        [
            (r"bei # angebot", lambda r, s: r.warten(_beratung(r)).ja),
            (r"weniger als #", lambda r, s: 5),
            (r"# person", _wartet_hier),
        ],
    ),
    Thema(
        ["auf wartelisten"],
        _WARTEND,
        [
            ("mindestens", lambda r, s: bool(r.warten(r.laufend).unbekannt)),
            ("menschen\\.$", lambda r, s: not r.warten(r.laufend).unbekannt or "mindestens" in s.text),
        ],
    ),
    Thema(
        ["die meisten wartenden"],
        [(r"⟨⟩ \(#|\w+ \(#", _wartende_im_feld)],
        [("", _zahl_der_felder_mit_wartenden)],
    ),
    Thema(["hilfe gibt es nicht nur auf deutsch"], [], [("", lambda r, s: bool(r.sprachen(r.laufend)))]),
    Thema(
        ["andere[nr]? sprache"],
        [(r"# andere", lambda r, s: len(r.sprachen(r.laufend)))],
        [("", lambda r, s: not _sprachen_unvollstaendig(r, s))],
    ),
    Thema(
        ["wissen wir die sprachen"],
        [(r"# angebot", lambda r, s: len(r.mit("sprachen", r.laufend)))],
        [("", _sprachen_unvollstaendig)],
    ),
    Thema(
        ["das verzeichnis nennt"],
        [(r"# angebot", lambda r, s: len(r.laufend)), (r"# träger", lambda r, s: r.traegerzahl(r.laufend))],
    ),
    Thema(["das einzugsgebiet von"], [(r"# angebot", lambda r, s: len(r.laufend) - len(r.mit("gebiet", r.laufend)))]),
    Thema(["die förderung von .* freier träger"], [(r"# angebot", lambda r, s: r.gefoerdert.unbekannt)]),
    Thema(
        ["^im ganzen gebiet (gilt|gelten)"],
        [(r"#", _nummer)],
        [
            ("gilt:", lambda r, s: len(r.ueberall(r.laufend)) == 1),
            ("", lambda r, s: {int(figur.wert or 0) for figur in s.figuren} == _nummer(r, s)),
        ],
    ),
    Thema(
        ["kein angebot nur für diesen sozialraum"],
        [(r"# angebot", lambda r, s: 0 if s.ueberschrift in r.ohne_eigenes(r.laufend) else None)],
    ),
    Thema(["^wo nichts zu den kosten steht"], [], [("", lambda r, _s: _meist_frei(r))]),
    Thema(
        ["^manche einträge sagen nicht, ob das angebot etwas kostet"],
        [],
        [("", lambda r, _s: not _meist_frei(r) and any(a not in _frei(r) and not a.get("kosten") for a in r.laufend))],
    ),
    Thema([r"^\d+ · ⟨"], [(r"# ·", lambda r, s: {number for number, a in nummern(r).items() if a["name"] in s.ganz})]),
    # Was freie Träger beitragen.
    Thema(
        ["zu diesem handlungsfeld ist kein laufendes angebot erfasst"],
        [(r"# laufende", lambda r, s: len(angebote(r, s)))],
    ),
    Thema(
        ["gehören", "zu keinem (der themen|handlungsfeld)"],
        [("zu #", lambda _r, _s: 0)],
        [("", lambda r, _s: bool(r.im(None)))],
    ),
    Thema(
        ["hier ist kein laufendes angebot eines freien trägers erfasst"],
        [],
        [("", lambda r, s: not r.freie(angebote(r, s)) and bool(angebote(r, s)))],
    ),
    Thema(
        ["freie träger bieten hier zurzeit nichts an"],
        [(r"# erfasste", _andere_traeger)],
        [("", lambda r, s: not r.freie(angebote(r, s)) and bool(angebote(r, s)))],
    ),
    Thema(
        ["freie[r]? träger", "hier|arbeite", "mit .*angebot"],
        [
            (r"# freie", lambda r, s: r.traegerzahl(r.freie(angebote(r, s)))),
            (r"# angebot", lambda r, s: len(r.freie(angebote(r, s)))),
        ],
    ),
    Thema(
        ["^(sie haben zusammen|es hat) .*pl[aä]tz"],
        [(r"# pl", lambda r, s: r.plaetze(r.freie(angebote(r, s)))[0])],
        [("", lambda r, s: r.plaetze(r.freie(angebote(r, s)))[1] == len(r.freie(angebote(r, s))))],
    ),
    Thema(
        ["^bekannt (ist|sind) .*pl[aä]tz"],
        [
            (r"# pl", lambda r, s: r.plaetze(r.freie(angebote(r, s)))[0]),
            (r"# angebot", lambda r, s: r.plaetze(r.freie(angebote(r, s)))[1]),
        ],
    ),
    Thema(["ein angebot, das beim auszug"], [], [("nicht erfasst", lambda r, s: not r.der_art("auszugshilfe"))]),
    Thema(
        ["ein angebot, das bei der wohnungssuche"], [], [("nicht erfasst", lambda r, s: not r.der_art("wohnungssuche"))]
    ),
    Thema(["ein angebot zur sprachmittlung"], [], [("nicht erfasst", lambda r, s: not r.der_art("sprachmittlung"))]),
    Thema(
        ["eine anlaufstelle für die anerkennung"],
        [],
        [
            (
                "nicht erfasst",
                lambda r, s: not r.der_art("anerkennungsberatung") and not r.d.da(r.d.liste("anerkennungsstellen")),
            )
        ],
    ),
    Thema(["^uns ist nichts gemeldet"], [], [("", lambda r, s: not r.bedarfe)]),
    Thema(["das heißt nicht, dass alles da ist"], [], [("", lambda r, s: not r.bedarfe)]),
    Thema(
        ["zeigen die daten keine lücke"],
        [],
        [
            ("migrationsfachdiensten", lambda r, s: bool(r.d.liste("angebote")) and not r.fehlende_fachdienste),
            ("plätzen", lambda r, s: not r.kommender_engpass and bool(r.vergleichbar)),
            ("wartelisten", lambda r, s: not r.warten(r.laufend).ja and not r.warten(r.laufend).unbekannt),
            ("bedarfen", lambda r, s: bool(r.bedarfe) and not r.ohne_antwort()),
            ("maßnahmen", lambda r, s: bool(r.offen) and not r.ungeplant),
        ],
    ),
    Thema(["was fehlt, lässt sich erst sagen"], [], [("", lambda r, s: not r.d.liste("angebote"))]),
)
