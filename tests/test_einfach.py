"""The short version is in plain language: its own sentences by the rules that authors' sentences are held to."""

import re
from pathlib import Path

import pytest

from dokumente import je_ordner
from konzept import KOMMUNE, STICHTAG, Ordner, stoff
from konzeptgen import pipeline
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.checking.rules.spr_einfach import saetze, schwer
from konzeptgen.composing.compose import compose
from konzeptgen.model.fassung import Fassung, geschnitten

_AUTHORS = re.compile(r"^:::.*$|^\|.*$", re.MULTILINE)


def text(folder: Path | Ordner) -> str:
    """Return what the short version says outside tables."""
    made = (
        folder.konzept() if isinstance(folder, Ordner) else pipeline.examine(folder, STICHTAG, lambda _: None).konzept
    )
    assert made is not None
    chapters = compose(stoff(geschnitten(made, Fassung.OEFFENTLICH), "kurzfassung")).chapters
    return "\n\n".join(_AUTHORS.sub("", chapter.markdown.replace("\\", "")) for chapter in chapters)


@pytest.mark.parametrize("name", je_ordner(["minimal", "musterstadt"]))
def test_our_own_sentences_are_easy_to_read(name: str) -> None:
    said = [sentence for sentence in saetze(text(EXAMPLES / name)) if sentence]
    assert len(said) > 10
    assert {sentence: reasons for sentence in said if (reasons := list(schwer(sentence)))} == {}


@pytest.mark.parametrize(
    ("satz", "gruende"),
    [
        ("Wir helfen Ihnen gern.", []),
        ("Neue Hilfen werden von der Stadt bezahlt.", ["sagt nicht, wer handelt (Passiv)"]),
        ("Viele werden zu uns gehören.", []),
        ("Die Sicherung der Finanzierung bleibt schwer.", ["hängt Hauptwörter aneinander"]),
        ("Das ist Partizipation.", ["enthält „Partizipation“ (einfacher: Beteiligung)"]),
        (" ".join(["so"] * 16), ["hat 16 Wörter"]),
        ("Hier helfen: " + " ".join(["so"] * 16), []),
    ],
)
def test_what_makes_a_sentence_hard_is_named(satz: str, gruende: list[str]) -> None:
    assert list(schwer(satz)) == gruende


def test_sentences_are_parted_by_marks_paragraphs_and_items() -> None:
    assert list(saetze("**Wer?** Wir. Und Sie\n\n- Eins\n- Zwei")) == ["Wer?", "Wir.", "Und Sie", "Eins", "Zwei"]


def test_easy_names_stand_in_the_short_version_alone(tmp_path: Path) -> None:
    plan = {
        "id": "m",
        "name": "Implementierung",
        "handlungsfeld": "beratung",
        "einfach": "Lotsen helfen",
        "status": "laufend",
    }
    offer = {"id": "a", "traeger": "t", "name": "MBE", "leistungsart": "mbe", "einfach": "Rat für neue Nachbarn"}
    made = (
        Ordner(tmp_path)
        .mit("massnahmen", {"massnahmen": [plan]})
        .mit("anbieter", {"traeger": [{"id": "t", "name": "Ahorn", "art": "freie_wohlfahrt"}], "angebote": [offer]})
    )
    said = text(made)
    assert "- Lotsen helfen" in said
    assert "- Rat für neue Nachbarn (Ahorn)" in said
    assert "Implementierung" not in said
    whole = "".join(chapter.markdown for chapter in compose(stoff(made.konzept())).chapters)
    assert "Lotsen helfen" not in whole


def test_a_number_to_call_is_the_publishers_and_no_fax(tmp_path: Path) -> None:
    reach = {"telefone": ["Fax: 0999 1", "0999 222 (Empfang)"]}
    made = Ordner(tmp_path).mit("konzept", {**KOMMUNE, "herausgeber": {"name": "Stadt", "kontakt": reach}})
    assert "Sie können uns auch anrufen: 0999 222." in text(made)
    assert "anrufen" not in text(made.mit("konzept", {}))


def test_easy_language_is_claimed_by_those_who_examined_it_alone(tmp_path: Path) -> None:
    made = Ordner(tmp_path).mit("texte/kurzfassung/leichte_sprache.md", "Das ist der Plan.")
    assert "Leichter Sprache. Geprüft von" not in text(made)
    made.mit("konzept", {"rahmen": {"leichte_sprache": {"geprueft_von": "Prüfgruppe Waldau"}}})
    assert "Dieser Text ist in Leichter Sprache. Geprüft von: Prüfgruppe Waldau" in text(made)
