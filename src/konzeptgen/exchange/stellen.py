"""Lines of a page -> the bodies that stand on it with address, telephone or mail; names of people are left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from konzeptgen.base.near import fold
from konzeptgen.exchange.seite import Line

_TOWN = re.compile(r"(?P<plz>\d{5})\s+(?P<town>[^\W\d_][^\d(),;:]*)(?:\(.*)?")
_ADDRESS = re.compile(rf"(?P<before>.*?)[,\s]\s*{_TOWN.pattern}")
_HOUSE = re.compile(r"[^\d,;:()]{2,60}\s\d+\s?[a-z]?(?:\s?[-–+/]\s?\d+\s?[a-z]?)?(?:\s\d/\d)?")
_STREET = re.compile(
    r"(?i)(?P<street>[^\d,;:]*(?:str\.|straße|weg|platz|gasse|allee|ring|ufer|damm)\s?\d+\s?[a-z]?)(?:,.*)?"
)
_TWO_ADDRESSES = re.compile(r"(?<=[a-zäöüß])\s*[/;|]\s*(?=[^\d]+\d+\s?[a-z]?,\s*\d{5}\s)")
_PHONE = re.compile(r"(?i)(?:tel(?:efon)?\.?:?\s*)?(\+?\d[\d\s()/–-]{3,}\d)(?:\D.*)?")
_OF_PERSON = re.compile(r"(?:\+49|0)\s?1[5-7][\d\s/–-]+\([^\W\d_]+\)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PAGE = re.compile(r"(?i)(?:https?://|www\.)\S+(?:\s\(.*\))?")
_HOURS = re.compile(
    r"(?i)\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr)\w*\b.*\d"
    r"|öffnungszeit|sprechzeit|sprechstunde"
)
_LINKING = re.compile(r"(?i)(oder|und|sowie|bzw\.?)\s*:?")
_ASIDE = re.compile(r"[^:]{2,40}:\s\S.*")
_SENTENCE = re.compile(r".*[.?!:;]\s*")
_SPEAKING = re.compile(r"(?i)\b(du|dich|dir|dein\w*|informationen|infos)\b|\d{1,2}\.\s\w+\s20\d\d")
_ABBREVIATION = re.compile(r".*\b(e\.\s?V|gGmbH|str|Str|ggf|bzw|B\.U\.D)\.\s*")
_KINDS = (
    "agentur|akademie|bad|café|ambulanz|amt|anlaufstelle|anstalt|apotheke|asyl|behörde|beratung|bereich|bereitschaft|"
    "betrieb|botschaft|büro|caritas|center|diakonie|diakonisch|dienst|einrichtung|fachstelle|gmbh|gesellschaft|haus|"
    "heim|hilfe|hochschule|hort|hotline|initiative|institut|jobcenter|jugendring|kammer|kindergarten|kirche|kita|"
    "klinik|klinikum|konsulat|krankenhaus|kreuz|kurs|laden|lädle|markt|mission|notruf|praxis|regierung|schule|"
    "schulamt|sozialarbeit|stelle|stiftung|tafel|telefon|treff|universität|verband|verein|verwaltung|werk|werkstatt|"
    "werkstätten|wohnung|zentrale|zentrum|e\\.\\s?v|vhs|awo|drk|malteser|johanniter|beauftragte|bildung"
)
_BODY = re.compile(rf"(?i)\b(?:{_KINDS})|(?:{_KINDS})(?:n|en|s|e)?\b")
_GENERAL = re.compile(
    r"(?i)(für|team|kontakt|kontaktdaten|ansprech\w+|adresse|anschrift|besucheradresse|region|standorte?)\b.*"
)
_PERSON = re.compile(
    r"(?:(?:Frau|Herr|Dr\.|Prof\.)\s+)*[^\W\d_a-zäöüß][\w'-]+"
    r"(?:\s(?:von|van|de|el|al|[^\W\d_a-zäöüß][\w.'-]*)){1,3}"
)
_TITLED = re.compile(r"(Frau|Herr|Dr\.|Prof\.)\s")
_INITIAL = re.compile(r"(?i)[a-z]{1,2}\.[a-z-]{3,}|[a-z-]{3,}\.[a-z]")
_FULL = re.compile(r"(?i)[a-z-]{3,}[._][a-z-]{3,}")
_OFFICE = re.compile(
    r"(?i)info|kontakt|poststelle|service|office|mail|jugend|familie|empfang|sekretariat|team|migration"
)
_LONGEST = 150
_LEAST = 3
_STEM = 6


class What(Enum):
    """What a line says: how to reach a body, when, or whom; a name perhaps; or else."""

    CONTACT = auto()
    TIME = auto()
    LINK = auto()
    NAME = auto()
    OTHER = auto()


@dataclass(slots=True)
class Stelle:
    """A body on a page: its name, how it is reached, and why of what is left aside."""

    name: str = ""
    street: str = ""
    plz: str = ""
    town: str = ""
    phones: list[str] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    page: str = ""
    aside: list[str] = field(default_factory=list)


def stellen(lines: Sequence[Line], places: Collection[str], title: str = "") -> Iterator[Stelle]:
    """Yield the bodies of a page; ``places`` are names of towns, which are no bodies. One without a name has none."""
    lines = list(_parted(lines))
    kinds = [_what(line) for line in lines]
    number = 0
    while number < len(lines):
        if kinds[number] is not What.CONTACT:
            number += 1
            continue
        end = _end(lines, kinds, number)
        block = [line for line, what in zip(lines[number:end], kinds[number:end], strict=True) if what is What.CONTACT]
        found = Stelle()
        for line in block:
            _read(line, found)
        if found.street or found.plz or found.phones or found.mails:
            above = _above(lines, kinds, number)
            inside = [line.text for line in lines[number:end] if line not in block]
            _name(found, above, inside, places, [_heading(lines, kinds, number), title])
            yield found
        number = end


def towns(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the places that addresses on a page name."""
    for line in lines:
        if len(line.text) <= _LONGEST:
            found = _address(line.text) or _TOWN.fullmatch(line.text)
            if found:
                yield _town(found["town"])


def _address(text: str) -> dict[str, str] | None:
    """Return name, street, Postleitzahl and town of an address in one line, None where it is none."""
    match = _ADDRESS.fullmatch(text)
    if not match:
        return None
    name, _, street = match["before"].strip(" ,").rpartition(",")
    if not _HOUSE.fullmatch(street.strip()):
        return None
    return {"name": name.strip(), "street": street.strip(), "plz": match["plz"], "town": _town(match["town"])}


def _town(words: str) -> str:
    return re.sub(r"\s+(?:oder|und)\b.*", "", words).strip()


def _parted(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, one that names two addresses as two."""
    for line in lines:
        parts = _TWO_ADDRESSES.split(line.text) if len(line.text) <= _LONGEST else [line.text]
        yield from (replace(line, text=part) for part in parts)


def _what(line: Line) -> What:
    text = line.text
    if len(text) > _LONGEST:
        return What.OTHER
    if _LINKING.fullmatch(text):
        return What.LINK
    if _is_contact(line):
        return What.CONTACT
    if _HOURS.search(text) and not line.head:
        return What.TIME
    sentence = bool(_SPEAKING.search(text) or (_SENTENCE.fullmatch(text) and not _ABBREVIATION.fullmatch(text)))
    sentence = sentence and not line.head
    if sentence or line.item:
        return What.OTHER
    return What.TIME if _ASIDE.fullmatch(text) and not line.head else What.NAME


def _is_contact(line: Line) -> bool:
    text = line.text
    if _address(text) or any(pattern.fullmatch(text) for pattern in (_TOWN, _PAGE, _STREET)):
        return True
    short = len(text) < 90 and not line.item  # noqa: PLR2004 - longer ones are sentences
    linked = any(link.startswith(("tel:", "mailto:")) for link in line.links)
    return short and (linked or bool(_PHONE.fullmatch(text) or _MAIL.search(text)))


def _end(lines: Sequence[Line], kinds: Sequence[What], start: int) -> int:
    """Return the number of the first line that belongs no more to the contact that begins at ``start``.

    A person between two lines of it, or behind "oder", belongs to it.
    """
    end = number = start
    while number < len(lines) and not (number > start and lines[number].head):
        if kinds[number] is What.CONTACT:
            end = number + 1
        elif kinds[number] is What.OTHER or (kinds[number] is What.NAME and not _may_be_person(lines[number])):
            break
        number += 1
    return end


def _above(lines: Sequence[Line], kinds: Sequence[What], start: int) -> list[Line]:
    """Return the lines right above a contact that may name it, the nearest heading the first."""
    found: list[Line] = []
    for number in range(start - 1, -1, -1):
        if kinds[number] in {What.CONTACT, What.OTHER}:
            break
        if kinds[number] is What.NAME:
            found.insert(0, lines[number])
        if lines[number].head:
            break
    return found


def _heading(lines: Sequence[Line], kinds: Sequence[What], start: int) -> str:
    """Return the heading of the section, nothing where another contact stands between."""
    for number in range(start - 1, -1, -1):
        if lines[number].head:
            return lines[number].text
        if kinds[number] is What.CONTACT and not _PAGE.fullmatch(lines[number].text):
            return ""
    return ""


def _read(line: Line, found: Stelle) -> None:
    """Take what a line says on how to reach a body."""
    text = line.text
    address, town, street = _address(text), _TOWN.fullmatch(text), _STREET.fullmatch(text)
    if address and not found.street:
        found.name, found.street = address["name"], address["street"]
        found.plz, found.town = address["plz"], address["town"]
    elif town and not found.plz:
        found.plz, found.town = town["plz"], _town(town["town"])
    elif street and not found.street and "@" not in text:
        found.street = street["street"].strip()
    elif not address:
        _read_links(line, found)


def _read_links(line: Line, found: Stelle) -> None:
    mails = _MAIL.findall(line.text)
    found.mails += [mail for mail in mails if mail not in found.mails]
    if not mails:
        numbers = (_PHONE.fullmatch(part) for part in re.split(r"\s*(?:\boder\b|\bund\b|;|\s/\s)\s*", line.text))
        found.phones += [number[1].strip() for number in numbers if number and not _OF_PERSON.fullmatch(number[0])]
    page = _PAGE.match(line.text)
    if page and not found.page:
        found.page = page[0].split()[0]


def _may_be_person(line: Line) -> bool:
    return bool(_PERSON.fullmatch(line.text)) and not _BODY.search(line.text)


def _name(
    found: Stelle, above: Sequence[Line], inside: Sequence[str], places: Collection[str], around: Sequence[str]
) -> None:
    """Give a body its name: right above it, else one ``around``; leave aside what belongs to a person."""
    names = [re.sub(r"^\d+\.\s+", "", line.text) for line in above]
    people = [name for name in names if _is_person(name, names, found, places)]
    people += [name for name in inside if _PERSON.fullmatch(name)]
    topics = [name for name, line in zip(names, above, strict=True) if people and line.head and not _BODY.search(name)]
    left = [name for name in names if name not in [*people, *topics] and not _general(name, places)]
    if len(left) > 1 and " " not in left[0] and not _BODY.search(left[0]):
        left = left[1:]
    bodies = [name for name in left if _BODY.search(name)]
    bold = [name for name, line in zip(names, above, strict=True) if line.bold and name in left]
    chosen = found.name or ", ".join(dict.fromkeys(bodies[:2])) or (bold or left or [""])[0]
    if not chosen and around[0]:
        chosen = next(
            (name for name in (around[:1] if people else around) if _BODY.search(name) and not _general(name, places)),
            "",
        )
    found.name = chosen.strip(" :,-–")
    _without_people(found, people)


def _general(name: str, places: Collection[str]) -> bool:
    """Return whether words name no body: a place, or what stands before one."""
    return name in places or (bool(_GENERAL.fullmatch(name)) and not re.search(r"e\.\s?v\.", name, re.IGNORECASE))


def _is_person(name: str, names: Sequence[str], found: Stelle, places: Collection[str]) -> bool:
    bare = re.split(r"\s*[(,]", name)[0]
    if _TITLED.match(name) or (bare != name and _PERSON.fullmatch(bare) and not _of_body(bare, places)):
        return True
    if not _PERSON.fullmatch(name):
        return False
    if any(_names(mail, name) for mail in found.mails):
        return True
    return not _of_body(name, places) and (not found.street or (len(names) > 1 and name == names[-1]))


def _of_body(name: str, places: Collection[str]) -> bool:
    """Return whether two or three words name a body rather than a person: by its kind or its town."""
    stems = {place[:_STEM] for place in places}
    return bool(_BODY.search(name)) or any(word[:_STEM] in stems for word in name.split())


def _names(mail: str, name: str) -> bool:
    """Return whether a mail address is made of a person's name."""
    local = {part for part in re.split(r"[._-]", fold(mail.partition("@")[0])) if len(part) >= _LEAST}
    words = {fold(word) for word in re.split(r"[\s.-]+", name)}
    return bool(local) and local <= words and (len(local) > 1 or not _BODY.search(name))


def _without_people(found: Stelle, people: Sequence[str]) -> None:
    mails = [mail for mail in found.mails if not _personal(mail, people)]
    if len(mails) < len(found.mails):
        found.aside.append("Eine E-Mail-Adresse gehört wohl einer Person und ist nicht übernommen.")
    found.mails = mails
    if people and found.phones:
        found.aside.append("Die Telefonnummer steht bei einer Person und ist nicht übernommen.")
        found.phones = []


def _personal(mail: str, people: Sequence[str]) -> bool:
    local = fold(mail.partition("@")[0])
    if _INITIAL.fullmatch(local) or any(_names(mail, name) for name in people):
        return True
    return bool(_FULL.fullmatch(local) and not _BODY.search(local) and not _OFFICE.search(local))
