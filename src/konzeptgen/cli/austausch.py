"""What import, export and init share of the room ``exchange``."""

from __future__ import annotations

from pathlib import Path

from konzeptgen import exchange
from konzeptgen.base.finding import Rejected, UsageTrouble
from konzeptgen.base.near import unknown
from konzeptgen.base.source import Source
from konzeptgen.exchange import Format
from konzeptgen.exchange.container import unusable
from konzeptgen.exchange.delivery import Delivery
from konzeptgen.exchange.einlesen import faults
from konzeptgen.reading.load import load


def format_for(path: Path, wanted: str) -> Format:
    """Return the format to write ``path`` in: the one asked for, else that of its ending."""
    known = [exchange.load(name) for name in exchange.names()]
    if wanted:
        return _named(wanted)
    suffix = path.suffix.lower().removeprefix(".")
    found = next((one for one in known if suffix in one.SUFFIXES), None)
    if found is None:
        endings = ", ".join(f".{ending}" for one in known for ending in one.SUFFIXES)
        raise UsageTrouble(f"„{path.name}“ hat keine Endung, die konzeptgen schreibt.", f"Möglich sind: {endings}.")
    return found


def _named(name: str) -> Format:
    if name not in exchange.names():
        raise unknown(f"Das Format „{name}“", name, list(exchange.names()))
    return exchange.load(name)


def delivery(quelle: str, wanted: str = "") -> Delivery:
    """Return what a file holds; raise Rejected where it cannot be used, UsageTrouble where there is none."""
    path = Path(quelle)
    if not path.is_file():
        raise UsageTrouble(f"Die Datei „{quelle}“ gibt es nicht.", "Prüfen Sie Namen und Ordner.")
    data = path.read_bytes()
    if wanted:
        return _named(wanted).lies(path.name, data)
    for name in exchange.names():
        one = exchange.load(name)
        if one.erkennt(path.name, data):
            return one.lies(path.name, data)
    known = ", ".join(exchange.names())
    message = "Was in der Datei steht, erkennt konzeptgen nicht."
    raise unusable(path.name, message, f"Nehmen Sie eine Datei aus konzeptgen export. Bekannt sind: {known}.")


def sound(folder: Path) -> Source:
    """Return the folder; raise Rejected with its faults, since values that are none fit into no table."""
    source = load(folder)
    found = faults(source)
    if found:
        raise Rejected(list(found))
    return source
