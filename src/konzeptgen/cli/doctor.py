"""``konzeptgen doctor``: what is installed, what is missing and how to get it."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from konzeptgen import __version__
from konzeptgen.fonts import FALLBACKS, HOUSE, folders, house_folder
from konzeptgen.terminal import Terminal

_AGAIN = "Installieren Sie konzeptgen neu: pip install --force-reinstall konzeptgen"


def command() -> int:
    """Zeigt die Versionen der Werkzeuge und was fehlt.

    Endet mit 0, wenn alles da ist, und mit 3, wenn etwas fehlt.
    """
    terminal = Terminal()
    missing = 0
    for name, look in _CHECKS.items():
        found = look()
        terminal.out.print(f"  {name.ljust(26)}{found or 'fehlt'}")
        if not found:
            missing += 1
            terminal.out.print(f"  {' ' * 26}{_AGAIN}")
    terminal.out.print("Alles da." if not missing else "Ohne diese Teile kann konzeptgen nicht alle Formate schreiben.")
    return 3 if missing else 0


def _package(name: str) -> Callable[[], str]:
    def look() -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return ""

    return look


def _pandoc() -> str:
    import pypandoc  # noqa: PLC0415 - only this command asks

    try:
        path = pypandoc.get_pandoc_path()
        shown = subprocess.run([path, "--version"], capture_output=True, text=True, check=True, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return f"{shown.split()[1]} ({path})"


def _fonts() -> str:
    try:
        files = sorted(house_folder().glob("*.ttf"))
        there = all(folder.is_dir() for folder in folders())
    except ImportError:
        return ""
    shown = f"{HOUSE}, {len(files)} Schnitte; {len(FALLBACKS)} Schriften für andere Schriftzeichen"
    return shown if files and there else ""


_CHECKS: dict[str, Callable[[], str]] = {
    "konzeptgen": lambda: __version__,
    "Python": platform.python_version,
    "pandoc (für Word)": _pandoc,
    "Typst (für PDF)": _package("typst"),
    "vl-convert (für Bilder)": _package("vl-convert-python"),
    "Schrift": _fonts,
}
