"""``konzeptgen init``: a folder to start from."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from konzeptgen.base.finding import UsageTrouble
from konzeptgen.base.near import nearest, unknown
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.base.scalars import ScalarFault, Wert
from konzeptgen.base.schema import values
from konzeptgen.base.wahl import choice
from konzeptgen.cli.atomic import write_all
from konzeptgen.reporters.terminal import Terminal, quoted
from konzeptgen.validating.scaffold import scaffold


def _examples() -> list[str]:
    return sorted(path.name for path in EXAMPLES.iterdir() if (path / "konzept.yaml").is_file())


def command(
    ordner: Annotated[str, typer.Argument(metavar="ORDNER", help="Name des neuen Ordners.")],
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Name der Kommune, etwa Musterstadt.")
    ] = "Musterstadt",
    typ: Annotated[
        str, typer.Option("--typ", metavar="ART", help="Art: stadt, gemeinde, landkreis und weitere.")
    ] = "stadt",
    land: Annotated[str, typer.Option("--land", metavar="LAND", help="Kürzel des Landes, etwa nw oder sn.")] = "nw",
    beispiel: Annotated[
        str,
        typer.Option("--beispiel", metavar="NAME", help=f"Ein fertiges Beispiel kopieren: {', '.join(_examples())}."),
    ] = "",
    verband: Annotated[
        str,
        typer.Option(
            "--verband", metavar="NAME", help="Ordner für einen Verband, der nur seine eigenen Angebote kennt."
        ),
    ] = "",
    tabelle: Annotated[
        str,
        typer.Option(
            "--tabelle",
            metavar="DATEI",
            help="Eine ausgefüllte Arbeitsmappe übernehmen; leer: konzeptgen export --leer",
        ),
    ] = "",
) -> None:
    """Legt einen Ordner mit erklärten Vorlagen an, aus dem sofort ein Entwurf entsteht."""
    folder = Path(ordner)
    if folder.exists() and (folder.is_file() or any(folder.iterdir())):
        raise UsageTrouble(f"„{folder}“ gibt es schon, und es ist nicht leer.", "Wählen Sie einen anderen Namen.")
    terminal = Terminal()
    if beispiel and (verband or tabelle):
        raise UsageTrouble("Ein Beispiel ist schon fertig.", "Lassen Sie --beispiel weg oder nennen Sie es allein.")
    if tabelle:
        files = _from_table(tabelle, {"name": name, "typ": typ, "land": land}, verband, terminal)
    else:
        files = _example(beispiel) if beispiel else _scaffold(name, typ, land, verband)
    write_all(folder, files)
    terminal.out.print(f"Angelegt: {folder} mit {len(files)} Dateien.")
    paper = " --dokument positionspapier" if verband else ""
    terminal.out.print(f"Nächster Schritt: konzeptgen build {quoted(str(folder))}{paper}")


def _scaffold(name: str, typ: str, land: str, verband: str = "") -> dict[str, bytes]:
    kind = _known("typ", typ)
    whole = scaffold(_bare(name, kind), kind, _known("land", land), _own(verband) if verband else None)
    return {file: data for file, data in whole.items() if not verband or file in _OF_VERBAND or "/" in file}


_OF_VERBAND = ("konzept.yaml", "anbieter.yaml", "bedarfe.yaml", "beispiele.yaml", "papier.yaml", "marke.yaml")
"""What an association can fill in by itself."""


def _own(name: str) -> dict[str, Any]:
    """Return what is known of an association: that it speaks, and that it is a provider."""
    from konzeptgen.exchange.merge import slug  # noqa: PLC0415 - the room is loaded where it is needed

    sender = {"art": "verband", "name": name}
    body = {"id": slug(name), "name": name, "art": "freie_wohlfahrt"}
    return {"rahmen": {"profil": "verband"}, "papier": {"absender": sender}, "traeger": body}


def _from_table(tabelle: str, given: Mapping[str, str], verband: str, terminal: Terminal) -> dict[str, bytes]:
    """Return the files of a new folder with what a workbook holds, and tell what of it was left aside."""
    from konzeptgen.cli.austausch import delivery  # noqa: PLC0415 - loads openpyxl, which init alone does without
    from konzeptgen.exchange.einlesen import in_memory, plan  # noqa: PLC0415

    found = delivery(tabelle)
    said = {path[-1]: str(one.value) for record in found.records if record.path == ("kommune",)
            for path, one in record.given.items() if one.value and path[-1] in given}  # fmt: skip
    files = _scaffold(**{**given, **said}, verband=verband)
    data = {name: content for name, content in files.items() if name.endswith(".yaml")}
    planned = plan(in_memory(data), data, found)
    for line in (*planned.set_aside(), *(("",) if planned.aside else ()), planned.summary()):
        terminal.out.print(line)
    return {**files, **planned.files}


def _bare(name: str, typ: str) -> str:
    """Return the name without the word for its kind: "Neustadt" for "Stadt Neustadt"."""
    word = str(values()["kommunentypen"][typ].marken["wort"])
    return name.strip().removeprefix(f"{word} ")


def _known(option: str, value: str) -> str:
    options: dict[str, Wert] = dict(values()[{"typ": "kommunentypen", "land": "laender"}[option]])
    with suppress(ScalarFault):
        return str(choice(options)(value))
    titles = {wert.titel: key for key, wert in options.items()}
    key = titles.get(nearest(value, list(titles)) or "", value)
    raise unknown(f"--{option} {value}", key, list(options))


def _example(name: str) -> dict[str, bytes]:
    known = _examples()
    if name not in known:
        raise unknown(f"Das Beispiel „{name}“", name, known)
    root = EXAMPLES / name
    paths = (
        path for path in sorted(root.rglob("*")) if path.is_file() and path.relative_to(root).parts[0] != "ausgabe"
    )
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
