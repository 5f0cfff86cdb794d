import errno
import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from conftest import Befehl
from dokumente import je_ordner
from konzept import Ordner, sichtbar
from konzeptgen import __version__, cli
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.base.schema import schemas
from konzeptgen.reading.load import load
from konzeptgen.reporters.terminal import STAGE_WORDS
from konzeptgen.validating.json_schema import documents

COMMANDS = sorted(
    path.stem for path in Path(cli.__file__).parent.glob("[!_]*.py") if "def command(" in path.read_text("utf-8")
)
EXAMPLE_NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/konzept.yaml"))
ENGLISH = re.compile(
    r"\b([Uu]sage|[Oo]ptions|[Aa]rguments?|[Cc]ommands?|[Ss]how|this|[Mm]essage|exit|[Mm]issing|required|default|[Ee]rror"
    r"|[Tt]ry|[Nn]o such|[Ii]nvalid|value|file|path|directory|the|and|to|[Gg]ot|unexpected|extra|integer|boolean)\b"
)
WRITTEN = "integrationskonzept-musterstadt.html"


@pytest.mark.parametrize("arguments", [["--help"], [], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_help_is_german_and_fits(befehl: Befehl, arguments: list[str]) -> None:
    ergebnis = befehl(*arguments)
    assert (ergebnis.code, ergebnis.err) == (0, "")
    assert ergebnis.out.startswith("Aufruf: konzeptgen")
    assert max(len(line) for line in ergebnis.out.split("\n")) <= 80
    assert not ENGLISH.findall(ergebnis.out.replace("--help", ""))
    assert "--help" in ergebnis.out


def test_the_first_page_lists_every_command(befehl: Befehl) -> None:
    page = befehl("--help").out
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", page, re.MULTILINE)] == []


def test_version(befehl: Befehl) -> None:
    assert befehl("--version").out == f"konzeptgen {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bulid", "x"], "Den Befehl „bulid“ gibt es nicht. Meinten Sie „build“?"),
        (["xyz"], "Den Befehl „xyz“ gibt es nicht."),
        (["build"], "Hier fehlt eine Angabe: ORDNER."),
        (["check"], "Hier fehlt eine Angabe: ORDNER."),
        (["check", "a", "b"], "Hier steht eine Angabe zu viel."),
        (["build", "a", "--stcihtag", "b"], "Die Option --stcihtag gibt es nicht. Meinten Sie --stichtag?"),
        (["build", "a", "-q"], "Die Option -q gibt es nicht."),
        (["--verson"], "Die Option --verson gibt es nicht. Meinten Sie --version?"),
        (["build", "a", "-o"], "Zur Option -o fehlt der Wert, oder sie steht hier falsch."),
        (["check", "a", "--stichtag"], "Zur Option --stichtag fehlt der Wert, oder sie steht hier falsch."),
        (["check", "a", "--stichtag", "morgen"], "--stichtag: „morgen“ ist kein Datum."),
        (["check", "a", "--stichtag", "31.02.2026"], "--stichtag: Den Tag „31.02.2026“ gibt es nicht."),
        (["build", "a", "--format", "hmtl"], "Das Format „hmtl“ gibt es nicht. Meinten Sie „html“?"),
        (["build", "gibtesnicht"], "Den Ordner „gibtesnicht“ gibt es nicht."),
        (["schema", "gibtesnicht"], "Den Ordner „gibtesnicht“ gibt es nicht."),
        (
            ["init", "a", "--beispiel", "musterstatd"],
            "Das Beispiel „musterstatd“ gibt es nicht. Meinten Sie „musterstadt“?",
        ),
        (
            ["init", "a", "--typ", "Kreisfreie Statt"],
            "--typ Kreisfreie Statt gibt es nicht. Meinten Sie „kreisfreie_stadt“?",
        ),
        (["init", "a", "--land", "Sachsn"], "--land Sachsn gibt es nicht. Meinten Sie „sn“?"),
        (["build", "a", "--strict=ja"], "Zur Option --strict fehlt der Wert, oder sie steht hier falsch."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_arguments_get_a_german_sentence(
    befehl: Befehl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ergebnis = befehl(*arguments)
    assert (ergebnis.code, ergebnis.out) == (2, "")
    message, remedy, *_ = ergebnis.err.split("\n")
    assert message == said
    assert remedy
    assert not ENGLISH.findall(re.sub(r"--?[a-z]+", "", ergebnis.err))
    assert list(tmp_path.iterdir()) == []


def test_exit_codes_of_build(befehl: Befehl, tmp_path: Path) -> None:
    ordner = Ordner(tmp_path)
    assert befehl("build", ordner.pfad, "--format", "html").code == 0
    assert befehl("build", ordner.mit("konzept", "kommune: x").pfad, "--format", "html").code == 1
    assert befehl("build", tmp_path / "x").code == 2


def test_strict_and_check_agree(befehl: Befehl, tmp_path: Path) -> None:
    ordner = Ordner(tmp_path)
    strict = befehl("build", ordner.pfad, "--format", "html", "--strict")
    assert strict.code == befehl("check", ordner.pfad).code
    assert (ordner.pfad / "ausgabe" / WRITTEN).is_file()


def test_a_success_is_quiet_in_a_pipe(befehl: Befehl, tmp_path: Path) -> None:
    ergebnis = befehl("build", Ordner(tmp_path).pfad, "--format", "html")
    assert ergebnis.err == ""
    assert ergebnis.out.startswith("Geschrieben:\n")
    assert "\x1b" not in ergebnis.out


def test_verbose_names_the_six_stages(befehl: Befehl, tmp_path: Path) -> None:
    ergebnis = befehl("build", Ordner(tmp_path).pfad, "--format", "html", "--verbose")
    assert ergebnis.err.split("\n")[:-1] == [
        f"{number}/6 {stage}: {words}" for number, (stage, words) in enumerate(STAGE_WORDS.items(), 1)
    ]


def test_only_the_wanted_formats_are_written(befehl: Befehl, tmp_path: Path) -> None:
    befehl("build", Ordner(tmp_path).pfad, "--format", " HTML,html ", "-o", tmp_path / "neu")
    assert [path.name for path in sichtbar(tmp_path / "neu")] == [WRITTEN]


def test_the_same_day_gives_the_same_bytes(befehl: Befehl, tmp_path: Path) -> None:
    ordner = Ordner(tmp_path)
    for name in "ab":
        befehl("build", ordner.pfad, "--format", "html", "--stichtag", "31.03.2026", "-o", tmp_path / name)
    assert (tmp_path / "a" / WRITTEN).read_bytes() == (tmp_path / "b" / WRITTEN).read_bytes()


# init


def test_a_scaffold_builds_at_once(befehl: Befehl, tmp_path: Path) -> None:
    folder = tmp_path / "mein konzept"
    ergebnis = befehl("init", folder, "--name", "Berg: # am See", "--typ", "landkreis", "--land", "sn")
    assert (ergebnis.code, ergebnis.err) == (0, "")
    assert load(folder).files[0].values == {"kommune": {"name": "Berg: # am See", "typ": "landkreis", "land": "sn"}}
    assert befehl("build", folder, "--format", "html").code == 0


def test_a_scaffold_names_every_field(befehl: Befehl, tmp_path: Path) -> None:
    befehl("init", tmp_path / "neu")
    for name, schema in schemas().items():
        text = (tmp_path / "neu" / f"{name}.yaml").read_text("utf-8")
        assert [field for field in schema.felder if not re.search(rf"^#? ?{field}:", text, re.MULTILINE)] == []


def test_a_scaffold_that_is_woken_up_whole_lacks_only_what_it_refers_to(befehl: Befehl, tmp_path: Path) -> None:
    befehl("init", tmp_path / "neu")
    for path in (tmp_path / "neu").glob("*.yaml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"^( *)# (- )?(?=[a-z_]+:( |$))", r"\1\2", text, flags=re.MULTILINE), "utf-8")
    ergebnis = befehl("check", tmp_path / "neu")
    assert set(re.findall(r"Fehler ([A-Z]+[0-9]+)", ergebnis.text)) <= {"SCH016", "ORD002", "REF001", "GEO003"}
    assert ergebnis.code == 1


def test_init_leaves_a_folder_in_use_alone(befehl: Befehl, tmp_path: Path) -> None:
    ordner = Ordner(tmp_path)
    before = {path: path.read_bytes() for path in ordner.pfad.iterdir()}
    for target in (ordner.pfad, ordner.pfad / "konzept.yaml"):
        ergebnis = befehl("init", target)
        assert ergebnis.code == 2
        assert ergebnis.err.startswith(f"„{target}“ gibt es schon")
    assert {path: path.read_bytes() for path in ordner.pfad.iterdir()} == before


def test_init_takes_an_empty_folder(befehl: Befehl, tmp_path: Path) -> None:
    assert befehl("init", tmp_path).code == 0


@pytest.mark.parametrize("name", je_ordner(EXAMPLE_NAMES))
def test_every_example_can_be_copied(befehl: Befehl, tmp_path: Path, name: str) -> None:
    assert befehl("init", tmp_path / "neu", "--beispiel", name).code == 0
    copied, shipped = load(tmp_path / "neu"), load(EXAMPLES / name)
    assert [file.text for file in copied.files] == [file.text for file in shipped.files]
    assert copied.attachments == shipped.attachments
    assert name in "".join(befehl("init", "--help").out.split())


# schema


@pytest.mark.parametrize("name", documents())
def test_a_json_schema_is_valid(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(documents()[name]))


def test_schema_writes_one_document_per_file(befehl: Befehl, tmp_path: Path) -> None:
    assert befehl("schema", tmp_path).code == 0
    assert {path.stem for path in (tmp_path / ".schema").iterdir()} == set(schemas())


@pytest.mark.parametrize("folder", je_ordner(EXAMPLE_NAMES))
def test_the_examples_satisfy_the_json_schema(folder: str) -> None:
    for file in load(EXAMPLES / folder).files:
        if file.name.startswith("konzept/"):
            continue
        document = json.loads(documents()[f"{file.schema}.json"])
        errors = [
            error.message for error in jsonschema.Draft7Validator(document).iter_errors(_as_editors_read(file.text))
        ]
        assert errors == [], file.name


def _as_editors_read(text: str) -> object:
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - the base loader makes strings only


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("kommune: {name: M, typ: stadt, land: nw}", True),
        ("kommune: {name: M, typ: satdt, land: nw}", False),
        ("kommune: {name: M, typ: stadt, land: nw, nmae: M}", False),
        ("kommune: {name: M, typ: stadt}", False),
        ("rahmen: {titel: x}", False),
        ("kommune: [a]", False),
    ],
)
def test_an_editor_marks_the_same_slips(text: str, *, right: bool) -> None:
    document = json.loads(documents()["konzept.json"])
    assert jsonschema.Draft7Validator(document).is_valid(_as_editors_read(text)) == right


# the surroundings


def fail(number: int) -> Callable[..., None]:
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


@pytest.fixture(
    params=[
        (os, "fsync", errno.ENOSPC, "Der Datenträger ist voll."),
        (tempfile, "mkstemp", errno.ENOSPC, "Der Datenträger ist voll."),
        (
            tempfile,
            "mkstemp",
            errno.EACCES,
            "Hier fehlt das Recht zu schreiben.",
        ),  # simulated: root may write everywhere
        (tempfile, "mkstemp", errno.EROFS, "Der Datenträger ist schreibgeschützt."),
    ],
    ids=["full on sync", "full on open", "no right", "read-only"],
)
def trouble(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make the disk refuse; return what the user is to read."""
    module, name, number, said = request.param
    monkeypatch.setattr(module, name, fail(number))
    return str(said)


@pytest.mark.langsam
def test_trouble_on_the_disk_leaves_earlier_files_untouched(befehl: Befehl, tmp_path: Path, trouble: str) -> None:
    ordner = Ordner(tmp_path)
    ausgabe = ordner.pfad / "ausgabe"
    ausgabe.mkdir()
    (ausgabe / WRITTEN).write_bytes(b"frueher")
    ergebnis = befehl("build", ordner.pfad, "--format", "html")
    assert (ergebnis.code, ergebnis.out) == (3, "")
    assert ergebnis.err.startswith(f"{trouble} (")
    assert {path.name: path.read_bytes() for path in ausgabe.iterdir()} == {WRITTEN: b"frueher"}


def test_the_output_folder_is_a_file(befehl: Befehl, tmp_path: Path) -> None:
    (tmp_path / "belegt").write_bytes(b"x")
    ergebnis = befehl("build", Ordner(tmp_path).pfad, "--format", "html", "-o", tmp_path / "belegt")
    assert (ergebnis.code, ergebnis.err.split(" (")[0]) == (3, "Der Ausgabeordner ist eine Datei.")
    assert (tmp_path / "belegt").read_bytes() == b"x"


def test_an_interrupt_is_said_in_german(befehl: Befehl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    ergebnis = befehl("build", Ordner(tmp_path).pfad, "--format", "html")
    assert (ergebnis.code, ergebnis.err) == (2, "Abgebrochen.\nBisherige Dateien sind unverändert.\n")


def test_a_bug_is_told_as_ours_with_a_report_that_tells_nothing_of_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, befehl: Befehl
) -> None:
    def fail_here(_handle: int) -> None:
        raise ValueError("Erika Musterfrau")

    monkeypatch.setattr(os, "fsync", fail_here)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ergebnis = befehl("build", Ordner(tmp_path).pfad, "--format", "html")
    assert (ergebnis.code, ergebnis.out) == (4, "")
    assert ergebnis.err.startswith("Hier hat konzeptgen selbst einen Fehler.")
    (kept,) = tmp_path.glob("konzeptgen-fehler-*.txt")
    assert str(kept) in "".join(ergebnis.err.split("\n"))
    told = kept.read_text("utf-8")
    assert "Befehl: build\n" in told
    assert "builtins.ValueError" in told
    assert re.search(r"cli/atomic\.py:[0-9]+ _safe", told)
    for word in ("Erika", "Musterstadt", str(tmp_path), str(Path.home()) + "/", "konzept.yaml"):
        assert word not in told


def test_names_of_fields_cannot_steer_the_terminal(befehl: Befehl, tmp_path: Path) -> None:
    ergebnis = befehl("check", Ordner(tmp_path).mit("konzept", '"\\e[2Jx\\u202e": y\n').pfad)
    assert ergebnis.code == 1
    assert not re.search("[\x1b\u202e]", ergebnis.text)


def test_doctor_names_every_tool(befehl: Befehl) -> None:
    ergebnis = befehl("doctor")
    assert ergebnis.code in {0, 3}
    for tool in ("konzeptgen", "Python", "python-docx", "Typst", "vl-convert", "Schrift"):
        assert tool in ergebnis.out


def test_a_folder_with_spaces_that_was_not_quoted_is_told(befehl: Befehl, tmp_path: Path) -> None:
    (tmp_path / "mein konzept").mkdir()
    ergebnis = befehl("build", tmp_path / "mein", "konzept")
    assert ergebnis.code == 2
    assert "Anführungszeichen" in ergebnis.text


def test_init_drops_the_word_for_the_kind_from_the_name(befehl: Befehl, tmp_path: Path) -> None:
    befehl("init", tmp_path / "neu", "--name", "Stadt Neustadt", "--typ", "stadt", "--land", "sn")
    assert "  name: Neustadt\n" in (tmp_path / "neu" / "konzept.yaml").read_text("utf-8")


def test_hints_can_be_typed_as_they_stand(befehl: Befehl, tmp_path: Path) -> None:
    folder = tmp_path / "mein konzept"
    assert f'konzeptgen build "{folder}"' in befehl("init", folder).out
    assert f'konzeptgen check "{folder}"' in befehl("build", folder, "--format", "html").out


def test_a_paper_s_folder_does_not_become_a_concept(befehl: Befehl, tmp_path: Path) -> None:
    said = befehl("build", EXAMPLES / "positionspapier", EXAMPLES / "minimal", "-o", tmp_path)
    assert said.code == 2
    assert "--dokument positionspapier" in said.text
