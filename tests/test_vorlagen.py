"""The author's own templates: one block, one chapter, a kind of its own, and every fault at its file and line."""

from pathlib import Path

import pytest

from conftest import Befehl
from dokumente import Blanko
from konzept import ANGEBOT, STICHTAG, TRAEGER, Ordner, sichtbar
from konzeptgen import pipeline
from konzeptgen.base.finding import Finding, Rejected, UsageTrouble
from konzeptgen.document.tree import Heading, Table, headings, plain, walk
from konzeptgen.pipeline import Wish
from konzeptgen.vorlagen.vorlagen import Vorlagen

KOPF = "{#\ntitel: Sport\nwenn: true\n#}\n"


def silent(_stage: str) -> None:
    pass


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    wohnen = {**ANGEBOT, "id": "suche", "name": "Wohnlotsen", "leistungsart": "wohnungssuche"}
    return Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT, wohnen]})


def made(ordner: Ordner, art: str = "konzept") -> list[object]:
    """Return every node of the document."""
    with Blanko() as drawer:
        examined = pipeline.examine(ordner.pfad, STICHTAG, silent)
        wish = Wish(stichtag=STICHTAG, formats=(), art=art)
        return list(walk(pipeline.assemble([examined], wish, silent, drawer)[0].blocks))


def titles(ordner: Ordner, art: str = "konzept") -> list[str]:
    return [plain(node.inlines) for node in made(ordner, art) if isinstance(node, Heading)]


def words(ordner: Ordner, art: str = "konzept") -> str:
    return "\n".join(plain(node.inlines) for node in made(ordner, art) if hasattr(node, "inlines"))


def befund(ordner: Ordner) -> Finding:
    with pytest.raises(Rejected) as rejected:
        made(ordner)
    (finding,) = rejected.value.findings
    return finding


# What an own template can do


def test_a_block_replaces_its_section_and_the_rest_of_the_chapter_is_inherited(ordner: Ordner) -> None:
    before = titles(ordner)
    ordner.mit(
        "vorlagen/konzept/55-wohnen.md.j2", "{% block mischung %}\n## Unser Quartier\n\nGut gemischt.\n{% endblock %}"
    )
    after = titles(ordner)
    assert "Unser Quartier" in after
    assert "Gute Mischung in den Sozialräumen" in before
    assert "Gute Mischung in den Sozialräumen" not in after
    assert [t for t in before if t != "Gute Mischung in den Sozialräumen"] == [
        t for t in after if t != "Unser Quartier"
    ]
    assert "Gut gemischt." in words(ordner)


def test_a_block_sees_what_the_house_s_chapter_sees(ordner: Ordner) -> None:
    inner = '{{ m.ziele(konzept, "wohnen") }}\n\n{{ konzept.angebote_im("wohnen")[0].name }}'
    text = f"{{% block partner %}}\n{inner}\n{{% endblock %}}"
    ordner.mit("vorlagen/konzept/55-wohnen.md.j2", text)
    assert "Wohnlotsen" in words(ordner)


@pytest.mark.langsam
def test_a_whole_chapter_replaces_the_house_s_and_keeps_its_title_and_place(ordner: Ordner) -> None:
    before = titles(ordner)
    ordner.mit("vorlagen/konzept/55-wohnen.md.j2", "Nur {{ konzept.kommune.name }}.")
    found = titles(ordner)
    chapters = [t for t in found if t in before]
    assert "Wohnen" in chapters
    assert "Hilfe beim Auszug und bei der Wohnungssuche" not in found
    assert "Nur Musterstadt." in words(ordner)


@pytest.mark.langsam
def test_a_further_chapter_stands_where_its_number_says(ordner: Ordner) -> None:
    ordner.mit("vorlagen/konzept/56-sport.md.j2", f"{KOPF}Alle spielen mit.")
    assert titles(ordner).index("Sport") > titles(ordner).index("Wohnen")
    with Blanko() as drawer:
        examined = pipeline.examine(ordner.pfad, STICHTAG, silent)
        blocks = pipeline.assemble([examined], Wish(stichtag=STICHTAG, formats=()), silent, drawer)[0].blocks
    numbers = {plain(h.inlines): h.number for h in headings(blocks) if h.level == 1}
    assert int(numbers["Sport"]) == int(numbers["Wohnen"]) + 1


def test_a_chapter_can_be_left_out(ordner: Ordner) -> None:
    ordner.mit("vorlagen/konzept/55-wohnen.md.j2", "{#\nwenn: false\n#}\n{% block partner %}{% endblock %}")
    assert "Wohnen" not in titles(ordner)


@pytest.mark.langsam
def test_a_shared_part_can_be_replaced(ordner: Ordner) -> None:
    house = Vorlagen().loader.get_source(None, "bausteine/makros.md.j2")[0]  # type: ignore[arg-type]
    ordner.mit("vorlagen/bausteine/makros.md.j2", house.replace("## Ziele und Maßnahmen", "## Was wir tun"))
    found = titles(ordner)
    assert "Was wir tun" in found
    assert "Ziele und Maßnahmen" not in found


def test_a_kind_of_its_own_begins_with_the_chapters_of_the_kind_it_extends(ordner: Ordner) -> None:
    ordner.mit("vorlagen/faltblatt/dokument.yaml", "titel: Faltblatt\nerweitert: kurzfassung\npapier: a5\n")
    ordner.mit("vorlagen/faltblatt/15-gruss.md.j2", "{#\ntitel: Gruß\nwenn: true\n#}\nSchön, dass Sie da sind.")
    found = titles(ordner, "faltblatt")
    assert found[:2] == ["Das Wichtigste in Zahlen", "Gruß"]
    assert "Wie geht es weiter?" in found
    assert Vorlagen(ordner.source().templates).arten["faltblatt"].layout.blatt == "a5"
    assert not Vorlagen(ordner.source().templates).arten["faltblatt"].layout.deckblatt


def test_a_kind_of_the_house_can_be_changed(ordner: Ordner) -> None:
    ordner.mit("vorlagen/konzept/dokument.yaml", "nummern: nein\n")
    with Blanko() as drawer:
        examined = pipeline.examine(ordner.pfad, STICHTAG, silent)
        blocks = pipeline.assemble([examined], Wish(stichtag=STICHTAG, formats=()), silent, drawer)[0].blocks
    assert not any(heading.number for heading in headings(blocks))


def test_an_own_kind_has_texts_of_its_own(ordner: Ordner) -> None:
    ordner.mit("texte/kurzfassung/worum.md", "Wir in Musterstadt.")
    assert "Wir in Musterstadt." in words(ordner, "kurzfassung")
    assert "Wir in Musterstadt." not in words(ordner)


@pytest.mark.langsam
def test_the_file_of_an_own_kind_is_named_after_it(ordner: Ordner, befehl: Befehl, tmp_path: Path) -> None:
    ordner.mit("vorlagen/faltblatt/dokument.yaml", "titel: Kleines Faltblatt\nerweitert: kurzfassung\n")
    done = befehl("build", ordner.pfad, "--dokument", "faltblatt", "--format", "html", "-o", tmp_path / "aus")
    assert done.code == 0
    assert [path.name for path in sichtbar(tmp_path / "aus")] == ["kleines-faltblatt-musterstadt.html"]


# Faults


@pytest.mark.parametrize(
    ("text", "zeile", "satz"),
    [
        ("Eins\n\n{{ konzept.angebot }}", 3, "Den Namen „angebot“ gibt es hier nicht. Meinten Sie „angebote“?"),
        ("{{ konzpt.angebote }}", 1, "Den Namen „konzpt“ gibt es hier nicht. Meinten Sie „konzept“?"),
        ("Eins\n{{ konzept.stand|datumlang }}", 2, "Den Namen „datumlang“ gibt es hier nicht."),
        ("{% for a in konzept.angebote %}\n{{ a.name }}", 2, "Zu einer Anweisung „for“ fehlt „endfor“."),
        ("{{ konzept.kommune", 1, "Eine Anweisung ist nicht vollständig"),
        ("Eins\n{% wenn konzept %}", 2, "Die Anweisung „wenn“ gibt es nicht."),
        ("{{ konzept.angebote }}", 1, "ein Wert der Art tuple kann nicht gedruckt werden"),
        ("{{ konzept.kommune.name + 1 }}", 1, "Hier lässt sich ein Wert nicht so verwenden"),
        ('{% include "bausteine/makro.md.j2" %}', 1, "Die Vorlage „bausteine/makro.md.j2“ gibt es nicht."),
        ("{{ konzept.__class__.__mro__ }}", 1, "Die Vorlage ist fehlerhaft"),
    ],
)
def test_a_fault_is_told_with_file_and_line(ordner: Ordner, text: str, zeile: int, satz: str) -> None:
    ordner.mit("vorlagen/konzept/56-sport.md.j2", f"{KOPF}{text}")
    finding = befund(ordner)
    assert finding.code == "VOR001"
    assert finding.place.file == "vorlagen/konzept/56-sport.md.j2"
    assert finding.place.line == KOPF.count("\n") + zeile
    assert satz in finding.message


def test_a_fault_in_a_block_is_told_at_the_author_s_line(ordner: Ordner) -> None:
    text = "{% block mischung %}\n## Neu\n\n{{ konzept.nichts_da }}\n{% endblock %}"
    ordner.mit("vorlagen/konzept/55-wohnen.md.j2", text)
    assert str(befund(ordner).place) == "vorlagen/konzept/55-wohnen.md.j2:4:1"


def test_a_fault_in_an_own_shared_part_is_told_there(ordner: Ordner) -> None:
    ordner.mit("vorlagen/bausteine/eigene.md.j2", "{% macro gruss() %}\n{{ niemand }}\n{% endmacro %}")
    ordner.mit(
        "vorlagen/konzept/56-sport.md.j2", f'{KOPF}{{% import "bausteine/eigene.md.j2" as e %}}{{{{ e.gruss() }}}}'
    )
    assert str(befund(ordner).place) == "vorlagen/bausteine/eigene.md.j2:2:1"


def test_a_wrong_condition_is_told(ordner: Ordner) -> None:
    ordner.mit("vorlagen/konzept/56-sport.md.j2", "{#\ntitel: Sport\nwenn: konzept.nix.da.drin\n#}\nText")
    assert befund(ordner).place.file == "vorlagen/konzept/56-sport.md.j2"


@pytest.mark.langsam
@pytest.mark.parametrize(
    ("text", "wort"),
    [
        ("[Hier](#gibt-es-nicht)", "#gibt-es-nicht"),
        ("[Hier](javascript:alert)", "javascript:alert"),
        ('::: abbildung {"name": "gibtesnicht"}\n:::', "gibtesnicht"),
        ('::: abbildung {"name": \n:::', '{"name":'),
        ("::: steckbrief\nKein Punkt.\n:::", "Kein Punkt."),
        ("::: steckbrief\n- Kein Begriff\n:::", "::: steckbrief"),
        ("::: eintrag {}\nKeine Überschrift\n:::", "Keine Überschrift"),
        ("::: kasten\nText\n:::", "::: kasten"),
        ("![](foto.png)", "foto.png"),
        ("![Foto](foto.png)", "foto.png"),
        ("## A\n\n#### Zu tief\n\nText", "Zu tief"),
    ],
)
def test_what_cannot_be_set_is_told_with_line_and_column(ordner: Ordner, text: str, wort: str) -> None:
    template = f"{KOPF}\nEin Satz davor.\n\n{text}"
    place = befund(ordner.mit("vorlagen/konzept/56-sport.md.j2", template)).place
    assert place.file == "vorlagen/konzept/56-sport.md.j2"
    assert template.splitlines()[place.line - 1][place.column - 1 :][: place.length] == wort


def test_html_in_an_own_template_is_text(ordner: Ordner) -> None:
    ordner.mit("vorlagen/konzept/56-sport.md.j2", f"{KOPF}Ein <b>Wort</b>.")
    assert "Ein <b>Wort</b>." in words(ordner)


def test_values_stay_escaped_in_own_templates(ordner: Ordner) -> None:
    name = "Rat *und* [Tat](x) <b>"
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [{**ANGEBOT, "name": name}]})
    ordner.mit("vorlagen/konzept/56-sport.md.j2", f"{KOPF}{{{{ konzept.angebote[0].name }}}}")
    assert name in words(ordner)


@pytest.mark.parametrize(
    ("inhalt", "satz"),
    [
        ("titel: Neu\nnumern: nein\n", "Das Feld „numern“ gibt es hier nicht. Meinten Sie „nummern“?"),
        ("papier: a5\n", "Das Feld „titel“ fehlt."),
        ("titel: Neu\nbilder: vielleicht\n", "Das Feld „bilder“ erwartet ja oder nein."),
        ("titel: Neu\npapier: a6\n", "Das Format „a6“ gibt es nicht."),
        ("titel: Neu\nerweitert: konzpt\n", "Die Dokumentart „konzpt“ gibt es nicht. Meinten Sie „konzept“?"),
        ("titel: Neu\nkopf: Hallo\n", "Das Feld „kopf“ erwartet Zeilen aus Name und Ausdruck."),
        ("titel: [Neu\n", "Die Datei ist kein gültiges YAML."),
    ],
)
def test_a_faulty_kind_is_told(ordner: Ordner, inhalt: str, satz: str) -> None:
    ordner.mit("vorlagen/neu/dokument.yaml", inhalt)
    befunde = [b for b in ordner.befunde() if b.code == "VOR002"]
    assert [b.place.file for b in befunde] == ["vorlagen/neu/dokument.yaml"]
    assert satz in befunde[0].message


@pytest.mark.parametrize(
    ("name", "text", "satz"),
    [
        ("konzept/55-wohnen", "{% block mischnug %}Neu{% endblock %}", "Meinten Sie „mischung“?"),
        ("konzept/55-wohnen", "\n", "Die Vorlage ist leer."),
        ("konzept/55-wohnn", "Neu", "Dem neuen Kapitel fehlt der Titel."),
        ("konzpt/55-wohnen", "Neu", "Die Dokumentart „konzpt“ gibt es nicht. Meinten Sie „konzept“?"),
        ("konzept/56-sport", "{#\nwenn: true\n#}\nNeu", "Dem neuen Kapitel fehlt der Titel."),
        ("konzept/57-wohnen", "{#\ntitel: Wohnen 2\n#}\nNeu", "gibt es schon: „55-wohnen.md.j2“"),
        ("konzept/59-sport", "{#\ntitel: [Sport\n#}\nNeu", "Der Kopf der Vorlage ist nicht lesbar."),
        ("konzept/59-sport", "{#\ntitel: Sport\nelemente: 5\n#}\nNeu", "Der Kopf der Vorlage ist nicht lesbar."),
    ],
)
def test_what_would_have_no_effect_is_told(ordner: Ordner, name: str, text: str, satz: str) -> None:
    ordner.mit(f"vorlagen/{name}.md.j2", text)
    (finding,) = ordner.befunde()
    assert finding.code == "VOR002"
    assert satz in f"{finding.message} {finding.remedy}"


@pytest.mark.langsam
@pytest.mark.parametrize(
    "zeile",
    [
        "kopf: {titel: konzept.nix}",
        "kopf: {titel: konzept.nix.da.drin}",
        "kopf: {titel: niemand}",
        "kopf: {titel: konzept.kommune}",
        "angaben: {Stand: stand|datumlang}",
        "angaben: {Stand: 1 / 0}",
        "kennung: konzept.kommune.name +",
        "entwurf: vielleicht",
    ],
)
def test_a_wrong_expression_of_a_kind_is_told_with_its_file(ordner: Ordner, zeile: str) -> None:
    ordner.mit("vorlagen/konzept/dokument.yaml", f"{zeile}\n")
    finding = befund(ordner)
    assert (finding.code, finding.place.file) == ("VOR002", "vorlagen/konzept/dokument.yaml")
    assert "Traceback" not in finding.message


@pytest.mark.parametrize(("wort", "entwurf"), [("ja", True), ("nein", False)])
def test_yes_and_no_are_german_in_a_kind(ordner: Ordner, wort: str, entwurf: bool) -> None:  # noqa: FBT001
    ordner.mit("vorlagen/faltblatt/dokument.yaml", f"titel: Faltblatt\nerweitert: kurzfassung\nentwurf: {wort}\n")
    with Blanko() as drawer:
        examined = pipeline.examine(ordner.pfad, STICHTAG, silent)
        wish = Wish(stichtag=STICHTAG, formats=(), art="faltblatt")
        assert pipeline.assemble([examined], wish, silent, drawer)[0].cover.draft is entwurf


def test_yes_shows_a_chapter(ordner: Ordner) -> None:
    ordner.mit("vorlagen/konzept/59-sport.md.j2", "{#\ntitel: Sport\nwenn: ja\n#}\nAlle spielen mit.")
    assert "Sport" in titles(ordner)


def test_what_is_not_given_leaves_out_a_line_of_the_cover(ordner: Ordner) -> None:
    angaben = "angaben: {Version: konzept.rahmen.version, Ort: konzept.kommune.name}\n"
    ordner.mit("vorlagen/konzept/dokument.yaml", angaben)
    with Blanko() as drawer:
        examined = pipeline.examine(ordner.pfad, STICHTAG, silent)
        made_lines = pipeline.assemble([examined], Wish(stichtag=STICHTAG, formats=()), silent, drawer)[0].cover.lines
    assert made_lines == (("Ort", "Musterstadt"),)


@pytest.mark.parametrize(
    ("name", "inhalt"),
    [
        ("konzept", "erweitert: konzept\n"),
        ("konzept", "erweitert: kurzfassung\n"),
        ("eins", "titel: Eins\nerweitert: eins\n"),
        ("eins", "titel: Eins\nerweitert: [konzept]\n"),
        ("eins", "titel: Eins\npapier: [a4]\n"),
        ("eins", "erweitert: kurzfassung\n"),
        ("eins", "titel: " + "[" * 500 + "\n"),
    ],
)
def test_a_kind_that_cannot_be_is_told(ordner: Ordner, name: str, inhalt: str) -> None:
    ordner.mit(f"vorlagen/{name}/dokument.yaml", inhalt)
    befunde = ordner.befunde()
    assert befunde
    assert {b.place.file for b in befunde} == {f"vorlagen/{name}/dokument.yaml"}


def test_kinds_may_build_on_each_other_in_any_order(ordner: Ordner) -> None:
    ordner.mit("vorlagen/aushang/dokument.yaml", "titel: Aushang\nerweitert: faltblatt\n")
    ordner.mit("vorlagen/faltblatt/dokument.yaml", "titel: Faltblatt\nerweitert: konzept\n")
    ordner.mit("texte/leitbild.md", "Unser Leitbild.")
    assert "Unser Leitbild." in words(ordner, "aushang")


def test_a_block_of_an_own_kind_inherits_from_the_kind_it_extends(ordner: Ordner) -> None:
    ordner.mit("vorlagen/faltblatt/dokument.yaml", "titel: Faltblatt\nerweitert: konzept\n")
    ordner.mit("vorlagen/faltblatt/55-wohnen.md.j2", "{% block mischung %}\n## Unser Quartier\n\nGut.\n{% endblock %}")
    found = titles(ordner, "faltblatt")
    assert "Unser Quartier" in found
    assert "Hilfe beim Auszug und bei der Wohnungssuche" in found


def test_text_beside_blocks_is_never_lost(ordner: Ordner, befehl: Befehl) -> None:
    befehl("vorlagen", ordner.pfad, "--kopieren", "konzept/55-wohnen")
    copy = ordner.pfad / "vorlagen" / "konzept" / "55-wohnen.md.j2"
    copy.write_text(copy.read_text("utf-8") + "\n\nEin Satz am Ende.\n", "utf-8")
    assert "Ein Satz am Ende." in words(ordner)


def test_chapters_stand_in_the_order_of_their_numbers(ordner: Ordner) -> None:
    ordner.mit("vorlagen/konzept/9-anfang.md.j2", "{#\ntitel: Anfang\n#}\nZuerst.")
    ordner.mit("vorlagen/konzept/100-ende.md.j2", "{#\ntitel: Ende\nanhang: ja\n#}\nZuletzt.")
    found = titles(ordner)
    assert found[0] == "Anfang"
    assert found[-1] == "Ende"


@pytest.mark.langsam
def test_a_fault_in_a_replaced_shared_part_is_a_finding(ordner: Ordner) -> None:
    house = Vorlagen().loader.get_source(None, "bausteine/makros.md.j2")[0]  # type: ignore[arg-type]
    for wrong in ("{{ 1 / 0 }}", "::: steckbrief\nKein Punkt.\n:::", "[x](#gibtesnicht)"):
        ordner.mit("vorlagen/bausteine/makros.md.j2", house.replace("## Ziele und Maßnahmen", wrong))
        with pytest.raises(Rejected) as rejected:
            made(ordner)
        assert {finding.code for finding in rejected.value.findings} <= {"VOR001", "VOR003"}


def test_private_names_are_not_printed(ordner: Ordner) -> None:
    ordner.mit("vorlagen/konzept/59-sport.md.j2", KOPF + '{{ [luecke]|aufzaehlung("__module__") }}')
    assert befund(ordner).code == "VOR001"


def test_a_linked_folder_of_templates_is_not_followed(ordner: Ordner, tmp_path: Path) -> None:
    (tmp_path / "fremd" / "konzept").mkdir(parents=True)
    (tmp_path / "fremd" / "konzept" / "59-sport.md.j2").write_text(f"{KOPF}Fremd", "utf-8")
    (ordner.pfad / "vorlagen").symlink_to(tmp_path / "fremd")
    with pytest.raises(Rejected) as rejected:
        ordner.source()
    assert [b.code for b in rejected.value.findings] == ["ORD004"]


def test_a_misspelt_chapter_is_guessed(ordner: Ordner) -> None:
    ordner.mit("vorlagen/konzept/55-wohnn.md.j2", "Neu")
    assert "55-wohnen.md.j2" in ordner.befunde()[0].remedy


def test_check_tells_a_template_that_cannot_be_read(ordner: Ordner, befehl: Befehl) -> None:
    ordner.mit("vorlagen/konzept/55-wohnen.md.j2", "{% block mischung %}\nNeu")
    said = befehl("check", ordner.pfad)
    assert said.code == 1
    assert "VOR001" in said.text
    assert "fehlt „endblock“" in said.text


def test_a_new_chapter_needs_a_title(ordner: Ordner) -> None:
    ordner.mit("vorlagen/konzept/56-sport.md.j2", "Alle spielen mit.")
    assert [b.code for b in ordner.befunde()] == ["VOR002"]


@pytest.mark.parametrize(
    "name", ["vorlagen/55-wohnen.md.j2", "vorlagen/konzept/wohnen.md.j2", "vorlagen/konzept/55-wohnen.md"]
)
def test_a_template_that_nothing_reads_is_told(ordner: Ordner, name: str) -> None:
    ordner.mit(name, "x: y")
    with pytest.raises(Rejected) as rejected:
        ordner.source()
    assert [(b.code, b.place.file) for b in rejected.value.findings] == [("ORD005", name)]


def test_an_unknown_kind_is_told_with_the_nearest(ordner: Ordner) -> None:
    with pytest.raises(UsageTrouble, match="Meinten Sie „kurzfassung“"):
        made(ordner, "kurzfasung")


# The command


def test_the_command_lists_kinds_and_chapters(befehl: Befehl) -> None:
    said = befehl("vorlagen")
    assert said.code == 0
    for art in Vorlagen().arten:
        assert f"\n{art}: " in f"\n{said.out}"
    assert "konzept/55-wohnen" in said.out
    assert max(len(line) for line in said.out.splitlines()) <= 120


def test_the_command_names_the_blocks_of_a_kind(befehl: Befehl) -> None:
    said = befehl("vorlagen", "--dokument", "konzept").out
    assert "Blöcke: " in said
    assert "mischung" in said
    assert "positionspapier" not in said


def test_the_command_copies_a_chapter_that_changes_nothing_until_it_is_changed(befehl: Befehl, ordner: Ordner) -> None:
    before = words(ordner)
    assert befehl("vorlagen", ordner.pfad, "--kopieren", "konzept/55-wohnen").code == 0
    copy = ordner.pfad / "vorlagen" / "konzept" / "55-wohnen.md.j2"
    assert copy.is_file()
    assert words(ordner) == before
    assert "eigene Vorlage" in befehl("vorlagen", ordner.pfad).out
    again = befehl("vorlagen", ordner.pfad, "--kopieren", "konzept/55-wohnen.md.j2")
    assert again.code == 2
    assert "gibt es schon" in again.text


@pytest.mark.parametrize(
    ("angaben", "satz"),
    [
        (["--kopieren", "konzept/55-wohnen"], "Es fehlt der Ordner"),
        (["gibtesnicht", "--kopieren", "konzept/55-wohnen"], "gibt es nicht"),
        (["--dokument", "konzpt"], "Meinten Sie „konzept“?"),
    ],
)
def test_wrong_words_get_a_sentence(befehl: Befehl, angaben: list[str], satz: str) -> None:
    said = befehl("vorlagen", *angaben)
    assert said.code == 2
    assert satz in said.text


def test_a_misspelt_chapter_gets_the_nearest(befehl: Befehl, ordner: Ordner) -> None:
    said = befehl("vorlagen", ordner.pfad, "--kopieren", "konzept/55-wohnung")
    assert "Meinten Sie „konzept/55-wohnen“?" in said.text


def test_every_chapter_of_the_house_has_blocks_of_its_own_names() -> None:
    vorlagen = Vorlagen()
    for art in vorlagen.arten:
        for chapter in vorlagen.kapitel(art):
            text = vorlagen.source(chapter)
            names = [line.split()[2] for line in text.splitlines() if line.startswith("{% block ")]
            assert names, chapter.template
            assert len(names) == len(set(names)), chapter.template


def test_a_name_kept_for_later_is_nothing_but_the_name(ordner: Ordner) -> None:
    kept = "{% set name %}{{ konzept.angebote[0].name }}{% endset %}"
    table = '::: tabelle {{ {"titel": "Zu: " ~ name}|optionen }}\n| Angebot |\n|---|\n| {{ name }} |\n:::'
    ordner.mit("vorlagen/konzept/56-sport.md.j2", f"{KOPF}{{% block einleitung %}}\n{kept}\n{table}\n{{% endblock %}}")
    (sport,) = (node for node in made(ordner) if isinstance(node, Table) and "Zu: " in plain(node.caption))
    assert plain(sport.caption) == "Zu: Migrationsberatung"
    assert plain(sport.rows[0][0]) == "Migrationsberatung"
    assert sport.about == {"caritas-mbe"}


def test_tables_of_own_templates_are_numbered_with_the_others(ordner: Ordner) -> None:
    table = '::: tabelle {"titel": "Vereine"}\n| Verein | Mitglieder |\n|---|--:|\n| SV | 12 |\n:::'
    ordner.mit("vorlagen/konzept/05-sport.md.j2", f"{KOPF}{table}")
    tables = [node for node in made(ordner) if isinstance(node, Table) and node.caption]
    assert [t.number for t in tables] == list(range(1, len(tables) + 1))
    assert plain(tables[0].caption) == "Vereine"
