"""What the subsidiarity rules share: which measures they look at, how they weigh matches, what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from konzeptgen.base.finding import Offen, Severity
from konzeptgen.base.german import anzahl, aufzaehlung, datum
from konzeptgen.checking.abgleich import Uebereinstimmung, abgleich
from konzeptgen.checking.rules import Treffer
from konzeptgen.model.bausteine import Begruendung
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

MINDESTLAENGE = 40
"""Letters from which on a reason counts as one."""

_KOPF = {Offen.BEGRUENDUNG: "Begründung fehlt: ", Offen.KLAERUNG: "Bitte prüfen: "}
"""How the sentence begins where no reason is given: an offer surely matches, or it may."""

OHNE_ERGEBNIS = frozenset({"kein_bewerber", "nicht_geeignet"})
_GENANNT = 3

ABHILFE = (
    "Tragen Sie unter „begruendung“ Text, Datum und Stelle ein, führen Sie eine Interessenbekundung durch oder "
    "übertragen Sie die Maßnahme einem freien Träger."
)
ABHILFE_OFFEN = (
    "Klären Sie die offenen Angaben mit dem Träger und tragen Sie sie ein. Bleibt die Maßnahme bei der Kommune, "
    "ergänzen Sie unter „begruendung“ Text, Datum und Stelle."
)

Zulassung = Callable[[Uebereinstimmung], Uebereinstimmung | None]
Fragen = Callable[[Massnahme], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Pruefung:
    """What one Rechtskreis asks: which offers count (``zulassen``) and what must be known of the measure (``fragen``).

    ``fragen`` gives what is open as a subordinate clause such as "ob die Maßnahme neu ist".
    """

    rechtskreise: frozenset[str]
    zulassen: Zulassung
    fragen: Fragen = lambda _: ()
    betrifft: Callable[[Massnahme], bool] = lambda _: True


def eigene_massnahmen(konzept: Konzept, rechtskreise: frozenset[str] | None = None) -> Iterator[tuple[int, Massnahme]]:
    """Yield place and measure of what the municipality carries out, or may carry out, now or soon."""
    still = set(konzept.offene_massnahmen)
    for index, massnahme in enumerate(konzept.massnahmen):
        own = massnahme.durchfuehrung != "freier_traeger" and massnahme in still
        if own and (rechtskreise is None or massnahme.rechtskreis in rechtskreise):
            yield index, massnahme


def passende(konzept: Konzept, massnahme: Massnahme, pruefung: Pruefung) -> tuple[Uebereinstimmung, ...]:
    """Return the offers that count for this Rechtskreis, the certain ones first."""
    found = (pruefung.zulassen(hit) for hit in abgleich(konzept, massnahme))
    return tuple(sorted((hit for hit in found if hit), key=lambda hit: not hit.sicher))


def subsidiaritaet(konzept: Konzept, pruefung: Pruefung) -> Iterator[Treffer]:
    """Yield a hit for each measure of its own that the municipality does not explain although others offer the same."""
    for index, massnahme in eigene_massnahmen(konzept, pruefung.rechtskreise):
        if not pruefung.betrifft(massnahme):
            continue
        hits = passende(konzept, massnahme, pruefung)
        if hits and not _gemeinsam(massnahme, hits):
            yield _treffer(konzept, index, massnahme, hits, tuple(_fragen(massnahme, pruefung)))


def antwort(konzept: Konzept, massnahme: Massnahme) -> Begruendung | None:
    """Return what explains the municipality's own execution on the Stichtag: a reason, or a call that found nobody."""
    reason = massnahme.begruendung
    if (
        reason
        and len(reason.text) >= MINDESTLAENGE
        and not (reason.gueltig_bis and reason.gueltig_bis < konzept.stichtag)
    ):
        return reason
    call = massnahme.interessenbekundung
    if call is None or call.ergebnis not in OHNE_ERGEBNIS:
        return None
    note = f" {call.hinweis}" if call.hinweis else ""
    text = f"Interessenbekundung vom {datum(call.datum)}: {call.ergebnis.titel}.{note}"
    return Begruendung(text=text, datum=call.datum, stelle=massnahme.verantwortlich or konzept.kommune.bezeichnung)


def mit_frage(hit: Uebereinstimmung, frage: str) -> Uebereinstimmung:
    """Return the agreement with one more thing to clarify."""
    return replace(hit, offen=(*hit.offen, frage))


def _gemeinsam(massnahme: Massnahme, hits: Iterable[Uebereinstimmung]) -> bool:
    partner = {traeger.id for traeger in massnahme.partner}
    return massnahme.durchfuehrung == "gemeinsam" and any(hit.angebot.traeger.id in partner for hit in hits)


def _fragen(massnahme: Massnahme, pruefung: Pruefung) -> Iterator[str]:
    if massnahme.durchfuehrung is None:
        yield "wer die Maßnahme durchführt"
    yield from pruefung.fragen(massnahme)


def _treffer(
    konzept: Konzept, index: int, massnahme: Massnahme, hits: Sequence[Uebereinstimmung], fragen: Sequence[str]
) -> Treffer:
    sure = hits[0].sicher and not fragen
    reason = antwort(konzept, massnahme)
    offen = None if reason else Offen.BEGRUENDUNG if sure else Offen.KLAERUNG
    return Treffer(
        pfad=("massnahmen", index, "name"),
        was=f"{_KOPF[offen] if offen else ''}{_satz(konzept, massnahme, hits, fragen)}",
        abhilfe=ABHILFE if sure else ABHILFE_OFFEN,
        bezug=massnahme.id,
        schwere=None if sure else Severity.WARNUNG,
        begruendung=reason,
        offen=offen,
    )


def _satz(konzept: Konzept, massnahme: Massnahme, hits: Sequence[Uebereinstimmung], fragen: Sequence[str]) -> str:
    start = f"Zur Maßnahme „{massnahme.name}“ ist die Durchführung offen"
    if massnahme.durchfuehrung:
        start = f"Die Maßnahme „{massnahme.name}“ liegt {_bei(konzept.kommune.kurz)}"
    open_points = f"; offen ist, {aufzaehlung(fragen)}" if fragen else ""
    return f"{start}, {_passt(hits)}: {_liste(hits)}{open_points}."


def _passt(hits: Sequence[Uebereinstimmung]) -> str:
    single = len(hits) == 1
    if hits[0].sicher:
        return "es gibt ein passendes Angebot" if single else "es gibt passende Angebote"
    return "dieses Angebot könnte passen" if single else "diese Angebote könnten passen"


def _bei(body: str) -> str:
    """Return "bei der Stadt" or "beim Landkreis" for "die Stadt" or "der Landkreis"."""
    article, _, word = body.partition(" ")
    return f"bei der {word}" if article == "die" else f"beim {word}"


def _liste(hits: Sequence[Uebereinstimmung]) -> str:
    named = [f"„{hit.angebot.name}“, {hit.angebot.traeger.kurz} ({'; '.join(hit.gruende)})" for hit in hits[:_GENANNT]]
    rest = len(hits) - _GENANNT
    return aufzaehlung([*named, *([anzahl(rest, "weiteres", "weitere", "n")] if rest > 0 else [])])
