"""Whatever a foreign file breaks in its reader is a finding on that file, never a fault of ours."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from konzept import Ordner
from konzeptgen.base.finding import Finding, Rejected, Severity
from konzeptgen.base.fremd import fremd
from konzeptgen.base.geojson import areas
from konzeptgen.document import images
from konzeptgen.exchange import tabelle
from konzeptgen.exchange.zuordnung import Memory, read, recalled
from konzeptgen.vorlagen.kapitel import chapter

RAUM = {"sozialraeume": [{"id": "nord", "name": "Nord"}], "geometrie": "flaechen.geojson"}
SQUARE = [[7.0, 51.0], [7.1, 51.0], [7.1, 51.1], [7.0, 51.0]]


def feature(**more: object) -> dict[str, object]:
    return {"id": "nord", "geometry": {"type": "Polygon", "coordinates": [SQUARE]}, **more}


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


SHAPES: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"kein JSON",
    "no text": b"\xff\xfe\x00",
    "a number": b"5",
    "a list": b"[]",
    "no list of features": b'{"features": {"a": 1}}',
    "features that are texts": collection("a"),
    "features that are lists": collection(["geometry"]),
    "no geometry": collection(feature(geometry=None)),
    "a geometry that is a list": collection(feature(geometry=["Polygon"])),
    "a kind that is a list": collection(feature(geometry={"type": ["Polygon"]})),
    "properties that are a list": collection(feature(id=None, properties=["id"])),
    "depth": b'{"features": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a number without end": b'{"features": [' + b"9" * 10_000 + b"]}",
    "corners further than any system counts": collection(
        feature(geometry={"type": "Polygon", "coordinates": [[[1e308, 1e308]] * 4]})
    ),
}
DRAWN: dict[str, bytes] = {
    "coordinates that are a text": collection(feature(geometry={"type": "Polygon", "coordinates": "abc"})),
    "coordinates that are null": collection(feature(geometry={"type": "Polygon", "coordinates": None})),
    "points of one number": collection(feature(geometry={"type": "Polygon", "coordinates": [[[7.0]]]})),
    "points beyond every number": collection(feature(geometry={"type": "Polygon", "coordinates": [[[10**400, 0]]]})),
}


@pytest.mark.parametrize("kind", SHAPES)
def test_areas_of_whatever_shape_are_a_finding(tmp_path: Path, kind: str) -> None:
    ordner = Ordner(tmp_path).mit("sozialraeume", RAUM).mit("flaechen.geojson", SHAPES[kind])
    code = "GEO002" if kind == "no geometry" else "GEO001"
    assert [(befund.code, befund.place.file) for befund in ordner.befunde()] == [(code, "sozialraeume.yaml")]


@pytest.mark.parametrize("kind", [*SHAPES, *DRAWN])
def test_areas_that_cannot_be_drawn_are_left_out(kind: str) -> None:
    assert areas({**SHAPES, **DRAWN}[kind], {"nord": "Nord"}) == []


HEADS: dict[str, str] = {
    "aliases": "titel: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(9)),
    "a tag": "titel: !!python/object/apply:os.getcwd []",
    "depth": "titel: " + "[" * 5000,
    "a day that does not exist": "titel: {a: 2026-13-45}",
    "a title that is a list of lists": "titel: [[a]]",
    "elements that are mappings": "titel: Sport\nelemente: [{a: b}]",
    "a list": "- a",
    "two documents": "titel: a\n---\ntitel: b",
}


@pytest.mark.parametrize("kind", HEADS)
def test_a_head_of_whatever_kind_is_a_finding(kind: str) -> None:
    with pytest.raises(Rejected) as rejected:
        chapter("konzept/59-sport.md.j2", f"{{#\n{HEADS[kind]}\n#}}\nText", None, own=True)
    (befund,) = rejected.value.findings
    assert (befund.code, befund.place.file) == ("VOR002", "vorlagen/konzept/59-sport.md.j2")


def test_a_head_keeps_its_meaning() -> None:
    text = "{#\ntitel: 2027\nwenn: false\nelemente: [F1, N2]\nanhang: ja\nnummer: false\n#}\nText"
    made = chapter("konzept/59-sport.md.j2", text, None, own=True)
    assert (made.titel, made.wenn.lower(), made.elemente) == ("2027", "false", ("F1", "N2"))
    assert (made.anhang, made.nummer) == (True, False)


def test_a_fault_in_a_head_is_told_at_its_line() -> None:
    with pytest.raises(Rejected) as rejected:
        chapter("konzept/59-sport.md.j2", "\n\n{#\ntitel: Sport\nwenn: *a\nelemente: &b x\n#}\nText", None, own=True)
    assert [befund.place.line for befund in rejected.value.findings] in ([1], [5])


def test_a_template_of_whatever_depth_is_a_finding(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("vorlagen/konzept/59-sport.md.j2", "{#\ntitel: S\n#}\n{{ " + "(" * 20_000 + " }}")
    assert {befund.code for befund in ordner.befunde()} <= {"VOR001", "VOR002"}
    assert ordner.befunde()


def test_a_picture_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for error in (RuntimeError, OverflowError, MemoryError, RecursionError, Image.DecompressionBombError):

        def fail(*_: object, error: type[Exception] = error, **__: object) -> None:
            raise error("x")

        monkeypatch.setattr(Image, "open", fail)
        assert not images.readable(b"x")


def package(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


TABLES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "no package": ("a.xlsx", lambda: b"PK\x03\x04kein Paket"),
    "no workbook": ("a.xlsx", lambda: package(xl__workbook=b"")),
    "a workbook of something else": ("a.xlsx", lambda: package(xl__workbook=b"<a/>", xl___rels__workbook=b"<")),
    "entities": ("a.xlsx", lambda: package(xl__workbook=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
    "no content": ("a.ods", lambda: package(content=b"")),
    "depth in content": ("a.ods", lambda: package(content=b"<a>" * 5000 + b"</a>" * 5000)),
    "depth in JSON": ("a.json", lambda: b"[" * 100_000 + b"]" * 100_000),
    "a number without end": ("a.json", lambda: b"[" + b"9" * 10_000 + b"]"),
    "a cell without end": ("a.csv", lambda: b"Name;Ort\n" + b"x" * 200_000 + b";y\n"),
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_of_whatever_kind_is_a_finding(kind: str) -> None:
    name, made = TABLES[kind]
    with pytest.raises(Rejected) as rejected:
        tabelle.lies(name, made())
    assert [(befund.code, befund.place.file) for befund in rejected.value.findings] == [("TAB001", name)]


@pytest.mark.parametrize("text", ["a: &a [b]\nc: *a", "a: [", "- b", "a: 2026-13-45", "a: " + "[" * 9000, "\xff"])
def test_a_mapping_of_whatever_kind_is_a_finding(text: str) -> None:
    with pytest.raises(Rejected):
        read(".zuordnung/a.yaml", text.encode("latin-1"))


@pytest.mark.parametrize("text", ["[", "[]", "5", '{"stand": 5}', '{"stand": {"a": 5}}', "[" * 100_000, "\xff"])
def test_a_memory_of_whatever_kind_is_none(text: str) -> None:
    assert recalled(text.encode("latin-1")) == Memory()


@pytest.mark.parametrize("text", ["> " * 5000 + "a", "[" * 20_000, "- " * 5000 + "a", "![" * 5000 + "](a)" * 5000])
def test_a_text_of_whatever_depth_is_read_or_a_finding(tmp_path: Path, text: str) -> None:
    befunde = Ordner(tmp_path).mit("texte/leitbild.md", text).befunde()
    assert {befund.code for befund in befunde} <= {"TXT003", "TXT006", "TXT007", "TXT009", "TXT014"}


def test_the_guard_lets_through_what_is_told_already() -> None:
    told = Rejected([Finding("A", Severity.FEHLER, "Ein Satz.")])
    with pytest.raises(Rejected) as rejected, fremd(lambda: Finding("B", Severity.FEHLER, "Ein anderer.")):
        raise told
    assert rejected.value is told
