"""What the program needs at run time: each package that it names is imported, each that it imports is named."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
NEEDED = [*PROJECT["dependencies"], *EXTRAS["geo"], *EXTRAS["ostasien"]]
BY_NAME = frozenset(("import_module", "find_spec", "_extra", "library"))
"""Functions that import the package whose name they get."""


def named(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[<>=!~\[; ]", requirement)[0]) for requirement in requirements}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> set[str]:
    """Return the packages behind every import in src, whether at its top, in a function or by name."""
    tops = {name.partition(".")[0] for path in (ROOT / "src").rglob("*.py") for name in modules(path)}
    known = packages_distributions()
    return {normal(package) for top in tops for package in known.get(top, ())}


def modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in BY_NAME:
            yield from (str(word.value) for word in node.args if isinstance(word, ast.Constant))


@pytest.mark.langsam
def test_every_package_that_is_named_is_imported() -> None:
    assert named(NEEDED) - imported() == set()


@pytest.mark.langsam
def test_every_package_that_is_imported_is_named() -> None:
    assert imported() - {"konzeptgen"} <= named(NEEDED)


def test_every_package_that_is_named_has_a_version_to_install() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").split("\n")
    pinned = {normal(line.partition("==")[0]) for line in lines if "==" in line}
    assert named([*NEEDED, *EXTRAS["test"]]) - {"konzeptgen"} <= pinned
