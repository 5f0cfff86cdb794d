"""A concept in which every field of every schema is filled, each protected one with a mark found nowhere else."""

from dataclasses import dataclass, field
from typing import Any

from konzeptgen.base.schema import Feldregeln, schemas, values

_SCALARS: dict[str, str] = {
    "text": "Angabe",
    "absatz": "Ein Satz zur Sache.",
    "ganzzahl": "3",
    "dezimal": "12",
    "grad": "12",
    "jahr": "2026",
    "datum": "15.01.2026",
    "uhrzeit": "9:30",
    "ja_nein": "ja",
    "plz": "99999",
    "ags": "05999000",
    "ars": "059990000000",
    "telefon": "030 23125010",
    "email": "post@stelle.example",
    "url": "https://stelle.example",
    "sprache": "ar",
    "gebiet": "gesamt",
}
_SKIPPED = frozenset({"datei", "farbe"})
_UNTERBLIEBEN = frozenset({"widerrufen_am"})
"""Days on which something was taken back that holds here."""
_LETZTE_TAGE = frozenset({"ende", "bis", "schliessung_am", "vereinbarung_bis", "zugelassen_bis", "gueltig_bis"})
"""Days on which something ends: all that is in the concept is still there."""
_FIXED = {
    "kommune.land": "nw",
    "kommune.typ": "kreisfreie_stadt",
    "rahmen.profil": "basis",
    "angebote.leika_id": "12345678901234",
}


@dataclass
class Ganz:
    """Files by name, and the mark of each protected field by its path, such as ``angebote.foerderung.betrag``."""

    erlaubt: str
    dateien: dict[str, dict[str, Any]] = field(default_factory=dict)
    marken: dict[str, str] = field(default_factory=dict)


def ganz(erlaubt: str = "nein") -> Ganz:
    """Return the full concept; ``erlaubt`` says whether its persons may be published."""
    made = Ganz(erlaubt)
    for schema in schemas().values():
        if schema.name not in {"marke", "ausnahmen", "profil"}:
            content = {name: _value(made, (name,), feld, protected=False) for name, feld in schema.felder.items()}
            made.dateien[schema.name] = {name: value for name, value in content.items() if value is not None}
    return made


def _value(made: Ganz, path: tuple[str, ...], feld: Feldregeln, *, protected: bool) -> Any:  # noqa: ANN401 - YAML
    if feld.get("verweis") == path[0]:
        return None  # the only entry of a list cannot refer to another one of it
    own = feld.get("meta", {}).get("schutz")
    protected = protected or own is not None
    match feld["type"]:
        case "list":
            value = _value(made, path, feld["schema"], protected=protected)
            return None if value is None else [value]
        case "dict":
            left_out = _excluded(feld["schema"]) | _UNTERBLIEBEN | _alone(feld["schema"])
            taken = {name: r for name, r in feld["schema"].items() if name not in left_out}
            inner = {name: _value(made, (*path, name), r, protected=protected) for name, r in taken.items()}
            return {name: value for name, value in inner.items() if value is not None}
        case kind if kind in _SKIPPED:
            return None
        case kind if protected and kind not in {"ja_nein", "wahl"}:
            return _marked(made, ".".join(path), kind)
        case _:
            return made.erlaubt if path[-1] == "erlaubt" else _plain(path, feld)


def _excluded(felder: Feldregeln) -> set[str]:
    """Return the fields that stand back where two exclude each other."""
    return {feld["excludes"] for name, feld in felder.items() if "excludes" in feld and name < feld["excludes"]}


def _alone(felder: Feldregeln) -> set[str]:
    """Return the fields that stand beside a file, of which there is none here."""
    return {name for name, r in felder.items() if felder.get(r.get("dependencies"), {}).get("type") in _SKIPPED}


def _marked(made: Ganz, path: str, kind: str) -> str:
    number = 4200 + len(made.marken)
    mark = {
        "text": f"Merkwort{number}",
        "absatz": f"Merkwort{number}",
        "telefon": f"030 2312{number}",
        "email": f"merk{number}@person.example",
        "dezimal": f"7{number}9",
        "plz": f"9{number}",
    }.get(kind, "")
    if path.endswith(("breite", "laenge")):
        mark = f"{51 if path.endswith('breite') else 13},{number}7"
    if not mark:
        raise TypeError(f"no mark for a protected field of type {kind}: {path}")
    made.marken[path] = mark
    return mark


def _plain(path: tuple[str, ...], feld: Feldregeln) -> str:
    name, kind = path[-1], feld["type"]
    if kind == "kennung":
        return f"{path[0]}-eins".replace("_", "-")
    if kind == "verweis":
        return f"{feld['verweis']}-eins".replace("_", "-")
    fixed = "15.01.2030" if kind == "datum" and name in _LETZTE_TAGE else _FIXED.get(".".join(path))
    if fixed is not None:
        return fixed
    if kind == "wahl":
        return next(iter(values()[feld["werte"]]))
    if name in {"breite", "laenge"}:
        return {"breite": "51,2", "laenge": "13,2"}[name]
    return f"{_SCALARS[kind]} {'.'.join(path)}" if kind == "text" else _SCALARS[kind]
