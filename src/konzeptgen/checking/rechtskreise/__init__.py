"""Rechtskreise as data: one YAML file each with norms, who is bound, what takes precedence, and how it is disputed.

A norm is named by its key in ``checking/recht``. What is unset in a file does not exist in that Rechtskreis: without
``vorrang`` no statute puts others first, and what remains is a demand of the associations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from konzeptgen.base.finding import Severity
from konzeptgen.base.hausdaten import lies

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Adressat:
    """Who is bound: in words, by which norms, which kinds of municipality always or perhaps are that body.

    ``frage`` is what to clear where a municipality perhaps is: a clause with its ``{name}``, or the ``{akkusativ}``.
    """

    wer: str
    normen: tuple[str, ...]
    immer: frozenset[str]
    moeglich: frozenset[str]
    frage: str

    def ist(self, kommunentyp: str) -> str:
        """Return "ja", "nein" or "unbekannt": whether a municipality of this kind is the body that is bound."""
        if kommunentyp in self.immer:
            return "ja"
        return "unbekannt" if kommunentyp in self.moeglich else "nein"


@dataclass(frozen=True, slots=True)
class Vorrang:
    """One precedence of others before own measures, as far and as strictly as its norms read.

    ``schuetzt`` is who comes first: ``dritte`` (whoever is not the body itself), ``nicht_oeffentliche``,
    ``anerkannte_jugendhilfe``, ``freie_wohlfahrt`` or ``freie_traeger``. ``ausbau`` says whether what can be extended
    or created soon counts too, ``bindung`` how it reads (``soll``, ``ist`` or ``keine`` for a demand). ``neu``,
    ``bestand`` and ``teil`` are the severities for a new measure, an existing one (None: not meant) and a part;
    ``einwand`` says why an existing one weighs less.
    """

    normen: tuple[str, ...]
    schuetzt: str
    ausbau: bool
    bindung: str
    neu: Severity
    bestand: Severity | None
    teil: Severity
    einwand: str


@dataclass(frozen=True, slots=True)
class Rechtskreis:
    """What holds for measures of one Rechtskreis; every norm that a finding on them may cite stands here.

    ``aufgabe`` says what kind of task it is, ``streit`` what is disputed. ``nicht_arten`` are kinds of service that
    the precedence does not reach, ``nicht_aufgaben`` kinds of task (``aufgabenarten``), ``widerspruch`` kinds of task
    that cannot be, with why; ``geldleistungen`` is whether it reaches cash benefits. ``arten`` are kinds that it surely
    reaches; of others, and of any for the groups ``fraglich_fuer``, ``frage`` asks.
    """

    key: str
    titel: str
    aufgabe: str
    adressat: Adressat
    vorrang: tuple[Vorrang, ...]
    arten: frozenset[str]
    fraglich_fuer: frozenset[str]
    frage: str
    nicht_arten: frozenset[str]
    nicht_aufgaben: frozenset[str]
    widerspruch: Mapping[str, str]
    geldleistungen: bool
    zusammenarbeit: tuple[str, ...]
    foerderung: tuple[str, ...]
    uebertragung: tuple[str, ...]
    planung: tuple[str, ...]
    weitere: tuple[str, ...]
    streit: str

    @property
    def normen(self) -> frozenset[str]:
        """Return the keys of all its norms and demands."""
        precedence = [key for vorrang in self.vorrang for key in vorrang.normen]
        others = (self.zusammenarbeit, self.foerderung, self.uebertragung, self.planung, self.weitere)
        return frozenset([*precedence, *self.adressat.normen, *(key for keys in others for key in keys)])


def rechtskreis(key: str) -> Rechtskreis:
    """Return the Rechtskreis of that key."""
    return rechtskreise()[key]


@cache
def rechtskreise() -> dict[str, Rechtskreis]:
    """Return every Rechtskreis by key."""
    read = ((path.stem, lies(path)) for path in sorted(_FOLDER.glob("*.yaml")))
    return {key: _rechtskreis(key, raw) for key, raw in read}


def _rechtskreis(key: str, raw: dict[str, Any]) -> Rechtskreis:
    lists = {name: tuple(raw.get(name, ())) for name in _LISTEN}
    return Rechtskreis(
        key=key,
        titel=raw["titel"],
        aufgabe=raw["aufgabe"],
        adressat=_adressat(raw["adressat"]),
        vorrang=tuple(_vorrang(item) for item in raw.get("vorrang", ())),
        arten=frozenset(raw.get("arten", ())),
        fraglich_fuer=frozenset(raw.get("fraglich_fuer", ())),
        frage=raw.get("frage", ""),
        nicht_arten=frozenset(raw.get("nicht_arten", ())),
        nicht_aufgaben=frozenset(raw.get("nicht_aufgaben", ())),
        widerspruch=raw.get("widerspruch", {}),
        geldleistungen=raw.get("geldleistungen", True),
        streit=raw.get("streit", ""),
        **lists,
    )


_LISTEN = ("zusammenarbeit", "foerderung", "uebertragung", "planung", "weitere")


def _adressat(raw: dict[str, Any]) -> Adressat:
    always, perhaps = frozenset(raw.get("immer", ())), frozenset(raw.get("moeglich", ()))
    return Adressat(raw["wer"], tuple(raw.get("normen", ())), always, perhaps, raw.get("frage", ""))


def _vorrang(raw: dict[str, Any]) -> Vorrang:
    return Vorrang(
        normen=tuple(raw["normen"]),
        schuetzt=raw["schuetzt"],
        ausbau=raw["ausbau"],
        bindung=raw["bindung"],
        neu=Severity(raw["neu"]),
        bestand=Severity(raw["bestand"]) if "bestand" in raw else None,
        teil=Severity(raw["teil"]),
        einwand=raw.get("einwand", ""),
    )
