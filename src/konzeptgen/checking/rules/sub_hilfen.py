"""What the subsidiarity rules share: how they weigh matches, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from konzeptgen.base.finding import Offen
from konzeptgen.base.german import anzahl, aufzaehlung
from konzeptgen.checking.abgleich import Uebereinstimmung, abgleich, rang
from konzeptgen.checking.abgleich.eignung import grund_fehlt
from konzeptgen.checking.abgleich.vergleich import Frage
from konzeptgen.checking.rules import Treffer
from konzeptgen.checking.rules.sub_antwort import antwort, maengel
from konzeptgen.checking.rules.sub_recht import Fall
from konzeptgen.checking.rules.sub_wer import Eigen, eigen, eigene_massnahmen
from konzeptgen.model.anbieter import Traeger
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

_GENANNT = 3
_ORTE = {"massnahmen": "zur Maßnahme", "angebote": "zum Angebot", "traeger": "zum Träger"}
_ORTE_MEHRERE = {**_ORTE, "angebote": "zu den Angeboten", "traeger": "zu den Trägern"}

ABHILFE = (
    "Tragen Sie unter „begruendung“ Text, Datum und Stelle ein, führen Sie eine Interessenbekundung durch oder "
    "übertragen Sie die Maßnahme einem freien Träger."
)
ABHILFE_TEIL = (
    "Übertragen Sie diesen Teil einem freien Träger oder tragen Sie unter „begruendung“ ein, warum auch er bei der "
    "Kommune bleibt, mit Datum und Stelle."
)
_SONST = "Bleibt die Maßnahme bei der Kommune, ergänzen Sie unter „begruendung“ Text, Datum und Stelle."

ABHILFE_GESTUETZT = (
    "Führt der Träger die Maßnahme mit durch, tragen Sie „durchfuehrung: gemeinsam“ und ihn unter „partner“ ein. Sonst "
    "schreiben Sie unter „begruendung“, was die Kommune selbst tut und warum, mit Datum und Stelle."
)
ABHILFE_EIGNUNG = (
    "Tragen Sie unter „eignung_grund“ ein, warum das Angebot nicht geeignet ist. Ist es doch geeignet, berichtigen Sie "
    "„geeignet“; bleibt die Maßnahme trotzdem bei der Kommune, ergänzen Sie unter „begruendung“ Text, Datum und Stelle."
)

Zuordnung = Callable[[Konzept, Massnahme], Fall | None]
"""Which case a rule sees in a measure, None where it does not speak about it."""


def passende(konzept: Konzept, massnahme: Massnahme, fall: Fall) -> tuple[Uebereinstimmung, ...]:
    """Return the offers that count in this case, what weighs most and is most certain first."""
    hits = abgleich(konzept, massnahme, ausbau=fall.vorrang.ausbau)
    admitted = (hit.mit(fall.zulassung(hit.angebot.traeger)) for hit in hits)
    return tuple(sorted((hit for hit in admitted if hit), key=lambda hit: (-fall.gewicht(hit), *rang(hit))))


def subsidiaritaet(
    konzept: Konzept, zuordnung: Zuordnung, nennt: Callable[[Traeger], bool] = lambda _: True
) -> Iterator[Treffer]:
    """Yield a hit for each measure of its own that the municipality does not explain although others offer the same.

    ``nennt`` says whose offers the rule speaks of, where another rule speaks of the rest.
    """
    for index, massnahme in eigene_massnahmen(konzept):
        fall, own = zuordnung(konzept, massnahme), eigen(konzept, massnahme)
        hits = andere(massnahme, passende(konzept, massnahme, fall)) if fall else ()
        told = tuple(hit for hit in hits if nennt(hit.angebot.traeger))
        if fall and own and told and not gemeinsam(massnahme, hits):
            yield _Aussage(konzept, massnahme, fall, own, told).treffer(index)


def andere(massnahme: Massnahme, hits: Iterable[Uebereinstimmung]) -> tuple[Uebereinstimmung, ...]:
    """Return the offers of others than those who are said to carry out the measure."""
    named = {traeger.id for traeger in massnahme.beteiligte} if massnahme.durchfuehrung == "freier_traeger" else set()
    return tuple(hit for hit in hits if hit.angebot.traeger.id not in named)


def gemeinsam(massnahme: Massnahme, hits: Iterable[Uebereinstimmung]) -> bool:
    """Return whether the municipality acts together with a provider of such an offer."""
    partner = {traeger.id for traeger in massnahme.partner}
    return massnahme.durchfuehrung == "gemeinsam" and any(hit.angebot.traeger.id in partner for hit in hits)


@dataclass(frozen=True, slots=True)
class _Aussage:
    """What a rule says of one measure."""

    konzept: Konzept
    massnahme: Massnahme
    fall: Fall
    own: Eigen
    hits: Sequence[Uebereinstimmung]

    @property
    def fragen(self) -> tuple[Frage, ...]:
        """Return what is to be cleared of the measure."""
        own = self.own.frage or self._gestuetzt
        return (*((own,) if own else ()), *self.fall.fragen, *self.hits[0].fragen)

    @property
    def _gestuetzt(self) -> Frage | None:
        """Return what is to be cleared where a measure itself builds on such an offer: who does what."""
        named = [f"„{hit.angebot.name}“" for hit in self.hits if hit.angebot in self.massnahme.angebote]
        clause = f"wer was durchführt (die Maßnahme stützt sich auf {aufzaehlung(named)})"
        return Frage(clause, "massnahmen.durchfuehrung") if named else None

    @property
    def sicher(self) -> bool:
        return self.hits[0].sicher and not self.fragen

    def treffer(self, index: int) -> Treffer:
        reason = antwort(self.konzept, self.massnahme)
        fall = replace(self.fall, fragen=self.fragen)
        return Treffer(
            pfad=("massnahmen", index, "name"),
            was=self._satz(answered=reason is not None),
            abhilfe=self._abhilfe(),
            bezug=self.massnahme.id,
            schwere=fall.schwere(self.hits[0]),
            begruendung=reason,
            offen=None if reason else Offen.BEGRUENDUNG if self.sicher else Offen.KLAERUNG,
            quellen=fall.quellen(self.hits),
        )

    def _abhilfe(self) -> str:
        if self.sicher:
            told = ABHILFE if self.hits[0].ganz else ABHILFE_TEIL
            free = any(hit.angebot.traeger.frei for hit in self.hits)
            return told if free else told.replace("einem freien Träger", "einem anderen Träger")
        if self.hits[0].sicher and self.fragen == (self._gestuetzt,):
            return ABHILFE_GESTUETZT
        doubt = all(grund_fehlt(hit.angebot) and len(hit.offen) == 1 for hit in self.hits) and not self.fragen
        return ABHILFE_EIGNUNG if doubt else self._klaerung()

    def _klaerung(self) -> str:
        """Return which fields would clear what is open."""
        told = self.hits[:_GENANNT]
        fields = [frage.feld for frage in self.fragen]
        fields += [feld for hit in told for feld in hit.felder]
        where = _ORTE if len(told) == 1 else _ORTE_MEHRERE
        by_place = {place: _felder(fields, section) for section, place in where.items()}
        parts = "; ".join(f"{place} {aufzaehlung(names)}" for place, names in by_place.items() if names)
        return f"Klären Sie, was offen ist{f', und tragen Sie es ein: {parts}' if parts else ''}. {_SONST}"

    def _satz(self, *, answered: bool) -> str:
        lacks = () if answered else maengel(self.konzept, self.massnahme)
        more = [lack.satz for lack in lacks if lack.satz] + [note for note in (self.fall.hinweis,) if note]
        open_points = f"; offen ist, {aufzaehlung(frage.satz for frage in self.fragen)}" if self.fragen else ""
        said = f"{self.own.satz}, {self._passt()}: {liste(self.hits)}{open_points}."
        head = "" if answered else self._kopf(lacks[0].kopf)
        return " ".join((f"{head}{said}", *more))

    def _kopf(self, kopf: str) -> str:
        if not self.sicher:
            return "Bitte prüfen: "
        if self.hits[0].ganz:
            return f"{kopf}: "
        return f"{kopf}, soweit {'das Angebot reicht' if len(self.hits) == 1 else 'die Angebote reichen'}: "

    def _passt(self) -> str:
        single, part = len(self.hits) == 1, not self.hits[0].ganz
        if self.sicher and part:
            return "einen Teil davon deckt dieses Angebot" if single else "einen Teil davon decken diese Angebote"
        if self.sicher:
            return "es gibt ein passendes Angebot" if single else "es gibt passende Angebote"
        far = " einen Teil davon decken" if part else " passen"
        return f"dieses Angebot könnte{far}" if single else f"diese Angebote könnten{far}"


def _felder(fields: Iterable[str], section: str) -> list[str]:
    """Return the names of those fields that lie in a section, each once."""
    return [
        f"„{name}“" for name in dict.fromkeys(f.removeprefix(f"{section}.") for f in fields if f.startswith(section))
    ]


def liste(hits: Sequence[Uebereinstimmung]) -> str:
    """Return the first offers with provider and reasons, and how many more there are."""
    named = [f"„{hit.angebot.name}“, {hit.angebot.traeger.kurz} ({'; '.join(hit.gruende)})" for hit in hits[:_GENANNT]]
    rest = len(hits) - _GENANNT
    return aufzaehlung([*named, *([anzahl(rest, "weiteres", "weitere", "n")] if rest > 0 else [])])
