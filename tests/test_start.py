"""What a command loads: the first page no library of any command, a check none that only a document needs."""

import subprocess
import sys

import pytest

from konzeptgen.base.paths import EXAMPLES

PROBE = """
import sys
before = set(sys.modules)
from konzeptgen.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sorted(set(sys.modules) - before - set(sys.stdlib_module_names)), file=sys.stderr)
"""
TYPER = {"typer", "annotated_doc", "shellingham"}
OPTIONS = {"annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection"}  # of Typer's, too
OUTPUT = {"rich"}
SCHEMAS = {"yaml"}
CHECK = {"attr", "attrs", "cattrs", "cerberus", "markdown_it", "mdit_py_plugins", "mdurl"}
ROOMS_OF_A_DOCUMENT = {"bilder", "composing", "pipeline", "rendering", "wordvorlage", "writers"}


def loaded(*arguments: str) -> tuple[set[str], set[str]]:
    """Return the libraries and the rooms of the program that a command has loaded when it ends."""
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, check=False)
    names = done.stderr.decode().split("\n")[-2].split()
    rooms = {name.split(".")[1] for name in names if name.startswith("konzeptgen.")}
    tops = {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"konzeptgen"}
    return {name for name in tops if not name.startswith("_") and name != "cython_runtime"}, rooms


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_the_first_page_and_the_version_load_no_command(option: str) -> None:
    libraries, rooms = loaded(option)
    assert libraries == TYPER
    assert rooms == {"base", "cli"}


def test_the_help_of_build_loads_no_stage() -> None:
    libraries, rooms = loaded("build", "--help")
    assert libraries <= TYPER | OPTIONS | OUTPUT | SCHEMAS
    assert not rooms & {"bilder", "checking", "composing", "examine", "model", "pipeline", "rendering", "validating"}


def test_a_check_loads_nothing_that_only_a_document_needs() -> None:
    libraries, rooms = loaded("check", str(EXAMPLES / "minimal"))
    assert libraries <= TYPER | OPTIONS | OUTPUT | SCHEMAS | CHECK
    assert {"checking", "examine"} <= rooms
    assert not rooms & ROOMS_OF_A_DOCUMENT
