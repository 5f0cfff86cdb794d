import errno
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from konzeptgen.base.finding import EnvironmentTrouble
from konzeptgen.cli.atomic import write_all

OLD = {"a.html": b"alt a", "b.pdf": b"alt b"}
NEW = {"a.html": b"neu a", "b.pdf": b"neu b", "c.docx": b"neu c"}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def ausgabe(tmp_path: Path) -> Path:
    folder = tmp_path / "ausgabe"
    write_all(folder, OLD)
    return folder


def test_files_are_written_and_replaced(ausgabe: Path) -> None:
    sizes = write_all(ausgabe, NEW)
    assert content(ausgabe) == NEW
    assert sizes == [(ausgabe / name, len(data)) for name, data in NEW.items()]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write_all(tmp_path / "a" / "b", NEW)
    assert content(tmp_path / "a" / "b") == NEW


def test_other_files_stay(ausgabe: Path) -> None:
    write_all(ausgabe, {"c.docx": b"neu"})
    assert content(ausgabe) == {**OLD, "c.docx": b"neu"}


def test_files_get_the_rights_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_all(tmp_path, {"a.html": b"x"})
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o640


def failing(number: int, name: str, after: int = 0) -> Callable[..., object]:
    """Return a stand-in that works ``after`` times and then fails with the error ``number``."""
    real = getattr(os, name, None) or getattr(tempfile, name)
    calls = iter(range(1000))

    def call(*args: object, **kwargs: object) -> object:
        if next(calls) >= after:
            raise OSError(number, os.strerror(number))
        return real(*args, **kwargs)

    return call


@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize(("module", "name"), [(os, "fsync"), (tempfile, "mkstemp")])
def test_a_full_disk_changes_nothing(
    ausgabe: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, after: int
) -> None:
    monkeypatch.setattr(module, name, failing(errno.ENOSPC, name, after))
    with pytest.raises(EnvironmentTrouble) as trouble:
        write_all(ausgabe, NEW)
    assert trouble.value.message == f"Der Datenträger ist voll. ({ausgabe})"
    assert content(ausgabe) == OLD


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.EACCES, "Hier fehlt das Recht zu schreiben."),
        (errno.EPERM, "Hier fehlt das Recht zu schreiben."),
        (errno.EROFS, "Der Datenträger ist schreibgeschützt."),
        (errno.EIO, "Die Ausgabe lässt sich nicht schreiben."),
    ],
)
def test_every_trouble_has_a_sentence_and_a_remedy(
    ausgabe: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", failing(number, "mkstemp"))
    with pytest.raises(EnvironmentTrouble) as trouble:
        write_all(ausgabe, NEW)
    assert trouble.value.message == f"{message} ({ausgabe})"
    assert trouble.value.remedy.startswith("Wählen Sie mit -o")
    assert content(ausgabe) == OLD


def test_an_interrupt_leaves_nothing_behind(ausgabe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_all(ausgabe, NEW)
    assert content(ausgabe) == OLD


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "ausgabe").write_bytes(b"x")
    for folder in (tmp_path / "ausgabe", tmp_path / "ausgabe" / "tiefer"):
        with pytest.raises(EnvironmentTrouble, match="Der Ausgabeordner ist eine Datei"):
            write_all(folder, NEW)
    assert (tmp_path / "ausgabe").read_bytes() == b"x"


def test_a_folder_in_the_place_of_a_file(ausgabe: Path) -> None:
    (ausgabe / "c.docx").mkdir()
    with pytest.raises(EnvironmentTrouble, match="heißt wie ein Ordner"):
        write_all(ausgabe, NEW)
    (ausgabe / "c.docx").rmdir()
    assert content(ausgabe) == OLD
