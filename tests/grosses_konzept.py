"""A concept as large as a big city's: the complete one of ``vollstaendig`` with 300 more providers and 900 offers."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.schema import values

TRAEGER = 300
JE_TRAEGER = 3
_VORBILD = Path(__file__).with_name("vollstaendig")
_ARTEN = ("freie_wohlfahrt", "migrantenorganisation", "gemeinnuetzig", "initiative", "gewerblich")
_NAMEN = ("Förderverein", "Nachbarschaftswerk", "Bildungszentrum", "Beratungsdienst", "Sozialwerk")


def grosses_konzept(folder: Path) -> Path:
    """Write the concept to ``folder`` and return it; the same files each time."""
    shutil.copytree(_VORBILD, folder)
    (folder / "anbieter").mkdir()
    (folder / "anbieter.yaml").rename(folder / "anbieter" / "kern.yaml")
    many = {"traeger": [_traeger(number) for number in range(TRAEGER)], "angebote": list(_angebote())}
    text = yaml.safe_dump(many, allow_unicode=True, sort_keys=False)
    (folder / "anbieter" / "viele.yaml").write_text(text, "utf-8")
    return folder


def _traeger(number: int) -> dict[str, Any]:
    return {
        "id": f"viele-{number}",
        "name": f"{_NAMEN[number % 5]} Stadtteil {number} e. V.",
        "art": _ARTEN[number % 5],
    }


def _angebote() -> Iterator[dict[str, Any]]:
    kinds, groups = sorted(values()["leistungsarten"]), sorted(values()["zielgruppen"])
    for number in range(TRAEGER * JE_TRAEGER):
        yield {
            "id": f"viele-angebot-{number}",
            "traeger": f"viele-{number // JE_TRAEGER}",
            "name": f"Angebot {number}",
            "leistungsart": kinds[number % len(kinds)],
            "gebiet": [("gesamt", "nord", "sued")[number % 3]],
            "zielgruppen": [groups[number % len(groups)]],
        }
