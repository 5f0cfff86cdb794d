"""What several elements share: where a thing stands, shares in words, what runs on the Stichtag. No element itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from konzeptgen.base.german import Geschlecht, anzahl, zahlwort
from konzeptgen.base.source import DataPath
from konzeptgen.checking.elemente import Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.rules import net_hilfen
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.konzept import Konzept

T = TypeVar("T", bound=Hashable)

Nomen = tuple[str, str, Geschlecht]
"""A noun in the dative: singular, plural, gender."""


def laufzeit(grund: str) -> Felder:
    """Return the fields that say whether an offer runs, each spoilt so that none does, with the reason that follows."""
    return {
        "angebote.status": (Verdorben("beendet", grund),),
        "angebote.beginn": (Verdorben("01.01.2099", grund),),
        "angebote.ende": (Verdorben("01.01.2001", grund),),
    }


def pfad(konzept: Konzept, liste: str, ding: object, *feld: str | int) -> DataPath:
    """Return where ``ding`` of the top-level list ``liste`` stands, and a field in it."""
    return (liste, getattr(konzept, liste).index(ding), *feld)


def namen(names: Iterable[str], *, dativ: bool = False) -> str:
    """Return names in quotes, of more than five the first four and the number of the rest: "… „D“ und zwei weitere".

    Different things may have the same name, so each counts; whoever names a thing twice makes it one before.
    """
    shown = net_hilfen.namen(list(names))
    return re.sub(r"\bweitere$", "weiteren", shown) if dativ else shown


def angebote(offers: Iterable[Angebot], *, dativ: bool = False) -> str:
    """Return the names of offers as ``namen`` does; where several have the same, each with its provider."""
    every = list(offers)
    often = Counter(angebot.name for angebot in every)
    told = (f"{a.name} ({a.traeger.kurz})" if often[a.name] > 1 else a.name for a in every)
    return namen(told, dativ=dativ)


def einmal(things: Iterable[T]) -> list[T]:
    """Return each thing once, in the order of its first mention."""
    return list(dict.fromkeys(things))


def anteil(treffer: int, bekannt: int, gesamt: int, nomen: Nomen) -> str:
    """Return a share in the dative: "drei von vier Angeboten", "allen vier Angeboten", "beiden Angeboten", "dem einen Angebot".

    Where the part is known of fewer things
    than there are, the share is of those: "drei von vier Angeboten, bei denen es bekannt ist,".
    """
    known = anzahl(bekannt, *nomen, "dat")
    if bekannt == 1:
        return _einzig(gesamt, nomen)
    every = "beiden " + nomen[1] if bekannt == 2 else f"allen {known}"  # noqa: PLR2004 - a pair
    head = every if treffer == bekannt else f"{_wort(treffer, nomen[2])} von {known}"
    return head if bekannt == gesamt else f"{head}, bei denen es bekannt ist,"


def _einzig(gesamt: int, nomen: Nomen) -> str:
    article = "der" if nomen[2] == "f" else "dem"
    return f"{article} einen {nomen[0]}" + ("" if gesamt == 1 else f", bei {article} es bekannt ist,")


def _wort(count: int, geschlecht: Geschlecht) -> str:
    return ("einer" if geschlecht == "f" else "einem") if count == 1 else zahlwort(count)


def ohne_freie(traeger: Iterable[Traeger], satz: str, ort: DataPath) -> Teil:
    """Return with ``satz`` that no free provider is among ``traeger``, or that the kind of some is not known."""
    unknown = einmal(one for one in traeger if not one.art_bekannt)
    if not unknown:
        return Fehlt(satz, ort)
    what = "ein freier Träger ist" if len(unknown) == 1 else "freie Träger sind"
    return Unbekannt(f"Nicht bekannt ist, ob {namen(one.kurz for one in unknown)} {what}.", ort)


def ohne_angebote(konzept: Konzept) -> Iterator[Teil]:
    """Yield what is to be said where no offer runs: nothing is known without any, else that none of them does."""
    if not konzept.angebote:
        yield Unbekannt("Es sind keine Angebote erfasst.", ("angebote",))
    elif not konzept.aktive_angebote:
        yield Fehlt("Unter den erfassten Angeboten ist kein laufendes Angebot.", ("angebote",))
