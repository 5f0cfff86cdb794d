"""Packages that come with an extra: large ones that few folders need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from konzeptgen.base.finding import EnvironmentTrouble


def library(name: str, extra: str, what: str, instead: str) -> Any:  # noqa: ANN401 - a module of whatever it holds
    """Return a package; ``what`` says what it is needed for, ``instead`` what helps without.

    Raises:
        EnvironmentTrouble: the package is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        remedy = f'Richten Sie es ein mit pip install "konzeptgen[{extra}]". {instead}'
        raise EnvironmentTrouble(f"{what} fehlt ein Paket.", remedy) from error
