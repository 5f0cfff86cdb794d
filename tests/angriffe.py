"""Hostile folders and files by name: each is made below a place of its own, next to a secret that nobody may fetch.

A case is what makes it and the command that meets it. ``{konzept}`` stands for the folder, ``{quelle}`` for the place
of files that a user names, ``{ziel}`` for one that is free. Nothing here is imported by konzeptgen.
"""

import io
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from konzeptgen.base.schema import schemas

GEHEIM = "geheim-4711"
CHECK = ("check", "{konzept}", "--stichtag", "01.10.2026")
BUILD = ("build", "{konzept}", "-o", "{ziel}", "--format", "html", "--stichtag", "01.10.2026")
WORD = ("build", "{konzept}", "-o", "{ziel}", "--format", "docx", "--stichtag", "01.10.2026")
KONZEPT = "kommune: {name: Musterstadt, typ: stadt, land: nw}\n"
ANBIETER = (
    "traeger:\n- {id: caritas, name: Caritas, art: freie_wohlfahrt}\n"
    "angebote:\n- {id: mbe, traeger: caritas, name: Beratung, leistungsart: mbe}\n"
)
Maker = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Fall:
    """What makes the folder ``konzept`` and its neighbour ``quelle``, and the command that meets it."""

    make: Maker
    command: tuple[str, ...] = CHECK


def grundlage(place: Path) -> None:
    """Make what every case begins with: a sound folder, a free one beside it, and a secret next door."""
    for name in ("konzept", "quelle", "fremd", "tmp"):
        (place / name).mkdir()
    (place / "konzept" / "konzept.yaml").write_text(KONZEPT, "utf-8")
    (place / "konzept" / "anbieter.yaml").write_text(ANBIETER, "utf-8")
    for name in ("a.yaml", "leitbild.md", "10-a.md.j2", "dokument.yaml", "bild.png", "reference.docx", "raum.geojson"):
        (place / "fremd" / name).write_text(f"{GEHEIM}: [\n", "utf-8")


def faelle() -> dict[str, Fall]:
    """Return every case by its name."""
    families = (links, knoten, yaml_angriffe, formen, vorlagen, koepfe, geojson, bilder, wordvorlagen, pakete, werte)
    more = (texte, namen, journale, schreibziele)
    return {f"{family.__name__}: {name}": fall for family in (*families, *more) for name, fall in family()}


def datei(name: str, content: str | bytes) -> Maker:
    """Return what writes a file of the concept, ``../quelle/x`` for one beside it."""

    def make(place: Path) -> None:
        path = place / "konzept" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))

    return make


def dateien(files: dict[str, str | bytes]) -> Maker:
    """Return what writes several."""

    def make(place: Path) -> None:
        for name, content in files.items():
            datei(name, content)(place)

    return make


Cases = Iterator[tuple[str, Fall]]

# Links and what is no file

ORDNER = [*schemas(), "texte", "texte/kurzfassung", "vorlagen", "vorlagen/konzept", "vorlagen/bausteine", "bilder"]
ORDNER += ["ausgabe", ".schema", ".sicherung", ".zuordnung", ".konzeptgen.neu"]
DATEIEN = [*(f"{name}.yaml" for name in schemas()), "texte/leitbild.md", "vorlagen/konzept/55-wohnen.md.j2"]
DATEIEN += ["vorlagen/faltblatt/dokument.yaml", "anbieter/a.yaml", ".konzeptgen.json", "ausgabe/a.html"]


def _link(name: str, target: str, place: Path) -> None:
    path = place / "konzept" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(target.format(place=place, name=path.name))


def links() -> Cases:
    """Yield folders and files that are links: to a neighbour, up, to a device, to themselves."""
    for name in ORDNER:
        yield f"{name} ist ein Nachbarordner", Fall(partial(_link, name, "{place}/fremd"))
    for name in DATEIEN:
        yield f"{name} ist eine Nachbardatei", Fall(partial(_link, name, "{place}/fremd/a.yaml"))
    targets = ("/etc/passwd", "/dev/zero", "/dev/stdin", "/proc/self/environ", "{name}", "..", "weg")
    for name in ("konzept.yaml", "anbieter.yaml", "texte/leitbild.md", "logo.png", "vorlagen/konzept/55-wohnen.md.j2"):
        for target in targets:
            yield f"{name} zeigt auf {target}", Fall(partial(_link, name, target))
    for fields, name in (("logo: a.png", "a.png"), ("vorlage: a.docx", "a.docx")):
        for target in ("{place}/fremd/bild.png", "/etc/passwd", "/dev/zero"):
            make = _both(datei("marke.yaml", f"marke: {{{fields}}}\n"), partial(_link, name, target))
            yield f"marke {fields} zeigt auf {target}", Fall(make, WORD)


def _both(*makers: Maker) -> Maker:
    def make(place: Path) -> None:
        for one in makers:
            one(place)

    return make


def _fifo(name: str, place: Path) -> None:
    path = place / "konzept" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def _riese(name: str, place: Path) -> None:
    path = place / "konzept" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(8_000_000_000)


def _tief(place: Path) -> None:
    here = os.open(place / "konzept", os.O_RDONLY)
    for _ in range(400):
        os.mkdir("a" * 9, dir_fd=here)
        below = os.open("a" * 9, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def knoten() -> Cases:
    """Yield pipes, giants and folders where files belong."""
    names = ("konzept.yaml", "anbieter.yaml", "marke.yaml", "texte/leitbild.md", "logo.png", "anbieter/a.yaml")
    for name in (*names, "vorlagen/konzept/55-wohnen.md.j2", "ausgabe", ".konzeptgen.json", ".konzeptgen.sperre"):
        yield f"{name} ist ein Rohr", Fall(partial(_fifo, name))
        yield f"{name} hat acht Gigabyte", Fall(partial(_riese, name))
    yield "quelle ist ein Rohr", Fall(partial(_fifo, "../quelle/a.xlsx"), _import("a.xlsx"))
    yield "quelle hat acht Gigabyte", Fall(partial(_riese, "../quelle/a.csv"), _import("a.csv"))
    yield "400 Ordner ineinander", Fall(_tief)


# YAML


def _bombe(depth: int) -> str:
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "a0: &a0 [x]\n" + "\n".join(rows) + "\n"


YAML: dict[str, str | bytes] = {
    "Alias-Bombe": _bombe(12),
    "Anker auf sich selbst": "traeger: &a [*a]\n",
    "Zusammenführung": "x: &x {a: 1}\ntraeger:\n- <<: *x\n",
    "Python-Objekt": "traeger: !!python/object/apply:os.system ['touch fremd']\n",
    "Python-Name": "traeger: !!python/name:os.system\n",
    "Python-Modul": "traeger: !!python/module:antigravity\n",
    "Ruby-Objekt": "--- !ruby/object:Gem::Installer\ni: x\n",
    "include": "traeger: !include ../fremd/a.yaml\n",
    "binary": "traeger: !!binary R0lGODlhDAAMAIQAAP==\n",
    "set": "traeger: !!set {a, b}\n",
    "TAG-Zeile": "%TAG ! tag:yaml.org,2002:python/\n---\ntraeger: !object/apply:os.system [id]\n",
    "YAML-Zeile": "%YAML 9.9\n---\ntraeger: []\n",
    "hundert Dokumente": "---\ntraeger: []\n" * 100,
    "tiefe Klammern": "traeger: " + "[" * 50_000,
    "tiefe Gruppen": "traeger: " + "{a: " * 20_000,
    "tiefe Einrückung": "\n".join(" " * n + "a:" for n in range(3_000)),
    "tiefe Striche": "- " * 20_000 + "a",
    "langer Wert": "traeger: " + "a" * 5_000_000,
    "langer Schlüssel": "a" * 500_000 + ": 1\n",
    "Fragezeichen": "? " * 20_000,
    "viele Schlüssel": "".join(f"a{n}: 1\n" for n in range(20_000)),
    "doppelte Schlüssel": "traeger: []\n" * 5_000,
    "Zeichen null": "traeger: a\0b\n",
    "kein UTF-8": b"traeger: \xff\xfe\xfa\n",
    "UTF-16": "traeger: []\n".encode("utf-16"),
    "UTF-32": "traeger: []\n".encode("utf-32"),
    "halbes UTF-16": "traeger".encode("utf-16")[:-1],
    "Ersatzzeichen": b"traeger: \xed\xa0\x80\n",
    "Marke mitten drin": "traeger: \ufeffa\n",
    "Richtung": 'traeger: [{id: a, name: "\\u202ea", art: b}]\n',
    "Escape": 'traeger: [{id: a, name: "\\e]0;x\\a\\e[2J", art: b}]\n',
    "Tabulator": "traeger:\n\t- a\n",
    "offene Anführung": 'traeger: "' + "a\n" * 5_000,
    "offener Block": "traeger: |9\n a\n",
    "nur Striche": "-" * 100_000,
    "nur Doppelpunkte": ": " * 50_000,
    "nur Kaufmannsund": "& " * 5_000,
    "nur Sterne": "*a " * 5_000,
    "große Zahl": "traeger: " + "9" * 200_000 + "\n",
    "unendlich": "traeger: [.inf, .nan, 1e999999, 0x" + "f" * 9_000 + "]\n",
    "Base 60": "traeger: 190:20:30:40:50\n",
    "Tage, die es nicht gibt": "traeger: [9999-99-99, 0000-00-00, 2026-02-30T99:99:99Z]\n",
    "Akzente": "traeger: a" + "\u0301" * 50_000,
    "ZIP als YAML": b"PK\x03\x04" + bytes(500),
    "leer": b"",
    "nur ein Bytezeichen": b"\xef\xbb\xbf",
    "Felder mit Punkten": '"__class__.__mro__": 1\n"../x": 2\n',
    "Unterstriche": "__proto__: {a: 1}\n__init__: x\n_model: y\n",
}


def yaml_angriffe() -> Cases:
    """Yield files that are YAML in name."""
    for name, content in YAML.items():
        yield name, Fall(datei("anbieter.yaml", content))
    for name in ("Alias-Bombe", "Python-Objekt", "tiefe Klammern", "kein UTF-8"):
        yield f"{name} in konzept.yaml", Fall(datei("konzept.yaml", YAML[name]), BUILD)


FORMEN = {"ein Wort": "a", "Listen in Listen": "[[[1]]]", "Gruppe": "{a: {b: {c: 1}}}", "Nichts": "null", "Zahl": "7"}


def formen() -> Cases:
    """Yield each file of a concept with values of a shape that none of its fields has."""
    for schema, found in schemas().items():
        for shape, value in FORMEN.items():
            rows = "".join(f"{field}: {value}\n" for field in found.felder)
            yield f"{schema} aus {shape}", Fall(datei(f"{schema}.yaml", rows))


# Templates

JINJA = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ konzept.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__.__builtins__.open('/etc/passwd').read() }}",
    "{{ lipsum.__globals__['os'].system('id') }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''['__class__'] }}",
    "{{ '{0.__class__}'.format(konzept) }}",
    "{{ '{0.__class__.__init__.__globals__}'.format_map({'0': konzept}) }}",
    "{{ konzept|map(attribute='__class__')|list }}",
    "{{ [konzept]|groupby('__class__') }}",
    "{{ [konzept]|sum(attribute='__class__') }}",
    "{{ config }}{{ request }}{{ g }}",
    "{% include '/etc/passwd' %}",
    "{% include '../../../fremd/a.yaml' %}",
    "{% import '../../fremd/a.yaml' as x %}",
    "{% extends '/etc/passwd' %}",
    "{% from 'bausteine/../../fremd/a.yaml' import x %}",
    "{% include ['/etc/passwd', '../x'] ignore missing %}",
    "{% include 'vorlagen\\\\..\\\\..\\\\fremd\\\\a.yaml' %}",
    "{% set konzept = 1 %}{{ konzept.name }}",
    "{% do konzept %}",
    "{% debug %}",
    "{% call x() %}{% endcall %}",
    "{% autoescape false %}{{ '<script>alert(4711)</script>' }}{% endautoescape %}",
    "{{ '<script>alert(4711)</script>'|safe }}",
    "{{ 'a' * 10**10 }}",
    "{{ 10 ** 10**8 }}",
    "{{ ([1] * 10**9)|length }}",
    "{{ 'a'|center(3 * 10**9) }}",
    "{{ '%1000000000s' % 'a' }}",
    "{{ '%1000000000s'|format('a') }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(10**9) %}x{% endfor %}",
    "{{ lipsum(n=10**6) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{{ ('a' * 100000)|replace('a', 'b' * 100000) }}",
    "{{ ('a' * 100000)|wordwrap(1)|indent(10**6) }}",
    "{{ range(10**8)|list|length }}",
    "{{ range(10**8)|batch(1)|list }}",
    "{{ range(9999)|map('string')|join('x' * 99999) }}",
    "{{ konzept|tojson }}",
    "{{ konzept|pprint }}",
    "{{ konzept|xmlattr }}",
    "{{ ('x' * 9999)|urlize }}",
    "{{ (1).__format__('999999999d') }}",
    "{{ 1|round(10**9) }}",
    "{{ '9' * 5000|int }}",
    "{{ undefined.a.b.c }}",
    "{{ 1 / 0 }}",
    "{{ [][5] }}",
    "{{ 'a' + 1 }}",
    "{{ 1 if }}",
    "{% if %}",
    "{{" * 2000,
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "not " * 20_000 + "1 }}",
    "{{ " + "1 + " * 20_000 + "1 }}",
    "{% if 1 %}" * 500 + "{% endif %}" * 500,
    "{% block a %}" * 50,
    "{# " * 1000,
    "{% raw %}",
    "# {{ konzept.kommune.name }}\n\n" + "> " * 5000 + "a",
    "\x00\x1b[2J\u202e",
]


def vorlagen() -> Cases:
    """Yield templates that want out of their sandbox or more than there is."""
    for number, text in enumerate(JINJA):
        name = f"{number} {text[:40]!r}"
        yield name, Fall(datei("vorlagen/konzept/59-sport.md.j2", f"{{#\ntitel: Sport\n#}}\n{text}\n"), BUILD)
    for number in (0, 4, 16, 29, 35):
        make = datei("vorlagen/konzept/55-wohnen.md.j2", f"{{% block unterkuenfte %}}{JINJA[number]}{{% endblock %}}")
        yield f"Block {number}", Fall(make, BUILD)


KOEPFE = [
    "titel: [1, 2]",
    "titel: {a: b}",
    "titel: null",
    "titel: " + "[" * 20_000,
    "titel: &a [*a]",
    _bombe(12),
    "titel: !!python/object/apply:os.system [id]",
    "titel: Sport\nwenn: konzept.__class__",
    "titel: Sport\nwenn: 9**9**9",
    "titel: Sport\nwenn: [1]",
    "titel: Sport\nwenn: (((((((",
    "titel: Sport\nelemente: 7",
    "titel: Sport\nelemente: {a: 1}",
    "titel: Sport\nanhang: vielleicht",
    "titel: Sport\nunbekannt: 1",
    "titel: 2026-02-30",
    "titel: " + "a" * 100_000,
    'titel: "\\e[2J\\u202e"',
    "",
    ":",
]


def koepfe() -> Cases:
    """Yield heads of templates, and whole kinds of document, that are none."""
    for number, head in enumerate(KOEPFE):
        yield f"Kapitel {number}", Fall(datei("vorlagen/konzept/59-sport.md.j2", f"{{#\n{head}\n#}}\nText\n"), BUILD)
        command = (*BUILD, "--dokument", "faltblatt")
        yield f"Dokumentart {number}", Fall(datei("vorlagen/faltblatt/dokument.yaml", f"{head}\n"), command)


# GeoJSON

_RING = [[7.0, 51.0], [7.1, 51.0], [7.1, 51.1], [7.0, 51.0]]
FORMEN_DER_FLAECHE: tuple[object, ...] = (
    *(None, 1, [], {}, {"type": 7}, {"type": "Polygon"}, {"type": "Polygon", "coordinates": None}),
    {"type": "Polygon", "coordinates": [[]]},
    {"type": "Polygon", "coordinates": [[[]]]},
    {"type": "Polygon", "coordinates": [[["a", "b"]]]},
    {"type": "Polygon", "coordinates": [[[None, None]] * 4]},
    {"type": "Polygon", "coordinates": [[[True, False]] * 4]},
    {"type": "Polygon", "coordinates": [[[1e308, 1e308]] * 4]},
    {"type": "Polygon", "coordinates": [[[float("nan"), float("inf")]] * 4]},
    {"type": "Polygon", "coordinates": [[[10**400, 1]] * 4]},
    {"type": "Polygon", "coordinates": [_RING[:1]]},
    {"type": "Polygon", "coordinates": [_RING * 20_000]},
    {"type": "MultiPolygon", "coordinates": [[_RING]] * 3_000},
    {"type": "MultiPolygon", "coordinates": _RING},
    {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [_RING]}]},
    {"type": "Point", "coordinates": [7, 51, 0, 9, 9]},
    {"type": "Kreis", "coordinates": 5},
)
GEOMETRIEN: list[object] = [
    *(None, 1, "a", [], {}, {"type": "Feature"}, {"type": "FeatureCollection"}),
    {"type": "FeatureCollection", "features": None},
    {"type": "FeatureCollection", "features": {"a": 1}},
    {"type": "FeatureCollection", "features": [1, "a", None, []]},
    *(
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "a"}, "geometry": shape}]}
        for shape in FORMEN_DER_FLAECHE
    ),
    {"type": "FeatureCollection", "crs": {"properties": {"name": ["a"]}}, "features": []},
    {
        "type": "FeatureCollection",
        "crs": {"type": "link", "properties": {"href": "http://127.0.0.1:9/"}},
        "features": [],
    },
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": 7, "geometry": None}] * 50},
    {"type": "Topology", "objects": {}},
]
GEOTEXTE: list[str | bytes] = ["", "{", "[" * 60_000, '{"a":' * 60_000, "NaN", b"\xff\xfe", "a" * 2_000_000]


def geojson() -> Cases:
    """Yield areas of every wrong shape, in a concept and as a file to import."""
    space = "geometrie: raum.geojson\nsozialraeume:\n- {id: a, name: Nord}\n"
    texts: list[str | bytes] = [*GEOTEXTE, *(json.dumps(one) for one in GEOMETRIEN)]
    for number, text in enumerate(texts):
        yield f"Flächen {number}", Fall(dateien({"sozialraeume.yaml": space, "raum.geojson": text}))
        yield f"Einlesen {number}", Fall(datei("../quelle/a.geojson", text), _import("a.geojson"))


def _import(name: str, *more: str) -> tuple[str, ...]:
    return ("import", "{konzept}", f"{{quelle}}/{name}", "--ja", *more)


# Pictures


def _png(width: int, height: int, data: bytes = b"") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data or zlib.compress(b"")) + chunk(b"IEND", b"")
    )


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
BILDER: dict[str, bytes] = {
    "leer": b"",
    "kein Bild": b"abc" * 999,
    "riesige Maße": _png(2**31 - 1, 2**31 - 1),
    "Maße null": _png(0, 0),
    "Bombe": _png(30_000, 30_000, zlib.compress(bytes(90_003 * 3_000), 9)),
    "abgeschnitten": _png(9, 9)[:40],
    "falsche Summe": _png(9, 9)[:-6] + b"xxxxxx",
    "langer Text": _png(1, 1)[:-12] + struct.pack(">I", 2**31 - 1) + b"zTXt" + bytes(99),
    "SVG mit Skript": _SVG.format("<script>alert(4711)</script>").encode(),
    "SVG mit Bild": _SVG.format('<image xlink:href="http://127.0.0.1:9/a.png"/>').encode(),
    "SVG mit Datei": _SVG.format('<image xlink:href="file:///etc/passwd"/>').encode(),
    "SVG mit Entität": f'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>{_SVG.format("&x;")}'.encode(),
    "JPEG, halb": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(99),
    "JPEG, Riese": b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00\xff\xd9",
    "GIF": b"GIF89a\xff\xff\xff\xff\xf7\x00\x00" + bytes(999),
    "TIFF": b"II*\x00\x08\x00\x00\x00\xff\xff" + bytes(999),
    "BMP": b"BM" + struct.pack("<IHHIIiiHH", 54, 0, 0, 54, 40, 2**30, 2**30, 1, 24) + bytes(99),
    "WEBP": b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 30,
    "PDF": b"%PDF-1.7\n1 0 obj <</OpenAction 2 0 R>>",
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file",
    "WMF": b"\xd7\xcd\xc6\x9a" + bytes(99),
    "ICO": b"\x00\x00\x01\x00\xff\xff" + bytes(99),
}


def bilder() -> Cases:
    """Yield pictures that are none, or more than anybody can hold, as logo and in a text."""
    for name, data in BILDER.items():
        logo = dateien({"marke.yaml": "marke: {logo: a.png, logo_alt: Wappen}\n", "a.png": data})
        yield f"{name} als Logo", Fall(logo, BUILD)
        text = dateien({"texte/leitbild.md": "Wir.\n\n![Ein Bild](b.jpg)\n", "b.jpg": data})
        yield f"{name} im Text", Fall(text)


# Packages


def _zip(parts: dict[str, bytes | str], *, stored: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


ENTITAET = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LACHEN = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
NETZ = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'
TIEF = "<a>" * 20_000
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_MAIN = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml", "ods": "content.xml", "odt": "content.xml"}
_TYPE = {
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
}


def _paket(kind: str, content: bytes | str, **more: bytes | str) -> bytes:
    first: dict[str, bytes | str] = {"mimetype": _TYPE[kind]} if kind in _TYPE else {"[Content_Types].xml": _TYPES}
    return _zip({**first, _MAIN[kind]: content, **more})


PAKETE: dict[str, Callable[[str], bytes]] = {
    "leer": lambda _: b"",
    "kein Paket": lambda _: b"PK\x03\x04" + bytes(200),
    "ohne Teile": lambda _: _zip({}),
    "ohne Hauptteil": lambda kind: _zip({"mimetype": _TYPE.get(kind, "a"), "[Content_Types].xml": _TYPES}),
    "Entität auf eine Datei": lambda kind: _paket(kind, ENTITAET),
    "Entitäten in Entitäten": lambda kind: _paket(kind, f"{LACHEN}]><a>&j;</a>"),
    "DTD aus dem Netz": lambda kind: _paket(kind, NETZ),
    "tief verschachtelt": lambda kind: _paket(kind, TIEF),
    "Bombe im Hauptteil": lambda kind: _paket(kind, b"<a>" + b" " * 150_000_000 + b"</a>"),
    "viele Teile": lambda kind: _paket(kind, "<a/>", **{f"x{n}": b"" for n in range(60_000)}),
    "Namen mit Punkten": lambda kind: _paket(kind, "<a/>", **{"../../fremd/b": b"x", "/c": b"x", "C:\\d": b"x"}),
    "Makro": lambda kind: _paket(kind, "<a/>", **{"word/vbaProject.bin": b"x", "Basic/script.xml": b"<a/>"}),
    "abgeschnitten": lambda kind: _paket(kind, "<a/>" * 500)[:120],
    "verschlüsselt": lambda kind: _paket(kind, "<a/>").replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01"),
    "OLE": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
}


def pakete() -> Cases:
    """Yield workbooks and old concepts that are torn, bombs, or lead elsewhere; and tables of other kinds."""
    for kind in _MAIN:
        for name, make in PAKETE.items():
            command = _import(f"a.{kind}")
            if kind in {"docx", "odt"}:
                command = ("uebernehmen", "{konzept}", f"{{quelle}}/a.{kind}", "--ja")
            yield f"{kind}, {name}", Fall(partial(_spaet, f"../quelle/a.{kind}", partial(make, kind)), command)
    for name, data in TABELLEN.items():
        yield name, Fall(datei(f"../quelle/{name}", data), _import(name))
    for name, data in MARKDOWN.items():
        command = ("uebernehmen", "{konzept}", "{quelle}/a.md", "--ja")
        yield f"Markdown, {name}", Fall(datei("../quelle/a.md", data), command)


def _spaet(name: str, make: Callable[[], bytes], place: Path) -> None:
    datei(name, make())(place)


TABELLEN: dict[str, bytes | str] = {
    "nul.csv": b"a;b\n\0;\0\n" * 9,
    "breit.csv": "a;" * 200_000,
    "lang.csv": "Name;Art\n" + "a;b\n" * 50_000,
    "anfuehrung.csv": 'Name;Art\n"' + "a" * 2_000_000,
    "formel.csv": "Name;Träger;Leistung\n=HYPERLINK(\"http://127.0.0.1:9\");@SUM(A1);+cmd|' /C calc'!A0\n",
    "zeichen.csv": b"\xff\xfe\x00\xd8" * 500,
    "tief.json": "[" * 100_000,
    "zahl.json": '{"id": ' + "9" * 100_000 + "}",
    "proto.json": '{"__proto__": {"a": 1}, "constructor": 2}',
    "leer.json": "",
    "hsds.json": '{"services": [{"id": {}, "name": [], "organization": 7}], "organizations": null}',
    "oparl.json": '{"type": "https://schema.oparl.org/1.1/Paper", "mainFile": "http://127.0.0.1:9/a", "name": []}',
    "integreat.json": '[{"id": [], "title": {}, "location": 7, "url": "http://127.0.0.1:9/"}]',
    "html.xls": "<html><table><tr><td>Name<script>alert(4711)</script></table>",
    "xml.xml": ENTITAET,
}
MARKDOWN: dict[str, bytes | str] = {
    "Bild von außen": "# Leitbild\n\n![a](../fremd/bild.png) ![b](/etc/passwd) ![c](file:///etc/passwd)\n",
    "Bild aus dem Netz": "# Leitbild\n\n![a](http://127.0.0.1:9/a.png)\n",
    "Kopf mit Befehl": "---\ninclude-before: /etc/passwd\nfilters: [a.lua]\ndefaults: x\n---\n# Leitbild\n",
    "rohes TeX": "# Leitbild\n\n\\input{/etc/passwd}\n\n```{=latex}\n\\write18{id}\n```\n",
    "tief": "> " * 20_000 + "a",
    "Klammern": "[" * 50_000,
    "Sterne": "*a **b " * 20_000,
    "Skript": "# Leitbild\n\n<script>alert(4711)</script>\n",
    "kein UTF-8": b"# Leitbild\n\n\xff\xfe\n",
}


def wordvorlagen() -> Cases:
    """Yield Word templates that are damaged or bring along what leads elsewhere."""
    from test_docx_beschaedigt import DAMAGED  # noqa: PLC0415 - loads the writer of Word files

    for name, make in DAMAGED.items():
        files = partial(_vorlage, make)
        yield name, Fall(files)
        yield f"{name}, doctor", Fall(files, ("doctor", "{konzept}"))
    for name, pack in PAKETE.items():
        yield f"Paket {name}", Fall(partial(_vorlage, partial(pack, "docx")))


def _vorlage(make: Callable[[], bytes], place: Path) -> None:
    dateien({"marke.yaml": "marke: {vorlage: reference.docx}\n", "reference.docx": make()})(place)


# Values and texts that somebody else's program would run

EINSCHUB = [
    "<script>alert(4711)</script>",
    "<img src=x onerror=alert(4711)>",
    '"><svg onload=alert(4711)>',
    "javascript:alert(4711)",
    "[a](javascript:alert(4711))",
    "![a](http://127.0.0.1:9/a.png)",
    "![a](../fremd/bild.png)",
    '#read("/etc/passwd")',
    '#import "@preview/a:0.1.0": *',
    '#image("../../fremd/bild.png")',
    "$ #sys.inputs $",
    ']#eval("1")[',
    '=HYPERLINK("http://127.0.0.1:9/")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-2+3",
    "::set-output name=a::b",
    "::add-mask::x",
    "##vso[task.setvariable variable=a]b",
    "##[error]x",
    "##teamcity[buildStatus status='SUCCESS']",
    "section_start:0:a",
    "```\n::warning::x",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "&x;&#x202E;&#0;",
    "]]><a/>",
    "<w:p/><!--",
    "\\u202eabc",
    "%s%n{0}",
    "$(id)`id`",
    "a\\0b",
]


def werte() -> Cases:
    """Yield values that another program would take for an order, into every kind of output."""
    commands = {"html": BUILD, "docx": WORD, "pdf": (*BUILD[:5], "pdf", *BUILD[6:])}
    for number, text in enumerate(EINSCHUB):
        body = {"traeger": [{"id": "a", "name": text, "art": "freie_wohlfahrt", "beschreibung": text}]}
        offer = {"angebote": [{"id": "b", "traeger": "a", "name": text, "leistungsart": "mbe", "beschreibung": text}]}
        content = yaml.safe_dump({**body, **offer}, allow_unicode=True)
        kind = list(commands)[0 if number < 4 else number % 3]
        yield f"{text[:30]!r} als {kind}", Fall(datei("anbieter.yaml", content), commands[kind])
    for number, text in enumerate(EINSCHUB):
        content = yaml.safe_dump({"traeger": [{"id": text, "name": text, "art": text}], text: 1}, allow_unicode=True)
        form = ("text", "json", "sarif", "junit", "html", "github")[number % 5]
        yield f"{text[:30]!r} im Bericht {form}", Fall(datei("anbieter.yaml", content), (*CHECK, "--format", form))
    for suffix in ("xlsx", "ods", "csv", "json", "geojson"):
        body = {"traeger": [{"id": f"a{n}", "name": one, "art": "freie_wohlfahrt"} for n, one in enumerate(EINSCHUB)]}
        content = yaml.safe_dump(body, allow_unicode=True)
        yield (
            f"Ausfuhr als {suffix}",
            Fall(datei("anbieter.yaml", content), ("export", "{konzept}", f"{{quelle}}/a.{suffix}")),
        )


TEXTE: dict[str, str | bytes] = {
    "Zitate": "> " * 50_000 + "a",
    "Listen": "".join(" " * (2 * n) + "- a\n" for n in range(2_000)),
    "Klammern": "[" * 40_000 + "](a)",
    "Sterne": "*" * 50_000 + "a",
    "Striche": "_a_" * 50_000,
    "Rückstriche": "`" * 50_000,
    "Tabelle": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n",
    "Verweise": "".join(f"[a{n}]: http://a{n}.example\n" for n in range(20_000)),
    "Verweise im Kreis": "[a]: [b]\n[b]: [a]\n[a][b]",
    "Fußnoten": "".join(f"a[^{n}]\n\n[^{n}]: b[^{n}]\n\n" for n in range(500)),
    "Fußnote in sich": "a[^a]\n\n[^a]: b[^a]\n",
    "HTML": "<iframe src='file:///etc/passwd'></iframe><script>alert(4711)</script>",
    "Verweis mit Daten": "[a](data:text/html,<script>alert(4711)</script>)",
    "Verweis auf Datei": "[a](file:///etc/passwd) [b](\\\\server\\share) [c](//server/share)",
    "Adressen": "http://" + "a." * 30_000 + " " + "www." * 20_000,
    "Akzente": "a" + "\u0301" * 100_000,
    "Überschriften": "# a\n" * 20_000,
    "Entitäten": "&#x202E;" * 5_000 + "&amp;" * 5_000,
    "Zeichen null": "a\0b\x1b[2J",
    "kein UTF-8": b"\xff\xfe",
    "Zeilen": "\n" * 900_000,
    "Bild daneben": "![a](../fremd/bild.png)",
    "Bild absolut": "![a](/etc/passwd)",
    "Bild als Adresse": "![a](http://127.0.0.1:9/a.png)",
    "Bild auf dem Laufwerk": "![a](C:/Windows/win.ini)",
    "Bild im Netzlaufwerk": "![a](//server/share/a.png)",
}


_GEBAUT = {"HTML", "Verweis mit Daten", "Bild daneben", "Fußnote in sich", "Verweise im Kreis"}
"""Texts that are accepted, so that a document shows what becomes of them."""


def texte() -> Cases:
    """Yield texts that cost more than they show, or fetch what is elsewhere."""
    for name, text in TEXTE.items():
        yield name, Fall(datei("texte/leitbild.md", text), BUILD if name in _GEBAUT else CHECK)


PFADE = ["../fremd/bild.png", "/etc/passwd", "file:///etc/passwd", "C:\\Windows\\win.ini", "C:bild.png", "c:/a.png"]
PFADE += ["\\\\server\\share\\a.png", "//server/share/a.png", "\\\\?\\C:\\a.png", "..\\fremd\\bild.png", "a\0b.png"]
PFADE += ["CON", "nul.png", "COM1.png", "a.png:strom", "a.png.", " ", ".", "..", "a/../../fremd/bild.png", "~/a.png"]
PFADE += ["http://127.0.0.1:9/a.png", "%2e%2e/fremd/bild.png", "a" * 5_000]


def namen() -> Cases:
    """Yield paths that lead elsewhere on some system, and names that no system likes."""
    fields = {"logo": "marke: {{logo: {}}}\n", "vorlage": "marke: {{vorlage: {}}}\n"}
    for path in PFADE:
        for field, row in fields.items():
            yield f"{field}: {path[:30]!r}", Fall(datei("marke.yaml", row.format(json.dumps(path))))
        space = f"geometrie: {json.dumps(path)}\nsozialraeume:\n- {{id: a, name: Nord}}\n"
        yield f"geometrie: {path[:30]!r}", Fall(datei("sozialraeume.yaml", space))
    for name in (
        "CON.yaml",
        "aux.md",
        "a\nb.yaml",
        "::error::a.yaml",
        "\x1b[2J.yaml",
        "a" * 240 + ".yaml",
        "\u202ea.yaml",
    ):
        yield f"Datei {name[:20]!r}", Fall(datei(f"anbieter/{name}", "traeger: 7\n"))
    for raw in (b"anbieter/\xff.yaml", b"\xff\xfe", b"texte/\xe4.md"):
        yield f"Datei {raw!r}", Fall(datei(os.fsdecode(raw), "traeger: 7\n"))


def _journal(steps: list[list[object]], place: Path) -> None:
    stage = place / "konzept" / ".konzeptgen.neu"
    stage.mkdir()
    (stage / "alt0").write_text("fremd")
    for number in (stage.stat().st_ino, 1):
        (stage / "journal.json").write_text(json.dumps([number, [], steps]).replace("PLATZ", str(place)))


def journale() -> Cases:
    """Yield folders that bring along what a killed run leaves."""
    for target in ("../fremd/a.yaml", "PLATZ/fremd/a.yaml", "konzept.yaml", "weg/a.yaml", "..", ""):
        steps: list[list[object]] = [[target, ".konzeptgen.neu/alt0", True, "0" * 64]]
        yield f"Journal für {target!r}", Fall(partial(_journal, steps))
    for text in ("", "[]", "7", "[1, [], [[1]]]", "[" * 100_000):
        yield f"Journal aus {text[:9]!r}", Fall(datei(".konzeptgen.neu/journal.json", text))
    for text in ("[]", '{"geschrieben": [1]}', "[" * 100_000, '{"geschrieben": {"../x": "1"}}'):
        yield f"Gedächtnis aus {text[:20]!r}", Fall(datei("ausgabe/.konzeptgen.json", text), BUILD[:2])


def schreibziele() -> Cases:
    """Yield folders that would lead what is written elsewhere."""
    commands: dict[str, tuple[str, ...]] = {
        "ausgabe": ("build", "{konzept}", "--format", "html"),
        ".schema": ("schema", "{konzept}"),
        "vorlagen": ("vorlagen", "{konzept}", "--kopieren", "konzept/55-wohnen"),
        "vorlagen/konzept": ("vorlagen", "{konzept}", "--kopieren", "konzept/55-wohnen"),
        ".sicherung": _import("a.csv"),
        ".zuordnung": _import("a.csv"),
        "anbieter": _import("a.csv"),
        "texte": ("uebernehmen", "{konzept}", "{quelle}/a.md", "--ja"),
        "bilder": ("uebernehmen", "{konzept}", "{quelle}/a.md", "--ja"),
    }
    source = dateien(
        {"../quelle/a.csv": "Name;Träger;Leistung\nCafé;Caritas;Sprachkurs\n", "../quelle/a.md": "# Leitbild\n\nWir.\n"}
    )
    for name, command in commands.items():
        for target in ("{place}/fremd", "..", "/tmp"):  # noqa: S108 - a link that nobody follows
            yield f"{name} zeigt auf {target}", Fall(_both(source, partial(_link, name, target)), command)


def stichprobe(every: int) -> Iterable[str]:
    """Return the names of some cases of each family."""
    return list(faelle())[::every]
