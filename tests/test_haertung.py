"""A part of tools/haertung.py: some hostile cases through the real command, and that the watcher sees what it must."""

import runpy
from pathlib import Path
from typing import Any

import pytest

import angriffe
import pruefstand

ROOT = Path(__file__).resolve().parent.parent
HAERTUNG: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "haertung.py"))
FAELLE = angriffe.faelle()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "ort").mkdir()
    return tmp_path / "ort"


def test_there_are_as_many_cases_as_promised() -> None:
    assert len(FAELLE) >= 400


@pytest.mark.langsam
@pytest.mark.parametrize("name", list(FAELLE)[::70])
def test_a_hostile_case_ends_in_a_sentence(name: str, place: Path) -> None:
    run = pruefstand.lauf(FAELLE[name], place)
    assert run.maengel == ()
    assert run.sekunden < pruefstand.SEKUNDEN
    assert run.bytes < pruefstand.BYTES


WRITES = ("export", "{konzept}", "{quelle}/../fremd/a.xlsx")
READS = ("uebernehmen", "{konzept}", "{quelle}/../fremd/leitbild.md", "--ja")
SINGS = ("check", "{quelle}/../fremd/nichts\nTraceback (most recent call last)")


@pytest.mark.parametrize(
    ("command", "said"),
    [(WRITES, "nebenan geschrieben"), (READS, "das Geheimnis steht in der Ausgabe"), (SINGS, "Traceback")],
)
def test_the_watcher_sees_what_a_user_asks_for_on_purpose(place: Path, command: tuple[str, ...], said: str) -> None:
    assert said in pruefstand.lauf(angriffe.Fall(lambda _: None, command), place).maengel


def test_the_watcher_sees_a_command_that_is_killed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruefstand, "SEKUNDEN", 0)
    assert pruefstand.lauf(angriffe.Fall(lambda _: None), place).maengel[0].startswith("endet mit -")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('openat(AT_FDCWD</>, "konzept/a", O_RDONLY) = 5</ort/konzept/a>', ""),
        ('openat(4</ort/konzept>, "a", O_RDONLY) = 5</ort/fremd/a>', "liest außerhalb: /ort/fremd/a"),
        ('openat(AT_FDCWD</>, "/etc/passwd", O_RDONLY) = 5</etc/passwd>', "liest außerhalb: /etc/passwd"),
        ('openat(AT_FDCWD</>, "/etc/passwd", O_RDONLY) = -1 EACCES (Permission denied)', ""),
        ('openat(AT_FDCWD</>, "x", O_WRONLY|O_CREAT, 0666) = 5</usr/x>', "schreibt außerhalb: /usr/x"),
        ('mkdirat(4</ort/fremd>, "a", 0777) = 0', "schreibt außerhalb: /ort/fremd/a"),
        ('rename("/ort/konzept/a", "/tmp/a") = 0', "schreibt außerhalb: /tmp/a"),
        ('unlink("/ort/konzept/a") = 0', ""),
        ("connect(3<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(9)}, 16) = -1 ECONNREFUSED", "Verbindung: "),
        ('connect(3<UNIX:[1]>, {sa_family=AF_UNIX, sun_path="/run/nscd"}, 110) = -1 ENOENT', ""),
    ],
)
def test_each_call_of_the_system_is_judged(call: str, said: str) -> None:
    found = HAERTUNG["judged"](call, Path("/ort"))
    assert found.startswith(said) if said else found == ""
