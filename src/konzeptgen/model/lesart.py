"""For whom a text is made: the one choice that decides how a document tells what is not known."""

from __future__ import annotations

from enum import StrEnum


class Lesart(StrEnum):
    """For those who write it, those who decide on it, and those who read it in print."""

    ENTWURF = "entwurf"
    RAT = "rat"
    DRUCK = "druck"
