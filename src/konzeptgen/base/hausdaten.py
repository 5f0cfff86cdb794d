"""What the house ships as YAML (schemas, lists of values, law, profiles) -> plain values, read once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER


def lies(path: Path) -> Any:  # noqa: ANN401 - the shape differs from file to file
    """Return what a shipped file holds; reading its text takes ten times as long as taking up what was read before."""
    return ZWISCHENSPEICHER.gemerkt("daten", [str(path)], lambda: yaml.load(path.read_bytes(), yaml.CSafeLoader))
