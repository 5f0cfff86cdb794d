#!/usr/bin/env python3
"""Schemas, commands, chapters, rules and law -> the pages in docs/referenz and what the guide's examples print.

``python tools/handbuch.py`` writes the pages; with ``--check`` it only says which ones are out of date. In the pages
written by hand, a YAML example whose first line names its file (``# anbieter.yaml``) may be followed by a text block:
that block then shows what ``konzeptgen check`` says about the example. With ``<!-- Befunde: SUB001 -->`` in between it
shows the findings of that rule only, and the files of earlier examples of this kind on the page stay in the folder.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import tempfile
import textwrap
from dataclasses import fields as limits
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from konzeptgen import cli, reporters
from konzeptgen.base.german import anzahl, datum, gross, zahl
from konzeptgen.base.grenzen import VARIABLE, Grenzen
from konzeptgen.base.scalars import TYPES
from konzeptgen.base.schema import Feldregeln, Field, Schema, fields, schemas, values
from konzeptgen.checking.check import check
from konzeptgen.checking.elemente import Kriterium, kriterien
from konzeptgen.checking.elemente.adressat import adressaten
from konzeptgen.checking.recht import ARTEN, Norm, Wortlaut, normen
from konzeptgen.checking.recht.laender import THEMEN, des_landes
from konzeptgen.checking.rechtskreise import Rechtskreis, Vorrang, rechtskreise
from konzeptgen.checking.rules import SECTIONS, Regeldatei, rules
from konzeptgen.profile import profiles
from konzeptgen.reading.load import load
from konzeptgen.reporters import Bericht, text
from konzeptgen.reporters.json import FORMAT
from konzeptgen.reporters.meldungen import meldungen
from konzeptgen.validating.validate import validate
from konzeptgen.vorlagen.kapitel import Chapter
from konzeptgen.vorlagen.names import KONZEPT
from konzeptgen.vorlagen.vorlagen import Vorlagen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from konzeptgen.model.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
STICHTAG = date(2026, 11, 23)
"""The day for which samples and examples are checked, so that the pages stay the same."""

_PROTECTION = {"oeffentlich": "öffentlich", "intern": "intern", "person": "Person"}
_NOTE = "<!-- Diese Seite schreibt tools/handbuch.py. Ändern Sie dort oder an der Quelle, nicht hier. -->"
"""By kind of source: what stands beside a source, and what stands above all of the kind."""

GROUPS = {found.code[:3]: found.gruppe for found in meldungen().values()}

# Each code that stands in src/konzeptgen (rules explain themselves): what it means and what helps.
CODES = {code: (found.was, found.abhilfe) for code, found in meldungen().items()}


def pages() -> dict[str, str]:
    """Return the text of every page, generated or with examples that were run, by its path below ``docs``."""
    generated = {
        "referenz/felder.md": _page(_felder()),
        "referenz/befehle.md": _page(_befehle()),
        "referenz/elemente.md": _page(_elemente()),
        "referenz/dokumentarten.md": _page(_dokumentarten()),
        "referenz/meldungen.md": _page(_meldungen()),
        "referenz/bericht.md": _page(_bericht()),
        f"referenz/{_BERICHT}": _SCHEMA_DES_BERICHTS.read_text("utf-8"),
        "referenz/grenzen.md": _page(_grenzen()),
        "referenz/recht.md": _page(_recht()),
        "referenz/rechtskreise.md": _page(_rechtskreise()),
        "referenz/laender.md": _page(_laender()),
        "referenz/profile.md": _page(_profile()),
        "referenz/regeln/index.md": _page(_regeln()),
        **{f"{_RULES}/{code}.md": _page(_regel(rule)) for code, rule in rules().items()},
    }
    written = {page.name: page.read_text("utf-8") for page in sorted(DOCS.glob("*.md"))}
    return generated | {name: _with_answers(_with_texts(page)) for name, page in written.items()}


def stale() -> list[str]:
    """Return the names of the pages that differ from what would be written now, and of pages without their rule."""
    now = pages()
    there = (path.relative_to(DOCS).as_posix() for path in sorted((DOCS / _RULES).glob("*.md")))
    return [name for name, text in now.items() if not _same(DOCS / name, text)] + [n for n in there if n not in now]


def codes_in_source() -> set[str]:
    """Return every message code in the source, those of the rules excepted."""
    files = (ROOT / "src" / "konzeptgen").rglob("*.py")
    texts = (file.read_text("utf-8") for file in files if file.parent.name != "rules")
    return {code for text in texts for code in re.findall(r'"([A-Z]{3}[0-9]{3})"', text)}


def help_of(*words: str) -> str:
    """Return the help page that ``konzeptgen WORDS --help`` prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        cli.main([*words, "--help"])
    return out.getvalue().strip()


_RULES = "referenz/regeln"
_BASE = "kommune:\n  name: Neustadt\n  typ: stadt\n  land: sn\n"
_SAMPLE_BASE = _BASE.replace("land: sn", "land: nw")
_TEXTS = re.compile(r"(Möglich sind diese Namen: )[`\w, ]+\.")
_BLOCK = r"((?:(?!```).)*?)```"
_EXAMPLE = re.compile(
    rf"```yaml\n(# (\S+\.yaml)\n{_BLOCK})\n\n(?:<!-- Befunde: (\S+) -->\n\n)?```text\n{_BLOCK}", re.DOTALL
)


def _with_texts(page: str) -> str:
    """Return a page with the names of the texts that chapters take, where it lists them."""
    keys = (f"`{chapter.key}`" for chapter in Vorlagen().kapitel(KONZEPT) if not chapter.anhang)
    return _TEXTS.sub(lambda found: f"{found[1]}{', '.join(keys)}.", page)


def _with_answers(page: str) -> str:
    files: dict[str, str] = {}

    def answered(example: re.Match[str]) -> str:
        yaml_text, name, code = example[1].removesuffix("```"), example[2], example[4]
        if not code:
            return f"```yaml\n{yaml_text}```\n\n```text\n{_said_about(name, yaml_text)}```"
        files.update(_files(yaml_text))
        return f"```yaml\n{yaml_text}```\n\n<!-- Befunde: {code} -->\n\n```text\n{_found(code, files)}```"

    return _EXAMPLE.sub(answered, page)


def _said_about(name: str, yaml_text: str) -> str:
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), {name: yaml_text})
        with contextlib.redirect_stderr(said), contextlib.suppress(SystemExit):
            cli.main(["check", folder])
    return said.getvalue()


def _found(code: str, files: Mapping[str, str]) -> str:
    """Return what the report says about the findings of one rule."""
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), files)
        source = load(Path(folder))
        findings = check(validate(source, STICHTAG), source)
    chosen = tuple(finding for finding in findings if finding.code == code)
    return text.report(Bericht(ordner="", stichtag=STICHTAG, version="", befunde=chosen, regeln=rules()))


def _files(yaml_text: str) -> dict[str, str]:
    """Split an example at the comments that name files; each stays as the first line of its file."""
    parts = re.split(r"^(?=# \S+\.yaml$)", yaml_text, flags=re.MULTILINE)
    return {part.partition("\n")[0].removeprefix("# "): part for part in parts if part}


def _write(folder: Path, files: Mapping[str, str], base: str = _BASE) -> None:
    """Write the files; konzept.yaml gets the municipality ``base`` where none is named."""
    start = files.get("konzept.yaml", "")
    start = start if _names_kommune(start) else base + start
    for name, content in {**files, "konzept.yaml": start}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")


def _names_kommune(text_of_file: str) -> bool:
    return bool(re.search(r"^kommune:", text_of_file, re.MULTILINE))


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text("utf-8") == text


def _page(lines: Iterable[str]) -> str:
    title, *rest = lines
    return "\n".join([title, "", _NOTE, *rest]).rstrip() + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    yield from (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)
    yield ""


_FELDER = """\
# Felder

Jede Datei Ihres Ordners, jedes Feld darin. Ein Punkt im Namen heißt: Das Feld steht eine Ebene tiefer, also
eingerückt unter dem Feld davor.

- **Pflicht** heißt: Sobald der Eintrag da ist, muss auch dieses Feld da sein. Nur `konzept.yaml` mit `kommune` muss
  es immer geben.
- **Schutz** nennt die Schutzklasse: öffentlich, intern oder Person. Was sie bewirkt, steht unter
  [Datenschutz](../datenschutz.md).
- **Elemente** verweisen auf den [Katalog der Elemente](elemente.md).
- Was bei „ein Wert aus“ möglich ist, steht unten unter [Wertelisten](#wertelisten).
"""


def _felder() -> Iterator[str]:
    yield from _FELDER.split("\n")
    for schema in schemas().values():
        yield from _schema(schema)
    yield from _lists()


def _schema(schema: Schema) -> Iterator[str]:
    yield from (f"## {schema.name}.yaml", "", f"**{schema.titel}.** {schema.beschreibung}", "")
    own = [field for field in fields() if field.file == schema.name]
    for name, group in groupby(own, key=lambda field: field.path[0]):
        members = list(group)
        yield from (f"### Feld {name}", "")
        yield from _table(("Feld", "Bedeutung", "Art", "Pflicht", "Beispiel", "Schutz"), map(_row, members))


def _row(field: Field) -> list[str]:
    name, feld = f"`{field.name}`", field.feldregeln
    return [name, _meaning(field), _kind(feld), _duty(feld), _example(field), _protection(field)]


def _meaning(field: Field) -> str:
    meta = field.meta
    parts = [f"**{meta['titel']}**"] if "titel" in meta else []
    parts += [str(meta["beschreibung"]).rstrip(".") + "."] if "beschreibung" in meta else []
    parts += [f"Einheit: {meta['einheit']}."] if "einheit" in meta else []
    measured = [code for code, kriterium in kriterien().items() if field.name in kriterium.felder]
    parts += [f"Elemente: {', '.join(measured)}."] if measured else []
    return "<br>".join(parts)


def _kind(feld: Feldregeln) -> str:
    if feld["type"] == "list":
        inner = feld["schema"]
        return "Liste von Einträgen" if inner["type"] == "dict" else f"Liste; je Zeile {_kind(inner)}"
    if feld["type"] == "dict":
        return "Gruppe von Feldern"
    if "werte" in feld:
        return f"ein Wert aus [{feld['werte']}](#werte-{feld['werte']})"
    if feld["type"] == "verweis":
        target = feld["verweis"]
        file = next(schema.name for schema in schemas().values() if target in schema.felder)
        return f"Kennung aus {file}.yaml, `{target}`"
    return TYPES[feld["type"]].label + _bounds(feld)


def _bounds(feld: Feldregeln) -> str:
    low, high = feld.get("min"), feld.get("max")
    if low is not None and high is not None:
        return f" von {low} bis {high}"
    return f" ab {low}" if low is not None else ""


def _duty(feld: Feldregeln) -> str:
    if "excludes" in feld:
        return f"ja, oder `{feld['excludes']}`" if feld.get("required") else "nein"
    if "dependencies" in feld:
        return f"nein; nur mit `{feld['dependencies']}`"
    return "ja" if feld.get("required") else "nein"


def _example(field: Field) -> str:
    example = field.meta.get("beispiel")
    return f"`{example}`" if example is not None else ""


def _protection(field: Field) -> str:
    """Return the protection class; a field is protected like the one it stands in."""
    above = [f for f in fields() if f.file == field.file and field.path[: len(f.path)] == f.path]
    classes = [str(f.meta["schutz"]) for f in above if "schutz" in f.meta]
    return _PROTECTION[classes[-1] if classes else "oeffentlich"]


def _lists() -> Iterator[str]:
    yield from ("## Wertelisten", "", "Links steht, was Sie eintragen, rechts, was im Dokument steht.", "")
    for name in sorted({_list_of(field.feldregeln) for field in fields()} - {""}):
        yield from (f"### Werte {name}", "")
        yield from _table(("Wert", "Bedeutung"), ([f"`{key}`", wert.titel] for key, wert in values()[name].items()))


def _list_of(feld: Feldregeln) -> str:
    """Return the name of the list that the values of a field, or of its items, come from."""
    return str(feld.get("werte") or (feld.get("schema") or {}).get("werte", ""))


_BEFEHLE = """\
# Befehle

So erklären sich die Befehle selbst, wenn Sie `--help` anhängen.
"""
_ENDE = """\
## Womit ein Befehl endet

Skripte fragen nach dieser Zahl. Am Bildschirm sehen Sie sie nicht.
"""


def _befehle() -> Iterator[str]:
    yield from _BEFEHLE.split("\n")
    for words in ((), *((name,) for name in commands())):
        yield from (f"## {' '.join(('konzeptgen', *words))}", "", "```text", help_of(*words), "```", "")
    yield from _ENDE.split("\n")
    yield from _table(
        ("Zahl", "Bedeutung"),
        (
            ("0", "Alles in Ordnung. Auch ein Entwurf mit Lücken endet so."),
            ("1", "Die Angaben haben Fehler, oder `check` und `build --strict` haben einen Fehler gefunden."),
            ("2", "Der Aufruf stimmt nicht, oder der Ordner ist nicht lesbar."),
            ("3", "Die Umgebung lässt es nicht zu: Datenträger voll, Recht fehlt, Datei fehlt."),
        ),
    )


def commands() -> list[str]:
    """Return the names of all subcommands as the help lists them."""
    listing = help_of().partition("Befehle:")[2].partition("\n\n")[0]
    return re.findall(r"^  (\w+)  ", listing, re.MULTILINE)


_ELEMENTE = """\
# Elemente

Was die Freie Wohlfahrtspflege 2019 von einem Integrationskonzept erwartet hat, nach Elementen geordnet. Die Fundstelle
nennt den Absatz der „Anregungen zur Kooperation von freien Trägern der Migrationsarbeit und kommunalen Stellen“
(A bis G) oder des begleitenden Interviews (N). Es sind fachpolitische Erwartungen, kein Recht. Wo Recht gilt, nennt
das Dokument die Norm.

Die Tabelle zeigt, an welchen Feldern ein Element gemessen wird, welche [Regeln](regeln/index.md) danach fragen und in
welchem Kapitel es steht.
"""
_FORDERUNGEN = """\
So nennt das [Positionspapier](dokumentarten.md#positionspapier) die Forderung zu jedem Element, und daran wird sie
gemessen. Was nicht angegeben oder unbekannt ist, gilt nie als Mangel. Steht in einer Liste etwas, gilt sie als
vollständig. Es zählt, was am Stichtag besteht.
"""


_SECTION = re.compile(r"\{% block (\w+) %\}")


def _dokumentarten() -> Iterator[str]:
    vorlagen = Vorlagen()
    yield from ("# Dokumentarten", "", "Welche Dokumente es gibt, mit ihren Kapiteln und den Blöcken darin.", "")
    yield "Wie man sie schreibt: [Andere Dokumente](../dokumentarten.md)."
    yield "Wie man sie ändert: [Eigene Vorlagen](../vorlagen.md)."
    for art in vorlagen.arten.values():
        yield from ("", f"## {art.name}", "", f"{art.beschreibung}.", "")
        yield from ("| Kapitel | Vorlage | Blöcke |", "| --- | --- | --- |")
        for chapter in vorlagen.kapitel(art.name):
            blocks = ", ".join(f"`{name}`" for name in _SECTION.findall(vorlagen.source(chapter)))
            template = chapter.template.removesuffix(".md.j2")
            yield f"| {_chapter(chapter)} | `{template}` | {blocks} |"
    yield ""


def _elemente() -> Iterator[str]:
    yield from _ELEMENTE.split("\n")
    yield from _table(
        ("Element", "Worum es geht", "Fundstelle", "Felder", "Regeln", "Kapitel"),
        (
            [
                f'<a id="{code.lower()}"></a>{code}',
                kriterium.element.titel,
                kriterium.element.fundstelle,
                "<br>".join(_carriers(kriterium)),
                ", ".join(_askers(code)),
                "<br>".join(_printers(code)),
            ]
            for code, kriterium in kriterien().items()
        ),
    )
    yield from ("", "## Forderungen", "", *_FORDERUNGEN.split("\n"))
    yield from _table(
        ("Element", "Forderung", "Wann sie erfüllt ist", "An wen sie sich richtet"),
        (
            [
                code,
                str(kriterium.element.wert(values()["personengruppen"]).marken["forderung"]),
                kriterium.text,
                f"an {adressaten(kriterium.element.adressat)}",
            ]
            for code, kriterium in kriterien().items()
        ),
    )
    yield from ("", "## Rechtslage", "", "Wo das geltende Recht etwas anderes sagt, steht das bei der Forderung.", "")
    yield from _table(
        ("Element", "Rechtslage", "Grundlage"),
        (
            [code, k.element.rechtslage, ", ".join(normen()[norm].titel for norm in k.element.normen)]
            for code, k in kriterien().items()
            if k.element.rechtslage
        ),
    )


def _askers(element: str) -> Iterator[str]:
    return (f"[{code}](regeln/{code}.md)" for code, rule in rules().items() if element in rule.regel.elemente)


def _carriers(kriterium: Kriterium) -> Iterator[str]:
    files = {field.name: field.file for field in fields()}
    return (f"{files[name]}.yaml: `{name}`" for name in kriterium.felder)


def _printers(element: str) -> Iterator[str]:
    return (_chapter(chapter) for chapter in Vorlagen().kapitel("konzept") if element in chapter.elemente)


def _chapter(chapter: Chapter) -> str:
    return f"{chapter.titel} (Anhang)" if chapter.anhang else chapter.titel


_MELDUNGEN = """\
# Meldungen

Jede Meldung nennt Datei, Zeile und Spalte, dann einen Code. Die Codes bleiben gleich, auch wenn sich der Wortlaut
ändert.

Die Meldungen in den Tabellen sagen, dass Angaben nicht zu gebrauchen sind: Solange es eine davon gibt, entsteht kein
Dokument. Nur die Meldungen der Gruppe REG halten nichts auf.
"""
_REGELN_HINWEIS = """\
## Fachliche Regeln

Befunde der fachlichen Regeln halten den Entwurf nicht auf. Sie weisen auf Punkte hin, die offen sind. Jede Regel hat
eine eigene Seite: [Regeln](regeln/index.md). Wie die Prüfung arbeitet, steht unter [Prüfung](../pruefung.md).
"""


def _meldungen() -> Iterator[str]:
    yield from _MELDUNGEN.split("\n")
    for prefix, title in GROUPS.items():
        yield from (f"## {prefix}: {title}", "")
        rows = ([code, *about] for code, about in sorted(CODES.items()) if code.startswith(prefix))
        yield from _table(("Code", "Was das heißt", "Was hilft"), rows)
    yield from _REGELN_HINWEIS.split("\n")


_SCHEMA_DES_BERICHTS = Path(reporters.__file__).with_name("bericht.schema.json")
_BERICHT = f"bericht-{FORMAT.rpartition('/')[2]}.schema.json"
_BERICHT_KOPF = f"""\
# Prüfbericht in JSON

`konzeptgen check mein-konzept --format json` gibt den Bericht für andere Programme aus. Das Feld `format` nennt Namen
und Nummer der Form: `{FORMAT}`. Felder können hinzukommen; bestehende ändern ihre Bedeutung nur mit einer neuen Nummer.

Die Datei [{_BERICHT}]({_BERICHT}) beschreibt die Form als JSON Schema (2020-12), die Tabelle nennt dieselben Felder.
"""


def _bericht() -> Iterator[str]:
    yield from _BERICHT_KOPF.split("\n")
    schema = json.loads(_SCHEMA_DES_BERICHTS.read_text("utf-8"))
    yield from _table(("Feld", "Was darin steht"), _berichtsfelder(schema, schema["$defs"], ""))


def _berichtsfelder(part: Mapping[str, Any], shared: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """Yield each field of the report below a part of its schema, with dots and its description."""
    for name, feld in part.get("properties", {}).items():
        inner = feld.get("items", feld)
        inner = shared[inner["$ref"].rpartition("/")[2]] if "$ref" in inner else inner
        inner = next((form for form in inner.get("oneOf", ()) if "properties" in form), inner)
        yield f"`{path}{name}`", str(feld.get("description") or inner.get("description") or "")
        yield from _berichtsfelder(inner, shared, f"{path}{name}.")


_GRENZEN = f"""\
# Grenzen

Wer einen Ordner prüft, den andere geschickt haben, soll weder warten noch um seinen Rechner fürchten. Deshalb liest
konzeptgen nur, was im Ordner selbst liegt, folgt keinen Verknüpfungen und hört auf, wo es zu viel wird. Was eine Grenze
überschreitet, ist ein Befund mit Datei und, wo das geht, mit Zeile.

Reicht eine Grenze nicht, setzen Sie sie für einen Aufruf neu, mehrere mit Leerzeichen getrennt:

```console
{VARIABLE}="datei=50000000 befunde=5000" konzeptgen check mein-konzept
```

Der Ordner selbst kann keine Grenze setzen.
"""

_GRENZEN_VORLAGEN = """
## Eigene Vorlagen

Eigene Vorlagen laufen unter Linux und macOS in einem eigenen Prozess: mit begrenzter Rechenzeit, begrenztem Speicher
und begrenzter Ausgabe, ohne Umgebungsvariablen und ohne das Recht zu schreiben, unter Linux auch ohne Netz, wo das
System das zulässt. macOS begrenzt den Speicher nicht. Unter Windows gibt es keinen solchen Prozess; dort gelten die
Grenzen für Wiederholungen und Zeichen und für das, was eine einzelne Rechnung ergeben darf. Vorlagen, die mit
konzeptgen kommen, haben keine Grenzen.
"""


def _grenzen() -> Iterator[str]:
    yield from _GRENZEN.split("\n")
    rows = ([f"`{one.name}`", zahl(getattr(Grenzen(), one.name)), one.metadata["was"]] for one in limits(Grenzen))
    yield from _table(("Name", "Grenze", "Wovon"), rows)
    yield from _GRENZEN_VORLAGEN.split("\n")


_REGELN = """\
# Regeln

Was die Prüfung fachlich fragt, nach Bereichen. Ein Befund heißt: Hier ist etwas offen. Er ist kein Vorwurf und keine
Rechtsauskunft. Wie die Prüfung arbeitet und wie Sie einen Befund beantworten, steht unter [Prüfung](../../pruefung.md).

Die Spalte „Grundlage“ trennt Recht von dem, was die Verbände fordern, was Leitfäden empfehlen und was konzeptgen
selbst als Maßstab setzt. Die Quellen stehen unter [Recht und andere Grundlagen](../recht.md).
"""


def _regeln() -> Iterator[str]:
    yield from _REGELN.split("\n")
    everything = sorted(rules().values(), key=lambda rule: rule.regel.bereich)
    yield from (f"Es gibt {anzahl(len(everything), 'Regel', 'Regeln', 'f')}.", "")
    for area, members in groupby(everything, key=lambda rule: rule.regel.bereich):
        yield from (f"## {area}", "")
        yield from _table(("Code", "Schwere", "Was", "Grundlage", "Elemente"), map(_regelzeile, members))


def _regelzeile(rule: Regeldatei) -> list[str]:
    regel = rule.regel
    basis = ", ".join(gross(art.titel) for kind, art in ARTEN.items() if kind in {norm.art for norm in rule.normen})
    return [f"[{regel.code}]({regel.code}.md)", str(regel.schwere), rule.text["Was"], basis, _elements(rule)]


def _elements(rule: Regeldatei) -> str:
    return ", ".join(f"[{key}](../elemente.md#{key.lower()})" for key in rule.regel.elemente) or "keine"


def _regel(rule: Regeldatei) -> Iterator[str]:
    regel = rule.regel
    yield from (f"# {regel.code}: {regel.name}", "")
    yield from _table(("Angabe", "Wert"), _facts(rule))
    for section in SECTIONS:
        yield from (f"## {section}", "", rule.text[section], "")
    yield from ("## Grundlage", "")
    for norm in rule.normen:
        yield from (
            f"### {norm.titel}",
            "",
            f"{gross(ARTEN[norm.art].stellung)}. Näheres: [{norm.key}](../recht.md#{norm.key})",
            "",
        )
        yield from _wordings(norm)
    yield from ("## So meldet die Regel nichts", "", *_sample(_telling(rule.gut)))
    yield from ("## So meldet die Regel etwas", "", *_sample(_telling(rule.schlecht)))
    yield from ("Das sagt `konzeptgen check` dazu:", "", "```text", *_answers(rule), "```", "")


def _facts(rule: Regeldatei) -> Iterator[tuple[str, str]]:
    regel = rule.regel
    chapter = next(chapter for chapter in Vorlagen().kapitel("konzept") if chapter.key == regel.kapitel)
    yield "Bereich", f"[{regel.bereich}](index.md)"
    yield "Schwere", _severity(rule)
    yield "Elemente", "<br>".join(_element(key) for key in regel.elemente) or "keine"
    yield "Kapitel", _chapter(chapter)
    yield "Am Bildschirm", f"`konzeptgen explain {regel.code}`"


def _severity(rule: Regeldatei) -> str:
    own, code = rule.regel.schwere, rule.regel.code
    milder = {hit.schwere for sample in rule.schlecht for hit in rule.pruefe(_konzept(sample))} - {None, own}
    parts = [
        f"{own}, im Einzelfall auch {' oder '.join(sorted(str(other) for other in milder))}" if milder else str(own)
    ]
    other = (profile for profile in profiles().values() if profile.schwere.get(code, own) != own)
    return "; ".join([*parts, *(f"{p.schwere[code]} im Profil „{p.titel}“ (`{p.name}`)" for p in other)])


def _element(key: str) -> str:
    return f"[{key}](../elemente.md#{key.lower()}): {kriterien()[key].element.titel}"


def _telling(samples: Sequence[str]) -> str:
    """Return the first sample with data in it, only a municipality where the rule speaks about an empty folder."""
    return next((sample for sample in samples if sample.strip() != "{}"), _SAMPLE_BASE)


def _sample(sample: str) -> Iterator[str]:
    for name, content in _sample_files(sample).items():
        yield from (f"```{'yaml' if name.endswith('.yaml') else 'markdown'}", *_named(name, content), "```", "")
    if sample == _SAMPLE_BASE:
        yield from ("Sonst steht nichts im Ordner.", "")
    elif not _names_kommune(sample):
        yield from ("Die Kommune ist dabei eine Stadt in Nordrhein-Westfalen.", "")


def _named(name: str, content: str) -> Iterator[str]:
    yield f"# {name}" if name.endswith(".yaml") else f"<!-- {name} -->"
    yield from content.strip("\n").split("\n")


def _sample_files(sample: str) -> dict[str, str]:
    """Return a rule's sample as the files that an author would write; ``texte`` become Markdown."""
    home = {field: f"{name}.yaml" for name, schema in schemas().items() for field in schema.felder}
    found: dict[str, str] = {}
    for part in re.split(r"^(?=\w)", sample, flags=re.MULTILINE):
        key = part.partition(":")[0]
        if key == "texte":
            texts = yaml.safe_load(part)["texte"]
            found |= {f"texte/{stem}.md": words for stem, words in texts.items()}
        elif key in home:
            found[home[key]] = found.get(home[key], "") + part
    return found


@cache
def _konzept(sample: str) -> Konzept:
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), _sample_files(sample), _SAMPLE_BASE)
        return validate(load(Path(folder)), STICHTAG)


def _answers(rule: Regeldatei) -> Iterator[str]:
    for hit in rule.pruefe(_konzept(_telling(rule.schlecht))):
        head = f"{hit.schwere or rule.regel.schwere} {rule.regel.code}: {hit.was}"
        yield from textwrap.wrap(head, 80, subsequent_indent="  ", break_on_hyphens=False)
        yield from textwrap.wrap(hit.abhilfe, 80, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


_RECHT = """\
# Recht und andere Grundlagen

Worauf sich die [Regeln](regeln/index.md) stützen. Der Inhalt steht in eigenen Worten; maßgeblich ist der Wortlaut der
Quelle. Recht sind nur Gesetze, Verordnungen und Satzungen. Alles andere bindet die Kommune nicht wie ein Gesetz, auch
wenn eine Behörde es schreibt oder ein Geldgeber es verlangt.

- **Gilt** nennt die Zeit eines Wortlauts. Die Prüfung nimmt den, der am Stichtag gilt, und nennt keine Norm vor ihrem
  Beginn. „Laufend“ heißt: Der Beginn ist nicht nachgelesen, ein Ende ist nicht bekannt. Steht unter „Quelle“ nichts
  anderes, ist der Beginn der des Gesetzes; ältere Texte als die genannten sind nicht gelesen.
- **Geprüft** nennt den Stand des Textes, der dafür gelesen wurde. „Ungeprüft“ heißt: Der Text selbst war nicht oder
  nur zum Teil lesbar. Lesen Sie ihn nach, bevor Sie sich darauf stützen. Auch der Befund sagt dann „ungeprüft“.
- Der **Schlüssel** wählt Regeln aus: `konzeptgen rules --quelle sgb8-80`, mit dem Anfang auch `--quelle sgb8`.
"""


def _recht() -> Iterator[str]:
    yield from _RECHT.split("\n")
    for kind, art in ARTEN.items():
        members = [norm for norm in normen().values() if norm.art == kind and not norm.fehlt]
        if members:
            yield from (f"## {art.mehrzahl}", "", *(line for norm in members for line in _norm(norm)))


def _norm(norm: Norm) -> Iterator[str]:
    users = [f"[{code}](regeln/{code}.md)" for code, rule in rules().items() if norm.key in rule.regel.quellen]
    yield from (f'<a id="{norm.key}"></a>', "", f"### {norm.titel}", "")
    yield from _wordings(norm)
    yield from (f"Schlüssel: `{norm.key}`. Regeln: {', '.join(users) or 'bisher keine'}.", "")


def _wordings(norm: Norm) -> Iterator[str]:
    rows = (
        [_validity(w), w.inhalt, w.quelle, datum(w.geprueft) if w.geprueft else "ungeprüft"] for w in norm.wortlaute
    )
    yield from _table(("Gilt", "Inhalt in eigenen Worten", "Quelle", "Geprüft"), rows)


_RECHTSKREISE = """\
# Rechtskreise

Wer freien Trägern den Vorrang geben soll und wie weit, sagt jeder Rechtskreis anders. Diese Seite zeigt, wovon die
Prüfung ausgeht: wen das Recht anspricht, wessen Angebote es voranstellt, was umstritten ist und auf welche Quellen sich
ein Befund zu einer Maßnahme dieses Rechtskreises stützen kann. Wo wir kein Gesetz mit einem Vorrang kennen, bleibt die
Forderung der Verbände.
"""
_GESCHUETZT = {
    "dritte": "Dritte, auch gewerbliche",
    "nicht_oeffentliche": "freigemeinnützige und private Träger",
    "anerkannte_jugendhilfe": "anerkannte Träger der freien Jugendhilfe",
    "freie_wohlfahrt": "die Freie Wohlfahrtspflege",
    "freie_traeger": "freie Träger",
}
_BINDUNG = {"soll": "Sollvorschrift", "ist": "Vorrang nach dem Wortlaut", "keine": "Forderung der Verbände, kein Recht"}


def _rechtskreise() -> Iterator[str]:
    yield from _RECHTSKREISE.split("\n")
    for key in values()["rechtskreise"]:
        yield from _rechtskreis(rechtskreise()[key])


def _rechtskreis(kreis: Rechtskreis) -> Iterator[str]:
    yield from (f"## {kreis.titel}", "", f"{kreis.aufgabe}.", "", f"Angesprochen: {kreis.adressat.wer}.", "")
    head = ("Vorrang nach", "für", "wie streng", "neue Maßnahme", "bestehende", "nur zum Teil gedeckt")
    yield from _table(head, map(_vorrang, kreis.vorrang))
    yield from (f"Was umstritten ist: {kreis.streit}", "", f"Quellen: {_normlinks(sorted(kreis.normen))}.", "")


def _vorrang(vorrang: Vorrang) -> list[str]:
    soon = ", auch was rechtzeitig entstehen kann" if vorrang.ausbau else ""
    return [
        _normlinks(vorrang.normen),
        f"{_GESCHUETZT[vorrang.schuetzt]}{soon}",
        _BINDUNG[vorrang.bindung],
        str(vorrang.neu),
        str(vorrang.bestand or "nicht gemeint"),
        str(vorrang.teil),
    ]


def _normlinks(keys: Iterable[str]) -> str:
    return ", ".join(f"[{normen()[key].titel}](recht.md#{key})" for key in keys)


def _validity(wording: Wortlaut) -> str:
    begin = f"ab {datum(wording.gueltig_von)}" if wording.gueltig_von else ""
    end = f"bis {datum(wording.gueltig_bis)}" if wording.gueltig_bis else ""
    return f"{begin} {end}".strip() or "laufend"


_LAENDER = """\
# Recht der Länder

Was das Recht jedes Landes zu Integrationsgesetz, Beiräten, Beauftragten und Förderung sagt, in eigenen Worten;
maßgeblich ist der Wortlaut der Quelle. Das Feld `land` unter `kommune` bringt es in Prüfung und Text, ohne dass Sie ein
Profil nennen. Eine Norm nennt die Prüfung nur in ihrem Land und nur an Tagen, an denen sie gilt.

- **Für wen** sagt, welche Kommunen gemeint sind. Eine kreisfreie Stadt hat die Aufgaben von Gemeinde und Kreis.
- **Gilt** nennt bei Gesetzen den Tag, seit dem sie gelten. Wo der nicht zu finden war, steht der früheste Tag, für den
  eine Quelle die Vorschrift belegt.
- **Geprüft** nennt den Tag des Textes, der dafür gelesen wurde. „Ungeprüft“ heißt: Der Text war nicht lesbar, die
  Aussage stammt aus der genannten Quelle. Im Konzept steht sie dann nicht.
- Ist keine Regelung bekannt, nennt **Geprüft** den Tag der Suche. Dass nichts gefunden wurde, schließt nichts aus.
"""


def _laender() -> Iterator[str]:
    yield from _LAENDER.split("\n")
    for key, land in sorted(values()["laender"].items(), key=lambda item: item[1].titel.replace("ü", "ue")):
        profile = next(profile for profile in profiles().values() if profile.land == key)
        yield from (f"## {land.titel}", "", f"Profil: [`{profile.name}`](profile.md#{profile.name})", "")
        rows = [_land_row(norm, wording) for norm in des_landes(key) for wording in norm.wortlaute]
        yield from _table(("Thema", "Norm", "Für wen", "Inhalt in eigenen Worten", "Gilt", "Quelle", "Geprüft"), rows)


def _land_row(norm: Norm, wording: Wortlaut) -> list[str]:
    checked = datum(wording.geprueft) if wording.geprueft else "ungeprüft"
    subject = [THEMEN[norm.thema], norm.titel, norm.fuer]
    return [*subject, wording.inhalt, _validity(wording), wording.quelle, checked]


_PROFILE = """\
# Profile

Ein Profil sagt, welche Kapitel ein Entwurf auch ohne Daten hat und wie schwer einzelne Regeln wiegen. Wie Sie eines
wählen oder ein eigenes schreiben, steht unter [Prüfung](../pruefung.md#profile).
"""


def _profile() -> Iterator[str]:
    yield from _PROFILE.split("\n")
    for profile in sorted(profiles().values(), key=lambda one: one.name != "basis"):
        demanded = [chapter for chapter in Vorlagen().kapitel("konzept") if chapter.key in profile.kapitel]
        changed = {c: s for c, s in profile.schwere.items() if c in rules() and rules()[c].regel.schwere != s}
        yield from (f"## {profile.name}", "", f"{profile.titel}. Diese Kapitel hat jeder Entwurf:", "")
        yield from (f"- {chapter.titel} (`{chapter.key}`)" for chapter in demanded)
        yield ""
        if changed:
            yield from ("Diese Regeln wiegen anders:", "")
            rows = ([f"[{c}](regeln/{c}.md)", rules()[c].text["Was"], str(s)] for c, s in sorted(changed.items()))
            yield from _table(("Regel", "Was", "Schwere"), rows)


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with ``--check`` name the stale ones and return 1."""
    old = stale()
    if "--check" in arguments:
        sys.stdout.write("".join(f"veraltet: docs/{name}\n" for name in old))
        return int(bool(old))
    now = pages()
    for name in old:
        if name not in now:
            (DOCS / name).unlink()
            continue
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(now[name], "utf-8", newline="\n")
    sys.stdout.write("".join(f"geschrieben: docs/{name}\n" for name in old) or "Alle Seiten sind aktuell.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
