"""The documentation says what is: pages are fresh, links lead somewhere, every element has its field and chapter."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from konzept import stoff
from konzeptgen import bilder
from konzeptgen.base.finding import Severity
from konzeptgen.base.schema import Feldregeln, Field, fields, schemas, values
from konzeptgen.checking.elemente import kriterien
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rechtskreise import rechtskreise
from konzeptgen.checking.rules import SECTIONS, Regel, Regeldatei, Treffer, rules
from konzeptgen.composing.compose import compose
from konzeptgen.composing.design import design
from konzeptgen.model import build
from konzeptgen.profile import profiles
from konzeptgen.reading.load import load
from konzeptgen.reporters import reporters
from konzeptgen.validating.scaffold import scaffold
from konzeptgen.validating.validate import validate
from konzeptgen.vorlagen.vorlagen import Vorlagen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from konzeptgen.base.source import YamlFile

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
HANDBUCH = runpy.run_path(str(ROOT / "tools" / "handbuch.py"))
GUIDE = sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "adr")
RECORDS = sorted((DOCS / "adr").glob("*.md"))
TOP = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")]
ELEMENTS = list(kriterien())
STICHTAG = date(2026, 10, 1)


@cache
def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Pages


@pytest.mark.langsam
def test_generated_pages_and_examples_are_up_to_date() -> None:
    assert HANDBUCH["stale"]() == [], "run: python tools/handbuch.py"


def test_every_message_code_is_explained() -> None:
    assert HANDBUCH["codes_in_source"]() == set(HANDBUCH["CODES"])
    assert {code[:3] for code in HANDBUCH["CODES"]} == set(HANDBUCH["GROUPS"])


def test_every_command_is_documented() -> None:
    modules = {path.stem for path in (ROOT / "src" / "konzeptgen" / "cli").glob("*.py")}
    helpers = {"__init__", "arguments", "atomic", "austausch", "befehle", "bestand", "deutsch", "rueckfrage"}
    assert set(HANDBUCH["commands"]()) == modules - helpers
    page = _text(DOCS / "referenz" / "befehle.md")
    assert all(f"## konzeptgen {name}\n" in page for name in modules - helpers)


@pytest.mark.parametrize("name", schemas())
def test_every_file_is_documented_with_every_field(name: str) -> None:
    section = _text(DOCS / "referenz" / "felder.md").partition(f"\n## {name}.yaml\n")[2].partition("\n## ")[0]
    assert all(f"| `{field.name}` |" in section for field in fields() if field.file == name)
    assert f"`{name}.yaml`" in _text(DOCS / "daten-pflegen.md")


def test_guide_counts_the_files_of_a_new_folder() -> None:
    count = len(scaffold("Neustadt", "stadt", "sn"))
    assert f"Angelegt: mein-konzept mit {count} Dateien." in _text(DOCS / "erste-schritte.md")


def test_guide_names_every_text_that_a_chapter_takes() -> None:
    guide = _text(DOCS / "daten-pflegen.md").partition("Möglich sind diese Namen: ")[2].partition("\n")[0]
    assert set(re.findall(r"`(\w+)`", guide)) == {
        chapter.key for chapter in Vorlagen().kapitel("konzept") if not chapter.anhang
    }


# Rules and law

RULE_PAGES = DOCS / "referenz" / "regeln"


def _page_of(rule: Regeldatei) -> str:
    return _text(RULE_PAGES / f"{rule.regel.code}.md")


def test_every_rule_has_a_page_that_says_all_about_it(subtests: pytest.Subtests) -> None:
    index = _text(RULE_PAGES / "index.md")
    for code, rule in rules().items():
        with subtests.test(code):
            assert f"[{code}]({code}.md)" in index
            _says_all_about(rule)


def _says_all_about(rule: Regeldatei) -> None:
    page, regel = _page_of(rule), rule.regel
    assert page.startswith(f"# {regel.code}: {regel.name}\n")
    assert f"| Schwere | {regel.schwere}" in page
    assert all(f"## {section}\n\n{rule.text[section]}\n" in page for section in SECTIONS)
    assert all(f"](../elemente.md#{element.lower()})" in page for element in regel.elemente)
    for norm in rule.normen:
        assert f"](../recht.md#{norm.key})" in page
        assert all(wording.inhalt in page for wording in norm.wortlaute)
        assert ("ungeprüft" in page) or all(wording.geprueft for wording in norm.wortlaute)


def test_the_page_of_a_rule_shows_a_bad_sample_and_what_the_check_says(subtests: pytest.Subtests) -> None:
    for code, rule in rules().items():
        with subtests.test(code):
            said = _blocks(_page_of(rule), "text")
            assert len(said) == 1
            assert re.match(rf"(?:{'|'.join(Severity)}) {code}: ", said[0])


def test_pages_of_rules_name_the_severity_of_other_profiles() -> None:
    differing = [
        (code, severity, profile)
        for profile in profiles().values()
        for code, severity in profile.schwere.items()
        if rules()[code].regel.schwere != severity
    ]
    assert differing
    for code, severity, profile in differing:
        assert f"{severity} im Profil „{profile.titel}“" in _page_of(rules()[code])


def test_there_is_no_page_without_its_rule() -> None:
    assert {path.stem for path in RULE_PAGES.glob("*.md")} == {*rules(), "index"}


def test_law_page_has_every_norm_with_every_wording() -> None:
    page = _text(DOCS / "referenz" / "recht.md")
    for norm in (norm for norm in normen().values() if not norm.fehlt):
        section = page.partition(f'<a id="{norm.key}"></a>')[2].partition("<a id=")[0]
        assert f"### {norm.titel}\n" in section
        assert all(f"| {wording.inhalt} | {wording.quelle} |" in section for wording in norm.wortlaute)
        assert section.count("| ungeprüft |") == sum(wording.geprueft is None for wording in norm.wortlaute)


def test_page_of_the_rechtskreise_links_every_norm_and_says_what_is_disputed() -> None:
    page = _text(DOCS / "referenz" / "rechtskreise.md")
    for kreis in rechtskreise().values():
        section = page.partition(f"\n## {kreis.titel}\n")[2].partition("\n## ")[0]
        assert kreis.streit in section
        assert all(f"](recht.md#{key})" in section for key in kreis.normen)


def test_page_of_the_laender_has_every_statement_with_section_day_and_source() -> None:
    page = _text(DOCS / "referenz" / "laender.md")
    for key, land in values()["laender"].items():
        section = page.partition(f"\n## {land.titel}\n")[2].partition("\n## ")[0]
        own = [norm for norm in normen().values() if norm.land == key]
        assert len(own) >= 3, key
        for norm in own:
            assert f"| {norm.titel} | {norm.fuer} |" in section
            assert all(f"| {wording.quelle} |" in section for wording in norm.wortlaute)
        unread = sum(wording.geprueft is None for norm in own for wording in norm.wortlaute)
        assert section.count("| ungeprüft |") == unread


def test_guide_names_every_profile_report_and_severity() -> None:
    guide = _text(DOCS / "pruefung.md")
    assert all(f"`{name}`" in guide for name in profiles())
    rows = re.findall(r"\| `(\w+)` \| `pruefbericht\.([\w.]+)` \|", guide)
    assert {"text", "html", "json", "sarif", "junit", "github"} <= {name for name, _ in rows}
    assert all(suffix == reporters()[name].SUFFIX for name, suffix in rows)
    assert all(f"\n| {severity} |" in guide for severity in Severity)


def test_the_new_rule_that_contributing_shows_works(tmp_path: Path) -> None:
    section = _text(ROOT / "CONTRIBUTING.md").partition("## A new rule")[2]
    names: dict[str, Any] = {"Regel": Regel, "Treffer": Treffer, "Severity": Severity}
    exec("from __future__ import annotations\n" + _blocks(section, "python")[0].partition('\n"""\n')[2], names)  # noqa: S102
    assert names["REGEL"].code not in rules()
    found = []
    for samples in (names["GUT"], names["SCHLECHT"]):
        (tmp_path / "konzept.yaml").write_text("kommune: {name: Neustadt, typ: stadt, land: sn}\n", "utf-8")
        (tmp_path / "ehrenamt.yaml").write_text(samples[0] if samples[0] != "{}" else "", "utf-8")
        found.append(len(list(names["pruefe"](validate(load(tmp_path), STICHTAG)))))
    assert found == [0, 1]


# README


def _blocks(text: str, *languages: str) -> list[str]:
    wanted = "|".join(languages)
    return [block.strip() for block in re.findall(rf"^ *```(?:{wanted})\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)]


def test_readme_begins_with_one_command_to_run_and_one_to_test() -> None:
    run, test = re.findall(r"^```\w+\n(.*?)^```", _text(ROOT / "README.md"), re.DOTALL | re.MULTILINE)[:2]
    assert run == (
        "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt . && "
        ".venv/bin/konzeptgen build examples/musterstadt -o ausgabe\n"
    )
    assert test == (
        "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e '.[test]' && .venv/bin/pytest\n"
    )
    assert (ROOT / "examples" / "musterstadt" / "konzept.yaml").is_file()


def _calls() -> Iterator[tuple[str, str]]:
    for path in (*TOP, *GUIDE):
        for block in _blocks(_text(path), "console", "powershell"):
            for call in re.findall(r"\bkonzeptgen (?!&&|\.)([^&;\n]+)", block):
                yield _relative(path), call


@pytest.mark.parametrize(("page", "call"), sorted(set(_calls())))
def test_shown_commands_and_options_exist(page: str, call: str) -> None:
    name, *rest = call.split()
    assert name in HANDBUCH["commands"](), page
    options = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", HANDBUCH["help_of"](name)))
    assert {word for word in rest if word.startswith("-")} <= options, page


# Links and navigation


def _prose(text: str) -> str:
    """Return ``text`` without code, in which brackets and English words mean something else."""
    text = re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", "", text)


@cache
def _anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE), re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", head.lower()).strip() for head in heads)
    return {re.sub(r"[\s-]+", "-", head) for head in plain} | set(re.findall(r'<a id="([\w-]+)"></a>', text))


def test_relative_links_lead_somewhere(subtests: pytest.Subtests) -> None:
    for path in (*TOP, *GUIDE, *RECORDS):
        with subtests.test(_relative(path)):
            _links_lead_somewhere(path)


def _links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", _prose(_text(path))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        assert found.is_file(), target
        assert not anchor or anchor in _anchors(_text(found)), target


def _navigation(entries: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        for title, target in entry.items():
            if isinstance(target, list):
                yield from _navigation(target)
            else:
                yield title, target


def test_navigation_and_pages_agree() -> None:
    config = yaml.safe_load(_text(ROOT / "mkdocs.yml"))
    assert "plugins" not in config
    listed = [target for _, target in _navigation(config["nav"])]
    of_rules = {f"referenz/regeln/{code}.md" for code in rules()}  # their index leads to them
    assert sorted(listed) == sorted({path.relative_to(DOCS).as_posix() for path in GUIDE} - of_rules)


# Language and decisions

ENGLISH = re.compile(
    r"\b(?:and|button|click|checkbox|default|download|enter|error|file|folder|help|missing|must|next|not|optional|"
    r"output|please|required|save|search|settings|the|upload|usage|warning|with|you)\b",
    re.IGNORECASE,
)


def test_guide_speaks_german(subtests: pytest.Subtests) -> None:
    for path in GUIDE:
        with subtests.test(_relative(path)):
            prose = re.sub(r"\([^)\s]*\.md[^)]*\)|https?://\S+", "", _prose(_text(path)))
            assert ENGLISH.findall(prose) == []


@pytest.mark.parametrize("path", RECORDS, ids=_relative)
def test_decisions_have_context_decision_and_consequences(path: Path) -> None:
    text = _text(path)
    number = re.match(r"# (\d+)\. ", text)
    assert number
    assert path.name.startswith(f"{int(number[1]):04d}-")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert len(text.split()) <= 520


def test_decisions_are_numbered_without_gap_or_double() -> None:
    assert Counter(int(path.name[:4]) for path in RECORDS) == Counter(range(1, len(RECORDS) + 1))


def test_publiccode_names_licence_and_german_description() -> None:
    public = yaml.safe_load(_text(ROOT / "publiccode.yml"))
    assert public["publiccodeYmlVersion"] == "0.4"
    assert public["legal"]["license"] == "EUPL-1.2"
    german = public["description"]["de"]
    assert len(german["shortDescription"]) <= 150
    assert 150 <= len(german["longDescription"]) <= 10_000
    assert german["features"]
    urls = [public["url"], public["landingURL"], german["documentation"]]
    assert all(url.startswith("https://konzeptgen.example/") for url in urls)


# The catalogue


def _printers(element: str) -> set[str]:
    return {chapter.key for chapter in Vorlagen().kapitel("konzept") if element in chapter.elemente}


def _askers(element: str) -> set[str]:
    return {code for code, rule in rules().items() if element in rule.regel.elemente}


def test_chapters_and_rules_name_only_elements_of_the_catalogue() -> None:
    named = {element for chapter in Vorlagen().kapitel("konzept") for element in chapter.elemente}
    named |= {element for rule in rules().values() for element in rule.regel.elemente}
    assert named == set(ELEMENTS)


@pytest.mark.parametrize("element", ELEMENTS)
def test_element_has_a_field_a_rule_and_a_chapter_and_the_reference_shows_them(element: str) -> None:
    row = re.search(
        rf'^\| <a id="{element.lower()}"></a>{element} \|.*$', _text(DOCS / "referenz/elemente.md"), re.MULTILINE
    )
    assert row
    *_, named_fields, named_rules, named_chapters, _ = (cell.strip() for cell in row[0].split(" |"))
    assert named_fields.count("`") // 2 == len(kriterien()[element].felder) > 0
    assert set(re.findall(r"\[(\w+)\]\(regeln/\1\.md\)", named_rules)) == _askers(element) != set()
    assert len(named_chapters.split("<br>")) == len(_printers(element)) > 0
    assert named_chapters


@cache
def _example() -> dict[str, Any]:
    source = load(ROOT / "tests" / "vollstaendig")
    validate(source, STICHTAG)
    return {"values": _merged(source.files), "attachments": source.attachments}


def _merged(files: Sequence[YamlFile]) -> dict[str, Any]:
    """Return the example's values as typed as validation leaves them, lists of several files joined."""
    found: dict[str, Any] = {}
    for file in files:
        for name, value in file.values.items():
            typed = _typed(schemas()[file.schema].felder[name], value)
            found[name] = [*found[name], *typed] if name in found else typed
    return found


def _typed(feld: Feldregeln, value: Any) -> Any:  # noqa: ANN401 - values of any field
    if feld["type"] == "list":
        return [_typed(feld["schema"], item) for item in value]
    if feld["type"] == "dict":
        return {name: _typed(feld["schema"][name], item) for name, item in value.items()}
    return feld["coerce"](value)


def _composed(data: Mapping[str, Any]) -> dict[str, str]:
    konzept = build(data, {}, _example()["attachments"], STICHTAG)
    pictures = bilder.bilder(konzept, design(konzept))
    shown = "".join(f"{name}: {picture.titel} {picture.spec}" for name, picture in pictures.items())
    texts = {chapter.key: chapter.markdown for chapter in compose(stoff(konzept, bilder=pictures)).chapters}
    return {key: text + (shown if "::: abbildung" in text else "") for key, text in texts.items()}


@cache
def _whole() -> dict[str, str]:
    return _composed(_example()["values"])


def _without(value: Any, path: Sequence[str], feld: Feldregeln) -> Any:  # noqa: ANN401 - values of any field
    """Return ``value`` without the field at ``path``; a required choice takes another value instead."""
    if isinstance(value, list):
        return [_without(item, path, feld) for item in value]
    if not isinstance(value, dict) or path[0] not in value:
        return value
    name, *deeper = path
    if deeper:
        return {**value, name: _without(value[name], deeper, feld)}
    if feld.get("required") and "werte" in feld:
        other = next(wert for wert in reversed(list(values()[feld["werte"]].values())) if wert != value[name])
        return {**value, name: other}
    return {key: item for key, item in value.items() if key != name}


def _moves(field: Field, keys: set[str]) -> bool:
    """Return whether one of the chapters ``keys`` reads differently once the example lacks ``field``."""
    changed = _without(_example()["values"], field.path, field.feldregeln)
    try:
        now = _composed(changed)
    except KeyError:  # others refer to what was taken away
        return False
    return any(now.get(key) != _whole().get(key) for key in keys)


@pytest.mark.langsam
@pytest.mark.parametrize("element", ELEMENTS)
def test_element_is_carried_by_a_field_that_changes_one_of_its_chapters(element: str) -> None:
    carriers = [field for field in fields() if field.name in kriterien()[element].felder]
    printers = _printers(element)
    assert carriers, "no field carries it"
    assert printers, "no chapter prints it"
    assert any(_moves(field, printers) for field in reversed(carriers)), "no field of it shows in its chapters"
