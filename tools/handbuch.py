#!/usr/bin/env python3
"""Schemas, commands, chapters and message codes -> the pages in docs/referenz and what the guide's examples print.

``python tools/handbuch.py`` writes the pages; with ``--check`` it only says which ones are out of date. In the pages
written by hand, a YAML example whose first line names its file (``# anbieter.yaml``) may be followed by a text block:
that block then shows what ``konzeptgen check`` says about the example.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from konzeptgen import cli
from konzeptgen.compose import Chapter, chapters
from konzeptgen.reporters.meldungen import meldungen
from konzeptgen.rules import Rule, rules
from konzeptgen.scalars import TYPES
from konzeptgen.schema import Field, Rules, Schema, fields, schemas, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

_PROTECTION = {"oeffentlich": "öffentlich", "intern": "intern", "person": "Person"}
_NOTE = "<!-- Diese Seite schreibt tools/handbuch.py. Ändern Sie dort oder in den Schemas, nicht hier. -->"

GROUPS = {found.code[:3]: found.gruppe for found in meldungen().values()}

# Each code that stands in src/konzeptgen (rules explain themselves): what it means and what helps.
CODES = {code: (found.was, found.abhilfe) for code, found in meldungen().items()}


def pages() -> dict[str, str]:
    """Return the text of every page, generated or with examples that were run, by its path below ``docs``."""
    generated = {
        "referenz/felder.md": _page(_felder()),
        "referenz/befehle.md": _page(_befehle()),
        "referenz/elemente.md": _page(_elemente()),
        "referenz/meldungen.md": _page(_meldungen()),
    }
    return generated | {page.name: _with_answers(page.read_text("utf-8")) for page in sorted(DOCS.glob("*.md"))}


def stale() -> list[str]:
    """Return the names of the pages that differ from what would be written now."""
    return [name for name, text in pages().items() if not _same(DOCS / name, text)]


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


_BASE = "kommune:\n  name: Neustadt\n  typ: stadt\n  land: sn\n"
_BLOCK = r"((?:(?!```).)*?)```"
_EXAMPLE = re.compile(rf"```yaml\n(# (\S+\.yaml)\n{_BLOCK})\n\n```text\n{_BLOCK}", re.DOTALL)


def _with_answers(page: str) -> str:
    return _EXAMPLE.sub(_answered, page)


def _answered(example: re.Match[str]) -> str:
    yaml, name = example[1].removesuffix("```"), example[2]
    return f"```yaml\n{yaml}```\n\n```text\n{_said_about(name, yaml)}```"


def _said_about(name: str, yaml: str) -> str:
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "konzept.yaml").write_text(_BASE, "utf-8")
        Path(folder, name).write_text(yaml, "utf-8")
        with contextlib.redirect_stderr(said), contextlib.suppress(SystemExit):
            cli.main(["check", folder])
    return said.getvalue()


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
    name, rules_of = f"`{field.name}`", field.rules
    return [name, _meaning(field), _kind(rules_of), _duty(rules_of), _example(field), _protection(field)]


def _meaning(field: Field) -> str:
    meta = field.meta
    parts = [f"**{meta['titel']}**"] if "titel" in meta else []
    parts += [str(meta["beschreibung"]).rstrip(".") + "."] if "beschreibung" in meta else []
    parts += [f"Einheit: {meta['einheit']}."] if "einheit" in meta else []
    parts += [f"Elemente: {', '.join(meta['elemente'])}."] if meta.get("elemente") else []
    return "<br>".join(parts)


def _kind(field_rules: Rules) -> str:
    if field_rules["type"] == "list":
        inner = field_rules["schema"]
        return "Liste von Einträgen" if inner["type"] == "dict" else f"Liste; je Zeile {_kind(inner)}"
    if field_rules["type"] == "dict":
        return "Gruppe von Feldern"
    if "werte" in field_rules:
        return f"ein Wert aus [{field_rules['werte']}](#werte-{field_rules['werte']})"
    if field_rules["type"] == "verweis":
        target = field_rules["verweis"]
        file = next(schema.name for schema in schemas().values() if target in schema.felder)
        return f"Kennung aus {file}.yaml, `{target}`"
    return TYPES[field_rules["type"]].label + _bounds(field_rules)


def _bounds(field_rules: Rules) -> str:
    low, high = field_rules.get("min"), field_rules.get("max")
    if low is not None and high is not None:
        return f" von {low} bis {high}"
    return f" ab {low}" if low is not None else ""


def _duty(field_rules: Rules) -> str:
    if "excludes" in field_rules:
        return f"ja, oder `{field_rules['excludes']}`" if field_rules.get("required") else "nein"
    if "dependencies" in field_rules:
        return f"nein; nur mit `{field_rules['dependencies']}`"
    return "ja" if field_rules.get("required") else "nein"


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
    for name in sorted({_list_of(field.rules) for field in fields()} - {""}):
        yield from (f"### Werte {name}", "")
        yield from _table(("Wert", "Bedeutung"), ([f"`{key}`", wert.titel] for key, wert in values()[name].items()))


def _list_of(field_rules: Rules) -> str:
    """Return the name of the list that the values of a field, or of its items, come from."""
    return str(field_rules.get("werte") or (field_rules.get("schema") or {}).get("werte", ""))


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

Die Tabelle zeigt, mit welchen Feldern Sie ein Element belegen und in welchem Kapitel es steht.
"""


def _elemente() -> Iterator[str]:
    yield from _ELEMENTE.split("\n")
    yield from _table(
        ("Element", "Worum es geht", "Fundstelle", "Felder", "Kapitel"),
        (
            [key, wert.titel, str(wert.marken["fundstelle"]), "<br>".join(_carriers(key)), "<br>".join(_printers(key))]
            for key, wert in values()["elemente"].items()
        ),
    )


def _carriers(element: str) -> Iterator[str]:
    found = (field for field in fields() if element in field.meta.get("elemente", ()))
    return (f"{field.file}.yaml: `{field.name}`" for field in found)


def _printers(element: str) -> Iterator[str]:
    return (_chapter(chapter) for chapter in chapters("konzept") if element in chapter.elemente)


def _chapter(chapter: Chapter) -> str:
    return f"{chapter.titel} (Anhang)" if chapter.anhang else chapter.titel


_MELDUNGEN = """\
# Meldungen

Jede Meldung nennt Datei, Zeile und Spalte, dann einen Code. Die Codes bleiben gleich, auch wenn sich der Wortlaut
ändert.

Die Meldungen in den Tabellen sagen, dass Angaben nicht zu gebrauchen sind: Solange es eine davon gibt, entsteht kein
Dokument. Nur REG001 hält nichts auf.
"""
_REGELN = """\
## Fachliche Regeln

Diese Befunde halten den Entwurf nicht auf. Sie weisen auf Punkte hin, die fachlich offen sind. Eine Regel zu einer
Forderung der Verbände prüft eine Forderung, kein Recht.
"""


def _meldungen() -> Iterator[str]:
    yield from _MELDUNGEN.split("\n")
    for prefix, title in GROUPS.items():
        yield from (f"## {prefix}: {title}", "")
        rows = ([code, *text] for code, text in sorted(CODES.items()) if code.startswith(prefix))
        yield from _table(("Code", "Was das heißt", "Was hilft"), rows)
    yield from _REGELN.split("\n")
    for rule in rules().values():
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    regel = rule.regel
    yield from (f"### {regel.code}: {regel.name}", "")
    yield from (f"**{name}:** {text}\n" for name, text in rule.text.items() if name)
    yield f"Bereich: {regel.bereich}. Schwere: {regel.schwere}. Elemente: {', '.join(regel.elemente) or 'keine'}."
    yield f"Quellen: {'; '.join(norm.titel for norm in rule.normen)}."
    yield ""


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with ``--check`` name the stale ones and return 1."""
    old = stale()
    if "--check" in arguments:
        sys.stdout.write("".join(f"veraltet: docs/{name}\n" for name in old))
        return int(bool(old))
    text = pages()
    for name in old:
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(text[name], "utf-8", newline="\n")
    sys.stdout.write("".join(f"geschrieben: docs/{name}\n" for name in old) or "Alle Seiten sind aktuell.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
