"""The whole flow on one screen: load, validate, check, compose, render, write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from konzeptgen import bilder as pictures
from konzeptgen.auftrag import Built, Wish
from konzeptgen.base.finding import EnvironmentTrouble, UsageTrouble
from konzeptgen.base.near import unknown
from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER, schluessel
from konzeptgen.bilder import Bild
from konzeptgen.bilder.zeichnung.draw import Drawer
from konzeptgen.checking.check import check
from konzeptgen.checking.vollstaendigkeit import vollstaendigkeit
from konzeptgen.composing.apart import begun
from konzeptgen.composing.design import design
from konzeptgen.composing.lage import Lage
from konzeptgen.composing.luecken import Konzeptsicht
from konzeptgen.composing.papierbild import papierbilder
from konzeptgen.composing.stoff import Stoff, vergleich
from konzeptgen.document.tree import Document
from konzeptgen.examine import Examined, Progress, examine
from konzeptgen.exchange.veroeffentlichung import angaben, beigaben
from konzeptgen.model.fassung import Fassung, geschnitten, papier_geschnitten
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.lesart import Lesart
from konzeptgen.model.mappe import Mappe
from konzeptgen.model.papier import Papiermappe
from konzeptgen.rendering.einzeln import einzeln
from konzeptgen.rendering.render import render, slug
from konzeptgen.vorlagen.arten import Art, shows_pictures
from konzeptgen.vorlagen.names import VERZEICHNIS
from konzeptgen.vorlagen.vorlagen import Vorlagen
from konzeptgen.writers.write import SLIDES, USUAL, suffix, write

__all__ = ["Built", "Examined", "Fassung", "Wish", "assemble", "build", "examine"]


def assemble(examined: Sequence[Examined], wish: Wish, progress: Progress, drawer: Drawer) -> tuple[Document, str]:
    """Cut to the edition, then run compose and render; the pictures are drawn beside them. Add the file's name."""
    progress("compose")
    stoff = _stoff(examined, wish)
    look = design(stoff.mappe)
    composing = begun(stoff, sum(len(file.text) for folder in examined for file in folder.source.files))
    with ThreadPoolExecutor(max_workers=1) as pool:
        drawn = pool.submit(drawer.draw, stoff.bilder, look)
        composed = composing()
        progress("render")
        document = render(composed, look)
        data = angaben(examined[0].konzept) if examined[0].konzept and _published(examined, wish) else ""
        whole = replace(document, pictures={**document.pictures, **drawn.result()}, data=data)
    edition = "-intern" if wish.fassung is Fassung.INTERN else ""
    return whole, f"{slug(stoff.art.titel)}-{slug(composed.kennung)}{edition}"


def _published(examined: Sequence[Examined], wish: Wish) -> bool:
    """Return whether this is the public edition of a directory."""
    kinds = (art.name for art in examined[0].vorlagen.linie(wish.art))
    return wish.fassung is Fassung.OEFFENTLICH and VERZEICHNIS in kinds


def _daten(examined: Sequence[Examined], wish: Wish) -> Mapping[str, bytes]:
    """Return the files of data; raise UsageTrouble where there are none."""
    if examined[0].konzept is None or not _published(examined, wish):
        raise UsageTrouble(
            "Als Daten gibt es nur das Anbieterverzeichnis in der öffentlichen Fassung.",
            "Schreiben Sie: --dokument anbieterverzeichnis --daten",
        )
    return beigaben(examined[0].konzept, examined[0].source)


def _stoff(examined: Sequence[Examined], wish: Wish) -> Stoff:
    """Return what the document is made of: cut to its edition, with findings where it shows them."""
    orte = tuple(_lage(folder.konzept, folder, wish.fassung) for folder in examined if folder.konzept)
    if not orte:
        raise UsageTrouble(
            "Zu dem Papier fehlt der Ordner eines Konzepts.",
            "Nennen Sie dahinter mindestens einen Ordner mit einer konzept.yaml und --dokument positionspapier.",
        )
    konzept, art = orte[0].konzept, _art(examined[0].vorlagen, wish.art, len(orte))
    paper = _papier(examined, art, wish.fassung)
    mappe: Mappe = paper or (konzept.papiermappe if art.mehrere and konzept.papiermappe else konzept)
    writing = (wish.fuer or mappe.lesart) in {None, Lesart.ENTWURF} and konzept.entwurf
    hints = wish.hints and art.profil and writing and not konzept.oeffentlich
    papier = paper.papier if paper else konzept.papier
    return Stoff(
        konzept=konzept,
        mappe=mappe,
        art=art,
        vorlagen=examined[0].vorlagen,
        orte=orte,
        papier=papier,
        bilder=_bilder(konzept, art) | (papierbilder(vergleich(orte, papier), design(mappe)) if art.mehrere else {}),
        befunde=orte[0].befunde if hints else (),
        elemente=orte[0].elemente if hints else (),
        mitzeichnung=wish.mitzeichnung,
        fuer=wish.fuer,
    )


def _bilder(konzept: Konzept, art: Art) -> dict[str, Bild]:
    return pictures.bilder(konzept, design(konzept)) if art.bilder else {}


def _papier(examined: Sequence[Examined], art: Art, fassung: Fassung) -> Papiermappe | None:
    """Return the folder of the paper among those given, cut to the edition; raise UsageTrouble where it cannot be."""
    papers = [folder.paper for folder in examined if folder.paper]
    if papers and not art.mehrere:
        raise UsageTrouble(
            f"Der Ordner eines Papiers gehört nicht zur Dokumentart „{art.name}“.",
            "Schreiben Sie dazu: --dokument positionspapier",
        )
    if len(papers) > 1:
        raise UsageTrouble("Ein Papier hat nur einen Absender.", "Nennen Sie nur einen Ordner mit papier.yaml.")
    whole = [folder.konzept for folder in examined if folder.konzept]
    return papier_geschnitten(papers[0], whole, fassung) if papers else None


def _lage(konzept: Konzept, folder: Examined, fassung: Fassung) -> Lage:
    """Return the place as the edition may know it: the public one judges by what it shows, and quotes no line."""
    if fassung is Fassung.INTERN:
        return Lage(Konzeptsicht.von(konzept.zum_stand), folder.findings, folder.elemente)
    cut = geschnitten(konzept, fassung)
    findings = tuple(replace(f, place=replace(f.place, text="")) for f in check(cut, folder.source))
    return Lage(Konzeptsicht.von(cut.zum_stand), findings, vollstaendigkeit(cut, folder.source, findings))


def _art(vorlagen: Vorlagen, name: str, places: int) -> Art:
    art = vorlagen.arten.get(name)
    if art is None:
        raise unknown(f"Die Dokumentart „{name}“", name, list(vorlagen.arten))
    if places > 1 and not art.mehrere:
        raise UsageTrouble(
            f"Die Dokumentart „{name}“ entsteht aus einem einzigen Ordner.",
            "Mehrere Ordner vergleicht: --dokument positionspapier",
        )
    return art


def _formats(first: Examined, wish: Wish) -> Sequence[str]:
    """Return the formats that are asked for, else those of the kind of document, of the folder, or the usual ones."""
    art = first.vorlagen.arten.get(wish.art)
    own = tuple(word.strip() for word in art.formate.split(",")) if art and art.formate else ()
    if SLIDES in wish.formats and SLIDES not in own:
        raise UsageTrouble(
            f"Folien entstehen nicht aus der Dokumentart „{wish.art}“.", "Schreiben Sie dazu: --dokument vortragsfolien"
        )
    return wish.formats or own or (first.konzept.formate if first.konzept else ()) or USUAL


def build(folders: Sequence[Path], wish: Wish, progress: Progress) -> Built:
    """Run all six stages: folders in, bytes per format and findings out; the first folder lends texts and look."""
    drawn = schluessel("gezeichnet", [str(folder.absolute()) for folder in folders], wish.art)
    early = shows_pictures(wish.art) and ZWISCHENSPEICHER.hole(drawn) is None  # what was drawn once is kept by now
    with Drawer(early=early) as drawer:
        examined = [examine(folder, wish.stichtag, progress) for folder in folders]
        wanted = _formats(examined[0], wish)
        document, name = assemble(examined, wish, progress, drawer)
        ZWISCHENSPEICHER.merke(drawn, b"")
        data = _daten(examined, wish) if wish.daten else {}
    progress("write")
    findings = tuple(finding for folder in examined for finding in folder.findings)
    troubles: list[EnvironmentTrouble] = []
    outputs = write(document, wanted, troubles)
    single = _bausteine(document, name) if wish.bausteine else {}
    return Built(name, outputs, findings, tuple(troubles), single, data)


def _bausteine(document: Document, name: str) -> Mapping[str, bytes]:
    """Return each chapter alone, in the formats from which one pastes."""
    return {
        f"{name}-{key}.{suffix(format_)}": data
        for key, part in einzeln(document)
        for format_, data in write(part, ("docx", "html")).items()
    }
