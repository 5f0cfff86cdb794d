"""Whole sentences that depend on none, one, many or unknown, one file per subject.

Every public function of a file is known to templates by its name; it takes the Konzept or things of it and returns
plain text, which a template prints like any other value.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from inspect import getmembers, isfunction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def saetze() -> Mapping[str, Callable[..., Any]]:
    """Return the functions of every file of this folder by name; raise ValueError where two have the same."""
    found: dict[str, Callable[..., Any]] = {}
    for module in (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)):
        own = {name: function for name, function in getmembers(module, isfunction) if _belongs(function, module)}
        if doubled := found.keys() & own.keys():
            raise ValueError(f"two sentences are called {', '.join(sorted(doubled))}")
        found |= own
    return found


def _belongs(function: Any, module: Any) -> bool:  # noqa: ANN401 - what a module holds
    return function.__module__ == module.__name__ and not function.__name__.startswith("_")
