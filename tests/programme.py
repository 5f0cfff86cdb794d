"""Programs of the machine that some tests need."""

import os
import shutil

import pytest


def program(name: str) -> str:
    """Return the path of a program; skip the test where it is missing, but fail in CI."""
    path = shutil.which(name)
    if path is None and not os.environ.get("CI"):
        pytest.skip(f"{name} ist nicht installiert; dieser Test läuft nur mit {name}")
    assert path is not None, f"{name} is missing in CI"
    return path
