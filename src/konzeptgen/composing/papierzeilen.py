"""What papers set in rows: demands by place, figures per 1,000 residents, the demands and thanks of the first page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from konzeptgen.base.german import aufzaehlung, datum, zahl, zahlwort
from konzeptgen.base.scalars import Wert
from konzeptgen.base.schreibweise import in_jeder_schreibweise
from konzeptgen.composing.lage import Forderung, Lage, Ortsstand, Vergleich
from konzeptgen.model.bausteine import Kennzahl
from konzeptgen.model.papier import EigeneForderung, Papier

_AT_LEAST, _AT_MOST = 3, 5
"""So many demands stand on the first page at least, as far as there are any, and so many thanks at most."""
_THOUSAND, _LEAST = 1000, Decimal("0.1")
WORTE = {"vorhanden": "erfüllt", "nicht_zutreffend": "nicht zutreffend", "keine_daten": "ohne Angaben"}
"""How far a demand is met, in the words of the matrix; the others are called as in ``elementstaende``."""


def stand_in_worten(stand: Ortsstand | None) -> str:
    """Return how far a place is with a demand, in words: "erfüllt", "teilweise", "zum Teil bekannt"."""
    if stand is None:
        return WORTE["keine_daten"]
    found = stand[1]
    if found.messung.erfuellt and not found.messung.gruende and found.stand != "vorhanden":
        return "zum Teil bekannt"
    return WORTE.get(found.stand, found.stand.titel)


def matrix(vergleich: Vergleich) -> tuple[tuple[Wert, tuple[str, ...]], ...]:
    """Return every demand of which the paper speaks, with its standing in each place, in words."""
    return tuple(
        (demand.element, tuple(_in_worten(ort, demand.element) for ort in vergleich.orte))
        for demand in vergleich.gesamtbilanz.forderungen
    )


def _in_worten(ort: Lage, element: Wert) -> str:
    found = ort.stand(element)
    return stand_in_worten((ort, found) if found else None)


def in_orten(stellen: Iterable[Ortsstand], vergleich: Vergleich) -> str:
    """Return where something holds: "in allen drei Orten" where it is all, else the places by name."""
    names = [ort.name for ort, _ in stellen]
    every = len(vergleich.orte)
    if len(names) < every or every == 1:
        return aufzaehlung(names)
    return "in beiden Orten" if every == 2 else f"in allen {zahlwort(every)} Orten"  # noqa: PLR2004 - two are both


def je_tausend(vergleich: Vergleich) -> tuple[tuple[str, tuple[str | None, ...]], ...]:
    """Return figures beside their share per 1,000 residents, for the places whose residents are known with their day.

    Nothing where no place has any.
    """
    if not any(map(_einwohner, vergleich.orte)):
        return ()
    rows = (
        ("Laufende Angebote freier Träger", [len(ort.freie_angebote) for ort in vergleich.orte]),
        ("Wartende bei freien Trägern, soweit bekannt", [ort.wartende for ort in vergleich.orte]),
        ("Gemeldete Bedarfe", [len(ort.konzept.bedarfe) for ort in vergleich.orte]),
    )
    day = tuple(_bezug(_einwohner(ort)) for ort in vergleich.orte)
    cells = (
        (was, tuple(_je_tausend(figure, ort) for figure, ort in zip(figures, vergleich.orte, strict=True)))
        for was, figures in rows
    )
    return (("Einwohnerzahl", day), *cells)


def _einwohner(ort: Lage) -> Kennzahl | None:
    """Return the residents of a place where number and day are known; an association's own folder tells no whole."""
    known = ort.konzept.kommune.bewohner
    return known if known and known.wert and known.stichtag and not ort.nur_eigene else None


def _bezug(residents: Kennzahl | None) -> str | None:
    return f"{zahl(residents.wert)} ({datum(residents.stichtag)})" if residents and residents.stichtag else None


def _je_tausend(figure: int | None, ort: Lage) -> str | None:
    residents = _einwohner(ort)
    if figure is None or residents is None:
        return None if figure is None else zahl(figure)
    share = Decimal(figure) * _THOUSAND / Decimal(residents.wert)
    small = 0 < share < _LEAST
    return f"{zahl(figure)} ({f'unter {zahl(_LEAST)}' if small else zahl(share, 1)} je 1.000)"


def hauptforderungen(papier: Papier | None, vergleich: Vergleich, stand: date) -> tuple[str, ...]:
    """Return the demands of the first page: up to five of the sender's own, in its order.

    Where there are fewer than three, those of the catalogue follow that are open in the most places. In brackets stand
    addressee and deadline, or where it is open.
    """
    own = papier.wichtigste_am(stand) if papier else ()
    ordered = sorted(vergleich.alle_forderungen, key=lambda demand: -_weight(demand))
    more = ordered[: max(0, _AT_LEAST - len(own))]
    return (
        *(_mit_zusatz(one.text, an_wen_bis_wann(one)) for one in own),
        *(_aus_dem_katalog(one, vergleich) for one in more),
    )


def _weight(demand: Forderung) -> int:
    """Return in how many places a demand is open; where nothing of it is met counts twice."""
    return sum(2 if stand.stand == "fehlt" else 1 for _, stand in demand.offen)


def _aus_dem_katalog(demand: Forderung, vergleich: Vergleich) -> str:
    where = demand.offen[0][1].stand.titel if vergleich.allein else f"offen: {in_orten(demand.offen, vergleich)}"
    return in_jeder_schreibweise(lambda wort: _mit_zusatz(wort(demand.element.marken["forderung"]), where))


def _mit_zusatz(text: str, more: str) -> str:
    """Return a sentence with something in brackets before its full stop."""
    return f"{text.removesuffix('.')} ({more})." if more else text


def an_wen_bis_wann(demand: EigeneForderung) -> str:
    """Return of whom the sender demands something and until when: "an den Kreis, bis 31.12.2027"."""
    said = (
        f"an {_AN[demand.adressat]}" if demand.adressat else "",
        f"bis {datum(demand.frist)}" if demand.frist else "",
    )
    return ", ".join(filter(None, said))


def umstaende(demand: EigeneForderung) -> str:
    """Return the same and since when it is demanded, for the list of all."""
    said = (an_wen_bis_wann(demand), f"erhoben am {datum(demand.datum)}" if demand.datum else "")
    return ", ".join(filter(None, said))


_AN = {"gemeinde": "die Gemeinde", "kreis": "den Kreis", "land": "das Land", "bund": "den Bund"}


def erreichtes_auf_einen_blick(vergleich: Vergleich) -> Sequence[tuple[Wert, str]]:
    """Return for what the first page gives thanks: the demands that most places meet, with the places."""
    met = sorted(vergleich.gesamtbilanz.erfuellt, key=lambda demand: -len(demand.erfuellt))
    return [(one.element, "" if vergleich.allein else in_orten(one.erfuellt, vergleich)) for one in met[:_AT_MOST]]
