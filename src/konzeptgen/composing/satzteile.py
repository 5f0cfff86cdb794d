"""Parts of sentences that templates set: addresses, contacts, opening hours, areas, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from markupsafe import Markup

from konzeptgen.base.german import aufzaehlung, zahl
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.printing import link, printed
from konzeptgen.composing.saetze.beteiligung import gremium
from konzeptgen.composing.sicht import without_signs
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.papier import Papiermappe

if TYPE_CHECKING:
    from konzeptgen.base.rufnummer import Rufnummer
    from konzeptgen.model.anbieter import Angebot
    from konzeptgen.model.angebotsort import Angebotsort
    from konzeptgen.model.bausteine import Adresse, Kontakt, Person
    from konzeptgen.model.kurse import Kurs
    from konzeptgen.model.mappe import Mappe
    from konzeptgen.model.massnahmen import Massnahme

_ON_ONE_LINE = 3


def fassung(mappe: Mappe) -> str:
    """Return what kind of version this is, for the cover."""
    status = _status(mappe)
    return status if mappe.oeffentlich else f"{status}, nur für den internen Gebrauch"


def _status(mappe: Mappe) -> str:
    if isinstance(mappe, Konzept) and mappe.vorgelegt:
        return "Zur Beratung vorgelegt"
    return "Entwurf" if mappe.entwurf else "Freigegeben" if isinstance(mappe, Papiermappe) else "Beschlossen"


def beschluss(konzept: Konzept) -> str:
    """Return who decided on a final Konzept and when, for the cover; nothing for a draft."""
    if konzept.entwurf or not konzept.beschluss:
        return ""
    return gremium(konzept.beschluss)


def redaktion(konzept: Konzept) -> str:
    """Return name and function of the editor, for the cover."""
    editor = konzept.herausgeber.redaktion if konzept.herausgeber else None
    return person_und_amt(editor) if editor else ""


def gebiet(konzept: Konzept, angebot: Angebot | Massnahme) -> str:
    """Return the area that an offer or measure serves, by name; what is said is not about the area."""
    if not angebot.gebiet:
        return OFFEN
    names = {s.id: s.name for s in konzept.sozialraeume} | {"gesamt": "gesamtes Gebiet"}
    by_key = {ags: s.name for s in konzept.sozialraeume for ags in s.ags}
    by_key |= {gemeinde.ags: gemeinde.name for gemeinde in konzept.kommune.gemeinden if gemeinde.ags}
    return without_signs(aufzaehlung(names.get(key) or by_key.get(key) or key for key in angebot.gebiet))


def merkmale(konzept: Konzept, angebot: Angebot) -> dict[str, list[str]]:
    """Return what an offer can be found by in a directory, by name, in plain words."""
    here = [raum.name for raum in konzept.sozialraeume if angebot.fuer_alle_gebiete or angebot.dient(raum)]
    return {
        "Leistung": [angebot.leistungsart.titel],
        "Sozialraum": here,
        "Sprache": [sprache.titel for sprache in angebot.sprachen],
    }


def anschrift(adresse: Adresse) -> str:
    """Return an address on one line, "offen" where nothing is given."""
    place = " ".join(part for part in (adresse.plz, adresse.ort) if part)
    return ", ".join(part for part in (adresse.strasse, place) if part) or OFFEN


def standort(ort: Angebotsort) -> str:
    """Return a place on one line: its name and address, the stop and the way, as far as they are given."""
    where = anschrift(ort.adresse) if ort.adresse and ort.adresse.angegeben else None
    place = ", ".join(part for part in (ort.name, where) if part)
    stop = f"Haltestelle {ort.haltestelle}" if ort.haltestelle else None
    return "; ".join(part for part in (place, stop, ort.anfahrt) if part)


def kontakt(kontakt: Kontakt) -> str:
    """Return telephone numbers, mails and web addresses on one line, "offen" where nothing is given."""
    return ", ".join(text for text, _ in _wege(kontakt)) or OFFEN


def kontakt_mit_links(kontakt: Kontakt) -> Markup:
    """Return the same for a text in which each can be clicked."""
    return Markup(", ").join(_links(kontakt)) or Markup(OFFEN)  # noqa: S704 - a sign of ours


def kontaktzeilen(kontakt: Kontakt) -> list[Markup]:
    """Return the same for a fact sheet: on one line, on a line each from four on."""
    ways = list(_links(kontakt))
    return ways if len(ways) > _ON_ONE_LINE else [kontakt_mit_links(kontakt)]


def _links(kontakt: Kontakt) -> Iterator[Markup]:
    yield from (link(text, target) if target else printed(text) for text, target in _wege(kontakt))


def _wege(kontakt: Kontakt) -> Iterator[tuple[str, str]]:
    """Yield each way to reach a place as it is printed, and where a link to it leads."""
    yield from ((_nummer(number), number.ziel) for number in kontakt.alle_telefone)
    yield from ((mail, f"mailto:{mail}") for mail in kontakt.alle_emails)
    yield from ((_seite(page), page) for page in kontakt.alle_websites)


def _seite(page: str) -> str:
    """Return the address of a page as one types it, without what every browser adds."""
    return page.removeprefix("https://").removeprefix("http://").rstrip("/")


def _nummer(number: Rufnummer) -> str:
    """Return a telephone number with what it is for: "Telefon 0351 123456 (Anmeldung)", "Fax 0351 123457"."""
    if number.fax:
        return f"{number.zweck} {number.ohne_zweck}"
    return f"Telefon {_mit_zweck(number)}"


def _mit_zweck(number: Rufnummer) -> str:
    return f"{number.ohne_zweck} ({number.zweck})" if number.zweck else number.ohne_zweck


def person(person: Person) -> str:
    """Return a person on one line: name, function, direct line and mail, as far as they are given."""
    phone = f"Durchwahl {_mit_zweck(person.telefon)}" if person.telefon else None
    return ", ".join(part for part in (person.name, person.funktion, phone, person.email) if part)


def person_und_amt(person: Person) -> str:
    """Return a person as one signs: name and function."""
    return ", ".join(part for part in (person.name, person.funktion) if part)


def zeiten_und_ort(kurs: Kurs) -> str:
    """Return times, place and Sozialraum of a course on one line, "offen" where nothing is given."""
    area = without_signs(kurs.sozialraum.name) if kurs.sozialraum else None
    return ", ".join(part for part in (kurs.zeiten, kurs.ort, area) if part) or OFFEN


def stellen(umfang: Decimal) -> str:
    """Return "eine Vollzeitstelle" or "1,5 Vollzeitstellen"."""
    return "eine Vollzeitstelle" if umfang == 1 else f"{zahl(umfang)} Vollzeitstellen"


def vorlagennummer(konzept: Konzept) -> str:
    """Return the number of the Beschlussvorlage, nothing where none is given."""
    vorlage, decision = konzept.beschlussvorlage, konzept.beschluss
    return (vorlage.nummer if vorlage else None) or (decision.vorlage if decision else None) or ""


def bekannte_summe(items: Iterable[object], feld: str) -> str:
    """Return the sum of a field as far as it is known, "offen" where no item knows it."""
    known = [value for item in items if (value := getattr(item, feld)) is not None]
    return zahl(sum(known)) if known else OFFEN


def summe(items: Iterable[object], feld: str) -> str:
    """Return the sum of a field, "offen" where one item does not know it."""
    known = [getattr(item, feld) for item in items]
    return OFFEN if any(value is None for value in known) else zahl(sum(known))
