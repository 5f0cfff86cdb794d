"""Programs of the machine that some tests need."""

import os
import shutil
from pathlib import Path

import pytest


def program(name: str) -> str:
    """Return the path of a program; skip the test where it is missing, but fail in CI."""
    return _there(shutil.which(name), name)


def office(part: str) -> str:
    """Return the path of LibreOffice where it has a part, "sw" for texts or "sc" for tables; else as ``program``."""
    path = Path(program("soffice"))
    has = path.resolve().with_name(f"lib{part}lo.so").exists()
    return _there(str(path) if has else None, {"sw": "LibreOffice Writer", "sc": "LibreOffice Calc"}[part])


def _there(path: str | None, name: str) -> str:
    if path is None and not os.environ.get("CI"):
        pytest.skip(f"{name} ist nicht installiert; dieser Test läuft nur mit {name}")
    assert path is not None, f"{name} is missing in CI"
    return path
