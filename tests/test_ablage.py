"""A set of files is all new or all old, whatever happens; what people changed since the last time is kept."""

import errno
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

import fehlschlag
from conftest import Befehl
from konzept import Ordner, sichtbar
from konzeptgen.ablage import satz, sperre
from konzeptgen.base.finding import EnvironmentTrouble, Rejected
from konzeptgen.cli.atomic import put_right, write_all, write_output

HEUTE = f"{datetime.now().astimezone():%d.%m.%Y}"


# The user's work


@pytest.fixture
def ausgabe(tmp_path: Path) -> Path:
    write_output(tmp_path / "ausgabe", {"a.docx": b"alt", "b.pdf": b"alt"})
    return tmp_path / "ausgabe"


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sichtbar(folder) if path.is_file()}


def test_an_edited_file_is_kept_and_named(befehl: Befehl, tmp_path: Path) -> None:
    ordner = Ordner(tmp_path)
    befehl("build", ordner.pfad, "--format", "html", "--stichtag", "01.10.2026")
    written = ordner.pfad / "ausgabe" / "integrationskonzept-musterstadt.html"
    edited = written.read_bytes() + b"ein Nachmittag"
    written.write_bytes(edited)
    os.utime(written, (1_796_000_000, 1_796_000_000))
    again = befehl("build", ordner.pfad, "--format", "html", "--stichtag", "02.10.2026")
    day = f"{datetime.fromtimestamp(1_796_000_000).astimezone():%d.%m.%Y}"
    kept = written.with_name(f"integrationskonzept-musterstadt (bearbeitet am {day}).html")
    assert (again.code, kept.read_bytes(), sichtbar(written.parent)) == (0, edited, sorted([kept, written]))
    assert kept.name in again.out.replace("\n", "")
    assert written.read_bytes() != edited


def test_a_second_edit_on_the_same_day_gets_a_name_of_its_own(ausgabe: Path) -> None:
    for text in (b"eins", b"zwei"):
        (ausgabe / "a.docx").write_bytes(text)
        write_output(ausgabe, {"a.docx": b"neu" + text})
    assert content(ausgabe) == {
        f"a (bearbeitet am {HEUTE}).docx": b"eins",
        f"a (bearbeitet am {HEUTE}, 2).docx": b"zwei",
        "a.docx": b"neuzwei",
        "b.pdf": b"alt",
    }


def test_what_was_never_written_is_kept_too_and_what_is_the_same_is_not(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(name.encode())
    written = write_output(tmp_path, {"a.docx": b"neu", "b.docx": b"b.docx"})
    assert written.kept == [tmp_path / f"a (bearbeitet am {HEUTE}).docx"]


def test_other_names_are_remembered_on(ausgabe: Path) -> None:
    write_output(ausgabe, {"b.pdf": b"neu"})
    assert write_output(ausgabe, {"a.docx": b"neu"}).kept == []


@pytest.mark.parametrize("told", [b"", b"[]", b"{", b'{"geschrieben": 1}', b"\xff"])
def test_without_memory_nothing_is_lost(ausgabe: Path, told: bytes) -> None:
    (ausgabe / ".konzeptgen.json").write_bytes(told)
    assert len(write_output(ausgabe, {"a.docx": b"neu"}).kept) == 1


def test_a_file_that_changes_while_a_question_stands_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"inzwischen")
    with pytest.raises(EnvironmentTrouble, match="hat sich geändert"):
        write_all(tmp_path, {"a.yaml": b"neu"}, {"a.yaml": b"gelesen"})
    assert content(tmp_path) == {"a.yaml": b"inzwischen"}


def test_a_link_among_the_output_is_replaced_unread(ausgabe: Path, tmp_path: Path) -> None:
    (tmp_path / "fremd").write_bytes(b"geheim")
    (ausgabe / "a.docx").unlink()
    (ausgabe / "a.docx").symlink_to(tmp_path / "fremd")
    assert write_output(ausgabe, {"a.docx": b"neu"}).kept == []
    assert (content(ausgabe)["a.docx"], (tmp_path / "fremd").read_bytes()) == (b"neu", b"geheim")


# All or nothing


@pytest.fixture
def probe(tmp_path: Path) -> fehlschlag.Probe:
    return fehlschlag.Probe(tmp_path)


def test_a_fault_is_put_into_every_call(probe: fehlschlag.Probe) -> None:
    """The harness itself: it counts calls of each kind, and what it injects is met."""
    calls = probe.calls()
    assert {"open", "write", "fsync", "link", "rename", "replace", "mkdir", "unlink", "rmdir"} <= set(calls)
    assert probe.run(len(calls) - 1, fehlschlag.Kill()).injected == 1
    assert probe.run(len(calls) + 99, fehlschlag.Kill()).injected == 0


@pytest.mark.parametrize(
    "fault",
    [fehlschlag.Kill(), fehlschlag.Fail(errno.ENOSPC, onward=True), fehlschlag.Fail(errno.EACCES)],
    ids=["kill", "full from then on", "locked once"],
)
def test_all_is_new_or_all_is_old_whatever_call_fails(probe: fehlschlag.Probe, fault: fehlschlag.Fault) -> None:
    runs = [probe.run(number, fault) for number in range(0, len(probe.calls()), 5)]
    assert all(run.injected for run in runs)
    assert {run.verdict for run in runs} <= {"alt", "neu"}
    assert {run.said for run in runs} <= {"", "EnvironmentTrouble", "getötet"}


def test_a_file_that_word_holds_leaves_all_as_it_was_and_is_named(
    ausgabe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def held(source: Path, target: Path) -> None:
        if Path(target).name == "b.pdf" and "neu-" in str(source):
            raise PermissionError(errno.EACCES, "used by another process", str(source), 32, str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(EnvironmentTrouble) as trouble:
        write_output(ausgabe, {"a.docx": b"neu", "b.pdf": b"neu"})
    assert f"„{ausgabe / 'b.pdf'}“" in trouble.value.message
    assert trouble.value.remedy.startswith("Schließen Sie die Datei in Acrobat")
    assert content(ausgabe) == {"a.docx": b"alt", "b.pdf": b"alt"}
    assert not (ausgabe / satz.STAGE).exists()


@pytest.fixture
def halb(ausgabe: Path) -> Path:
    """Return a folder in which a run was killed between two files."""
    child = os.fork()
    if child == 0:
        fehlschlag.put(fehlschlag.Kill(), lambda name, paths: name == "replace" and paths[-1].endswith("b.pdf"))
        write_output(ausgabe, {"a.docx": b"neu", "b.pdf": b"neu", "texte/c.md": b"neu"})
    os.waitpid(child, 0)
    assert content(ausgabe) == {"a.docx": b"neu", "b.pdf": b"alt"}
    return ausgabe


@pytest.mark.parametrize("command", [["check", "{}"], ["doctor", "--kein={}"], ["build", "{}/nichts", "-o", "{}"]])
def test_the_next_command_puts_right_what_a_kill_has_left(befehl: Befehl, halb: Path, command: list[str]) -> None:
    done = befehl(*(word.format(halb) for word in command))
    assert "Ein früherer Lauf ist beim Schreiben abgebrochen." in done.err
    assert content(halb) == {"a.docx": b"alt", "b.pdf": b"alt"}
    assert not [path for path in halb.iterdir() if path.name in {satz.STAGE, sperre.NAME}]


def test_what_was_edited_after_the_kill_is_kept(halb: Path) -> None:
    (halb / "a.docx").write_bytes(b"bearbeitet")
    assert put_right(halb)
    assert content(halb) == {
        f"a (bearbeitet am {HEUTE}).docx": b"bearbeitet",
        "a.docx": b"alt",
        "b.pdf": b"alt",
    }


def test_leftovers_without_a_set_are_swept(ausgabe: Path) -> None:
    (ausgabe / satz.STAGE).mkdir()
    (ausgabe / satz.STAGE / "neu-1").write_bytes(b"x")
    (ausgabe / sperre.NAME).touch()
    assert not put_right(ausgabe)
    assert {path.name for path in ausgabe.iterdir()} == {".konzeptgen.json", "a.docx", "b.pdf"}


def test_a_journal_that_came_with_a_strangers_folder_is_no_order(halb: Path, tmp_path: Path) -> None:
    shutil.copytree(halb, tmp_path / "kopie", symlinks=True)
    assert not put_right(tmp_path / "kopie")
    assert content(tmp_path / "kopie") == {"a.docx": b"neu", "b.pdf": b"alt"}


@pytest.mark.parametrize("name", ["../fremd", "/tmp/fremd", "weg/fremd"])  # noqa: S108 - a name, nothing is written there
def test_a_journal_cannot_lead_out_of_its_folder(halb: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "aussen").mkdir()
    (halb / "weg").symlink_to(tmp_path / "aussen")
    journal = halb / satz.STAGE / "journal.json"
    journal.write_text(journal.read_text().replace("a.docx", name))
    assert not put_right(halb)


@pytest.mark.parametrize("name", [satz.STAGE, ".konzeptgen.json", sperre.NAME])
def test_no_name_of_ours_leads_out_of_the_folder(ausgabe: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "fremd").mkdir()
    (ausgabe / name).unlink(missing_ok=True)
    (ausgabe / name).symlink_to(tmp_path / "fremd" / "x" if name == sperre.NAME else tmp_path / "fremd")
    with pytest.raises((Rejected, EnvironmentTrouble)):
        write_output(ausgabe, {"a.docx": b"neu"})
    assert not list((tmp_path / "fremd").iterdir())


# One at a time


def test_a_second_run_waits_and_says_so_where_the_first_does_not_end(
    ausgabe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sperre, "PATIENCE", 0.0)
    with sperre.sperre(ausgabe), pytest.raises(EnvironmentTrouble, match="gerade ein anderer Lauf"):
        write_all(ausgabe, {"a.docx": b"neu"})
    write_all(ausgabe, {"a.docx": b"neu"})
    assert not (ausgabe / sperre.NAME).exists()


TWO = """
import sys
from pathlib import Path
from konzeptgen.cli.atomic import write_all
for number in range(12):
    write_all(Path(sys.argv[1]), {f"{n}.html": f"{sys.argv[2]}{number}".encode() * 9 for n in range(3)})
"""


def test_two_runs_at_once_leave_the_set_of_one(tmp_path: Path) -> None:
    runs = [subprocess.Popen([sys.executable, "-c", TWO, str(tmp_path / "a"), name]) for name in "xy"]
    assert [run.wait() for run in runs] == [0, 0]
    assert len(set(content(tmp_path / "a").values())) == 1
    assert {path.name for path in (tmp_path / "a").iterdir()} == {"0.html", "1.html", "2.html"}
