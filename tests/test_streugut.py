"""Files that change nothing: each gets a word, and what is read or nobody's business gets none."""

from pathlib import Path

import pytest

from konzept import STICHTAG, Ordner
from konzeptgen.base.finding import Finding, Rejected
from konzeptgen.examine import examine


def streugut(ordner: Ordner) -> dict[str, Finding]:
    try:
        found = list(examine(ordner.pfad, STICHTAG, lambda _: None).findings)
    except Rejected as rejected:
        found = rejected.findings
    return {one.place.file: one for one in found if one.code == "ORD007"}


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


@pytest.mark.parametrize(
    ("name", "severity", "words"),
    [
        ("anbieter.yaml.txt", "Warnung", "um in anbieter.yaml."),
        ("texte/vorwort.md.txt", "Warnung", "um in vorwort.md."),
        ("texte/vorwort.txt", "Warnung", "um in vorwort.md."),
        ("vorwort.md", "Hinweis", "texte/vorwort.md"),
        ("kitas.csv", "Hinweis", "konzeptgen import konzept konzept/kitas.csv"),
        ("listen/kitas.XLSX", "Hinweis", "konzeptgen import konzept konzept/listen/kitas.XLSX"),
        ("texte/altes-konzept.docx", "Hinweis", "konzeptgen uebernehmen konzept konzept/texte/altes-konzept.docx"),
        ("altes-konzept.odt", "Hinweis", "konzeptgen uebernehmen konzept konzept/altes-konzept.odt"),
        ("bilder/markt.png", "Hinweis", "![Was es zeigt](bilder/markt.png)"),
        ("markt.svg", "Hinweis", "PNG oder JPEG"),
        ("flaechen.geojson", "Hinweis", "geometrie: flaechen.geojson"),
    ],
)
def test_a_file_that_changes_nothing_gets_a_word(ordner: Ordner, name: str, severity: str, words: str) -> None:
    found = streugut(ordner.mit(name, b""))
    assert list(found) == [name]
    assert found[name].severity == severity
    assert words in found[name].remedy


def test_what_is_used_hidden_imported_or_nobody_s_business_gets_none(ordner: Ordner) -> None:
    ordner.mit("texte/vorwort.md", "![Markt](bilder/markt%20heute.png)\n").mit("bilder/markt heute.png", b"")
    ordner.mit("kitas.csv", b"").mit(".zuordnung/kitas.yaml", "liste: angebote\n")
    for name in ("README.md", "notizen.pdf", "~$liste.xlsx", ".sicherung/liste.xlsx", "ausgabe/pruefbericht.json"):
        ordner.mit(name, b"")
    assert streugut(ordner) == {}


def test_the_word_stands_beside_the_faults_that_follow(ordner: Ordner) -> None:
    kurs = {"id": "abendkurs", "kurstraeger": "vhs", "typ": "allgemein", "beginn": "01.09.2026"}
    ordner.mit("kurse", {"kurse": [kurs]}).mit("anbieter.yaml.txt", b"traeger: []")
    assert list(streugut(ordner)) == ["anbieter.yaml.txt"]
