"""What import, export and init share of the room ``exchange``."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from konzeptgen import exchange
from konzeptgen.base.finding import Rejected, UsageTrouble
from konzeptgen.base.near import unknown
from konzeptgen.base.source import Source
from konzeptgen.exchange import Format, Mapped
from konzeptgen.exchange.container import unusable
from konzeptgen.exchange.delivery import Delivery
from konzeptgen.exchange.einlesen import faults
from konzeptgen.exchange.naming import merged
from konzeptgen.exchange.ruecklauf import MEMORY, Ruecklauf, recalled, ruecklauf
from konzeptgen.reading.load import load
from konzeptgen.reading.tor import Tor, given

_LINK = re.compile(r"[a-z][a-z0-9+.-]+://|www\.", re.IGNORECASE)


def format_for(path: Path, wanted: str) -> Format:
    """Return the format to write ``path`` in: the one asked for, else the one for which its ending stands first."""
    suffix = path.suffix.lower().removeprefix(".")
    known = [_writing(wanted)] if wanted else [exchange.load(name) for name in exchange.names()]
    found = [one for one in known if suffix in one.SUFFIXES]
    if not found:
        endings = ", ".join(dict.fromkeys(f".{ending}" for one in known for ending in one.SUFFIXES))
        as_wanted = f" im Format „{wanted}“" if wanted else ""
        message = f"„{path.name}“ hat keine Endung, die konzeptgen{as_wanted} schreibt."
        raise UsageTrouble(message, f"Möglich sind: {endings}.")
    return min(found, key=lambda one: one.SUFFIXES.index(suffix))


def _writing(name: str) -> Format:
    found = _named(name)
    if not found.SUFFIXES:
        raise UsageTrouble(f"Das Format „{name}“ wird nur gelesen.", "Nehmen Sie zum Schreiben --als arbeitsmappe.")
    return found


def _named(name: str) -> Format:
    if name not in exchange.names():
        raise unknown(f"Das Format „{name}“", name, list(exchange.names()))
    return exchange.load(name)


def delivery(quelle: str, wanted: str = "", into: tuple[Path, Source] | None = None, mapping: str = "") -> Delivery:
    """Return what a file holds for a folder; ``mapping`` is the file that tells which column is which field.

    Raises:
        Rejected: the file cannot be used.
        UsageTrouble: there is no such file.
    """
    path = Path(quelle)
    if _LINK.match(quelle):
        message = "Das ist ein Link. konzeptgen holt nichts aus dem Netz."
        raise UsageTrouble(message, "Laden Sie die Datei im Browser herunter und nennen Sie ihren Namen.")
    for one in filter(None, (quelle, mapping)):
        if not Path(one).is_file():
            raise UsageTrouble(f"Die Datei „{one}“ gibt es nicht.", "Prüfen Sie Namen und Ordner.")
    data = given(path)
    found = _named(wanted) if wanted else _recognised(path.name, data)
    if isinstance(found, Mapped) and into:
        folder, source = into
        return found.lies_fuer(path.name, data, merged(source), Tor(folder).there, mapping)
    return found.lies(path.name, data)


def returned(ziel: Path, folder: Path, source: Source, day: date) -> Ruecklauf:
    """Return what the workbooks in a folder answer to a survey; files that programs lock with are none."""
    if not ziel.is_dir():
        raise UsageTrouble(f"Den Ordner „{ziel}“ gibt es nicht.", "Legen Sie die Antworten der Träger in einen Ordner.")
    tor = Tor(ziel)
    here = [one for one in tor.entries() if len(one.parts) == 1 and one.name[0] not in ".~"]
    files = {one.name: tor.read(one) for one in here if Path(one.name).suffix.lower() in {".xlsx", ".ods"}}
    return ruecklauf(files, merged(source), day, recalled(Tor(folder).there(MEMORY)))


def _recognised(name: str, data: bytes) -> Format:
    for one in map(exchange.load, exchange.names()):
        if one.erkennt(name, data):
            return one
    known = ", ".join(exchange.names())
    message = "Was in der Datei steht, erkennt konzeptgen nicht."
    raise unusable(name, message, f"Nehmen Sie eine Datei aus konzeptgen export. Bekannt sind: {known}.")


def sound(folder: Path) -> Source:
    """Return the folder; raise Rejected with its faults, since values that are none fit into no table."""
    source = load(folder)
    found = faults(source)
    if found:
        raise Rejected(list(found))
    return source
