"""Characters that no shipped font has: a finding of the check, and a build that still gives the other formats."""

from pathlib import Path

import pytest

from conftest import Befehl
from konzept import STICHTAG, TRAEGER, Ordner, sichtbar
from konzeptgen.base.finding import Finding
from konzeptgen.document import fonts
from konzeptgen.examine import examine

SYRISCH, NKO = "ܐܬܘܪ", "ߒߞߏ"


def gefunden(ordner: Ordner) -> list[Finding]:
    return [one for one in examine(ordner.pfad, STICHTAG, lambda _: None).findings if one.code == "PDF001"]


def befunde(ordner: Ordner) -> list[str]:
    return [f"{one.severity} {one.place} {one.message}" for one in gefunden(ordner)]


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path).mit("anbieter", {"traeger": [{**TRAEGER, "name": f"Verein {SYRISCH}"}]})


def test_a_script_without_a_font_is_a_warning_at_its_value_and_at_its_line(ordner: Ordner) -> None:
    anbieter, text = befunde(ordner.mit("texte/vorwort.md", f"Erste Zeile\n\nWillkommen, {NKO}\n"))
    assert anbieter.startswith("Warnung anbieter.yaml:3:9 ")
    assert "„ܐ“ (U+0710)" in anbieter
    assert text.startswith("Warnung texte/vorwort.md:3:13 ")
    assert "„ߒ“ (U+07D2)" in text


def test_what_has_a_font_or_needs_none_is_silent(ordner: Ordner) -> None:
    names = "جمعية Прага Ṣāliḥ ẋ̣ ქართული አማርኛ ≥ 5 📞 Auf\u00adlage می\u200cخواهم 5\u202f%"
    assert befunde(ordner.mit("anbieter", {"traeger": [{**TRAEGER, "name": names}]})) == []


def test_a_name_of_a_person_is_not_quoted_with_its_line(ordner: Ordner) -> None:
    person = {"name": SYRISCH, "funktion": "Leitung"}
    ordner.mit("anbieter", {"traeger": [{**TRAEGER, "ansprechperson": person}]})
    assert [
        one.place.text for one in examine(ordner.pfad, STICHTAG, lambda _: None).findings if one.code == "PDF001"
    ] == [""]


def test_east_asia_names_the_fonts_to_install(ordner: Ordner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FALLBACKS", tuple(name for name in fonts.FALLBACKS if "CJK" not in name))
    fonts.shown.cache_clear()
    ordner.mit("anbieter", {"traeger": [{**TRAEGER, "name": "한인회"}]})
    (found,) = gefunden(ordner)
    fonts.shown.cache_clear()
    assert found.remedy == f"{fonts.GET_EXTRA} Word- und HTML-Datei entstehen auch so."


@pytest.mark.langsam
def test_build_writes_the_other_formats_says_so_and_ends_with_3(ordner: Ordner, befehl: Befehl) -> None:
    ordner.mit("konzept", {"rahmen": {"steckbriefe": "ja"}})
    ergebnis = befehl("build", ordner.pfad, "--format", "pdf,html")
    assert ergebnis.code == 3
    assert [path.suffix for path in sichtbar(ordner.pfad / "ausgabe")] == [".html"]
    assert "U+0710" in ergebnis.text
    assert "Die anderen Dateien sind geschrieben." in ergebnis.text
