import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.aenderungen import Werkstatt, mit_vorrat, von_vorn

from konzeptgen import pipeline
from konzeptgen.auftrag import gebaut
from konzeptgen.base import zwischenspeicher
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.base.zwischenspeicher import VARIABLE, Zwischenspeicher
from konzeptgen.reading.abdruck import READ
from konzeptgen.reading.load import ATTACHMENTS

KEY = "probe-1"


def _touched(folder: Path) -> None:
    path = folder / "konzept.yaml"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")


@pytest.fixture
def ort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "vorrat"))
    monkeypatch.setenv("LC_ALL", "C")  # put back as it was, whatever an edit sets
    monkeypatch.delenv(VARIABLE, raising=False)
    forget = zwischenspeicher.programm.cache_clear
    forget()
    yield tmp_path / "vorrat" / "konzeptgen"
    forget()


@pytest.fixture
def speicher(ort: Path) -> Zwischenspeicher:
    del ort
    opened = Zwischenspeicher()
    opened.oeffne()
    opened.merke(KEY, b"gemerkt")
    return opened


def test_what_was_kept_gives_the_same_as_a_clean_build_after_each_edit(ort: Path, tmp_path: Path) -> None:
    work = Werkstatt(EXAMPLES / "minimal", tmp_path / "konzept", seed=7)
    for edit in work.aenderungen(24):
        assert mit_vorrat(work.folder, work.wish) == von_vorn(work.folder, work.wish), edit
    assert any(path.name.startswith("dokument-") for path in ort.iterdir())


def test_what_has_not_changed_is_not_made_again_but_each_change_is(
    ort: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del ort
    work = Werkstatt(EXAMPLES / "minimal", tmp_path / "konzept", seed=1)
    made: list[str] = []
    build = pipeline.build

    def counted(*arguments: object) -> object:
        made.append("")
        return build(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "build", counted)
    mit_vorrat(work.folder, work.wish)
    mit_vorrat(work.folder, work.wish)
    assert len(made) == 1
    (work.folder / "ausgabe").mkdir()
    (work.folder / "ausgabe" / "alt.html").touch()
    mit_vorrat(work.folder, work.wish)
    assert len(made) == 1
    _touched(work.folder)
    mit_vorrat(work.folder, work.wish)
    assert len(made) == 2
    monkeypatch.setattr(zwischenspeicher, "programm", lambda: b"a newer version")
    mit_vorrat(work.folder, work.wish)
    assert len(made) == 3


def test_formats_and_single_chapters_of_two_runs_come_together(ort: Path, tmp_path: Path) -> None:
    del ort
    work = Werkstatt(EXAMPLES / "minimal", tmp_path / "konzept", seed=1)
    asked: list[tuple[str, ...]] = []

    def make(wish: pipeline.Wish) -> pipeline.Built:
        asked.append(tuple(wish.formats))
        whole = {name: name.encode() for name in wish.formats}
        return pipeline.Built("konzept", whole, (), bausteine={f"kapitel.{name}": b"" for name in whole})

    zwischenspeicher.ZWISCHENSPEICHER.oeffne()
    try:
        gebaut([work.folder], replace(work.wish, formats=("docx",)), make)
        both = gebaut([work.folder], replace(work.wish, formats=("html", "docx")), make)
    finally:
        zwischenspeicher.ZWISCHENSPEICHER.schliesse()
    assert asked == [("docx",), ("html",)]
    assert list(both.outputs) == ["html", "docx"]
    assert set(both.bausteine) == {"kapitel.docx", "kapitel.html"}


def test_a_folder_written_to_during_the_build_is_not_kept(ort: Path, tmp_path: Path) -> None:
    work = Werkstatt(EXAMPLES / "minimal", tmp_path / "konzept", seed=1)

    def disturbed(asked: pipeline.Wish) -> pipeline.Built:
        built = pipeline.build([work.folder], asked, lambda _: None)
        _touched(work.folder)
        return built

    zwischenspeicher.ZWISCHENSPEICHER.oeffne()
    try:
        gebaut([work.folder], work.wish, disturbed)
    finally:
        zwischenspeicher.ZWISCHENSPEICHER.schliesse()
    assert not any(path.name.startswith("dokument-") for path in ort.iterdir())


def test_what_is_kept_comes_back_and_lies_below_the_folder_for_caches(speicher: Zwischenspeicher, ort: Path) -> None:
    assert speicher.hole(KEY) == b"gemerkt"
    assert speicher.hole("andere-1") is None
    assert [path.name for path in ort.iterdir()] == [KEY]
    assert (ort.stat().st_mode & 0o077, (ort / KEY).stat().st_mode & 0o077) == (0, 0)


def test_the_folder_may_vanish_at_any_time(speicher: Zwischenspeicher, ort: Path) -> None:
    (ort / KEY).unlink()
    ort.rmdir()
    speicher.merke(KEY, b"neu")
    assert speicher.hole(KEY) is None
    assert speicher.gemerkt("probe", ["a"], lambda: 1) == 1


@pytest.mark.parametrize("change", [b"anderes", b""])
def test_content_that_was_changed_or_cut_off_is_not_believed(
    speicher: Zwischenspeicher, ort: Path, change: bytes
) -> None:
    whole = (ort / KEY).read_bytes()
    (ort / KEY).write_bytes(whole[:-3] + change)
    assert speicher.hole(KEY) is None


def test_what_others_may_write_to_or_own_is_not_believed(speicher: Zwischenspeicher, ort: Path) -> None:
    (ort / KEY).chmod(0o622)
    assert speicher.hole(KEY) is None
    (ort / KEY).chmod(0o600)
    (ort / "wo").write_bytes((ort / KEY).read_bytes())
    (ort / KEY).unlink()
    (ort / KEY).symlink_to(ort / "wo")
    assert speicher.hole(KEY) is None


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_user_is_not_believed(speicher: Zwischenspeicher, ort: Path) -> None:
    os.chown(ort / KEY, 12345, 12345)
    assert speicher.hole(KEY) is None
    os.chown(ort, 12345, 12345)
    other = Zwischenspeicher()
    other.oeffne()
    assert not other.offen


def test_a_folder_open_to_others_stays_closed(ort: Path) -> None:
    ort.mkdir(parents=True)
    ort.chmod(0o777)
    speicher = Zwischenspeicher()
    speicher.oeffne()
    assert not speicher.offen


def test_the_environment_switches_it_off(ort: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "aus")
    speicher = Zwischenspeicher()
    speicher.oeffne()
    assert not speicher.offen
    assert not ort.exists()


def test_it_never_grows_without_end(speicher: Zwischenspeicher, ort: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zwischenspeicher, "_MOST", 5_000)
    monkeypatch.setattr(zwischenspeicher, "_KEPT", 3_000)
    for number in range(10):
        speicher.merke(f"probe-{number}", bytes(1_000))
        os.utime(ort / f"probe-{number}", (number, number))
    later = Zwischenspeicher()
    later.oeffne()
    later.merke("probe-neu", b"")
    assert {path.name for path in ort.iterdir()} == {"probe-8", "probe-9", "probe-neu"}


def test_what_another_version_of_a_library_wrote_is_made_anew(speicher: Zwischenspeicher) -> None:
    key = zwischenspeicher.schluessel("probe", "a")
    speicher.merke(key, pickle.dumps(1)[:-1])
    assert speicher.gemerkt("probe", ["a"], lambda: 2) == 2


def test_who_calls_the_command_as_a_program_keeps_nothing(ort: Path) -> None:
    code = "from konzeptgen.cli import main; main(['check', 'nichts'])"
    subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert not ort.exists()


def test_all_that_a_concept_reads_counts_for_its_print() -> None:
    assert ATTACHMENTS <= READ, "a kind of file that is forgotten here brings old outputs"
