"""Who carries out a measure: the municipality itself, or somebody else, as far as the data show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.abgleich.vergleich import Frage
from konzeptgen.model.anbieter import Traeger
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme


@dataclass(frozen=True, slots=True)
class Eigen:
    """That the municipality carries out a measure, as the beginning of a sentence; or what is to be cleared first."""

    satz: str
    frage: Frage | None = None


def eigene_massnahmen(konzept: Konzept) -> Iterator[tuple[int, Massnahme]]:
    """Yield place and measure of what the municipality carries out, or may carry out, now or soon."""
    still = set(konzept.offene_massnahmen)
    for index, massnahme in enumerate(konzept.massnahmen):
        if massnahme in still and eigen(konzept, massnahme):
            yield index, massnahme


def eigen(konzept: Konzept, massnahme: Massnahme) -> Eigen | None:
    """Return how far the municipality carries out ``massnahme`` itself, None where somebody else surely does."""
    name, kommune = f"Maßnahme „{massnahme.name}“", konzept.kommune.kurz
    if massnahme.durchfuehrung is None:
        return Eigen(
            f"Zur {name} ist die Durchführung offen", Frage("wer die Maßnahme durchführt", "massnahmen.durchfuehrung")
        )
    if massnahme.durchfuehrung == "kommune":
        return Eigen(f"Die {name} liegt {_bei(kommune)}")
    if massnahme.durchfuehrung == "gemeinsam":
        who = aufzaehlung(traeger.kurz for traeger in massnahme.partner)
        said = f"Die {name} führt {kommune} gemeinsam mit {who or 'freien Trägern'} durch"
        return Eigen(
            said, None if who else Frage("mit welchen freien Trägern sie durchgeführt wird", "massnahmen.partner")
        )
    return _als_frei_genannt(massnahme, name)


def _als_frei_genannt(massnahme: Massnahme, name: str) -> Eigen | None:
    """Return what speaks against a measure that is said to be carried out by a free provider."""
    named = massnahme.beteiligte
    private = [traeger for traeger in named if not traeger.oeffentlich]
    said = f"Die {name} soll ein freier Träger durchführen"
    if any(traeger.eigentum_bekannt for traeger in private):
        return None
    if private:
        verb = "ist" if len(private) == 1 else "sind"
        return Eigen(said, Frage(f"ob {_namen(private)} in öffentlicher Hand {verb}", "traeger.beherrscht_von"))
    if massnahme.durch_wen == "kommune":
        return Eigen(f"Die {name} liegt bei {_namen(named)} und damit in öffentlicher Hand")
    if named:
        said = f"{said}, genannt ist nur die öffentliche Seite ({_namen(named)})"
    return Eigen(said, Frage("welcher freie Träger sie durchführt", "massnahmen.partner"))


def _namen(named: Iterable[Traeger]) -> str:
    return aufzaehlung(f"„{traeger.kurz}“" for traeger in named)


def _bei(body: str) -> str:
    """Return "bei der Stadt" or "beim Landkreis" for "die Stadt" or "der Landkreis"."""
    article, _, word = body.partition(" ")
    return f"bei der {word}" if article == "die" else f"beim {word}"
