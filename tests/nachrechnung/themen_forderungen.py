"""Sentences of papers on how far a demand is met."""

import re

from nachrechnung.daten import Ding, genau, jahr, tag, werte, zahl
from nachrechnung.rechnung import Anteil, Rechnung
from nachrechnung.tabellen import eigene
from nachrechnung.text import Stelle
from nachrechnung.thema import Thema

_GEFORDERT = re.compile(r"^::: forderung\n(?:(?!^:::).)*?(?:Anregungen der|Interview der)", re.MULTILINE | re.DOTALL)


def _teile(s: Stelle, lead: str) -> int:
    """Return how many points the document lists below sentences that begin so."""
    parts = re.findall(rf"^{lead}[^\n]*\n(.*?)(?=^#|\Z|^::: |^Zu diesen)", s.dokument, re.MULTILINE | re.DOTALL)
    return sum(len(re.findall(r"^- ", part, re.MULTILINE)) for part in parts)


def _punkte(s: Stelle, title: str) -> int:
    """Return how many points the document lists under headings of that title."""
    parts = re.findall(rf"^## {title}\n(.*?)(?=^#|\Z|^::: )", s.dokument, re.MULTILINE | re.DOTALL)
    return sum(len(re.findall(r"^- ", part, re.MULTILINE)) for part in parts)


def _offen(s: Stelle) -> int:
    return len(_GEFORDERT.findall(s.dokument))


_TEILS, _OHNE = "Zu diesen Punkten ist (?:uns )?nur", "Zu diesen Punkten (?:haben wir|hat der [A-Z]\\w+) keine"


def _geprueft(r: Rechnung, s: Stelle) -> int:
    return r.geprueft.bekannt if "bekannt ist" in s.text else r.geprueft.alle


def _frei_im(r: Rechnung, s: Stelle) -> int:
    names = {value["titel"]: key for key, value in werte("handlungsfelder").items()} | {
        value["kurz"]: key for key, value in werte("handlungsfelder").items()
    }
    key = next(names[name] for name in s.namen if name in names)
    return r.traegerzahl(r.freie(r.im(key)))


def _mit_freien(r: Rechnung) -> int:
    return sum(r.d.vereinbarung(v) == "da" and r.frei(v["traeger"]) for v in r.d.liste("vereinbarungen"))


def _partner(r: Rechnung, _s: Stelle) -> Anteil:
    """Return with how many partners an agreement holds, of how many that is known."""
    every = r.d.liste("wohnpartner")
    known = [p for p in every if p.get("vereinbarung") in {"ja", "nein"}]
    holding = r.d.da([p for p in known if p["vereinbarung"] == "ja"], "vereinbarung_am", "vereinbarung_bis")
    return Anteil(len(holding), len(known))


def _ergebnis(r: Rechnung) -> Ding:
    return max(r.d.liste("kursergebnisse"), key=lambda e: jahr(e["jahr"]) or 0)


def _mo_am_tisch(r: Rechnung) -> bool:
    ids = {t["id"] for t in r.migrantenorganisationen}
    seats = [sitz for tisch in r.tische for sitz in tisch.get("sitze") or []]
    return any(sitz.get("traeger") in ids or sitz.get("art") == "migrantenorganisation" for sitz in seats)


def _wohlfahrt_am_tisch(r: Rechnung) -> Anteil:
    """Return at how many tables associations of free welfare sit, of how many that is known."""
    members = {t["id"] for t in r.traeger if t["art"] == "freie_wohlfahrt"}
    told = []
    for tisch in r.tische:
        seats = tisch.get("sitze") or []
        there = any(sitz.get("traeger") in members or sitz.get("art") == "freie_wohlfahrt" for sitz in seats)
        unclear = not seats or any(not sitz.get("traeger") and not sitz.get("art") for sitz in seats)
        told.append(True if there else None if unclear else False)
    return Anteil(told.count(True), len(told) - told.count(None))


def _fachdiensttraeger(r: Rechnung) -> list[str]:
    return sorted({a["traeger"] for a in r.fachdienste if r.frei(a["traeger"])})


def _mitwirkende(r: Rechnung) -> set[str]:
    part = {b["traeger"] for b in r.d.liste("beteiligungen") if not r.steht_bevor(tag(b.get("datum")))}
    federations = {e["verband"] for e in r.d.liste("spitzenverbaende") if e["status"] == "beteiligt"}
    return part | {t["id"] for t in r.traeger if t.get("spitzenverband") in federations}


def _hoechstens(count: int) -> set[int]:
    """Return what a count can be that is chosen by more than one mark; tests/test_elemente.py measures the choice."""
    return set(range(1, count + 1))


def _ohne_grund(r: Rechnung) -> bool:
    own = [m for m in r.offen if m.get("durchfuehrung") in {"kommune", "gemeinsam"}]
    return len(own) > r.begruendungen.ja


def _nur_fuer(r: Rechnung, s: Stelle) -> bool:
    offers = [a for a in r.der_art("wohnungssuche") if a["name"] in s.ganz]
    return all(not {"alle", "zugewanderte"} & set(a.get("zielgruppen") or ["alle"]) for a in offers)


_WEITERE = (r"# weitere", lambda r, s: set(range(1, 30)))


def _wo_eigenes(s: Stelle) -> Anteil:
    """Return in how many of the places the sender has running offers."""
    return Anteil(sum(bool(eigene(ort, s)[1]) for ort in s.orte), len(s.orte))


def _zahlen(s: Stelle) -> set[object]:
    return {genau(one["wert"]) for one in s.orte[0].d.eins("papier").get("zahlen") or []}


def _offene_im(s: Stelle) -> bool:
    """Return whether the agenda lists an open demand under the heading of a place."""
    part = s.dokument.partition(f"## {s.ueberschrift}\n")[2].partition("\n## ")[0]
    return bool(re.search(r"\((?:fehlt|teilweise)\)", part.replace("\\", "")))


THEMEN = (
    Thema([""], [(r"^#", lambda r, s: _zahlen(s))], wo=r"Wen (wir|der \w+) erreich"),
    Thema(["arbeite[nt]+ (wir|der (verband|träger|⟨⟩)) mit"], [(r"mit # laufend", lambda r, s: len(eigene(r, s)[1]))]),
    Thema(
        ["selbst in .* orten"],
        [(r"von # orten", lambda r, s: len(s.orte)), (r"selbst in #", lambda r, s: _wo_eigenes(s))],
    ),
    Thema(["zu eigenen laufenden angeboten des absenders"], [], [("nichts vor", lambda r, s: not _wo_eigenes(s).teil)]),
    Thema(
        ["erfüllt am"],
        [],
        [("", lambda r, s: any(f.get("erfuellt_am") for f in s.orte[0].d.eins("papier").get("forderungen") or []))],
        wo="selbst forder",
    ),
    Thema(["forderung( ist|) offen ist|keine forderung ist offen"], [], [("", lambda r, s: not _offene_im(s))]),
    Thema(
        ["laufende[s]? angebot", "erfasst (ist|sind) .*träger"],
        [(r"# laufende", lambda r, s: len(r.laufend)), (r"# träger", lambda r, s: r.traegerzahl(r.laufend))],
    ),
    Thema(
        ["(ist ein gebiet|sind zielgruppen) angegeben"],
        [
            (r"von # angebot", lambda r, s: len(r.laufend)),
            (
                r"bei (dem )?# (laufenden )?angebot|bei # von",
                lambda r, s: Anteil(
                    len(r.mit("gebiet" if "Gebiet" in s.text else "zielgruppen", r.laufend)), len(r.laufend)
                ),
            ),
        ],
    ),
    Thema(
        ["in den letzten # ?zwölf monaten geprüft|letzten zwölf monaten geprüft"],
        [
            (r"# monat", lambda r, s: 12),
            (r"(?<!zwei )von # angebot|\w+ von #", _geprueft),
            (r"zu (dem )?#", lambda r, s: Anteil(r.geprueft.ja, _geprueft(r, s))),
        ],
    ),
    Thema(
        ["seit mehr als zwölf monaten nicht geprüft"],
        [(r"# monat", lambda r, s: 12), _WEITERE, (r"# angebot", lambda r, s: r.geprueft.nein)],
    ),
    Thema(
        ["in den letzten zwölf monaten"],
        [
            (r"# monat", lambda r, s: 12),
            (r"bei # fachdienst|von # fachdienst", lambda r, s: set(range(1, len(r.fachdienste) + 1))),
        ],
    ),
    Thema(
        ["beratungsangebot", "freie"],
        [
            (r"von # beratungsangebot", lambda r, s: len(r.im("beratung"))),
            (r"bei dem # beratungsangebot", lambda r, s: len(r.freie(r.im("beratung"))) == 1 == len(r.im("beratung"))),
            (r"bei #|nur #", lambda r, s: r.anteil_freier(r.im("beratung"))),
            (r"^# beratungsangebot", lambda r, s: len(r.freie(r.im("beratung")))),
        ],
    ),
    Thema(["bedarfe hat kein freier träger"], [], [("", lambda r, s: not r.bedarfe_freier and bool(r.bedarfe))]),
    Thema(
        ["forderungen, die dieses papier prüft"],
        [
            (
                r"^von # forderung",
                lambda r, s: sum((_punkte(s, "Was erfüllt ist"), _offen(s), _teile(s, _TEILS), _teile(s, _OHNE))),
            ),
            (r"# erfüllt", lambda r, s: _punkte(s, "Was erfüllt ist")),
            (r"bei # fehlt etwas", lambda r, s: _offen(s)),
            (r"von # ist nur ein teil", lambda r, s: _teile(s, _TEILS)),
            (r"zu # liegt nichts vor", lambda r, s: _teile(s, _OHNE)),
        ],
    ),
    Thema(
        ["auf die angaben von .* orten"],
        [
            (
                r"von # orten",
                lambda r, s: len(s.orte),
            )
        ],
    ),
    Thema(["vereinbarungen sind erfasst, aber"], [], [("", lambda r, s: not _mit_freien(r))]),
    Thema(
        ["partner", "wohnungswirtschaft", "vereinbarung"],
        [(r"von # partner", lambda r, s: _partner(r, s).ganzes), (r"mit (dem )?#", _partner)],
    ),
    Thema(
        ["die vereinbarung mit ⟨⟩ gilt am stichtag noch nicht"],
        [],
        [
            (
                "",
                lambda r, s: any(
                    p["name"] in s.namen and r.steht_bevor(tag(p.get("vereinbarung_am")))
                    for p in r.d.liste("wohnpartner")
                ),
            )
        ],
    ),
    Thema(["initiativen? (ist|sind) erfasst"], [(r"# initiative", lambda r, s: len(r.initiativen)), _WEITERE]),
    Thema(
        ["kinderbetreuung gibt es bei"],
        [
            (r"von # kurs", lambda r, s: r.betreuung(r.kurse("da", "kommt")).bekannt),
            (
                r"bei (dem )?#",
                lambda r, s: Anteil(
                    r.betreuung(r.kurse("da", "kommt")).ja, r.betreuung(r.kurse("da", "kommt")).bekannt
                ),
            ),
        ],
    ),
    Thema(
        ["tritt die kommune nicht an die stelle"],
        [
            (r"bei der # maßnahme", lambda r, s: bool(r.offen)),
            (
                r"bei #|von #",
                lambda r, s: (
                    set(range(1, len(r.offen) + 1))
                    if "bekannt ist" in s.text or "alle" not in s.text.lower()
                    else len(r.offen)
                ),
            ),
        ],
    ),
    Thema(["im handlungsfeld ⟨⟩ arbeitet"], [(r"# freier", _frei_im)]),
    Thema(
        ["kein laufendes angebot ist erfasst zu"], [(r"# laufende", lambda r, s: 0 if r.fehlende_fachdienste else None)]
    ),
    Thema(["unter den erfassten angeboten ist kein"], [(r"# laufende", lambda r, s: len(r.laufend))]),
    Thema(
        ["ein laufendes angebot zur wohnungssuche ist nicht"], [], [("", lambda r, s: not r.der_art("wohnungssuche"))]
    ),
    Thema(["ein laufendes angebot zur auszugshilfe ist nicht"], [], [("", lambda r, s: not r.der_art("auszugshilfe"))]),
    Thema(
        ["kein laufendes angebot für ehrenamt"],
        [],
        [("", lambda r, s: not r.der_art("ehrenamtskoordination", "patenschaften"))],
    ),
    Thema(
        ["ausbildungsbegleitung, qualifizierung und", "kein laufendes angebot"],
        [
            (
                r"# laufende",
                lambda r, s: len(
                    r.freie(r.der_art("qualifizierung", "ausbildungsbegleitung", "beschaeftigungsprojekt"))
                ),
            )
        ],
    ),
    Thema(["an den runden tischen sitzt keine migrantenorganisation"], [], [("", lambda r, s: not _mo_am_tisch(r))]),
    Thema(["unter den erfassten runden tischen besteht am stichtag keiner"], [(r"#", lambda r, s: len(r.tische))]),
    Thema(["es sind keine runden tische erfasst"], [], [("", lambda r, s: not r.d.liste("runde_tische"))]),
    Thema(["es sind keine initiativen erfasst"], [], [("", lambda r, s: not r.d.liste("initiativen"))]),
    Thema(["es sind keine ausbildungs- und arbeitsplätze"], [], [("", lambda r, s: not r.d.liste("traegerplaetze"))]),
    Thema(
        ["keine der erfassten initiativen"],
        [],
        [("", lambda r, s: not r.initiativen and bool(r.d.liste("initiativen")))],
    ),
    Thema(
        ["koordiniert keine der erfassten stellen"],
        [],
        [("", lambda r, s: not r.d.da(r.d.liste("ehrenamtskoordination")))],
    ),
    Thema(
        ["am stichtag läuft kein kurs"],
        [(r"läuft # kurs", lambda r, s: len(r.kurse("da"))), (r"ist # geplant", lambda r, s: len(r.kurse("kommt")))],
    ),
    Thema(
        ["runden tische?n?( |,).*sitzt die ⟨⟩|runden tisch.*, bei denen es bekannt ist"],
        [
            (r"von # runden", lambda r, s: len(r.tische) if "bekannt" not in s.text else _wohlfahrt_am_tisch(r).ganzes),
            (r"an (dem )?#", lambda r, s: _wohlfahrt_am_tisch(r)),
        ],
    ),
    Thema(
        ["mitwirkung am konzept belegt"],
        [
            (r"von # trägern? eines|\w+ von #", lambda r, s: set(range(1, len(_fachdiensttraeger(r)) + 1))),
            (r"von (dem )?#", lambda r, s: len(_mitwirkende(r) & set(_fachdiensttraeger(r)))),
        ],
    ),
    Thema(["ist nur ein szenario erfasst"], [], [("", lambda r, s: True)]),
    Thema(
        ["vollzeitstelle", "koordiniert das ehrenamt"],
        [
            (
                r"# vollzeit",
                lambda r, s: sum((zahl(k.get("umfang")) or 0 for k in r.d.da(r.d.liste("ehrenamtskoordination"))), 0),
            )
        ],
    ),
    Thema(
        ["mit .*freien träger.* besteh", "vereinbarung"],
        [
            (
                r"mit # freien träger",
                lambda r, s: len({v["traeger"] for v in r.d.liste("vereinbarungen") if r.d.vereinbarung(v) == "da"}),
            ),
            (r"# vereinbarung", lambda r, s: _mit_freien(r)),
        ],
    ),
    Thema(
        ["gezählt ist, wer den kurs abschließt"],
        [
            (r"von #", lambda r, s: genau(_ergebnis(r)["begonnen"])),
            (r"waren es #", lambda r, s: genau(_ergebnis(r)["abgeschlossen"])),
        ],
    ),
    Thema(
        ["keine vereinbarung besteht mit"],
        [],
        [
            (
                "",
                lambda r, s: (
                    not {p["name"] for p in r.d.liste("wohnpartner") if p.get("vereinbarung") == "ja"} & set(s.namen)
                ),
            )
        ],
    ),
    Thema(
        ["trägern? (von fachdiensten|eines fachdienstes)", "mitwirkung"],
        [(r"(bei|von) # träger|bei #", lambda r, s: _hoechstens(len(_fachdiensttraeger(r))))],
    ),
    Thema(
        ["zogen .* menschen aus"],
        [
            (r"zogen # menschen", lambda r, s: {genau(a["personen"]) for a in r.d.liste("auszuege")}),
            (
                r"# davon",
                lambda r, s: {genau(a["in_wohnungen"]) for a in r.d.liste("auszuege") if a.get("in_wohnungen")},
            ),
        ],
    ),
    Thema(
        ["(der|gültiger) grund.*nicht genannt|obwohl es .* gibt"],
        [],
        [("", lambda r, s: any(map(_ohne_grund, s.orte)))],
    ),
    Thema(
        ["liegt eine begründung vor"],
        [],
        [("", lambda r, s: bool(r.d.liste("ausnahmen")) or any(m.get("begruendung") for m in r.massnahmen))],
    ),
    Thema(
        ["über das laufende jahr hinaus bewilligt|laufende förderung gibt es bei"],
        [(r"(bei|von) # angebot", lambda r, s: _hoechstens(len(r.freie(r.laufend))))],
    ),
    Thema(
        ["neuen unterkünften .*informiert"],
        [(r"(bei|von) # neuen", lambda r, s: _hoechstens(len(r.haeuser("da", "kommt"))))],
    ),
    Thema(
        ["unterkünften.* ist ein freier träger betreiber"],
        [(r"(in|von) # unterk", lambda r, s: _hoechstens(len(r.offene)))],
    ),
    Thema(["kursträgern arbeitet"], [(r"(bei|von) # kurst", lambda r, s: _hoechstens(len(r.d.liste("kurstraeger"))))]),
    Thema(
        ["mittlere verweildauer"], [(r"# monate", lambda r, s: {zahl(v["monate"]) for v in r.d.liste("verweildauern")})]
    ),
    Thema(
        ["folgt dem profil ⟨⟩, nicht dem des landes"],
        [],
        [("", lambda r, s: r.d.eins("rahmen").get("profil") == "basis")],
    ),
    Thema(["richtet sich nur an"], [], [("", _nur_fuer)]),
    Thema(
        ["liegen .*% der plätze"],
        [
            (r"# % der plätze", lambda r, s: {round(v) for raum in r.raeume if (v := r.verteilung(raum)[1])}),
            (r"# % der bev", lambda r, s: {round(v) for raum in r.raeume if (v := r.verteilung(raum)[2])}),
        ],
    ),
)
"""What an element says without a figure, tests/test_elemente.py measures on spoilt fields; see grundsaetze."""
