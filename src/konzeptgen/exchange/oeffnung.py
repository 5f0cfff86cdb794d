"""Opening hours as one text, in OpenStreetMap's syntax or in German -> the fields of an offer.

A rule of which a single word is not understood stays text, in the words of the source. The way back is
``oeffnung_osm.geschrieben``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from konzeptgen.base.lines import ScalarFault
from konzeptgen.base.schema import values
from konzeptgen.base.tageszeit import MONATE, zeitspanne
from konzeptgen.base.wochentage import einzeln, wochentag
from konzeptgen.exchange.emit import Plain

OSM_DAYS = {"Mo": "mo", "Tu": "di", "We": "mi", "Th": "do", "Fr": "fr", "Sa": "sa", "Su": "so"}
OSM_DAYS |= {"PH": "feiertage", "SH": "schulferien"}
OSM_WEEKS = {"1": "erste", "2": "zweite", "3": "dritte", "4": "vierte", "5": "fuenfte", "-1": "letzte"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
APPOINTMENT = "nach Vereinbarung"
_MONTH_STARTS = (
    *(("jan",), ("feb",), ("mar", "mär"), ("apr",), ("may", "mai"), ("jun",)),
    *(("jul",), ("aug",), ("sep",), ("oct", "okt"), ("nov",), ("dec", "dez")),
)

_LONGEST = 2_000
"""So many letters are no opening hours but a text, which nobody need take apart."""
_WHOLE_DAY: dict[str, Plain] = {"tage": ["taeglich"], "zeiten": ["0:00–24:00"]}
_TIME = r"[0-9]{1,2}(?:[:.][0-9]{2})?(?:\s*(?:Uhr|h)\b)?"
_TO = r"\s*(?:-|–|—|\bbis\b)\s*"
_DAY = (
    r"\b(?:Mo(?:ntags?)?|Di(?:enstags?)?|Mi(?:ttwochs?)?|Do(?:nnerstags?)?|Fr(?:eitags?)?|Sa(?:mstags?)?|So(?:nntags?)?"
    r"|Tu|We|Th|Su|PH|SH|Feiertage?|feiertags|Schulferien|täglich)\b\.?"
)
_MONTH = (
    r"\b(?:Jan(?:uar)?|Feb(?:ruar)?|Mar|März?|Apr(?:il)?|May|Mai|Jun[ei]?|Jul[yi]?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?)\b\.?"
)
_POINT = rf"{_MONTH}(?:\s+[0-9]{{1,2}}\b(?![:.]))?"
_ORDINAL = r"(?:erste|zweite|dritte|vierte|fünfte|letzte)[nrs]?|[1-5]\."
_AGREED = r"nach\s+(?:Vereinbarung|Absprache|Terminvereinbarung)\b"
_TOKENS = {
    "kommentar": r'"[^"]*"|\([^()]*\)',
    "datiert": rf"[0-9]{{4}}\s+{_POINT}(?:\s*-\s*[0-9]{{4}}\s+{_POINT}|\+)?",
    "saison": rf"{_POINT}(?:{_TO}(?:{_POINT}|[0-9]{{1,2}}\b(?![:.])))?:?",
    "woche": rf"\[[-0-9, ]+\]|\bjede[nrs]?\s+(?:{_ORDINAL})(?:\s*(?:,|und|u\.)\s*(?:{_ORDINAL}))*",
    "tage": rf"{_DAY}(?:{_TO}{_DAY})?",
    "zeit": rf"{_TIME}{_TO}{_TIME}",
    "ab": rf"\bab\s+{_TIME}|[0-9]{{1,2}}:[0-9]{{2}}\+",
    "bis": rf"\bbis\s+{_TIME}",
    "zu": r"\b(?:off|closed|geschlossen)\b",
    "auch": rf"(?:,\s*|\b(?:und|sowie|oder)\s+){_AGREED}",
    "ohne": r"\bunknown\b",
    "termin": rf"\b(?:nur\s+)?{_AGREED}",
    "nichts": r"[\s,:/&+]+|\b(?:und|sowie|von|an|am|Uhr|open|im\s+Monat|jeden\s+Monats|des\s+Monats)\b|\bu\.",
    "unklar": r".",
}
_TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _TOKENS.items()), re.IGNORECASE | re.DOTALL)
_RULES = re.compile(r"\s*(?:;|\n|\|\|)\s*(?=(?:[^\"]*\"[^\"]*\")*[^\"]*\Z)")
_APPOINTMENT = re.compile(r"(?:nach Vereinbarung|by appointment)(?:[;,]\s*)?", re.IGNORECASE)


class _Unclear(ValueError):  # noqa: N818 - it names the outcome
    """A rule is not understood as a whole."""


@dataclass(slots=True)
class _Rule:
    """What a rule says so far: its entries, the last one growing; the days on which it is closed by their date."""

    osm: bool
    entries: list[dict[str, Plain]] = field(default_factory=list)
    dated: tuple[str, ...] = ()
    season: dict[str, Plain] = field(default_factory=dict)
    weeks: list[Plain] = field(default_factory=list)
    complete: bool = True
    shut: bool = False
    reason: str = ""

    def add(self, kind: str, text: str) -> None:
        """Take in what a token says."""
        getattr(self, f"_{kind}")(text)

    def _tage(self, text: str) -> None:
        if self.complete:
            if self.entries and "saison_von" in self.entries[-1] and not self.osm:  # nobody knows whether it goes on
                raise _Unclear
            weeks: dict[str, Plain] = {"im_monat": self.weeks} if self.weeks else {}
            self.entries.append({**self.season, "tage": [], **weeks})
            self.complete, self.weeks, self.season = False, [], {}
        self._list("tage").append(_day(text))

    def _woche(self, text: str) -> None:
        weeks = _weeks(text)
        if not text.startswith("["):
            self.weeks = weeks
        elif self.complete or len(self._list("tage")) > 1:
            raise _Unclear
        else:
            self.entries[-1]["im_monat"] = weeks

    def _zeit(self, text: str) -> None:
        self._list("zeiten").append(zeitspanne(text))

    def _ab(self, text: str) -> None:
        self._once("von", zeitspanne(f"{text.removeprefix('ab').strip(' +')}-24").partition("–")[0])

    def _bis(self, text: str) -> None:
        self._once("bis", zeitspanne(f"0-{text.removeprefix('bis')}").rpartition("–")[2])

    def _zu(self, _text: str) -> None:
        if self.entries:
            self._once("geschlossen", "ja")
        else:
            self.shut = True

    def _termin(self, _text: str) -> None:
        self._once("nach_vereinbarung", "ja")

    def _auch(self, text: str) -> None:
        self._once("hinweis", text.lstrip(", "))

    def _ohne(self, _text: str) -> None:
        self.complete = bool(self.entries)

    def _kommentar(self, text: str) -> None:
        said = text[1:-1].strip()
        if self.shut:
            self.reason = said
            return
        if _APPOINTMENT.match(said):
            self._termin(said)
            said = _APPOINTMENT.sub("", said, count=1)
        if until := re.fullmatch(rf"bis ({_TIME})(?:; (.+))?", said):
            self._bis(f"bis {until[1]}")
            said = until[2] or ""
        if said:
            self._once("hinweis", said)

    def _saison(self, text: str) -> None:
        if self.season or not self.complete or (self.entries and not self.osm):
            raise _Unclear
        self.season = _season(text)

    def _datiert(self, text: str) -> None:
        if self.entries or self.season:
            raise _Unclear
        days = [_date(part.rstrip("+")) for part in re.split(r"\s*-\s*(?=[0-9]{4})", text)]
        self.dated = tuple(days if text.endswith("+") else (days[0], days[-1]))

    def _nichts(self, _text: str) -> None:
        """Pass over what joins the rest."""

    def _unklar(self, _text: str) -> None:
        raise _Unclear

    def told(self) -> tuple[list[dict[str, Plain]], list[Plain]]:
        """Return the entries, and the days that are named by their date; raise where something hangs in the air."""
        if self.shut and not self.entries and not self.season:
            days: dict[str, Plain] = dict(zip(("von", "bis"), self.dated, strict=False))
            return [], [{**days, "grund": self.reason or "geschlossen"}]
        if not self.entries or not self.complete or self.weeks or self.season or self.dated:
            raise _Unclear
        return [_tidy(entry) for entry in self.entries], []

    def _once(self, name: str, value: str) -> None:
        if not self.entries or name in self.entries[-1]:
            raise _Unclear
        self.entries[-1][name] = value
        self.complete = True

    def _list(self, name: str) -> list[Plain]:
        if not self.entries:
            raise _Unclear
        if name != "tage":
            self.complete = True
        found = self.entries[-1].setdefault(name, [])
        return found if isinstance(found, list) else []


def _tidy(entry: dict[str, Plain]) -> dict[str, Plain]:
    """Return an entry with ``von`` and ``bis`` where it names one time alone."""
    spans = entry.get("zeiten")
    if isinstance(spans, list) and len(spans) == 1 and not entry.keys() & {"von", "bis"} and "24:" not in str(spans):
        first, _, last = str(spans[0]).partition("–")
        return {name: value for name, value in entry.items() if name != "zeiten"} | {"von": first, "bis": last}
    return entry


def aus_text(text: str) -> dict[str, Plain]:
    """Return ``oeffnungszeiten``, ``schliesszeiten`` and ``oeffnungshinweis`` of a German text, as far as any."""
    return _fields(text, osm=False)


def aus_osm(text: str) -> dict[str, Plain]:
    """Return the same of OpenStreetMap's ``opening_hours``, where a later rule replaces what another says of a day."""
    return _fields(text, osm=True)


def _fields(text: str, *, osm: bool) -> dict[str, Plain]:
    if len(text) > _LONGEST:
        return _note([text.strip()])
    hours: list[dict[str, Plain]] = []
    closures: list[Plain] = []
    notes: list[str] = []
    for part in filter(None, _RULES.split(text.strip())):
        try:
            entries, closed = _read(part, osm=osm)
        except (_Unclear, ScalarFault, ValueError):
            notes.append(part[1:-1] if re.fullmatch(r'"[^"]*"', part) else part)
            continue
        if osm and entries:
            _replace(hours, entries[0])
        hours += entries
        closures += closed
    found: dict[str, Plain] = {"oeffnungszeiten": list(hours), "schliesszeiten": closures}
    return {name: value for name, value in found.items() if value} | _note(notes)


def _note(notes: list[str]) -> dict[str, Plain]:
    return {"oeffnungshinweis": "\n".join(notes)} if notes else {}


def _read(part: str, *, osm: bool) -> tuple[list[dict[str, Plain]], list[Plain]]:
    """Return the entries of a rule and the days on which it says that the offer is closed."""
    if part == "24/7":
        return [dict(_WHOLE_DAY)], []
    rule = _Rule(osm)
    for token in _TOKEN.finditer(part):
        rule.add(str(token.lastgroup), token.group())
    return rule.told()


def _replace(hours: list[dict[str, Plain]], entry: dict[str, Plain]) -> None:
    """Take the days of a rule from those before it, unless it holds for a part of the year or month alone."""
    if entry.keys() & {"saison_von", "im_monat"}:
        return
    days = _single(entry)
    for other in [hour for hour in hours if not hour.keys() & {"saison_von", "im_monat"} and days & _single(hour)]:
        left = [day for day in values()["wochentage"] if day in _single(other) - days]
        other["tage"] = list(left)
        if not left:
            hours.remove(other)


def _single(entry: dict[str, Plain]) -> set[str]:
    parse = wochentag(values()["wochentage"])
    return {str(day) for day in einzeln([parse(str(text)) for text in entry["tage"]])}


def _day(text: str) -> str:
    """Return a day or a span of days as our files write it."""
    german = re.sub(r"\w+", lambda word: OSM_DAYS.get(word.group()[:1].upper() + word.group()[1:], word.group()), text)
    return str(wochentag(values()["wochentage"])(german))


def _weeks(text: str) -> list[Plain]:
    if text.startswith("["):
        return [OSM_WEEKS[number.strip()] for number in text[1:-1].split(",")]
    words = re.findall(_ORDINAL, text, re.IGNORECASE)
    return [OSM_WEEKS[word[0]] if word[0].isdigit() else _ordinal(word) for word in words]


def _ordinal(word: str) -> str:
    return next(key for key, wert in values()["monatswochen"].items() if word.lower().startswith(wert.titel))


def _season(text: str) -> dict[str, Plain]:
    """Return the first and the last day or month of a part of the year."""
    first, *rest = re.split(_TO, text.strip(" :"), maxsplit=1)
    last = rest[0] if rest else first
    if last.isdigit():  # "Jul 01-15"
        last = f"{first.split()[0]} {last}"
    return {"saison_von": _point(first), "saison_bis": _point(last)}


def _point(text: str) -> str:
    """Return a day of the year, or a month, as our files write it."""
    month, _, day = text.partition(" ")
    number = next(index for index, names in enumerate(_MONTH_STARTS, 1) if month.lower().startswith(names))
    return f"{int(day):02}.{number:02}." if day else MONATE[number - 1]


def _date(text: str) -> str:
    year, _, point = text.partition(" ")
    return f"{_point(point)}{year}"
