"""Sentences about the place, its people, associations, round tables, agreements, needs and measures."""

from decimal import Decimal

from nachrechnung.daten import Ding, tag, werte, zahl
from nachrechnung.rechnung import Anteil, Rechnung, gerundet
from nachrechnung.text import Stelle
from nachrechnung.thema import Thema, Wert, dreiwertig, feld

_SECHS = len(werte("spitzenverbaende"))


def _leute(r: Rechnung, gruppe: str) -> Decimal | None:
    return zahl((r.d.eins("kommune").get(gruppe) or {}).get("wert"))


def _tag(r: Rechnung, gruppe: str) -> object:
    return tag((r.d.eins("kommune").get(gruppe) or {}).get("stichtag"))


def _prozent(r: Rechnung, gruppe: str) -> Decimal | None:
    part, whole = _leute(r, gruppe), _leute(r, "einwohner")
    days = {_tag(r, gruppe), _tag(r, "einwohner")} - {None}
    return gerundet(part * 100 / whole, 1) if part and whole and len(days) < 2 else None


def _herkunft(r: Rechnung, _s: Stelle) -> object:
    people = sorted(
        (zahl(land["personen"]) or Decimal(0) for land in r.d.eins("kommune").get("herkunft") or []), reverse=True
    )
    return set(people[:5])


def _hier(r: Rechnung, s: Stelle) -> list[Ding]:
    key = feld(s)
    return r.massnahmen_im(key) if key else r.massnahmen


def _tisch(r: Rechnung, s: Stelle) -> Ding:
    return next(t for t in r.d.liste("runde_tische") if t["name"] == s.ueberschrift)


def _gehalten(r: Rechnung, s: Stelle) -> list[Ding]:
    days = (sitzung for sitzung in _tisch(r, s).get("sitzungen") or [])
    return sorted(
        (d for d in days if (tag(d["datum"]) or r.d.tag) <= r.d.tag), key=lambda d: tag(d["datum"]) or r.d.tag
    )


def _protokolle(r: Rechnung, s: Stelle) -> Anteil:
    held = _gehalten(r, s)
    return Anteil(sum(bool(d.get("protokoll")) for d in held), len(held))


def _stand(art: str) -> Wert:
    return lambda r, s: Anteil(len(r.nach_art(art, _hier(r, s))), len(_hier(r, s)))


def _einzige(art: str) -> Wert:
    return lambda r, s: len(_hier(r, s)) == 1 == len(r.nach_art(art, _hier(r, s)))


_ARTEN = (
    ("(ist|sind) neu", "neu"),
    ("(läuft|laufen) bereits", "laufend"),
    ("(ist|sind) abgeschlossen", "vorbei"),
    ("(ist|sind) zurückgestellt", "ruht"),
    ("(ist|sind) weder als neu", "unklar"),
)


def _neu_und_begonnen(r: Rechnung, s: Stelle) -> Anteil:
    new = r.nach_art("neu", _hier(r, s))
    return Anteil(len(r.begonnen(new)), len(new))


_STAND_DER_MASSNAHMEN = Thema(
    [
        r"(ist|sind|läuft|laufen) (neu|bereits|abgeschlossen|zurückgestellt|weder als neu)",
        r"^(?!zurzeit)(?!.*(fordert|vereinbarung|maßnahme))",
    ],
    [(r"#( davon)? (läuft|laufen) schon", _neu_und_begonnen), *((rf"# {words}", _stand(art)) for words, art in _ARTEN)],
    [
        (r"\(sie läuft schon", lambda r, s: _neu_und_begonnen(r, s) == Anteil(1, 1)),
        *((rf"^sie [^,]*{words}", _einzige(art)) for words, art in _ARTEN),
    ],
)


def _vielleicht_neu(r: Rechnung) -> bool:
    return any(m.get("neu") != "nein" for m in r.nach_art("unklar"))


def _erledigt(art: str) -> Wert:
    return lambda r, s: len(r.nach_art(art))


def _unbeantwortet(r: Rechnung, s: Stelle) -> int:
    key = feld(s)
    return len(r.ohne_antwort(r.bedarfe_im(key))) if key else len(r.ohne_antwort())


def _bedarf_der_zeile(r: Rechnung, s: Stelle) -> Ding:
    return next((b for b in r.bedarfe if b["titel"] in s.ganz), {})


def _massnahme_der_zeile(r: Rechnung, s: Stelle) -> Ding:
    return next((m for m in r.massnahmen if m["name"] in s.ganz), {})


THEMEN = (
    # Bevölkerung und Gemeinden.
    Thema(["(lebt|leben) .*mensch", "⟨⟩"], [(r"# mensch", lambda r, s: _leute(r, "einwohner"))]),
    Thema(
        ["einwanderungsgeschichte"],
        [
            (r"# % von", lambda r, s: _prozent(r, "migrationsgeschichte")),
            (
                r"# mensch",
                lambda r, s: _leute(r, "migrationsgeschichte") if _prozent(r, "migrationsgeschichte") is None else None,
            ),
        ],
    ),
    Thema(
        ["keine deutsche staatsangehörigkeit"],
        [
            (r"# % von", lambda r, s: _prozent(r, "auslaender")),
            (r"# mensch", lambda r, s: _leute(r, "auslaender") if _prozent(r, "auslaender") is None else None),
        ],
    ),
    Thema(["geflüchtete", "leb(en|t)"], [(r"# geflüchtete", lambda r, s: _leute(r, "gefluechtete"))]),
    Thema(["häufigsten? staatsangehörigkeit"], [(r"⟨⟩ \(#", _herkunft)]),
    Thema(["kreisangehörige gemeinden? (ist|sind)"], [(r"# kreis", lambda r, s: r.gemeinden.alle)]),
    Thema(["am konzept beteiligt", "^davon"], dreiwertig(lambda r, s: r.gemeinden)),
    Thema(
        ["^sie ist (nicht )?am konzept"],
        [],
        [("nicht", lambda r, s: r.gemeinden.nein == 1), ("ist am", lambda r, s: r.gemeinden.ja == 1)],
    ),
    Thema(["das konzept unterscheidet"], [(r"# sozialr", lambda r, s: len(r.raeume))]),
    # Verbände und Tische.
    Thema(
        ["spitzenverb(and|änd)"],
        [
            (r"von den #|alle #|jeden der #", lambda r, s: _SECHS),
            (r"# (ist|sind) es noch nicht", lambda r, s: r.verbaende("kommt")),
            (r"# ist nichts erfasst", lambda r, s: r.verbaende(None)),
            (r"# .*nicht teilgenommen", lambda r, s: r.verbaende("abgelehnt")),
            (r"# .*angefragt", lambda r, s: r.verbaende("angefragt")),
            (r"# .*nicht vorhanden", lambda r, s: r.verbaende("nicht_vorhanden")),
            (r"#", lambda r, s: Anteil(r.verbaende("beteiligt"), _SECHS)),
            (r"# spitzen", lambda r, s: Anteil(r.verbaende("beteiligt"), _SECHS)),
        ],
        [("nicht festgehalten", lambda r, s: not r.d.liste("spitzenverbaende"))],
    ),
    Thema(
        ["runder tisch besteht|runde tische bestehen|besteht .*kein runder tisch"],
        [(r"# runde", lambda r, s: len(r.tische))],
    ),
    Thema(
        ["mit am tisch"],
        [
            (r"# ist es nicht erfasst", lambda r, s: r.freie_am_tisch.unbekannt),
            (r"an # nicht", lambda r, s: r.freie_am_tisch.nein),
            (r"an # davon|an #|#", lambda r, s: Anteil(r.freie_am_tisch.ja, r.freie_am_tisch.alle)),
        ],
        [
            ("^freie träger sitzen nicht mit", lambda r, s: r.freie_am_tisch.nein == 1 == r.freie_am_tisch.alle),
            ("^freie träger sitzen mit", lambda r, s: r.freie_am_tisch.ja == 1 == r.freie_am_tisch.alle),
        ],
    ),
    Thema(
        ["protokoll genannt"],
        [
            (r"von #", lambda r, s: _protokolle(r, s).ganzes),
            (r"zu # ein protokoll|zu # sitz", _protokolle),
            (r"# protokoll", lambda r, s: {0, 1}),
        ],
        [
            ("zu der sitzung ist kein", lambda r, s: _protokolle(r, s) == Anteil(0, 1)),
            ("zu der sitzung ist ein", lambda r, s: _protokolle(r, s) == Anteil(1, 1)),
        ],
    ),
    Thema(["zuletzt tagte"], [], [("", lambda r, s: tag(_gehalten(r, s)[-1]["datum"]) in s.tage)]),
    Thema(["nächste sitzung"], [], [("", lambda r, s: all(r.steht_bevor(day) for day in s.tage))]),
    Thema(
        ["vereinbarung(en)? regel"],
        [
            (r"# vereinbarung", lambda r, s: r.vereinbarungen("da")),
            (r"# (gilt|gelten) erst später", lambda r, s: r.vereinbarungen("kommt")),
            (r"# (ist|sind) ausgelaufen", lambda r, s: r.vereinbarungen("vorbei")),
        ],
    ),
    Thema(["außerdem mit:$"], [], [("", lambda r, s: bool(r.d.liste("beteiligungen")))]),
    # Bedarfe.
    Thema(
        ["bedarfe? (ist|sind) .*gemeldet|bedarfe? gemeldet"],
        [
            (r"# davon von freien", lambda r, s: r.bedarfe_freier),
            (r"alle von freien|^# von freien", lambda r, s: Anteil(r.bedarfe_freier, len(r.bedarfe))),
            (r"# bedarf", lambda r, s: len(r.bedarfe_im(feld(s) or "")) if feld(s) else len(r.bedarfe)),
        ],
        [("von einem freien träger", lambda r, s: r.bedarfe_freier == 1 == len(r.bedarfe))],
    ),
    Thema(
        ["bedarf", "greift", "^(offen ist: )?(auf|den|jeden|einen|zwei|drei|vier|fünf|\\d|.* von .* gemeldeten)"],
        [
            (r"von # gemeldeten", lambda r, s: len(r.bedarfe)),
            (
                r"^# gemeldeten bedarf greift eine",
                lambda r, s: Anteil(len(r.bedarfe) - len(r.ohne_antwort()), len(r.bedarfe)),
            ),
            (r"^# von|^# gemeldete bedarfe greift eine", lambda r, s: len(r.bedarfe) - len(r.ohne_antwort())),
        ],
        [("den bedarf ⟨⟩ greift keine", lambda r, s: set(s.namen) <= {b["titel"] for b in r.ohne_antwort()})],
    ),
    Thema(
        ["greift"],
        [
            (r"# gemeldete", _unbeantwortet),
            (r"^# maßnahme greift das", lambda r, s: 0),
            (r"(noch|bisher) # maßnahme", lambda r, s: {0, 1}),
            (r"mindestens #", lambda r, s: 1),
            (
                r"^# davon",
                lambda r, s: (
                    Anteil(len(r.ohne_antwort()), len(r.bedarfe))
                    if "keine maßnahme" in s.text.lower()
                    else Anteil(len(r.bedarfe) - len(r.ohne_antwort()), len(r.bedarfe))
                ),
            ),
        ],
        [
            ("mindestens eine maßnahme greift ihn", lambda r, s: len(r.bedarfe) == 1 and not r.ohne_antwort()),
            ("noch keine maßnahme greift ihn", lambda r, s: len(r.bedarfe) == 1 == len(r.ohne_antwort())),
            ("noch keine maßnahme greift das auf", lambda r, s: _bedarf_der_zeile(r, s) in r.ohne_antwort()),
            ("^das greift auf", lambda r, s: True),
        ],
    ),
    Thema(["uns (ist|sind) .*problem"], [(r"# problem", lambda r, s: len(r.bedarfe))]),
    Thema(
        ["nennt das konzept", "plan"],
        [
            (
                r"^zu # davon",
                lambda r, s: (
                    Anteil(len(r.ohne_antwort()), len(r.bedarfe))
                    if "noch keinen" in s.text
                    else Anteil(len(r.bedarfe) - len(r.ohne_antwort()), len(r.bedarfe))
                ),
            ),
            (r"^zu # nennt", lambda r, s: Anteil(len(r.bedarfe) - len(r.ohne_antwort()), len(r.bedarfe))),
        ],
        [
            ("dazu nennt das konzept einen plan", lambda r, s: len(r.bedarfe) == 1 and not r.ohne_antwort()),
            ("dazu nennt das konzept noch keinen", lambda r, s: len(r.bedarfe) == 1 == len(r.ohne_antwort())),
        ],
    ),
    Thema([r"fälle\)|fall\)"], [(r"# f[aä]ll", lambda r, s: {int(b["faelle"]) for b in r.bedarfe if b.get("faelle")})]),
    # Maßnahmen.
    Thema(["nennt hier .*maßnahme|nennt .*maßnahme"], [(r"# maßnahme", lambda r, s: len(_hier(r, s)))]),
    _STAND_DER_MASSNAHMEN,
    Thema(
        ["weder abgeschlossen noch zurückgestellt"],
        [(r"^# maßnahme", lambda r, s: len(r.offen))],
        [("", lambda r, s: len(r.offen) < len(r.massnahmen))],
    ),
    Thema(
        ["führt die kommune|führen freie träger durch|ist es nicht angegeben", "^(?!bei )"],
        [
            (r"# führt die kommune allein", lambda r, s: Anteil(r.durch("kommune"), len(r.offen))),
            (r"# führt die kommune gemeinsam", lambda r, s: Anteil(r.durch("gemeinsam"), len(r.offen))),
            (r"# führen freie", lambda r, s: Anteil(r.durch("freier_traeger"), len(r.offen))),
            (r"zu # ist es nicht", lambda r, s: r.durch(None)),
        ],
        [
            ("beide führt die kommune allein", lambda r, s: r.durch("kommune") == 2 == len(r.offen)),
            ("beide führt die kommune gemeinsam", lambda r, s: r.durch("gemeinsam") == 2 == len(r.offen)),
            ("beide führen freie", lambda r, s: r.durch("freier_traeger") == 2 == len(r.offen)),
            ("sie führt die kommune allein", lambda r, s: r.durch("kommune") == 1),
            ("sie führt die kommune gemeinsam", lambda r, s: r.durch("gemeinsam") == 1),
            ("sie führen freie", lambda r, s: r.durch("freier_traeger") == 1),
        ],
    ),
    Thema(
        ["begründung angegeben"],
        [
            (r"für # maßnahme", lambda r, s: r.begruendungen.alle),
            (r"# davon (gilt|gelten) nicht", lambda r, s: r.begruendungen.nein),
        ],
        [("(sie gilt|beide gelten|alle gelten) nicht mehr", lambda r, s: r.begruendungen.nein == r.begruendungen.alle)],
    ),
    Thema(["fehlt zuständigkeit, termin"], [(r"bei # maßnahme", lambda r, s: r.ungeplant)]),
    Thema(["der rechtskreis von"], [(r"# maßnahme", lambda r, s: sum(not m.get("rechtskreis") for m in r.offen))]),
    Thema(
        ["maßnahmen? (ist|sind) (abgeschlossen|zurückgestellt)"],
        [
            (r"# maßnahmen? (ist|sind) abgeschlossen", _erledigt("vorbei")),
            (r"# maßnahmen? (ist|sind) zurück", _erledigt("ruht")),
        ],
    ),
    Thema(
        ["^nicht mitgezählt"],
        [(r"# abgeschlossene", _erledigt("vorbei")), (r"# zurückgestellte", _erledigt("ruht"))],
        [("", lambda r, s: bool(r.nach_art("vorbei") or r.nach_art("ruht")))],
    ),
    Thema(
        ["zurzeit steht keine maßnahme an"],
        [(r"steht # maßnahme", lambda r, s: len(r.offen))],
        [("", lambda r, s: not r.offen and bool(r.massnahmen))],
    ),
    Thema(
        ["zurzeit steht kein plan an"],
        [(r"#", lambda r, s: len(r.offen))],
        [("", lambda r, s: not r.offen and bool(r.massnahmen))],
    ),
    Thema(["im konzept steh"], [(r"# pl[aä]n", lambda r, s: len(r.offen))]),
    Thema(
        ["das haben wir erfahren"],
        [],
        [("zum beispiel", lambda r, s: len(r.bedarfe) > 4), ("gemeldet:", lambda r, s: len(r.bedarfe) <= 4)],
    ),
    Thema(
        ["^zum beispiel:$|das sind sie:$"],
        [],
        [("zum beispiel", lambda r, s: len(r.offen) > 6), ("das sind sie", lambda r, s: len(r.offen) <= 6)],
    ),
    Thema(
        ["zur entscheidung"],
        [],
        [
            ("^zur entscheidung steht die neue", lambda r, s: len(r.nach_art("neu")) == 1),
            ("stehen die neuen", lambda r, s: len(r.nach_art("neu")) > 1),
            ("nicht zur entscheidung", lambda r, s: not r.nach_art("neu") and not _vielleicht_neu(r)),
            ("nicht angegeben", lambda r, s: not r.nach_art("neu") and _vielleicht_neu(r)),
        ],
    ),
    Thema(
        ["handelt die kommune selbst$|handelt die kommune selbst und"],
        [(r"bei # maßnahme", lambda r, s: r.begruendungen.ja)],
    ),
    Thema(
        ["^noch ohne gültige begründung"],
        [],
        [("", lambda r, s: any(m.get("durchfuehrung") in {"kommune", "gemeinsam"} for m in r.offen))],
    ),
    Thema(["\\(läuft schon\\)"], [], [("", lambda r, s: _massnahme_der_zeile(r, s) in r.begonnen(r.offen))]),
    Thema(
        ["(neue|bestehende) maßnahme$"],
        [],
        [("", lambda r, s: ("ja" if "neue" in s.text else "nein") in r.antworten_zu(s.ueberschrift, "neu"))],
    ),
    Thema(["das zieljahr"], [], [("vorbei", lambda r, s: all(year < r.d.tag.year for year in s.jahre))]),
)
