"""Stage 3, check: Konzept -> findings of the domain rules, each at its place."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from konzeptgen import rules
from konzeptgen.finding import Finding
from konzeptgen.model.konzept import Konzept
from konzeptgen.source import Source


def check(konzept: Konzept, source: Source) -> tuple[Finding, ...]:
    """Return what every rule in ``rules`` finds, in the order of files and lines."""
    found = [
        Finding(rule.CODE, rule.SEVERITY, hit.message, hit.remedy, source.place(hit.path))
        for rule in (import_module(f"{rules.__name__}.{module.name}") for module in pkgutil.iter_modules(rules.__path__))
        for hit in rule.check(konzept)
    ]
    return tuple(sorted(found, key=lambda f: (f.place.file, f.place.line, f.place.column, f.code)))
