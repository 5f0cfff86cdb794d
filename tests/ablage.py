"""What a run builds once for all its workers: files in one folder, each made by whoever asks for it first."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

_NAME = "KONZEPTGEN_TESTS_ABLAGE"
_ABLAGE = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def oeffnen(config: pytest.Config) -> None:
    """Make the folder for this run; workers get its path from the run that starts them."""
    if not hasattr(config, "workerinput"):
        config.stash[_ABLAGE] = tempfile.TemporaryDirectory(prefix="konzeptgen-tests-")
        os.environ[_NAME] = config.stash[_ABLAGE].name


def schliessen(config: pytest.Config) -> None:
    """Take the folder away again, where it was made."""
    if _ABLAGE in config.stash:
        config.stash[_ABLAGE].cleanup()


def abgelegt(name: str, make: Callable[[], bytes]) -> Path:
    """Return the file of this name; write what ``make`` returns where nobody has done so in this run.

    Others that ask for the same file wait until it is there.
    """
    path = Path(os.environ[_NAME]) / name
    with FileLock(path.with_name(f".{name}.lock")):
        if not path.exists():
            made = make()
            path.write_bytes(made)
    return path
