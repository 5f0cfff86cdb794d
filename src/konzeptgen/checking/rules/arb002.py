"""Was: Die Zusammensetzung des örtlichen Beirats am Jobcenter ist zu prüfen.

Die Freie Wohlfahrtspflege ist nicht erfasst, oder ein Mitglied bietet selbst Eingliederungsleistungen an.

Warum: § 18d SGB II nennt die Freie Wohlfahrtspflege unter den Beteiligten des Beirats. Wer Eingliederungsleistungen
nach dem SGB II anbietet, darf ihm nicht angehören.

Beispiel: Im Beirat sitzt der Werkhof, der zugleich Arbeitsgelegenheiten anbietet.

Abhilfe: Prüfen Sie mit dem Jobcenter die Sitze und tragen Sie den Stand in arbeit.yaml unter beirat ein.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import aus_der_wohlfahrt, ohne_art
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.sitz import Sitz

REGEL = Regel(
    code="ARB002",
    name="beirat-pruefen",
    bereich="Arbeit",
    quellen=("sgb2-18d",),
    schwere=Severity.WARNUNG,
    elemente=("B1",),
    kapitel="arbeit",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
jobcenter:
  name: Jobcenter
  beirat:
    - {traeger: cv}
""",
    """
jobcenter:
  name: Jobcenter
  beirat:
    - {organisation: Wohlfahrtsverbände, art: freie_wohlfahrt}
""",
    "{}",
)
SCHLECHT = (
    "jobcenter: {name: Jobcenter}",
    """
jobcenter:
  name: Jobcenter
  beirat:
    - {organisation: Handwerkskammer, art: wirtschaft}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Arbeitsgelegenheit, leistungsart: beschaeftigungsprojekt, rechtskreis: sgb2}
jobcenter:
  name: Jobcenter
  beirat:
    - {traeger: cv}
""",
)


_KINDS = ("arbeitsmarktberatung", "qualifizierung", "ausbildungsbegleitung", "beschaeftigungsprojekt")


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit without a seat of the free welfare, and one per member that offers integration into work."""
    seats = konzept.jobcenter.beirat if konzept.jobcenter else ()
    if konzept.jobcenter and not any(aus_der_wohlfahrt(sitz) for sitz in seats):
        yield _no_seat(seats)
    for index, sitz in enumerate(seats):
        own = konzept.angebote_von(sitz.traeger) if sitz.traeger and not sitz.traeger.oeffentlich else ()
        offers = konzept.da(own)
        offer = min(filter(_integrates, offers), key=lambda o: o.rechtskreis != "sgb2", default=None)
        if offer:
            sure = offer.rechtskreis == "sgb2"
            verb = "bietet" if sure else "bietet vielleicht"
            yield Treffer(
                ("jobcenter", "beirat", index),
                f"„{sitz.name}“ im Beirat {verb} Eingliederungsleistungen nach dem SGB II an: „{offer.name}“.",
                "Prüfen Sie mit dem Jobcenter, ob § 18d SGB II den Sitz zulässt.",
                offer.traeger.id,
                None if sure else Severity.HINWEIS,
            )


def _integrates(angebot: Angebot) -> bool:
    """Return whether an offer falls under SGB II, or may do so while its Rechtskreis is open."""
    if angebot.rechtskreis is None:
        return angebot.leistungsart in _KINDS
    return angebot.rechtskreis == "sgb2"


def _no_seat(seats: Sequence[Sitz]) -> Treffer:
    was = "Im Beirat des Jobcenters ist kein Sitz der Freien Wohlfahrtspflege erfasst."
    if not seats:
        was = "Die Mitglieder des Beirats am Jobcenter sind nicht erfasst."
    unclear = not seats or ohne_art(seats)
    return Treffer(
        ("jobcenter", "beirat"),
        was,
        "Tragen Sie die Mitglieder in arbeit.yaml unter beirat ein, und fragen Sie sonst beim Jobcenter nach.",
        schwere=Severity.HINWEIS if unclear else None,
    )
