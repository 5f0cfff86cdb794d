"""The demands of the catalogue: one file per element, found by scanning, that says what it is and how it is measured.

An element is a module with a German docstring (when the demand is met), one ``ELEMENT``, the ``FELDER`` that it is
measured on, each with ways to spoil it, sample data for each standing, and one function ``teile(konzept)`` that yields
what the data show: parts that are met (``Erfuellt``), missing (``Fehlt``) or not known (``Unbekannt``). The standing
follows from the parts, so that no file can claim one that it does not explain.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module
from types import ModuleType

from konzeptgen.base.scalars import Wert
from konzeptgen.base.schreibweise import mit_personen
from konzeptgen.base.source import DataPath
from konzeptgen.checking.elemente.adressat import adressaten, zustaendig
from konzeptgen.model.konzept import Konzept


class Stand(StrEnum):
    """How far a demand is met, by the keys of ``elementstaende``."""

    ERFUELLT = "vorhanden"
    TEILWEISE = "teilweise"
    OFFEN = "fehlt"
    KEINE_DATEN = "keine_daten"
    NICHT_ZUTREFFEND = "nicht_zutreffend"


@dataclass(frozen=True, slots=True)
class Teil:
    """What the data show of one part of a demand: a German sentence, the path that it is about, the id concerned."""

    satz: str
    pfad: DataPath
    bezug: str = ""

    @property
    def feld(self) -> str:
        """Return the field of the schema that the path leads to, such as ``runde_tische.sitze``."""
        return ".".join(step for step in self.pfad if isinstance(step, str))


@dataclass(frozen=True, slots=True)
class Erfuellt(Teil):
    """A part that is met: the sentence says what is there."""


@dataclass(frozen=True, slots=True)
class Fehlt(Teil):
    """A part that is known to be missing: the sentence is a reason that a Verband could print."""


@dataclass(frozen=True, slots=True)
class Unbekannt(Teil):
    """A part of which the data say nothing; it is never a reason against anybody.

    Such a part keeps the demand from being met as a whole. ``daneben`` marks what is unknown of some things while the
    same part is known of others: what is known counts, and this is only named.
    """

    daneben: bool = False


@dataclass(frozen=True, slots=True)
class Messung:
    """How far a demand is met, with every sentence that says why; ``hinweis`` is why it does not apply."""

    stand: Stand
    erfuellt: tuple[Teil, ...] = ()
    gruende: tuple[Teil, ...] = ()
    unbekannt: tuple[Teil, ...] = ()
    hinweis: str = ""


def messung(teile: Iterable[Teil]) -> Messung:
    """Return what follows from the parts of a demand.

    Met and missing parts together make it partly met, as do met parts beside one of which nothing is known. What is
    unknown never makes it open, and without any known part there are no data.
    """
    every = tuple(teile)
    met = tuple(teil for teil in every if isinstance(teil, Erfuellt))
    missing = tuple(teil for teil in every if isinstance(teil, Fehlt))
    unknown = tuple(teil for teil in every if isinstance(teil, Unbekannt))
    if met:
        whole = not missing and all(teil.daneben for teil in unknown)
        stand = Stand.ERFUELLT if whole else Stand.TEILWEISE
    else:
        stand = Stand.OFFEN if missing else Stand.KEINE_DATEN
    return Messung(stand, met, missing, unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What a demand is.

    ``fundstelle`` names the paragraphs of the Anregungen of 2019 (A to G) or the interview of 2019 (N), ``forderung``
    is the demand in our words. ``rechtslage`` says where the law in force says something else or makes others
    responsible, with the ``normen`` of ``checking/recht``. ``handlungsfeld`` is where papers list it, none for those
    on working together. ``leistungsarten`` are the kinds of offer that it is about. ``adressat`` are those whom it
    addresses: gemeinde, kreis, land, bund.
    """

    code: str
    titel: str
    fundstelle: str
    forderung: str
    rechtslage: str = ""
    normen: tuple[str, ...] = ()
    handlungsfeld: str = ""
    leistungsarten: tuple[str, ...] = ()
    adressat: tuple[str, ...] = ("gemeinde", "kreis")

    def wert(self, personengruppen: Mapping[str, Wert]) -> Wert:
        """Return the element as documents print it: code, title and the rest as marks, groups of people by name."""
        titles = {key: gruppe.titel for key, gruppe in personengruppen.items()}
        texts = {name: mit_personen(getattr(self, name), titles) for name in _TEXTE if getattr(self, name)}
        marks = {name: getattr(self, name) for name in _MARKEN if getattr(self, name)}
        return Wert(self.code, self.titel, {**texts, **marks})


_TEXTE = ("forderung", "rechtslage")
_MARKEN = ("fundstelle", "normen", "handlungsfeld", "leistungsarten", "adressat")


@dataclass(frozen=True, slots=True)
class Verdorben:
    """A way to spoil a field, and words of the sentence that must then say why the demand is no longer met.

    ``wert`` is what an author would write, None where the field is taken away, everywhere it stands. ``auch`` spoils
    further fields at the same time, such as one that could stand in for it.
    """

    wert: object
    grund: str
    auch: Mapping[str, object] = field(default_factory=dict)


Felder = Mapping[str, tuple[Verdorben, ...]]
"""The fields that a demand is measured on, such as ``runde_tische.sitze``, each with what opens the demand."""

_GRUPPEN = "GMKFBWIN"
"""The groups of the catalogue in its order, by the first letter of their elements."""

Probe = tuple[str, str]
"""Sample data in YAML, and words of the sentence that gives the reason."""


@dataclass(frozen=True, slots=True)
class Kriterium:
    """An element as found: what it is, how it is measured in words, its fields, its samples and its function."""

    element: Element
    text: str
    felder: Felder
    erfuellt: tuple[str, ...]
    teilweise: tuple[Probe, ...]
    offen: tuple[Probe, ...]
    ohne_daten: tuple[str, ...]
    teile: Callable[[Konzept], Iterator[Teil]]

    def messe(self, konzept: Konzept) -> Messung:
        """Return how far the demand is met, that nothing is known, or that it addresses others than the municipality."""
        if not zustaendig(konzept.kommune, self.element.adressat):
            return Messung(
                Stand.NICHT_ZUTREFFEND, hinweis=f"Diese Forderung richtet sich an {adressaten(self.element.adressat)}."
            )
        return messung(() if konzept.profil.nur_eigene else self.teile(konzept))


@cache
def kriterien() -> Mapping[str, Kriterium]:
    """Return every element by its code, in the order of the catalogue."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    found = {module.ELEMENT.code: _kriterium(module) for module in modules if hasattr(module, "ELEMENT")}
    return {code: found[code] for code in sorted(found, key=lambda code: (_GRUPPEN.index(code[0]), int(code[1:])))}


def _kriterium(module: ModuleType) -> Kriterium:
    samples = (module.ERFUELLT, module.TEILWEISE, module.OFFEN, module.OHNE_DATEN)
    text = " ".join((module.__doc__ or "").split())
    return Kriterium(module.ELEMENT, text, module.FELDER, *samples, module.teile)
