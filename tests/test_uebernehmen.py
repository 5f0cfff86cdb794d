"""Old concepts: every paragraph is found again or listed, nothing is overwritten, nothing personal comes along."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from altes_konzept import CHAPTERS, Altes, as_odt, patched
from conftest import Befehl
from konzept import Ordner
from konzeptgen.document.markdown import RawTable, parse
from konzeptgen.document.tree import BulletList, Paragraph, plain
from konzeptgen.exchange.einlesen import faults
from konzeptgen.reading.load import load
from konzeptgen.uebernahme import pandoc
from konzeptgen.uebernahme.blocks import Writer
from konzeptgen.uebernahme.sections import proposed


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def take(befehl: Befehl, ordner: Ordner, path: Path, *more: object) -> tuple[dict[str, Any], str]:
    """Take an old concept over and return the report and what was printed."""
    report = path.parent / "bericht.json"
    done = befehl("uebernehmen", ordner.pfad, path, "--ja", "--bericht", report, *more)
    assert done.code == 0, done
    assert list(faults(load(ordner.pfad))) == []
    return json.loads(report.read_text()), done.out


def state(ordner: Ordner) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in ordner.pfad.rglob("*") if path.is_file()}


def texts(ordner: Ordner) -> dict[str, str]:
    return {path.stem: path.read_text() for path in (ordner.pfad / "texte").glob("*.md")}


def letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


def saved(word: Any, path: Path) -> Path:  # noqa: ANN401 - python-docx has no types
    word.save(path)
    return path


def markdown(tmp_path: Path, text: str, name: str = "alt.md") -> Path:
    path = tmp_path / name
    path.write_text(text)
    return path


@pytest.mark.langsam
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_every_paragraph_of_sixty_pages_is_found_again_or_listed(
    befehl: Befehl, ordner: Ordner, tmp_path: Path, kind: str
) -> None:
    old = Altes()
    data = old.whole()
    path = tmp_path / f"altes-konzept.{kind}"
    path.write_bytes(data if kind == "docx" else as_odt(data))
    report, out = take(befehl, ordner, path)

    assert report["zuordnung"].items() >= CHAPTERS.items()
    whole = {name: letters(text) for name, text in texts(ordner).items()}
    assert set(whole) == {name for name in CHAPTERS.values() if name != "-"}
    listed = [letters(one["text"]) for one in report["zurueckgestellt"]]
    kept = "\n".join([*whole.values(), *listed])
    assert [words for words in [*old.said, *old.notes] if letters(words) not in kept] == []
    assert any("ZoologischeNachbemerkungen" in words for words in listed)
    assert report["gelesen"] >= report["uebernommen"] > 200

    everything = "\n".join(texts(ordner).values())
    assert "gestrichen" not in everything + json.dumps(report)
    assert "Frau Meier" not in everything
    assert any("Frau Meier" in one["text"] for one in report["zurueckgestellt"])
    assert "Geheim" not in everything + out + json.dumps(report)
    assert len(list((ordner.pfad / "bilder").iterdir())) == 2
    assert re.search(r"!\[Rote Fläche[^]]*\]\(bilder/altes-konzept-1\.png\)", everything)
    assert "![Bild ohne Beschreibung](bilder/altes-konzept-2.png)" in everything
    assert everything.count("[^1]: Quelle") == len(whole)
    proposals = {(one["feld"], one["wert"]) for one in report["vorschlaege"]}
    assert ("kommune.einwohner", "23456") in proposals
    assert "angebote" in {field for field, _ in proposals}
    assert "23456" not in (ordner.pfad / "konzept.yaml").read_text()

    if kind == "docx":
        before = state(ordner)
        again, out = take(befehl, ordner, path)
        assert state(ordner) == before
        assert (again["uebernommen"], again["unveraendert"]) == (0, report["uebernommen"])
        assert "Im Ordner ändert sich nichts." in out
        assert befehl("build", ordner.pfad, "--format", "html", "-o", tmp_path / "aus").code == 0
        page = next((tmp_path / "aus").glob("*.html")).read_text()
        assert page.count('role="doc-noteref"') == everything.count("[^") // 2
        assert "Rote Fläche mit dem Umriss der Stadt" in page


def test_without_yes_a_pipe_writes_nothing_and_the_last_line_says_so(
    befehl: Befehl, ordner: Ordner, tmp_path: Path
) -> None:
    path, before = markdown(tmp_path, "# Leitbild\n\nWir sind offen."), state(ordner)
    done = befehl("uebernehmen", ordner.pfad, path)
    assert done.code == 0
    assert done.out.rstrip().split("\n")[-1].startswith("Nichts geschrieben.")
    assert done.out.rstrip().endswith("--ja")
    assert state(ordner) == before


def test_a_text_that_is_there_is_never_overwritten(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    ordner.mit("texte/leitbild.md", "Unser Leitbild.\n")
    report, _ = take(befehl, ordner, markdown(tmp_path, "# Leitbild\n\nAltes Leitbild.\n\n# Wohnen\n\nAlte Wohnung."))
    assert texts(ordner) == {"leitbild": "Unser Leitbild.\n", "wohnen": "Alte Wohnung.\n"}
    (aside,) = report["zurueckgestellt"]
    assert aside["text"] == "Altes Leitbild."
    assert "gibt es schon" in aside["grund"]


def test_a_person_decides_where_a_section_goes(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    path = markdown(tmp_path, "# Sonstiges\n\nEin Rest.\n\n## Sprachkurse\n\nDeutsch am Abend.")
    take(befehl, ordner, path)
    assert set(texts(ordner)) == {"sprache"}
    kept = ordner.pfad / ".zuordnung" / "alt.md.yaml"
    kept.write_text(kept.read_text().replace("Sonstiges: '-'", "Sonstiges: steuerung"))
    report, _ = take(befehl, ordner, path)
    assert texts(ordner)["steuerung"] == "## Sonstiges\n\nEin Rest.\n"
    assert report["zuordnung"] == {"Sonstiges": "steuerung", "Sprachkurse": "sprache"}
    kept.write_text(kept.read_text().replace("steuerung", "steurung"))
    done = befehl("uebernehmen", ordner.pfad, path, "--ja")
    assert done.code == 1
    assert "Meinten Sie „steuerung“?" in done.out + done.err


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Leitbild und Begriffe", "leitbild"),
        ("IV. Unser Verständnis von Integration", "leitbild"),
        ("3.2.1 Deutsch lernen", "sprache"),
        ("Interkulturelle Öffnung der Verwaltung", "verwaltung"),
        ("Arbeitsgruppen und Mitwirkende", "beteiligung"),
        ("Öffentlichkeitsarbeit", "-"),
        ("Impressum", "-"),
    ],
)
def test_headings_are_proposed_for_chapters(heading: str, name: str) -> None:
    titles = {key: key.title() for key in ("leitbild", "sprache", "verwaltung", "beteiligung", "arbeit", "teilhabe")}
    assert proposed(heading, titles) == name


def ole(word: str) -> bytes:
    return b"\xd0\xcf\x11\xe0" + b"\0" * 600 + word.encode("utf-16-le")


def packed(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def small() -> bytes:
    out = BytesIO()
    word = docx.Document()
    word.add_paragraph("Text")
    word.save(out)
    return out.getvalue()


ODT = {"mimetype": b"application/vnd.oasis.opendocument.text"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leer"),
        (ole("WordDocument"), "im alten Format .doc"),
        (ole("EncryptedPackage"), "Kennwort"),
        (packed(**ODT, META_INF__manifest_xml=b"", content_xml=b"<a>"), "beschädigt"),
        (packed(mimetype=ODT["mimetype"], content_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "beschädigt"),
        (b"%PDF-1.7", "ein PDF"),
        (b"PK\x03\x04 torn", "beschädigt"),
        (small()[:-700], "beschädigt"),
        (packed(word__document_xml=b"0" * 60_000_000), "viel größer"),
        (patched(small(), {}, {"word/vbaProject.bin": b"x"}), "Makros"),
        (patched(small(), {"word/document.xml": ("</w:p>", "</w:q>")}, {}), "beschädigt"),
    ],
    ids=["leer", "doc", "kennwort", "odt-kennwort", "odt-entity", "pdf", "zip", "rest", "bombe", "makros", "xml"],
)
def test_what_cannot_be_used_gets_a_sentence_and_a_remedy(
    befehl: Befehl, ordner: Ordner, tmp_path: Path, data: bytes, words: str
) -> None:
    path, before = tmp_path / "alt.docx", state(ordner)
    path.write_bytes(data)
    done = befehl("uebernehmen", ordner.pfad, path, "--ja")
    assert done.code == 1
    said = done.out + done.err
    assert words in said
    assert "DOK001" in said
    assert state(ordner) == before


def test_what_the_dialect_cannot_say_is_still_there(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    old = """# Leitbild[^h]

Ein <b>Wort</b> mit ~~Strich~~, H~2~O, m^2^ und $a_1$. [Datei](satzung.pdf) ![fern](https://x.example/a.png)

***

<!-- stiller Hinweis -->

- Punkt

  | A | B |
  |---|---|
  | c | d |

  - tief
      - tiefer
          - noch tiefer
              - am tiefsten

> # Kopf im Zitat

Begriff
:   Erklärung[^1]

[^1]: Note mit Liste:

    - eins
    - zwei
[^h]: Am Kopf.
"""
    report, _ = take(befehl, ordner, markdown(tmp_path, old))
    text = letters(texts(ordner)["leitbild"])
    wanted = (
        "Wort Strich H₂O m² a_1 Datei Punkt A B c d tief tiefer tiefsten KopfimZitat Begriff Erklärung eins zwei AmKopf"
    )
    assert [word for word in wanted.split() if letters(word) not in text] == []
    assert {one["text"] for one in report["zurueckgestellt"]} >= {"fern", "<!-- stiller Hinweis -->"}


def test_a_child_that_writes_too_much_is_stopped(
    befehl: Befehl, ordner: Ordner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc, "_OUTPUT", 50)
    done = befehl("uebernehmen", ordner.pfad, markdown(tmp_path, "# Leitbild\n\n" + "Wort " * 99), "--ja")
    assert done.code == 1
    assert "zu groß oder zu tief verschachtelt" in done.out + done.err


def test_what_is_nested_without_end_is_told(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    done = befehl("uebernehmen", ordner.pfad, markdown(tmp_path, "# Leitbild\n\n" + "> " * 400 + "a"), "--ja")
    assert done.code in {0, 1}
    assert "Traceback" not in done.out + done.err
    assert ("zu tief verschachtelt" in done.err) == bool(done.code)


def test_columns_with_names_of_people_are_told(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    old = "# Wohnen\n\n| Stelle | Ansprechpartnerin |\n|---|---|\n| Amt | Erika Muster |\n"
    report, _ = take(befehl, ordner, markdown(tmp_path, old))
    assert any("Ansprechpartnerin" in note for note in report["hinweise"])


def test_pictures_come_anew_and_only_from_beside_the_text(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    (tmp_path / "alt").mkdir()
    for place in (tmp_path / "geheim.png", tmp_path / "alt" / "bild.gif"):
        Image.new("P", (8, 8)).save(place, comment=b"Erika Geheim") if place.suffix == ".gif" else Image.new(
            "RGB", (8, 8)
        ).save(place)
    old = "# Wohnen\n\n![Haus](bild.gif)\n\n![Nein](../geheim.png)\n"
    report, _ = take(befehl, ordner, markdown(tmp_path, old, "alt/alt.md"))
    (picture,) = (ordner.pfad / "bilder").iterdir()
    assert picture.name == "alt-1.png"
    assert b"Geheim" not in picture.read_bytes()
    assert [one["text"] for one in report["zurueckgestellt"]] == ["Nein"]


def test_a_picture_without_a_description_is_a_finding(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    word = docx.Document()
    word.add_heading("Wohnen", 1)
    word.add_picture(file)
    _, out = take(befehl, ordner, saved(word, tmp_path / "alt.docx"))
    assert "Ein Bild hat keine Beschreibung." in out
    assert "Bild ohne Beschreibung" in befehl("check", ordner.pfad).out


RUNS = st.lists(
    st.tuples(
        st.sampled_from(["Str", "Strong", "Emph"]),
        st.text(st.sampled_from("ab1 *_`[]<>&#-+.!|~\\=:()\"'/;"), min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=4,
)


def inlines(runs: list[tuple[str, str]]) -> list[Any]:
    bare = [{"t": "Str", "c": words} for _, words in runs]
    return [one if kind == "Str" else {"t": kind, "c": [one]} for (kind, _), one in zip(runs, bare, strict=True)]


@settings(max_examples=120, deadline=None)
@example([("Str", "*")])
@given(RUNS)
def test_no_sign_of_a_text_becomes_a_mark(runs: list[tuple[str, str]]) -> None:
    said = letters("".join(words for _, words in runs))
    block = {"t": "Para", "c": inlines(runs)}
    made = Writer(lambda _: ("", ""))
    listed = {"t": "BulletList", "c": [[block], [{"t": "Plain", "c": [{"t": "Str", "c": "Ende"}]}]]}
    (found, items) = "\n\n".join(one.markdown for one in made.write([block])), list(made.write([listed]))
    read = parse(found)
    assert all(isinstance(one, Paragraph) for one in read)
    assert letters("".join(plain(one.inlines) for one in read if isinstance(one, Paragraph))) == said
    (shown,) = parse(items[0].markdown)
    assert isinstance(shown, BulletList)
    assert len(shown.items) == 2


@settings(max_examples=60, deadline=None)
@given(RUNS)
def test_a_cell_stays_a_cell(runs: list[tuple[str, str]]) -> None:
    cell = [["", [], []], {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": inlines(runs)}]]
    head = [["", [], []], {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": [{"t": "Str", "c": "Kopf"}]}]]
    body = [["", [], []], 0, [], [[["", [], []], [cell, head]]]]
    attr, foot = ["", [], []], [["", [], []], []]
    content = [attr, [None, []], [[], []], [attr, [[attr, [head, head]]]], [body], foot]
    (made,) = Writer(lambda _: ("", "")).write([{"t": "Table", "c": content}])
    (shown,) = parse(made.markdown)
    assert isinstance(shown, RawTable)
    said = letters("".join(words for _, words in runs))
    assert letters("".join(plain(one) for row in shown.rows for one in row)) in {said + "Kopf", "Kopf" + said}
