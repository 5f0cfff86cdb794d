"""The gate: what lies in a folder is read and written there, never elsewhere, and never more than there is room for."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Befehl
from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.base.finding import Rejected, UsageTrouble
from konzeptgen.base.grenzen import VARIABLE
from konzeptgen.base.schema import schemas
from konzeptgen.reading.tor import Entry, Tor, given

GEHEIM = "geheim-4711"
READ = [*schemas(), "texte", "texte/kurzfassung", "vorlagen", "vorlagen/konzept", "vorlagen/bausteine"]
"""Every folder that is read, by its name below that of the concept."""


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path).mit("logo.png", b"kein Bild")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder beside the concept with files of every kind that a reader would like."""
    folder = tmp_path / "fremd"
    folder.mkdir()
    for name in ("a.yaml", "leitbild.md", "55-wohnen.md.j2", "makros.md.j2", "dokument.yaml"):
        (folder / name).write_text(f"{GEHEIM}: [\n")
    return folder


@pytest.fixture
def buchse() -> Iterator[Callable[[Path], None]]:
    """Make sockets; their paths are longer than a system may allow, so that they are made from where they lie."""
    opened: list[socket.socket] = []

    def make(path: Path) -> None:
        opened.append(socket.socket(socket.AF_UNIX))
        here = Path.cwd()
        os.chdir(path.parent)
        opened[-1].bind(path.name)
        os.chdir(here)

    yield make
    for one in opened:
        one.close()


def linked(ordner: Ordner, name: str, target: Path) -> None:
    path = ordner.pfad / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize("name", READ)
def test_a_linked_folder_is_a_finding_and_is_not_read(ordner: Ordner, outside: Path, name: str) -> None:
    linked(ordner, name, outside)
    (befund,) = ordner.befunde()
    assert (befund.code, str(befund.place)) == ("ORD004", name)
    assert "Ordner" in befund.message


@pytest.mark.parametrize("name", [name for name in READ if "/" not in name])
@pytest.mark.parametrize("kind", ["file", "pipe", "socket"])
def test_what_is_no_folder_where_one_belongs_is_a_finding(
    ordner: Ordner, buchse: Callable[[Path], None], name: str, kind: str
) -> None:
    make = {"file": lambda path: path.write_text("x"), "pipe": os.mkfifo, "socket": buchse}[kind]
    make(ordner.pfad / name)
    assert ordner.stellen() == [f"ORD009 {name}"]


FILES = ["anbieter.yaml", "anbieter/a.yaml", "texte/leitbild.md", "texte/kurzfassung/worum.md"]
FILES += ["vorlagen/konzept/55-wohnen.md.j2", "vorlagen/faltblatt/dokument.yaml", "vorlagen/bausteine/makros.md.j2"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", ["link", "pipe", "socket", "device"])
def test_what_is_no_file_where_one_belongs_is_a_finding(
    ordner: Ordner, outside: Path, buchse: Callable[[Path], None], name: str, kind: str
) -> None:
    path = ordner.pfad / name
    path.parent.mkdir(parents=True, exist_ok=True)
    make: dict[str, Callable[[Path], object]] = {
        "link": lambda path: path.symlink_to(outside / "a.yaml"),
        "pipe": os.mkfifo,
        "socket": buchse,
        "device": lambda path: path.symlink_to("/dev/zero"),
    }
    make[kind](path)
    assert ordner.stellen() == [f"{'ORD004' if kind in {'link', 'device'} else 'ORD009'} {name}"]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.symlink_to("weg.yaml"), "ORD004"),
        (os.mkfifo, "ORD009"),
        (lambda path: path.mkdir(), "ORD009"),
    ],
    ids=["a link to nothing", "a pipe", "a folder"],
)
def test_the_first_file_of_all_is_no_exception(ordner: Ordner, make: Callable[[Path], object], code: str) -> None:
    (ordner.pfad / "konzept.yaml").unlink()
    make(ordner.pfad / "konzept.yaml")
    assert ordner.stellen() == [f"{code} konzept.yaml"]


@pytest.mark.skipif(not hasattr(os, "mknod") or os.geteuid() != 0, reason="only root makes devices")
def test_a_device_is_a_finding(ordner: Ordner) -> None:
    try:
        os.mknod(ordner.pfad / "anbieter.yaml", 0o20666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("no devices here")
    assert ordner.stellen() == ["ORD009 anbieter.yaml"]


def test_a_folder_that_is_a_link_itself_is_the_user_s_business(ordner: Ordner, tmp_path: Path) -> None:
    (tmp_path / "kurz").symlink_to(ordner.pfad)
    assert Tor(tmp_path / "kurz").there("konzept.yaml") == (ordner.pfad / "konzept.yaml").read_bytes()


def test_foreign_links_and_pictures_through_links_stay_outside(ordner: Ordner, outside: Path) -> None:
    shutil.copy(ordner.pfad / "logo.png", outside / "bild.png")
    linked(ordner, "bilder", outside)
    linked(ordner, "foto.png", outside / "bild.png")
    os.mkfifo(ordner.pfad / "karte.geojson")
    assert list(ordner.source().attachments) == ["logo.png"]


def test_a_folder_swapped_for_a_link_after_the_look_is_not_followed(ordner: Ordner, outside: Path) -> None:
    ordner.mit("anbieter/a.yaml", {"traeger": [TRAEGER], "angebote": [ANGEBOT]})
    tor = Tor(ordner.pfad)
    (entry,) = (entry for entry in tor.entries() if entry.name == "anbieter/a.yaml")
    shutil.rmtree(ordner.pfad / "anbieter")
    linked(ordner, "anbieter", outside)
    with pytest.raises(OSError, match="anbieter"):
        tor.read(entry)


def test_a_pipe_in_the_place_of_a_file_after_the_look_does_not_hang(ordner: Ordner) -> None:
    tor = Tor(ordner.pfad)
    (entry,) = (entry for entry in tor.entries() if entry.name == "konzept.yaml")
    (ordner.pfad / "konzept.yaml").unlink()
    os.mkfifo(ordner.pfad / "konzept.yaml")
    with pytest.raises(Rejected) as rejected:
        tor.read(entry)
    assert rejected.value.findings[0].code == "ORD009"


# Writing

WRITERS: dict[str, tuple[str, ...]] = {
    "ausgabe": ("build", "{}", "--format", "html"),
    ".schema": ("schema", "{}"),
    "vorlagen": ("vorlagen", "{}", "--kopieren", "konzept/55-wohnen"),
    "vorlagen/konzept": ("vorlagen", "{}", "--kopieren", "konzept/55-wohnen"),
}


@pytest.mark.parametrize("name", WRITERS)
def test_no_command_writes_through_a_link_in_the_folder(
    ordner: Ordner, befehl: Befehl, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "fremd"
    target.mkdir()
    linked(ordner, name, target)
    done = befehl(*(word.format(ordner.pfad) for word in WRITERS[name]))
    assert done.code == 1
    assert f"{name}: Fehler ORD004: Hier liegt nur eine Verknüpfung auf einen Ordner." in done.err
    assert not list(target.iterdir())


@pytest.mark.parametrize("name", [".sicherung", ".zuordnung", "anbieter"])
def test_an_import_neither_reads_nor_writes_through_a_link(
    ordner: Ordner, befehl: Befehl, tmp_path: Path, outside: Path, name: str
) -> None:
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    (tmp_path / "liste.csv").write_text("Name;Träger;Leistung\nSprachcafé;Caritas;Sprachkurs\n", "utf-8")
    linked(ordner, name, outside)
    done = befehl("import", ordner.pfad, tmp_path / "liste.csv", "--ja")
    assert done.code == 1
    assert f"{name}: Fehler ORD004" in done.err
    assert GEHEIM not in done.text
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == before


def test_an_output_outside_may_be_a_link_and_one_inside_may_not(
    ordner: Ordner, befehl: Befehl, tmp_path: Path, outside: Path
) -> None:
    (tmp_path / "ziel").symlink_to(outside)
    assert befehl("check", ordner.pfad, "--format", "json", "-o", tmp_path / "ziel").code in {0, 1}
    assert (outside / "pruefbericht.json").is_file()
    linked(ordner, "berichte", outside)
    done = befehl("check", ordner.pfad, "--format", "text", "-o", ordner.pfad / "berichte" / "heute")
    assert "berichte: Fehler ORD004" in done.err
    assert not (outside / "heute").exists()


# Room


def test_a_file_that_only_says_that_it_is_large_is_refused_unread(ordner: Ordner, tmp_path: Path) -> None:
    for name in ("anbieter.yaml", "riese.png"):
        with (ordner.pfad / name).open("wb") as file:
            file.truncate(8_000_000_000)
    assert ordner.stellen() == ["SYN008 anbieter.yaml"]
    (ordner.pfad / "anbieter.yaml").rename(tmp_path / "liste.csv")
    with pytest.raises(Rejected, match="1 findings"):
        given(tmp_path / "liste.csv")
    assert list(ordner.source().attachments) == ["logo.png"]


def test_pictures_that_nobody_names_are_not_read(ordner: Ordner, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = Tor.read

    def counted(tor: Tor, entry: Entry, most: int = 0) -> bytes:
        read.append(entry.name)
        return real(tor, entry, most)

    monkeypatch.setattr(Tor, "read", counted)
    source = ordner.mit("bilder/a.png", b"x").mit("konzept", {"marke": {}}).source()
    assert read == ["konzept.yaml"]
    assert source.attachments["logo.png"] == source.attachments["logo.png"] == b"kein Bild"
    assert read == ["konzept.yaml", "logo.png"]


@pytest.mark.parametrize(
    ("limit", "said"),
    [("dateien=3", "mehr als 3 Dateien"), ("ordner=30", "mehr zu lesen"), ("tiefe=2", "als 2 Ordner")],
)
def test_a_folder_has_a_budget_that_can_be_set(
    ordner: Ordner, monkeypatch: pytest.MonkeyPatch, limit: str, said: str
) -> None:
    ordner.mit("a/b/c.txt", "").mit("anbieter", {"traeger": [TRAEGER]}).mit("texte/leitbild.md", "Wir")
    assert "ORD008" not in {befund.code for befund in ordner.befunde()}
    monkeypatch.setenv(VARIABLE, limit)
    assert any(befund.code == "ORD008" and said in befund.message for befund in ordner.befunde())


def test_folders_without_end_are_a_finding(ordner: Ordner) -> None:
    here = os.open(ordner.pfad, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("a" * 20, dir_fd=here)
        below = os.open("a" * 20, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    try:
        assert {befund.code for befund in ordner.befunde()} == {"ORD008"}
    finally:
        subprocess.run(["rm", "-rf", str(ordner.pfad)], check=True)  # noqa: S607 - deeper than Python can go


def test_a_limit_that_is_none_is_trouble_of_the_call(ordner: Ordner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "datei=viel")
    with pytest.raises(UsageTrouble, match="„datei=viel“ ist keine Grenze"):
        ordner.source()
