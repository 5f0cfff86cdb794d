"""What a sender says in its paper: own demands, own work, voices with consent; and further kinds from its folder."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pptx import Presentation
from pypdf import PdfReader

from conftest import Befehl
from dokumente import LIGA, VOM_PAPIER, Blanko, document, output
from konzept import ANGEBOT, KOMMUNE, STICHTAG, TRAEGER, Ordner, sichtbar
from konzeptgen import pipeline
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.composing.lage import Vergleich
from konzeptgen.composing.papierzeilen import hauptforderungen, in_orten, je_tausend, matrix
from konzeptgen.document.tree import CodeBlock, Figure, Footnote, Notice, Paragraph, Quote, Table, Text, plain, walk
from konzeptgen.model.fassung import Fassung
from konzeptgen.pipeline import Wish
from test_positionspapier import public, silent
from test_wahr_kurz_und_beschluss import gesagt

ABSENDER = {"art": "verband", "name": "Diakonie Kleinstadt", "traeger": [TRAEGER["id"]]}
DEMANDS = [
    {"text": "Der Kreis fördert drei Jahre.", "adressat": "kreis", "frist": "31.12.2027", "datum": "01.02.2026"},
    {"text": "Das Land zahlt mit.", "adressat": "land"},
    {"text": "Der Bund hält Wort.", "adressat": "bund", "erfuellt_am": "01.03.2026"},
    {"text": "Die Gemeinde hört zu.", "adressat": "gemeinde", "erfuellt_am": "01.03.2099"},
]
GILT = {"datum": "01.02.2026", "umfang": "ohne_namen"}
GROSS = {"kommune": {**KOMMUNE["kommune"], "typ": "kreisfreie_stadt"}}
STIMME = {"text": "Zeit hilft.", "art": "zitat", "rolle": "Beraterin", "ort": "Kleinstadt", "einwilligung": GILT}


def papier(tmp_path: Path, **more: object) -> Ordner:
    """Return a town with one offer of the sender, and its paper."""
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT]})
    return folder.mit("papier", {"papier": {"absender": ABSENDER, **more}})


# Own demands


def test_own_demands_open_the_paper_in_their_order_with_addressee_and_deadline(tmp_path: Path) -> None:
    text = gesagt(papier(tmp_path, forderungen=DEMANDS), "positionspapier")
    first = text[: text.index("Freie Träger, Angebote und Bedarfe") if "Freie Träger, Ang" in text else 3000]
    order = ["Der Kreis fördert drei Jahre (an den Kreis, bis 31.12.2027).", "Das Land zahlt mit (an das Land)."]
    order += ["Die Gemeinde hört zu (an die Gemeinde).", "Wofür der Verband dankt", "Der Bund hält Wort."]
    places = [first.index(words) for words in order]
    assert places == sorted(places)


def test_at_most_five_own_demands_stand_in_front_and_the_catalogue_fills_up_to_three(tmp_path: Path) -> None:
    many = [{"text": f"Das {word} fehlt."} for word in ("Haus", "Dach", "Rad", "Bett", "Feld", "Netz")]
    for count, own, every in ((6, 5, 5), (4, 4, 4), (1, 1, 3), (0, 0, 3)):
        (tmp_path / str(count)).mkdir()
        folder = papier(tmp_path / str(count), forderungen=many[:count])
        here, paper = public(folder.mit("konzept", GROSS)), folder.konzept().papier
        found = hauptforderungen(paper, Vergleich((here,)), STICHTAG)
        assert [text for text in found if text.startswith("Das ") and text.endswith(" fehlt.")] == [
            one["text"] for one in many[:own]
        ]
        assert len(found) == every


def test_own_demands_are_no_boxes_of_the_catalogue(tmp_path: Path) -> None:
    folder = papier(tmp_path, forderungen=DEMANDS)
    wish = Wish(stichtag=STICHTAG, formats=("html",), art="positionspapier")
    page = pipeline.build([folder.pfad], wish, silent).outputs["html"].decode()
    boxes = re.findall(r'class="[^"]*\bforderung\b', page)
    sources = re.findall(r"\((?:Anregungen der Freien|Interview der)", page)
    assert len(boxes) == len(sources) > 1


# One sender speaks of itself in the singular


@pytest.mark.parametrize(("art", "plural"), [("verband", False), ("traeger", False), ("liga", True)])
def test_one_verband_writes_in_the_singular_and_a_liga_in_the_plural(tmp_path: Path, art: str, plural: bool) -> None:  # noqa: FBT001 - the case itself
    text = gesagt(papier(tmp_path, absender={**ABSENDER, "art": art}, forderungen=DEMANDS), "positionspapier")
    assert bool(re.search(r"\b(?:wir|uns|unser\w*)\b", text, re.IGNORECASE)) is plural


def test_the_sender_s_own_offers_are_counted_before_those_of_all(tmp_path: Path) -> None:
    other = {**TRAEGER, "id": "fremd", "name": "Anderer e. V.", "kurzname": "Anderer"}
    offers = [ANGEBOT, {**ANGEBOT, "id": "x", "traeger": "fremd"}, {**ANGEBOT, "id": "y", "status": "geplant"}]
    folder = papier(tmp_path).mit("anbieter", {"traeger": [TRAEGER, other], "angebote": offers})
    text = gesagt(folder, "positionspapier")
    assert "arbeitet der Verband mit einem laufenden Angebot." in text
    assert text.index("arbeitet der Verband") < text.index("Was freie Träger beitragen")
    unknown = gesagt(folder.mit("papier", {"papier": {"absender": {**ABSENDER, "traeger": []}}}), "positionspapier")
    assert "Zu eigenen laufenden Angeboten des Absenders liegt nichts vor." in unknown


# Voices


@pytest.mark.parametrize(
    ("consent", "shown", "named"),
    [
        ({}, False, False),
        (GILT, True, False),
        ({**GILT, "umfang": "mit_namen"}, True, True),
        ({**GILT, "datum": "01.02.2099"}, False, False),
        ({**GILT, "gueltig_bis": "01.03.2026"}, False, False),
        ({**GILT, "widerrufen_am": "01.03.2026"}, False, False),
    ],
)
def test_a_voice_appears_with_consent_alone_and_its_name_only_where_that_covers_it(
    tmp_path: Path,
    consent: dict[str, str],
    shown: bool,  # noqa: FBT001 - the case itself
    named: bool,  # noqa: FBT001 - the case itself
) -> None:
    voice = {**STIMME, "name": "Kim Wolke", "einwilligung": consent}
    if not consent:
        del voice["einwilligung"]
    folder = papier(tmp_path, stimmen=[voice])
    for fassung in Fassung:
        wish = Wish(stichtag=STICHTAG, formats=("html",), art="positionspapier", fassung=fassung)
        page = pipeline.build([folder.pfad], wish, silent).outputs["html"].decode()
        assert ("Zeit hilft." in page, "Kim Wolke" in page) == (shown, named), fassung


def test_a_case_never_bears_a_name(tmp_path: Path) -> None:
    voice = {**STIMME, "art": "fallbeispiel", "name": "Kim Wolke", "einwilligung": {**GILT, "umfang": "mit_namen"}}
    text = gesagt(papier(tmp_path, stimmen=[voice]), "positionspapier")
    assert "Fallbeispiel: Zeit hilft." in text
    assert "Kim Wolke" not in text


def test_a_paper_without_concept_is_checked_for_persons_too(befehl: Befehl, tmp_path: Path) -> None:
    voice = {**STIMME, "text": "Eine 34-jährige Ärztin aus Eritrea wartet."}
    content = {
        "papier": {"absender": ABSENDER, "anliegen": "Schreiben Sie an kim.wolke@verband.example.", "stimmen": [voice]}
    }
    (tmp_path / "papier.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    said = befehl("check", tmp_path).text
    assert "DSG007" in said
    assert "DSG004" in said
    assert "Ärztin" not in said


# Several places


def zwei(tmp_path: Path) -> Vergleich:
    places = []
    for name, residents in (("Aheim", {"wert": "2000", "stichtag": "31.12.2025"}), ("Beheim", {"wert": "500"})):
        (tmp_path / name).mkdir()
        folder = Ordner(tmp_path / name).mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT]})
        folder.mit("konzept", {"kommune": {**KOMMUNE["kommune"], "name": name, "einwohner": residents}})
        places.append(public(folder))
    return Vergleich(tuple(places))


def test_figures_per_thousand_stand_only_where_residents_are_known_with_their_day(tmp_path: Path) -> None:
    rows = dict(je_tausend(zwei(tmp_path)))
    assert rows["Laufende Angebote freier Träger"] == ("1 (0,5 je 1.000)", "1")
    assert rows["Einwohnerzahl"] == ("2.000 (31.12.2025)", None)


def test_all_places_are_called_so() -> None:
    made = document("positionspapier-positionspapier")
    text = "\n".join(plain(node.inlines) for node in walk(made.blocks) if hasattr(node, "inlines"))
    assert "in allen drei Orten" in text.replace("\u00a0", " ")
    assert "(Stadt Musterstadt, Gemeinde Beispieltal, Landkreis Musterland)" not in text.replace("\u00a0", " ")


@pytest.mark.langsam
def test_the_matrix_says_in_words_how_far_each_place_is() -> None:
    made = document("positionspapier-positionspapier")
    table = next(b for b in walk(made.blocks) if isinstance(b, Table) and plain(b.caption) == "Forderungen nach Orten")
    words = {plain(cell).replace("\u00a0", " ") for row in table.rows for cell in row[2:]}
    assert words <= {"erfüllt", "teilweise", "fehlt", "zum Teil bekannt", "ohne Angaben", "nicht zutreffend"}
    assert len(table.rows) > 25
    picture = next(b for b in walk(made.blocks) if isinstance(b, Figure))
    counted = {
        place: sum(map(int, re.findall(r"\d+", said)))
        for place, said in re.findall(r"(\w+ \w+): ([^;.]+)", picture.alt)
    }
    names = [plain(cell).replace("\u00a0", " ") for cell in table.head[2:]]
    asked = {n: sum(plain(row[i]) != "nicht zutreffend" for row in table.rows) for i, n in enumerate(names, 2)}
    assert counted == asked


def test_one_place_has_neither_matrix_nor_picture(tmp_path: Path) -> None:
    two = zwei(tmp_path)
    assert len(matrix(two)[0][1]) == 2
    demand = two.alle_forderungen[0]
    assert in_orten(demand.offen, two) == "in beiden Orten"
    assert in_orten(demand.offen, Vergleich(two.orte[:1])) != "in beiden Orten"


@pytest.mark.langsam
def test_the_law_stands_in_notes_and_no_figure_is_a_gap_and_a_success() -> None:
    made = document("positionspapier-positionspapier")
    boxes = " ".join(
        plain(p.inlines) for n in walk(made.blocks) if isinstance(n, Notice) for p in n.blocks if hasattr(p, "inlines")
    )
    assert "Zur Rechtslage" not in boxes
    notes = [plain(n.inlines) for n in walk(made.blocks) if isinstance(n, Footnote)]
    assert all(note.startswith("Zur Rechtslage: ") for note in notes)
    assert notes
    text = " ".join(node.text for node in walk(made.blocks) if isinstance(node, Text)).replace("\u00a0", " ")
    assert "15,9 Prozent Abbrüche" in text
    assert "98 von 618 Teilnehmenden" not in text


@pytest.mark.langsam
def test_the_first_page_holds_who_speaks_to_whom_why_what_is_demanded_and_thanks() -> None:
    page = PdfReader(io.BytesIO(output("positionspapier-positionspapier", "pdf"))).pages[0].extract_text()
    wanted = ("Wer spricht", "An wen", "Drei Kommunen schreiben", "Was wir fordern", "Wofür wir danken", "an den Bund")
    assert [words for words in wanted if words not in page] == []


# Further kinds


def test_each_kind_is_found_and_says_for_whom_it_is(befehl: Befehl) -> None:
    said = befehl("vorlagen").text
    assert all(art in said for art in VOM_PAPIER)


def test_the_agenda_asks_both_sides_in_every_field_and_leaves_room() -> None:
    made = document("dialog-beispieltal")
    text = [plain(node.inlines) for node in walk(made.blocks) if isinstance(node, Paragraph)]
    ours, theirs = (
        sum(line.startswith(f"Frage an {who}:") for line in text) for who in ("die Kommune", "die Verbände")
    )
    rooms = [
        b for b in walk(made.blocks) if isinstance(b, Table) and b.roomy and plain(b.caption).startswith("Vereinbart")
    ]
    assert ours == theirs == len(rooms) > 3


def test_what_is_agreed_can_be_entered_as_a_decision(tmp_path: Path) -> None:
    code = next(node.text for node in walk(document("dialog-minimal").blocks) if isinstance(node, CodeBlock))
    table = {"id": "rt", "name": "Runder Tisch", **yaml.load(code, yaml.BaseLoader)}  # noqa: S506 - makes strings only
    assert Ordner(tmp_path).mit("runde_tische", {"runde_tische": [table]}).befunde() == []


@pytest.mark.langsam
def test_an_opinion_names_the_place_in_the_draft_for_each_demand() -> None:
    made = document("stellungnahme-beispieltal")
    boxes = [b for b in walk(made.blocks) if isinstance(b, Notice) and b.kind == "forderung"]
    assert boxes
    for box in boxes:
        said = " ".join(plain(p.inlines) for p in box.blocks if hasattr(p, "inlines"))
        assert re.search(r"Stelle im Entwurf: (Kapitel „|kein eigenes)", said)


# Slides


def folien() -> Any:  # noqa: ANN401 - a deck
    return Presentation(io.BytesIO(output("vortragsfolien-beispieltal", "pptx")))


@pytest.mark.langsam
def test_every_slide_has_a_title_of_its_own_text_for_pictures_and_is_german() -> None:
    deck = folien()
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles[1:])) == len(titles) - 1
    runs = [r for slide in deck.slides for node in slide.element.iter("{*}rPr") for r in [node]]
    assert {node.get("lang") for node in runs} == {"de-DE"}
    assert deck.core_properties.language == "de-DE"
    assert deck.core_properties.title
    assert any(slide.has_notes_slide and slide.notes_slide.notes_text_frame.text for slide in deck.slides)


@pytest.mark.langsam
def test_the_slides_of_several_places_show_the_picture_with_its_words(tmp_path: Path) -> None:
    folders = [EXAMPLES / name for name in LIGA]
    wish = Wish(stichtag=STICHTAG, formats=(), art="vortragsfolien")
    one, two = (pipeline.build(folders, wish, silent).outputs for _ in range(2))
    assert one == two
    assert list(one) == ["pptx"]
    deck = Presentation(io.BytesIO(one["pptx"]))
    words = [
        p.get("descr") for s in deck.slides for p in s.element.iter("{*}cNvPr") if p.getparent().tag.endswith("nvPicPr")
    ]
    assert words
    assert all("Ein Balken je Ort" in said for said in words)
    (tmp_path / "folien.pptx").write_bytes(one["pptx"])


def test_slides_are_made_of_kinds_that_are_slides(befehl: Befehl, tmp_path: Path) -> None:
    done = befehl("build", EXAMPLES / "minimal", "--format", "pptx", "-o", tmp_path)
    assert done.code == 2
    assert "--dokument vortragsfolien" in done.text
    assert befehl("build", EXAMPLES / "minimal", "--dokument", "vortragsfolien", "-o", tmp_path).code == 0
    assert [path.suffix for path in sichtbar(tmp_path)] == [".pptx"]


def test_a_quotation_is_one(tmp_path: Path) -> None:
    folder = papier(tmp_path, stimmen=[{**STIMME, "text": "Erster Satz.\n\nZweiter *Satz*."}])
    examined = pipeline.examine(folder.pfad, STICHTAG, silent)
    wish = Wish(stichtag=STICHTAG, formats=(), art="positionspapier")
    made, _ = pipeline.assemble([examined], wish, silent, Blanko())
    (quote,) = [node for node in walk(made.blocks) if isinstance(node, Quote)]
    assert [plain(p.inlines) for p in quote.blocks if isinstance(p, Paragraph)] == [
        "„Erster Satz.",
        "Zweiter *Satz*.“",
        "Beraterin, Kleinstadt",
    ]
